"""Graphs: made-up data of social-space work as N-Quads, a graph a document, any size, the same for the same seed."""

import json
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Final

__all__ = ["Samples", "written"]

NS: Final = "https://example.org/ns#"
ID: Final = "https://example.org/id/"
TYPE: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL: Final = "<http://www.w3.org/2000/01/rdf-schema#label>"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
LEVELS: Final = ("Quartier", "Stadt", "Kreis", "Land", "Bund")
ROLES: Final = ("Moderation", "Vortrag", "Podium", "Teilnahme")
NAMES: Final = ("Käthe Böhm", "Özlem Yılmaz", "Jürgen Weiß", "Anna Nowak", "Thérèse Groß", "Uwe Schäfer", "Zoë Krüger")
BODIES: Final = ("Bürgerstiftung", "Nachbarschaftshaus", "Jugendamt", "Caritasverband", "Stadtteilbüro", "Sozialamt")
TOP, MIDDLE, LEAVES = 20, 180, 1_800
THEMES: Final = TOP + MIDDLE + LEAVES
STATES, DISTRICTS, TOWNS = 16, 400, 4_000
FIRST_TOWN: Final = STATES + DISTRICTS
ACTORS_OF_DOCUMENT: Final = 50
TRIPLES_OF_DOCUMENT: Final = 847  # about, with its events

Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Samples:
    """What was written, and addresses of it to fill queries with, by the names of their slots."""

    statements: int
    actors: int
    slots: dict[str, list[str]] = field(repr=False)


def written(path: Path, statements: int, seed: int = 7) -> Samples:
    """Write about so many statements to a file of N-Quads, and return samples of them; kept beside it, made once."""
    note = path.with_suffix(".json")
    if path.exists() and note.exists():
        return Samples(**json.loads(note.read_text(encoding="utf-8")))
    world = World(random.Random(seed))
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for graph, rows in world.graphs(statements):
            lines = [f"{s} {p} {o} <{ID}graph/{graph}> .\n" for s, p, o in rows]
            count += len(lines)
            file.writelines(lines)
    samples = Samples(count, world.actors, world.slots())
    told = {"statements": samples.statements, "actors": samples.actors, "slots": samples.slots}
    note.write_text(json.dumps(told), encoding="utf-8")
    return samples


class World:
    """Themes in a tree, places in one, and documents in which persons of organisations take part in events."""

    def __init__(self, chance: random.Random) -> None:
        """Draw which themes are popular: the rank-th is a rank-th as likely as the first."""
        self._chance = chance
        self._ranked = chance.sample(range(THEMES), THEMES)
        self._weights = list(accumulate(1 / rank for rank in range(1, THEMES + 1)))
        self.actors = 0

    def graphs(self, statements: int) -> Iterator[tuple[str, list[Row]]]:
        """Yield names and rows of graphs until there are so many statements."""
        count = 0
        for name, rows in (("themen", list(self._themes())), ("orte", list(self._places()))):
            count += len(rows)
            yield name, rows
        documents = max(1, (statements - count) // TRIPLES_OF_DOCUMENT)
        for number in range(documents):
            yield f"dokument-{number}", list(self._document(number, documents))

    def slots(self) -> dict[str, list[str]]:
        """Return addresses for the slots of queries, fifty of each where there are as many."""
        step = max(1, self.actors // 50)
        rare = self._ranked[100:150]
        return {
            "actor": [f"{ID}actor/{number}" for number in range(0, self.actors, step)][:50],
            "other": [f"{ID}actor/{(number * 31 + 17) % self.actors}" for number in range(50)],
            "theme": [f"{ID}theme/{number}" for number in rare],
            "top": [f"{ID}theme/{number}" for number in range(TOP)],
            "middle": [f"{ID}theme/{number}" for number in range(TOP, TOP + 50)],
            "state": [f"{ID}place/{number}" for number in range(STATES)],
        }

    def _themes(self) -> Iterator[Row]:
        for number in range(THEMES):
            theme = iri("theme", number)
            yield theme, TYPE, f"<{SKOS}Concept>"
            yield theme, f"<{SKOS}prefLabel>", f'"Thema {number}"@de'
            if number >= TOP:
                above = number % TOP if number < TOP + MIDDLE else TOP + number % MIDDLE
                yield theme, f"<{SKOS}broader>", iri("theme", above)
                yield iri("theme", above), f"<{SKOS}narrower>", theme

    def _places(self) -> Iterator[Row]:
        for number in range(FIRST_TOWN + TOWNS):
            yield iri("place", number), TYPE, f"<{NS}Place>"
            yield iri("place", number), LABEL, f'"Ort {number}"@de'
            if number >= STATES:
                above = number % STATES if number < FIRST_TOWN else STATES + number % DISTRICTS
                yield iri("place", number), f"<{NS}partOf>", iri("place", above)

    def _document(self, number: int, documents: int) -> Iterator[Row]:
        draw, document = self._chance.randrange, iri("document", number)
        yield document, TYPE, f"<{NS}Document>"
        yield document, LABEL, f'"Bericht {number}"@de'
        own = range(number * ACTORS_OF_DOCUMENT, (number + 1) * ACTORS_OF_DOCUMENT)
        self.actors = own.stop
        for actor in own:
            yield from self._actor(actor, document)
        for event in range(number * 5, number * 5 + 5):
            yield iri("event", event), TYPE, f"<{NS}Event>"
            yield iri("event", event), LABEL, f'"Forum {event}"@de'
            yield iri("event", event), f"<{NS}inDocument>", document
            for part in range(event * 10, event * 10 + 10):
                participation, someone = iri("participation", part), draw(documents * ACTORS_OF_DOCUMENT)
                yield participation, f"<{NS}event>", iri("event", event)
                yield participation, f"<{NS}participant>", iri("actor", someone)
                yield participation, f"<{NS}role>", f"<{NS}{ROLES[draw(len(ROLES))]}>"
                yield participation, f"<{NS}inDocument>", document

    def _actor(self, number: int, document: str) -> Iterator[Row]:
        draw, actor, organisation = self._chance.randrange, iri("actor", number), number % 10 < 3
        names = BODIES if organisation else NAMES
        yield actor, TYPE, f"<{NS}{'Organisation' if organisation else 'Person'}>"
        yield actor, LABEL, f'"{names[draw(len(names))]} {number}"@de'
        yield actor, f"<{NS}inDocument>", document
        yield actor, f"<{NS}locatedIn>", iri("place", FIRST_TOWN + draw(TOWNS))
        yield actor, f"<{NS}level>", f"<{NS}{LEVELS[draw(len(LEVELS))]}>"
        if not organisation:
            yield actor, f"<{NS}memberOf>", iri("actor", number - number % 10 + draw(3))
        likely = {bisect(self._weights, self._chance.random() * self._weights[-1]) for _ in range(draw(3, 13))}
        for rank in sorted(likely):
            yield actor, f"<{NS}hasTheme>", iri("theme", self._ranked[min(rank, THEMES - 1)])


def iri(kind: str, number: int) -> str:
    """Return the address of the number-th thing of a kind, as N-Quads write it."""
    return f"<{ID}{kind}/{number}>"
