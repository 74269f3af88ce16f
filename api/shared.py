"""Shared: the route that answers what two or more actors share, and why."""

from collections.abc import Collection, Sequence
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request, Response

from api.actor_contexts import (
    CommonThemeItem,
    HoldingItem,
    JoiningItem,
    JoiningSide,
    PairItem,
    SharedBetweenDetail,
)
from api.actor_detail import why_href
from api.contexts import Ref
from api.files import filed, wished
from api.instance import Instance, instance_of
from api.known_actors import KnownActor, actor_of, actors_matching
from api.messages import Language, language_of
from api.openapi import LISTS
from api.reasons import Reasons
from api.render import respond
from kg.export import listing_of_group
from kg.folding import alphabetical
from kg.network.joining import joining
from kg.terms import NamedNode
from kg.themes import SharedBetween, shared_between
from kg.themes.prose import why_common

__all__ = ["router"]

router = APIRouter(tags=["Shared themes"], responses=LISTS)

_MOST: Final = 12
"""Actors compared at once."""
_LISTED: Final = 300
"""So many names are offered with the page; more are looked up while somebody types."""
_CANDIDATES: Final = 20
_JOINING: Final = 5
_THEMES: Final = 5


@router.get("/shared-themes", summary="What two or more actors share", response_model=SharedBetweenDetail)
def get_shared(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    actor: Annotated[list[str], Query(max_length=12, description="The last part of an actor's IRI, repeated")] = [],  # noqa: B006 - FastAPI copies it
    find: Annotated[str, Query(max_length=200, description="Words of the name of another actor to add")] = "",
) -> Response:
    """Return the themes that at least two of the actors hold, those of all first, with everyone's sentences.

    Who shares themes with every one of them is told, too. With `find` another actor is added if the words fit one only,
    or are its whole name; else there are `candidates`.
    """
    language = language_of(request)
    asked = [one for one in dict.fromkeys(actor) if one]
    known = [actor_of(instance.views, one) for one in asked]
    fitting = _fitting(instance, find, {one.iri for one in known})
    if len(fitting) == 1 and len(known) < _MOST:
        known, find, fitting = [*known, fitting[0]], "", ()
    chosen = tuple({one.iri: one for one in known}.values())
    if (form := wished(request)) is not None:
        group = shared_between(instance.store, [one.iri for one in chosen], language=language)
        return filed(listing_of_group(instance.store, group, language), form, instance.settings.publication)
    return respond(request, "shared.html", _between(instance, chosen, language, (find, fitting)))


def _fitting(instance: Instance, words: str, chosen: Collection[NamedNode]) -> tuple[KnownActor, ...]:
    """Return the actors that a name can mean and that are not chosen yet; if some bear just this name, these only."""
    if not words.strip():
        return ()
    found = tuple(one for one in actors_matching(instance.views, words) if one.iri not in chosen)
    wanted = alphabetical(words.strip())
    exact = tuple(one for one in found if wanted in {alphabetical(name) for name in (one.name, *one.other_names)})
    return exact or found


def _between(
    instance: Instance,
    chosen: Sequence[KnownActor],
    language: Language,
    looked_for: tuple[str, tuple[KnownActor, ...]],
) -> SharedBetweenDetail:
    find, fitting = looked_for
    everybody = actors_matching(instance.views, "")
    listed = everybody if len(everybody) <= _LISTED else ()
    shown = (*(one.iri for one in chosen), *(one.iri for one in fitting[:_CANDIDATES]), *(one.iri for one in listed))
    refs = instance.views.refs(shown, language)
    actors = tuple(refs[one.iri] for one in chosen)
    group = [one.iri for one in chosen]
    found = shared_between(instance.store, group, language=language) if len(chosen) > 1 else None
    return SharedBetweenDetail(
        actors=actors,
        themes=_common(instance, found, language) if found else (),
        pairs=_pairs(found, {ref.iri: ref for ref in actors}) if found else (),
        joining=_joining(instance, group, actors, language) if found else (),
        find=find,
        candidates=tuple(refs[one.iri] for one in fitting[:_CANDIDATES]),
        found=len(fitting),
        choices=tuple(refs[one.iri] for one in listed),
    )


def _joining(
    instance: Instance, group: Sequence[NamedNode], actors: Sequence[Ref], language: Language
) -> tuple[JoiningItem, ...]:
    reasons = Reasons(instance.views)
    return tuple(
        JoiningItem(
            actor=reasons.ref(one.actor, one.label),
            kind=one.kind.value,
            weight=one.weight,
            sides=tuple(
                JoiningSide(
                    actor=actor,
                    weight=side.weight,
                    themes=tuple(reasons.ref(theme.theme, theme.label) for theme in side.shared if theme.same)[
                        :_THEMES
                    ],
                    why=why_href(NamedNode(actor.iri), one.actor),
                )
                for actor, side in zip(actors, one.sides, strict=True)
            ),
        )
        for one in joining(instance.store, group, limit=_JOINING, language=language)
    )


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
