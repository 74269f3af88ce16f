"""Invite: the route that asks whom to invite, with a form to choose themes and place, and its answer."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Annotated, Final
from urllib.parse import urlencode

import numpy as np
from fastapi import APIRouter, Depends, Query, Request, Response

from api.content_contexts import AnswerContext
from api.files import FILES, filed
from api.formats import HTML, JSON, Format, choose
from api.instance import Instance, instance_of
from api.invite_contexts import Apart, InvitePage, Moved, PlaceChoice, ThemeChoice, ThemeGroup
from api.messages import Language, language_of
from api.openapi import LISTS
from api.questions import answer_context, blank_context, parameter_items
from api.render import page, respond
from kg.ask import ask
from kg.errors import WrongParameter
from kg.export import listing_of_answer
from kg.folding import alphabetical
from kg.network.traits import Trait, traits_of
from kg.network.worked_on import worked_on
from kg.terms import THEME, NamedNode, expanded
from kg.themes.kept import index_of

__all__ = ["router"]

router = APIRouter(tags=["Questions"], responses=LISTS)

_FIELDS: Final = ("kind", "strength")
"""The blanks of the form beside themes and place; the others can be given in the address."""
_APART: Final = ("invited", "without")

Values = Mapping[str, list[str]]


@router.get("/invite", summary="Whom to invite", response_model=AnswerContext)
def get_invitation(  # what FastAPI is to describe of the address
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    theme: Annotated[list[str], Query(description="A theme to be covered, repeated")] = [],  # noqa: B006 - FastAPI copies it
    place: Annotated[str, Query(description="Only actors of this place and what lies in it")] = "",
    invited: Annotated[list[str], Query(description="Actors invited already; their themes need nobody else")] = [],  # noqa: B006
    without: Annotated[list[str], Query(description="Actors not to invite")] = [],  # noqa: B006
) -> Response:
    """Return the smallest set of actors that covers the themes: as JSON, as a page with a form, or as a file.

    `kind`, `strength`, `inherit` and `seconds` narrow it down as `/questions/invite` says.
    """
    language = language_of(request)
    question = instance.catalogue["invite"]
    more = {one.name: request.query_params.getlist(one.name) for one in question.parameters}
    values = _given({**more, "theme": theme, "place": [place], "invited": invited, "without": without})
    chosen = choose(request.headers.get("accept"), (JSON, HTML, *FILES), request.query_params.get("format"))
    if "theme" not in values and chosen not in FILES:
        return _shown(request, instance, blank_context(instance, question, values, language), values, chosen)
    try:
        answer = ask(instance.store, question, values, language=language)
    except WrongParameter as error:
        if chosen is not HTML:
            raise
        blank = blank_context(instance, question, values, language, str(error))
        return _shown(request, instance, blank, values, chosen)
    if chosen in FILES:
        return filed(listing_of_answer(instance.store, answer, language), chosen, instance.settings.publication)
    return _shown(request, instance, answer_context(instance, answer, values, language), values, chosen)


def _given(values: Values) -> dict[str, list[str]]:
    stripped = {name: [value for value in given if value.strip()] for name, given in values.items()}
    return {name: given for name, given in stripped.items() if given}


def _shown(request: Request, instance: Instance, context: AnswerContext, values: Values, form: Format) -> Response:
    """Return the answer as JSON, or on the page with the form."""
    if form is not HTML:
        return respond(request, "invite.html", context)
    language = language_of(request)
    parameters = [one for one in instance.catalogue["invite"].parameters if one.name in _FIELDS]
    actors = (row[0].value for row in context.rows if row[0] is not None)
    shown = InvitePage(
        answer=context,
        groups=_groups(instance, values, language),
        places=_places(instance, values, language),
        fields=parameter_items(parameters, values, language),
        apart=_apart(instance, values, language),
        moves=tuple(Moved(*(_moved(values, name, actor) for name in _APART)) for actor in actors),
    )
    return page(request, "invite.html", shown)


def _groups(instance: Instance, values: Values, language: Language) -> tuple[ThemeGroup, ...]:
    wanted = {_address(value) for value in values.get("theme", ())}
    found = []
    for label, run in groupby(worked_on(instance.store, language), key=lambda one: one.widest_label):
        themes = tuple(ThemeChoice(_short(one.theme), one.label, one.actors, one.theme.value in wanted) for one in run)
        found.append(ThemeGroup(label, themes, sum(theme.chosen for theme in themes)))
    return tuple(found)


def _places(instance: Instance, values: Values, language: Language) -> tuple[PlaceChoice, ...]:
    """Return the places that actors have, and those around them, by name."""
    traits = traits_of(instance.store, index_of(instance.store), Trait.PLACE)
    places = [traits.values[number] for number in np.unique(traits.value).tolist()]
    refs = instance.views.refs(places, language)
    wanted = {_address(value) for value in values.get("place", ())}
    found = (PlaceChoice(place.value, refs[place].label, place.value in wanted) for place in places)
    return tuple(sorted(found, key=lambda choice: (alphabetical(choice.label), choice.value)))


def _apart(instance: Instance, values: Values, language: Language) -> tuple[Apart, ...]:
    """Return who is no candidate, as far as the addresses say; names stay where they were typed."""
    given = [(name, NamedNode(value)) for name in _APART for value in values.get(name, ()) if _is_address(value)]
    refs = instance.views.refs((actor for _, actor in given), language)
    return tuple(Apart(name, refs[actor]) for name, actor in given)


def _is_address(value: str) -> bool:
    try:
        return value.startswith("https://") and bool(NamedNode(value))
    except ValueError:
        return False


def _moved(values: Values, name: str, actor: str) -> str:
    moved: dict[str, Iterable[str]] = {**values, name: [*values.get(name, ()), actor]}
    return f"/invite?{urlencode(moved, doseq=True)}"


def _short(theme: NamedNode) -> str:
    return f"thema:{theme.value.removeprefix(str(THEME))}"


def _address(value: str) -> str:
    """Return the address that a value stands for, if it is one, long or short."""
    long = expanded(value)
    return long.value if long is not None else value
