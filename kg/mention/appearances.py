"""Appearances: persons in prose with the functions, bodies and roles that the sentence gives them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kg.mention.appositions import posts_in
from kg.mention.participation import grouped, roles_in
from kg.mention.posts import Around, Post
from kg.mention.themes import themes_in
from kg.model import Contribution, FunctionMention, OrganisationMention, PersonMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["appearances_in", "without_shorter"]

SHARED: Final = re.compile(r"\s*(?:\(|(?:vom|von der|von dem|aus dem|aus der|für (?:das|die|den)|beim|bei der)\s)")


def appearances_in(
    text: str,
    sentence: Span,
    persons: tuple[PersonMention, ...],
    bodies: tuple[OrganisationMention, ...],
    listed: frozenset[str],
    abbreviations: Mapping[str, OrganisationMention],
    vocabulary: Vocabulary,
) -> tuple[Contribution, ...]:
    """Return what one sentence says of the persons it names, where it says more than the name.

    Who holds several posts gets one contribution a post, the first of them with the roles. A body behind the last name
    of an enumeration counts for the names before it that have no post of their own. A list of the page that has told
    the role of a person rules: ``listed`` names those. ``abbreviations`` lead to the bodies of the document.
    """
    roles = roles_in(text, sentence, persons)
    posts = shared(text, persons, posts_in(Around(text, bodies, vocabulary), sentence, persons, abbreviations))
    found = []
    for person in persons:
        given = () if person.name in listed else roles.get(person, ())
        for place, post in enumerate(posts.get(person) or ((Post(None),) if given else ())):
            found.append(
                Contribution(
                    span=sentence,
                    rule="person-in-prose",
                    confidence=0.8,
                    person=person,
                    organisation=post.body,
                    functions=tuple(themed(text, one, vocabulary) for one in (post.function,) if one),
                    unit=replace(post.unit, themes=themes_in(text, post.unit.span, vocabulary)) if post.unit else None,
                    seat=None,
                    roles=given if place == 0 else (),
                    present=bool(given),
                )
            )
    return tuple(found)


def themed(text: str, function: FunctionMention, vocabulary: Vocabulary) -> FunctionMention:
    """Return a function with the themes in its words."""
    return replace(function, themes=themes_in(text, function.span, vocabulary))


def shared(
    text: str, persons: Sequence[PersonMention], posts: Mapping[PersonMention, tuple[Post, ...]]
) -> dict[PersonMention, tuple[Post, ...]]:
    """Return the posts with those added that an enumeration shares: "Ida Kern, Tom Rade und Mia Lund vom Kreis X"."""
    done = dict(posts)
    for group in grouped(text, persons):
        last = posts.get(group[-1], ())
        home = next((post for post in last if post.function is None and (post.body or post.unit)), None)
        if home is None or not SHARED.match(text, group[-1].span.end):
            continue
        for person in reversed(group[:-1]):
            if done.get(person):
                break
            done[person] = (home,)
    return done


def without_shorter(found: Sequence[Contribution]) -> Iterator[Contribution]:
    """Yield contributions without the functions that another one tells in full.

    A "Ministerin" who is the "Ministerin für Wohnen" elsewhere, or a "Ministerin" called "Sozialministerin", holds one
    office.
    """
    held: dict[str, set[str]] = {}
    for one in found:
        held.setdefault(one.person.name, set()).update(function.text for function in one.functions)
    for one in found:
        kept = tuple(
            function
            for function in one.functions
            if not any(is_shorter(function.text, other) for other in held[one.person.name])
        )
        if kept or one.organisation or one.unit or one.roles or not one.functions:
            yield replace(one, functions=kept)


def is_shorter(text: str, other: str) -> bool:
    """Tell whether a function is another one with less said."""
    return text != other and (other.startswith(f"{text} ") or other.lower().endswith(text.lower()))
