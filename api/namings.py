"""Namings: the documents that name a thing, the latest first, with the sentences that do."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from api.contexts import Passage, Ref
from api.instance import Instance
from api.messages import Language
from api.passages import passages_of
from api.views import node
from kg.network.testimony import testimony_of
from kg.terms import NamedNode

__all__ = ["Naming", "days_of", "documents_by_day", "namings_of"]

_PASSAGES: Final = 200
"""Pieces of evidence that are looked up for one page; further ones only count."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A document that names a thing: the day of the event it reports on or nothing, how often, and the passages."""

    document: Ref
    day: str
    times: int
    passages: tuple[Passage, ...]


def namings_of(instance: Instance, things: Iterable[NamedNode], language: Language) -> tuple[Naming, ...]:
    """Return the documents that name any of some things: the latest first, those without a day last, then by title."""
    found: dict[NamedNode, dict[NamedNode, None]] = {}
    for row in instance.views.rows("page_naming", thing=things):
        found.setdefault(node(row, "document"), {})[node(row, "evidence")] = None
    by_document = {document: tuple(pieces) for document, pieces in found.items()}
    ordered = documents_by_day(instance, by_document, language)
    shown: dict[NamedNode, tuple[NamedNode, ...]] = {}
    left = _PASSAGES
    for document, _ in ordered:
        shown[document] = by_document[document][:left]
        left -= len(shown[document])
    passages = passages_of(instance.views, [piece for pieces in shown.values() for piece in pieces], language)
    return tuple(
        Naming(
            ref,
            days_of(instance).get(document, ""),
            len(by_document[document]),
            _once(passages[piece.value] for piece in shown[document] if piece.value in passages),
        )
        for document, ref in ordered
    )


def documents_by_day(
    instance: Instance, documents: Collection[NamedNode], language: Language
) -> tuple[tuple[NamedNode, Ref], ...]:
    """Return documents with their titles, the latest first, those without a day last."""
    refs, days = instance.views.refs(documents, language), days_of(instance)
    by_title = sorted(documents, key=lambda one: (refs[one].label, one.value))
    return tuple((one, refs[one]) for one in sorted(by_title, key=lambda one: days.get(one, ""), reverse=True))


def days_of(instance: Instance) -> Mapping[NamedNode, str]:
    """Return the last day of the events that each document reports on, as it is written in dates; not of all."""

    def read() -> dict[NamedNode, str]:
        reported = testimony_of(instance.store).reported
        return {one.document: one.day.isoformat() for one in reported if one.day is not None}

    return instance.views.once("days of documents", read)


def _once(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return one passage for each span: several pieces of evidence may show the same words."""
    found: dict[tuple[str, int, int], Passage] = {}
    for one in passages:
        found.setdefault((one.text, one.start, one.end), one)
    return tuple(found.values())
