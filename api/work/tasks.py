"""Tasks: the start of the work area, what there is to do and how much of it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.instance import Instance, instance_of
from api.work.answer import PAGES, private
from api.work.editor import Editor, editor
from kg.curation.duplicates import duplicates
from kg.curation.ledger import read_ledger
from kg.curation.review import pending
from kg.link import Standing, read_links

__all__ = ["Task", "TasksPage", "router"]

router = APIRouter(tags=["Work"])


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of work: its name, where it is done, and how much waits; ``None`` where nothing is counted."""

    name: str
    href: str
    waiting: int | None


@dataclass(frozen=True, slots=True)
class TasksPage:
    """Who is signed in, what each of their forms must carry, and the tasks."""

    who: str
    form_token: str
    tasks: tuple[Task, ...]


@router.get("/work", summary="What there is to do", response_model=TasksPage, **PAGES)
def get_tasks(
    request: Request,
    who: Annotated[Editor, Depends(editor)],
    instance: Annotated[Instance, Depends(instance_of)],
) -> Response:
    """Return the tasks of the work area with how much waits in each."""
    store = instance.store
    links = sum(link.standing is Standing.PROPOSED for link in read_links(store))
    pairs = len(duplicates(store, read_ledger(store, instance.settings.review_below)))
    tasks = (
        Task("import", "/work/import", None),
        Task("review", "/work/review", len(pending(store))),
        Task("duplicates", "/work/duplicates", pairs),
        Task("links", "/work/links", links),
        Task("reports", "/work/reports", len(instance.reports.waiting())),
    )
    return private(request, "work.html", TasksPage(who.name, who.form_token, tasks))
