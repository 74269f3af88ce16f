"""Abbreviations: the bodies that short names mean, by the text's own brackets or known in the whole field."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.bodyspans import by_head
from kg.mention.bodies.legalnames import by_legal_form
from kg.mention.named.place_names import is_known
from kg.mention.named.regions import STATE_SHORTS
from kg.model import Span
from kg.vocabulary import Vocabulary

__all__ = ["KNOWN", "NO_SHORT_NAMES", "Known", "introduced", "known_names", "short_names"]


@dataclass(frozen=True, slots=True)
class Known:
    """A body that the field knows by a name without a head noun: its full name, class and level."""

    name: str
    kind: str
    level: str = ""


MINISTRY: Final = "Ministry"
PUBLIC: Final = "PublicOrganisation"
PROVIDER: Final = "IndependentProvider"
CIVIL: Final = "CivilSocietyOrganisation"
ASSOCIATION: Final = "ProfessionalAssociation"

KNOWN: Final[Mapping[str, Known]] = {
    "BMFSFJ": Known("Bundesministerium für Familie, Senioren, Frauen und Jugend", MINISTRY, "bund"),
    "BMBFSFJ": Known("Bundesministerium für Bildung, Familie, Senioren, Frauen und Jugend", MINISTRY, "bund"),
    "BMAS": Known("Bundesministerium für Arbeit und Soziales", MINISTRY, "bund"),
    "BMG": Known("Bundesministerium für Gesundheit", MINISTRY, "bund"),
    "BMBF": Known("Bundesministerium für Bildung und Forschung", MINISTRY, "bund"),
    "BMEL": Known("Bundesministerium für Ernährung und Landwirtschaft", MINISTRY, "bund"),
    "BMWSB": Known("Bundesministerium für Wohnen, Stadtentwicklung und Bauwesen", MINISTRY, "bund"),
    "BMI": Known("Bundesministerium des Innern", MINISTRY, "bund"),
    "BMJ": Known("Bundesministerium der Justiz", MINISTRY, "bund"),
    "BMWK": Known("Bundesministerium für Wirtschaft und Klimaschutz", MINISTRY, "bund"),
    "BAMF": Known("Bundesamt für Migration und Flüchtlinge", PUBLIC, "bund"),
    "BZgA": Known("Bundeszentrale für gesundheitliche Aufklärung", PUBLIC, "bund"),
    "BBSR": Known("Bundesinstitut für Bau-, Stadt- und Raumforschung", PUBLIC, "bund"),
    "BAFzA": Known("Bundesamt für Familie und zivilgesellschaftliche Aufgaben", PUBLIC, "bund"),
    "KVJS": Known("Kommunalverband für Jugend und Soziales", PUBLIC),
    "LVR": Known("Landschaftsverband Rheinland", PUBLIC),
    "LWL": Known("Landschaftsverband Westfalen-Lippe", PUBLIC),
    "LWV": Known("Landeswohlfahrtsverband", PUBLIC),
    "GKV-Spitzenverband": Known("GKV-Spitzenverband", PUBLIC),
    "KfW": Known("Kreditanstalt für Wiederaufbau", PUBLIC),
    "DJI": Known("Deutsches Jugendinstitut", "FormalOrganization"),
    "Difu": Known("Deutsches Institut für Urbanistik", "FormalOrganization"),
    "KGSt": Known("Kommunale Gemeinschaftsstelle für Verwaltungsmanagement", ASSOCIATION),
    "DV": Known("Deutscher Verein für öffentliche und private Fürsorge", ASSOCIATION),
    "BAGFW": Known("Bundesarbeitsgemeinschaft der Freien Wohlfahrtspflege", ASSOCIATION),
    "BAGSO": Known("Bundesarbeitsgemeinschaft der Seniorenorganisationen", ASSOCIATION),
    "DStGB": Known("Deutscher Städte- und Gemeindebund", ASSOCIATION),
    "DLT": Known("Deutscher Landkreistag", ASSOCIATION),
    "DGB": Known("Deutscher Gewerkschaftsbund", ASSOCIATION),
    "GEW": Known("Gewerkschaft Erziehung und Wissenschaft", ASSOCIATION),
    "ver.di": Known("Vereinte Dienstleistungsgewerkschaft", ASSOCIATION),
    "DBSH": Known("Deutscher Berufsverband für Soziale Arbeit", ASSOCIATION),
    "AGJ": Known("Arbeitsgemeinschaft für Kinder- und Jugendhilfe", ASSOCIATION),
    "BBE": Known("Bundesnetzwerk Bürgerschaftliches Engagement", "Network"),
    "DPWV": Known("Paritätischer Wohlfahrtsverband", PROVIDER),
    "DKSB": Known("Deutscher Kinderschutzbund", PROVIDER),
    "VdK": Known("Sozialverband VdK", CIVIL),
    "SoVD": Known("Sozialverband Deutschland", CIVIL),
    "DOSB": Known("Deutscher Olympischer Sportbund", ASSOCIATION),
    "NABU": Known("Naturschutzbund", CIVIL),
    "SWR": Known("SWR", PUBLIC),
    "WDR": Known("WDR", PUBLIC),
    "NDR": Known("NDR", PUBLIC),
    "MDR": Known("MDR", PUBLIC),
    "RBB": Known("RBB", PUBLIC),
    "Deutschlandfunk": Known("Deutschlandfunk", PUBLIC),
    "THW": Known("Technisches Hilfswerk", PUBLIC),
    "Barmer": Known("Barmer", PUBLIC),
    "BARMER": Known("BARMER", PUBLIC),
    "IKK classic": Known("IKK classic", PUBLIC),
    "DAK-Gesundheit": Known("DAK-Gesundheit", PUBLIC),
    "Aktion Mensch": Known("Aktion Mensch", CIVIL),
    "pro familia": Known("pro familia", PROVIDER),
    "Pro Familia": Known("pro familia", PROVIDER),
    "donum vitae": Known("donum vitae", PROVIDER),
    "Der Paritätische": Known("Der Paritätische", PROVIDER),
    "Malteser Hilfsdienst": Known("Malteser Hilfsdienst", PROVIDER),
    "Malteser": Known("Malteser", PROVIDER),
    "Johanniter-Unfall-Hilfe": Known("Johanniter-Unfall-Hilfe", PROVIDER),
    "Johanniter": Known("Johanniter", PROVIDER),
    "Arbeiter-Samariter-Bund": Known("Arbeiter-Samariter-Bund", PROVIDER),
    "Weißer Ring": Known("Weißer Ring", CIVIL),
    "Tafel Deutschland": Known("Tafel Deutschland", CIVIL),
}
# Parties, laws and codes stand in brackets, too.
NO_SHORT_NAMES: Final = frozenset(
    "SPD CDU CSU FDP AfD GRÜNE SGB BGB KJHG BTHG GG FH TU PDF EU UN USA GWA QM BNE IT ÖPNV OGS BuT HzE FSJ BFD ESF EFRE"
    " ASD".split()
)
OPENED: Final = Cued(
    r"\s?\((?:(?:im Folgenden|nachfolgend|kurz|abgekürzt):?\s+)?[„\"]?"
    r"(?P<short>[A-ZÄÖÜ][\w&.-]*(?: [A-Z]{1,4})?)[“\"]?(?=[),;/])"
)
SHORT: Final = re.compile(r"(?=(?:\S*[A-ZÄÖÜ]){2})[A-ZÄÖÜ][\w&.-]{1,11}(?: [A-Z]{1,4})?")
REACH: Final = 260
BRANCH: Final = re.compile(
    r"(?:,? (?:Kreis|Orts|Landes|Bezirks|Regional|Stadt|Diözesan)verband)?"
    r" (?P<place>(?:Bad |Sankt |St\. )?[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ][\wäöüß]+)*)(?![\w-])"
)
BORDER: Final = re.compile(r"\n\s*\n|[.!?]\s+(?=[A-ZÄÖÜ])(?<!e\. )(?<!St\. )(?<!Ev\. )")
NAMES: Final = Cued(
    rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in sorted(KNOWN, key=lambda one: (-len(one), one)))})(?![\w])"
)


@lru_cache(maxsize=8)
def introduced(text: str, vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the short names that a text introduces in brackets behind a body's name, with the words of that name.

    "Institut für Raumforschung (IfR)" introduces "IfR". Parties and laws in brackets are none.
    """
    found: dict[str, str] = {}
    for match in OPENED.finditer(text):
        short = match.group("short").rstrip(".,")
        if short in NO_SHORT_NAMES or not SHORT.fullmatch(short):
            continue
        floor = max(0, match.start() - REACH)
        floor = max((cut.end() for cut in BORDER.finditer(text, floor, match.start())), default=floor)
        window = Span(floor, match.start())
        heads = [span for span, _ in by_head(text, window, vocabulary, ())]
        spans = [*heads, *by_legal_form(text, window, vocabulary, (), tuple(heads))]
        full = next((span for span in spans if span.end == match.start()), None)
        if full:
            found.setdefault(short, " ".join(full.of(text).split()))
    return found


def short_names(text: str, span: Span, names: Mapping[str, str]) -> Iterator[tuple[Span, str]]:
    """Yield where short names stand as words or before a hyphen ("VfJ-Referentin"), each with the short name."""
    for short in names:
        pattern = re.compile(rf"(?<![\w-]){re.escape(short)}(?!\w)(?!-[a-zäöü])")
        for match in pattern.finditer(text, span.start, span.end):
            yield Span(*match.span()), short


def known_names(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[tuple[Span, str]]:
    """Yield where names stand that the field knows, each with the entry's name; the place of a branch belongs to it."""
    for match in NAMES.finditer(text, span.start, span.end):
        yield Span(match.start(), branch_end(text, match.end(), span.end, vocabulary)), match.group()


def branch_of(phrase: str, vocabulary: Vocabulary) -> Known | None:
    """Return the known body whose branch a phrase names: "pro familia Gießen", "VdK Kreisverband Plön"."""
    match = NAMES.match(phrase)
    if match is None or match.end() == len(phrase):
        return None
    whole = branch_end(phrase, match.end(), len(phrase), vocabulary) == len(phrase)
    return KNOWN[match.group()] if whole else None


def branch_end(text: str, start: int, limit: int, vocabulary: Vocabulary) -> int:
    """Return where a branch's name ends: behind the word for a branch and a place, else where it starts."""
    match = BRANCH.match(text, start, limit)
    if match is None:
        return start
    place = match.group("place")
    return match.end() if place in STATE_SHORTS or is_known(place, vocabulary) else start
