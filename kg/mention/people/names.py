"""Personal names: titles, forms of address, particles and double names, and the persons that entries start with."""

import re
from functools import lru_cache
from itertools import takewhile
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.inflection import head_of
from kg.mention.bodies.lexicon import UNIT_HEADS
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.functions import is_function, is_trade
from kg.model import PersonMention, Span

__all__ = [
    "ADDRESS",
    "CAPITALISED",
    "INITIAL",
    "NO_FIRST_NAMES",
    "NO_NAMES",
    "PARTICLE",
    "TITLE",
    "people_at",
    "person_at",
    "plausible",
]

# Latin letters of any country that people in Germany bring along, Vietnamese ones included.
LATIN: Final = tuple(map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))))
UPPER: Final = "A-Z" + "".join(letter for letter in LATIN if letter.isupper())
LOWER: Final = "a-z" + "".join(letter for letter in LATIN if letter.islower())
PART: Final = rf"(?:[{UPPER}][{LOWER}]*[’'])?[{UPPER}][{LOWER}]+(?:[{UPPER}][{LOWER}]+)?"
CAPITALISED: Final = rf"(?:[ae]l-)?{PART}(?:-{PART})*"
PARTICLE: Final = (
    r"(?:von der|von dem|von den|von und zu|van der|van den|van de|vom|von|van|zu|zur|zum"
    r"|de la|de|del|della|di|da|dos|ten|ter|el|al|bin)"
)
INITIAL: Final = rf"[{UPPER}]\."
SPACE: Final = r"[ \t\u00a0]+"  # a name stays on its line
NAME: Final = rf"{CAPITALISED}(?:{SPACE}(?:{INITIAL}|{CAPITALISED}))*?(?:{SPACE}{PARTICLE})?{SPACE}{CAPITALISED}"

TITLE: Final = (
    r"(?:(?:Jun\.-|Hon\.-|Univ\.-|apl\.\s?)?Prof(?:\.(?:in)?|in)?(?!\w)(?:\s(?:em|i\.\s?R)\.|\s\(FH\))?|PD|Priv\.-Doz\."
    r"|Dr\.(?:in|-Ing\.)?(?:\s?(?:h\.\s?c\.|rer\.\s?\w+\.|phil\.|med\.|jur\.|theol\.|oec\.|paed\."
    r"|habil\.|sc\.\s?\w+\.))*|Dipl\.-[\w.]+(?:\s?\(FH\))?|Mag\.|Md(?:L|B|EP|A|HB|BB)(?!\w)|M\.\s?A\.|B\.\s?A\.|Ing\.)"
)
ADJECTIVE: Final = re.compile(r"(?:isch|lich|ig|sam|bar|haft|los)(?:e|er|es|en|em)$")
NO_FIRST_NAMES: Final = frozenset(
    "Alter Altes Neuer Neues Guter Gutes"
    " Frühe Neue Gute Soziale Offene Freie Junge Alte Erste Zweite Dritte Vierte Große Kleine Deutsche Ganze Eigene"
    " Starke Mobile Bunte Aktive Gemeinsame Digitale Weitere Nächste Letzte Beste Mehr Unsere Ihre Seine Alle Diese"
    " Jede Eine Der Die Das Den Dem Ein Im Am Zum Zur Vom Beim Für Mit Und Auf Aus Bei Nach Über Wie Was Wer Warum Als"
    " Ihr Sein Unser Kein Keine Viele Wenige Mehrere Zahlreiche Einige Manche Beide Sämtliche"
    " Quartier Stadtteil Ortsteil Teilprojekt Standort Baustein Modul Themenfeld Handlungsfeld"
    " Parallele Wir Auch So Doch Frau Herr Herrn".split()
)
NO_NAMES: Final = frozenset(
    "Region Nord Süd Ost West Mitte Räume Arbeit Hilfe Hilfen Leben Wohnen Zukunft Vielfalt Teilhabe Diskussion"
    " Gespräch Programm Projekt Pause Uhr Straße Platz Haus Saal Raum Tel E-Mail Telefon Seite Stand Termin Ort"
    " Hinweis Rot Blau Gelb Grün Orange Lila".split()
)
# How nouns end that open names of houses, services and groups, and no first name.
NOUN: Final = re.compile(
    r"(?i:hilfe|treff|haus|hof|tafel|ung|heit|keit|schaft|tion|nahme|arbeit|stelle|perspektive|dienst|werkstatt"
    r"|platz|raum"
    r"|beispiel|bericht|impuls|vortrag|projekt|konzept|halle|saal|kloster|garten|laden|tag|abend"
    r"|markt|studio|initiative|mobil|netz|museum|theater|rat|kanal|management|büro)$"
)
CAMEL: Final = re.compile(r"(?!Mac|Mc|De|Di|La|Le|Jean|Lo)[A-ZÄÖÜ][a-zäöüß]+[A-ZÄÖÜ]")  # "JuZe Auental": no first name
# How plurals end that behind an adjective look like a surname: "Finanzielle Auswirkungen", "Zugewählte Bürger".
GROUP_NOUN: Final = re.compile(r"(?i:(?:ung|heit|keit|schaft|tion)en|bürger(?:in)?|mitglieder|personen)$")
# Heads of bodies that people are called, too.
SURNAMES: Final = frozenset("Kammer Werk Land Haus Kirche Bund Amt Schule Kreis".split())
# Surnames that end like one by chance: "Klabund", "Rademwerk".
LIKE_A_HEAD: Final = re.compile(
    r"(?!Land|Jugend|Sport|Kult|Stadt|Kreis|Hilf)[A-ZÄÖÜ][a-zäöüß]{1,5}(?:bund|werk|amt|kammer|rat|netz)"
)
ADDRESS: Final = r"(?:Frau|Herrn|Herr|Fr\.|Hr\.|Hrn\.|Sr\.|Br\.)"
RETIRED: Final = r"(?:a\.\s?D\.|i\.\s?R\.)"

# What ends a name: a separator, or the gap between the columns of a page that lost its layout.
BEHIND: Final = (
    r"(?:[ \u00a0]{2,}|[ ](?=i\.\s?V\.)|\t|[ \t\u00a0]*(?:[,;:/(\[|_\n]|[–—]\s|$)|[ \t\u00a0]+[·•→*»]\s"
    r"|[ \t\u00a0]+-\s|[ ](?:und|sowie)[ ](?:das|die|der|ein|eine|Team|weitere)[ ]|[ ](?:und|sowie|&"
    r"|\+)[ ](?:OB|BM|LR|Pfr\.|Bgm\.)[ ]|[ ](?:für[ ]d(?:ie|as|en)"
    r"|f\.[ ]?d\.)[ ])"
)
SUFFIX: Final = r"(?:[ \t,]+(?:MdL|MdB|MdEP|a\.[ ]?D\.|[MB]\.[ ]?(?:A|Sc|Ed)\.|LL\.[ ]?M\.|MBA))?"
ENTRY = re.compile(
    rf"(?:{ADDRESS}\s+)*(?P<titles>(?:{RETIRED}\s+)?(?:{TITLE}\s+)*)(?P<name>{NAME})(?={SUFFIX}{BEHIND})"
)
# "Kern-Ohlsen, Ida (Werk)": lists in the order of the alphabet.
REVERSED = Cued(
    rf"(?:{ADDRESS}{SPACE})*(?P<titles>(?:{TITLE}\s+)*)(?P<surname>(?:{PARTICLE}{SPACE})?{CAPITALISED}),{SPACE}"
    rf"(?P<behind>(?:{TITLE}\s+)*)(?P<given>(?:{CAPITALISED}|{INITIAL})(?:{SPACE}(?:{INITIAL}|{CAPITALISED}))?)"
    rf"(?={SUFFIX}(?:{BEHIND}|{SPACE}(?:und|u\.|&|\+){SPACE}{CAPITALISED},{SPACE}))"
)
# How names and titles open in small letters, and what stands between several names: without these, no pattern is asked.
SMALL: Final = ("a.", "i.", "von ", "vom ", "van ", "zu", "de", "di ", "da ", "do", "te", "el", "al", "bin ", "apl")
JOINTS: Final = ("und", "u.", "&", "+", "/")
NEIGHBOURS: Final = 600  # characters of a list around one of its names
# What may stand between an office and the name behind it.
GAP = re.compile(r",?[ \u00a0]+")
AND = re.compile(rf"{SPACE}(?:und|u\.|&|\+){SPACE}")
# "K. Sadowski, Werk": in lists of who was there.
INITIALED = re.compile(
    rf"(?:{ADDRESS}\s+)*(?P<titles>(?:{TITLE}\s+)*)"
    rf"(?P<name>(?P<initial>{INITIAL})(?:[ ]?-?{INITIAL})?[ ](?:{PARTICLE}[ ])?{CAPITALISED})(?={SUFFIX}{BEHIND})"
)
OUT_OF: Final = r"(?:vom|von der|von|aus dem|aus der|beim|bei der)"
# "Ida Kern vom Jugendamt": what follows has to be a body.
COMING = re.compile(
    rf"(?:{ADDRESS}\s+)*(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME})"
    rf"(?={SPACE}{OUT_OF}{SPACE}(?P<body>[A-ZÄÖÜ][^,;:()\n]{{2,80}}))"
)
END = r"[ \t\u00a0]*(?:[;:/(|_\n]|$)"
SURNAME_ENTRY = re.compile(
    rf"(?:{ADDRESS}\s+)+(?:(?P<office>[A-ZÄÖÜ][a-zäöüß]+)[ ])??"
    rf"(?P<titles>(?:{TITLE}\s+)*)(?P<name>(?:{PARTICLE}{SPACE})?{CAPITALISED})"
    rf"(?={BEHIND})"
)
# A name in full, or with initials alone.
ANY_NAME: Final = rf"(?:{NAME}|{INITIAL}(?:[ ]?-?{INITIAL})?[ ](?:{PARTICLE}[ ])?{CAPITALISED})"
MEMBER = re.compile(
    rf"(?:{ADDRESS}\s+)*(?P<titles>(?:{TITLE}\s+)*)(?P<name>{ANY_NAME})"
    rf"(?=,|\s+(?:und|u\.|&|\+)\s|\s?/\s?(?=[{UPPER}])|\s+(?:{OUT_OF}\s|für d)|{END})"
)
SHARING = Cued(
    rf"(?:{ADDRESS}{SPACE}(?:{TITLE}\s+)*(?:{NAME}|(?:{PARTICLE}{SPACE})?{CAPITALISED})"
    rf"(?:{SPACE}(?:und|u\.|&|\+){SPACE}|[ ]?/[ ]?)){{1,3}}{ADDRESS}{SPACE}[^,;:(\n]{{2,60}}(?={BEHIND})"
)
SHARER = re.compile(
    rf"{ADDRESS}{SPACE}(?P<titles>(?:{TITLE}\s+)*)(?P<name>{NAME}|(?:{PARTICLE}{SPACE})?{CAPITALISED})"
    rf"(?={SPACE}(?:und|u\.|&|\+){SPACE}|[ ]?/|{BEHIND})"
)
GROUP = Cued(
    rf"(?:(?:{TITLE}\s+)*{ANY_NAME},\s+)*(?:{TITLE}\s+)*{ANY_NAME}(?:\s+(?:und|u\.|&|\+)\s+"
    rf"|\s?/\s?)(?:{TITLE}\s+)*{ANY_NAME}(?=[ \t]*,|{END}|{SPACE}{OUT_OF}{SPACE}[A-ZÄÖÜ])"
)


def person_at(text: str, span: Span, rule: str, confidence: float) -> PersonMention | None:
    """Return the person that a list entry starts with: a name up to the first separator."""
    for pattern in (ENTRY, SURNAME_ENTRY):
        match = pattern.match(text, span.start, span.end)
        office = match.groupdict().get("office") if match else None
        if match and plausible(match.group("name")) and (office is None or is_function(office)):
            return mention(match, rule, confidence)
    turned = REVERSED.match(text, span.start, span.end)
    if turned:
        return reversed_name(turned, rule, confidence)
    coming = COMING.match(text, span.start, span.end)
    if coming and plausible(coming.group("name")) and opens_body(coming.group("body")):
        return mention(coming, rule, confidence)
    short = INITIALED.match(text, span.start, span.end)
    return mention(short, rule, confidence) if short and is_no_point(text, short) else None


def in_register(match: re.Match[str]) -> bool:
    """Tell whether a line near a name with the surname first has one, too, with a common first name."""
    text = match.string
    before = text.rfind("\n\n", 0, match.start()) + 1
    behind = text.find("\n\n", match.end())
    block = text[
        max(before, match.start() - NEIGHBOURS) : min(behind if behind >= 0 else len(text), match.end() + NEIGHBOURS)
    ]
    others = (REVERSED.match(line) for line in block.split("\n"))
    return any(is_first_name(one["given"].split()[0].split("-")[0]) for one in others if one)


def opens_body(words: str) -> bool:
    """Tell whether words open with the name of a body: adjectives and a head, or an abbreviation."""
    for word in words.split():
        if head_of(word) or sum(letter.isupper() for letter in word) > 1:
            return True
        if not (word[0].isupper() and word.endswith(("en", "er"))):
            return False
    return False


def is_no_point(text: str, match: re.Match[str]) -> bool:
    """Tell whether a name behind an initial is none of a list's lettered points: "A. Einleitung", "B. Verlauf"."""
    surname = match.group("name").split()[-1]
    place = ord(match.group("initial")[0])
    lettered = any(f"\n{chr(beside)}. " in text for beside in (place - 1, place + 1))
    return not lettered and plausible(f"Ida {surname}") and not NOUN.search(surname) and len(surname) > 2


def reversed_name(match: re.Match[str], rule: str, confidence: float) -> PersonMention | None:
    """Return the person of a name that starts with the surname; every word behind the comma has to be a first name."""
    given, surname = match.group("given"), match.group("surname")
    first = all(is_first_name(part.split("-")[0]) or part.endswith(".") for part in given.split()) or in_register(match)
    name = " ".join(f"{given} {surname}".split())
    if not first or is_first_name(surname) or is_function(surname) or not plausible(name):
        return None
    titles = " ".join((match.group("titles") + " " + match.group("behind")).split())
    return PersonMention(Span(*match.span()), rule, confidence, name, honorific=titles)


@lru_cache(maxsize=20_000)
def plausible(name: str) -> bool:
    """Tell whether capitalised words can be a person's name: no body, unit or function, no noun with an adjective."""
    parts = name.split()
    *given, surname = parts
    if any(head_of(part) or is_function(part) or part.lower() in UNIT_HEADS or part in NO_NAMES for part in given):
        return False
    if CAMEL.match(parts[0]) or (len(parts) > 2 and is_trade(parts[0]) and is_first_name(parts[1])):
        return False
    bears = len(parts) == 2 and (surname in SURNAMES or (is_first_name(parts[0]) and LIKE_A_HEAD.fullmatch(surname)))
    if (surname in NO_NAMES and not (len(parts) == 2 and is_first_name(parts[0]))) or (head_of(surname) and not bears):
        return False
    if not is_first_name(parts[0].split("-")[0]) and (
        is_function(surname) or NOUN.search(parts[0]) or GROUP_NOUN.search(surname)
    ):
        return False
    opening = {parts[0], parts[0].rstrip("nrsm")}  # "Nächstes", "Sozialer"
    return is_first_name(parts[0]) or not (ADJECTIVE.search(parts[0]) or opening & NO_FIRST_NAMES)


@lru_cache(maxsize=512)  # whether a line opens an entry is asked before the entry is read
def people_at(text: str, span: Span) -> tuple[PersonMention, ...]:
    """Return the persons that an entry starts with: one, or several that "und" joins before one separator."""
    gap = GAP.match(text, span.start, span.end)
    span = Span(gap.end(), span.end) if gap else span
    words = span.of(text)
    if not words or not (words[0].isupper() or words.startswith(SMALL)):
        return ()
    sharing = SHARING.match(text, span.start, span.end)
    if sharing:  # "Frau Kern u. Herr Rind (Werk)"
        sharers = tuple(mention(match, "entry-name", 0.92) for match in SHARER.finditer(text, *sharing.span()))
        return sharers if all(plausible(one.name) for one in sharers) else ()
    turned = reversed_group(text, span)
    if len(turned) > 1:
        return turned
    first = person_at(text, span, "entry-name", 0.95)
    several = any(mark in words for mark in JOINTS)
    group = GROUP.match(text, span.start, span.end) if several else None
    if group is None:
        return (first,) if first else ()
    members = tuple(mention(match, "entry-name", 0.92) for match in MEMBER.finditer(text, *group.span()))
    if "/" in group.group() and not all(is_first_name(member.name.split()[0]) for member in members):
        return (first,) if first else ()  # "Ida Kern/Werk Auental"
    sure = tuple(
        takewhile(lambda one: plausible(one.name), members)
    )  # "Ida Kern und Pfarrer Bo Rind": one, then an office
    return sure or ((first,) if first else ())


def reversed_group(text: str, span: Span) -> tuple[PersonMention, ...]:
    """Return the persons of names with the surname first that "und" joins: "Kern, Ida und Rind, B. (beide Werk)"."""
    found: list[PersonMention] = []
    place = span.start
    while place < span.end:
        turned = REVERSED.match(text, place, span.end)
        person = reversed_name(turned, "entry-name", 0.9) if turned else None
        joined = AND.match(text, person.span.end, span.end) if person else None
        found += [person] if person else []
        if joined is None:
            break
        place = joined.end()
    return tuple(found)


def mention(match: re.Match[str], rule: str, confidence: float) -> PersonMention:
    """Return the person that a match of one of the patterns names."""
    return PersonMention(
        span=Span(*match.span()),
        rule=rule,
        confidence=confidence,
        name=" ".join(match.group("name").split()),
        honorific=" ".join(match.group("titles").replace("(FH)", "").split()),
    )
