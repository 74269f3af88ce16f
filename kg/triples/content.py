"""Facts about content: events and their themes, challenges, barriers and needs, roles and provisions."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kg.model import (
    Cooperation,
    Element,
    EventMention,
    Fact,
    Hindrance,
    Law,
    Resolution,
    RoleAscription,
    Status,
    ThemeMention,
)
from kg.terms import DEF, ID, LIST, RDF, SKOS, THEME, XSD, Literal, NamedNode
from kg.triples.making import About, about, german, tail
from kg.triples.places import place_facts

__all__ = [
    "cooperation_facts",
    "element_facts",
    "event_facts",
    "hindrance_facts",
    "law_facts",
    "role_facts",
    "theme_facts",
]

TYPE: Final = RDF["type"]
CLASSES: Final[dict[str, NamedNode]] = {
    "challenge": DEF["Challenge"],
    "approach": DEF["Approach"],
    "barrier": DEF["Barrier"],
    "need": DEF["Need"],
    "question": DEF["GuidingQuestion"],
    "motto": DEF["Motto"],
}


def event_facts(event: EventMention, resolution: Resolution) -> Iterator[Fact]:
    """Yield the event with number and title, its days and place, and that the document reports on it."""
    if resolution.event is None:
        return
    known = about(resolution.event, event)
    yield from known.says((TYPE, DEF[event.kind]), (SKOS["prefLabel"], german(event.title)))
    if event.number:
        yield from known.says((DEF["eventNumber"], Literal(event.number)))
    if event.days:
        yield from about(resolution.event, event.days).says(
            (DEF["startDate"], day(event.days.first)), (DEF["endDate"], day(event.days.last))
        )
    if event.place:
        place = resolution.of[event.place]
        located = about(resolution.event, event.place)
        yield from located.says((DEF["eventPlace"], place))
        yield from place_facts(place, event.place.name, located, resolution)
    yield from about(resolution.document, event).says((DEF["reportsOn"], resolution.event))


def day(value: date) -> Literal:
    """Return a calendar day."""
    return Literal(value.isoformat(), datatype=XSD["date"])


def theme_facts(theme: ThemeMention, resolution: Resolution) -> Iterator[Fact]:
    """Yield that the event deals with a theme; where a page reports on no event, that the page does."""
    subject = resolution.event or resolution.document
    yield from about(subject, theme).says((DEF["hasTheme"], THEME[theme.theme]))


def element_facts(element: Element, resolution: Resolution) -> Iterator[Fact]:
    """Yield a challenge, barrier, need, question or motto in the words of the text; the event addresses challenges."""
    known = about(resolution.of[element], element)
    yield from known.says((TYPE, CLASSES[element.kind]), (SKOS["prefLabel"], german(element.label)))
    if element.kind in {"question", "motto"}:
        yield from known.says((DEF["quoteText"], german(element.label)))
    for theme in element.themes:
        yield from about(known.subject, theme).says((DEF["hasTheme"], THEME[theme.theme]))
    if element.kind == "challenge" and resolution.event:
        yield from about(resolution.event, element).says((DEF["addresses"], known.subject))


def hindrance_facts(hindrance: Hindrance, resolution: Resolution) -> Iterator[Fact]:
    """Yield that a barrier hinders an approach."""
    yield from element_facts(hindrance.approach, resolution)
    yield from about(resolution.of[hindrance.barrier], hindrance).says(
        (DEF["hinders"], resolution.of[hindrance.approach])
    )


def role_facts(ascribed: RoleAscription, resolution: Resolution) -> Iterator[Fact]:
    """Yield that a role is ascribed to a perspective, for one theme or for this event."""
    if resolution.event is None:
        return
    slug = f"{tail(resolution.event)}--{ascribed.perspective}--{ascribed.role}"
    yield from about(ID[f"role-attribution/{slug}"], ascribed).says(
        (TYPE, DEF["RoleAttribution"]),
        (DEF["roleBearer"], LIST[f"perspektive/{ascribed.perspective}"]),
        (DEF["actorRole"], LIST[f"akteursrolle/{ascribed.role}"]),
        (DEF["roleContext"], THEME[ascribed.theme] if ascribed.theme else resolution.event),
    )


def law_facts(cited: Law, resolution: Resolution) -> Iterator[Fact]:
    """Yield a provision and the law it is part of, or the law alone, in the text's words where it is named in full."""
    known = about(resolution.laws[cited.law, cited.section], cited)
    whole = about(resolution.laws[cited.law, ""], cited)
    if cited.section:
        yield from provision(cited.law, cited.section, cited.unit, known, resolution)
    if cited.form and cited.form != cited.law:
        yield from whole.says((TYPE, DEF["LegalBasis"]), (SKOS["altLabel"], german(cited.form)))
        # The text does not give the abbreviation; the field knows it.
        learned = about(whole.subject, cited, rule="law-abbreviation-known", status=Status.BACKGROUND)
        yield from learned.says((SKOS["prefLabel"], german(cited.law)))
    elif not cited.section:
        yield from whole.says((TYPE, DEF["LegalBasis"]), (SKOS["prefLabel"], german(cited.law)))


def provision(law: str, section: str, unit: str, known: About, resolution: Resolution) -> Iterator[Fact]:
    """Yield a section and the law around it, resting on the same words."""
    whole = resolution.laws[law, ""]
    yield from known.says(
        (TYPE, DEF["LegalBasis"]),
        (SKOS["prefLabel"], german(f"{unit} {section} {law}")),
        (DEF["partOfLaw"], whole),
    )
    yield from About(whole, known.evidence, known.status).says(
        (TYPE, DEF["LegalBasis"]), (SKOS["prefLabel"], german(law))
    )


def cooperation_facts(form: Cooperation, resolution: Resolution) -> Iterator[Fact]:
    """Yield a form of cooperation; the provision it rests on is background knowledge of the field."""
    known = about(resolution.of[form], form)
    yield from known.says(
        (TYPE, DEF["PracticeForm"]),
        (SKOS["prefLabel"], german(form.label)),
        (DEF["cooperationForm"], LIST[f"kooperation/{form.form}"]),
    )
    if form.law:
        law = resolution.laws[form.law, form.section]
        learned = about(known.subject, form, status=Status.BACKGROUND)
        yield from learned.says((DEF["legalBasis"], law))
        yield from provision(form.law, form.section, "§", about(law, form, status=Status.BACKGROUND), resolution)
