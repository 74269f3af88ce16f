"""Theme actors: who works on a theme, ready to be shown with strength, sentences and reasons."""

from collections.abc import Iterable

from api.actor_contexts import ThemeActor
from api.instance import Instance
from api.messages import Language
from api.reasons import Reasons
from kg.terms import NamedNode
from kg.themes import ActorTheme
from kg.themes.prose import why_theme

__all__ = ["theme_actors"]


def theme_actors(
    instance: Instance, theme: NamedNode, found: Iterable[ActorTheme], language: Language
) -> tuple[ThemeActor, ...]:
    """Return actors of a theme in their order, with the narrower themes that they work on instead of it."""
    actors = tuple(found)
    below = instance.views.refs(
        (reason.theme for actor in actors for reason in actor.reasons if reason.theme != theme), language
    )
    reasons = Reasons(instance.views)
    return tuple(
        ThemeActor(
            actor=reasons.ref(actor.actor, actor.label),
            kind=actor.kind.value,
            weight=actor.weight,
            narrower=tuple(
                below[other] for other in dict.fromkeys(reason.theme for reason in actor.reasons) if other != theme
            ),
            why=tuple(dict.fromkeys(why_theme(actor.label, reason, language) for reason in actor.reasons)),
            reasons=reasons.items(actor.reasons),
        )
        for actor in actors
    )
