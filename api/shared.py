"""Shared: the route that answers what two or more actors share, and why."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.actor_contexts import (
    CommonThemeItem,
    HoldingItem,
    PairItem,
    SharedBetweenDetail,
)
from api.contexts import Ref
from api.files import filed, wished
from api.instance import Instance, instance_of
from api.known_actors import KnownActor, actor_choices, actor_of
from api.messages import Language, language_of
from api.openapi import LISTS
from api.reasons import Reasons
from api.render import respond
from kg.export import listing_of_group
from kg.terms import NamedNode
from kg.themes import SharedBetween, shared_between
from kg.themes.prose import why_common

__all__ = ["router"]

router = APIRouter(tags=["Shared themes"], responses=LISTS)


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
        return filed(listing_of_group(instance.store, group, language), form, instance.settings.publication)
    return respond(request, "shared.html", _between(instance, chosen, language))


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
