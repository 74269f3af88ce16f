"""Links: the review of what of ours is what elsewhere, side by side, with mapping files in and out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from api.instance import Instance, instance_of
from api.messages import language_of
from api.work.answer import FORMS, PAGES, PRIVATE, back, private, wants_page
from api.work.deciding import Decided, told
from api.work.editor import Editor, editing, editor
from api.work.forms import form_body, form_of
from api.work.sides import LinkItem, link_items
from api.work.upload import file_body, uploaded
from api.work.waiting import Choice
from kg.errors import VocabularyBroken, WrongParameter
from kg.link import Link, Proposed, Standing, decide, propose, read_links, read_sssom, undo, write_sssom
from kg.store import Store
from kg.themes.name import names_of

__all__ = ["BulkLinksPage", "Imported", "LinksPage", "router"]

router = APIRouter(tags=["Work"])

PLACE: Final = "/work/links"
_PAGE: Final = 20
_BULK: Final = 500
_ACTIONS: Final = ("accept", "reject", "undo")
_SSSOM_BYTES: Final = 20_000_000
_Who = Annotated[Editor, Depends(editor)]
_Editing = Annotated[Editor, Depends(editing)]
_Instance = Annotated[Instance, Depends(instance_of)]
_Source = Annotated[str, Query(description="Only links to this vocabulary")]


@dataclass(frozen=True, slots=True)
class LinksPage:
    """One page of links, how many there are of each standing and vocabulary, and the last deed."""

    form_token: str
    standing: str
    source: str
    found: int
    waiting: int
    items: tuple[LinkItem, ...]
    page: int
    pages: int
    query: str
    standings: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    done: Decided | None


@dataclass(frozen=True, slots=True)
class BulkLinksPage:
    """The proposals of one vocabulary from a score on, to be looked at before any is decided."""

    form_token: str
    action: str
    source: str
    above: float
    items: tuple[LinkItem, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What a mapping file brought: new links, known ones, and those that somebody had rejected before."""

    fresh: int
    known: int
    rejected: int


@router.get(PLACE, summary="Links to other vocabularies", response_model=LinksPage, **PAGES)
def get_links(
    request: Request,
    who: _Who,
    instance: _Instance,
    standing: Annotated[Standing, Query(description="`proposed`, `accepted` or `rejected`")] = Standing.PROPOSED,
    source: _Source = "",
    page: Annotated[int, Query(ge=1, le=100_000, description="Which page of twenty")] = 1,
) -> Response:
    """Return links with both their ends, the likeliest first."""
    every = read_links(instance.store)
    of_source = [link for link in every if source in {"", link.source}]
    found = _ordered(link for link in of_source if link.standing is standing)
    pages = max(1, -(-len(found) // _PAGE))
    page = min(page, pages)
    standings, sources = Counter(link.standing for link in of_source), Counter(link.source for link in every)
    shown = LinksPage(
        form_token=who.form_token,
        standing=standing,
        source=source,
        found=len(found),
        waiting=standings[Standing.PROPOSED],
        items=link_items(instance, found[(page - 1) * _PAGE : page * _PAGE], language_of(request)),
        page=page,
        pages=pages,
        query=urlencode({"standing": standing.value, **({"source": source} if source else {})}),
        standings=tuple(Choice(one, one, standings[one], one is standing) for one in Standing),
        sources=tuple(Choice(one, one, number, one == source) for one, number in sorted(sources.items())),
        done=told(who.last(PLACE)),
    )
    return private(request, "work_links.html", shown)


@router.post(
    PLACE,
    summary="Decide on links",
    responses=FORMS,
    openapi_extra=form_body(
        action="`accept`, `reject` or `undo`",
        id="Ids of links, repeated",
        reason="Why",
        back="The query of the page to go back to",
    ),
    response_model=Decided,
)
async def post_links(request: Request, who: _Editing, instance: _Instance) -> Response:
    """Accept or reject links, or take verdicts back; all of them or, if one cannot be found, none."""
    fields = await form_of(request, who)
    action, ids = fields.chosen("action", _ACTIONS), fields.many("id")
    if not ids:
        raise WrongParameter("no link was chosen; send at least one id")
    reason, signed = fields.one("reason"), who.signed()

    def change(store: Store) -> tuple[Link, ...]:
        if action == "undo":
            return undo(store, ids, signed)
        return decide(store, ids, signed, accepted=action == "accept", reason=reason)

    changed = await instance.writer.change(change)
    assert isinstance(changed, tuple)  # noqa: S101 - what the change above gives
    done = tuple(link.id for link in changed)
    if action == "undo":
        who.forget(done)
    else:
        who.remember(PLACE, action, done)
    if wants_page(request):
        return back(request, PLACE, fields.one("back"))
    left = sum(link.standing is Standing.PROPOSED for link in read_links(instance.store))
    return private(request, "work_links.html", Decided(action, done, left))


@router.get("/work/links/bulk", summary="Links that would be decided at once", response_model=BulkLinksPage, **PAGES)
def get_bulk_links(
    request: Request,
    who: _Who,
    instance: _Instance,
    source: Annotated[str, Query(min_length=1, description="The vocabulary")],
    above: Annotated[float, Query(ge=0, le=1, description="The least score")],
    action: Annotated[str, Query(pattern="^(accept|reject)$", description="`accept` or `reject`")] = "accept",
) -> Response:
    """Return the proposals of a vocabulary from a score on, with the form that decides on exactly what it lists."""
    least = Decimal(str(above))
    found = _ordered(
        link
        for link in read_links(instance.store)
        if link.standing is Standing.PROPOSED and link.source == source and link.confidence >= least
    )
    items = link_items(instance, found[:_BULK], language_of(request))
    page = BulkLinksPage(who.form_token, action, source, above, items, len(found) - len(items))
    return private(request, "work_links_bulk.html", page)


_TSV: Final[dict[str, Any]] = {
    **PAGES,
    "responses": {
        **PAGES["responses"],
        200: {"content": {"text/tab-separated-values": {"schema": {"type": "string"}}}},
    },
}


@router.get("/work/links.sssom.tsv", summary="All links as an SSSOM file", response_class=Response, **_TSV)
def get_sssom(request: Request, who: _Who, instance: _Instance, source: _Source = "") -> Response:  # noqa: ARG001 - asks who
    """Return the links with their verdicts as a mapping set (SSSOM, tab-separated)."""
    language = language_of(request)
    links = [link for link in read_links(instance.store) if source in {"", link.source}]
    text = write_sssom(links, names_of(instance.store, {link.subject for link in links}, language), language=language)
    name = f"links-{source}.sssom.tsv" if source.isalnum() else "links.sssom.tsv"
    headers = {**PRIVATE, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type="text/tab-separated-values; charset=utf-8", headers=headers)


@router.post(
    "/work/links/import",
    summary="Take in an SSSOM file",
    responses=FORMS,
    openapi_extra=file_body("file", "One mapping set (SSSOM, tab-separated, UTF-8)"),
    response_model=Imported,
)
async def post_sssom(request: Request, who: _Editing, instance: _Instance) -> Response:
    """Put the links of a mapping file up for review; its verdicts count where there is none here."""
    async with uploaded(request, who, most_bytes=_SSSOM_BYTES, most_files=1) as upload:
        if not upload.files:
            raise WrongParameter("no file was chosen; send one as the field 'file'")
        (file,) = upload.files
        name, content = file.filename or "file", await file.read()
    try:
        links = read_sssom(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        raise WrongParameter(f"{name}: the file is not UTF-8: {error}") from error
    except VocabularyBroken as error:
        raise WrongParameter(str(error)) from error
    made = await instance.writer.change(partial(propose, links=links))
    assert isinstance(made, Proposed)  # noqa: S101 - what ``propose`` gives
    counts = Imported(len(made.fresh), len(made.known), len(made.rejected))
    return private(request, "work_links_imported.html", counts)


def _ordered(links: Iterable[Link]) -> list[Link]:
    return sorted(links, key=lambda link: (-link.confidence, link.subject.value, link.target.value))
