"""Actor surroundings: the relations, places and programmes of an actor, each with its sentences."""

from collections.abc import Iterable

from api.actor_page import ActorPlace, ActorProgramme, RelationItem
from api.known_places import ACTING, Use, known_places
from api.known_programmes import known_programmes
from api.messages import Language
from api.passages import Shown
from api.views import Views, iris_in, node
from kg.folding import alphabetical
from kg.terms import NamedNode

__all__ = ["places_of", "programmes_of", "relations_of"]


def relations_of(views: Views, actor: NamedNode, language: Language) -> tuple[RelationItem, ...]:
    """Return the direct relations of an actor with others, in both directions."""
    rows = views.rows("page_relations", actor=[actor])
    refs = views.refs(iris_in(rows), language)
    shown = Shown.of(views, (node(row, "subject") for row in rows), language)
    return tuple(
        RelationItem(
            refs[subject],
            refs[predicate],
            refs[other],
            shown.by_triple.get((subject.value, predicate.value, str(other)), ()),
        )
        for row in rows
        for subject, predicate, other in ((node(row, "subject"), node(row, "property"), node(row, "object")),)
    )


def places_of(
    views: Views, actor: NamedNode, organisations: Iterable[NamedNode], language: Language
) -> tuple[ActorPlace, ...]:
    """Return the places of an actor and, for a person, those of its organisations."""
    bodies = tuple(dict.fromkeys(one for one in organisations if one != actor))
    wanted = {actor, *bodies}
    held: list[Use] = [
        use
        for uses in known_places(views).uses.values()
        for use in uses
        if use.thing in wanted and use.property in ACTING
    ]
    refs = views.refs((one for use in held for one in (use.place, use.property, use.thing)), language)
    shown = Shown.of(views, {use.thing for use in held}, language)
    held.sort(key=lambda use: (use.thing != actor, alphabetical(refs[use.place].label), use.place.value))
    return tuple(
        ActorPlace(
            refs[use.place],
            refs[use.property],
            None if use.thing == actor else refs[use.thing],
            shown.by_triple.get((use.thing.value, use.property.value, str(use.place)), ()),
        )
        for use in held
    )


def programmes_of(views: Views, actor: NamedNode, language: Language) -> tuple[ActorProgramme, ...]:
    """Return the programmes that an actor runs, funds or accompanies, and those that it presented."""
    talks = {node(row, "presentation") for row in views.rows("page_talks", actor=[actor])}
    found: list[tuple[NamedNode, NamedNode | None, NamedNode | None]] = []
    for programme, known in known_programmes(views).items():
        found += [(programme, key, None) for key in known.runners().get(actor, ())]
        found += [(programme, None, talk) for talk in known.named_by("presents") if talk in talks]
    refs = views.refs((one for row in found for one in row if one is not None), language)
    found.sort(key=lambda row: (alphabetical(refs[row[0]].label), row[0].value, row[1] is None))
    return tuple(
        ActorProgramme(refs[programme], refs[key] if key else None, refs[talk] if talk else None)
        for programme, key, talk in found
    )
