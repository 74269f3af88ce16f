"""Entities: which thing every mention of a document means, by deterministic keys."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from kg.model import (
    Contribution,
    Cooperation,
    Document,
    Element,
    EventMention,
    Hindrance,
    Law,
    Lifetime,
    Mention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    Post,
    Presenting,
    ProgrammeMention,
    Representation,
    Resolution,
    SessionMention,
    Tie,
    Working,
)
from kg.resolve.identities import identities
from kg.resolve.keys import event_slug, law_slug, organisation_slug, person_slug, programme_slug
from kg.resolve.places import (
    named_places,
    neighbourhood,
    official_places,
    place_address,
    place_identities,
    places_around,
    territories,
)
from kg.slug import slug
from kg.terms import ID, NamedNode
from kg.vocabulary import Vocabulary

__all__ = ["resolve"]


def resolve(document: Document, mentions: tuple[Mention, ...], vocabulary: Vocabulary) -> Resolution:
    """Return what the mentions of a document mean.

    A person belongs to the body of the list entry; who has no entry gets the body that the prose names, or is known
    by this document alone. All keys come from names, so the order in which documents are added plays no part.
    """
    event = next((one for one in mentions if isinstance(one, EventMention)), None)
    bodies = bodies_of_persons(mentions, document.slug)
    laws = laws_of(mentions)
    near = neighbourhood(mentions, vocabulary)
    named = tuple(named_places(mentions, vocabulary, near))
    within = dict(territories(mentions, vocabulary, near))
    of = dict(chain(addresses(mentions, bodies, document.slug, vocabulary, near), session_addresses(mentions, event)))
    return Resolution(
        document=ID[f"document/{document.slug}"],
        event=ID[f"event/{event_key(event)}"] if event else None,
        of=of,
        places=within,
        laws=laws,
        lands={name: ID[f"organisation/land-{slug(name)}"] for name in within},
        official=dict(official_places(named, vocabulary)),
        around=dict(places_around(named)),
        identities=(*identities(of, document.slug), *place_identities(named)),
    )


def addresses(
    mentions: Iterable[Mention], bodies: Mapping[str, str], document: str, vocabulary: Vocabulary, near: frozenset[str]
) -> Iterator[tuple[Mention, NamedNode]]:
    """Yield every mention of a thing, also inside another mention, with the thing's address."""
    for mention in mentions:
        if isinstance(mention, Contribution):
            yield from entry_addresses(mention, bodies, document, vocabulary, near)
        for part in parts(mention):
            match part:
                case PersonMention():
                    yield part, person_address(part, bodies.get(part.name, document))
                case OrganisationMention():
                    yield from body_addresses(part, document, vocabulary, near)
                case ProgrammeMention():
                    yield part, ID[f"programme/{programme_slug(part.name)}"]
                case Element():
                    yield part, element_address(part, document)
                case PlaceMention(name=name):
                    yield part, place_address(name, vocabulary, near)
                case Cooperation(label=label):
                    yield part, ID[f"practice/{slug(label)}"]
                case _:
                    continue


def session_addresses(mentions: Iterable[Mention], event: EventMention | None) -> Iterator[tuple[Mention, NamedNode]]:
    """Yield the sessions of an event with their addresses."""
    for mention in mentions:
        if event and isinstance(mention, SessionMention):
            yield mention, ID[f"event/{session_key(mention, event)}"]


def parts(mention: Mention) -> Iterator[Mention]:
    """Yield the mentions that a mention is made of; one that holds no others is its own only part."""
    match mention:
        case Representation(person=person, organisation=body):
            yield from (one for one in (person, body) if one)
        case Presenting(person=presenter, programme=programme):
            yield from (presenter, programme)
        case Tie(source=source, target=target):
            yield from (source, target)
        case EventMention(place=place) if place:
            yield place
        case Lifetime(body=body):
            yield body
        case Working(bearer=bearer):
            yield bearer
        case Hindrance(barrier=barrier, approach=approach):
            yield from (barrier, approach)
        case _:
            yield mention


def entry_addresses(
    entry: Contribution, bodies: Mapping[str, str], document: str, vocabulary: Vocabulary, near: frozenset[str]
) -> Iterator[tuple[Mention, NamedNode]]:
    """Yield the parts of a list entry with their addresses; the body tells person and unit apart from others."""
    home = organisation_slug(entry.organisation, document) if entry.organisation else ""
    first = bodies.get(entry.person.name, document)  # whom prose gives a second body stays who she is
    yield entry.person, person_address(entry.person, first if entry.rule == "person-in-prose" else home or first)
    posts: tuple[Contribution | Post, ...] = (entry, *entry.posts)
    for post in posts:
        body = organisation_slug(post.organisation, document) if post.organisation else ""
        if post.organisation:
            yield from body_addresses(post.organisation, document, vocabulary, near)
        if post.unit:
            yield post.unit, ID[f"unit/{slug(f'{post.unit.name} {body or document}')}"]
        for function in post.functions:
            known = vocabulary.function(function.text)
            if known:
                yield function, known
    if entry.seat:
        yield entry.seat, place_address(entry.seat.name, vocabulary, near)


def body_addresses(
    body: OrganisationMention, document: str, vocabulary: Vocabulary, near: frozenset[str]
) -> Iterator[tuple[Mention, NamedNode]]:
    """Yield a body and the seat beside its name with their addresses."""
    yield body, ID[f"organisation/{organisation_slug(body, document)}"]
    if body.seat:
        yield body.seat, place_address(body.seat.name, vocabulary, near)


def bodies_of_persons(mentions: Iterable[Mention], document: str) -> dict[str, str]:
    """Return each person's body by the person's name: list entries first, then what the prose says."""
    known = tuple(mentions)
    bodies: dict[str, str] = {}
    for kind in (Contribution, Representation):
        for one in known:
            if isinstance(one, kind) and one.person and one.organisation:
                bodies.setdefault(one.person.name, organisation_slug(one.organisation, document))
    return bodies


def laws_of(mentions: Iterable[Mention]) -> dict[tuple[str, str], NamedNode]:
    """Return the provisions that are cited or called up, and the laws they belong to."""
    cited = {(one.law, one.section) for one in mentions if isinstance(one, Law | Cooperation) and one.law}
    whole = {(law, "") for law, _ in cited}
    return {(law, section): ID[f"law/{law_slug(law, section)}"] for law, section in sorted(cited | whole)}


def person_address(person: PersonMention, body: str) -> NamedNode:
    """Return the person of this name in this body."""
    return ID[f"person/{person_slug(person.name, body)}"]


def element_address(element: Element, document: str) -> NamedNode:
    """Return the element of this label; a guiding question is known by where it stands."""
    if element.kind == "question":
        return ID[f"question/{document}--{element.span.start}"]
    return ID[f"{element.kind}/{slug(element.label)}"]


def event_key(event: EventMention) -> str:
    """Return the key of an event."""
    return event_slug(event_word(event), event.number, event.title, event.days.first if event.days else None)


def session_key(session: SessionMention, event: EventMention) -> str:
    """Return the key of a session: its own title, inside the event's."""
    return event_slug(event_word(session), session.number, f"{session.title} @ {event_key(event)}")


def event_word(event: EventMention | SessionMention) -> str:
    """Return the word for an event's kind as the title writes it."""
    return event.title.split(maxsplit=1)[0]
