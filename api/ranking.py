"""Ranking: the route that answers who shares themes with an actor, of all or of those that filters leave."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.actor_contexts import SharedActor, SharedRanking, SharedThemeItem
from api.files import filed, wished
from api.formats import prefers_page
from api.instance import Instance, instance_of
from api.known_actors import actor_of
from api.messages import Language, language_of
from api.openapi import LISTS
from api.questions import name_choices, parameter_items
from api.reasons import Reasons
from api.render import respond
from kg.ask import resolved
from kg.errors import WrongParameter
from kg.export import listing_of_ranking
from kg.network import Asked
from kg.network.among import among
from kg.network.ranked import narrowing
from kg.terms import NamedNode
from kg.themes import SharedPage, SharedTheme, page_of
from kg.themes.prose import why_shared

__all__ = ["router"]

router = APIRouter(tags=["Shared themes"], responses=LISTS)

FILTERS: Final = ("kind", "level", "type", "place", "event", "from", "until", "min")
"""Parameters of the stored question ``ranking`` that narrow it; said, read and checked as there."""


class Asking(BaseModel):
    """What a request asks of a ranking; filters as a person types them, blank ones ask for nothing."""

    model_config = ConfigDict(populate_by_name=True)

    limit: int = Field(20, ge=1, le=100, description="Actors to return")
    offset: int = Field(0, ge=0, le=1_000_000, description="Actors to leave out")
    reasons: bool = Field(default=True, description="With the reasons of both sides; `false` is much faster")
    kind: str = Field("", description="`person` or `organisation`")
    level: str = Field("", description="Administrative level of bodies and their people, such as `kreis`")
    type: str = Field("", description="Type of bodies and their people, such as `Ministry`")
    place: str = Field("", description="Name or address of a place; what lies in it counts")
    event: str = Field("", description="Name or address of an event that they took part in")
    since: str = Field("", alias="from", description="Day from which on they took part in some event")
    until: str = Field("", description="Day until which they took part in some event")
    least: str = Field("", alias="min", description="Least weight")

    def filters(self) -> dict[str, str]:
        """Return the filters that ask for something, by name."""
        given = self.model_dump(by_alias=True)
        return {name: given[name].strip() for name in FILTERS if given[name].strip()}


@router.get("/actors/{actor_id}/shared-themes", summary="Who shares themes with an actor", response_model=SharedRanking)
def get_ranking(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    actor_id: Annotated[str, Path(description="The last part of the actor's IRI")],
    asking: Annotated[Asking, Query()],
) -> Response:
    """Return the other actors by the weight of what they share, each theme with the sentences of both sides.

    The weight sums up over themes: strength of both sides times rarity of the theme, less for a theme and its
    neighbour in the hierarchy. Filters change who is listed, not what counts.
    """
    language = language_of(request)
    actor = actor_of(instance.views, actor_id).iri
    found = SharedPage((), more=False)
    problem = ""
    try:
        found = _found(instance, actor, asking, language)
        if (form := wished(request)) is not None:
            label = instance.views.refs([actor], language)[actor].label
            listing = listing_of_ranking(instance.store, actor, label, found.rows, language, offset=asking.offset)
            return filed(listing, form, instance.settings.publication)
    except WrongParameter as error:
        if not prefers_page(request.headers.get("accept"), request.query_params.get("format")):
            raise
        problem = str(error)
    return respond(request, "ranking.html", _ranking(instance, actor, asking, language, found, problem))


def _found(instance: Instance, actor: NamedNode, asking: Asking, language: Language) -> SharedPage:
    values = {"actor": f"<{actor.value}>", **asking.filters()}
    terms = resolved(instance.store, instance.catalogue["ranking"], values)
    asked = Asked(instance.store, terms, language)
    return page_of(
        instance.store,
        actor,
        limit=asking.limit,
        offset=asking.offset,
        minimum=asked.number("min", 0.0),
        among=among(instance.store, narrowing(asked)),
        language=language,
        explained=asking.reasons,
    )


def _ranking(
    instance: Instance,
    actor: NamedNode,
    asking: Asking,
    language: Language,
    found: SharedPage,
    problem: str,
) -> SharedRanking:
    reasons = Reasons(instance.views)
    own = instance.views.refs([actor], language)[actor]
    filters = [one for one in instance.catalogue["ranking"].parameters if one.name in FILTERS]
    values = {name: (text,) for name, text in asking.filters().items()}
    return SharedRanking(
        actor=own,
        limit=asking.limit,
        offset=asking.offset,
        more=found.more,
        rows=tuple(
            SharedActor(
                actor=reasons.ref(row.actor, row.label),
                kind=row.kind.value,
                weight=row.weight,
                shared=tuple(_theme(own.label, row.label, theme, reasons, language) for theme in row.shared),
            )
            for row in found.rows
        ),
        filters=parameter_items(filters, values, language),
        choices=name_choices(instance, filters),
        problem=problem,
    )


def _theme(left: str, right: str, theme: SharedTheme, reasons: Reasons, language: Language) -> SharedThemeItem:
    own = reasons.ref(theme.theme, theme.label)
    return SharedThemeItem(
        theme=own,
        other_theme=own if theme.same else reasons.ref(theme.right_theme, theme.right_label),
        same=theme.same,
        closeness=theme.closeness,
        rarity=theme.rarity,
        weight=theme.weight,
        why=why_shared(left, right, theme, language),
        left=reasons.items(theme.left),
        right=reasons.items(theme.right),
    )
