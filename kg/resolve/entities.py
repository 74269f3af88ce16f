"""Entities: which thing every mention of a document means, by deterministic keys."""

from collections.abc import Iterable, Iterator, Mapping

from kg.model import (
    Contribution,
    Cooperation,
    Document,
    Element,
    EventMention,
    Hindrance,
    Law,
    Mention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    Presenting,
    ProgrammeMention,
    Representation,
    Resolution,
    UnitMention,
)
from kg.resolve.keys import event_slug, law_slug, organisation_slug, person_slug, programme_slug
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
    bodies = bodies_of_persons(mentions)
    laws = laws_of(mentions)
    return Resolution(
        document=ID[f"document/{document.slug}"],
        event=ID[f"event/{event_slug(event_word(event), event.number, event.title)}"] if event else None,
        of=dict(addresses(mentions, bodies, document.slug, vocabulary)),
        places=dict(territories(mentions, vocabulary)),
        laws=laws,
        lands={name: ID[f"organisation/land-{slug(name)}"] for name, _ in territories(mentions, vocabulary)},
    )


def addresses(
    mentions: Iterable[Mention], bodies: Mapping[str, str], document: str, vocabulary: Vocabulary
) -> Iterator[tuple[Mention, NamedNode]]:
    """Yield every mention of a thing, also inside another mention, with the thing's address."""
    for mention in mentions:
        match mention:
            case Contribution(person=person, organisation=body, unit=unit, seat=seat):
                yield person, person_address(person, organisation_slug(body) if body else bodies.get(person.name, document))
                yield from ((one, body_address(one)) for one in [body] if one)
                yield from ((one, unit_address(one, body, document)) for one in [unit] if one)
                yield from ((one, place_address(one.name, vocabulary)) for one in [seat] if one)
            case Representation(person=spoken, organisation=on_behalf):
                yield from ((one, person_address(one, bodies.get(one.name, document))) for one in [spoken] if one)
                yield from ((one, body_address(one)) for one in [on_behalf] if one)
            case Presenting(person=presenter, programme=programme):
                yield presenter, person_address(presenter, bodies.get(presenter.name, document))
                yield programme, programme_address(programme)
            case PersonMention():
                yield mention, person_address(mention, bodies.get(mention.name, document))
            case OrganisationMention():
                yield mention, body_address(mention)
            case UnitMention():
                yield mention, unit_address(mention, None, document)
            case PlaceMention(name=name):
                yield mention, place_address(name, vocabulary)
            case ProgrammeMention():
                yield mention, programme_address(mention)
            case Element():
                yield mention, element_address(mention, document)
            case Hindrance(barrier=barrier, approach=approach):
                yield barrier, element_address(barrier, document)
                yield approach, element_address(approach, document)
            case Cooperation(label=label):
                yield mention, ID[f"practice/{slug(label)}"]
            case _:
                continue


def bodies_of_persons(mentions: Iterable[Mention]) -> dict[str, str]:
    """Return each person's body by the person's name: list entries first, then what the prose says."""
    known = tuple(mentions)
    bodies: dict[str, str] = {}
    for kind in (Contribution, Representation):
        for one in known:
            if isinstance(one, kind) and one.person and one.organisation:
                bodies.setdefault(one.person.name, organisation_slug(one.organisation))
    return bodies


def territories(mentions: Iterable[Mention], vocabulary: Vocabulary) -> Iterator[tuple[str, NamedNode]]:
    """Yield the places in the names of bodies."""
    for mention in mentions:
        body = mention if isinstance(mention, OrganisationMention) else getattr(mention, "organisation", None)
        if body and body.territory:
            yield body.territory, place_address(body.territory, vocabulary, rural=body.level == "kreis")


def laws_of(mentions: Iterable[Mention]) -> dict[tuple[str, str], NamedNode]:
    """Return the provisions that are cited or called up, and the laws they belong to."""
    cited = {(one.law, one.section) for one in mentions if isinstance(one, Law | Cooperation) and one.law}
    whole = {(law, "") for law, _ in cited}
    return {(law, section): ID[f"law/{law_slug(law, section)}"] for law, section in sorted(cited | whole)}


def person_address(person: PersonMention, body: str) -> NamedNode:
    """Return the person of this name in this body."""
    return ID[f"person/{person_slug(person.name, body)}"]


def body_address(body: OrganisationMention) -> NamedNode:
    """Return the body of this key."""
    return ID[f"organisation/{organisation_slug(body)}"]


def unit_address(unit: UnitMention, body: OrganisationMention | None, document: str) -> NamedNode:
    """Return the unit of a body; one without a known body is told apart by the document."""
    return ID[f"unit/{slug(f'{unit.name} {organisation_slug(body) if body else document}')}"]


def place_address(name: str, vocabulary: Vocabulary, *, rural: bool = False) -> NamedNode:
    """Return the place with the official key if the name has only one, else a place known by its name."""
    known = vocabulary.place(name, rural=rural)
    return known.iri if known else ID[f"place/{slug(name)}"]


def programme_address(programme: ProgrammeMention) -> NamedNode:
    """Return the programme of this key."""
    return ID[f"programme/{programme_slug(programme.name)}"]


def element_address(element: Element, document: str) -> NamedNode:
    """Return the element of this label; a guiding question is known by where it stands."""
    if element.kind == "question":
        return ID[f"question/{document}--{element.span.start}"]
    return ID[f"{element.kind}/{slug(element.label)}"]


def event_word(event: EventMention) -> str:
    """Return the word for an event's kind as the title writes it."""
    return event.title.split(maxsplit=1)[0]
