"""Reasons: links with their names and the passages that show them, looked up for the shown ones only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.store.base import Row, Store
from kg.terms import NamedNode
from kg.themes import weight
from kg.themes.answer import Passage, Reason
from kg.themes.lens import Lens
from kg.themes.link import Link
from kg.themes.name import alphabetical, names_of
from kg.themes.recent import Recent

__all__ = ["Reasons", "reasons_for"]


@dataclass(frozen=True, slots=True)
class Reasons:
    """What is needed to word a set of links: their reasons, ready made."""

    by_link: Mapping[Link, Reason]

    def of(self, links: Iterable[Link]) -> tuple[Reason, ...]:
        """Return the reasons of links, the one that adds most first."""
        return tuple(
            sorted(
                (self.by_link[link] for link in links),
                key=lambda it: (
                    -it.weight,
                    alphabetical(it.item_label),
                    it.item.value,
                    it.kind,
                    it.theme.value,
                    it.through.value if it.through else "",
                ),
            )
        )


def reasons_for(store: Store, lens: Lens, links: Iterable[Link]) -> Reasons:
    """Return the reasons of links, with passages and names read from the store in a few queries."""
    wanted = tuple(dict.fromkeys(links))
    recent = lens.index.recent
    passages = _passages(store, recent, {node for link in wanted for node in (*link.evidence, *link.theme_evidence)})
    things = {node for link in wanted for node in (link.item, link.bearer, link.through) if node is not None}
    names = names_of(store, things, lens.language, recent=recent)

    def called(node: NamedNode) -> str:
        return names.get(node) or node.value.rsplit("/", 1)[-1]

    return Reasons(
        {
            link: Reason(
                kind=link.kind,
                theme=link.theme,
                theme_label=lens.theme_label(link.theme),
                item=link.item,
                item_label=called(link.item),
                bearer=link.bearer,
                bearer_label=called(link.bearer),
                through=link.through,
                through_label=called(link.through) if link.through else "",
                confidence=round(link.confidence, weight.DIGITS),
                weight=round(link.tie, weight.DIGITS),
                passages=_in_order(link.evidence, passages),
                theme_passages=_in_order(link.theme_evidence, passages),
            )
            for link in wanted
        }
    )


def _in_order(evidence: Iterable[NamedNode], passages: Mapping[NamedNode, tuple[int, Passage]]) -> tuple[Passage, ...]:
    found = [passages[node] for node in evidence if node in passages]
    return tuple(
        passage for _, passage in sorted(found, key=lambda it: (it[1].document.value, it[0], it[1].evidence.value))
    )


def _passages(store: Store, recent: Recent, evidence: Iterable[NamedNode]) -> dict[NamedNode, tuple[int, Passage]]:
    """Return each piece of evidence with its place in the document, in characters."""
    found: dict[NamedNode, tuple[int, Passage]] = {}
    for node, rows in recent.rows(store, "evidence_passages", "evidence", evidence).items():
        for row in rows:
            document, status = row["document"], row["status"]
            if isinstance(document, NamedNode) and isinstance(status, NamedNode):
                found[node] = (int(row["startOffset"].value), _passage(row, node, document, status))
    return found


def _passage(row: Row, evidence: NamedNode, document: NamedNode, status: NamedNode) -> Passage:
    # Evidence without a passage, as outside data may have it, is its own passage.
    quote = row["quote"].value
    whole = "passage" in row and "passageStart" in row
    text = row["passage"].value if whole else quote
    start = int(row["startOffset"].value) - int(row["passageStart"].value) if whole else 0
    return Passage(
        evidence=evidence,
        document=document,
        document_title=row["title"].value if "title" in row else document.value.rsplit("/", 1)[-1],
        text=text,
        start=start,
        end=start + len(quote),
        status=status,
        confidence=round(float(row["confidence"].value), weight.DIGITS),
    )
