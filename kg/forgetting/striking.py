"""Striking: quads as if they had never named somebody, and how much that took out of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.forgetting.attesting import ATTESTED, EVIDENCE, attested
from kg.forgetting.name import blackened, names_in, surnames_in
from kg.forgetting.page import Known, Page, document_of, pages_of
from kg.forgetting.place import exchanged, words_in_address
from kg.terms import (
    DCTERMS,
    DEF,
    DERIVED_GRAPH,
    FOAF,
    GRAPH,
    ID,
    RDF,
    VOCABULARY_GRAPH,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    Term,
    Triple,
)

__all__ = ["Struck", "Wanted", "struck"]

TYPE: Final = RDF["type"]
WORDS: Final = frozenset((DEF["quoteText"], DEF["passageText"]))
CARRIERS: Final = frozenset(
    DEF[name]
    for name in (
        *("Affiliation", "Participation", "Identification", "Link", "LinkAcceptance", "LinkRejection"),
        *("Claim", "Proposal", "Merging", "Distinction", "Separation", "Acceptance", "Rejection", "Correction"),
        "Agreement",
    )
)
"""What says nothing any more once one of the things that it joins is gone."""
NAMED_APART: Final = frozenset(("place", "organisation", "unit", "document"))
"""Kinds whose addresses other documents use, too: a surname alone in them may be a word."""
OFFICE: Final = frozenset(("kuratierung", "verwaltung"))
"""Graphs with words of persons at work here, who may speak of somebody by the surname alone."""

UNNAMED: Final = NamedNode("urn:x-graph:unnamed")
"""Stands for the graph without a name, while quads are looked through."""

_Node = Term | Triple


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to strike: which keys mean them in a document (its slug), and what stands for a name in addresses."""

    known: Known
    mark: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Struck:
    """Quads without somebody; how often what was taken out or changed, by kind; and in which documents."""

    quads: tuple[Quad, ...]
    counts: Mapping[str, int]
    documents: tuple[str, ...]


def struck(quads: Iterable[Quad], wanted: Wanted) -> Struck:
    """Return quads without a person: no node, no name in texts, labels and addresses, no decision about them.

    Evidence keeps its place, and its words are blacked out letter by letter. Done twice, it changes nothing.
    """
    graphs: dict[NamedNode, list[Triple]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name if isinstance(quad.graph_name, NamedNode) else UNNAMED].append(quad.triple)
    return _Striking(graphs, wanted).done()


class _Striking:
    """One pass over all graphs; what it knows grows from the documents to what is said about all of them."""

    def __init__(self, graphs: Mapping[NamedNode, list[Triple]], wanted: Wanted) -> None:
        self.graphs = graphs
        self.wanted = wanted
        self.counts: Counter[str] = Counter()
        self.pages = pages_of(graphs, wanted.known)
        for page in self.pages.values():
            self.counts["texts"] += page.text != page.clean
            self.counts["places in texts"] += page.spans
        self.found = lru_cache(maxsize=100_000)(self._found)
        marked = {slug: self._marked(slug, page) for slug, page in self.pages.items()}
        self.slugs = {slug: fresh for slug, fresh in marked.items() if fresh != slug}
        self.spared = self._spared()
        self.surnames = {one for page in self.pages.values() for one in page.surnames}

    def done(self) -> Struck:
        kept: list[Quad] = []
        for name, triples in self.graphs.items():
            page = self.pages.get(document_of(name))
            renamed = DefaultGraph() if name == UNNAMED else self._renamed(name, page)
            kept += [Quad(one.subject, one.predicate, one.object, renamed) for one in self._graph(name, triples, page)]
        touched = tuple(page.slug for page in self.pages.values() if page.is_touched)
        return Struck(tuple(kept), {kind: number for kind, number in self.counts.items() if number}, touched)

    def _spared(self) -> frozenset[str]:
        """Return the addresses of persons of the same name in documents that mean somebody else by it."""
        found = set()
        for name, triples in self.graphs.items():
            page = self.pages.get(document_of(name))
            if page is None or page.is_touched:
                continue
            found |= {
                triple.subject.value
                for triple in triples
                if triple.object == FOAF["Person"] and isinstance(triple.subject, NamedNode)
            }
        return frozenset(found)

    def _found(self, local: str, document: str) -> tuple[tuple[int, int], ...]:
        found = names_in(local, lambda key: self.wanted.known(key, document))
        return tuple((one.start, one.end) for one in found)

    def _goes(self, node: object, page: Page | None) -> bool:
        """Tell whether a node is the person, or made of nothing but a relation to them."""
        if not isinstance(node, NamedNode) or not node.value.startswith(ID):
            return False
        kind, _, local = node.value.removeprefix(ID).partition("/")
        if page is not None and node in page.persons:
            return True
        if kind not in {"person", "affiliation", "participation"}:
            return False
        if page is None and any(one.rpartition("/")[2] in local for one in self.spared):
            return False
        return bool(self.found(local, page.slug if page else ""))

    def _graph(self, name: NamedNode, triples: list[Triple], page: Page | None) -> Iterator[Triple]:
        if name == VOCABULARY_GRAPH or (page is not None and self._untouched(name, page)):
            yield from triples
            return
        gone = self._gone(triples, page)
        left = [
            one for one in triples if one.subject not in gone and one.object not in gone and one.predicate not in gone
        ]
        self.counts["facts"] += len(triples) - len(left)
        lost = {one.subject for one in triples if one.predicate == ATTESTED and one.object in gone} - gone
        if lost:
            left = attested(left, lost)
        if page is not None:
            page.locate(left)
        derived = name == DERIVED_GRAPH
        for one in left:
            value = self._value(one, name, page)
            if derived and value != one.object:
                continue  # a label; the rules derive it anew
            subject, predicate = self._renamed(one.subject, page), one.predicate
            if value != one.object and isinstance(value, Literal):
                self.counts["passages" if one.predicate in WORDS else "labels"] += 1
            elif subject != one.subject:
                self.counts["addresses"] += 1
            yield Triple(subject, predicate, value)

    def _untouched(self, name: NamedNode, page: Page) -> bool:
        """Tell whether a document has nothing to do with the person, so that its graphs need no look."""
        if page.is_touched or self.found(page.slug, page.slug):
            return False
        return name.value.rsplit("/", 1)[-1] not in OFFICE

    def _gone(self, triples: list[Triple], page: Page | None) -> set[_Node]:
        nodes: set[_Node] = {node for one in triples for node in (one.subject, one.object)}
        gone = {node for node in nodes if self._goes(node, page)}
        if not gone:
            return gone
        types = {one.subject for one in triples if one.predicate == TYPE and one.object in CARRIERS}
        owners: dict[_Node, set[_Node]] = defaultdict(set)
        for one in triples:
            if one.predicate == EVIDENCE:
                owners[one.object].add(one.subject)
        while True:
            more: set[_Node] = {one.subject for one in triples if one.object in gone and one.subject in types}
            more |= {node for node, of in owners.items() if of <= gone} - gone
            if more <= gone:
                return gone
            gone |= more

    def _value(self, triple: Triple, graph: NamedNode, page: Page | None) -> Term | Triple:
        """Return what a triple says, without the name."""
        value = triple.object
        if not isinstance(value, Literal):
            return self._renamed(value, page) if isinstance(value, NamedNode) else value
        said = page.words(triple) if page else None
        if said is None:
            surnames = self.surnames if graph.value.rsplit("/", 1)[-1] in OFFICE else page.surnames if page else ()
            spans = [*self.found(value.value, page.slug if page else ""), *surnames_in(value.value, surnames)]
            if triple.predicate == DCTERMS["source"]:
                spans += words_in_address(value.value.casefold(), surnames)
            said = blackened(value.value, spans)
        if said == value.value:
            return value
        return Literal(said, language=value.language) if value.language else Literal(said, datatype=value.datatype)

    def _renamed(self, node: Term | Triple, page: Page | None) -> NamedNode:
        """Return an address without the name in it."""
        if not isinstance(node, NamedNode) or not node.value.startswith((ID, GRAPH)):
            return node  # type: ignore[return-value]  # blank nodes have no name
        start = ID if node.value.startswith(ID) else GRAPH
        old = node.value.removeprefix(start)
        if start == ID and old.startswith("person/"):
            return node
        local = old
        for slug, fresh in self.slugs.items():
            local = exchanged(local, slug, fresh)
        if start == ID and page is not None and local.partition("/")[0] not in NAMED_APART:
            local = self._marked(local, page)
        elif local == old:
            local = self._marked(local, None)
        return node if local == old else NamedNode(f"{start}{local}")

    def _marked(self, local: str, page: Page | None) -> str:
        """Return part of an address with a mark in place of the name, the surname alone too where a page tells it."""
        spans = list(self.found(local, page.slug if page else ""))
        spans += [
            (first, last)
            for first, last in (words_in_address(local, page.surnames) if page else ())
            if not any(left <= first and last <= right for left, right in spans)
        ]
        for first, last in sorted(set(spans), reverse=True):
            local = f"{local[:first]}entfernt-{self.wanted.mark(local[first:last])}{local[last:]}"
        return local
