"""Occasions: the names of events, in the first lines of a page and in its first sentences."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.inflection import adjusted
from kg.mention.events.dates import days_in
from kg.mention.events.eventwords import BARE, day_of, kind_of
from kg.mention.events.releases import is_release
from kg.mention.events.towns import is_town
from kg.mention.people.firstnames import is_first_name
from kg.model import Span
from kg.vocabulary import Vocabulary

__all__ = ["ORDINAL", "SOME_DAY", "Occasion", "inflected", "is_paper", "nominative", "occasion_in_line"]


@dataclass(frozen=True, slots=True)
class Occasion:
    """The name of an event: where it stands, its class, the number in the programme, and the nominative.

    ``certain`` is false where the words may as well name a body or something that only passes through.
    """

    span: Span
    kind: str
    number: str
    name: str
    certain: bool


WORD: Final = r"[A-ZÄÖÜ][\wäöüß]*(?:[-*:/][\wäöüß]+)*"
ORDINAL: Final = r"\d{1,3}\.(?:\s?/\s?\d{1,3}\.)?"
ORDINAL_WORD: Final = (
    r"(?:[Ee]rste|[Zz]weite|[Dd]ritte|[Vv]ierte|[Ff]ünfte|[Ss]echste|[Ss]iebte|[Aa]chte|[Nn]eunte|[Zz]ehnte)[nrs]?"
)
TOKEN: Final = re.compile(rf"{ORDINAL}|[^\s,;()|„“”\"»«]+")
EVENT_WORD: Final = re.compile(rf"(?<![\w-])(?P<word>{WORD})")
QUOTED: Final = r"[„“\"»][^„“”\"»«\n]{2,120}[“”\"«]"
NUMBER: Final = re.compile(
    r"\s+(?P<number>\d+(?:\.\d+)*(?!\d)(?!\.\s?\d)|[IVX]+|[A-Z])(?=\s*(?:[:–-]|$|\s[A-ZÄÖÜ„])|\.\s)"
)
ANNIVERSARY: Final = re.compile(
    r"(?:\d{1,3}|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn|[Zz]wölf|[Ff]ünfzehn|[Zz]wanzig"
    r"|[Ff]ünfundzwanzig|[Dd]reißig|[Vv]ierzig|[Ff]ünfzig|[Hh]undert)\s+Jahre\s+(?=[A-ZÄÖÜ„])"
)
# What a page is, in front of the name of what it is about.
PAPER: Final = Cued(
    r"(?:(?:Bilder|Foto|Bild)?[Gg]alerie|Fotos|Bilder|(?:Ergebnis|Kurz|Verlaufs|Sitzungs|Gesprächs)?-?[Pp]rotokoll"
    r"|(?:Ergebnis|Sitzungs)?-?[Nn]iederschrift|(?:Ein|Vor)ladung"
    r"|(?:Wir laden (?:Sie |euch )?(?:herzlich )?ein|Herzlich eingeladen)(?=\s*:)"
    r"|(?:Tagungs|Veranstaltungs)?-?[Pp]rogramm(?:heft|flyer)?"
    r"|Tagesordnung|(?:Tagungs|Veranstaltungs)?-?[Dd]okumentation|(?:Kurz|Tagungs|Veranstaltungs|Nach)?-?[Bb]ericht"
    r"|Rückblick|Rückschau|Nachlese|Ankündigung|Save[ -]the[ -][Dd]ate|Flyer|Handout|Ergebnisse|Impressionen|Eindrücke"
    r"|(?:Referent(?:en|innen|\*innen|:innen)?|Referierenden|Teilnehmer|Teilnehmenden|Anwesenheits)-?[Ll]iste"
    r"|(?:Gäste|Mitwirkende|Referent\S{2,12}|Referierende|Teilnehm\S{2,12})(?:\s+und\s+[A-ZÄÖÜ]\S{2,20})?(?=\s+(?:des|der|zum|zur)\b)"
    r"|Veranstaltungshinweis|Veranstaltungstipp|Terminhinweis|Pressemitteilung|Betreff|Betr\.)"
    r"\s*(?:[:|–-]\s*)?(?=\s|$|[A-ZÄÖÜ„\d])",
)
# "Stadtteilrunde Süd – Protokoll der 3. Sitzung": behind the committee, what the page is.
INNER_PAPER: Final = Cued(
    r"\s[–|-]\s(?=(?:Ergebnis|Kurz|Verlaufs)?-?(?:[Pp]rotokoll|[Nn]iederschrift) "
    r"(?:(?:der|des|zur|zum|über)\s|\d))"
)
PAPER_ABOVE: Final = re.compile(rf"(?:^|\W){PAPER.pattern}$")
PAGE_TAIL: Final = re.compile(
    r"\s*[–|-]\s*(?:Mitwirkende|Programm|Dokumentation|Rückblick|(?:Zwischen|Abschluss|Ergebnis|Kurz)?[Bb]ericht|Auswertung|Referent\S*|Referierende|Ablauf|Anmeldung|Einladung"
    r"|Nachlese|Notizen|Mitschrift|Protokoll|Ergebnisse|Teilnehmende|Bildergalerie|Fotos|Kongress|Aktuelles)\s*$"
)
# "Jugendhilfetag lockt Fachkräfte": the headline is a sentence, the name ends before its verb.
HEADLINE: Final = re.compile(
    r"\s+(?!(?:zur|zum|für|der|des|und|in|im|am|an|gegen|mit|ohne|von|vom|bis|auf|als|über|rund|um|zu|bei)\b)[a-zäöü]{3,}\b"
)
TITLE_IN_QUOTES: Final = re.compile(rf"\s+{QUOTED}(?=\s+[a-zäöü])")
TITLE_BEFORE_NEWS: Final = re.compile(rf"\s+{QUOTED}(?=:\s)")
PRAISE: Final = re.compile(r"(?:Erfolgreich|Gelungen|Feierlich|Groß|Spannend|Bunt|Toll)e[rsn]?\s+")
# The end of a headline that is a sentence: "… lädt zum Infoabend Pflege ein".
LAST_VERB: Final = re.compile(
    r"\s+(?:ein|statt|eröffnet|gestartet|beendet|gefeiert|geplant|abgeschlossen|vorbei|fort)$"
)
DASHES: Final = frozenset("–-—")
ARTICLE: Final = re.compile(
    r"(?:zur|zum|zu|der|des|vom|von|über|auf|aus|für|bei|beim|im|in|am|an|die|das|den|dem)(?:\s+(?:der|dem|den|die|das|des))?\s+"
)
STOP: Final = frozenset(
    "zur zum zu der des die das den dem vom von über auf aus für bei beim im in am an mit ein eine einer einem einen"
    " eines unser unsere unserer unserem ihr ihre ihrer ihrem sein seine diesem dieser jeder jede".split()
)
DEFINITE: Final = frozenset({"Der", "Die", "Das", "Unser", "Unsere"})
INDEFINITE: Final = frozenset("ein eine einer einem einen eines jeder jede kein keine".split())
GENITIVE_OR_DATIVE: Final = frozenset(
    "zur zum der des dem den vom von bei beim im am in an mit unserer unserem".split()
)
# What joins a title to its date, and to its place before that.
JOINT: Final = re.compile(r"(?:\s*[,|(–-]|\s(?:am|vom|ab|den|dem|von))\s*$")
PLACE_TAIL: Final = re.compile(r"(?:,|\s(?:in|im))\s+(?P<town>(?:Bad\s)?[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ][\wäöüß]+)*)\s*$")
# "Ehrenamtsgespräch im Gutshaus Wendorf": a house with a name is where, no topic.
HOUSE_TAIL: Final = re.compile(
    r"\s(?:im|in der|auf dem|am)\s[A-ZÄÖÜ][\wäöüß]*(?:haus|halle|saal|zentrum|schloss|hof|kirche|schule|museum|theater"
    r"|scheune|bahnhof|palast|mühle|kloster|akademie|gut)\s(?:[A-ZÄÖÜ][\wäöüß-]+|[„\"][^“”\"]{2,40}[“”\"])$"
)
NAMED_SO: Final = re.compile(rf"[A-ZÄÖÜ]|{ORDINAL}\s+[A-ZÄÖÜ]")
SOME_DAY: Final = (date(2000, 1, 1),)
LONGEST: Final = 160
LOOKED_BACK: Final = 8
SHORTEST_PHRASE: Final = 3


def occasion_in_line(text: str, line: Span, vocabulary: Vocabulary) -> Occasion | None:
    """Return the event that a title line names: the title with ordinal, number and what follows a colon or in quotes.

    What the page is ("Protokoll der", "Bildergalerie:") in front of it is left out, as are date and place behind.
    """
    inner = INNER_PAPER.search(text, line.start, line.end)
    line = Span(inner.end(), line.end) if inner else line
    start, paper = behind_paper(text, line)
    rest = Span(start, line.end)
    years = ANNIVERSARY.match(text, rest.start, rest.end)
    for match in EVENT_WORD.finditer(text, rest.start, rest.end):
        known = kind_of(match["word"]) or day_of(text[match.start() : rest.end])
        if known is None or years:
            continue
        first, lead = name_start(text, rest, match.start())
        if lead in INDEFINITE or in_quotes(text, rest, match.start()):
            continue
        counted = any(letter.isdigit() for letter in text[first : match.start()])
        if lead == "" and whole_line(text[rest.start : first], bare=counted and known[0].lower() in BARE):
            first = rest.start
        praise = PRAISE.match(text, first, match.start())
        opened = text[rest.start : first].strip() in DEFINITE
        whole = first == rest.start or opened or text[rest.start : first].rstrip().endswith((":", "–"))
        first = praise.end() if praise else first
        return named(text, Span(first, line.end), match, lead, vocabulary, whole=whole, told=paper)
    paper = paper and not is_release(line.of(text))  # "Pressemitteilung Nr. 12" names the paper, not what it tells of
    if years or (paper and NAMED_SO.match(text, rest.start, rest.end) and len(rest.of(text).split()) > 1):
        if not years and ":" in text[line.start : rest.start] and is_first_name(rest.of(text).split()[0]):
            return None  # "Protokoll: Ida Kern"
        end = without_tail(text, rest, rest.start, vocabulary)
        name = " ".join(Span(rest.start, end).of(text).split())
        return Occasion(Span(rest.start, end), "Event", "", name, certain=bool(years)) if name else None
    return None


def is_paper(line: str) -> bool:
    """Tell whether a line only says what kind of page it heads ("Protokoll")."""
    return PAPER.fullmatch(line.strip()) is not None


def whole_line(before: str, *, bare: bool) -> bool:
    """Tell whether what a mark parts from the event's name belongs to it: "Steuerungskreis Pflege – 8. Sitzung"."""
    words = before.split()
    if bare:
        return bool(words) and (words[-1] in DASHES or words[-1][-1] in ":,|")
    return len(words) > SHORTEST_PHRASE and words[-1] in DASHES


def behind_paper(text: str, line: Span) -> tuple[int, bool]:
    """Return where a title begins behind the word for the kind of page and an article, and whether there is such."""
    match = PAPER.match(text, line.start, line.end)
    again = PAPER.match(text, match.end(), line.end) if match else None  # "Betreff: Einladung zum …"
    match = again or match
    if match is None or match.end() >= line.end:
        lead = ARTICLE.match(text, line.start, line.end) if goes_on(text, line) else None
        return (lead.end(), True) if lead else (line.start, False)
    start = match.end() + len(text[match.end() : line.end]) - len(text[match.end() : line.end].lstrip())
    lead = ARTICLE.match(text, start, line.end)
    parted = any(mark in match.group() for mark in ":|–")
    if lead is None and not parted and text[start : start + 1] in '„“"':
        return line.start, False
    return (lead.end() if lead else start), True


def goes_on(text: str, line: Span) -> bool:
    """Tell whether a line goes on with what the page is, told on the line above: "Protokoll" / "der AG Wohnen"."""
    above = text[max(0, line.start - LONGEST) : line.start].rstrip().rpartition("\n")[2]
    return text[line.start : line.end][:1].islower() and (not above or PAPER_ABOVE.search(above) is not None)


def name_start(text: str, line: Span, word: int) -> tuple[int, str]:
    """Return where the name begins whose word for the event stands at ``word``, and the small word before it."""
    start = word
    for token in reversed(list(TOKEN.finditer(text, line.start, word))):
        lowered = token.group().lower()
        gap = text[token.end() : start]
        if lowered in STOP:
            return start, lowered
        if gap.strip() or token.group().endswith((":", "!", "?")) or lowered in {"–", "-", "und", "&", "|"}:
            return start, ""
        if not (token.group()[0].isupper() or re.fullmatch(rf"{ORDINAL}|{ORDINAL_WORD}", token.group())
                or token.group().endswith(("e", "er", "es", "en"))):  # fmt: skip
            return start, ""
        start = token.start()
    words = text[max(0, line.start - LOOKED_BACK) : line.start].lower().split()
    return start, words[-1] if words and words[-1] in STOP else ""


def in_quotes(text: str, line: Span, place: int) -> bool:
    """Tell whether a place lies inside quotes: what a talk is called names no event."""
    before = text[line.start : place]
    return before.count("„") > len(re.findall("[“”]", before))


def named(
    text: str, line: Span, match: re.Match[str], lead: str, vocabulary: Vocabulary, *, whole: bool, told: bool
) -> Occasion | None:
    """Return the event whose name begins with the line and whose word is matched in it."""
    known = kind_of(match["word"]) or day_of(text[match.start() : line.end])
    if known is None:
        return None
    base, kind = known
    number = NUMBER.match(text, match.end(), line.end)
    end = without_tail(text, line, match.end(), vocabulary)
    verb = HEADLINE.match(text, match.end(), end)
    pattern = TITLE_BEFORE_NEWS if is_release(text) else TITLE_IN_QUOTES
    quoted = TITLE_IN_QUOTES.match(text, match.end(), end) or pattern.match(text, match.end(), end)
    end = match.end() if verb else quoted.end() if quoted else end
    tail = text[match.end() : end]
    before = text[line.start : match.start()]
    if base.lower() == "tisch" and "rund" not in before.lower():
        return None  # "Tisch 1" stands in the room
    generic = base.lower() in BARE and not before.strip() and not tail.strip()
    if generic and told and base.lower() == "sitzung" and any(days_in(text, Span(match.end(), line.end), SOME_DAY)):
        generic = False  # "Protokoll der Sitzung vom 17.9.": there was one, and no more is said
    if generic or len(before) + len(tail) > LONGEST:
        return None
    name = " ".join(f"{nominative(before, kind.gender, lead)}{inflected(match['word'], base, lead)}{tail}".split())
    distinct = bool(re.search(r"\d", before) or number or re.search(r"[„“\"\d]", tail))
    certain = whole and not verb and (told or distinct or not kind.shared)
    return Occasion(Span(line.start, end), kind.type, number["number"] if number else "", name, certain)


def inflected(word: str, base: str, lead: str) -> str:
    """Return the word for an event in the nominative where a small word before it changed it."""
    return base if lead in GENITIVE_OR_DATIVE else word


def nominative(before: str, gender: str, lead: str) -> str:
    """Return the ordinals and adjectives before the word for an event in the nominative."""
    if lead == "das":
        return re.sub(r"(?<=[a-zäöüß]{3}e)(?=\s+$)", "s", before)  # "das 6. Regionale Forum" is a "Regionales Forum"
    if lead not in GENITIVE_OR_DATIVE:
        return before
    return "".join(
        adjusted(piece, gender) if gender != "p" else re.sub(r"(?<=[a-zäöü]e)n$", "", piece)
        for piece in re.split(r"(\s+)", before)
    )


def without_tail(text: str, line: Span, word: int, vocabulary: Vocabulary) -> int:
    """Return where a title ends whose word for the event ends at ``word``: before its date, and before a place."""
    days = (day.span.start for day in days_in(text, line, SOME_DAY) if day.span.start > word)
    page = PAGE_TAIL.search(text, word, line.end)
    shut = page.start() if page else line.end
    end = min(days, default=shut)
    dated = end < shut
    while dated and (joint := JOINT.search(text, word, end)):
        end = joint.start()
    place = PLACE_TAIL.search(text, word, end)
    if (
        place
        and ((dated and " im " not in f"{place.group()} ") or is_town(place["town"], vocabulary))
        and not re.search(r":\s", text[word : place.start()])
    ):
        end = place.start()
    house = HOUSE_TAIL.search(text, word, end)
    end = house.start() if house else end
    end = word + len(text[word:end].rstrip(" ,;|–-!+*=~"))
    verb = LAST_VERB.search(text, word, end)
    return verb.start() if verb else end
