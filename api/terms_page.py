"""Terms: the route of the ontology's own list of classes and properties."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request, Response

from api.addresses import page_of, readable_tail
from api.content_contexts import TermItem, TermList
from api.contexts import Ref
from api.instance import Instance, instance_of
from api.messages import Language, language_of
from api.openapi import PAGES
from api.render import respond
from api.views import Views, groups, node, tongue_rank
from kg.store import Row
from kg.terms import OWL, Literal

__all__ = ["router"]

router = APIRouter(tags=["Addresses"], responses=PAGES)

_CLASS: Final = OWL["Class"]


@router.get("/things/def", summary="The terms of the ontology", response_model=TermList)
def get_terms(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return the classes and properties with label and definition."""
    return respond(request, "terms.html", _terms(instance.views, language_of(request)))


def _terms(views: Views, language: Language) -> TermList:
    rows = sorted(views.rows("page_terms"), key=lambda row: str(row["term"]))
    classes: list[TermItem] = []
    properties: list[TermItem] = []
    for term, run in groups(rows, "term"):
        best = min(run, key=lambda row: _tongue(row, language))
        item = TermItem(
            Ref(term.value, best["label"].value, page_of(term.value)),
            readable_tail(term.value),
            best["definition"].value if "definition" in best else "",
        )
        (classes if any(node(row, "kind") == _CLASS for row in run) else properties).append(item)
    return TermList(tuple(classes), tuple(properties))


def _tongue(row: Row, language: Language) -> int:
    label = row["label"]
    return tongue_rank(label, language) if isinstance(label, Literal) else 3
