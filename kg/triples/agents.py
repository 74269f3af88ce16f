"""Facts about persons and bodies: who they are, where they belong, and how they took part."""

from collections.abc import Iterator
from typing import Final

from kg.model import (
    Contribution,
    Evidence,
    Fact,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    Post,
    Representation,
    Resolution,
    Status,
    ThemeMention,
)
from kg.slug import slug
from kg.terms import DEF, FOAF, ID, LIST, M8G, ORG, RDF, THEME, NamedNode
from kg.triples.making import About, about, german, tail
from kg.triples.places import place_facts

__all__ = [
    "contribution_facts",
    "named_themes",
    "organisation_facts",
    "participation",
    "person_facts",
    "representation_facts",
    "taking_part",
]

FOREIGN_CLASSES: Final = {
    "Organization": ORG["Organization"],
    "FormalOrganization": ORG["FormalOrganization"],
    "PublicOrganisation": M8G["PublicOrganisation"],
}
TYPE: Final = RDF["type"]

# What tells a role, and how surely, by the rule that found the person; other rules answer for the role themselves.
ROLE_RULES: Final = {"contributor-entry": ("role-heading", 0.95), "person-in-prose": ("role-by-verb", 0.95)}


def person_facts(person: PersonMention, resolution: Resolution) -> Iterator[Fact]:
    """Yield that there is a person of this name, with academic titles; forms of address are no facts."""
    known = about(resolution.of[person], person)
    yield from known.says((TYPE, FOAF["Person"]), (DEF["nameForm"], german(person.name)))
    if person.honorific:
        yield from known.says((DEF["honorific"], german(person.honorific)))


def organisation_facts(body: OrganisationMention, resolution: Resolution) -> Iterator[Fact]:
    """Yield what a body's name says: its form and class, and, inferred from the name, the territory it stands for."""
    address = resolution.of[body]
    named = about(address, body)
    for form in (body.called or body.form, *body.aliases):
        yield from named.says((DEF["nameForm"], german(form)))
    yield from named.says((TYPE, FOREIGN_CLASSES.get(body.kind) or DEF[body.kind]))
    if body.known_as:
        learned = about(address, body, rule="church-provider", confidence=0.8, status=Status.BACKGROUND)
        yield from learned.says((TYPE, DEF[body.known_as]))
    if body.legal_form:
        yield from named.says((DEF["legalFormText"], german(body.legal_form)))
    if body.level:
        yield from named.says((DEF["administrativeLevel"], LIST[f"ebene/{body.level}"]))
    if body.seat:
        yield from seat_facts(body.seat, address, resolution)
    if not body.territory:
        return
    place = resolution.places[body.territory]
    inferred = about(address, body, rule="territory-in-name", confidence=0.8, status=Status.INFERRED)
    yield from inferred.says((DEF["competentFor"], place))
    yield from place_facts(place, body.territory, inferred, resolution)
    if body.kind == "Ministry":
        land = resolution.lands[body.territory]
        yield from inferred.says((ORG["subOrganizationOf"], land))
        yield from land_facts(land, body.territory, place, inferred)


def land_facts(land: NamedNode, name: str, place: NamedNode, source: About) -> Iterator[Fact]:
    """Yield the Land as a body, inferred where only its ministry or its strategy is named."""
    yield from About(land, source.evidence, source.status).says(
        (TYPE, DEF["TerritorialAuthority"]),
        (DEF["nameForm"], german(f"Land {name}")),
        (DEF["administrativeLevel"], LIST["ebene/land"]),
        (DEF["competentFor"], place),
    )


def contribution_facts(entry: Contribution, resolution: Resolution) -> Iterator[Fact]:
    """Yield what an entry of a list of contributors says."""
    yield from person_facts(entry.person, resolution)
    person = resolution.of[entry.person]
    body = resolution.of[entry.organisation] if entry.organisation else None
    posts: tuple[Contribution | Post, ...] = (entry, *entry.posts)
    for post in posts:
        yield from post_facts(post, person, resolution)
    if entry.seat and body:
        yield from seat_facts(entry.seat, body, resolution)
    if resolution.event and entry.present:
        yield from taking_part(entry, resolution.event, resolution)


def taking_part(entry: Contribution, event: NamedNode, resolution: Resolution) -> Iterator[Fact]:
    """Yield that the person of an entry took part in an event or a session, in which roles and for which body."""
    person = resolution.of[entry.person]
    took_part = about(participation(event, person), entry)
    yield from took_part.says(
        (TYPE, DEF["Participation"]), (DEF["participationIn"], event), (DEF["participant"], person)
    )
    for role, heading in entry.roles:
        rule, confidence = ROLE_RULES.get(entry.rule, (entry.rule, entry.confidence))
        by_heading = About(took_part.subject, Evidence(heading, rule, confidence), Status.STATED)
        yield from by_heading.says((DEF["participationRole"], LIST[f"mitwirkung/{role}"]))
    if entry.organisation:
        yield from took_part.says((DEF["onBehalfOf"], resolution.of[entry.organisation]))


def post_facts(post: Contribution | Post, person: NamedNode, resolution: Resolution) -> Iterator[Fact]:
    """Yield the body and unit of one post, and that the person holds it."""
    body = resolution.of[post.organisation] if post.organisation else None
    if post.organisation:
        yield from organisation_facts(post.organisation, resolution)
    if post.unit:
        unit = about(resolution.of[post.unit], post.unit)
        yield from unit.says((TYPE, DEF["AdministrativeUnit"]), (DEF["nameForm"], german(post.unit.name)))
        if body:
            yield from unit.says((ORG["unitOf"], body))
        yield from named_themes(unit.subject, post.unit.themes)
    yield from affiliation_facts(post, person, body, resolution)


def seat_facts(seat: PlaceMention, body: NamedNode, resolution: Resolution) -> Iterator[Fact]:
    """Yield where a body sits."""
    place = resolution.of[seat]
    located = about(body, seat)
    yield from located.says((DEF["seat"], place))
    yield from place_facts(place, seat.name, located, resolution)


def affiliation_facts(
    entry: Contribution | Post, person: NamedNode, body: NamedNode | None, resolution: Resolution
) -> Iterator[Fact]:
    """Yield that a person belongs to a body, in which function and unit.

    A unit whose body is not named stands for it; a function alone is told without a body.
    """
    unit = resolution.of[entry.unit] if entry.unit else None
    home = body or unit
    if home is None and not entry.functions:
        return
    address = affiliation(person, home) if home else ID[f"affiliation/{tail(person)}--{slug(entry.functions[0].text)}"]
    belongs = about(address, entry)
    yield from belongs.says((TYPE, DEF["Affiliation"]), (DEF["affiliate"], person))
    if home:
        yield from belongs.says((DEF["affiliatedWith"], home))
    if body and unit and entry.unit:
        yield from about(belongs.subject, entry.unit).says((DEF["withinUnit"], unit))
    for function in entry.functions:
        held = about(belongs.subject, function)
        yield from held.says((DEF["functionText"], german(function.text)))
        if function in resolution.of:
            yield from held.says((DEF["function"], resolution.of[function]))
        yield from named_themes(belongs.subject, function.themes)


def named_themes(subject: NamedNode, themes: tuple[ThemeMention, ...]) -> Iterator[Fact]:
    """Yield the themes that the name of a unit or function tells; that they are worked on is inferred."""
    for theme in themes:
        yield from about(subject, theme, rule="theme-in-name", status=Status.INFERRED).says(
            (DEF["hasTheme"], THEME[theme.theme])
        )


def representation_facts(spoken: Representation, resolution: Resolution) -> Iterator[Fact]:
    """Yield that a perspective was considered, who spoke for it, and on whose behalf."""
    side = LIST[f"perspektive/{spoken.perspective}"]
    if resolution.event:
        yield from about(resolution.event, spoken).says((DEF["considersPerspective"], side))
    if spoken.person is None:
        return
    person = resolution.of[spoken.person]
    if spoken.organisation:
        body = resolution.of[spoken.organisation]
        yield from organisation_facts(spoken.organisation, resolution)
        belongs = about(affiliation(person, body), spoken, rule="person-with-body")
        yield from belongs.says((TYPE, DEF["Affiliation"]), (DEF["affiliate"], person), (DEF["affiliatedWith"], body))
    if resolution.event:
        took_part = about(participation(resolution.event, person), spoken)
        yield from took_part.says(
            (TYPE, DEF["Participation"]),
            (DEF["participationIn"], resolution.event),
            (DEF["participant"], person),
            (DEF["representsPerspective"], side),
        )
        if spoken.organisation:
            yield from took_part.says((DEF["onBehalfOf"], resolution.of[spoken.organisation]))


def affiliation(person: NamedNode, body: NamedNode) -> NamedNode:
    """Return the address of the relation between a person and a body."""
    return ID[f"affiliation/{tail(person)}--{tail(body)}"]


def participation(event: NamedNode, actor: NamedNode) -> NamedNode:
    """Return the address of an actor's part in an event."""
    return ID[f"participation/{tail(event)}--{tail(actor)}"]
