"""Findings: what a search found as a listing, one row a thing, with the documents that tell of it."""

from collections.abc import Iterable, Sequence
from typing import Final

from kg.export.listing import Listing
from kg.export.origins import Origins, origins_of_documents
from kg.export.wording import WORDS
from kg.question import Column
from kg.search import Line, Part
from kg.store.base import Row, Store
from kg.terms import Literal

__all__ = ["listing_of_findings"]

_COLUMNS: Final = (
    Column("thing", WORDS["address"], None),
    Column("thingLabel", WORDS["name"], None),
    Column("type", WORDS["kind"], None),
    Column("detail", WORDS["detail"], None),
    Column("context", WORDS["context"], None),
    Column("documents", WORDS["documents"], " | "),
)


def listing_of_findings(
    store: Store, lines: Iterable[Line], words: str, narrowed: Sequence[str], language: str
) -> Listing:
    """Return the lines of a search as a listing; ``narrowed`` tells what its findings were narrowed by."""
    found = tuple(lines)
    title = WORDS["findings"].text(language).format(words=words or WORDS["everything"].text(language))
    documents = {source.node for line in found for source in line.sources}
    return Listing(
        name="suche",
        title=title,
        language=language,
        columns=_COLUMNS,
        rows=tuple(_row(line, language) for line in found),
        labels={line.entry.node: line.label for line in found},
        notes=tuple(narrowed),
        origins=Origins(origins_of_documents(store, documents)),
    )


def _row(line: Line, language: str) -> Row:
    texts = {
        "thingLabel": line.label,
        "type": WORDS[line.entry.kind.value].text(language),
        "detail": line.detail,
        "context": _plain(line.context),
        "documents": " | ".join(source.labels[language] for source in line.sources),
    }
    return {"thing": line.entry.node, **{name: Literal(text) for name, text in texts.items() if text}}


def _plain(parts: Iterable[Part]) -> str:
    return "".join(text for text, _ in parts)
