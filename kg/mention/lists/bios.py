"""Bios: the roles that a heading gives those whose paragraph below it opens with their name."""

import re
from collections.abc import Iterator
from typing import Final

from kg.mention.lists.entries import governing
from kg.mention.lists.lines import is_minutes
from kg.mention.people.persons import persons_in
from kg.model import Block, BlockKind, Contribution, Span

__all__ = ["introduced"]

RULE: Final = "bio-below-role"
# A name at the start of a sentence, with what may stand between it and the verb.
VERB: Final = re.compile(
    r"(?:\s*\([^()\n]{2,80}\)|,[^,.;\n]{2,120},)?\s+(?:ist|war|arbeitet|leitet|forscht|lehrt|hat|studierte"
    r"|koordiniert|berät|begleitet"
    r"|engagiert|verantwortet|promovierte|gründete|vertritt|setzt|kommt|zeigte?|stellte?|berichtete?|erläuterte?"
    r"|sprach|spricht"
    r"|referierte?|gab|gibt|führte?|skizzierte?|beschrieb|betonte?|ging|geht|hielt)\s"
)
LOOKED_AT: Final = 200


def introduced(text: str, blocks: tuple[Block, ...]) -> Iterator[Contribution]:
    """Yield who is introduced in a paragraph of sentences below a heading for a role, with that role.

    In minutes such headings are points of the agenda, and who is named below them only speaks there.
    """
    if is_minutes(text):
        return
    for block in blocks:
        if block.kind is not BlockKind.PARAGRAPH or not block.headings:
            continue
        ruling = governing(text, block)
        if ruling is None or not (ruling.strict and ruling.roles and ruling.present):
            continue
        opening = Span(block.span.start, min(block.span.end, block.span.start + LOOKED_AT))
        person = next(iter(persons_in(text, opening, frozenset())), None)
        if person and person.span.start == opening.start and VERB.match(text, person.span.end, opening.end):
            yield Contribution(
                span=person.span,
                rule=RULE,
                confidence=0.75,
                person=person,
                organisation=None,
                functions=(),
                unit=None,
                seat=None,
                roles=ruling.roles,
            )
