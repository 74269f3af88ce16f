"""Documents: the routes that list them and show one, its text marked where it shows facts."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Request, Response

from api.addresses import safe_segment
from api.content_contexts import DocumentDetail, DocumentList, Piece, SpanFact, SpanFacts
from api.document_list import document_items
from api.instance import Instance, instance_of
from api.messages import Language, language_of
from api.openapi import PAGES
from api.passages import anchor, status_name
from api.render import respond
from api.views import Refs, Views, integer, iris_in, node, number, text
from kg.errors import NotFound
from kg.store.base import Row
from kg.terms import ID, NamedNode

__all__ = ["cut", "router"]

router = APIRouter(tags=["Documents"], responses=PAGES)

_FEW_WORDS: Final = 48
"""Characters up to which a span is marked as words; longer ones, whole sentences, are marked more lightly."""


@router.get("/documents", summary="All documents", response_model=DocumentList)
def list_documents(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return the documents the graph is made from, with the number of evidence spans, extracted and curated."""
    return respond(request, "documents.html", DocumentList(document_items(instance.views, language_of(request))))


@router.get("/documents/{document_id}", summary="One document with its evidence", response_model=DocumentDetail)
def get_document(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    document_id: Annotated[str, Path(description="The last part of the document's IRI")],
) -> Response:
    """Return the stored text, and for every evidence span (offsets in characters) the facts it shows."""
    language, views = language_of(request), instance.views
    document = ID[f"document/{document_id}"] if safe_segment(document_id) else None
    items = [item for item in document_items(views, language) if document and item.ref.iri == document.value]
    if document is None or not items:
        raise NotFound(f"there is no document {document_id!r}; /documents lists all")
    stored = views.rows("page_document_text", document=[document])[0]
    spans = _spans(views, document, language)
    whole = text(stored, "text")
    return respond(
        request, "document.html", DocumentDetail(items[0], text(stored, "textHash"), whole, cut(whole, spans), spans)
    )


def cut(whole: str, spans: Iterable[SpanFacts]) -> tuple[Piece, ...]:
    """Return the text in pieces that lie under the same spans; joined they are the text.

    A piece lists its spans from the shortest to the longest and has the status of the shortest.
    """
    by_length = sorted(spans, key=lambda span: (span.end - span.start, span.start))
    edges = sorted({0, len(whole), *(edge for span in by_length for edge in (span.start, span.end))})
    pieces = []
    for start, end in pairwise(edges):
        over = [span for span in by_length if span.start <= start and end <= span.end]
        shortest = over[0] if over else None
        pieces.append(
            Piece(
                text=whole[start:end],
                spans=tuple(span.id for span in over),
                status=shortest.statuses[0] if shortest else "",
                wide=shortest is not None and shortest.end - shortest.start > _FEW_WORDS,
            )
        )
    return tuple(pieces)


def _spans(views: Views, document: NamedNode, language: Language) -> tuple[SpanFacts, ...]:
    rows = views.rows("page_document_spans", document=[document])
    refs = views.refs(iris_in(rows), language)
    merged: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        merged.setdefault((integer(row, "startOffset"), integer(row, "endOffset")), []).append(row)
    return tuple(_span(start, end, found, refs) for (start, end), found in merged.items())


def _span(start: int, end: int, rows: list[Row], refs: Refs) -> SpanFacts:
    evidence = dict.fromkeys(node(row, "evidence") for row in rows)
    return SpanFacts(
        id=f"s-{start}-{end}",
        start=start,
        end=end,
        quote=text(rows[0], "quote"),
        statuses=tuple(dict.fromkeys(status_name(node(row, "status")) for row in rows)),
        confidence=min(number(row, "confidence") for row in rows),
        rules=tuple(dict.fromkeys(text(row, "rule") for row in rows if "rule" in row)),
        curated=all("/kuratiert-" in text(row, "graph") for row in rows),
        anchors=tuple(anchor(piece) for piece in evidence),
        facts=tuple(dict.fromkeys(_fact(row, refs) for row in rows)),
    )


def _fact(row: Row, refs: Refs) -> SpanFact:
    value = row["value"]
    return SpanFact(
        subject=refs[node(row, "item")],
        property=refs[node(row, "property")],
        value=refs[value] if isinstance(value, NamedNode) else None,
        text=value.value,
    )
