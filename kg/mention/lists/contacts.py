"""Contacts: the people of contact blocks and directories, with the body above the name or behind a label."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.bodies import LEGAL_FORM, county_of, names_one
from kg.mention.bodies.inflection import head_of
from kg.mention.bodies.lexicon import UNIT_HEADS
from kg.mention.lists.lines import Entry
from kg.mention.lists.strings import strung
from kg.mention.lists.tasks import names_post
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.functions import function_phrase, is_function, starts_with_function
from kg.mention.people.names import people_at
from kg.model import FunctionMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["contacts"]

BLOCK: Final = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
LINE: Final = re.compile(r"[^\n]+")
# What makes lines a contact: street and number, postcode and town, telephone, mail.
REACHED: Final = Cued(
    r"(?i:straße|str\.|\bweg|\bplatz|gasse|allee|\bufer|\bring|\bmarkt|damm)[ \t]+\d+"
    r"|(?:^|,\s)(?:D-)?\d{5}[ \t]+[A-ZÄÖÜ]|@"
    r"|\b(?:Tel|Telefon|Fon|Fax|Mobil|E-Mail|Mail|Anschrift)\b|\(?0\d{2,5}\)?[ /-]*\d{2}",
    re.MULTILINE,
)
CALLED: Final = re.compile(
    r"(?:^|[,;]\s+)(?:Ansprech(?:partner(?:in|[*:_/]-?in)?|person)|Kontakt(?:person)?|Name|Vertretung|Koordination)\s*:\s*(?=\S)"
)
FIELD: Final = re.compile(
    r"(?P<label>Funktion|Position|Institution|Organisation|Einrichtung|Dienststelle|Träger)\s*:\s*"
)
OFFICES: Final = frozenset({"Funktion", "Position"})
COUNTY_TOWN: Final = re.compile(r"(?:Magistrat|Verwaltung|Bürgermeisteramt)\s+(?:der|des)\s+(?=\S)")
SENTENCE: Final = re.compile(r"(?:\S+\s+){8,}\S+[.!?]$")
MOST_LINES: Final = 14
LONGEST_OFFICE: Final = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block without white space, and where the name on it starts if it names somebody."""

    span: Span
    name: int | None


def contacts(text: str, vocabulary: Vocabulary) -> Iterator[Entry]:
    """Yield the people of contact blocks: below the body they belong to, or between labels ("Name:", "Institution:").

    A block is a run of lines that holds an address, a telephone number or the like. Nobody of it is thereby said to
    be at an event.
    """
    for block in BLOCK.finditer(text):
        if not REACHED.search(text, *block.span()) and not FIELD.search(text, *block.span()):
            continue
        lines = [line_at(text, match) for match in LINE.finditer(text, block.start(), block.end())]
        if len(lines) <= MOST_LINES and not any(SENTENCE.match(line.span.of(text)) for line in lines):
            yield from people_in(text, lines, vocabulary)


def line_at(text: str, match: re.Match[str]) -> Line:
    """Return a line, with the place of the name on it."""
    content = match.group()
    span = Span(match.start() + len(content) - len(content.lstrip()), match.start() + len(content.rstrip()))
    called = CALLED.search(span.of(text))
    start = span.start + called.end() if called else span.start
    if FIELD.match(span.of(text)) or not people_at(text, Span(start, span.end)):
        return Line(span, None)
    first = people_at(text, Span(start, span.end))[0]
    sure = (
        called or first.honorific or is_first_name(first.name.split()[0]) or text[start:].startswith(("Frau", "Herr"))
    )
    return Line(span, start if sure else None)


def people_in(text: str, lines: list[Line], vocabulary: Vocabulary) -> Iterator[Entry]:
    """Yield the entries of a block: every name below the first body, with the office on the line below the name."""
    above = home_above(text, lines, vocabulary)
    labelled = ((line.span, FIELD.match(line.span.of(text))) for line in lines)
    fields = {match["label"]: Span(span.start + match.end(), span.end) for span, match in labelled if match}
    home = above or next((span for label, span in fields.items() if label not in OFFICES), None)
    told = fields.get("Funktion") or fields.get("Position")
    function, _, own = function_phrase(text, told, vocabulary) if told else (None, None, None)
    home = own.span if own else home
    for place, line in enumerate(lines):
        if line.name is None:
            continue
        rest, held = Span(line.name, line.span.end), function
        below = lines[place + 1].span if place + 1 < len(lines) and is_bare(text, rest) else None
        if held is None and below and is_office(text, below):
            if starts_with_function(below.of(text)):
                end = below.end if home else body_below(text, lines[place + 1 :])
                yield Entry(Span(rest.start, end), home=home, present=False)
                continue
            held = FunctionMention(below, "office-below-name", 0.8, " ".join(below.of(text).split()))
        held = held or office_above(text, lines, place)
        if home is None and held is None:
            continue
        if home is None and is_bare(text, rest):
            rest = Span(rest.start, body_below(text, lines[place:]))
        for part in strung(text, rest, fewest=2):
            yield Entry(part, held=held, home=home, present=False)


def office_above(text: str, lines: list[Line], place: int) -> FunctionMention | None:
    """Return the office on the line above a bare name: "Geschäftsführung" / "Ida Kern"."""
    if place == 0 or not is_bare(text, Span(lines[place].name or 0, lines[place].span.end)):
        return None
    above = lines[place - 1]
    if above.name is not None or not (is_office(text, above.span) or names_post(above.span.of(text))):
        return None
    return FunctionMention(above.span, "office-above-name", 0.8, " ".join(above.span.of(text).strip(" :").split()))


def body_below(text: str, lines: list[Line]) -> int:
    """Return the end of an office's line, or of the lines right below it that name a body or unit."""
    end = lines[0].span.end
    for line in lines[1:]:
        words = line.span.of(text)
        if REACHED.search(words) and line.name is None:
            continue
        body = names_one(words) or LEGAL_FORM.search(words) or is_unit(words)
        if line.name is not None or not body:
            break
        end = line.span.end
    return end


def is_bare(text: str, line: Span) -> bool:
    """Tell whether a line holds one name and nothing else."""
    people = people_at(text, line)
    return len(people) == 1 and people[0].span.end == line.end


def home_above(text: str, lines: list[Line], vocabulary: Vocabulary) -> Span | None:
    """Return the body on a line above the first name of a block; a unit counts where no body stands there."""
    found: list[Span] = []
    for line in lines:
        if line.name is not None or REACHED.search(line.span.of(text)):
            break
        words = line.span.of(text)
        ruler = COUNTY_TOWN.match(words)
        body = Span(line.span.start + ruler.end(), line.span.end) if ruler else line.span
        first = Span(body.start, body.start + len(re.split(r",\s|\s\([A-Z]", body.of(text))[0]))
        if names_one(first.of(text)) or LEGAL_FORM.search(first.of(text)) or county_of(first.of(text), vocabulary):
            found.append(first)
    units = [one for one in found if is_unit(one.of(text))]
    return next((one for one in found if one not in units), next(iter(units), None))


def is_unit(words: str) -> bool:
    """Tell whether a name starts with the word for a part of a body."""
    first = words.split(maxsplit=1)[0]
    head = head_of(first)
    return first.lower() in UNIT_HEADS or (head is not None and head[1].kind == "AdministrativeUnit")


def is_office(text: str, line: Span) -> bool:
    """Tell whether the line below a bare name says what its bearer does: a function, or a short noun for a task."""
    words = line.of(text)
    if REACHED.search(words) or names_one(words) or LEGAL_FORM.search(words) or FIELD.match(words):
        return False
    parts = words.split()
    if starts_with_function(words):
        return "," not in words
    task = parts[0].endswith(("koordination", "beratung", "planung", "leitung", "assistenz", "betreuung", "verwaltung"))
    return len(parts) <= LONGEST_OFFICE and (task or is_function(parts[0])) and words[0].isupper()
