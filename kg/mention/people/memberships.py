"""Memberships: of which committee those are members whom a sentence says to sit there or to belong to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.cues import Cued
from kg.mention.people.posts import Held
from kg.model import FunctionMention, OrganisationMention, PersonMention, Span

__all__ = ["with_memberships"]

# Bodies whose members are named one by one, which clubs and associations have not.
GROUP: Final = Cued(
    r"(?:[Bb]eirat|[Aa]usschuss|[Nn]etzwerk|[Bb]ündnis|[Aa]rbeitskreis|[Aa]rbeitsgruppe|[Tt]isch|[Kk]ommission|[Jj]ury"
    r"|[a-zäöü]rat|(?:[Ss]teuer|[Ll]enk|[Ff]ach|[Pp]rojekt|[Pp]lanungs)[a-z]*(?:kreis|gruppe)|\bU?AG\b)(?!\w)"
)
BELONG: Final = Cued(
    r"\b(?:gehör(?:en|t|te|ten)|sitz(?:en|t)|saß(?:en)?|(?:an|bei)getreten|berufen|entsandt|(?:wirk|arbeit)(?:en|et|t|ten|eten)"
    r"|Mitglied(?:er)?\s(?:sind|waren|ist|war))\b"
)
# What leads to the body: "dem Beirat gehören an", "zum Ausschuss gehören", "in die Jury berufen".
LED: Final = re.compile(
    r"\b(?:[Dd]em|[Dd]er|[Zz]u[mr]|[Ii]m|[Ii]n (?:der|den|die|das)|[Ii]ns|[Mm]itglieder? (?:des|der|im"
    r"|in der))\s(?:[a-zäöüß]+\s){0,2}$"
)
# "Ihm gehören an": the body that the sentence before has named.
IT: Final = re.compile(r"\b(?:[Ii]hm|[Ii]hr|[Dd]iese[mr] (?:Gremium|Gruppe|Kreis|Runde)|[Ii]m (?:Gremium|Kreis))\b")
NOT: Final = re.compile(r"\b(?:nicht|kein\w*|ausgeschieden)\b")
# Where another clause begins, or bodies are named as examples.
OTHER: Final = re.compile(r"\b(?:wird|werden|wurden?|hat|haben|darunter)\b")
REACH: Final = 60


@dataclass(frozen=True, slots=True)
class Seat:
    """A committee, the words that say somebody belongs to it, and whether the sentence names it."""

    body: OrganisationMention
    words: Span


def with_memberships(
    text: str,
    sentence: Span,
    persons: Sequence[PersonMention],
    bodies: Sequence[OrganisationMention],
    posts: Mapping[PersonMention, tuple[Held, ...]],
    before: OrganisationMention | None,
) -> dict[PersonMention, tuple[Held, ...]]:
    """Return the posts with those of members added; ``before`` is the committee that the text has named last.

    Whoever is named behind the words that tell of members is one, unless already in that committee.
    """
    done = dict(posts)
    seat = seat_in(text, sentence, bodies, before)
    if seat is None or NOT.search(text, sentence.start, sentence.end):
        return done
    for person in persons:
        held = done.get(person, ())
        if person.span.start <= seat.words.start or OTHER.search(text, seat.words.end, person.span.start):
            continue
        if not any(post.body == seat.body for post in held):
            function = FunctionMention(seat.words, "member-of-committee", 0.75, "Mitglied")
            done[person] = (*held, Held(function, None, seat.body))
    return done


def seat_in(
    text: str, sentence: Span, bodies: Sequence[OrganisationMention], before: OrganisationMention | None
) -> Seat | None:
    """Return the committee of whose members a sentence tells; ``None`` if it tells of none."""
    for match in BELONG.finditer(text, sentence.start, sentence.end):
        words = Span(*match.span())
        near = [one for one in bodies if abs(one.span.start - words.start) < REACH and GROUP.search(one.form)]
        for body in near:
            apart = (
                text[body.span.end : words.start] if body.span.end <= words.start else text[words.end : body.span.start]
            )
            if LED.search(text, sentence.start, body.span.start) and not re.search(r"[,;:(]", apart):
                return Seat(body, words)
        meant = IT.search(text, max(sentence.start, words.start - REACH), min(sentence.end, words.end + REACH))
        if before and meant and not near and GROUP.search(before.form):
            return Seat(before, words)
    return None
