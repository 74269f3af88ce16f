"""Search: the route that finds things by words and facets, as a page, a part of it, JSON or a file."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import partial
from http import HTTPStatus
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from api.files import filed, wished
from api.instance import Instance, instance_of
from api.messages import Language, language_of
from api.openapi import LISTS
from api.problems import TooBusy
from api.render import respond
from api.search_contexts import FacetItem, FindingItem, MarkedText, SearchDetail, SortItem
from api.search_facets import Narrowing, facet_items
from api.views import Refs
from kg.export import listing_of_findings
from kg.search import EntryKind, Facet, Index, Line, Order, Part, Sought, lines_of
from kg.terms import LIST, NamedNode

__all__ = ["router"]

router = APIRouter(tags=["Search"], responses=LISTS)

_AGAIN: Final = 3
"""Seconds after which whoever comes before there is an index may ask again."""

_DEFAULTS: Final = {"sort": Order.FIT.value, "page": 1, "size": 25}
"""What addresses leave out."""

Values = Annotated[list[Annotated[str, Field(max_length=300)]], Field(max_length=30)]


class Asking(BaseModel):
    """What a request looks for; of several values of one parameter any will do, but of themes all must fit."""

    q: str = Field("", max_length=200, description="Words; all of them must be in a name or text")
    type: list[EntryKind] = Field([], max_length=10, description="Kinds of things")
    theme: Values = Field([], description="Themes, such as `armut`; narrower ones count")
    place: Values = Field([], description="Places, such as `ags-12`; what lies in them counts")
    level: Values = Field([], description="Administrative levels, such as `kreis`")
    year: Values = Field([], description="Years of events")
    source: Values = Field([], description="Documents, such as `fachforum-3-2`")
    sort: Order = Field(Order.FIT, description="Best first, by name, or what most documents tell of first")
    page: int = Field(1, ge=1, le=1_000_000)
    size: int = Field(25, ge=1, le=200, description="Findings a page; files hold all")

    @property
    def words(self) -> str:
        """What was typed, without white space around."""
        return " ".join(self.q.split())

    @property
    def narrowing(self) -> Narrowing:
        """The values that were chosen."""
        return Narrowing({facet: tuple(map(str, getattr(self, facet.value))) for facet in Facet})

    def href(self, narrowed: Mapping[str, list[str]] | None = None, **changed: object) -> str:
        """Return the address of the same search with something changed: its values, or other parameters."""
        own = {facet.value: [*given] for facet, given in self.narrowing.given.items()}
        asked: dict[str, object] = {"q": self.words, **(own if narrowed is None else narrowed), **_DEFAULTS}
        asked |= {"sort": self.sort.value, "size": self.size, **changed}
        kept = {name: value for name, value in asked.items() if value not in ("", []) and _DEFAULTS.get(name) != value}
        return f"/search?{urlencode(kept, doseq=True, safe=':/')}" if kept else "/search"


@router.get("/search", summary="Search with facets and counts", response_model=SearchDetail)
def get_search(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    asking: Annotated[Asking, Query()],
) -> Response:
    """Return the things that have all words of `q` in a name or text, with counts by type, theme, place, level, year.

    Words are found inflected, within compounds, and with or without umlauts. Without words the other parameters alone
    tell what is found. Files (`format=csv|xlsx|jsonld`) hold all findings, not one page of them.
    """
    language, form = language_of(request), wished(request)
    narrowing = asking.narrowing
    sought = Sought(asking.words, narrowing.values, asking.sort, asking.page, 0 if form else asking.size)
    answer = instance.search.found(sought)
    if answer is None:
        raise TooBusy("what can be found is still being read; this takes a few seconds after a start", _AGAIN)
    index, found = answer
    facets = facet_items(found, narrowing, partial(_names, instance, index, language), asking.href)
    lines = lines_of(instance.store, index, found, language)
    if form is not None:
        chosen = _told(instance, facets, language)
        listing = listing_of_findings(instance.store, lines, asking.words, chosen, language)
        return _marked_for(filed(listing, form, instance.settings.publication))
    refs = instance.views.refs((), language)
    pages, page = max(1, -(-found.total // asking.size)), asking.page
    detail = SearchDetail(
        q=asking.words,
        sort=asking.sort.value,
        sorts=tuple(SortItem(one.value, one is asking.sort, asking.href(sort=one.value)) for one in Order),
        page=page,
        pages=pages,
        size=asking.size,
        total=found.total,
        previous=asking.href(page=min(page - 1, pages)) if page > 1 else "",
        next=asking.href(page=page + 1) if page < pages else "",
        items=tuple(_item(refs, line) for line in lines),
        facets=facets,
        meant=found.meant,
        meant_href=asking.href(q=found.meant) if found.meant else "",
        current=instance.search.is_current(index),
    )
    response = _marked_for(respond(request, "search_found.html" if _is_part(request) else "search.html", detail))
    if detail.current and response.status_code == HTTPStatus.OK:
        response.headers["ETag"] = f'"{hashlib.sha256(bytes(response.body)).hexdigest()[:32]}"'
    return response


def _is_part(request: Request) -> bool:
    """Tell whether a script asks for what it puts into a page that is there already."""
    return "hx-request" in request.headers and "hx-history-restore-request" not in request.headers


def _marked_for(response: Response) -> Response:
    """Return an answer that is a part of a page for some, and for nobody's list of findings: it names persons."""
    response.headers["Vary"] = f"{response.headers['Vary']}, HX-Request, HX-History-Restore-Request"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _item(refs: Refs, line: Line) -> FindingItem:
    return FindingItem(
        ref=refs.named(line.entry.node, line.label),
        type=line.entry.kind.value,
        name=_marked(line.name),
        detail=line.detail,
        context=_marked(line.context),
        sources=len(line.sources),
    )


def _marked(parts: Iterable[Part]) -> tuple[MarkedText, ...]:
    return tuple(MarkedText(text, found) for text, found in parts)


def _names(instance: Instance, index: Index, language: Language, values: Iterable[str]) -> dict[str, str]:
    """Return what values of facets are called: things by their labels, kinds and levels by their names."""
    found: dict[str, str] = {}
    levels: list[NamedNode] = []
    for value in values:
        number = index.numbers.known(value)
        entry = index.entries.get(number) if number is not None else None
        if entry is not None:
            found[value] = entry.labels[language]
        elif value in set(EntryKind):
            found[value] = instance.messages.say(f"search-type-{value}", language, n=2)
        elif value.startswith(LIST[""].value):
            levels.append(NamedNode(value))
    refs = instance.views.refs(levels, language)
    return found | {level.value: refs[level].label for level in levels}


def _told(instance: Instance, facets: Iterable[FacetItem], language: Language) -> tuple[str, ...]:
    """Return in words what the findings of a file were narrowed by."""
    return tuple(
        f"{instance.messages.say(f'search-by-{facet.name}', language)}: {', '.join(chosen)}"
        for facet in facets
        if (chosen := [value.label for value in facet.values if value.chosen])
    )
