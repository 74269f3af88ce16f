"""Agreement: persons of one body whom documents name in fuller and shorter forms of one name, made one by rule."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from kg.catalogue import view
from kg.curation.ledger import AGREEMENT_GRAPH, Ledger
from kg.curation.name import PersonName, person_name
from kg.curation.relation import kind_of
from kg.curation.settlement import documents_naming, resettled
from kg.slug import short_hash
from kg.store.base import Store
from kg.terms import DCTERMS, DEF, ID, RDF, Literal, NamedNode, Triple

__all__ = ["agreed", "agreement", "agreement_triples", "reconcile"]

RULE: Final = "shorter-name-in-one-body"


def reconcile(store: Store, ledger: Ledger) -> None:
    """Make one, over all documents of a store, whom the rule finds to be one now; others are not touched.

    What comes out depends on documents and decisions alone, not on their order.
    """
    known, documents = agreement(store, ledger)
    if known.agreed != ledger.agreed:
        store.replace_graphs(
            {AGREEMENT_GRAPH: frozenset(agreement_triples(known.agreed)), **resettled(store, documents, known)}
        )


def agreement(store: Store, ledger: Ledger) -> tuple[Ledger, tuple[str, ...]]:
    """Return the ledger with what the rule finds in a store now, and the documents that this concerns."""
    found = agreed(named_in_bodies(store), ledger.agreeing({}))
    changed = {thing for pair in {*found.items()} ^ {*ledger.agreed.items()} for thing in pair}
    return ledger.agreeing(found), documents_naming(store, changed) if changed else ()


def agreed(named: Mapping[NamedNode, Mapping[NamedNode, PersonName]], ledger: Ledger) -> dict[NamedNode, NamedNode]:
    """Return which person goes into which: the one of the fuller name, if there is only one whom the shorter can mean.

    "I. Kern" and "Ida Kern" of one body are one unless there is an "Irma Kern", too; so are two of one name whose
    bodies were merged. A surname alone means nobody, and decisions go before.
    """
    found: dict[NamedNode, NamedNode] = {}
    apart = {thing for thing, _ in ledger.separations}
    for persons in bodies_as_decided(named, ledger).values():
        for person, name in persons.items():
            fuller = {one: full for one, full in persons.items() if goes_into((person, name), (one, full))}
            longest = min(fuller, key=lambda one: (-fuller[one].length, one.value), default=None)
            if longest is None or person in ledger.merges or not apart.isdisjoint((person, longest)):
                continue
            alone = all(full == fuller[longest] or full.shortens(fuller[longest]) for full in fuller.values())
            one_already = ledger.canonical(person) == ledger.canonical(longest)
            if alone and not one_already and not ledger.parting(person, longest):
                found[person] = longest
    return dict(sorted(found.items(), key=str))


def goes_into(short: tuple[NamedNode, PersonName], full: tuple[NamedNode, PersonName]) -> bool:
    """Tell whether a name is a shorter form of another; of two equal ones the first address stays."""
    return short[1].shortens(full[1]) or (short[1] == full[1] and full[0].value < short[0].value)


def bodies_as_decided(
    named: Mapping[NamedNode, Mapping[NamedNode, PersonName]], ledger: Ledger
) -> dict[NamedNode, dict[NamedNode, PersonName]]:
    """Return the persons of each body after all merges of bodies."""
    found: dict[NamedNode, dict[NamedNode, PersonName]] = defaultdict(dict)
    for body, persons in named.items():
        found[ledger.canonical(body)] |= persons
    return found


def named_in_bodies(store: Store) -> dict[NamedNode, dict[NamedNode, PersonName]]:
    """Return the names of persons by body, as the documents of a store were read."""
    found: dict[NamedNode, dict[NamedNode, PersonName]] = defaultdict(dict)
    for row in store.select(view("identifications").filled({})).rows:
        thing, body = row["thing"], row.get("body")
        if isinstance(thing, NamedNode) and isinstance(body, NamedNode) and kind_of(thing) == "person":
            found[body][thing] = person_name(row["name"].value)
    return found


def agreement_triples(found: Mapping[NamedNode, NamedNode]) -> Iterator[Triple]:
    """Yield what tells by which rule one address went into another."""
    for gone, stays in found.items():
        node = ID[f"agreement/{short_hash(f'{gone} {stays}')}"]
        yield Triple(node, RDF["type"], DEF["Agreement"])
        yield Triple(node, DEF["mergedThing"], gone)
        yield Triple(node, DEF["mergedInto"], stays)
        yield Triple(node, DEF["identityRule"], Literal(RULE))
        yield Triple(gone, DCTERMS["isReplacedBy"], stays)
