"""Body spans: where a text names bodies, from the first word of each name to its last."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.borders import stops
from kg.mention.bodies.extents import extent, fields_end
from kg.mention.bodies.heads import BodyHead
from kg.mention.bodies.inflection import head_of, is_adjective, is_office
from kg.mention.bodies.nameparts import CAP, LEGAL, Extent
from kg.model import Span
from kg.vocabulary import Vocabulary

__all__ = ["by_head", "by_legal_form", "is_place", "senators", "without_kind"]

WORD: Final = re.compile(r"(?<![\w’'-])[A-ZÄÖÜ][\w’']*(?:[-&](?:(?:und|von|am|an|der)-){0,2}[A-ZÄÖÜ0-9][\w’']*)*")
BEFORE: Final = re.compile(r"(?P<word>\S+)[ \t\u00a0]+$")
HALVES: Final = Cued(rf"(?<![\w-])(?:{CAP}-(?:,\s+{CAP}-){{0,3}}|Freien?r?)\s+(?:und|oder|&)\s+$")
LONGEST: Final = 60
FIELDED: Final = frozenset("fachbereich fachdienst geschäftsbereich sachgebiet fachgebiet abteilung dezernat".split())
# Adjectives that any body of a kind can have; they make no name.
COMMON: Final = re.compile(
    r"^(?:Öffentlich|Sozial|Kommunal|Privat|Lokal|Regional|Örtlich|Groß|Klein|Neu|Alt|Jung|Eigen|Erst|Zweit|Ganz|Weiter"
    r"|Ander|Beteiligt|Zuständig|Städtisch|Ländlich|Ehemalig|Künftig|Gemeinnützig|Kirchlich|Staatlich|Zentral|Frei"
    r"|Wichtig|Einig|Viel|Wenig|Digital|Inklusiv|Bundesweit|Landesweit)(?:e|er|es|en|em)$"
)
# What tells the kind of a service: "Sozialpsychiatrischer Dienst".
TELLING: Final = re.compile(
    r"(?:[A-ZÄÖÜ]?\w*(?:psychiatrisch|psychologisch|ärztlich|medizinisch|pädagogisch)|Sozial|Allgemein)(?:e|er|es|en|em)$",
    re.IGNORECASE,
)
LOCAL: Final = re.compile(r"(?:Kreis|Stadt|Landes|Bezirks)(?=[a-zäöü]{4})(?!teil)")
LOOSE: Final = frozenset(
    "verband verbands verbandes verein vereins gruppe stelle vereinigung gesellschaft stiftung initiative werk klinik"
    " krankenhaus behörde haus zentrum büro betriebe schule".split()
)
OF_TOWN: Final = re.compile(r"^[A-ZÄÖÜ][\wäöüß-]{3,}er$")
PEOPLE: Final = frozenset(
    "Träger Partner Mitglieder Kinder Veranstalter Förderer Bürger Einwohner Mieter Männer Länder Ämter Wähler"
    " Anbieter Arbeitgeber Schüler Teilnehmer Kümmerer Helfer Räder Häuser Güter Unter Über Hinter Unser Weiter Immer"
    " Dieser Jeder Leiter Berater Sommer Winter Oktober Dezember September November Vertreter Unterstützer".split()
)
VERB: Final = Cued(
    r"(?<!\w)(?P<verb>[a-zäöüß]+(?:t|en|te|ten|nd|ieh|ab|am|ud|rug|lf))\s+(?:(?:sich|auch|dort|hier|nun|bereits|heute|außerdem"
    r"|zudem|dabei|damit)\s+)?(?:der|die|das)\s+$"
)
NO_VERBS: Final = frozenset(
    "betreibt betreiben unterhält fördert fördern unterstützt unterstützen finanziert finanzieren vertritt"
    " vertreten"
    " tritt treten trat traten mit seit samt neben gegen zwischen wegen statt trotz während unten oben hinten heute"
    " sowohl denn wenn"
    " laut entlang und nicht von den dem nun am an ist sind war waren wird werden wurde wurden heißt heißen".split()
)
# "Im Bereich Pflege" is no unit, "Stadt Ahlen, Bereich Pflege" is one.
BORDERED: Final = frozenset({"bereich", "team"})
BORDERED_BY: Final = re.compile(r"(?:\w,|[|·(–])\s?\Z")
SENATOR: Final = Cued(r"(?:\b[Dd](?:ie|er|en|em)|:|\n)\s+(?P<office>Senator(?:in)?)(?=\sfür\s)")
# "Die Senatorin für Bildung, Ida Kern" is a person.
NAMED_PERSON: Final = re.compile(r",?\s+(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][a-zäöüß]+\s[A-ZÄÖÜ][\wäöüß-]+")
MARKET: Final = re.compile(r"[ \t]+(?P<town>[A-ZÄÖÜ][a-zäöüß]+)(?![\wäöüß-])")
AT_MARKET: Final = re.compile(r"\b(?:[Aa]m|[Aa]uf dem|[Vv]om|[Zz]um|Alten?|Neuen?)\sMarkte?s?\Z")
INDEFINITE: Final = re.compile(
    r"(?:\b(?:[Ee]in|[Kk]ein|[Jj]ed|[Mm]anch|[Ww]elch|[Vv]iel|[Mm]ehrer|[Aa]ll)\w{0,3}|\b(?:[Pp]ro|[Jj]e))\s+(?:[a-zäöü]+\s+)?$"
)
PLURAL: Final = re.compile(r"\b(?:[Dd]ie|[Dd]er|[Dd]en)\s+(?:[a-zäöü]+\s+)?$")
DEFINITE: Final = re.compile(
    r"(?:^|[\n(,;:/|•●*\t–\]-]\s*|\b(?:[Dd]as|[Dd]em|[Dd]es|[Dd]er|[Dd]ie|[Dd]en|[IiAa]m|[Bb]eim|[Vv]om|[Zz]um|[Zz]ur|[Aa]ns"
    r"|[Ii]ns|[Vv]on|[Mm]it|und|sowie|oder|[Zz]wischen|[Dd]urch|[Aa]n|[Aa]us|[Ff]ür|[Bb]ei|[Oo]b|als|&)\s+(?:[a-zäöü]+e[nsrm]?\s+)?)$"
)
# "Schulen, Jobcenter und Vereine" may be many: this noun is its own plural.
UNSURE: Final = re.compile(
    r"(?:\w,|\b(?:und|oder|sowie|von|mit|zwischen|durch|an|aus|für|bei|als))\s+(?:(?!da|de)[a-zäöü]+\s+)?$"
)
OPENING: Final = re.compile(
    r"(?:^|[\n(„]|\b(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]es|[IiAa]m|[Vv]om|[Bb]eim|[Zz]um|[Zz]ur|an|von|und)\s|[-•●,;:]\s)$"
)
INSIDE: Final = re.compile(r"(?:(?P<word>[\w*:-]+)\s+)?\b(?:[Ii]m|[Ii]n\s+der|[Aa]us\s+de[mr])\s+$")
CREDIT: Final = Cued(r"(?:\b(?:Fotos?|Bild(?:er|nachweis|quelle)?|Grafik|Copyright)\s?(?:\([^)\n]*\))?\s?:|©)[^\n]*$")
# "Die Klara-Ambach-Stiftung", "das Westpfalz-Klinikum": the name is in the compound, unless what it tells is a kind.
NAMED_AFTER: Final = re.compile(
    r"(?!(?:Modell|Pilot|Partner|Online|Nachbar|Kita|Eltern|Kinder|Jugend|Senioren|Frauen|Profi|Sport|Projekt|Dach|Eigen"
    r"|Netzwerk|Bund|Bundes|Landes|Kreis|Stadt|Orts|Start-up|Sozial|Spezial|Test|Wunsch|Umwelt|Corona|Zentral|Haupt)-)"
    r"(?:[A-ZÄÖÜ][\wäöüß]*[a-zäöüß]|[A-ZÄÖÜ]{3,6})-(?:[\wäöüß]+-)*[A-ZÄÖÜ][a-zäöüß]+$"
)
KIND: Final = Cued(rf"(?:(?:Träger)?[Vv]ereins?|Firma)[ \t\u00a0]+(?={CAP}[ \t\u00a0]|[„\"»])(?!{LEGAL})")
NAMED_BY_FORM: Final = re.compile(rf"{LEGAL}$")
LEGAL_FORM: Final = Cued(rf"(?<=[\w“”\"»’)])[ \t\u00a0]+{LEGAL}")
# "Projekt von „Zu Hause daheim e. V.“": the quotes hold the whole name.
QUOTED_FORM: Final = Cued(rf"[„\"»](?P<name>[^„“”\"»«\n]{{3,60}}[ \t]{LEGAL})[“”\"«]")
BORDER: Final = re.compile(r"[,;:|(•●·/\n\t]|[.!?]\s|\s[–-]\s")
TOKEN: Final = re.compile(r"„[^“\n]*“|\"[^\"\n]*\"|[^\s]+")
# What somebody does stands before a body, and is no part of its name.
DONE: Final = frozenset(
    "Unterstützung Hilfe Beteiligung Trägerschaft Leitung Räumen Räume Einrichtung Regie Federführung Förderung Mitteln"
    " Vertreter Vertreterin Vertreterinnen Mitarbeit Auftrag Dach".split()
)
NAME_OPENING: Final = 2  # an article and a capitalised word
FOREIGN: Final = re.compile(
    r"(?!(?:und|als|auch|nun|noch|nur|von|am|im|zum|zur|bei)$)[a-z]{1,6}(?<!t)(?<!e)(?<!en)(?<!er)(?<!em)"
)
ARTICLES: Final = frozenset("der die das dem den des vom beim".split())
LINKS: Final = frozenset("für gegen zur zum der des".split())
LOOSE_LINKS: Final = frozenset("mit im in am an von zu ohne bei vor unter".split())
NAME_WINDOW: Final = 90
# "ist seit 2019 Anlaufstelle für Familien": what a body is, without an article, is not its name.
PREDICATE: Final = Cued(r"\b(?:ist|sind|war|waren|als)\s+(?:(?:seit|zugleich|auch|heute|inzwischen)\s+(?:\d{4}\s+)?)?$")
LONGEST_NAME: Final = 5


def by_head(text: str, span: Span, vocabulary: Vocabulary, closed: tuple[Span, ...]) -> Iterator[tuple[Span, BodyHead]]:
    """Yield the spans of names with a head noun, in their order, with the head.

    A head alone is no name ("die Stadt"), unless its kind is its name ("das Jugendamt"). ``closed`` are the spans of
    persons and programmes: no name runs into them. Names in photo credits are left out.
    """
    done = span.start
    for match in WORD.finditer(text, span.start, span.end):
        found = head_of(match.group())
        if (
            found is None
            or match.start() < done
            or any(match.start() < one.end and one.start < match.end() for one in closed)
        ):
            continue
        head = found[1]
        if head.kind == "TerritorialAuthority" and is_place(text, match.start(), span.start):
            continue
        if head.noun in BORDERED and not BORDERED_BY.search(text, max(span.start, match.start() - 4), match.start()):
            continue
        if head.noun == "markt" and not is_market_town(text, match.end(), span.end, vocabulary):
            continue
        limit = min((one.start for one in closed if one.start >= match.end()), default=span.end)
        floor = max([done, *(one.end for one in closed if one.end <= match.start())])
        start = name_start(text, floor, match.start(), head)
        wary = head.noun not in FIELDED and is_wary(text, start, span.start)
        reach = extent(text, match.end(), limit, head, vocabulary, wary=wary)
        if not is_name(text, Span(start, match.end()), match, reach, head) or CREDIT.search(
            text[max(0, start - NAME_WINDOW) : start]
        ):
            continue
        done = reach.end
        yield without_kind(text, Span(start, reach.end)), head


def senators(text: str, span: Span) -> Iterator[Span]:
    """Yield where Bremen's ministries stand by their heads: "die Senatorin für Arbeit und Soziales", no person."""
    if "Bremen" not in text and "Bremer" not in text:
        return
    for match in SENATOR.finditer(text, span.start, span.end):
        end = fields_end(text, match.end("office"), span.end)
        if end > match.end("office") and not NAMED_PERSON.match(text, end, span.end):
            yield Span(match.start("office"), end)


def is_market_town(text: str, start: int, limit: int, vocabulary: Vocabulary) -> bool:
    """Tell whether the name of a known town follows the word for a Bavarian market: "Markt Holzkirchen"."""
    name = MARKET.match(text, start, limit)
    if AT_MARKET.search(text, max(0, start - LONGEST), start):
        return False
    return name is not None and name["town"] in vocabulary.towns


def is_place(text: str, start: int, floor: int) -> bool:
    """Tell whether a territory is meant as a place: "im Kreis Plön", unless an office is held there."""
    match = INSIDE.search(text, max(floor, start - LONGEST), start)
    return match is not None and not (match.group("word") and is_office(match.group("word")))


def name_start(text: str, floor: int, start: int, head: BodyHead) -> int:
    """Return where a name starts that has its head at ``start``: at adjectives, halves of compounds or names before it.

    Other capitalised words count only where they open a phrase ("der Alice Salomon Hochschule"), and never before
    authorities and offices, where they are something of their own ("Leiterin Jugendamt").
    """
    halves = HALVES.search(text, max(floor, start - LONGEST), start)
    here = sure = halves.start() if halves else start
    strict = head.kind in {"TerritorialAuthority", "Ministry", "AdministrativeUnit"}
    while match := BEFORE.search(text, max(floor, here - LONGEST), here):
        written = match.group("word")
        word = written.lstrip("„“(\"'")
        described = describes(word)
        if not described and (strict or not joins(word)):
            break
        here = match.end("word") - len(word)
        sure = here if described else sure
        if written != word:
            break
    return here if here == sure or opens_a_phrase(text, here, floor) else sure


def describes(word: str) -> bool:
    """Tell whether a word before a head is an adjective, also one that a town gives: "Kasseler", "Ev."."""
    if word.startswith(("Ev.", "Kath.", "St.")):
        return True
    if not word[:1].isupper() or stops(word):
        return False
    return is_adjective(word) or (OF_TOWN.match(word) is not None and word not in PEOPLE)


def joins(word: str) -> bool:
    """Tell whether a capitalised word before a head may be part of its name: no office, no body, no end of a clause."""
    head = head_of(word)
    return word[:1].isupper() and word[-1] not in ",;:.!?)" and not stops(word) and (head is None or head[1].weak)


def opens_a_phrase(text: str, start: int, floor: int) -> bool:
    """Tell whether a noun phrase opens here: behind an article, a bracket or a bullet, or at the start of a line."""
    before = text[max(floor, start - 15) : start]
    return OPENING.search(before) is not None and (before != "" or text[start : start + 2].isupper())


def is_wary(text: str, start: int, floor: int) -> bool:
    """Tell whether a verb and an article stand before a name, so that its object may follow it."""
    match = VERB.search(text, max(floor, start - NAME_WINDOW), start)
    return match is not None and match.group("verb") not in NO_VERBS


def is_name(text: str, head_span: Span, word: re.Match[str], reach: Extent, head: BodyHead) -> bool:
    """Tell whether a head with what stands around it is a name, and no mere noun."""
    before = text[head_span.start : word.start()].split()
    if not reach.proper and PREDICATE.search(text[max(0, head_span.start - NAME_WINDOW) : head_span.start]):
        return False
    if reach.proper or (reach.named and not head.weak):
        return head.noun != "tisch" or any(part.startswith("Rund") for part in before)
    if head.weak or head.kind == "TerritorialAuthority" or head.gender == "p":
        return False
    if head.bare == "described":
        return any(TELLING.match(part) for part in before) and stands_as_name(text, head_span.start, head)
    if any(not COMMON.match(part) for part in before) and head.noun not in {"ag", "ak", "tisch"}:
        return True
    compound = len(word.group()) > len(head.noun) + 2
    # "Die Klara-Ambach-Stiftung" has its name in the compound.
    bare = (
        head.bare == "word"
        or NAMED_AFTER.match(word.group()) is not None
        or is_local(text, head_span.start, word.group(), head)
        or (compound and (head.bare == "compound" or head.kind == "Ministry"))
    )
    return (
        bare
        and not any(re.match("Neue[rsnm]?$", part) for part in before)
        and stands_as_name(text, head_span.start, head)
    )


def is_local(text: str, start: int, word: str, head: BodyHead) -> bool:
    """Tell whether a compound names the one body of its kind in a county, town or Land: "der Stadtsportbund".

    Where something is held in it, the house is meant ("in der Stadtbücherei"); "Kreisverband" needs an association.
    """
    local = LOCAL.match(word)
    return (
        local is not None
        and head.kind not in {"Network", "TerritorialAuthority"}
        and word[local.end() :].lower() not in LOOSE
        and INSIDE.search(text, max(0, start - LONGEST), start) is None
    )


def stands_as_name(text: str, start: int, head: BodyHead) -> bool:
    """Tell whether a bare noun means the one body of its kind: behind a definite article, a preposition, a border."""
    before = text[max(0, start - 30) : start]
    if INDEFINITE.search(before) or (head.gender == "n" and PLURAL.search(before)):
        return False
    last = BEFORE.search(before)
    if head.noun == "jobcenter" and UNSURE.search(before):
        return False
    return bool(DEFINITE.search(before)) or (last is not None and is_office(last.group("word")))


def without_kind(text: str, span: Span) -> Span:
    """Return a name without the word for its kind before it: "Verein Bürgerbus Ulm e. V." is "Bürgerbus Ulm e. V."."""
    match = KIND.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and NAMED_BY_FORM.search(span.of(text)) else span


def by_legal_form(
    text: str, span: Span, vocabulary: Vocabulary, closed: tuple[Span, ...], taken: tuple[Span, ...]
) -> Iterator[Span]:
    """Yield the spans of names that only a legal form marks: the capitalised words before it."""
    for match in QUOTED_FORM.finditer(text, span.start, span.end):
        inside = Span(*match.span("name"))
        if not any(one.overlaps(inside) for one in (*closed, *taken)):
            taken = (*taken, inside)
            yield inside
    for match in LEGAL_FORM.finditer(text, span.start, span.end):
        if any(one.start < match.end() and match.start() < one.end for one in taken):
            continue
        floors = [
            span.start,
            match.start() - NAME_WINDOW,
            *(one.end for one in (*closed, *taken) if one.end <= match.start()),
        ]
        floor = max(floors)
        border = max((cut.end() for cut in BORDER.finditer(text, floor, match.start())), default=floor)
        start = legal_start(text, border, match.start())
        if vocabulary.places.get(text[start : match.start()].strip().lower()):
            continue
        if start < match.start() and not CREDIT.search(text[max(0, start - NAME_WINDOW) : start]):
            yield Span(start, match.end())


def legal_start(text: str, border: int, end: int) -> int:
    """Return where the name starts that a legal form at ``end`` closes; ``end`` if no name stands there."""
    tokens = list(TOKEN.finditer(text, border, end))
    start, place = end, len(tokens) - 1
    while place >= 0:
        word = tokens[place].group()
        brand = start == end and word.isalpha() and (place == 0 or tokens[place - 1].group().lower() in ARTICLES)
        if brand or word[0] in '„"' or (word[0].isupper() and not stops(word)) or word[0].isdigit():
            start = tokens[place].start()
            place -= 1
            continue
        before = tokens[place - 1].group() if place else ""
        capital = before[:1].isupper() and not stops(before) and before not in DONE
        if word in LINKS | LOOSE_LINKS and start < end and capital and (word in LINKS or leads(tokens, place - 1)):
            place -= 1
            continue
        if word in {"der", "die", "den"} and place and tokens[place - 1].group() in LINKS and start < end:
            place -= 1
            continue
        if is_foreign(tokens, place, start, end):
            start = tokens[place - 1].start()
        break
    if place >= 0 and is_whole(tokens, text[border - 1 : border]):
        return tokens[0].start()
    return start


def is_foreign(tokens: list[re.Match[str]], place: int, start: int, end: int) -> bool:
    """Tell whether a small word is the second of a name that an article opens: "die Quo vadis Sozialraum gGmbH"."""
    before = [tokens[at].group() for at in (place - 2, place - 1) if at >= 0]
    opened = len(before) == NAME_OPENING and before[0].lower() in ARTICLES and before[1][0].isupper()
    return opened and start < end and FOREIGN.fullmatch(tokens[place].group()) is not None


def is_whole(tokens: list[re.Match[str]], border: str) -> bool:
    """Tell whether a few words between a border and a legal form are one name, small words and all.

    At the start of a line or bracket any words may be ("Eltern helfen Eltern e. V."), in an enumeration capitalised
    ones and what links them ("Arbeit und Leben gGmbH"), if none of them heads a body of its own.
    """
    words = [token.group() for token in tokens]
    if len(words) > LONGEST_NAME or not words[0][0].isupper() or any(stops(word) for word in words):
        return False
    if border in {"\n", "(", "·", "•", "|"}:
        return True
    linked = all(word[0].isupper() or word in LINKS | LOOSE_LINKS | {"und"} for word in words)
    return border in {",", ":", ";"} and linked and not any(head_of(word) for word in words)


def leads(tokens: list[re.Match[str]], place: int) -> bool:
    """Tell whether the word at this place opens a name: nothing stands before it, or an article."""
    return place == 0 or tokens[place - 1].group().lower() in {
        "der",
        "die",
        "das",
        "dem",
        "des",
        "den",
        "vom",
        "beim",
        "verein",
    }
