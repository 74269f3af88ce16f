"""Facts: one triple each, with the words it rests on."""

from collections.abc import Iterable, Iterator

from kg.model import (
    Contribution,
    Cooperation,
    Element,
    EventMention,
    Fact,
    Hindrance,
    Law,
    Lifetime,
    Mention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    Presenting,
    ProgrammeMention,
    Representation,
    Resolution,
    RoleAscription,
    SessionMention,
    ThemeMention,
    Tie,
    Working,
)
from kg.triples.agents import (
    contribution_facts,
    organisation_facts,
    person_facts,
    representation_facts,
)
from kg.triples.content import (
    cooperation_facts,
    element_facts,
    event_facts,
    hindrance_facts,
    law_facts,
    role_facts,
    theme_facts,
)
from kg.triples.places import place_named_facts
from kg.triples.programmes import presenting_facts, programme_facts
from kg.triples.sessions import session_facts
from kg.triples.ties import lifetime_facts, tie_facts, working_facts

__all__ = ["facts"]


def facts(mentions: Iterable[Mention], resolution: Resolution) -> tuple[Fact, ...]:
    """Return the facts that a document's mentions support, without repetitions, in the order of the text.

    Mentions that only help to understand others give none.
    """
    found = (fact for mention in mentions for fact in of(mention, resolution))
    return tuple(dict.fromkeys(found))


def of(mention: Mention, resolution: Resolution) -> Iterator[Fact]:  # noqa: C901, PLR0912  # one case a kind of mention
    """Yield the facts of one mention."""
    match mention:
        case EventMention():
            yield from event_facts(mention, resolution)
        case Contribution():
            yield from contribution_facts(mention, resolution)
        case PersonMention():
            yield from person_facts(mention, resolution)
        case OrganisationMention():
            yield from organisation_facts(mention, resolution)
        case Representation():
            yield from representation_facts(mention, resolution)
        case RoleAscription():
            yield from role_facts(mention, resolution)
        case ProgrammeMention():
            yield from programme_facts(mention, resolution)
        case Presenting():
            yield from presenting_facts(mention, resolution)
        case ThemeMention():
            yield from theme_facts(mention, resolution)
        case Element():
            yield from element_facts(mention, resolution)
        case Hindrance():
            yield from hindrance_facts(mention, resolution)
        case PlaceMention():
            yield from place_named_facts(mention, resolution)
        case Law():
            yield from law_facts(mention, resolution)
        case SessionMention():
            yield from session_facts(mention, resolution)
        case Lifetime():
            yield from lifetime_facts(mention, resolution)
        case Tie():
            yield from tie_facts(mention, resolution)
        case Working():
            yield from working_facts(mention, resolution)
        case Cooperation():
            yield from cooperation_facts(mention, resolution)
        case _:
            return
