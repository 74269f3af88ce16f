"""Contributors: the entries of lists, taken apart into persons, posts, seat and roles."""

import re
from dataclasses import replace
from typing import Final

from kg.mention.lists.chains import ENTRY_RULE, Chain, chain_of
from kg.mention.lists.lines import Entry
from kg.mention.lists.parts import segments, tells
from kg.mention.people.names import people_at
from kg.mention.people.offices import PHRASE_RULE, leading_office, office_within
from kg.mention.themes.themes import themes_in
from kg.model import Contribution, FunctionMention, PersonMention, Post, Span
from kg.vocabulary import Vocabulary

__all__ = ["contributors", "told"]

OFFICER: Final = re.compile(
    r"(?:(?:[Ss]tellv(?:\.|ertretende[rns]?)|[Ss]tv\.|\d\.|Erste[rn]?|Zweite[rn]?)\s+)?(?:(?:Co-)?Vorsitz(?:ende[rn]?)?|Stellvertretung|Schriftführ\w+|Beisitzer(?:in)?|Mitglied)"
)
CHAIR: Final = re.compile(r"(?:Co-|1\. |Erste[r]? )?Vorsitz(?:ende[rn]?)?")
GUEST: Final = "Gast"
PLAIN_MEMBER: Final = "Mitglied"
LONGEST_LINK: Final = 6  # characters of what leads from a function to its body


def contributors(text: str, entry: Entry, vocabulary: Vocabulary) -> tuple[Contribution, ...]:
    """Return what one entry says of the person it starts with; several names in front share what follows them.

    An office before the name ("Landrätin Ida Kern, Kreis Auental") is the person's function, as is one that is held
    by the words before the entry. Nothing comes back if the entry does not start with a name.
    """
    start, office = entry.span.start, leading_office(text, entry.span)
    if office:
        start = office.span.end + 1
    people = people_at(text, Span(start, entry.span.end))
    if not people:
        return ()
    rest = Span(people[-1].span.end, entry.span.end)
    behind = segments(text, rest)
    if rest.of(text).lstrip().startswith(":") and not any(tells(text, part) for part in behind[:1]):
        behind = ()  # "Ida Kern: Neue Wege" is the title of a talk
    behind = (*behind, *(part for cell in entry.beside for part in segments(text, cell)))
    parts = (entry.home, *behind) if entry.home else behind
    office = office or office_within(text, people[0])
    if office and office.rule == PHRASE_RULE:
        parts, office = (office.span, *parts), None
    return told(text, entry, people, chain_of(text, parts, vocabulary, [office] if office else []), vocabulary)


def told(
    text: str, entry: Entry, people: tuple[PersonMention, ...], chain: Chain, vocabulary: Vocabulary
) -> tuple[Contribution, ...]:
    """Return a contribution for each of some people, from what stands behind their names and above the entry.

    Officers of the committee above ("Jugendamt, Vorsitz") hold that office there; who chairs a meeting leads it.
    """
    nothing = Post(entry.span, ENTRY_RULE, 0.9)
    posts = [post for one in chain.posts for post in in_committee(entry, one)]
    if entry.held and entry.held.text == PLAIN_MEMBER and holds_office(entry, posts):
        entry = replace(entry, held=None)  # "Ida Kern, Vorsitzende" among the members: the office says it all
    if entry.held and entry.committee and entry.held.rule == "office-in-heading":
        posts.append(Post(entry.span, ENTRY_RULE, 0.85, (entry.held,), entry.committee))
    elif entry.member and entry.committee and (entry.present or not any(post.organisation for post in posts)):
        posts.append(Post(entry.span, ENTRY_RULE, 0.8, (), entry.committee))
    elif entry.held and not has_own_office(entry.held, posts):
        first = posts[0] if posts else nothing
        posts[:1] = [replace(first, functions=(*first.functions, entry.held))]
    own = [post for post in posts if entry.committee is None or post.organisation != entry.committee]
    beside = [post for post in posts if post not in own]
    first, *others = [themed(text, post, vocabulary) for post in (*own, *beside)] if own else [nothing, *beside]
    whole = Contribution(
        span=entry.span,
        rule=ENTRY_RULE,
        confidence=0.95,
        person=people[0],
        organisation=first.organisation,
        functions=first.functions,
        unit=first.unit,
        seat=chain.seat,
        roles=roles_told(entry, chain, posts) if entry.present else (),
        present=entry.present,
        posts=tuple(others),
    )
    return tuple(replace(whole, person=person) for person in people)


def has_own_office(held: FunctionMention, posts: list[Post]) -> bool:
    """Tell whether an office stands right before the name, so that the label before the colon is only where it sits."""
    before = (one for post in posts for one in post.functions)
    return held.rule == "office-before-colon" and any(one.rule == "office-before-name" for one in before)


def holds_office(entry: Entry, posts: list[Post]) -> bool:
    """Tell whether one of some posts is an office in the committee above the entry."""
    return entry.committee is not None and any(
        post.organisation == entry.committee and post.functions for post in posts
    )


def in_committee(entry: Entry, post: Post) -> tuple[Post, ...]:
    """Return a post without the offices that belong to the committee above the entry, and these in a post of theirs."""
    moved = tuple(
        one
        for one in post.functions
        if one.text == GUEST or (entry.committee and OFFICER.fullmatch(one.text) and not is_member_there(one, post))
    )
    if not moved or not entry.present:
        return (post,)
    rest = tuple(one for one in post.functions if one not in moved)
    apart = Post(moved[0].span, "committee-office", 0.8, moved, None if moved[0].text == GUEST else entry.committee)
    if rest or post.organisation or post.unit:
        return (replace(post, functions=rest), apart)
    return (apart,)


def is_member_there(held: FunctionMention, post: Post) -> bool:
    """Tell whether somebody is a plain member of the body of a post, whose name stands right behind the word."""
    body = post.organisation
    return held.text == PLAIN_MEMBER and body is not None and 0 <= body.span.start - held.span.end <= LONGEST_LINK


def roles_told(entry: Entry, chain: Chain, posts: list[Post]) -> tuple[tuple[str, Span], ...]:
    """Return the roles of an entry: what stands behind the name, else the heading's, else those of its sessions.

    Who chairs a meeting leads it.
    """
    if chain.roles:
        told_so = {role for role, _ in chain.roles}
        return (*chain.roles, *(one for one in chain.sessions if one[0] not in told_so))
    if chain.sessions and not entry.roles:
        return chain.sessions
    chair = next((one for post in posts for one in post.functions if CHAIR.fullmatch(one.text)), None)
    if chair and [role for role, _ in entry.roles] == ["teilnahme"]:
        return (("moderation", chair.span),)
    return entry.roles


def themed(text: str, post: Post, vocabulary: Vocabulary) -> Post:
    """Return a post with the themes in the names of its functions and unit."""
    return replace(
        post,
        functions=tuple(replace(one, themes=themes_in(text, one.span, vocabulary)) for one in post.functions),
        unit=replace(post.unit, themes=themes_in(text, post.unit.span, vocabulary)) if post.unit else None,
    )
