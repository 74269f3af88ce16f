"""Sharing: posts that several persons hold together, or one in the place of another."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from kg.mention.bodies.declension import function_noun
from kg.mention.people.participation import grouped
from kg.mention.people.posts import Held
from kg.model import FunctionMention, PersonMention

__all__ = ["shared"]

Posts = Mapping[PersonMention, tuple[Held, ...]]

BOTH: Final = re.compile(r",\s+(?:beide|alle)\s")
SHARED: Final = re.compile(r"\s*(?:\(|(?:vom|von der|von dem|aus dem|aus der|für (?:das|die|den)|beim|bei der)\s)")
# "Herr Rade ist verhindert, für ihn kommt Mia Lund": the same body sends her.
STANDS_IN: Final = re.compile(r"\b(?:für (?:ihn|sie)|an (?:seiner|ihrer) Stelle|in (?:seiner|ihrer) Vertretung)\s")
SINGULAR: Final = ("in", "ung", "kraft", "frau", "person", "de")


def shared(text: str, persons: Sequence[PersonMention], posts: Posts) -> dict[PersonMention, tuple[Held, ...]]:
    """Return the posts with those added that persons share who have none of their own.

    A body behind the last name of an enumeration ("Ida Kern, Tom Rade und Mia Lund vom Kreis X"), a function in the
    plural before the first ("die Sprecherinnen Ida Kern und Mia Lund"), and the body of whom somebody stands in for.
    """
    done = dict(posts)
    for left, right in pairwise(persons):
        if STANDS_IN.search(text, left.span.end, right.span.start) and not done.get(right):
            homes = (post for post in posts.get(left, ()) if post.body or post.unit)
            done[right] = tuple(Held(None, post.unit, post.body) for post in homes)
    for group in grouped(text, persons):
        home = from_last(text, group, posts)
        for person in reversed(group[:-1]) if home else ():
            if done.get(person):
                break
            done[person] = (home,) if home else ()
        for place, person in enumerate(group):
            office = in_plural(text, posts.get(person, ()))
            for other in group[place + 1 :] if office else ():
                if done.get(other):
                    break
                done[other] = (office,) if office else ()
    return done


def from_last(text: str, group: Sequence[PersonMention], posts: Posts) -> Held | None:
    """Return the post behind the last name of an enumeration that counts for those before it."""
    last = posts.get(group[-1], ())
    if BOTH.match(text, group[-1].span.end):  # "Ida Kern und Tom Rade, beide Streetworker beim Verein X"
        return next(iter(last), None)
    if not SHARED.match(text, group[-1].span.end):
        return None
    return next((post for post in last if post.function is None and (post.body or post.unit)), None)


def in_plural(text: str, held: Sequence[Held]) -> Held | None:
    """Return the post before a name whose function stands in the plural and counts for the names behind it."""
    return next((post for post in held if post.function and is_plural(text, post.function)), None)


def is_plural(text: str, function: FunctionMention) -> bool:
    """Tell whether a function stands in the plural: "die Sprecher A und B", "Sprecherinnen"."""
    noun = next((word for word in function.span.of(text).split() if function_noun(word)), "")
    if noun.endswith(("innen", "mitglieder", "leute")):
        return True
    return not noun.endswith(SINGULAR) and text[: function.span.start].endswith(("die ", "Die ", "beiden "))
