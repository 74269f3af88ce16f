"""Places: towns, districts, counties, regions and Länder that a text names as places."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from kg.choices import Choice
from kg.cues import Cued
from kg.mention.named.counties import counties_in
from kg.mention.named.lone_towns import bare_towns, can_be_town, lone_towns
from kg.mention.named.place_contexts import CONTEXTS, Context
from kg.mention.named.place_names import (
    ALSO_NOUNS,
    Sureness,
    enumerated,
    is_city,
    is_known,
    name_at,
    sureness,
    word_before,
)
from kg.mention.named.regions import REGIONS, STATE_SHORTS
from kg.mention.people.functions import is_function
from kg.model import PlaceMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["places_in"]

LAND: Final = "land"
# What a rule takes of the names that the register or the list of regions knows.
ONLY_REGIONS: Final = "region"
# "Kempten (Allgäu)" is one name.
IN_BRACKETS: Final = "town-in-brackets"
ALONE: Final = frozenset({"town-alone", "town-behind-comma"})
# Where a part of a city may stand, too: "Koblenz-Lützel: …".
IN_PARTS: Final = ALONE | {"town-opens-line"}
# Behind a preposition a city with a noun's name is the town, but for "bei Essen und Trinken", "in Halle 3".
# In "in den Stadtteilen Wilhelmsburg und Veddel" every name is a place's.
OF_KIND: Final = frozenset({"district", "places-of-kind"})
AREA: Final = "inzugsgebiet"
WITHOUT_TOWN: Final = re.compile(r"\b(?:[Bb]ei|bis|[Üü]ber)\s+$")
NO_TOWN_BEHIND: Final = re.compile(r"\s(?:\d|und\s(?:Trinken|Garten))")
# "Aus dem Hohenfelder Land", "in der Lüneburger Heide".
LANDSCAPE: Final = Cued(
    r"(?:\b(?:[Ii]m|ins|[Ii]n der|in die|[Aa]us dem|[Aa]us der|[Aa]uf der|auf die|von der|an der|am"
    r"|das|zwischen)\s|(?<![^\n]))"
    r"(?P<name>(?!Quartier|Unser)[A-ZÄÖÜ][a-zäöüß]{2,30}(?:er|isch(?:en?|es))\s"
    r"(?:Land|Seenland|Heide|Bucht|Börde|Alb|Schweiz|Seenplatte|Becken|Weinstraße|Oberland|Unterland|Wald|Tal|Gebirge"
    r"|Hügelland|Musikantenland|Bergland|Haff|Wendland|Mittelland|Vorland|Neustadt|Südstadt|Nordstadt))(?![\w-])",
)
PLACED: Final = Choice((rule.before, rule) for rule in CONTEXTS)
# "Im Phoenix-Viertel", "am Rollbergkiez", but no "im Stadtviertel".
QUARTER: Final = Cued(
    r"\b(?:[Ii]m|[Aa]m|[Aa]us dem|[Dd]urch das|[Vv]om)\s"
    r"(?P<name>(?!Stadt|Wohn|Nachbar|Problem|Szene|Drei|Alt)[A-ZÄÖÜ][a-zäöüß]{2,20}(?:(?:-V|v)iertel|(?:-K|k)iez))(?![\w-])"
)
FEMININE: Final = frozenset("Neustadt Südstadt Nordstadt Heide Bucht Börde Alb Schweiz Seenplatte Weinstraße".split())
SHORT_STATE: Final = Cued(r"(?<=[\wäöüß]\s)\((?P<short>[A-Z]{2,3})\)|(?<![\w-])(?P<free>NRW)(?![\w-])")
SMALL: Final = frozenset(
    "in aus nach für von bei auch und oder sowie das die der bundesland nachbarland raum großraum über mit"
    " wie so".split()
)
PART_OF_NAME: Final = frozenset("zu für von".split())


def places_in(
    text: str,
    span: Span,
    vocabulary: Vocabulary,
    blocked: Iterable[Span],
    told: frozenset[str] = frozenset(),
    surnames: frozenset[str] = frozenset(),
) -> tuple[PlaceMention, ...]:
    """Return the places of a stretch of text, in its order; what lies inside a name of a body or person is none.

    A Land, a town of the register or one that the document tells of counts by its name where it stands free, unless a
    person is called so. Any other name counts in the company of other words only, and must look like a town where they
    leave it open.
    """
    shut = [one for one in blocked if one.overlaps(span) or one.end == span.start]
    found: dict[Span, PlaceMention] = {}
    for one in chain(
        counties_in(text, span, vocabulary),
        landscapes(text, span),
        quarters(text, span),
        in_context(text, span, vocabulary, shut),
        cities(text, span, vocabulary),
        short_states(text, span),
        (mention(text, name, "lone-town", 0.75) for name in lone_towns(text, span, told, surnames, vocabulary)),
        (mention(text, name, "bare-town", 0.7) for name in bare_towns(text, span, vocabulary)),
    ):
        if not any(one.span.overlaps(other) for other in (*shut, *found)):
            found[one.span] = one
    return tuple(one for _, one in sorted(found.items()))


def in_context(text: str, span: Span, vocabulary: Vocabulary, shut: list[Span]) -> Iterator[PlaceMention]:
    """Yield the names that what stands around them makes places, each with those that it is enumerated with."""
    content = span.of(text)
    for rule in PLACED.among(text, span.start, span.end):
        if rule.sign not in content:
            continue
        for lead in rule.before.finditer(text, span.start, span.end):
            name = name_at(text, lead.end(), span.end, vocabulary)
            if name is None or (rule.behind and not rule.behind.match(text, name.end)):
                continue
            asks = rule.asks
            if rule.rule == "town-behind-comma" and any(
                0 <= lead.start() - one.end <= len(" (ABCDEF)") for one in shut
            ):
                asks = Sureness.FORM
            if not fits(text, name, lead, rule, asks, vocabulary) or is_tail(text, lead, name, rule, vocabulary):
                continue
            yield mention(text, name, rule.rule, rule.confidence)
            if rule.rule not in ALONE:
                several = any(word.endswith(("n", "e", "wie")) for word in lead.group().rstrip(" :").split())
                any_name = rule.sign == AREA or (rule.rule in OF_KIND and several)
                for more in enumerated(text, name, span.end, vocabulary, asks=Sureness.CONTEXT if any_name else None):
                    yield mention(text, more, rule.rule, rule.confidence)


def fits(text: str, name: Span, lead: re.Match[str], rule: Context, asks: Sureness, vocabulary: Vocabulary) -> bool:
    """Tell whether a name is sure enough for where it stands."""
    plain = " ".join(name.of(text).split())
    if rule.rule == ONLY_REGIONS:
        return plain in REGIONS or (" " in plain and vocabulary.place(plain, rural=True) is not None)
    if rule.rule in IN_PARTS and "-" in plain:
        return sureness(plain, vocabulary) >= Sureness.FORM
    if plain in ALSO_NOUNS and rule.rule == "town-behind-preposition":
        return not (WITHOUT_TOWN.search(lead.group()) or NO_TOWN_BEHIND.match(text, name.end))
    if rule.rule == "town-on-a-way":
        return is_known(plain, vocabulary) or can_be_town(plain, vocabulary)
    if asks is Sureness.CONTEXT:
        return sureness(plain, vocabulary) >= Sureness.CONTEXT and not is_function(plain)
    return sureness(plain, vocabulary) >= asks


def is_tail(text: str, lead: re.Match[str], name: Span, rule: Context, vocabulary: Vocabulary) -> bool:
    """Tell whether a name in brackets is the end of the name before them: "Kempten (Allgäu)"."""
    before = word_before(text, lead.start(), Span(0, name.end)) if rule.rule == IN_BRACKETS else ""
    return bool(before) and is_known(f"{before} ({name.of(text)})", vocabulary)


def landscapes(text: str, span: Span) -> Iterator[PlaceMention]:
    """Yield the regions that are named after a town or a people."""
    for match in LANDSCAPE.finditer(text, span.start, span.end):
        name = " ".join(match["name"].split())
        kind = name.rsplit(" ", 1)[-1]
        ending = "e" if kind in FEMININE else "er" if kind == "Wald" else "es"
        name = re.sub(r"ischen? ", f"isch{ending} ", name)
        yield PlaceMention(Span(*match.span("name")), "landscape", 0.8, name)


def quarters(text: str, span: Span) -> Iterator[PlaceMention]:
    """Yield the quarters that are called so: "im Phoenix-Viertel"."""
    for match in QUARTER.finditer(text, span.start, span.end):
        yield PlaceMention(Span(*match.span("name")), "quarter", 0.75, match["name"])


def cities(text: str, span: Span, vocabulary: Vocabulary) -> Iterator[PlaceMention]:
    """Yield the Länder and the cities of county rank that stand free, also in the genitive.

    Right behind a noun such a name is the end of a body's name ("Klinikum Ulm").
    """
    for match in city_names(vocabulary).finditer(text, span.start, span.end):
        word = word_before(text, match.start(), span)
        is_land = any(one.kind == LAND for one in vocabulary.places.get(match.group("name").lower(), ()))
        if word and word.lower() not in SMALL and word[0].isupper() and not word.endswith("."):
            continue
        if not is_land and (word.lower() in PART_OF_NAME or sureness(match.group("name"), vocabulary) < Sureness.KNOWN):
            continue
        name = name_at(text, match.start(), span.end, vocabulary)
        whole = name if name and name.end > match.end() else Span(*match.span())
        plain = match.group("name") if match.group("genitive") else " ".join(whole.of(text).split())
        yield PlaceMention(whole, "land-name" if is_land else "city-name", 0.9 if is_land else 0.75, plain)


@lru_cache(maxsize=4)
def city_names(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return a pattern for the Länder and the cities of county rank as words of their own; the longest counts."""
    known = {
        entry.name for entries in vocabulary.places.values() for entry in entries if is_city(entry.name, vocabulary)
    }
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    return re.compile(
        rf"(?<![\w-])(?P<name>{'|'.join(map(re.escape, longest_first))})(?P<genitive>s)?(?![\w-]|\se\.\s?V)"
    )


def short_states(text: str, span: Span) -> Iterator[PlaceMention]:
    """Yield the Länder by their abbreviations: in brackets behind a word, and NRW anywhere."""
    for match in SHORT_STATE.finditer(text, span.start, span.end):
        group = match.lastgroup or "free"
        if match.group(group) in STATE_SHORTS:
            yield PlaceMention(Span(*match.span(group)), "land-abbreviation", 0.8, match.group(group))


def mention(text: str, name: Span, rule: str, confidence: float) -> PlaceMention:
    """Return a place by its name as the text has it."""
    return PlaceMention(name, rule, confidence, " ".join(name.of(text).split()))
