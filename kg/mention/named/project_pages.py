"""Project pages: the name of the project that a whole page is about."""

import re
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.bodies import names_one
from kg.model import Span

__all__ = ["project_of_page"]

LINE: Final = re.compile(r"[^\n]+")
FIRST_LINES: Final = 6
LONGEST: Final = 90
KICKER: Final = re.compile(
    r"(?:(?:das|unser|ein)\s+)?(?:modell)?projekt(?:e|vorstellung|steckbrief|beschreibung|porträt)?\s*:?", re.IGNORECASE
)
LABEL: Final = re.compile(
    r"(?:Projekt(?:name|titel|bezeichnung|vorstellung|steckbrief)?|(?:Name|Titel) des Projekts)\s*:\s*"
    r"(?P<name>\S[^\n]{2,89})"
)
ABOVE: Final = Cued(
    r"^[ \t]*(?:Projekt(?:name|titel|bezeichnung)|(?:Name|Titel) des Projekts)[ \t]*:?[ \t]*\n+[ \t]*"
    r"(?P<name>\S[^\n]{2,89})$",
    re.MULTILINE,
)
# What only the page of one project has.
SIGNS: Final = Cued(
    r"^(?:(?:Projektlaufzeit|Laufzeit(?: des Projekts)?|Projektzeitraum|Projektträger|Förderzeitraum)\s*(?::.*)?"
    r"|Ein (?:Modellp|P)rojekt (?:der|des|von|vom|im)\s.*)$",
    re.MULTILINE,
)
# Whose it is, right below the title.
SUBTITLE: Final = re.compile(
    r"(?:[Gg]emeinsam\s)?getragen\s(?:von|vom|durch)\s|[Ee]in\s(?:gemeinsames\s)?(?:\w*[Pp]rojekt|Vorhaben)\s(?:von|vom|der|des)\s"
)
OWN_NOUN: Final = re.compile(
    r"^(?:Das |Unser )?(?:[A-ZÄÖÜ][a-zäöüß-]*)?(?:[Pp]rojekt|[Ff]örderaufruf|[Pp]rogramm)\s*:?\s+(?=[„\"»A-ZÄÖÜ])"
)
QUOTED: Final = re.compile(r"\s*[„\"»](?P<name>[^„“”\"»«\n]{3,80})[“”\"«]\s*(?:[–|-]\s|$)")
TAIL: Final = re.compile(r"\s*(?:[–|-]\s*(?:ein|das)\s+[\w-]*(?:projekt|Projekt)\b.*|\|.*)$")
NO_TITLE: Final = re.compile(
    r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZJ])|tagung|fachtag|konferenz|protokoll|bericht\b|pressemitteilung|newsletter|projekte\b|übersicht"
    r"|sitzung|forum|navigation|startseite|cookies|springen|[>·]|bescheid|träger|laufzeit|:$",
    re.IGNORECASE,
)


def project_of_page(text: str) -> Span | None:
    """Return where a page names the project that it is about; ``None`` if it is no such page.

    A label tells ("Projekttitel: …"), or the title of a page that gives the project's running time or says whose
    project it is.
    """
    lines = [match for _, match in zip(range(FIRST_LINES), LINE.finditer(text), strict=False)]
    for line in LINE.finditer(text):
        label = LABEL.fullmatch(line.group().strip())
        if label:
            return name_in(text, Span(text.index(label.group("name"), line.start()), line.end()))
    above = ABOVE.search(text)
    if above:
        return name_in(text, Span(*above.span("name")))
    told = [line.group().strip() for line in lines if line.group().strip()]
    if not SIGNS.search(text) and not (len(told) > 1 and SUBTITLE.match(told[1])):
        return None
    for line in lines:
        if not line.group().strip() or KICKER.fullmatch(line.group().strip()):
            continue
        if line.group().strip()[0].islower() or names_one(line.group().strip()):
            continue
        return None if NO_TITLE.search(line.group()) else name_in(text, Span(*line.span()))
    return None


def name_in(text: str, line: Span) -> Span | None:
    """Return the name in a title line, without the noun before it, quotes, and what the page says behind it."""
    quoted = QUOTED.match(line.of(text))
    if quoted:
        return Span(line.start + quoted.start("name"), line.start + quoted.end("name"))
    start, end = line.start, line.end
    noun = OWN_NOUN.match(line.of(text))
    start += noun.end() if noun else 0
    tail = TAIL.search(text[start:end])
    end -= len(tail.group()) if tail else 0
    while start < end and text[start] in ' \t\u00a0„“”"»«':
        start += 1
    while end > start and text[end - 1] in ' \t\u00a0„“”"»«':
        end -= 1
    return Span(start, end) if 2 < end - start <= LONGEST else None
