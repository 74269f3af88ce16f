"""New: the route that says what documents have added since a forum or between two days, also as a feed."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response

from api.addresses import page_of
from api.content_contexts import AnswerContext
from api.dataset import published
from api.files import FILES, filed
from api.formats import HTML, JSON, Format, choose
from api.instance import Instance, instance_in, instance_of
from api.messages import Language, language_of
from api.new_contexts import NewGroup, NewPage, NewStart
from api.openapi import LISTS, content
from api.questions import answer_context, blank_context, parameter_items
from api.render import VARY, page, respond
from kg.ask import Answer, ask
from kg.errors import WrongParameter
from kg.export import listing_of_answer
from kg.export.feed import Entry, Feed, atom
from kg.network.state import documents_of
from kg.terms import NamedNode

__all__ = ["ATOM", "router"]

ATOM: Final = Format("atom", "application/atom+xml")
_STARTS: Final = 12
"""Days offered to look from."""
_RESERVED: Final = frozenset({"lang", "format"})

router = APIRouter(tags=["Shared themes"], responses=LISTS | {200: {"content": content([HTML, ATOM, *FILES])}})


@router.get("/new", summary="What is new", response_model=AnswerContext)
def get_news(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return what documents have added: new documents, actors, themes and pairs, each in a sentence with its reasons.

    Parameters are those of the question `new_since`: `from` and `until` (days), `event`, `kind`, `inherit`, `limit`.
    Without any it is what the latest event brought. `format=atom` gives it to feed readers.
    """
    language = language_of(request)
    question = instance.catalogue["new_since"]
    given = {
        name: [value for value in request.query_params.getlist(name) if value.strip()]
        for name in request.query_params
        if name not in _RESERVED
    }
    values = {name: found for name, found in given.items() if found}
    offers = (JSON, HTML, ATOM, *FILES)
    chosen = choose(request.headers.get("accept"), offers, request.query_params.get("format"))
    try:
        answer = ask(instance.store, question, values, language=language)
    except WrongParameter as error:
        # whoever asks for nothing in particular is told that nothing has a day yet; a wrong value is an error
        if chosen is not HTML and (values or chosen is not JSON):
            raise
        blank = blank_context(instance, question, values, language, str(error))
        return respond(request, "new.html", blank) if chosen is JSON else _shown(request, instance, blank, language)
    if chosen is ATOM:
        headers = {"Content-Type": ATOM.content_type, "Vary": VARY}
        return Response(atom(_feed(request, instance, answer, language)), headers=headers)
    if chosen in FILES:
        return filed(listing_of_answer(instance.store, answer, language), chosen, instance.settings.publication)
    context = answer_context(instance, answer, values, language)
    return respond(request, "new.html", context) if chosen is JSON else _shown(request, instance, context, language)


def _shown(request: Request, instance: Instance, context: AnswerContext, language: Language) -> Response:
    rows = [(cells[0].label, why) for cells, why in zip(context.rows, context.why, strict=True) if cells[0] is not None]
    groups = tuple(
        NewGroup(what, tuple(why for _, why in found)) for what, found in groupby(rows, key=lambda row: row[0])
    )
    question = instance.catalogue["new_since"]
    values = {name: request.query_params.getlist(name) for name in request.query_params}
    shown = NewPage(
        answer=context,
        fields=parameter_items(question.parameters, values, language),
        groups=groups,
        text="\n".join(why[0].sentence for _, why in rows if why),
        starts=_starts(instance),
        feed=_address(request, "atom"),
    )
    return page(request, "new.html", shown)


def _starts(instance: Instance) -> tuple[NewStart, ...]:
    """Return the latest days of which documents tell, the latest first."""
    dated = [(one.day.isoformat(), one.title) for one in documents_of(instance.store) if one.day is not None]
    return tuple(NewStart(day, title) for day, title in sorted(dated, reverse=True)[:_STARTS])


def _feed(request: Request, instance: Instance, answer: Answer, language: Language) -> Feed:
    days = {one.document.value: one.day for one in documents_of(instance.store)}
    publication = published(request, instance)
    messages = instance_in(request).messages
    entries = []
    for row, why in zip(answer.rows, answer.why, strict=True):
        thing = row["thing"]
        # a pair may come to share one theme after the other; everything else is new once
        themes = sorted({reason.theme.value for one in why for reason in one.reasons}) if "other" in row else ()
        key = " ".join((*(row[name].value for name in ("what", "thing", "other") if name in row), *themes))
        where = page_of(thing.value) if isinstance(thing, NamedNode) else "/new"
        sentences = tuple(one.sentence for one in why)
        entries.append(Entry(key, sentences[0], _full(publication.address, where), days.get(thing.value), sentences))
    return Feed(
        title=messages.say("new-title", language),
        author=publication.publisher or messages.say("product", language),
        address=_full(publication.address, _address(request, "html")),
        itself=_full(publication.address, _address(request, "atom")),
        day=_latest(list(days.values())),
        language=language,
        entries=tuple(entries),
    )


def _latest(days: Sequence[date | None]) -> date:
    return max((day for day in days if day is not None), default=date(1970, 1, 1))


def _address(request: Request, form: str) -> str:
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "format"]
    return f"/new?{urlencode([*asked, ('format', form)])}"


def _full(address: str, path: str) -> str:
    return path if ":" in path.partition("/")[0] else f"{address.rstrip('/')}{path}"
