"""Reasons: why an actor counts as working on a theme, ready to be shown."""

from collections.abc import Iterable

from api.actor_contexts import ReasonItem
from api.addresses import page_of
from api.contexts import Passage, Ref
from api.passages import passage_href, status_name
from api.views import Refs, Views
from kg.terms import NamedNode
from kg.themes import Passage as FoundPassage
from kg.themes import Reason

__all__ = ["Reasons"]


class Reasons:
    """Turns the reasons of ``kg.themes`` into items with pages and document links."""

    def __init__(self, views: Views) -> None:
        """Tell made-up things apart as these views do."""
        self._refs = Refs({}, views.made_up())

    def ref(self, thing: NamedNode, label: str) -> Ref:
        """Return the reference to a thing whose label is known already."""
        return self._refs.named(thing, label)

    def items(self, reasons: Iterable[Reason]) -> tuple[ReasonItem, ...]:
        """Return the reasons in their order."""
        return tuple(
            ReasonItem(
                kind=reason.kind.value,
                theme=self.ref(reason.theme, reason.theme_label),
                item=self.ref(reason.item, reason.item_label),
                bearer=self.ref(reason.bearer, reason.bearer_label),
                through=self.ref(reason.through, reason.through_label) if reason.through is not None else None,
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
                document=self.ref(passage.document, passage.document_title),
                text=passage.text,
                start=passage.start,
                end=passage.end,
                status=status_name(passage.status),
                confidence=passage.confidence,
                href=passage_href(page_of(passage.document.value), passage.evidence),
            )
            for passage in found
        )
