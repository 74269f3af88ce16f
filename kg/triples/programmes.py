"""Facts about programmes: what they are called, who stands behind them, and who presented them."""

from collections.abc import Iterator
from typing import Final

from kg.model import Fact, Presenting, ProgrammeMention, Resolution, Status
from kg.terms import DEF, ID, LIST, RDF, SKOS
from kg.triples.agents import named_themes, participation
from kg.triples.making import about, german, tail

__all__ = ["presenting_facts", "programme_facts"]

TYPE: Final = RDF["type"]


def programme_facts(programme: ProgrammeMention, resolution: Resolution) -> Iterator[Fact]:
    """Yield the name, class and level of a programme."""
    known = about(resolution.of[programme], programme)
    yield from known.says((TYPE, DEF[programme.kind]), (DEF["nameForm"], german(programme.name)))
    if programme.level:
        yield from known.says((DEF["programmeLevel"], LIST[f"ebene/{programme.level}"]))
    yield from named_themes(known.subject, programme.themes)


def presenting_facts(presented: Presenting, resolution: Resolution) -> Iterator[Fact]:
    """Yield the presentation of a programme: a part of the event, with the person who gave it."""
    if resolution.event is None:
        return
    programme = resolution.of[presented.programme]
    person = resolution.of[presented.person]
    talk = about(ID[f"presentation/{tail(resolution.event)}--{tail(programme)}"], presented)
    yield from talk.says(
        (TYPE, DEF["Presentation"]),
        (SKOS["prefLabel"], german(f"Vorstellung: {presented.programme.name}")),
        (DEF["subEventOf"], resolution.event),
        (DEF["presents"], programme),
    )
    yield from named_themes(talk.subject, presented.programme.themes)
    yield from launched_facts(presented, resolution)
    part = about(participation(talk.subject, person), presented)
    yield from part.says(
        (TYPE, DEF["Participation"]),
        (DEF["participationIn"], talk.subject),
        (DEF["participant"], person),
        (DEF["participationRole"], LIST["mitwirkung/vortrag"]),
    )
    if presented.organisation:
        # The sentence names no body; the list entry of the presenter does.
        spoken_for = about(part.subject, presented.organisation, rule="body-of-presenter", status=Status.INFERRED)
        yield from spoken_for.says((DEF["onBehalfOf"], resolution.of[presented.organisation]))


def launched_facts(presented: Presenting, resolution: Resolution) -> Iterator[Fact]:
    """Yield that a Land launched its strategy, inferred from the ministry of the person who presents it."""
    body = presented.organisation
    if presented.programme.level == "land" and body and body.kind == "Ministry" and body.territory in resolution.lands:
        inferred = about(
            resolution.of[presented.programme],
            presented.programme,
            rule="land-of-presenter",
            confidence=0.8,
            status=Status.INFERRED,
        )
        yield from inferred.says((DEF["launchedBy"], resolution.lands[body.territory]))
