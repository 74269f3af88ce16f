"""Start: the first page, what this instance holds and where to begin."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request, Response

from api.content_contexts import Counts, Start
from api.document_list import document_items
from api.examples import example_questions
from api.instance import Instance, instance_of
from api.messages import language_of
from api.openapi import PAGES
from api.questions import question_items
from api.render import respond
from api.themes import theme_items
from api.views import Views, integer, text

__all__ = ["router"]

router = APIRouter(tags=["Start"], responses=PAGES)

_EXAMPLES: Final = ("cq11", "cq12", "cq15", "cq17", "cq21", "cq23")


@router.get("/", summary="What is here", response_model=Start)
def get_start(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return how much is in the graph, the documents it is made from, questions to begin with and the top themes."""
    language, views = language_of(request), instance.views
    questions = question_items(instance, language)
    base = str(request.base_url).rstrip("/")
    context = Start(
        counts=_counts(views),
        documents=document_items(views, language),
        questions=tuple(item for item in questions if item.name.startswith(_EXAMPLES)),
        examples=example_questions(instance, language),
        themes=tuple(item for item in theme_items(views, language) if item.level == 0),
        sparql=f"{base}/sparql",
        openapi=f"{base}/openapi.json",
    )
    return respond(request, "start.html", context)


def _counts(views: Views) -> Counts:
    found = {text(row, "kind"): integer(row, "n") for row in views.rows("page_counts")}
    return Counts(**{name: found.get(name, 0) for name in Counts.__slots__})
