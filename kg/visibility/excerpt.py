"""Excerpt: what a tier may see, as a store of its own that follows the whole one."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice
from typing import Final, TypeVar

from kg.catalogue import view
from kg.curation import DEFAULT_THRESHOLD, Ledger, read_ledger, reconcile, settled
from kg.curation.decision import Decision, Kind
from kg.curation.ledger import CURATION_GRAPH
from kg.curation.reading import FAMILIES, graphs_of_family
from kg.derive import derive
from kg.link.book import LINK_GRAPH, read_links
from kg.link.places import REGISTER, place_links
from kg.link.triples import link_triples
from kg.store.base import Store
from kg.terms import DEF, DERIVED_GRAPH, GRAPH, ID, VOCABULARY_GRAPH, NamedNode, Triple
from kg.visibility.standing import documents_in, standings
from kg.visibility.tier import Tier

__all__ = ["Excerpt", "is_tiered", "shown_of"]

_BATCH: Final = 50
"""Documents written in one transaction."""

_SHOWN: Final = frozenset(("dokument", "aufloesung"))
"""What a document's own graphs show besides its facts; a graph that is not known here is shown to nobody."""

Graphs = dict[NamedNode, frozenset[Triple]]
_T = TypeVar("_T")


def is_tiered(store: Store, default: Tier = Tier.PUBLIC) -> bool:
    """Tell whether anything in a store may be hidden from anybody: somebody has said so once, or it is the rule."""
    return default is not Tier.PUBLIC or any(True for _ in store.quads(predicates=(DEF["visibility"],)))


def shown_of(store: Store, tier: Tier, default: Tier) -> Mapping[str, list[NamedNode]]:
    """Return the documents that a tier may see, with those of their graphs that may be seen at all."""
    said = standings(store)
    return {
        document: [name for name in names if name in _graphs_shown(document)]
        for document, names in documents_in(store.graphs()).items()
        if tier.sees(said[document].tier(default) if document in said else default)
    }


@dataclass
class Excerpt:
    """What a tier may see of a store, kept in another one.

    It is the graph that would have been built from the documents of that tier alone, under those decisions that speak
    of nothing else: a name, an address, a label or a link that only hidden documents know is not in it, nor is their
    number. ``default`` is for whom a document is of which nobody has said so; facts less sure than ``threshold`` are
    set aside, as in the whole store. Belongs to one thread at a time.
    """

    store: Store
    tier: Tier
    default: Tier = Tier.PUBLIC
    threshold: Decimal = DEFAULT_THRESHOLD
    derive: Callable[[Store], object] = derive
    _named: dict[str, frozenset[NamedNode]] = field(default_factory=dict)
    """What is named in each document among the things that decisions make one or two."""

    def follow(self, source: Store, changed: Collection[NamedNode] | None = None) -> bool:
        """Bring the excerpt up to the whole store; return whether that changed it.

        ``changed`` are the graphs that writes touched since the last time; without them everything is looked at.
        What is to be hidden goes first.
        """
        before = self.store.version()
        shown = shown_of(source, self.tier, self.default)
        self._withdraw(shown)
        ledger = read_ledger(source, self.threshold)
        fresh = set(shown)
        if changed is not None and CURATION_GRAPH not in changed:
            fresh = (fresh - set(documents_in(self.store.graphs()))) | (fresh & set(documents_in(changed)))
        read = dict(self._read(source, {one: shown[one] for one in sorted(fresh)}, ledger))
        visible = self._ledger(ledger, frozenset(shown))
        known = Ledger(read_ledger(self.store).decisions)
        if visible.decisions != known.decisions:  # they touch other documents, too
            read |= dict(self._read(source, {one: shown[one] for one in sorted(set(shown) - set(read))}, ledger))
        if changed is None or VOCABULARY_GRAPH in changed:
            self.store.replace_graphs({VOCABULARY_GRAPH: _triples(source, VOCABULARY_GRAPH)})
        self._write(read, visible)
        self.store.replace_graphs({CURATION_GRAPH: visible.triples()})
        reconcile(self.store, replace(visible, agreed=read_ledger(self.store).agreed))
        self._link(source)
        if self.store.version() != before:
            self.derive(self.store)
        return self.store.version() != before

    def _withdraw(self, shown: Collection[str]) -> None:
        """Take out the documents that are not shown any more."""
        hidden = {one: names for one, names in documents_in(self.store.graphs()).items() if one not in shown}
        self.store.replace_graphs({name: () for names in hidden.values() for name in names})
        for document in hidden:
            self._named.pop(document, None)

    def _read(
        self, source: Store, wanted: Mapping[str, list[NamedNode]], ledger: Ledger
    ) -> Iterator[tuple[str, Graphs]]:
        """Yield documents' graphs as they were read, and note what they name of the things that are decided about."""
        decided = frozenset(thing for one in ledger.decisions for thing in one.things)
        plain = Ledger(
            tuple(one for one in ledger.decisions if one.kind in {Kind.ACCEPTANCE, Kind.REJECTION}), self.threshold
        )
        for document, names in wanted.items():
            graphs = settled(document, {name: _triples(source, name) for name in names}, plain)
            self._named[document] = _named_in(graphs, decided) if decided else frozenset()
            yield document, graphs

    def _ledger(self, ledger: Ledger, shown: frozenset[str]) -> Ledger:
        """Return the decisions that speak of nothing but what the shown documents name, or the vocabulary.

        The address that a separation makes is known with the one that it is made of.
        """
        known = frozenset[NamedNode]().union(*(self._named.get(document, ()) for document in shown))
        known |= {thing for one in ledger.decisions for thing in one.things if not thing.value.startswith(ID)}
        known |= {
            one.things[1]
            for one in ledger.decisions
            if one.kind is Kind.SEPARATION
            and one.things[0] in known
            and one.things[1].value.startswith(f"{one.things[0].value}-")
        }

        def speaks_of_known(one: Decision) -> bool:
            return (not one.document or one.document in shown) and known.issuperset(one.things)

        return Ledger(tuple(one for one in ledger.decisions if speaks_of_known(one)), self.threshold)

    def _write(self, read: Mapping[str, Graphs], ledger: Ledger) -> None:
        """Write documents under the decisions; what rules made one so far stays so until they are asked again."""
        known = replace(ledger, agreed=read_ledger(self.store).agreed)
        there = documents_in(self.store.graphs())
        for batch in _batches(read.items()):
            graphs: dict[NamedNode, Iterable[Triple]] = {}
            for document, given in batch:
                graphs |= dict.fromkeys(there.get(document, ()), ())
                graphs |= settled(document, given, known)
            self.store.replace_graphs(graphs)

    def _link(self, source: Store) -> None:
        """Write the links of what is here: of the vocabulary, and of things that a shown document names.

        What a place can mean follows from the documents that leave it open; a verdict on such a link holds here, too.
        """
        open_places = {one.address: one for one in place_links(self.store)}
        links = read_links(source)
        things = sorted({one.subject for one in links if one.subject.value.startswith(ID)}, key=str)
        here: set[NamedNode] = set()
        for batch in _batches(things, 400):
            rows = self.store.select(view("named_things").filled({"thing": batch})).rows
            here |= {
                thing
                for row in rows
                if row["graph"] not in {LINK_GRAPH, DERIVED_GRAPH} and isinstance(thing := row["thing"], NamedNode)
            }
        shown = {
            one.address: one
            for one in links
            if (one.subject in here or not one.subject.value.startswith(ID))
            and (one.source != REGISTER or one.verdicts)
        }
        for address, one in open_places.items():
            shown[address] = replace(one, verdicts=shown[address].verdicts) if address in shown else one
        self.store.replace_graphs({LINK_GRAPH: [triple for one in shown.values() for triple in link_triples(one)]})


def _graphs_shown(document: str) -> frozenset[NamedNode]:
    own = {GRAPH[f"{document}/{name}"] for name in _SHOWN}
    return frozenset(own.union(*(graphs_of_family(document, family) for family in FAMILIES)))


def _triples(store: Store, graph: NamedNode) -> frozenset[Triple]:
    return frozenset(quad.triple for quad in store.quads(graph))


def _named_in(graphs: Graphs, things: frozenset[NamedNode]) -> frozenset[NamedNode]:
    """Return which things stand in graphs."""
    return frozenset(
        node
        for triples in graphs.values()
        for triple in triples
        for node in (triple.subject, triple.object)
        if isinstance(node, NamedNode) and node in things
    )


def _batches(given: Iterable[_T], size: int = _BATCH) -> Iterator[tuple[_T, ...]]:
    rest = iter(given)
    while batch := tuple(islice(rest, size)):
        yield batch
