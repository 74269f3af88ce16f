"""Report pages: the form by which readers tell of a fault on a page, without mail and without saying who they are."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.formats import HTML
from api.instance import Instance, instance_of
from api.openapi import PAGES, content, problems
from api.rates import Counted
from api.render import respond
from api.reports import ADDRESS, LONGEST
from api.work.answer import GONE_ON, back, wants_page
from api.work.editor import check_same_site
from api.work.forms import form_body, read_form
from kg.errors import WrongParameter

__all__ = ["ReportPage", "router"]

router = APIRouter(tags=["Reports"])

PLACE: Final = "/report"
_BODY: Final = {  # everybody may send it, so it says nothing of who is signed in
    "requestBody": form_body(about="The path of the page", text="What is wrong there")["requestBody"]
}
_SENT: Final[dict[int | str, dict[str, object]]] = {200: {"content": content([HTML])}}


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the form shows: the page it is about, whether it was sent, what was wrong with it, whom else to write to."""

    about: str
    longest: int
    sent: bool = False
    problem: bool = False
    text: str = ""
    contact: str = ""


@router.get(PLACE, summary="The form to tell of a fault", response_model=ReportPage, responses=PAGES)
def get_report(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    about: Annotated[str, Query(max_length=300, description="The path of the page that has the fault")] = "/",
    sent: Annotated[bool, Query(description="Whether one was just sent")] = False,  # noqa: FBT002 - a parameter of the address
) -> Response:
    """Return the form; it works without scripts and asks for nothing about who sends it."""
    return respond(request, "report.html", _shown(instance, about, sent=sent))


@router.post(
    PLACE,
    summary="Tell of a fault",
    response_model=ReportPage,
    responses=_SENT | GONE_ON | problems(400, 403, 406, 408, 413, 415, 422),
    openapi_extra=_BODY,
)
async def post_report(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Keep the text and the address of the page for those who edit the graph; it is never published.

    Ten an hour from one client. A browser is led back to the form, which then says thanks.
    """
    check_same_site(request)
    fields = await read_form(request)
    about, text = fields.one("about", "/"), fields.one("text")
    try:
        instance.limiter.check(Counted.REPORTS, request.state.client)
        await run_in_threadpool(instance.reports.add, about, text)
        instance.limiter.take(Counted.REPORTS, request.state.client)
    except WrongParameter:
        if not wants_page(request):
            raise
        return respond(request, "report.html", _shown(instance, about, problem=True, text=text[:LONGEST]))
    if wants_page(request):
        return back(request, PLACE, f"about={about}&sent=true" if "?" not in about else "sent=true")
    return respond(request, "report.html", _shown(instance, about, sent=True))


def _shown(instance: Instance, about: str, *, sent: bool = False, problem: bool = False, text: str = "") -> ReportPage:
    clean = about if ADDRESS.fullmatch(about) else "/"
    return ReportPage(clean, LONGEST, sent, problem, text, instance.settings.publication.contact)
