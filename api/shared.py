"""Shared: the routes that answer who shares themes, and why."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from api.actor_contexts import (
    CommonThemeItem,
    HoldingItem,
    PairItem,
    SharedActor,
    SharedBetweenDetail,
    SharedRanking,
    SharedThemeItem,
)
from api.contexts import Ref
from api.files import filed, wished
from api.instance import Instance, instance_of
from api.known_actors import KnownActor, actor_choices, actor_of
from api.messages import Language, language_of
from api.openapi import LISTS
from api.reasons import Reasons
from api.render import respond
from kg.export import listing_of_group, listing_of_ranking
from kg.terms import NamedNode
from kg.themes import SharedBetween, SharedTheme, shared_between, shared_with
from kg.themes.prose import why_common, why_shared

__all__ = ["router"]

router = APIRouter(tags=["Shared themes"], responses=LISTS)


@router.get("/actors/{actor_id}/shared-themes", summary="Who shares themes with an actor", response_model=SharedRanking)
def get_ranking(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    actor_id: Annotated[str, Path(description="The last part of the actor's IRI")],
    limit: Annotated[int, Query(ge=1, le=100, description="Actors to return")] = 20,
    offset: Annotated[int, Query(ge=0, le=1_000_000, description="Actors to leave out")] = 0,
) -> Response:
    """Return the other actors by the weight of what they share, each theme with the sentences of both sides.

    The weight sums up over themes: strength of both sides times rarity of the theme, less for a theme and its
    neighbour in the hierarchy.
    """
    language = language_of(request)
    actor = actor_of(instance.views, actor_id)
    found = shared_with(instance.store, actor.iri, limit=limit + 1, offset=offset, language=language)
    own = instance.views.refs([actor.iri], language)[actor.iri]
    if (form := wished(request)) is not None:
        listing = listing_of_ranking(instance.store, actor.iri, own.label, found[:limit], language, offset=offset)
        return filed(listing, form)
    reasons = Reasons(instance.views)
    rows = tuple(
        SharedActor(
            actor=reasons.ref(row.actor, row.label),
            kind=row.kind.value,
            weight=row.weight,
            shared=tuple(_theme(own.label, row.label, theme, reasons, language) for theme in row.shared),
        )
        for row in found[:limit]
    )
    return respond(request, "ranking.html", SharedRanking(own, limit, offset, more=len(found) > limit, rows=rows))


@router.get("/shared-themes", summary="What two or more actors share", response_model=SharedBetweenDetail)
def get_shared(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    actor: Annotated[list[str], Query(max_length=12, description="The last part of an actor's IRI, repeated")] = [],  # noqa: B006 - FastAPI copies it
) -> Response:
    """Return the themes that at least two of the actors hold, those of all first, with everyone's sentences."""
    language = language_of(request)
    asked = [one for one in dict.fromkeys(actor) if one]
    known = [actor_of(instance.views, one) for one in asked]
    chosen = tuple({one.iri: one for one in known}.values())
    if (form := wished(request)) is not None:
        group = shared_between(instance.store, [one.iri for one in chosen], language=language)
        return filed(listing_of_group(instance.store, group, language), form)
    return respond(request, "shared.html", _between(instance, chosen, language))


def _theme(left: str, right: str, theme: SharedTheme, reasons: Reasons, language: Language) -> SharedThemeItem:
    return SharedThemeItem(
        theme=reasons.ref(theme.theme, theme.label),
        other_theme=reasons.ref(theme.right_theme, theme.right_label),
        same=theme.same,
        closeness=theme.closeness,
        rarity=theme.rarity,
        weight=theme.weight,
        why=why_shared(left, right, theme, language),
        left=reasons.items(theme.left),
        right=reasons.items(theme.right),
    )


def _between(instance: Instance, chosen: Sequence[KnownActor], language: Language) -> SharedBetweenDetail:
    choices = actor_choices(instance.views, language)
    by_iri = {choice.iri: choice for choice in choices}
    actors = tuple(by_iri[one.iri.value] for one in chosen)
    if len(chosen) < 2:
        return SharedBetweenDetail(actors, (), (), choices)
    found = shared_between(instance.store, [one.iri for one in chosen], language=language)
    return SharedBetweenDetail(actors, _common(instance, found, language), _pairs(found, by_iri), choices)


def _common(instance: Instance, found: SharedBetween, language: Language) -> tuple[CommonThemeItem, ...]:
    reasons = Reasons(instance.views)
    return tuple(
        CommonThemeItem(
            theme=reasons.ref(theme.theme, theme.label),
            rarity=theme.rarity,
            weight=theme.weight,
            shared_by_all=theme.shared_by_all,
            why=why_common(theme, language),
            holdings=tuple(
                HoldingItem(
                    actor=reasons.ref(holding.actor, holding.label),
                    theme=reasons.ref(holding.theme, holding.theme_label),
                    strength=holding.strength,
                    closeness=holding.closeness,
                    reasons=reasons.items(holding.reasons),
                )
                for holding in theme.holdings
            ),
        )
        for theme in found.themes
    )


def _pairs(found: SharedBetween, by_iri: dict[str, Ref]) -> tuple[PairItem, ...]:
    def of(actor: NamedNode) -> Ref:
        return by_iri[actor.value]

    return tuple(PairItem(of(pair.left), of(pair.right), pair.weight) for pair in found.pairs)
