"""Page: what one document tells of somebody who is to be forgotten, and its text with that blacked out."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.forgetting.name import blackened, names_in, surnames_in
from kg.forgetting.place import places
from kg.terms import DEF, FOAF, GRAPH, RDF, Literal, NamedNode, Triple

__all__ = ["Page", "document_of", "pages_of"]

_TEXT: Final = DEF["text"]
_START, _END, _QUOTE = DEF["startOffset"], DEF["endOffset"], DEF["quoteText"]
_PASSAGE_START, _PASSAGE = DEF["passageStart"], DEF["passageText"]

Known = Callable[[str, str], bool]


@dataclass
class Page:
    """One document while it is looked through: its text before and after, whom it names, and by which surnames.

    ``spans`` is how many places of the text are blacked out.
    """

    slug: str
    text: str = ""
    clean: str = ""
    spans: int = 0
    surnames: frozenset[str] = frozenset()
    persons: frozenset[NamedNode] = frozenset()
    _offsets: dict[object, dict[NamedNode, int]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def is_touched(self) -> bool:
        """Whether it names the person at all."""
        return bool(self.surnames or self.persons)

    def locate(self, triples: Iterable[Triple]) -> None:
        """Take up where the words of evidence stand, from one of the document's graphs."""
        for one in triples:
            if one.predicate in {_START, _END, _PASSAGE_START} and isinstance(one.object, Literal):
                self._offsets[one.subject][one.predicate] = int(one.object.value)

    def words(self, triple: Triple) -> str | None:
        """Return what a triple says that repeats the text, its hash included; ``None`` where it repeats nothing."""
        value = triple.object
        if self.text == self.clean or not isinstance(value, Literal):
            return None
        if triple.predicate == _TEXT:
            return self.clean
        if triple.predicate == DEF["textHash"]:
            return hashlib.sha256(self.clean.encode()).hexdigest()
        if triple.predicate not in {_QUOTE, _PASSAGE}:
            return None
        start = self._offsets[triple.subject].get(_START if triple.predicate == _QUOTE else _PASSAGE_START, -1)
        end = start + len(value.value)
        return self.clean[start:end] if start >= 0 and self.text[start:end] == value.value else None


def pages_of(graphs: Mapping[NamedNode, list[Triple]], known: Known) -> dict[str, Page]:
    """Return the documents in graphs by slug, looked through for names that are known in them."""
    own: dict[str, list[Triple]] = defaultdict(list)
    for name, triples in graphs.items():
        if slug := document_of(name):
            own[slug] += triples
    return {slug: _page(slug, triples, lambda key, slug=slug: known(key, slug)) for slug, triples in own.items()}  # type: ignore[misc]


def document_of(graph: NamedNode) -> str:
    """Return the slug of the document that a graph belongs to; nothing for the others."""
    slug, _, kind = graph.value.removeprefix(GRAPH).partition("/")
    return slug if kind and graph.value.startswith(GRAPH) else ""


def _page(slug: str, triples: list[Triple], known: Callable[[str], bool]) -> Page:
    text = next((one.object.value for one in triples if one.predicate == _TEXT and isinstance(one.object, Literal)), "")
    found = names_in(text, known)
    surnames = {one.surname for one in found}
    persons, others = set(), set()
    people = {one.subject for one in triples if one.predicate == RDF["type"] and one.object == FOAF["Person"]}
    for one in triples:
        if one.predicate != DEF["nameForm"] or one.subject not in people or not isinstance(one.object, Literal):
            continue
        named = names_in(one.object.value, known)
        surnames |= {name.surname for name in named}
        if named and isinstance(one.subject, NamedNode):
            persons.add(one.subject)
        else:
            others.add(one.object.value)
    spans = [(one.start, one.end) for one in found]
    taken = [span for name in others for span in places(text, name)] if surnames else []
    spans += [
        (start, end)
        for start, end in surnames_in(text, surnames)
        if not any(left <= start and end <= right for left, right in taken)
    ]
    return Page(slug, text, blackened(text, spans), len(set(spans)), frozenset(surnames), frozenset(persons))
