"""Pairs: pairs that may be one, the facts of both side by side, with merge, not the same, and undo."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request, Response

from api.contexts import Ref
from api.instance import Instance, instance_of
from api.messages import Language, language_of
from api.views import iris_in, node
from api.work.answer import FORMS, PAGES, back, private, wants_page
from api.work.deciding import Decided, told
from api.work.editor import Editor, editing, editor
from api.work.forms import form_body, form_of
from kg.curation.decision import Decision, Kind
from kg.curation.duplicates import Pair, duplicates
from kg.curation.ledger import Ledger, read_ledger
from kg.curation.relation import kind_of
from kg.curation.sameness import Outcome, distinguish, merge, undo_distinction, undo_merges
from kg.errors import NotFound, WrongParameter
from kg.store import Store
from kg.terms import ID, RDF, NamedNode

__all__ = ["DuplicatesPage", "router"]

router = APIRouter(tags=["Work"])

PLACE: Final = "/work/duplicates"
_PAGE: Final = 10
_MOST_FACTS: Final = 25
_IS: Final[Mapping[Language, str]] = {"de": "ist", "en": "is"}
_ACTIONS: Final = ("merge", "distinct", "undo")
_Who = Annotated[Editor, Depends(editor)]
_Editing = Annotated[Editor, Depends(editing)]
_Instance = Annotated[Instance, Depends(instance_of)]


@dataclass(frozen=True, slots=True)
class Double:
    """One of two: its page, in how many documents it is named, and what is said of it in words."""

    id: str
    ref: Ref
    documents: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairItem:
    """Two things that may be one, by which likeness and how likely, each with its facts."""

    kind: str
    reason: str
    score: float
    left: Double
    right: Double


@dataclass(frozen=True, slots=True)
class Settled:
    """What was decided about two things: what, who, when and why."""

    id: str
    kind: str
    first: str
    second: str
    by: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class DuplicatesPage:
    """One page of pairs, the likeliest first, and what was decided so far."""

    form_token: str
    waiting: int
    items: tuple[PairItem, ...]
    page: int
    pages: int
    settled: tuple[Settled, ...]
    done: Decided | None


@router.get(PLACE, summary="Pairs of things that may be one", response_model=DuplicatesPage, **PAGES)
def get_duplicates(
    request: Request,
    who: _Who,
    instance: _Instance,
    page: Annotated[int, Query(ge=1, le=100_000, description="Which page of ten")] = 1,
) -> Response:
    """Return pairs with the reason why they may be one and the facts of both; and decisions, to be taken back."""
    language = language_of(request)
    ledger = read_ledger(instance.store, instance.settings.review_below)
    found = duplicates(instance.store, ledger)
    pages = max(1, -(-len(found) // _PAGE))
    page = min(page, pages)
    shown = DuplicatesPage(
        form_token=who.form_token,
        waiting=len(found),
        items=_items(instance, found[(page - 1) * _PAGE : page * _PAGE], language),
        page=page,
        pages=pages,
        settled=_settled(instance, ledger, language),
        done=told(who.last(PLACE)),
    )
    return private(request, "work_duplicates.html", shown)


@router.post(
    PLACE,
    summary="Merge two things, or say that they are two",
    responses=FORMS,
    openapi_extra=form_body(
        action="`merge`, `distinct` or `undo`",
        gone="The thing that goes, as `person/…`",
        stays="The thing that stays, as `person/…`",
        id="The id of a decision to take back",
        reason="Why",
        back="The query of the page to go back to",
    ),
    response_model=Decided,
)
async def post_duplicates(request: Request, who: _Editing, instance: _Instance) -> Response:
    """Decide on a pair, or take a decision back; documents that come later keep to it."""
    fields = await form_of(request, who)
    action, signed, reason = fields.chosen("action", _ACTIONS), who.signed(), fields.one("reason")
    names = fields.many("id")
    pair = () if action == "undo" else (_thing(fields.one("gone")), _thing(fields.one("stays")))

    def change(store: Store) -> Outcome:
        ledger = read_ledger(store, instance.settings.review_below)
        match action, pair:
            case "merge", (gone, stays):
                return merge(store, ledger, (gone, stays), signed, reason, follow=_later)
            case "distinct", (gone, stays):
                return distinguish(store, ledger, (gone, stays), signed, reason, follow=_later)
        decision = _named(ledger, names)
        if decision.kind is Kind.MERGE:
            return undo_merges(store, ledger, decision.things[0], signed, follow=_later)
        left, right = decision.things
        return undo_distinction(store, ledger, (left, right), signed, follow=_later)

    done = await instance.writer.change(change)
    assert isinstance(done, Outcome)  # noqa: S101 - what the change above gives
    ids = tuple(_last(one.address) for one in done.decisions)
    if action == "undo":
        who.forget(ids)
    else:
        who.remember(PLACE, action, ids)
    if wants_page(request):
        return back(request, PLACE, fields.one("back"))
    return private(request, "work_duplicates.html", Decided(action, ids))


def _items(instance: Instance, pairs: Sequence[Pair], language: Language) -> tuple[PairItem, ...]:
    things = {thing for pair in pairs for thing in (pair.left, pair.right)}
    doubles = _doubles(instance, things, language)
    return tuple(
        PairItem(kind_of(pair.left), pair.reason, pair.score, doubles[pair.left], doubles[pair.right]) for pair in pairs
    )


def _doubles(instance: Instance, things: Iterable[NamedNode], language: Language) -> dict[NamedNode, Double]:
    """Return things with what is said of them, each fact once, and the documents that name them."""
    views, known = instance.views, tuple(things)
    said = views.rows("page_facts", thing=known)
    named = {(row["thing"], row["document"]) for row in views.rows("things_documents", thing=known)}
    documents = {one for _, one in named if isinstance(one, NamedNode)}
    refs = views.refs({*known, *iris_in(said), *documents}, language)
    found = {}
    for thing in known:
        facts: set[str] = set()
        for row in said:
            if row["thing"] == thing:
                value = row["value"]
                words = refs[value].label if isinstance(value, NamedNode) else value.value
                name = _IS[language] if row["property"] == RDF["type"] else refs[node(row, "property")].label
                facts.add(f"{name}: {words}")
        titles = sorted(refs[one].label for where, one in named if where == thing and isinstance(one, NamedNode))
        found[thing] = Double(
            id=thing.value.removeprefix(str(ID)),
            ref=refs[thing],
            documents=tuple(titles),
            facts=tuple(sorted(facts))[:_MOST_FACTS],
        )
    return found


def _settled(instance: Instance, ledger: Ledger, language: Language) -> tuple[Settled, ...]:
    """Return the decisions on sameness that hold, the latest first."""
    kinds = (Kind.MERGE, Kind.DISTINCTION)
    holding = (one for kind in kinds for one in ledger.holding(kind))
    found = sorted(holding, key=lambda one: one.signed.order, reverse=True)
    refs = instance.views.refs({thing for one in found for thing in one.things}, language)
    return tuple(
        Settled(
            id=_last(one.address),
            kind=one.kind.lower(),
            first=refs[one.things[0]].label,
            second=refs[one.things[1]].label,
            by=one.signed.by,
            at=one.signed.at,
            reason=one.reason,
        )
        for one in found[:100]
    )


def _named(ledger: Ledger, names: Sequence[str]) -> Decision:
    """Return the decision of an id.

    Raises:
        NotFound: none of this id holds.
    """
    kinds = (Kind.MERGE, Kind.DISTINCTION)
    found = [one for kind in kinds for one in ledger.holding(kind) if _last(one.address) in names]
    if not found:
        raise NotFound(f"no decision {', '.join(names) or 'without an id'} holds")
    return found[0]


def _thing(text: str) -> NamedNode:
    """Return the thing that a form names.

    Raises:
        WrongParameter: the text is no part of an address.
    """
    kind, slash, name = text.partition("/")
    if not slash or not all(part and part.replace("-", "").isalnum() and part.isascii() for part in (kind, name)):
        raise WrongParameter(f"{text!r} names no thing; send such as person/ida-kern-aaaaaa")
    return ID[text]


def _last(address: NamedNode) -> str:
    return address.value.rpartition("/")[2]


def _later(_: Store) -> None:
    """Leave what follows to the writer, which works it out once for all writes that wait."""
