"""Passages: pieces of evidence as sentences with the span that counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.contexts import Passage
from api.messages import Language
from api.views import Views, integer, node, number, text
from kg.terms import NamedNode

__all__ = ["Shown", "anchor", "passage_href", "passages_of", "status_name"]


def passages_of(views: Views, evidence: Iterable[NamedNode], language: Language) -> Mapping[str, Passage]:
    """Return the passage of each piece of evidence by its IRI, in the order of documents and offsets."""
    rows = views.rows("page_passages", evidence=tuple(dict.fromkeys(evidence)))
    refs = views.refs((node(row, "document") for row in rows), language)
    found = {}
    for row in rows:
        piece, document = node(row, "evidence"), refs[node(row, "document")]
        whole = "passage" in row and "passageStart" in row
        sentence = text(row, "passage" if whole else "quote")
        begin = integer(row, "startOffset") - integer(row, "passageStart") if whole else 0
        length = integer(row, "endOffset") - integer(row, "startOffset")
        found[piece.value] = Passage(
            evidence=piece.value,
            document=document,
            text=sentence,
            start=begin,
            end=begin + length,
            status=status_name(node(row, "status")),
            confidence=number(row, "confidence"),
            href=passage_href(document.href, piece),
        )
    return found


@dataclass(frozen=True, slots=True)
class Shown:
    """Which passages show which triple: by thing, property and value."""

    by_triple: Mapping[tuple[str, str, str], tuple[Passage, ...]]
    by_thing: Mapping[str, tuple[Passage, ...]]

    @classmethod
    def of(cls, views: Views, things: Iterable[NamedNode], language: Language) -> "Shown":
        """Return the passages for every triple about these things."""
        rows = views.rows("page_evidence", thing=tuple(dict.fromkeys(things)))
        passages = passages_of(views, (node(row, "evidence") for row in rows), language)
        by_triple: dict[tuple[str, str, str], list[Passage]] = {}
        by_thing: dict[str, dict[str, Passage]] = {}
        for row in rows:
            passage = passages.get(node(row, "evidence").value)
            if passage is None:
                continue
            thing = node(row, "thing").value
            by_triple.setdefault((thing, node(row, "property").value, str(row["value"])), []).append(passage)
            by_thing.setdefault(thing, {})[passage.evidence] = passage
        return cls(
            {triple: tuple(found) for triple, found in by_triple.items()},
            {thing: tuple(found.values()) for thing, found in by_thing.items()},
        )


def status_name(status: NamedNode) -> str:
    """Return the last part of an evidence status: ``genannt``, ``erschlossen`` or ``fachwissen``."""
    return status.value.rpartition("/")[2]


def passage_href(document_href: str, evidence: NamedNode) -> str:
    """Return where a piece of evidence is marked in its document."""
    return f"{document_href}#{anchor(evidence)}"


def anchor(evidence: NamedNode) -> str:
    """Return the anchor of a piece of evidence on its document's page."""
    return f"b-{evidence.value.rpartition('/')[2]}"
