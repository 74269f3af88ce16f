"""Listings: everybody whom the layout of a page names, in tables, lists, signatures and rows of pictures."""

from dataclasses import dataclass, replace
from typing import Final

from kg.mention.lists.bios import introduced
from kg.mention.lists.captions import SHOWN_RULE, shown
from kg.mention.lists.columned import Columned, columned
from kg.mention.lists.committees import committees
from kg.mention.lists.contacts import contacts
from kg.mention.lists.contributors import contributors
from kg.mention.lists.entries import entries
from kg.mention.lists.homes import at_home
from kg.mention.lists.imprints import imprints
from kg.mention.lists.initials import in_full
from kg.mention.lists.lines import Entry
from kg.mention.lists.signatures import signed
from kg.mention.lists.tables import in_tables
from kg.model import Block, Contribution, OrganisationMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["Listing", "listing_of"]

# Who signs minutes was there, which says nothing new of whom a list names.
THERE: Final = frozenset({"teilnahme"})


@dataclass(frozen=True, slots=True)
class Listing:
    """The people of a page by its layout: those of its lists, and those in pictures, whose words are prose as well.

    ``committees`` are those that its headings and first lines name; ``introduced`` are those whom a paragraph below a
    heading for a role tells of, in words that are prose.
    """

    people: tuple[Contribution, ...]
    shown: tuple[Contribution, ...]
    committees: tuple[OrganisationMention, ...] = ()
    introduced: tuple[Contribution, ...] = ()


def listing_of(
    text: str, blocks: tuple[Block, ...], vocabulary: Vocabulary, closed_lines: tuple[Span, ...] = ()
) -> Listing:
    """Return whom the layout of a page names, each list in the order of the text; tables rule over lines in them.

    ``closed_lines`` name bodies and no people.
    """
    named = committees(text, blocks)
    rows, closed = in_tables(text, blocks, named, vocabulary)
    side_by_side = tuple(columned(text))
    signs, blocked = with_columns(tuple(signed(text)), side_by_side, closed)
    below = [one for entry in signs for one in contributors(text, entry, vocabulary)]
    pictures = [replace(one, rule=SHOWN_RULE) for entry in shown(text) for one in contributors(text, entry, vocabulary)]
    printed = imprints(text)
    ruled = (*printed, *closed, *blocked, *closed_lines, *(one.span for one in below), *(one.span for one in pictures))
    cards = [
        one
        for entry in contacts(text, vocabulary)
        if not any(entry.span.overlaps(span) for span in ruled)
        for one in contributors(text, entry, vocabulary)
    ]
    shut = (*ruled, *(one.span for one in cards))
    free = [one for entry in entries(text, blocks, named, shut) for one in contributors(text, entry, vocabulary)]
    told = {one.person.name for one in (*rows, *free) if one.roles}
    kept = [
        replace(one, roles=()) if one.person.name in told and THERE.issuperset(role for role, _ in one.roles) else one
        for one in below
        if not any(one.span.overlaps(span) for span in (*printed, *closed))
    ]
    everybody = tuple(sorted([*rows, *kept, *cards, *free], key=place))
    people = at_home(text, in_full(everybody), (*closed, *closed_lines), vocabulary)
    bios = (one for one in introduced(text, blocks) if one.person.name not in told)
    return Listing(people, tuple(pictures), named, tuple(bios))


def with_columns(
    signs: tuple[Entry, ...], side_by_side: tuple[Columned, ...], closed: tuple[Span, ...]
) -> tuple[tuple[Entry, ...], tuple[Span, ...]]:
    """Return the entries of signatures, those side by side column by column, and the lines that hold people so.

    Who stands in columns outside a signature is there as in a contact block; tables (``closed``) are read elsewhere.
    """
    found: list[Entry] = []
    blocks = [one for one in side_by_side if not any(one.span.overlaps(span) for span in closed)]
    for block in blocks:
        roles = next((sign.roles for sign in signs if sign.span.overlaps(block.span)), ())
        found += [replace(entry, roles=roles, present=bool(roles)) for entry in block.people]
    alone = (sign for sign in signs if not any(sign.span.overlaps(block.span) for block in blocks))
    return (*alone, *found), tuple(block.span for block in blocks)


def place(one: Contribution) -> tuple[Span, Span]:
    """Return where a contribution stands."""
    return one.span, one.person.span
