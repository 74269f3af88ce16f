"""Reasons: why an actor counts as working on a theme, ready to be shown."""

from collections.abc import Iterable

from api.addresses import page_of
from api.contexts import Passage, ReasonItem, Ref
from api.document_list import made_up_documents
from api.messages import Language
from api.passages import passage_href, status_name
from api.views import Views
from kg.terms import NamedNode
from kg.themes import Reason
from kg.themes import Passage as FoundPassage

__all__ = ["Reasons"]


class Reasons:
    """Turns the reasons of ``kg.themes`` into items with pages and document links."""

    def __init__(self, views: Views) -> None:
        self._made_up = made_up_documents(views)

    def items(self, reasons: Iterable[Reason]) -> tuple[ReasonItem, ...]:
        """Return the reasons in their order."""
        return tuple(
            ReasonItem(
                kind=reason.kind.value,
                theme=ref(reason.theme, reason.theme.value.rpartition("/")[2]),
                item=ref(reason.item, reason.item_label),
                bearer=ref(reason.bearer, reason.bearer_label),
                through=ref(reason.through, reason.through_label) if reason.through is not None else None,
                confidence=reason.confidence,
                weight=reason.weight,
                passages=self._passages(reason.passages),
                theme_passages=self._passages(reason.theme_passages),
            )
            for reason in reasons
        )

    def _passages(self, found: Iterable[FoundPassage]) -> tuple[Passage, ...]:
        return tuple(
            Passage(
                evidence=passage.evidence.value,
                document=ref(passage.document, passage.document_title),
                text=passage.text,
                start=passage.start,
                end=passage.end,
                status=status_name(passage.status),
                confidence=passage.confidence,
                made_up=passage.document.value in self._made_up,
                href=passage_href(page_of(passage.document.value), passage.evidence),
            )
            for passage in found
        )


def ref(thing: NamedNode, label: str) -> Ref:
    """Return the reference to a thing whose label is known already."""
    return Ref(thing.value, label, page_of(thing.value))
