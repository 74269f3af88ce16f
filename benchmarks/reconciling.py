"""Reconciling: a table of names with the faults that tables have, matched against a made-up graph, as OpenRefine does.

    python -m benchmarks.reconciling [--names 1000] [--bodies 3000] [--persons 3000]

What each row means is known, as it is made from it. The peer compares names letter for letter after lower-casing.
"""

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.pipeline import prepare
from kg.reconcile import Entity, EntityKind, Wanted, match, register_of, values_of
from kg.store import open_store
from kg.terms import DEF, FOAF, GRAPH, ID, ORG, RDF, Literal, NamedNode, Quad

BODY_OF = DEF["affiliatedWith"]
GRAPH_OF = GRAPH["made-up/genannt"]
KINDS_OF_BODIES = ("Verein", "Bündnis", "Netzwerk", "Stiftung", "Initiative", "Beratungsstelle", "Mehrgenerationenhaus")
FIELDS = ("Wohnen", "Pflege", "Familie", "Nachbarschaft", "Jugend", "Bildung", "Teilhabe", "Gesundheit", "Integration")
FORMS = ("e. V.", "gGmbH", "", "")
GIVEN = ("Anna", "Bernd", "Carla", "Deniz", "Elif", "Franz", "Greta", "Hannes", "Ida", "Jörg", "Käthe", "Lars", "Mia")
SYLLABLES = ("al", "ber", "dorf", "eck", "fel", "gries", "hag", "ing", "kem", "lau", "mer", "nau", "ort", "rath", "ul")


HEADINGS = ("what the table did", "rows", "right thing first", "matched rightly", "wrongly", "peer, rightly")


@dataclass(frozen=True)
class Row:
    """A row of the table: what was typed, which fault it has, what it means, perhaps the person's body beside it."""

    typed: str
    fault: str
    meant: str
    kind: EntityKind
    body: str = ""


def made_name(chance: random.Random) -> str:
    """Return a made-up name of a town or family."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()


def bodies(number: int, chance: random.Random) -> dict[NamedNode, str]:
    """Return bodies with names that all differ, also without their legal form."""
    found: dict[str, NamedNode] = {}
    while len(found) < number:
        name = f"{chance.choice(KINDS_OF_BODIES)} {chance.choice(FIELDS)} {made_name(chance)}"
        found.setdefault(name, ID[f"organisation/made-{len(found)}"])
    return {node: f"{name} {chance.choice(FORMS)}".strip() for name, node in found.items()}


def persons(number: int, places: list[NamedNode], chance: random.Random) -> dict[NamedNode, tuple[str, NamedNode]]:
    """Return persons, each with a body; one name in ten is shared by two, in two bodies."""
    found: dict[NamedNode, tuple[str, NamedNode]] = {}
    while len(found) < number:
        name = f"{chance.choice(GIVEN)} {made_name(chance)}"
        for place in chance.sample(places, 2 if chance.random() < 0.1 else 1):
            found[ID[f"person/made-{len(found)}"]] = (name, place)
    return found


def quads(known: dict[NamedNode, str], people: dict[NamedNode, tuple[str, NamedNode]]) -> Iterator[Quad]:
    """Yield the graph: names, kinds and affiliations."""
    for node, name in known.items():
        yield Quad(node, RDF["type"], ORG["Organization"], GRAPH_OF)
        yield Quad(node, DEF["nameForm"], Literal(name, language="de"), GRAPH_OF)
    for number, (node, (name, place)) in enumerate(people.items()):
        yield Quad(node, RDF["type"], FOAF["Person"], GRAPH_OF)
        yield Quad(node, DEF["nameForm"], Literal(name, language="de"), GRAPH_OF)
        tie = ID[f"affiliation/made-{number}"]
        yield Quad(tie, DEF["affiliate"], node, GRAPH_OF)
        yield Quad(tie, BODY_OF, place, GRAPH_OF)


def typo(text: str, chance: random.Random) -> str:
    """Return a text with two letters of its middle changed over, or one left out."""
    at = chance.randrange(len(text) // 3, len(text) - 2)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :] if chance.random() < 0.5 else text[:at] + text[at + 1 :]


def abbreviated(text: str) -> str:
    """Return a name whose first word is cut, as tables have it."""
    head, _, rest = text.partition(" ")
    return f"{head[:4]}. {rest}"


FAULTS: dict[str, Callable[[str, random.Random], str]] = {
    "as it is": lambda text, _: text,
    "capitals": lambda text, _: text.upper(),
    "no legal form": lambda text, _: text.removesuffix(" e. V.").removesuffix(" gGmbH"),
    "other legal form": lambda text, _: text.replace("e. V.", "eV").replace(" gGmbH", ", gGmbH"),
    "umlauts as ae": lambda text, _: text.replace("ü", "ue").replace("ä", "ae").replace("ö", "oe"),
    "typo": typo,
    "abbreviated": lambda text, _: abbreviated(text),
}


def table(
    number: int, known: dict[NamedNode, str], people: dict[NamedNode, tuple[str, NamedNode]], chance: random.Random
) -> list[Row]:
    """Return the rows: bodies with each fault in turn, persons turned round with their body, and names of nobody."""
    rows = []
    of_body, of_person = list(known), list(people)
    while len(rows) < number:
        dice = chance.random()
        if dice < 0.6:
            node = chance.choice(of_body)
            fault = chance.choice(list(FAULTS))
            rows.append(Row(FAULTS[fault](known[node], chance), fault, node.value, EntityKind.ORGANISATION))
        elif dice < 0.9:
            node = chance.choice(of_person)
            name, place = people[node]
            given, _, family = name.partition(" ")
            beside = known[place] if chance.random() < 0.7 else ""
            fault = "person with body" if beside else "person alone"
            rows.append(Row(f"{family}, {given}", fault, node.value, EntityKind.PERSON, beside))
        else:
            name = f"{chance.choice(KINDS_OF_BODIES)} Sport {made_name(chance)}"
            rows.append(Row(name, "nobody", "", EntityKind.ORGANISATION))
    return rows


def main() -> None:
    """Print times, and of each fault how often the right thing came first, and how often a match was right or wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=1000)
    parser.add_argument("--bodies", type=int, default=3000)
    parser.add_argument("--persons", type=int, default=3000)
    given = parser.parse_args()
    chance = random.Random(1)
    known = bodies(given.bodies, chance)
    people = persons(given.persons, list(known), chance)
    rows = table(given.names, known, people, chance)
    with open_store("memory:") as store:
        prepare(store)
        store.add(quads(known, people))
        start = time.perf_counter()
        register = register_of(store)
        match(register, Wanted("warm"))
        read = time.perf_counter() - start
        names = {entity.node: entity.names for entity in register.entities.values()}
        start = time.perf_counter()
        found = [first(register, row, store, names) for row in rows]
        took = time.perf_counter() - start
    lowered: dict[str, list[Entity]] = defaultdict(list)
    for entity in register.entities.values():
        for name in entity.names:
            lowered[name.lower()].append(entity)
    tell(rows, found, lowered, (len(register.entities), read, took))


def first(register, row: Row, store, names) -> tuple[str, bool]:  # noqa: ANN001 - the values above
    """Return the first candidate's address and whether it is a match."""
    beside = {BODY_OF.value: (row.body,)} if row.body else {}
    values = {}
    wanted = Wanted(row.typed, frozenset({row.kind}), beside)
    if beside:
        alike = [one.entity for one in match(register, Wanted(row.typed, wanted.kinds, limit=50))]
        said = values_of(store, [one.node for one in alike], [BODY_OF])
        values = {
            one.id: {
                BODY_OF.value: tuple(name for body in said.get(one.node, {}).get(BODY_OF, ()) for name in names[body])
            }
            for one in alike
        }
    candidates = match(register, wanted, values)
    return (candidates[0].entity.node.value, candidates[0].sure) if candidates else ("", False)


def tell(rows: list[Row], found: list[tuple[str, bool]], lowered, figures: tuple[int, float, float]) -> None:  # noqa: ANN001 - as above
    """Print the table of the README."""
    size, read, took = figures
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row, (node, sure) in zip(rows, found, strict=True):
        peer = lowered.get(row.typed.lower(), [])
        for group in (row.fault, "all"):
            counts[group]["rows"] += 1
            counts[group]["first"] += node == row.meant
            counts[group]["right"] += sure and node == row.meant
            counts[group]["wrong"] += sure and node != row.meant
            counts[group]["peer"] += len(peer) == 1 and peer[0].node.value == row.meant
    pace = f"{len(rows)} names in {took:.1f} s, {1000 * took / len(rows):.1f} ms each"
    lines = [f"{size} things, register {read:.2f} s; {pace}", "", f"| {' | '.join(HEADINGS)} |", "|---|" + "---:|" * 5]
    for group in (*sorted(one for one in counts if one != "all"), "all"):
        one = counts[group]
        figures_of = (one["rows"], one["first"], one["right"], one["wrong"], one["peer"])
        lines.append(f"| {group} | {' | '.join(map(str, figures_of))} |")
    print("\n".join(lines))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
