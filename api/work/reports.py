"""Work on reports: what readers said is wrong on which page, to be dealt with, and to be opened again."""

from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.instance import Instance, instance_of
from api.reports import Report
from api.work.answer import FORMS, PAGES, back, private, wants_page
from api.work.deciding import Decided, told
from api.work.editor import Editor, editing, editor
from api.work.forms import form_body, form_of
from kg.errors import WrongParameter

__all__ = ["ReportsPage", "router"]

router = APIRouter(tags=["Work"])

PLACE: Final = "/work/reports"
_ACTIONS: Final = ("settle", "undo")


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """The reports that wait, those that were dealt with lately, and the last deed."""

    form_token: str
    waiting: tuple[Report, ...]
    settled: tuple[Report, ...]
    done: Decided | None


@router.get(PLACE, summary="What readers said is wrong", response_model=ReportsPage, **PAGES)
def get_reports(
    request: Request,
    who: Annotated[Editor, Depends(editor)],
    instance: Annotated[Instance, Depends(instance_of)],
) -> Response:
    """Return the reports of faults, the oldest that waits first."""
    reports = instance.reports
    shown = ReportsPage(who.form_token, reports.waiting(), reports.settled(), told(who.last(PLACE)))
    return private(request, "work_reports.html", shown)


@router.post(
    PLACE,
    summary="Settle a report or open it again",
    response_model=Decided,
    responses=FORMS,
    openapi_extra=form_body(action="`settle` or `undo`", id="The number of the report"),
)
async def post_reports(
    request: Request,
    who: Annotated[Editor, Depends(editing)],
    instance: Annotated[Instance, Depends(instance_of)],
) -> Any:  # noqa: ANN401 - data for programs, a way on for browsers
    """Mark reports as dealt with, or let them wait again."""
    fields = await form_of(request, who)
    action, ids = fields.chosen("action", _ACTIONS), fields.many("id")
    if not ids or not all(one.isdecimal() and len(one) < 10 for one in ids):
        raise WrongParameter("id must be the number of a report, such as 12")
    reports, numbers = instance.reports, tuple(int(one) for one in ids)

    def decide() -> int:
        for number in numbers:
            if action == "settle":
                reports.settle(number, who.name)
            else:
                reports.reopen(number)
        return len(reports.waiting())

    left = await run_in_threadpool(decide)
    if action == "settle":
        who.remember(PLACE, "settle", ids)
    else:
        who.forget(ids)
    return back(request, PLACE) if wants_page(request) else Decided(action, ids, left)
