"""Parties: the bodies and programmes that a stretch of text names, as ends of relations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from kg.mention.bodies.bodies import body_in
from kg.mention.bodies.bodyshapes import ACRONYM, is_group, is_person, may_name, names_occasion
from kg.mention.bodies.borders import stops
from kg.mention.events.towns import is_town
from kg.model import (
    Block,
    BlockKind,
    Contribution,
    Mention,
    OrganisationMention,
    ProgrammeMention,
    Span,
)
from kg.vocabulary import Vocabulary

__all__ = ["Parties", "Party", "is_authority", "name_of", "parties_of"]

Party = OrganisationMention | ProgrammeMention

# What parts the names of an enumeration.
SEPARATOR: Final = re.compile(
    r"\s*(?:[;|•·]|\s[–-]\s|\n)\s*|,\s+(?!e\.\s?V)|\s+(?:und|sowie|u\.|&)\s+(?:(?:von|mit|durch)\s+)?"
)
ARTICLE: Final = re.compile(
    r"^(?:und\s+)?(?:der|die|das|dem|den|des|vom|von|beim|durch|unsere?|die beiden)\s+", re.IGNORECASE
)
BRACKET: Final = re.compile(r"\s*\((?P<inside>[^()\n]{1,60})\)\s*$")
ABBREVIATION: Final = re.compile(r"\s*\((?P<short>[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,3}[A-ZÄÖÜ0-9][\w-]{0,8}(?:\s[A-Z]{2,8})?)\)")
OF: Final = re.compile(r"[“”\"«]?\s+(?:des|der|vom|von der)\s+")
# Who acts on what a report is about is not what it is about.
BY: Final = re.compile(r"\b(?:mit|von|vom|durch|bei|beim|und|sowie)\s+(?:der\s+|dem\s+|den\s+)?$")
PROJECT: Final = re.compile(r"\b(?:Das|Unser|Im|Mit dem)\s+(?:\w+-?)?(?:[Pp]rojekt|[Vv]orhaben)\s+[„\"»]?$")
LOOKED_BACK: Final = 32
LONGEST_TITLE: Final = 90
TITLE_LINES: Final = 3
LEAD_BLOCKS: Final = 5
PROJECT_PAGE: Final = "project-page"
# "des Netzwerks" means one that was named before.
BARE_KIND: Final = re.compile(
    r"(?:Netzwerk|Bündnis|Verbund|Verein|Verband|Projekt|Programm|Arbeitskreis|Ausschuss|Beirat)(?:e?s|ses)?"
)
# What a programme or project is called where its name is not said again.
PROGRAMMES: Final = frozenset({"programm", "projekt", "vorhaben", "modellprojekt"})
AUTHORITIES: Final = frozenset({"Ministry", "TerritorialAuthority"})


@dataclass(frozen=True, slots=True)
class Parties:
    """The named bodies and programmes of a document in the order of the text, their abbreviations, and the main one.

    ``main`` is what the page is about, where it is about a body or programme, ``lead`` the offset at which its first
    paragraphs end.
    """

    text: str
    known: tuple[Party, ...]
    short: dict[str, Party]
    main: Party | None
    vocabulary: Vocabulary
    lead: int

    def within(self, span: Span) -> tuple[Party, ...]:
        """Return the parties named in a span: by their names, or by the abbreviations that the text gives them."""
        found = [one for one in self.known if one.span.within(span)]
        for match in ACRONYM.finditer(self.text, span.start, span.end):
            named = self.short.get(match.group())
            if named and not any(Span(*match.span()).overlaps(one.span) for one in found):
                found.append(replace(named, span=Span(*match.span())))
        return tuple(sorted(outermost(found), key=lambda one: one.span))

    def listed(self, span: Span) -> tuple[Party, ...]:
        """Return the parties of an enumeration, also names that no word tells to be a body's; groups are none."""
        found = list(self.within(span))
        for part in pieces(self.text, span, found):
            inner = [one for one in found if one.span.overlaps(part)]
            if inner and not (len(inner) == 1 and is_tail(inner[0], part)):
                continue
            named = self.by_place(part)
            if named:
                found = [*(one for one in found if one not in inner), named]
        return self.without_attributes(sorted(found, key=lambda one: one.span))

    def without_attributes(self, found: list[Party]) -> tuple[Party, ...]:
        """Return parties without those that only say whose the one before is: "das Programm A des Ministeriums B"."""
        pairs = zip([None, *found], found, strict=False)
        return tuple(one for before, one in pairs if before is None or not self.is_attribute(one, before))

    def is_attribute(self, party: Party, before: Party) -> bool:
        """Tell whether a party only says more of the one before: whose that is, or which office of it is meant."""
        between = self.text[before.span.end : party.span.start]
        office = isinstance(party, OrganisationMention) and party.kind == "AdministrativeUnit"
        return OF.fullmatch(between) is not None or (office and is_authority(before) and between.strip() in {",", "("})

    def called(self, noun: str, place: int) -> Party | None:
        """Return the body or programme that "das Netzwerk" means at a place: the last one before it of that name."""
        stem = re.sub(r"(?<=[a-zäöüßk])(?:ses|es|s)$", "", noun).lower()
        named = [one for one in self.known if one.span.start < place and stem in name_of(one).lower()]
        if self.main and stem in name_of(self.main).lower():
            return self.main
        if not named and stem == "verein":
            named = [one for one in self.known if one.span.start < place and is_club(one)]
        if not named and stem in PROGRAMMES:
            named = [one for one in self.known if one.span.start < place and isinstance(one, ProgrammeMention)]
        return named[-1] if named else None

    def meant(self, noun: str, place: int) -> Party | None:
        """Return the last party before a place with a word in its name that ends in a noun: "Jugendclub" for "Club"."""
        stem = re.sub(r"(?<=[a-zäöüßk])(?:es|s)$", "", noun).lower()
        named = [one for one in self.known if one.span.start < place]
        return next(
            (one for one in reversed(named) if any(word.endswith(stem) for word in name_of(one).lower().split())), None
        )

    def by_place(self, part: Span) -> OrganisationMention | None:
        """Return the body that a piece of a list names by standing there; ``None`` for persons, groups and prose."""
        name = part.of(self.text)
        if not may_name(name) or is_group(name) or is_person(name) or stops(name.split()[0]):
            return None
        if is_town(name, self.vocabulary) or names_occasion(name) or BARE_KIND.fullmatch(name):
            return None
        told = body_in(self.text, part, self.vocabulary, "listed-body", 0.75)
        return told or OrganisationMention(part, "listed-body", 0.7, " ".join(name.split()), "Organization")


def parties_of(text: str, blocks: tuple[Block, ...], found: Iterable[Mention], vocabulary: Vocabulary) -> Parties:
    """Return the parties of a document out of its mentions."""
    known = outermost([*named_in(found)])
    short = {
        match["short"]: one
        for one in reversed(known)
        if (match := ABBREVIATION.match(text, one.span.end, one.span.end + 24))
    }
    opens = blocks[:LEAD_BLOCKS]
    titles = [block.span for block in opens if block.kind in {BlockKind.TITLE, BlockKind.HEADING}][:TITLE_LINES]
    lead = opens[-1].span.end if opens else 0
    first = Parties(text, tuple(sorted(known, key=lambda one: one.span)), short, None, vocabulary, lead)
    opening = opening_lines(text, blocks[0].span) if blocks else Span(0, 0)
    main = main_of(first, [*titles, opening])
    if (
        main
        and isinstance(main, OrganisationMention)
        and (match := ABBREVIATION.match(text, main.span.end, main.span.end + 24))
    ):
        short = {**short, match["short"]: main}
    return replace(first, main=main, short=short)


def named_in(found: Iterable[Mention]) -> Iterable[Party]:
    """Yield the bodies and programmes among mentions, also those of list entries."""
    for one in found:
        if isinstance(one, OrganisationMention | ProgrammeMention):
            yield one
        elif isinstance(one, Contribution):
            yield from (body for body in (one.organisation, *(post.organisation for post in one.posts)) if body)


def outermost(found: list[Party]) -> list[Party]:
    """Return the mentions that lie in no other one, each span once; a programme goes before a body of its words."""
    ranked = sorted(
        found, key=lambda one: (one.span.start - one.span.end, isinstance(one, OrganisationMention), one.span)
    )
    kept: list[Party] = []
    for one in ranked:
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return kept


def main_of(parties: Parties, titles: list[Span]) -> Party | None:
    """Return what a page is about: its project, the party in its title, or the first body that is no authority."""
    own = next((one for one in parties.known if one.rule == PROJECT_PAGE), None)
    if own:
        return own
    for title in titles:
        named = [one for one in parties.within(title) if not is_authority(one)]
        if named:
            return named[0]
    free = [one for one in parties.known if not is_authority(one) and is_free(parties.text, one)]
    bodies = [one for one in free if isinstance(one, OrganisationMention)]
    first = next(iter(free), None)
    if isinstance(first, ProgrammeMention):
        return first
    opening = bodies and bodies[0].span.start < parties.lead
    return bodies[0] if opening and stands_alone(parties.text, bodies) else None


def is_free(text: str, party: Party) -> bool:
    """Tell whether a report can be about a party: nobody who acts on another, no programme but a project."""
    before = text[max(0, party.span.start - LOOKED_BACK) : party.span.start]
    if isinstance(party, ProgrammeMention):
        return PROJECT.search(before) is not None
    return BY.search(before) is None


def opening_lines(text: str, block: Span) -> Span:
    """Return the lines at the start of a block that may be titles: a few short ones before any sentence ends."""
    end = block.start
    for line in text[block.start : block.end].split("\n")[:TITLE_LINES]:
        if len(line) > LONGEST_TITLE or line.rstrip().endswith("."):
            break
        end = min(end + len(line) + 1, block.end)
    return Span(block.start, end)


def stands_alone(text: str, bodies: list[OrganisationMention]) -> bool:
    """Tell whether the first of the bodies is the only one in its sentence, so that a report can be about it."""
    others = [one for one in bodies[1:] if one.form != bodies[0].form]
    return not others or re.search(r"[.!?:]\s", text[bodies[0].span.end : others[0].span.start]) is not None


def is_authority(party: Party) -> bool:
    """Tell whether a party is a ministry, a Land, a county or a town."""
    return isinstance(party, OrganisationMention) and party.kind in AUTHORITIES


def pieces(text: str, span: Span, taken: Iterable[Party]) -> tuple[Span, ...]:
    """Return the pieces of an enumeration, none cut inside a known party, without articles, brackets and full stops."""
    shut = [one.span for one in taken]
    cuts = [match.span() for match in SEPARATOR.finditer(text, span.start, span.end)]
    cuts = [cut for cut in cuts if not any(one.start < cut[1] and cut[0] < one.end for one in shut)]
    edges = [span.start, *(edge for cut in cuts for edge in cut), span.end]
    parts = (bared(text, Span(start, end)) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return tuple(part for part in parts if part.end > part.start)


def is_tail(party: Party, part: Span) -> bool:
    """Tell whether a party is only the end of a piece: "Nordkreis e.V." of "Beratung Nordkreis e.V."."""
    by_form = isinstance(party, OrganisationMention) and party.rule == "body-by-legal-form"
    return by_form and part.start < party.span.start and party.span.end <= part.end


def is_club(party: Party) -> bool:
    """Tell whether a party is a registered society, which "der Verein" may mean whatever it is called."""
    return isinstance(party, OrganisationMention) and party.legal_form.startswith("e. V.")


def name_of(party: Party) -> str:
    """Return the name of a party."""
    return party.form if isinstance(party, OrganisationMention) else party.name


def bared(text: str, part: Span) -> Span:
    """Return a piece without article in front, and without bracket and full stop behind."""
    start, end = part.start, part.end
    while start < end and (text[start].isspace() or text[start] in "-–•*,"):
        start += 1
    article = ARTICLE.match(text[start:end])
    start += article.end() if article else 0
    bracket = BRACKET.search(text[start:end])
    if bracket:
        end = start + bracket.start()
    while end > start and (
        text[end - 1].isspace() or (text[end - 1] in ".,;" and not text[start:end].endswith(("V.", "St.")))
    ):
        end -= 1
    return Span(start, end)
