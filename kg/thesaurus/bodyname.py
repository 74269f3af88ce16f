"""Body name: what the name of a body is made of, as authority files write it and as texts do, and how two compare."""

import re
from dataclasses import dataclass
from typing import Final

from kg.folding import bare
from kg.words import stem

__all__ = ["BodyName", "Likeness", "body_name", "likeness"]

_SMALL: Final = frozenset(
    {"am", "an", "auf", "bei", "das", "dem", "den", "der", "des", "die", "e", "für", "fuer", "im", "in", "und", "v",
     "von", "zu", "zum", "zur", "land", "landes", "verein", "eingetragener"}
)  # fmt: skip
"""Words that play no part, unless nothing else is there: of legal forms and between names."""

_COUNTY: Final = frozenset({"kreis", "kreises", "landkreis", "landkreises"})
_TOWN: Final = frozenset({"stadt", "landeshauptstadt", "gemeinde"})
_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)\s*$")
_BEFORE: Final = re.compile(
    r"^((?:Land|Kreis|Landkreis|Stadt)?\s*[A-ZÄÖÜ][\wäöüß-]+(?: [a-z]+ [A-ZÄÖÜ][\wäöüß-]+)?)\. (?=[A-ZÄÖÜ])"
)
_PART: Final = 4
"""Letters that a part of a compound has at least."""


@dataclass(frozen=True, slots=True)
class BodyName:
    """The stems of a name's own words, those that only tell it from others, and the kind of territory it names.

    ``apart`` are the words in brackets behind the name or of a territory before it; ``rural`` tells that a county is
    named, ``town`` that a town is.
    """

    own: frozenset[str]
    apart: frozenset[str] = frozenset()
    rural: bool = False
    town: bool = False

    @property
    def all(self) -> frozenset[str]:
        """The stems of all words."""
        return self.own | self.apart


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names compare: ``whole`` if every word of each is in the other, with the share that both have (0 to 1).

    ``seat`` is true where the seat is what tells them apart and fits, false where it does not, else ``None``.
    """

    whole: bool
    share: float
    seat: bool | None = None


def body_name(text: str) -> BodyName:
    """Return what a name is made of: "Kassel. Jugendamt", "Evangelische Gesellschaft (Stuttgart)", "Stadt Kassel"."""
    apart: list[str] = []
    if bracket := _BRACKET.search(text):
        apart += _words(bracket[1])
        text = text[: bracket.start()]
    if before := _BEFORE.match(text):
        apart += _words(before[1])
        text = text[before.end() :]
    own = _words(text)
    said = {*own, *apart}
    kinds = _COUNTY | _TOWN
    return BodyName(
        _stems(own, kinds), _stems(apart, kinds), rural=not said.isdisjoint(_COUNTY), town=not said.isdisjoint(_TOWN)
    )


def likeness(ours: BodyName, theirs: BodyName, seat: str = "") -> Likeness:
    """Return how a name of ours compares with one there; ``seat`` is where our body sits, if that is known.

    Names are whole where their words are the same, with what tells theirs from others or without it; without it the
    seat decides whether it fits. A county's body is never a town's.
    """
    if ours.rural != theirs.rural and (ours.rural or ours.town):
        return Likeness(whole=False, share=0.0)
    if ours.all == theirs.all:
        return Likeness(whole=True, share=1.0, seat=True if theirs.apart else None)
    if ours.all == theirs.own:
        fits = None if not seat else _stems(_words(seat), _COUNTY | _TOWN) == theirs.apart
        return Likeness(whole=True, share=1.0, seat=fits)
    mine, yours = _parted(ours.all, theirs.all), _parted(theirs.all, ours.all)
    return Likeness(whole=False, share=len(mine & yours) / len(mine | yours))


def _words(text: str) -> list[str]:
    return bare(text).split()


def _stems(words: list[str], kinds: frozenset[str]) -> frozenset[str]:
    """Return the stems of words without small ones and those for kinds of territories, but never of nothing."""
    kept = [word for word in words if word not in _SMALL and word not in kinds]
    return frozenset(map(stem, kept or words))


def _parted(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Return words with compounds cut in two where both parts begin or are words of the other name."""
    done: set[str] = set()
    for word in words:
        cuts = (
            (first, last)
            for first in others
            for last in others
            if len(first) >= _PART and len(last) >= _PART and word.startswith(first) and word.endswith(last)
            if len(first) + len(last) <= len(word) <= len(first) + len(last) + 2
        )
        done |= set(next(cuts, (word,)))
    return frozenset(done)
