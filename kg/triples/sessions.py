"""Facts about sessions: the parts of an event's programme, and who took part in each."""

from collections.abc import Iterator
from typing import Final

from kg.model import Fact, Resolution, SessionMention
from kg.terms import DEF, RDF, SKOS, Literal
from kg.triples.agents import named_themes, taking_part
from kg.triples.making import about, german

__all__ = ["session_facts"]

TYPE: Final = RDF["type"]


def session_facts(session: SessionMention, resolution: Resolution) -> Iterator[Fact]:
    """Yield a session with number and title, the event it is a part of, its themes and its people."""
    if resolution.event is None or session not in resolution.of:
        return
    known = about(resolution.of[session], session)
    yield from known.says(
        (TYPE, DEF[session.kind]),
        (SKOS["prefLabel"], german(session.title)),
        (DEF["eventNumber"], Literal(session.number)),
        (DEF["subEventOf"], resolution.event),
    )
    yield from named_themes(known.subject, session.themes)
    for entry in session.people:
        if entry.present:
            yield from taking_part(entry, known.subject, resolution)
