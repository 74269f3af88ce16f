"""Relations: which bodies and programmes belong to, carry, fund, launch or work with which others."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.mention.lists.roster_lines import Roster
from kg.mention.people.clauses import topic
from kg.mention.ties.carrier_ties import ties_of_carriers
from kg.mention.ties.entries import entry_topic
from kg.mention.ties.grant_ties import ties_of_grants
from kg.mention.ties.list_ties import ties_in_lists, ties_of_boards, ties_of_categories, ties_of_groups, ties_of_lines
from kg.mention.ties.money_ties import TOLD_BY_MONEY, ties_by_money
from kg.mention.ties.noun_ties import TOLD_BY_NOUNS, ties_by_nouns
from kg.mention.ties.parties import Party, name_of, parties_of
from kg.mention.ties.unit_ties import ties_of_units
from kg.mention.ties.verb_ties import ties_by_verbs
from kg.model import Block, Contribution, Mention, Passage, Span, Tie
from kg.vocabulary import Vocabulary

__all__ = ["ties_in"]

# Where a passage goes on with another sentence: behind a legal form, and behind a short line of its own.
NEXT_SENTENCE: Final = re.compile(
    r"(?<=e\. V\.)\s+(?=(?:Es|Er|Sie|Das|Die|Der|Ein|Eine|Im|In|Mit|Am|Unser|Unsere|Wir|Dem|Zum|Zur|Dabei|Damit)\b)"
    r"|(?<=[a-zäöüß]{3}\.)\s+(?=(?:Es|Er|Sie|Das|Die|Der|Ein|Eine|Im|Mit|Dem|Unser|Dabei|Damit|Dafür)\s)"
    r"|\n(?=[ \t]*(?:[•●▪*–-]|\d{1,2}[.)])[ \t])|\n(?=(?:Der|Die|Das|Es|Wir|Unsere?|Gefördert|Unterstützt|Träger)\s)"
    r"|(?<![^\n])[^\n]{0,30}\b[A-ZÄÖÜ\d][^\s,]{0,20}\n(?=[A-ZÄÖÜ„])"
)


def ties_in(
    text: str,
    blocks: tuple[Block, ...],
    passages: tuple[Passage, ...],
    found: Iterable[Mention],
    vocabulary: Vocabulary,
    rosters: tuple[Roster, ...] = (),
    *,
    about_event: bool,
) -> tuple[Tie, ...]:
    """Return the relations between bodies and programmes that a document states, in the order of the text.

    Lists under "Mitglieder" or "Gefördert durch:" tie each entry to what the page is about; sentences tie the parties
    that they name, or what "das Netzwerk" means. A page ``about_event`` has no main party: only named ones are tied.
    """
    known_before = tuple(found)
    people = tuple(one.span for one in known_before if isinstance(one, Contribution))
    parties = parties_of(text, blocks, known_before, vocabulary)
    main = None if about_event else parties.main
    ties = [
        *ties_in_lists(blocks, parties, main, rosters, people),
        *ties_of_groups(blocks, parties, main),
        *ties_of_boards(parties, main),
        *ties_of_lines(blocks, parties, main),
        *ties_of_categories(blocks, parties, main),
        *ties_of_units(parties),
        *ties_of_carriers(parties),
    ]
    parts = [one for passage in passages for one in sentences(text, passage.span)]
    ties += ties_of_grants(parts, parties)
    before: Party | None = None
    for sentence in parts:
        entry = entry_topic(sentence.start, parties, blocks)
        about, spoken_of = (entry, before or entry) if entry else (main, before)
        ties += ties_by_verbs(sentence, parties, about, spoken_of)
        if TOLD_BY_NOUNS.holds_any(text, *sentence):
            ties += ties_by_nouns(sentence, parties, about, spoken_of)
        if TOLD_BY_MONEY.holds_any(text, *sentence):
            ties += ties_by_money(sentence, parties, about, spoken_of)
        before = topic(sentence, parties, about, spoken_of)
    known: dict[tuple[str, str, str], Tie] = {}
    for tie in ties:
        if name_of(tie.source) != name_of(tie.target):
            known.setdefault((tie.kind, name_of(tie.source), name_of(tie.target)), tie)
    return tuple(sorted(known.values(), key=lambda one: (one.span, one.kind)))


def sentences(text: str, passage: Span) -> Iterator[Span]:
    """Yield the sentences of a passage, also where a legal form or a short line hides that one ends."""
    start = passage.start
    for match in NEXT_SENTENCE.finditer(text, passage.start, passage.end):
        if match.end() > start:
            yield Span(start, match.end())
            start = match.end()
    yield Span(start, passage.end)
