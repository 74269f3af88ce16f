"""Review: the inbox of unsure facts, with accept, reject, correct and undo, one by one or many at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from api.instance import Instance, instance_of
from api.messages import language_of
from api.work.answer import FORMS, PAGES, back, private, wants_page
from api.work.deciding import Decided, told
from api.work.editor import Editor, editing, editor
from api.work.forms import Fields, form_body, form_of
from api.work.waiting import Choice, Chosen, ReviewItem, choices_of, chosen_of, review_items
from kg.curation.correction import choices, correct, correctable, proposal_named
from kg.curation.decision import Decision, Kind
from kg.curation.ledger import VERDICTS, read_ledger
from kg.curation.review import Proposal, decide, pending, undo
from kg.curation.sameness import Outcome
from kg.curation.wording import labels, shown
from kg.errors import WrongParameter
from kg.store import Store
from kg.terms import NamedNode

__all__ = ["BulkPage", "CorrectPage", "DecidedPage", "ReviewPage", "router"]

router = APIRouter(tags=["Work"])

PLACE: Final = "/work/review"
_PAGE: Final = 20
_BULK: Final = 500
_ACTIONS: Final = ("accept", "reject", "undo")
_FORM: Final = form_body(
    action="`accept`, `reject` or `undo`",
    id="What is decided: ids of proposals, or of decisions to take back; repeated",
    reason="Why",
    back="The query of the page to go back to",
)
_Who = Annotated[Editor, Depends(editor)]
_Editing = Annotated[Editor, Depends(editing)]
_Instance = Annotated[Instance, Depends(instance_of)]


def _chosen(
    document: Annotated[str, Query(description="Only of this document")] = "",
    kind: Annotated[str, Query(description="Only about things of this kind")] = "",
    rule: Annotated[str, Query(description="Only what this rule found")] = "",
) -> Chosen:
    return Chosen(document, kind, rule)


_Chosen = Annotated[Chosen, Depends(_chosen)]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The inbox: what waits in all and as chosen, one page of it, what it can be narrowed to, and the last deed."""

    form_token: str
    waiting: int
    found: int
    items: tuple[ReviewItem, ...]
    page: int
    pages: int
    query: str
    choices: dict[str, tuple[Choice, ...]]
    done: Decided | None


@dataclass(frozen=True, slots=True)
class BulkPage:
    """What would be decided at once, to be looked at first."""

    form_token: str
    action: str
    query: str
    items: tuple[ReviewItem, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Replaceable:
    """What of a proposal may be meant otherwise: its address, its name, and what could stand in its place."""

    value: str
    label: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectPage:
    """One proposal with what can be put in the place of what was read."""

    form_token: str
    item: ReviewItem
    replaceable: tuple[Replaceable, ...]
    query: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision on claims: what, by whom, when and why, and whether it was taken back."""

    id: str
    kind: str
    document: str
    by: str
    at: str
    reason: str
    holds: bool
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecidedPage:
    """The verdicts, the latest first."""

    form_token: str
    verdicts: tuple[Verdict, ...]
    page: int
    pages: int


@router.get(PLACE, summary="Facts that wait for a verdict", response_model=ReviewPage, **PAGES)
def get_review(
    request: Request,
    who: _Who,
    instance: _Instance,
    chosen: _Chosen,
    page: Annotated[int, Query(ge=1, le=100_000, description="Which page of twenty")] = 1,
) -> Response:
    """Return what waits, the least sure of each document first, with the sentences and the spans in them."""
    waiting, found = chosen_of(instance, chosen)
    pages = max(1, -(-len(found) // _PAGE))
    page = min(page, pages)
    items = review_items(instance, found[(page - 1) * _PAGE : page * _PAGE], language_of(request))
    shown_page = ReviewPage(
        form_token=who.form_token,
        waiting=len(waiting),
        found=len(found),
        items=items,
        page=page,
        pages=pages,
        query=chosen.query,
        choices=choices_of(waiting, chosen),
        done=told(who.last(PLACE)),
    )
    return private(request, "work_review.html", shown_page)


@router.post(PLACE, summary="Decide on facts that wait", responses=FORMS, openapi_extra=_FORM, response_model=Decided)
async def post_review(request: Request, who: _Editing, instance: _Instance) -> Response:
    """Accept or reject proposals, or take decisions back; all of them or, if one cannot be found, none."""
    fields = await form_of(request, who)
    action, ids = fields.chosen("action", _ACTIONS), fields.many("id")
    if not ids:
        raise WrongParameter("no proposal was chosen; send at least one id")
    if action == "undo":
        change = partial(_undone, instance, ids=ids, who=who)
    else:
        change = partial(_decided, instance, ids=ids, who=who, accepted=action == "accept", reason=fields.one("reason"))
    done = await instance.writer.change(change)
    return _gone_on(request, who, instance, fields, action, done)


@router.get("/work/review/bulk", summary="What would be decided at once", response_model=BulkPage, **PAGES)
def get_bulk(
    request: Request,
    who: _Who,
    instance: _Instance,
    chosen: _Chosen,
    action: Annotated[str, Query(pattern="^(accept|reject)$", description="`accept` or `reject`")] = "accept",
) -> Response:
    """Return all that is chosen by document, kind or rule, with the form that decides on exactly what it lists."""
    if not chosen.query:
        raise WrongParameter("choose a document, a kind or a rule first; not everything is decided at once")
    _, found = chosen_of(instance, chosen)
    items = review_items(instance, found[:_BULK], language_of(request))
    page = BulkPage(who.form_token, action, chosen.query, items, len(found) - len(items))
    return private(request, "work_review_bulk.html", page)


@router.get("/work/review/decided", summary="What was decided", response_model=DecidedPage, **PAGES)
def get_decided(
    request: Request,
    who: _Who,
    instance: _Instance,
    page: Annotated[int, Query(ge=1, le=100_000, description="Which page of twenty")] = 1,
) -> Response:
    """Return the verdicts with who, when and why, each to be taken back."""
    ledger = read_ledger(instance.store, instance.settings.review_below)
    found = [one for one in reversed(ledger.decisions) if one.kind in {*VERDICTS, Kind.SEPARATION}]
    pages = max(1, -(-len(found) // _PAGE))
    page = min(page, pages)
    verdicts = _verdicts(instance.store, found[(page - 1) * _PAGE : page * _PAGE], language_of(request))
    return private(request, "work_review_decided.html", DecidedPage(who.form_token, verdicts, page, pages))


_Id = Annotated[str, Path(description="The id of a proposal")]


@router.get("/work/review/{proposal_id}", summary="Correct a proposal", response_model=CorrectPage, **PAGES)
def get_correction(
    request: Request,
    who: _Who,
    instance: _Instance,
    chosen: _Chosen,
    proposal_id: _Id,
) -> Response:
    """Return a proposal with what could stand in the place of each thing in it: all things of the same kind."""
    language = language_of(request)
    proposal = proposal_named(instance.store, proposal_id)
    (item,) = review_items(instance, [proposal], language)
    names = labels(instance.store, proposal.claims, language)
    replaceable = tuple(
        Replaceable(one.value, names.get(one, one.value), tuple(choices(instance.store, one, language)))
        for one in correctable(proposal)
    )
    return private(request, "work_review_correct.html", CorrectPage(who.form_token, item, replaceable, chosen.query))


@router.post(
    "/work/review/{proposal_id}",
    summary="Put another thing in the place of what was read",
    responses=FORMS,
    openapi_extra=form_body(
        old="The address of what was read",
        new="The name or address of what is right",
        reason="Why",
        back="The query of the page to go back to",
    ),
    response_model=Decided,
)
async def post_correction(request: Request, who: _Editing, instance: _Instance, proposal_id: _Id) -> Response:
    """Correct one thing of a proposal and accept the rest of it; undone like any decision."""
    fields = await form_of(request, who)
    language = language_of(request)

    def change(store: Store) -> Outcome:
        proposal = proposal_named(store, proposal_id)
        old = _one_of(proposal, fields.one("old"))
        known = choices(store, old, language)
        new = _meant(fields.one("new"), known)
        ledger = read_ledger(store, instance.settings.review_below)
        return correct(store, ledger, proposal_id, (old, new), who.signed(), reason=fields.one("reason"), follow=_later)

    return _gone_on(request, who, instance, fields, "correct", await instance.writer.change(change))


def _gone_on(request: Request, who: Editor, instance: Instance, fields: Fields, action: str, done: object) -> Response:
    assert isinstance(done, Outcome)  # noqa: S101 - what the changes above give
    ids = tuple(one.address.value.rsplit("/", 1)[-1] for one in done.decisions)
    if action == "undo":
        who.forget(ids)
    else:
        who.remember(PLACE, action, ids)
    if wants_page(request):
        return back(request, PLACE, fields.one("back"))
    return private(request, "work_review.html", Decided(action, ids, len(pending(instance.store))))


def _decided(
    instance: Instance, store: Store, *, ids: Iterable[str], who: Editor, accepted: bool, reason: str
) -> Outcome:
    ledger = read_ledger(store, instance.settings.review_below)
    return decide(store, ledger, ids, who.signed(), accepted=accepted, reason=reason, follow=_later)


def _undone(instance: Instance, store: Store, *, ids: Iterable[str], who: Editor) -> Outcome:
    return undo(store, read_ledger(store, instance.settings.review_below), ids, who.signed(), follow=_later)


def _later(_: Store) -> None:
    """Leave what follows to the writer, which works it out once for all writes that wait."""


def _one_of(proposal: Proposal, address: str) -> NamedNode:
    """Return the thing of a proposal that somebody chose to replace.

    Raises:
        WrongParameter: it is none of them.
    """
    found = next((one for one in correctable(proposal) if one.value == address), None)
    if found is None:
        raise WrongParameter(f"{address!r} is nothing that this proposal leaves to choose")
    return found


def _meant(text: str, known: Mapping[str, NamedNode]) -> NamedNode:
    """Return the thing of a name, in whatever case, or of an address.

    Raises:
        WrongParameter: there is none among those that could stand there.
    """
    named = {name.casefold(): one for name, one in known.items()} | {one.value: one for one in known.values()}
    found = known.get(text) or named.get(text) or named.get(text.casefold())
    if found is None:
        raise WrongParameter(f"{text!r} is none of the {len(known)} things that could stand there; choose one listed")
    return found


def _verdicts(store: Store, found: Iterable[Decision], language: str) -> tuple[Verdict, ...]:
    known = tuple(found)
    names = labels(store, (claim for one in known for claim in one.claims), language)
    return tuple(
        Verdict(
            id=one.address.value.rsplit("/", 1)[-1],
            kind=one.kind.lower(),
            document=one.document,
            by=one.signed.by,
            at=one.signed.at,
            reason=one.reason,
            holds=one.holds,
            facts=tuple(sorted(shown(claim, names, one.claims) for claim in one.claims)),
        )
        for one in known
    )
