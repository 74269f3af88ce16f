"""Unmet: who shares themes and never came together, one row a pair, with the reasons of both."""

from kg.network.among import Narrowing, among
from kg.network.apart import Apart, Wanted, never_met
from kg.network.choosing import counted, inheritance, weighed, whole
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.meetings import Meeting
from kg.network.ranked import titles, why_of
from kg.network.wording import said
from kg.terms import Literal
from kg.themes import ActorKind

__all__ = ["unmet"]


def unmet(asked: Asked) -> Found:
    """Return the pairs that share themes and never came together, the weightiest first.

    Raises:
        NotFound: nobody of the given address acts in the graph.
    """
    meeting = Meeting(asked.text("apart", Meeting.EVENT))
    wanted = Wanted(
        kind=ActorKind(asked.text("kind", ActorKind.ORGANISATION)),
        among=among(asked.store, Narrowing(place=asked.thing("place"))),
        actor=asked.thing("actor"),
        theme=asked.thing("theme"),
        minimum=asked.number("min", 0.0),
        meeting=meeting,
    )
    pairs = never_met(
        asked.store, wanted, limit=whole(asked, "limit", 20), inherit=inheritance(asked), language=asked.language
    )
    note = said("unmet-known" if pairs else "unmet-nobody", asked.language)
    return Found(tuple(_row(pair, meeting, asked.language) for pair in pairs), (note,))


def _row(pair: Apart, meeting: Meeting, language: str) -> FoundRow:
    never = said(
        f"unmet-{meeting}",
        language,
        left=pair.left_label,
        right=pair.right_label,
        left_count=pair.left_meetings,
        right_count=pair.right_meetings,
    )
    return FoundRow(
        {
            "actor": pair.left,
            "actorLabel": Literal(pair.left_label),
            "other": pair.right,
            "otherLabel": Literal(pair.right_label),
            "weight": weighed(pair.weight),
            "sharedThemes": counted(sum(theme.same for theme in pair.shared)),
            "themes": Literal(" | ".join(titles(pair.shared))),
        },
        (Why(never), *why_of(pair.left_label, pair.right_label, pair.shared, language)),
    )
