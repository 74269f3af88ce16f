"""Homes: the bodies whose pages, letters and sections hold the people whom a list names without a body of their own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from kg.mention.bodies.bodies import bodies_in
from kg.mention.bodies.inflection import head_of
from kg.mention.bodies.lexicon import UNIT_HEADS
from kg.mention.bodies.units import unit_and_body
from kg.mention.lists.headings import heading_of
from kg.mention.lists.lines import is_minutes, opens
from kg.mention.people.functions import starts_with_function
from kg.model import Contribution, FunctionMention, OrganisationMention, Post, Span, UnitMention
from kg.vocabulary import Vocabulary

__all__ = ["at_home"]

LINE: Final = re.compile(r"[^\n]*\n?")
# What stands around a body that heads a section: its number or bullet, a bracket, a colon.
NUMBER: Final = re.compile(
    r"[ \t]*(?:[•●▪■◦–-][ \t]+)?(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-K][.)]|[a-k]\)|[IVX]{1,5}\.)[ \t]+)?"
)
AROUND: Final = re.compile(r"[ \t]*(?:\([^()\n]{2,90}\))?[ \t]*:?[ \t]*")
BETWEEN: Final = re.compile(r"(?:,|[ \t]+[–—|·/>-]|[ \t]*/)?[ \t]+")
CRUMBS: Final = re.compile(r"[ \t]+[|>»·–-][ \t]+")
# "Referat 5: Ida Kern" is an entry, and a unit with a number and words behind it is one name.
FIELD: Final = re.compile(r":\s|\.{2}|\d{3}|@")
# Whom to call is thereby nobody of the body on top.
CALLED: Final = re.compile(
    r"(?i:ansprechp|kontakt|rückfrag|anmeld|auskunft|auskünfte|büro|info|bearbeiter|berichterstatt)"
)
WORD: Final = re.compile(r"[\w-]+")
LONGEST: Final = 120
FIRST_LINES: Final = 2
HEADING_WORDS: Final = 8
SENTENCE_END: Final = (".", "!", "?", ",", ";")
CLUB: Final = re.compile(r"e\.\s?V\.$")
# Offices that no club, network or project gives.
OFFICIAL: Final = re.compile(
    r"(?i:bürgermeister|landr[aä]t|minister|senator|dezernent|stadtr[aä]t|kreisr[aä]t|pfarrer|dekan|pastor|richter"
    r"|abgeordnet|schulleiter|professor)"
)
GOVERNING: Final = frozenset({"TerritorialAuthority", "Ministry", "PublicBody", "AdministrativeUnit"})
BOARD: Final = re.compile(
    r"(?im)^[ \t]*(?:(?:der|unser|geschäftsführender|ehrenamtlicher|erweiterter|aktueller) )?"
    r"(?:(?:vereins|landes|bundes|gesamt|kreis)?vorstand|präsidium|vorstandsmitglieder)\b[^\n]{0,60}(?<![.!?])$"
)
OFFICER: Final = re.compile(
    r"(?:(?:[Ss]tellv(?:\.|ertretende[rns]?)|[Ss]tv\.|\d\.|Erste[rn]?|Zweite[rn]?|Geschäftsführende[rn]?)\s+)*"
    r"(?:(?:Co-)?Vorsitz(?:ende[rn]?)?|Vorstand(?:ssprecher(?:in)?|smitglied|svorsitzende[rn]?)?|Präsident(?:in)?"
    r"|Vizepräsident(?:in)?|Stellvertret\w+|Schriftführ\w+|Beisitz\w*|Schatzmeister(?:in)?|Kassen\w+|Kassierer(?:in)?)"
)
# What a page holds that is about something that takes place.
OCCASION: Final = re.compile(
    r"\d{1,2}[.:]\d{2}\s?(?:Uhr|h\b|[–-])|\d Uhr|\b(?:Workshop|Forum|Panel|Podium|Tagesordnung)|[Pp]rotokoll"
    r"|Niederschrift|[Ff]achtag|[Tt]agung\b|[Kk]ongress|[Ss]itzung\b|[Vv]eranstaltung\b|[Ee]inladung\b|[Ww]erkstatt\b|[Kk]onferenz\b"
)
# Where a list of who was there begins, bodies head its groups; above it they head the page.
THERE_WORD: Final = re.compile(r"\b(?:[Aa]nwesend|Teilnehm|TEILNEHM|ANWESEND|TN\b)")
# "Ansprechpersonen der Fraktionen" are nobody of the section above.
WHOSE: Final = re.compile(r"\s(?:der|des|für|im|aus|bei)\s")
EMPTY: Final = re.compile(r"\n[ \t]*\n")
# "Bo Rind, Referent, ebenda" is where the one before him is.
NEAR: Final = 80  # characters between two entries of one list
SAME: Final = re.compile(r"\b(?:ebd\.|ebda\.|ebenda|ebendort|ebendiese)")
PLAIN_LEAD: Final = frozenset({"Leitung", "Leiter", "Leiterin", "Leiter/in", "Leiter*in", "Leiter:in"})
SIGNED: Final = frozenset({"organisation"})
THERE: Final = frozenset({"teilnahme"})
UNIT: Final = "AdministrativeUnit"


# A body, or a unit that stands alone.
Home = OrganisationMention | UnitMention


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page below a line that names a body and nothing else."""

    span: Span
    home: Home


@dataclass(frozen=True, slots=True)
class Opened:
    """A section whose end is not known yet: how far its first line is indented, and where it starts."""

    indent: int
    start: int
    home: Home


def at_home(
    text: str, people: tuple[Contribution, ...], closed: Iterable[Span], vocabulary: Vocabulary
) -> tuple[Contribution, ...]:
    """Return the people of a page, those without any body with that of their section, else with that of the page.

    Who has a part in an event is thereby nobody of the body on top, unless they sign the letter; a section's body
    counts for those who were there, too. "Leitung:" right below a body is an office, no lead of a meeting. Lines in
    ``closed`` spans, such as lists of members, head no section.
    """
    people = with_same(text, people)
    housed = {one.person.name for one in people if has_body(one)}
    settled = all(one.person.name in housed for one in people)
    if (
        settled
        and BOARD.search(text) is None
        and not any(role == "moderation" for one in people for role, _ in one.roles)
    ):
        return people
    found = sections(text, (*closed, *(one.span for one in people)), vocabulary)
    # Whose minutes they are says nothing of those who met.
    page = None if is_minutes(text) else body_of_page(text, vocabulary)
    led = tuple(in_office(text, leading(text, one, found), page) for one in people)
    return tuple(one if one.person.name in housed else moved_in(text, one, found, page) for one in led)


def with_same(text: str, people: tuple[Contribution, ...]) -> tuple[Contribution, ...]:
    """Return the people of a page, those with "ebd." instead of a body with the one of whoever is named before."""
    found: list[Contribution] = []
    for one in people:
        near = (other for other in reversed(found) if has_body(other) and one.span.start - other.span.end <= NEAR)
        before_it = next(near, None)
        behind = Span(one.person.span.end, one.span.end)
        same = not has_body(one) and before_it and SAME.search(text, behind.start, min(len(text), behind.end + 1))
        found.append(
            replace(one, organisation=before_it.organisation, unit=before_it.unit) if same and before_it else one
        )
    return tuple(found)


def has_body(one: Contribution) -> bool:
    """Tell whether an entry names a body or unit of a person."""
    return bool(one.organisation or one.unit or any(post.organisation or post.unit for post in one.posts))


def moved_in(
    text: str, one: Contribution, found: tuple[Section, ...], page: OrganisationMention | None
) -> Contribution:
    """Return an entry with the body that holds it, if there is one and the entry is no part of an event."""
    roles = frozenset(role for role, _ in one.roles)
    listed = THERE_WORD.search(text) if roles else None
    inner = next(
        (
            here.home
            for here in reversed(found)
            if one.person.span.within(here.span) and (listed is None or here.span.start > listed.start())
        ),
        None,
    )
    if inner and roles <= THERE:
        return replace(one, unit=inner) if isinstance(inner, UnitMention) else replace(one, organisation=inner)
    label = before(text, one)
    told = (bool(one.functions) or ":" in label) and not CALLED.search(label)
    official = any(OFFICIAL.search(held.text) for held in one.functions)
    if page is None or not told or not roles <= SIGNED or (official and page.kind not in GOVERNING) or one.posts:
        return one
    return replace(one, organisation=page)


def leading(text: str, one: Contribution, found: tuple[Section, ...]) -> Contribution:
    """Return the entry of a "Leitung:" with that office in the section of a body, and where nothing takes place."""
    words = next((words for role, words in one.roles if role == "moderation"), None)
    if words is None or words.of(text).strip(" :") not in PLAIN_LEAD or len(one.roles) > 1:
        return one
    below_body = any(
        one.person.span.within(here.span) and EMPTY.search(text, here.span.start, one.person.span.start) is None
        for here in found
    )
    if OCCASION.search(text) and not below_body:
        return one
    held = FunctionMention(words, "office-before-colon", 0.8, words.of(text).strip(" :"))
    return replace(one, roles=(), functions=(held, *one.functions))


def in_office(text: str, one: Contribution, page: OrganisationMention | None) -> Contribution:
    """Return an officer below the heading of a board with that office in the body of the page, the rest beside it."""
    if page is None or page.kind in GOVERNING or BOARD.search(text, 0, one.span.start) is None:
        return one
    body = one.organisation
    held = tuple(
        office
        for office in one.functions
        if OFFICER.fullmatch(office.text)
        and not (body and body.span.start > office.span.end and joins(text, office, body))
    )
    if not held or body is None or body.form == page.form:
        return one
    rest = tuple(office for office in one.functions if office not in held)
    return replace(one, functions=rest, posts=(*one.posts, Post(held[0].span, "office-of-board", 0.8, held, page)))


def joins(text: str, office: FunctionMention, body: OrganisationMention) -> bool:
    """Tell whether an office is held in the body behind it: "Vorsitzende des Vereins Auental"."""
    between = text[office.span.end : body.span.start]
    return "\n" not in between and "," not in between and "(" not in between


def before(text: str, one: Contribution) -> str:
    """Return the words on the line of an entry before the name."""
    start = one.person.span.start
    return text[text.rfind("\n", 0, start) + 1 : start]


def sections(text: str, closed: tuple[Span, ...], vocabulary: Vocabulary) -> tuple[Section, ...]:
    """Return the sections of a page, in the order of their first lines.

    A section ends where a line as little indented opens the next one: another body, or a heading below an empty line.
    """
    open_ones: list[Opened] = []
    found: list[Section] = []
    below_gap = True
    for match in LINE.finditer(text):
        content = match.group()
        if not content.strip():
            below_gap = True
            continue
        indent = len(content) - len(content.lstrip())
        line = Span(match.start() + indent, match.start() + len(content.rstrip()))
        shut = any(line.overlaps(span) for span in closed)
        home = None if shut else home_on(text, line, vocabulary)
        if home or (below_gap and is_heading(text, line)):
            found += [Section(Span(one.start, line.start), one.home) for one in open_ones if one.indent >= indent]
            open_ones = [one for one in open_ones if one.indent < indent]
        open_ones += [Opened(indent, line.end, home)] if home else []
        below_gap = False
    found += [Section(Span(one.start, len(text)), one.home) for one in open_ones if one.start < len(text)]
    return tuple(sorted(found, key=lambda one: one.span.start))


def home_on(text: str, line: Span, vocabulary: Vocabulary) -> Home | None:
    """Return the body or unit that a line names, and nothing else but its number, its carrier in brackets or its part.

    Where a body and its unit share the line, it is the body.
    """
    words = line.of(text)
    if len(words) > LONGEST or ended(words) or not may_name(words) or opens(text, line):
        return None
    number = NUMBER.match(text, line.start, line.end)
    start = place = number.end() if number else line.start
    covered: list[OrganisationMention] = []
    for body in bodies_in(text, Span(start, line.end), vocabulary):
        between = BETWEEN.match(text, place, line.end)
        if body.span.start not in {place, between.end() if between and covered else place}:
            break
        covered.append(body)
        place = body.span.end
    if covered and AROUND.fullmatch(text, place, line.end):
        return next((body for body in covered if body.kind != UNIT), covered[0])
    first, *rest = text[start : line.end].split() or [""]
    if first.lower() not in UNIT_HEADS or not rest or FIELD.search(text, start, line.end):
        return None
    unit, whole = unit_and_body(text, Span(start, line.end), vocabulary, "unit-above", 0.8)
    return whole or unit


def may_name(words: str) -> bool:
    """Tell whether a line holds what a body's name needs: a head noun, the word for a unit, or an abbreviation."""
    return any(
        head_of(word) or word.lower() in UNIT_HEADS or sum(letter.isupper() for letter in word) > 1
        for word in WORD.findall(words)
    )


def is_heading(text: str, line: Span) -> bool:
    """Tell whether a line below an empty one heads something new, which is no office and no kind of member."""
    words = line.of(text)
    few = len(words.split()) <= HEADING_WORDS and not ended(words)
    if not few or ": " in words or opens(text, line) or (heading_of(text, line) and not WHOSE.search(words)):
        return False
    return not starts_with_function(words) and "@" not in words and words[0].isupper()


def ended(words: str) -> bool:
    """Tell whether a line ends like a sentence or part of one; the full stop of "e. V." ends none."""
    return words.endswith(SENTENCE_END) and not CLUB.search(words)


def body_of_page(text: str, vocabulary: Vocabulary) -> OrganisationMention | None:
    """Return the body that one of the first lines of a page names, alone or before the crumbs that lead to the page."""
    tried = 0
    for match in LINE.finditer(text):
        content = match.group()
        if not content.strip():
            continue
        start = match.start() + len(content) - len(content.lstrip())
        line = Span(start, match.start() + len(content.rstrip()))
        crumb = CRUMBS.search(text, line.start, line.end)
        home = home_on(text, line, vocabulary)
        if home is None and crumb:
            home = home_on(text, Span(line.start, crumb.start()), vocabulary)
        if isinstance(home, OrganisationMention):
            return home
        tried += 1
        if tried == FIRST_LINES:
            break
    return None
