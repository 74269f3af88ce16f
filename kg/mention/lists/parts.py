"""Parts: an entry behind its name cut where the layout parts it, and what among the parts is no fact."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.bodies import LEGAL_FORM, names_one
from kg.mention.bodies.fields import enumerations
from kg.mention.bodies.inflection import head_of
from kg.mention.lists.headings import is_role, office_of_member
from kg.mention.named.place_names import PLACE_NAME, Sureness, sureness
from kg.mention.people.functions import starts_with_function
from kg.mention.people.names import people_at
from kg.model import Span
from kg.vocabulary import Vocabulary

__all__ = [
    "FIELD_OF_WORK",
    "LEADING",
    "is_no_fact",
    "is_seat",
    "role_behind",
    "segments",
    "session_role",
    "tells",
    "trimmed",
]

# A line end parts an entry like a comma does, unless the line broke inside a name: then a small word stands there.
SEPARATOR: Final = re.compile(
    r"\s*(?:,|;|\s[–—|_/·•→*»]\s|\s-\s|:(?=\s))\s*|[ \u00a0]{2,}(?=\S)|[ \u00a0]*\t\s*"
    r"|(?<![a-zäöü]{3} )(?<=\S)[ \t]*\n\s*(?=[A-ZÄÖÜ„\"])"
)
JOINED: Final = Cued(r"\s+(?:und|sowie|und zugleich|sowie zugleich)\s+(?:(?:als|die|der)\s+)?")
BRACKET: Final = re.compile(r"\s*\(([^()]*)\)\s*$")
CONTACT: Final = re.compile(
    r"@|\b(?:Tel(?:efon)?|Fon|Fax|Mobil|Mail|E-Mail|www|https?)\b|(?:str\.|straße|weg|platz|allee)\s*\d|^[\d\s/()+-]+$",
    re.IGNORECASE,
)
# What tells that several share the body behind it: "(beide Werk Auental)".
SHARING: Final = re.compile(
    r"(?:zugleich|beide|alle(?: \w+)?|jeweils|ebenfalls|auch)\s+(?:vom\s+|von\sder\s+)?(?=[A-ZÄÖÜ])"
)
# What leads from a name to a body, and what says since when: "vom Jugendamt", "zuvor Leiterin", "leitet das Werk".
LEADING: Final = re.compile(
    r"(?:leitet|koordiniert|verantwortet|führt|arbeitet)\s+(?:seit (?:\w+ )?\d{4}\s+)?"
    r"(?:die|das|den|in der|im|am|an der|bei der|beim|für die|für das|für den)\s+(?=[A-ZÄÖÜ])"
    r"|c/o\s+|(?:vom|von der|von dem|von|aus dem|aus der|beim|bei der|für (?:das|die|den)|f\.\s?d\.)\s+(?=[A-ZÄÖÜ])"
)
SINCE: Final = re.compile(
    r"(?:(?:zuvor|davor|früher|ehemals|derzeit|aktuell|heute|hauptberuflich|(?:seit|bis) (?:[A-Z]\w+ )?\d{4})\s+)+"
    r"(?=\w)"
)
# The branch of an association, behind its name: "Sozialverband VdK, Kreisverband Auental".
BRANCH: Final = re.compile(
    r"(?:Kreis|Orts|Stadt|Landes|Bezirks|Regional|Gebiets|Unterbezirks)(?:verband|verein)\s+[A-ZÄÖÜ]"
)
RETIRED: Final = re.compile(r"(?<=\w)\s+(?:a\.\s?D\.|i\.\s?R\.)$")
MANDATE: Final = re.compile(r"MdL|MdB|MdEP|a\.\s?D\.|M\.\s?A\.|em\.")
PARTY: Final = re.compile(
    r"(?:CDU|CSU|CDU/CSU|SPD|FDP|AfD|BSW|SSW|ÖDP|FW|FWG|UWG|Volt|Piraten|[Ff]raktionslos|[Pp]arteilos"
    r"|[A-ZÄÖÜ][\wäöü]+ Liste|(?:Freie )?(?:Wähler|Bürger)(?:gemeinschaft|liste|vereinigung)(?: [\w-]+)?"
    r"|(?:Die )?Linke|(?:Die )?Grünen?|GRÜNE|Bündnis\s?90/\s?Die Grünen|B\s?90/Grüne|Freie Wähler|[\wäöü-]+partei"
    r"|[\wäöüÄÖÜ/]+[- ](?:Kreistags|Rats|Stadtrats)?[Ff]raktion"
    r"|(?:Kreistags|Rats|Stadtrats)?[Ff]raktion\s[^,;\n]{2,40})"
)
IN_SESSION: Final = re.compile(
    r"(?:(?:\w+v|V)ortrag|Workshop|(?:Fach)?[Ff]orum|Impuls|Input|Werkstatt|Themeninsel|(?P<podium>Panel|Podium))"
    r"\s?(?:\d{1,2}|[A-K]|[IVX]{1,4})(?P<lead>\s\((?:Co-)?(?:Leitung|Moderation)\))?"
)
POSITION: Final = re.compile(
    r"(?:\d\.\s*)?(?:v\.\s?[lr]\.?|von (?:links|rechts)|links|rechts|(?:Bild)?[Mm]itte|vorn[e]?|hinten|im Bild|stehend"
    r"|sitzend|oben|unten|(?:ganz |außen )\w+)(?:\s(?:v\.\s?[lr]\.|von (?:links|rechts)|außen|vorne?|hinten))?"
)
STAND_IN: Final = re.compile(r"(?:i\.\s?V\.|in Vertretung|Vertretung)\b")
NEGATED: Final = re.compile(
    r"(?:(?:Forum|Workshop|Panel|Raum|Saal|Sitzungssaal|Zimmer|Zi\.|Block|Teil|Tag|TOP|Gruppe|Tisch)\s+[\w.]{1,5}"
    r"|\w*(?:[Pp]rojekt|[Pp]rogramm)\s+[„\"].*|angefragt|N\.\s?N\."
    r"|(?:ebd\.?|ebda\.?|ebenda|ebendort)"
    r"|in Trägerschaft .*|Träger:? .*|[Gg]efördert .*|freiberuflich|selbst(?:st)?ändig"
    r"|online|digital|per Video|zugeschaltet|ab \d.*|bis \d.*|zeitweise"
    r"|Einzelperson|Privatperson|privat|(?:Be|An)wohner(?:in)?\b.*|Betroffene[rn]?\b.*|Ehrenamtliche[rn]?\b.*|Bürger(?:in)?\b.*|Mutter\b.*|Vater\b.*)"
)
FIELD_OF_WORK: Final = re.compile(
    r"(?:ung|arbeit|hilfe|controlling|management|wesen|soziales|jugend|familie|teilhabe"
    r"|dezernat|personal|finanzen|verwaltung|tion|schaft|heit|pflege|politik)$",
    re.IGNORECASE,
)


def segments(text: str, rest: Span) -> tuple[Span, ...]:
    """Return the parts of an entry behind the name; commas inside a body's name do not part it.

    A part that opens a body with "für" takes the next one along while that carries the "und" of its enumeration:
    "Ministerium für Wohnen, Ländliche Räume und Teilhabe" is one. "und" parts where a function stands behind it, a
    bracket where it says something of its own ("(Jugendamt, Vorsitz)", not "Halle (Saale)").
    """
    joined: list[Span] = []
    for part in cut(text, rest):
        if joined and continues_name(joined[-1].of(text), part.of(text)):
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return tuple(piece for part in joined for inner in unbracketed(text, part) for piece in by_function(text, inner))


def cut(text: str, rest: Span) -> Iterator[Span]:
    """Yield what separators part, without mandates, white space and open brackets; brackets hold their commas."""
    start = rest.start
    held = tuple(enumerations(text, rest))
    for match in SEPARATOR.finditer(text, rest.start, rest.end):
        if any(one.start <= match.start() < one.end for one in held):
            continue
        opened = text.rfind("(", start, match.start())
        if opened > start and text[start:opened].strip() and ")" not in text[opened : match.start()]:
            closing = text.find(")", match.end(), rest.end)
            if closing > 0:
                continue
        yield from kept(text, Span(start, match.start()))
        start = match.end()
    yield from kept(text, Span(start, rest.end))


def kept(text: str, span: Span) -> Iterator[Span]:
    """Yield a part without what surrounds it, unless nothing or a mandate is left."""
    part = trimmed(text, span)
    if part.end > part.start and not MANDATE.fullmatch(part.of(text)):
        yield part


def unbracketed(text: str, part: Span) -> Iterator[Span]:
    """Yield a part, and apart from it what its bracket says for itself."""
    match = BRACKET.search(text, part.start, part.end)
    if match is None or match.start() <= part.start or session_role(part.of(text)):
        yield part
        return
    inner = tuple(cut(text, Span(*match.span(1))))
    if len(inner) > 1 or any(tells(text, one) for one in inner):
        yield Span(part.start, match.start())
        yield from inner
    else:
        yield part


def tells(text: str, part: Span) -> bool:
    """Tell whether the words of a bracket are a function, a role, a body or a party of their own."""
    phrase = part.of(text)
    own = names_one(phrase) and len(phrase.split()) > 1
    return (
        own
        or starts_with_function(phrase)
        or LEGAL_FORM.search(phrase) is not None
        or is_role(phrase)
        or is_no_fact(phrase)
        or bool(office_of_member(text, part))
    )


def role_behind(text: str, line: Span) -> bool:
    """Tell whether a line opens with a name and tells its role behind it: "Ida Kern, Werk (Moderation)"."""
    people = people_at(text, line)
    behind = segments(text, Span(people[-1].span.end, line.end)) if people else ()
    return any(is_role(part.of(text)) or session_role(part.of(text)) for part in behind)


def session_role(phrase: str) -> str | None:
    """Return the role of somebody beside whose name a numbered session stands: "Workshop C", "Panel 2 (Moderation)"."""
    match = IN_SESSION.fullmatch(phrase)
    if match is None:
        return None
    return "moderation" if match["lead"] else "podium" if match["podium"] else "vortrag"


def by_function(text: str, part: Span) -> Iterator[Span]:
    """Yield the pieces of a part that "und" joins, where each piece behind it names a function."""
    start = part.start
    for match in JOINED.finditer(text, part.start, part.end):
        halved = text[match.start() - 1] == "-"  # "Kinder- und Jugendärztin" is one
        if match.start() > start and not halved and starts_with_function(text[match.end() : part.end]):
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, part.end)


def continues_name(before: str, part: str) -> bool:
    """Tell whether a part goes on with the enumeration in a body's name, or is its legal form."""
    if re.match(r"(?:e\.\s?V\.|g?GmbH|gUG|eG)", part):
        return True
    if BRANCH.match(part) and not starts_with_function(before) and any(map(of_association, before.split())):
        return True
    opened = re.search(r"\bfür\s+\S", before) is not None and " und " not in before.split("für", 1)[-1]
    if not opened or names_one(part):
        return False
    return re.search(r"^[A-ZÄÖÜ][^,]* und [A-ZÄÖÜ]", part) is not None


def of_association(word: str) -> bool:
    """Tell whether a word stands in the name of an association: its head, or an abbreviation."""
    return head_of(word) is not None or sum(letter.isupper() for letter in word) > 1


def trimmed(text: str, span: Span) -> Span:
    """Return a span without white space and brackets at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "([,;/|_–—•●·→*»"):
        start += 1
    for lead in (SHARING, SINCE, LEADING):
        led = lead.match(text, start, end)
        start = led.end() if led else start
    while end > start and (
        text[end - 1].isspace() or (text[end - 1] in ")]" and not re.search(r"[(\[]", text[start:end]))
    ):
        end -= 1
    retired = RETIRED.search(text, start, end)
    end = retired.start() if retired else end
    while end > start + 1 and text[end - 1] in "-–—" and text[end - 2].isspace():
        end -= 2  # "- Berichterstatterin: Frau Kern, Werk Auental -"
    return Span(start, end)


def is_no_fact(phrase: str) -> bool:
    """Tell whether a part says nothing of the person that the graph keeps: contacts, parties, places in a picture."""
    return any(pattern.fullmatch(phrase) for pattern in (PARTY, POSITION, NEGATED)) or any(
        pattern.search(phrase) for pattern in (CONTACT, STAND_IN)
    )


def is_seat(text: str, part: Span, vocabulary: Vocabulary, *, behind_body: bool) -> bool:
    """Tell whether a part is a town: known, or shaped like one behind a body, else ending like one."""
    name = " ".join(part.of(text).split())
    if name.endswith(("kreis", "-Kreis")):
        return False  # a county is whom an officer works for
    sure = sureness(name, vocabulary)
    if sure is Sureness.KNOWN:
        return True
    if PLACE_NAME.fullmatch(name) is None or head_of(name.split()[0]) is not None or FIELD_OF_WORK.search(name):
        return False
    return sure is Sureness.FORM or (behind_body and sure is not Sureness.NOT)
