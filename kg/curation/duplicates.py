"""Duplicates: pairs of things that may be one, with a score and the reason; a person decides."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations
from typing import Final

from kg.catalogue import view
from kg.curation.ledger import Ledger
from kg.curation.name import person_name, told_in, words_of_name
from kg.store.base import Store
from kg.terms import NamedNode

__all__ = ["Likeness", "Pair", "duplicates"]

WORD: Final = re.compile(r"[^\W_]+")
LIKE: Final = 0.85
LARGEST: Final = 40
"""A word that more names share tells nothing, and pairs of so many would be quadratic."""


class Likeness(StrEnum):
    """Why two names may mean one thing."""

    SAME_NAME_SAME_BODY = "same-name-same-body"
    SAME_NAME_NO_BODY = "same-name-no-body"
    SAME_NAME_OTHER_BODY = "same-name-other-body"
    SHORTER_NAME = "shorter-name"
    SIMILAR_NAME = "similar-name"
    ABBREVIATION = "abbreviation"
    OTHER_PERIOD = "other-period"


SCORES: Final = {
    Likeness.SAME_NAME_SAME_BODY: 0.95,
    Likeness.SHORTER_NAME: 0.85,
    Likeness.SAME_NAME_NO_BODY: 0.8,
    Likeness.ABBREVIATION: 0.7,
    Likeness.SAME_NAME_OTHER_BODY: 0.5,
    Likeness.OTHER_PERIOD: 0.1,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that may be one: ``score`` is between 0 and 1 and puts pairs in order, it decides nothing."""

    left: NamedNode
    right: NamedNode
    names: tuple[str, str]
    score: float
    reason: Likeness


@dataclass(frozen=True, slots=True)
class Known:
    """A person or body with one of its names, and the bodies that a person belongs to."""

    thing: NamedNode
    name: str
    bodies: frozenset[NamedNode]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name without case and accents."""
        return words_of_name(self.name)


@dataclass(frozen=True, slots=True)
class Times:
    """The first and last year of a body, ``None`` where none is told, and the addresses of the bodies it followed."""

    first: int | None = None
    last: int | None = None
    before: frozenset[str] = frozenset()

    def ended_before(self, other: "Times") -> bool:
        """Tell whether this body ended by the year in which the other began."""
        return self.last is not None and other.first is not None and self.last <= other.first


Likening = Callable[[Known, Known], tuple[Likeness, float] | None]
Keying = Callable[[Known], Iterable[str]]


def duplicates(store: Store, ledger: Ledger) -> tuple[Pair, ...]:
    """Return the pairs that may be one, the likeliest first; what is one or declared distinct is none of them."""
    persons, bodies = known_in(store, "person_bodies"), known_in(store, "body_names")
    found: dict[frozenset[NamedNode], Pair] = {}
    for pair in (*alike(persons, person_likeness, by_surname), *alike(bodies, body_likeness, by_word)):
        key = frozenset((pair.left, pair.right))
        if key not in found or found[key].score < pair.score:
            found[key] = pair
    times = times_in(store)
    told = (in_their_time(one, times) for one in found.values())
    kept = (one for one in told if not ledger.parting(one.left, one.right))
    return tuple(sorted(kept, key=lambda one: (-one.score, one.names, one.left.value, one.right.value)))


def times_in(store: Store) -> Mapping[NamedNode, Times]:
    """Return the years and predecessors of all bodies of which documents tell any."""
    told: dict[NamedNode, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in store.select(view("body_periods").text).rows:
        thing = row["thing"]
        if isinstance(thing, NamedNode):
            for name in ("from", "until", "before"):
                told[thing][name] |= {row[name].value} if row.get(name) else set()
    return {
        thing: Times(
            first=min(map(int, one["from"]), default=None),
            last=max(map(int, one["until"]), default=None),
            before=frozenset(one["before"]),
        )
        for thing, one in told.items()
    }


def in_their_time(pair: Pair, times: Mapping[NamedNode, Times]) -> Pair:
    """Return a pair, told apart where one body followed the other or ended before the other began."""
    left, right = times.get(pair.left, Times()), times.get(pair.right, Times())
    followed = pair.left.value in right.before or pair.right.value in left.before
    if followed or left.ended_before(right) or right.ended_before(left):
        return replace(pair, reason=Likeness.OTHER_PERIOD, score=SCORES[Likeness.OTHER_PERIOD])
    return pair


def known_in(store: Store, name: str) -> tuple[Known, ...]:
    """Return the things of a view, once a name."""
    bodies: dict[tuple[NamedNode, str], set[NamedNode]] = defaultdict(set)
    for row in store.select(view(name).text).rows:
        thing, body = row["thing"], row.get("body")
        if isinstance(thing, NamedNode):
            bodies[thing, row["name"].value] |= {body} if isinstance(body, NamedNode) else set()
    return tuple(Known(thing, called, frozenset(found)) for (thing, called), found in bodies.items())


def by_surname(one: Known) -> Iterable[str]:
    """Return the last word of a name."""
    return one.words[-1:]


def by_word(one: Known) -> Iterable[str]:
    """Return the words of a name that are long enough to tell something, and what they begin with."""
    return {*(word for word in one.words if len(word) > 4), initials(one), "".join(one.words)}


def initials(one: Known) -> str:
    """Return the first letters of a name's capitalised words, in small letters."""
    return "".join(word[0] for word in WORD.findall(one.name) if word[0].isupper()).casefold()


def alike(known: Iterable[Known], likeness: Likening, keys: Keying) -> Iterator[Pair]:
    """Yield the pairs that share a key and are alike."""
    groups: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        for key in keys(one):
            groups[key].append(one)
    for group in groups.values():
        for left, right in combinations(group, 2) if len(group) <= LARGEST else ():
            if left.thing != right.thing and (found := likeness(left, right)):
                reason, score = found
                first, second = sorted((left, right), key=lambda one: one.thing.value)
                yield Pair(first.thing, second.thing, (first.name, second.name), score, reason)


def person_likeness(left: Known, right: Known) -> tuple[Likeness, float] | None:
    """Return why two persons of one surname may be one: by given names, and by the body."""
    together = not left.bodies.isdisjoint(right.bodies)
    apart = bool(left.bodies) and bool(right.bodies) and not together
    if left.words == right.words:
        reason = Likeness.SAME_NAME_SAME_BODY if together else Likeness.SAME_NAME_NO_BODY
        reason = Likeness.SAME_NAME_OTHER_BODY if apart else reason
        return reason, SCORES[reason]
    if apart:
        return None
    names = person_name(left.name), person_name(right.name)
    if told_in(names[0].given, names[1].given) or told_in(names[1].given, names[0].given):
        return Likeness.SHORTER_NAME, SCORES[Likeness.SHORTER_NAME] if together else 0.6
    return similar(left, right) if together else None


def body_likeness(left: Known, right: Known) -> tuple[Likeness, float] | None:
    """Return why two bodies may be one; different numbers in names tell them apart."""
    if {word for word in left.words if word.isdigit()} != {word for word in right.words if word.isdigit()}:
        return None
    if left.words == right.words:
        return Likeness.SAME_NAME_NO_BODY, SCORES[Likeness.SAME_NAME_NO_BODY]
    if any(
        len(one.words) == 1 and one.name.isupper() and one.words[0] == initials(two)
        for one, two in ((left, right), (right, left))
    ):
        return Likeness.ABBREVIATION, SCORES[Likeness.ABBREVIATION]
    return similar(left, right)


def similar(left: Known, right: Known) -> tuple[Likeness, float] | None:
    """Return how like two names are, whatever the order of their words."""
    ratio = SequenceMatcher(None, " ".join(sorted(left.words)), " ".join(sorted(right.words))).ratio()
    return (Likeness.SIMILAR_NAME, round(ratio * 0.8, 2)) if ratio >= LIKE else None
