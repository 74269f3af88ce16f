"""Laws: references to provisions and laws, and the forms of cooperation that rest on one."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kg.cues import Cued
from kg.mention.named.statutes import ABBREVIATIONS, NAMES, book_of, short_of
from kg.model import Cooperation, Law, Span

__all__ = ["cooperations_in", "laws_in"]

# Below the section: paragraph, sentence, number, letter.
BELOW: Final = (
    r"(?:Abs(?:\.|atz|ätze)?|S(?:\.|atz|ätze)|Nr\.|Nrn\.|Nummern?|Ziff(?:\.|er)|Buchst(?:\.|abe)|lit\.|Alt(?:\.|ernative)|Halbs(?:\.|atz))"
    r"\s*\d{0,3}\s?[a-z]?\b(?:\s*(?:,|und|bis|[-–])\s*\d{1,3}\b(?!\w|\s*(?:SGB|[A-Z]{2})))*|\(\d+[a-z]?\)|ff?\b\.?"
)
NUMBER: Final = r"\d{1,4}(?:\s?[a-z]\b(?!\.)(?:\s?(?:[-–]|bis)\s?[a-z]\b(?!\.))?|\b)"
PARTS: Final = rf"(?:,?\s*(?:{BELOW})){{0,6}}"
JOIN: Final = r"(?:,\s*(?:und|sowie|bzw\.)?|und|sowie|oder|bzw\.|bis|[-–]|/|i\.\s?V\.\s?m\.|in Verbindung mit)"
LAND: Final = r"(?:\s(?:NRW|NW|BW|Bln|LSA|SH|M-V|MV|Saar|Bbg|RLP|HE|Bayern|Sachsen))?"
# Slips are told right: "SGB VII I", "SBG VIII".
SOCIAL_CODE: Final = (
    r"(?:Sozialgesetzbuch(?:e?s)?(?:\s\(SGB\))?|S(?:GB|BG))[\s-]{0,2}"
    r"(?P<book>XI?V|VI{0,3}\sI{1,2}|VI{1,3}|IX|XI{0,2}|I{1,3}|V|\d{1,2})(?!\w|-\w)"
)
IN_WORDS: Final = (
    r"(?:des\s+)?(?P<ordinal>[A-Z][a-zäöü]{2,9}t?e[sn]?)\s+Buche?s?\s+(?:des\s+)?(?:Sozialgesetzbuch(?:e?s)?|\(?SGB\)?)"
)
# An abbreviation ends with a capital letter and holds two, or is a known one ("KiBiz" has its own capital inside).
SHORT: Final = (
    r"(?P<short>(?:[A-Z][a-zäöü]{1,5}\.\s)?(?:AG[\s-])?(?:SGB\s[IVX]{1,4}|[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,9}(?:-[A-Z][A-Za-zÄÖÜäöü]{0,6})?[A-ZÄÖÜ]"
    rf"|BAföG|KiBiz|BayKiBiG)(?![\w-]){LAND})"
)
WRITTEN: Final = (
    r"(?:(?:des|der|im|dem|vom|zum)\s+)?(?P<written>(?:(?:[A-ZÄÖÜ][a-zäöü]+isch(?:en|er|es|e)|Allgemeinen?|Bürgerlichen?|Thüringer|Berliner|Bremer)\s)?"
    r"(?:[A-ZÄÖÜ][\wäöüß]+-,?\s(?:und\s)?-?){0,2}[A-ZÄÖÜ]?[\wäöüß-]*"
    r"(?:[Gg]esetz(?:buch)?|[Oo]rdnung|[Vv]erordnung|[Kk]onvention|[Vv]erfassung)(?:e?s)?(?![\w-])"
    + LAND
    + r")(?:\s?\((?:[\w\s-]{2,60}\s[–-]\s)?(?P<given>[A-ZÄÖÜ][\wÄÖÜäöü-]{1,12})\))?"
)
REFERENCE: Final = Cued(
    rf"(?P<unit>§{{1,2}}|\b[Pp]aragra(?:ph|f)(?:en)?\b|\bArt(?:\.|ikeln?)(?!\w))\s*"
    rf"(?P<sections>{NUMBER}{PARTS}(?:\s*{JOIN}\s*(?:§{{1,2}}\s*)?{NUMBER}{PARTS}){{0,8}})\s*"
    rf"(?:{SOCIAL_CODE}|{IN_WORDS}|{SHORT}|{WRITTEN})(?:\s\(S(?:GB|BG)[\s-](?P<same>[IVX]{{1,4}})\))?"
)
SECTION: Final = re.compile(rf"(?P<join>^|{JOIN})\s*(?:§{{1,2}}\s*)?(?P<number>{NUMBER})(?P<parts>{PARTS})")
RANGE: Final = re.compile(r"^(?:bis|[-–])$")
LETTERS: Final = re.compile(r"(\d+)([a-z])(?:[-–]|bis)([a-z])")
MORE_BOOKS: Final = re.compile(r"\s?(?:/|,|und|oder|bzw\.)\s?(?P<book>XI?V|VI{1,3}|IX|XI{0,2}|I{1,3}|V)(?![\w-])")
# Articles are cited of constitutions, conventions and the law of the Union.
HAS_ARTICLES: Final = re.compile(r"(?:G|GB|BRK|KRK|MRK|VO|UV|[LBH]V|Verf)$")
OF_A_LAND: Final = re.compile(r"(?:[A-ZÄÖÜ]\w+(?:er|isch(?:es|en|e)))\s$")
LONGEST_RANGE: Final = 30
BARE_BOOK: Final = Cued(rf"(?<![\w-]){SOCIAL_CODE}")
BARE_SHORT: Final = Cued(
    rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, ABBREVIATIONS), key=lambda one: (-len(one), one)))})(?![\w-])"
)
# "Anerkennungs- und Förderungsverordnung (AnFöVO)", "Kinderbildungsgesetz (KiBiz)": a name that gives its abbreviation.
INTRODUCED: Final = Cued(
    r"(?:gesetz(?:buch)?|ordnung|konvention|Gesetz)(?:e?s)?\s(?:(?:zur|zum|über|für)\s[^().;\n]{3,120}\s)?"
    r"\((?:[^()–\n]{3,80}\s[–-]\s)?(?P<short>[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,12}(?:[\s-][A-Z][\w]{0,8}){0,2})\)"
)
BARE_NAME: Final = Cued(
    rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, NAMES), key=lambda one: (-len(one), one)))})(?:e?s)?(?![\w-])"
)
# A law by a name that nothing here knows; a law in general ("Ausführungsgesetz") is none.
ANY_NAME: Final = Cued(
    r"(?<![\w-])(?P<article>(?:[Dd]as|[Dd]es|[Dd]em|[Ii]m|[Zz]um|[Vv]om)\s)(?P<name>(?:Thüringer\s|[A-ZÄÖÜ][a-zäöü]{2,20}isch(?:en|e|es)\s)?"
    r"(?:[A-ZÄÖÜ][a-zäöüß]{2,30}-\s(?:und\s)?){0,2}[A-ZÄÖÜ][A-Za-zÄÖÜäöüß-]{3,50}gesetz)(?:e?s)?"
    r"(?![\w-]|\s\([A-ZÄÖÜ][\w-]{1,12}\))"
)
GENERAL: Final = re.compile(
    r"^(?:(?:Änderungs|Ausführungs|Artikel|Rahmen|Reform|Haushalts|Landes|Bundes|Förder|Leistungs|Natur|Grund|Kirchen"
    r"|Sammel|Spezial|Fach|Folge|Anpassungs|Umsetzungs|Einführungs|Vorschalt|Eck|Stammes|Schlüssel|Zukunfts)s?)?gesetz$",
    re.IGNORECASE,
)
SECTION_78: Final = Cued(
    r"\bAG(?:en|s)?\s+(?:nach\s+)?(?:§\s*)?78\b(?:\s+SGB\s+VIII)?|\bArbeitsgemeinschaft(?:en)?\s+(?:nach|gemäß|gem\.)\s+§\s*78(?:\s+SGB\s+VIII)?"
)
TWO: Final = 2


def laws_in(text: str, span: Span) -> tuple[Law, ...]:
    """Return the provisions and laws that a stretch of text cites, in its order.

    A law is known by its abbreviation where the text gives one or the field has one; a section of it by its number
    alone. Ranges up to thirty sections are told one by one.
    """
    found = list(sections(text, span))
    shut = [law.span for law in found]
    for law in (*books(text, span), *introduced(text, span), *named(text, span)):
        if not any(law.span.overlaps(other) for other in shut):
            found.append(law)
            shut.append(law.span)
    return tuple(sorted(found, key=lambda law: law.span))


def sections(text: str, span: Span) -> Iterator[Law]:
    """Yield the sections of laws."""
    for match in REFERENCE.finditer(text, span.start, span.end):
        law, form = law_of(match)
        unit = "Art." if match.group("unit").startswith("Art") else "§"
        if law and (unit == "§" or form or HAS_ARTICLES.search(law) or not match.group("short")):
            for number in numbers(match.group("sections"), several=match.group("unit") != "§"):
                yield Law(Span(*match.span()), "law-reference", 0.97, law, number, unit, form)


def law_of(match: re.Match[str]) -> tuple[str, str]:
    """Return the law of a reference by its abbreviation or name, and the name in full where the text uses that."""
    book = book_of(match.group("same") or match.group("book") or match.group("ordinal") or "")
    if book:
        return f"SGB {book}", ""
    if match.group("short"):
        return " ".join(match.group("short").split()), ""
    if match.group("written"):
        name = uninflected(match.group("written"))
        if match.group("given"):
            return match.group("given"), ""
        short = short_of(name)
        return (short, name) if short else (name, "")
    return "", ""


def uninflected(name: str) -> str:
    """Return a law's name in the nominative."""
    plain = " ".join(name.split())
    plain = re.sub(r"(gesetz(?:buch)?)e?s$", r"\1", plain, flags=re.IGNORECASE)
    if plain.lower().endswith(("gesetz", "gesetzbuch")):
        return re.sub(r"^([A-ZÄÖÜ][a-zäöü]+(?:isch|ein|lich))e[nr]?s?\s", r"\1es ", plain)
    return re.sub(r"^([A-ZÄÖÜ][a-zäöü]+isch)e[nr]\s", r"\1e ", plain)


def numbers(sections: str, *, several: bool) -> Iterator[str]:
    """Yield the numbers of the sections in "12 Abs. 1 und 27" or "27 bis 35a".

    With one section sign (not ``several``) a bare number behind a paragraph is one more paragraph.
    """
    found = [(one.group("join"), "".join(one.group("number").split()), one) for one in SECTION.finditer(sections)]
    for _, first, _ in found[:1]:
        yield from lettered(first)
    for (_, before, earlier), (join, number, later) in pairwise(found):
        if not several and earlier.group("parts") and "§" not in later.group():
            return
        if RANGE.match(join.strip()) and before.isdigit():
            last = int(re.sub(r"\D.*", "", number))
            if int(before) < last <= int(before) + LONGEST_RANGE:
                yield from map(str, range(int(before) + 1, last + (not number.isdigit())))
        yield from lettered(number)


def lettered(number: str) -> Iterator[str]:
    """Yield a section's number, or one for every letter of "78a-g"."""
    span = LETTERS.fullmatch(number)
    if span is None:
        yield number
        return
    whole, first, last = span.groups()
    yield from (f"{whole}{chr(letter)}" for letter in range(ord(first), ord(last) + 1))


def books(text: str, span: Span) -> Iterator[Law]:
    """Yield the books of the Social Code that are named without a section."""
    for match in BARE_BOOK.finditer(text, span.start, span.end):
        one: re.Match[str] | None = match
        while one:
            book = book_of(one.group("book"))
            if book:
                yield Law(Span(*one.span("book" if one is not match else 0)), "law-name", 0.9, f"SGB {book}", "")
            one = MORE_BOOKS.match(text, one.end(), span.end)


def introduced(text: str, span: Span) -> Iterator[Law]:
    """Yield the laws whose abbreviation stands in brackets behind the name."""
    for match in INTRODUCED.finditer(text, span.start, span.end):
        short = match.group("short")
        if sum(letter.isupper() for letter in short) >= TWO:
            yield Law(Span(*match.span("short")), "law-abbreviation", 0.95, " ".join(short.split()), "")


def named(text: str, span: Span) -> Iterator[Law]:
    """Yield the laws that are named without a section, by a known abbreviation or by name."""
    for match in BARE_SHORT.finditer(text, span.start, span.end):
        yield Law(Span(*match.span()), "law-abbreviation", 0.9, match.group(), "")
    for match in BARE_NAME.finditer(text, span.start, span.end):
        if OF_A_LAND.search(text, max(span.start, match.start() - 25), match.start()):
            continue
        name = uninflected(match.group())
        yield Law(Span(*match.span()), "law-name", 0.92, short_of(name) or name, "", form=name)
    for match in ANY_NAME.finditer(text, span.start, span.end):
        name = uninflected(match.group("name"))
        if not GENERAL.match(name.split()[-1]):
            yield Law(Span(*match.span("name")), "law-by-form", 0.75, name, "")


def cooperations_in(text: str, span: Span) -> tuple[Cooperation, ...]:
    """Return the forms of cooperation that the field knows by a short name.

    "AG 78" is the working group after § 78 SGB VIII; the text need not say so, hence background knowledge.
    """
    return tuple(
        Cooperation(
            Span(*match.span()),
            "working-group-78",
            0.95,
            "ag-78",
            "Zusammenarbeit in der AG 78",
            law="SGB VIII",
            section="78",
        )
        for match in SECTION_78.finditer(text, span.start, span.end)
    )
