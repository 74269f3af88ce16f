"""Lines: what one line of a page says by itself: an entry behind a role, a label or a time, or a heading."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.bodies import LEGAL_FORM, names_one
from kg.mention.bodies.lexicon import UNIT_HEADS
from kg.mention.claims.slots import session_heading, slot_roles
from kg.mention.events.sessionlines import session_at
from kg.mention.lists.headings import Heading, Roles, heading_of, is_chairing, office_of_member, roles_of
from kg.mention.lists.parts import LEADING, segments
from kg.mention.lists.tasks import FORMAL, is_called, names_field, task_of
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.functions import is_function, plain, starts_with_function
from kg.mention.people.names import people_at, person_at
from kg.mention.people.offices import leading_office
from kg.model import FunctionMention, OrganisationMention, Span

__all__ = [
    "MINUTES",
    "TIMED",
    "Entry",
    "behind_label",
    "introduces_itself",
    "is_continuation",
    "is_minutes",
    "opens",
    "own_heading",
    "role_in_front",
    "stands_alone",
    "under",
    "under_office",
]

TIME: Final = r"\d{1,2}[.:]\d{2}(?:\s*(?:–|-|bis)\s*\d{1,2}[.:]\d{2})?\s*(?:Uhr|h)?\s*[:|–-]?\s+"
TIMED: Final = re.compile(TIME)
CLOCK: Final = rf"(?:{TIME})?"
PAUSES: Final = frozenset(
    "pause mittagspause kaffeepause mittag kaffee ankommen anmeldung ausklang imbiss ende einlass".split()
)
ROLE_WORD: Final = re.compile(rf"{CLOCK}(?P<role>[A-ZÄÖÜ][a-zäöüß]+)\s+(?=[A-ZÄÖÜ])")
ROLE_WORDS: Final = 5
TALK_TITLE: Final = r"(?:[„\"][^“”\"]+[“”\"]\s*[,–|-]?\s*)?"
INLINE: Final = re.compile(rf"{CLOCK}(?P<role>(?:\d\.\s)?[A-ZÄÖÜ][^:\n„“\"]{{1,40}}?)\s*:\s*{TALK_TITLE}(?=\S)")
# A role in a cell beside the name: "| Leitung | Ida Kern (Werk) |", "Protokoll    Bo Rind".
CELL: Final = re.compile(
    r"(?:\|[ \t]*)?(?P<role>[A-ZÄÖÜ][^|\n:\t]{1,30}?)(?:[ \t]*\|[ \t]*|[ ]*\t[ \t]*|[ ]{2,})"
    r"(?P<who>[A-ZÄÖÜ][^|\n]*[^|\s])(?:[ \t]*\|)?[ \t]*$"
)
# "Beiträge von Ida Kern (Werk)", "moderiert von Bo Rind": a role, and who has it without a colon.
ROLE_OF: Final = re.compile(
    rf"{CLOCK}(?P<role>[A-ZÄÖÜm][\w/* ]{{3,30}}?)\s+(?:von|durch|mit)\s+(?:der |dem )?(?=[A-ZÄÖÜ])"
)
# "Es talken Ida Kern, Bo Rind": who follows in a programme, where no full stop ends a sentence.
ANNOUNCED: Final = re.compile(
    rf"{CLOCK}(?P<role>Es [a-zäöü]+(?:en|t)(?: (?:Sie|euch|mit|miteinander))?)\s+(?=[A-ZÄÖÜ][^\n]*[^.\n]$)",
    re.MULTILINE,
)
# Several sentences are prose, whatever opens them.
NEXT_SENTENCE: Final = re.compile(r"[a-zäöüß)]{2}[.!?]\s+[A-ZÄÖÜ]\w*,?\s+\w")
BEHIND_TALK: Final = re.compile(r"\s[–—|·•-]\s+|\s{2,}|\t|\s\(|\s(?:mit|von)\s+")
# A small word that no body's name has: "Wie Kitas Orte verändern" is a title.
TOLD: Final = re.compile(
    r"(?<!\S)(?!(?:für|gegen|der|des|die|das|den|dem|und|im|in|am|an|vom|von|zur|zum|mit|bei|e|auf|aus"
    r"|über)\b)[a-zäöüß]{2}"
)
MOST_ENTRY_WORDS: Final = 14
# "Teilnehmende: siehe Liste": they are named on another paper.
ELSEWHERE: Final = Cued(r":[ \t]*(?:s\.|siehe|vgl\.|laut|gemäß|lt\.)[ \t]")
# "Tisch 2: Ida Kern (Werk)": who sits there, no title.
AT_TABLE: Final = re.compile(r"Tisch \w{1,2}:\s+(?P<bracket>(?=\S+(?:\s\S+){1,2}\s?\())?")
# What sentences have and entries have not.
VERB: Final = re.compile(r"\b(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|sagt|sagte|[a-zäöü]{3,}(?:te|ten))\b")
LED: Final = re.compile(r"\b(?:angeleitet|geleitet|moderiert|begleitet)$")
COUNTED_SESSION: Final = re.compile(
    r"(?:Panel|Podium|\w*[Ff]orum|Workshop|Impuls|Input|Vortrag|\w*[Bb]lock|Session|Werkstatt|Modul|\w*[Tt]isch"
    r"|Slot|Teil)"
    r"\s?(?:\d{1,2}|[A-K]|[IVX]{1,4})"
)
BEHIND_BODY: Final = re.compile(r",\s+|\s[–|-]\s")
# Labels that need no capital letter: "dabei: Ida Kern (Werk)", "entschuldigt: Bo Rind".
PRESENCE: Final = re.compile(
    r"(?P<role>(?:weitere|ständige|beratende|stimmberechtigte|stellvertretende)"
    r" (?:Mitglieder|Gäste|Teilnehmende|Vertret\w+)"
    r"|(?:nicht )?(?:dabei|anwesend)|entschuldigt(?: fehl\w+)?|abwesend|verhindert)\s*:\s*(?=\S)"
)
UNNAMED: Final = re.compile(r"[^(),;:\n]{2,40}\([^()\n]{2,60}\),\s+")
MOST_UNNAMED: Final = 3
ITEM: Final = re.compile(r"(?:TOP\s*\d{1,2}(?:\.\d)?[.:]?|[a-hA-H]\)(?=[^:(\n]{3,90}\s[–—-]\s))\s+")
# The letter or number of a talk among several: "B  Wohnen".
COUNTED: Final = re.compile(r"(?:[A-K]|\d{1,2}|[IVX]{1,4})[.):]?\s{1,4}(?=[A-ZÄÖÜ„])")
DANGLING: Final = re.compile(r"(?:,|\s+(?:und|sowie|&))\s*$")
COLUMN: Final = 3
# "Stadtrat für Jugend und Soziales" says no body.
FIELD_OF: Final = re.compile(r"[A-ZÄÖÜ][\w*:/-]+ für (?!d(?:ie|as|en)\b)[\w, -]+")
# Who leads a project or a house holds an office, and no workshop's lead.
LEAD_OF: Final = re.compile(
    r"(?P<office>(?:Gesamtl|L)eitung|Koordination|Geschäftsführung) "
    r"(?:des (?:\w*[Pp]rojekte?s|Vorhabens|Hauses)|der (?:Geschäftsstelle|Einrichtung|\w*[Ss]telle))"
)
# A task that stands for who has it: "Netzwerkkoordination: Ida Kern".
COORDINATION: Final = re.compile(r"[A-ZÄÖÜ][\w-]+(?:koordination|koordinierung)")
# Dots lead from a unit to who is there: "Jugendamt ........ Ida Kern".
LABEL_END: Final = re.compile(r":\s+|[ \t]*\.{3,}[ \t]*|\s[–—|·•-]\s|,\s+|\t|\s{2,}")
# Whom a body sends: "Kirchenkreis Auental, i. V. Frau Kern", "Jugendring, vertreten durch: Bo Rind".
SENT: Final = re.compile(
    r"(?:i\.\s?V\.|in Vertretung|vertreten (?:durch|von)|entsandt:?|dafür:?|Vertret(?:ung|er"
    r"|erin)):?\s+(?:(?:die|den|ihren?|seinen?)\s+)?"
    r"(?=[A-ZÄÖÜ])"
)
INSIDE_PROSE: Final = re.compile(r":\s|(?<!\be)(?<!V)(?<!St)(?<!Ev)[.!?]\s+[A-ZÄÖÜ]|(?:\S+\s+){12}")
CHAIR: Final = re.compile(r"(?:Co-)?Vorsitz(?:ende[rn]?)?")
SESSION: Final = Cued(
    r"[Pp]rotokoll|Niederschrift|Anwesen|Tagesordnung|Notizen vom|Mitschrift|[Vv]ermerk vom|Ergebnisvermerk"
)
# The head of a mail says who wrote to whom, and heads no list.
MAIL: Final = re.compile(r"(?:Von|An|Cc|CC|Bcc|Kopie|Antwort an|Gesendet|Betreff):\s")
ONLY_WORDS: Final = re.compile(r"[\w ]+:?")
# "Protokoll" above a page is what the page is; before a colon it is what somebody wrote.
MINUTES: Final = re.compile(r"(?:Ergebnis|Sitzungs|Kurz)?[Pp]rotokoll\b(?!\w)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece and its roles: slugs of the list of participation roles, each with the words that say so.

    ``held`` is the function that stands before a colon ("Sprecherin: Ida Kern") or in the heading; it is held in the
    ``committee`` if there is one. Who is not ``present`` is excused, represented or only a contact.
    ``home`` is the body that stands before the name ("Kreis Auental: Ida Kern"); a ``member`` is one of the committee.
    ``beside`` are lines that tell of the person and stand apart from the entry, in the same column.
    """

    span: Span
    roles: Roles = ()
    held: FunctionMention | None = None
    committee: OrganisationMention | None = None
    present: bool = True
    home: Span | None = None
    member: bool = False
    beside: tuple[Span, ...] = ()


def is_minutes(text: str) -> bool:
    """Tell whether a page is the minutes of a meeting, or calls for one."""
    return SESSION.search(text) is not None


def role_in_front(text: str, line: Span) -> Entry | None:
    """Return the entry behind a role and a colon, or behind a word for a role alone, where there is one."""
    shapes = (INLINE, PRESENCE, ROLE_OF, ANNOUNCED, ROLE_WORD)
    match = next((found for shape in shapes if (found := shape.match(text, line.start, line.end))), None)
    if match is not None and COUNTED_SESSION.fullmatch(match["role"]):
        rest = Span(match.end(), line.end)
        if not (FORMAL.match(rest.of(text)) or is_called(text, rest)):
            return None  # "Panel 1: Caring Communities" is a title
    if match is None or not opens(text, Span(match.end(), line.end)):
        return (
            behind_body(text, line, match)
            or behind_unnamed(text, match)
            or in_cell(text, line)
            or speaker_behind(text, line)
        )
    return with_role(text, line, match.re, Span(*match.span("role")), Span(match.end(), line.end))


def with_role(text: str, line: Span, shape: re.Pattern[str], words: Span, rest: Span) -> Entry | None:
    """Return the entry of the rest of a line with what the words before it say of it, by the shape that parts both."""
    if shape is ROLE_WORD:
        roles, office = roles_of(text, words), office_of_member(text, words)
        if office and leading_office(text, line) is None:
            return Entry(rest, held=office)
        return Entry(rest, roles) if roles else None
    heading = heading_of(text, words)
    if shape in {ROLE_OF, ANNOUNCED} and (
        NEXT_SENTENCE.search(text, rest.start, rest.end) or not (heading and heading.roles)
    ):
        return speaker_behind(text, line)
    return under_words(text, line, words, rest, heading)


def under_words(text: str, line: Span, words: Span, rest: Span, heading: Heading | None) -> Entry | None:
    """Return the entry behind words and a colon: a role, an office, or what a point of a programme is called."""
    behind_title = words.of(text).rfind(" – ")
    if heading is None and behind_title > 0 and session_at(text, line):
        told = heading_of(text, Span(words.start + behind_title + len(" – "), words.end))
        return under(told, rest) if told else None
    lead = LEAD_OF.fullmatch(words.of(text))
    if lead:
        return Entry(rest, held=FunctionMention(words, "office-before-colon", 0.85, lead["office"]))
    if heading:
        chairs = CHAIR.fullmatch(words.of(text)) and is_minutes(text)
        return replace(under(heading, rest), roles=(("moderation", words),) if chairs else heading.roles)
    if TIMED.match(text, line.start, line.end) and not is_function(words.of(text).split()[-1]):
        return Entry(rest, slot_roles(text, words))
    office_words = words.of(text).split()
    if is_function(office_words[-1]) or COORDINATION.fullmatch(office_words[-1]):
        return Entry(rest, held=FunctionMention(words, "office-before-colon", 0.85, plain(" ".join(office_words))))
    return None


def behind_body(text: str, line: Span, label: re.Match[str] | None) -> Entry | None:
    """Return the entry behind a label and a body: "Geschäftsführung: Amt für Soziales, Frau Kern"."""
    if label is None or label.re is not INLINE:
        return None
    for cut in BEHIND_BODY.finditer(text, label.end(), line.end):
        home, rest = Span(label.end(), cut.start()), Span(cut.end(), line.end)
        if opens(text, rest) and is_home(home.of(text)) and not TOLD.search(home.of(text)):
            found = with_role(text, line, label.re, Span(*label.span("role")), rest)
            if found:
                return replace(found, home=home)
    return None


def behind_unnamed(text: str, label: re.Match[str] | None) -> Entry | None:
    """Return the entry behind a label whose first ones have no full name: "dabei: Lena (Quartier), Ida Kern (Werk)"."""
    heading = heading_of(text, Span(*label.span("role"))) if label and label.re in {INLINE, PRESENCE} else None
    place = label.end() if label and heading else len(text)
    for _ in range(MOST_UNNAMED):
        unnamed = UNNAMED.match(text, place, label.endpos if label else place)
        if unnamed is None or heading is None:
            return None
        place = unnamed.end()
        if opens(text, Span(place, unnamed.endpos)):
            return under(heading, Span(place, unnamed.endpos))
    return None


def in_cell(text: str, line: Span) -> Entry | None:
    """Return the entry of a cell beside one that names a role: "| Leitung | Ida Kern (Werk) |"."""
    cell = CELL.match(text, line.start, line.end)
    if cell is None or not opens(text, Span(*cell.span("who"))):
        return None
    heading = heading_of(text, Span(*cell.span("role")))
    return under(heading, Span(*cell.span("who"))) if heading and (heading.roles or not heading.present) else None


def speaker_behind(text: str, line: Span) -> Entry | None:
    """Return the entry behind the title of a talk on the line of its time or number: "10.00 Wege – Ida Kern, Werk"."""
    clock = TIMED.match(text, line.start, line.end) or ITEM.match(text, line.start, line.end)
    if clock is None or opens(text, Span(clock.end(), line.end)):
        return None
    for cut in BEHIND_TALK.finditer(text, clock.end(), line.end):
        inside = "(" in cut.group() and text[line.end - 1] == ")"
        rest = Span(cut.end(), line.end - 1 if inside else without_and(text, line))
        alone = inside or stands_alone(text, rest) or is_called(text, rest)
        if opens(text, rest) and (alone or leading_office(text, rest)):
            title = Span(clock.end(), cut.start())
            led = LED.search(text, title.start, title.end)
            return Entry(rest, (("moderation", Span(*led.span())),) if led else slot_roles(text, title))
    return None


def without_and(text: str, line: Span) -> int:
    """Return the end of a line without an "und" that leads over to the next."""
    dangling = DANGLING.search(text, line.start, line.end)
    return dangling.start() if dangling else line.end


def introduces_itself(text: str, line: Span, *, alike: bool = False) -> bool:
    """Tell whether a short line below no heading is a person's entry by itself: a sure name with function or body.

    Below another such entry (``alike``) a sure name with anything behind it is one.
    """
    short = len(line.of(text).split()) <= MOST_ENTRY_WORDS
    office = leading_office(text, line) if short else None
    people = people_at(text, Span(office.span.end + 1, line.end) if office else line) if short else ()
    if not people or line.of(text).endswith((".", "!", "?", ":")) or VERB.search(text, line.start, line.end):
        return False
    sure = people[0].honorific or is_first_name(people[0].name.split()[0].split("-")[0])
    behind = segments(text, Span(people[-1].span.end, line.end))
    return bool(sure) and any(
        alike or office or starts_with_function(part.of(text)) or is_home(part.of(text)) for part in behind[:1]
    )


def behind_label(text: str, line: Span, ruling: Heading | None) -> Entry | None:
    """Return the entry whose name stands behind a body or a label: "Kreis Auental: Ida Kern", "Werk – Bo Rind".

    Without a heading that rules, only a body with a colon behind it tells as much, and nothing of who was there.
    """
    if opens(text, line):
        return None
    for cut in LABEL_END.finditer(text, line.start, line.end):
        label, rest = Span(line.start, cut.start()), Span(cut.end(), line.end)
        sent = SENT.match(text, rest.start, rest.end)
        rest = Span(sent.end(), rest.end) if sent else rest
        if not opens(text, rest):
            continue
        led = LEADING.match(text, label.start, label.end)
        label = Span(led.end(), label.end) if led else label
        group = label.of(text).rfind(": ")
        if ruling and group > 0 and FORMAL.match(text, rest.start, rest.end):
            return replace(under(ruling, rest), home=Span(label.start + group + 2, label.end))
        told = ":" in cut.group() or "..." in cut.group() or "|" in cut.group()
        is_body = is_home(label.of(text)) or ((told or ruling is not None) and holds_place(label.of(text)))
        is_body = is_body or ("..." in cut.group() and names_field(label.of(text)))
        is_body = is_body and not COUNTED.match(text, label.start, label.end)
        if ruling is None and is_body and told and FIELD_OF.fullmatch(label.of(text)):
            held = FunctionMention(label, "office-before-colon", 0.85, plain(" ".join(label.of(text).split())))
            return Entry(rest, held=held, present=False)
        if ruling is None:
            return behind_name(text, label, rest, is_body=is_body) if told else None
        in_column = ruling.roles and len(cut.group()) >= COLUMN and not cut.group().strip()
        if is_body or told or (in_column and stands_alone(text, rest)):
            return replace(under(ruling, rest), home=label if is_body else None)
    return None


def behind_name(text: str, label: Span, rest: Span, *, is_body: bool) -> Entry | None:
    """Return the entry behind a colon or dots that no heading rules: of a body, a unit or a task."""
    if is_body:
        return Entry(rest, present=False, home=label)
    task = task_of(text, label, rest)
    return Entry(rest, held=task.held, present=False) if task else None


def holds_place(label: str) -> bool:
    """Tell whether a label is a function with the body it is held in: "Amtsleiterin des Jugendamtes"."""
    return " " in label and starts_with_function(label)


def under_office(entry: Entry, ruling: Heading | None) -> Entry:
    """Return an entry behind an office and a colon among the members of a committee: it is one of theirs, too."""
    office = entry.held
    if office is None or office.rule != "office-before-colon" or not (ruling and (ruling.office or ruling.member)):
        return entry
    return replace(under(ruling, entry.span), home=office.span)


def is_home(label: str) -> bool:
    """Tell whether the words before a name are a body or unit."""
    if INSIDE_PROSE.search(label):
        return False
    unit = label.split(maxsplit=1)[0].lower() in UNIT_HEADS if label.strip() else False
    return unit or names_one(label) or LEGAL_FORM.search(label) is not None


def under(heading: Heading, span: Span) -> Entry:
    """Return the entry of a span below a heading."""
    return Entry(span, heading.roles, heading.office, present=heading.present, member=heading.member)


def own_heading(text: str, line: Span) -> Heading | None:
    """Return what a line says that is a heading by its words: a role, or a point of a programme with its time."""
    clock = TIMED.match(text, line.start, line.end)
    rest = Span(clock.end() if clock else line.start, line.end)
    if rest.end <= rest.start or opens(text, rest):
        return None
    words = rest.of(text).split()
    if words == ["Uhr"] or MAIL.match(text, line.start, line.end) or ELSEWHERE.search(text, line.start, line.end):
        return None
    if clock:
        pause = any(word.strip(",.").lower() in PAUSES for word in words)
        return session_heading(text, line) or Heading(rest, () if pause else slot_roles(text, rest))
    opened = session_heading(text, line)
    table = AT_TABLE.match(text, line.start, line.end)
    if opened and not (table and (table["bracket"] is not None or is_called(text, Span(table.end(), line.end)))):
        return opened
    if len(words) > ROLE_WORDS or "," in rest.of(text) or rest.of(text).rstrip().endswith((".", "!", "?")):
        return None
    return None if MINUTES.match(rest.of(text)) else heading_of(text, rest)


@lru_cache(maxsize=512)
def opens(text: str, span: Span) -> bool:
    """Tell whether a line starts with a person: with the name, with several, or with an office before it.

    Words that are a heading ("Beratende Mitglieder:") may look like a name and are none.
    """
    heading = heading_of(text, span) if ONLY_WORDS.fullmatch(text, span.start, span.end) else None
    if heading and (heading.strict or leading_office(text, span) is None):
        return False
    return bool(people_at(text, span)) or leading_office(text, span) is not None


def stands_alone(text: str, span: Span) -> bool:
    """Tell whether a line of its own is a person's entry: a name with a title, or with something behind a separator."""
    person = person_at(text, span, "", 0)
    return person is not None and (bool(person.honorific) or person.span.end < span.end)


def is_continuation(text: str, line: Span) -> bool:
    """Tell whether a line starts with a function that is not the office of somebody else ("Landrätin Ida Kern")."""
    if is_chairing(line.of(text)):
        return False
    return starts_with_function(line.of(text)) and leading_office(text, line) is None
