"""Sharing: posts that several persons hold together, or one in the place of another."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
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
# Who was there before, or comes after: "Ida Kern folgt auf Bo Rind", "Ida Kern und ihr Vorgänger Bo Rind".
SUCCEEDS: Final = re.compile(
    r"^(?:[^.;!?]{0,60}?\b(?:folg|übern)\w+[^.;!?]{0,40}? (?:auf|von)|[^.;!?]{0,40}?\b(?:löst|beerbt)e?"
    r"|\sals\s(?:neue[rn]?\s)?Nachfolger(?:in)?\s(?:von|für|des|der)|\s(?:und|mit|sowie)\s(?:ihr|sein|deren|dessen)e?[nrm]?\s(?:Amts)?(?:[Vv]orgänger|[Nn]achfolger|[Ss]tellvertreter|[Kk]olleg)(?:in|en?)?)"
    r"\s(?:(?:Frau|Herrn?)\s)?(?:Dr\.\s|Prof\.\s)*$"
)
SINGULAR: Final = ("in", "ung", "kraft", "frau", "person", "de", "te")


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
        if SUCCEEDS.search(text, left.span.end, right.span.start) and not at_home(done.get(right, ())):
            done[right] = housed(done.get(right, ()), done.get(left, ()))
    for group in grouped(text, persons):
        home = from_last(text, group, posts)
        for person in reversed(group[:-1]) if home else ():
            held = done.get(person, ())
            if home is None or at_home(held) or (held and in_plural(text, held) is None):
                break
            done[person] = housed(done.get(person, ()), (home,))
        for place, person in enumerate(group):
            office = in_plural(text, posts.get(person, ()))
            for other in group[place + 1 :] if office else ():
                held = done.get(other, ())
                if office is None or any(post.function for post in held):
                    break
                done[other] = (replace(held[0], function=office.function), *held[1:]) if held else (office,)
    return done


def at_home(held: Sequence[Held]) -> bool:
    """Tell whether one of some posts is held in a body or unit."""
    return any(post.body or post.unit for post in held)


def housed(held: Sequence[Held], homes: Sequence[Held]) -> tuple[Held, ...]:
    """Return the posts of somebody without a body with the first body of another one's."""
    home = next((post for post in homes if post.body or post.unit), None)
    if home is None:
        return tuple(held)
    first = held[0].function if held else None
    return (Held(first, home.unit, home.body), *held[1:])


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
