"""Functions: the nouns for what a person does, and the phrases that name unit and body with them."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from kg.mention.bodies.bodies import INTO_BODY, body_in, names_one
from kg.mention.bodies.inflection import head_of
from kg.mention.bodies.lexicon import FUNCTION_ENDINGS
from kg.mention.bodies.units import unit_and_body
from kg.mention.people.firstnames import is_first_name
from kg.model import FunctionMention, OrganisationMention, Span, UnitMention
from kg.vocabulary import Vocabulary

__all__ = [
    "compound",
    "function_phrase",
    "is_function",
    "is_trade",
    "plain",
    "starts_with_function",
    "without_abbreviation",
]

ENDINGS: Final = tuple(FUNCTION_ENDINGS)
# "Begleitung", "Einleitung", "Wasserleitung" end like "Leitung".
NO_FUNCTION: Final = re.compile(r"(?:beg|ein|ab|an|um|zu|weiter|wasser|gas|strom|ketten)leitung$")
ABBREVIATION: Final = re.compile(r"^[A-ZÄÖÜ][a-zäöü]?[A-ZÄÖÜ]\w*-(?=[A-ZÄÖÜ])")
GENDER_FORM: Final = re.compile(r"(?:[:*_/]-?in(?:nen)?|innen|in)$|(?<=[a-zäöü])In(?:nen)?$")
ORDINAL: Final = re.compile(r"\d\.")  # "1. Vorsitzende"
HALVED: Final = re.compile(r"[A-ZÄÖÜ][\w-]+-|und|&")  # "Kinder- und Jugendärztin"
ADJECTIVE: Final = re.compile(
    r"[a-zäöü]+(?:e|er|en)$|^[A-ZÄÖÜ][a-zäöüß]*(?:isch|lich|ig|end)(?:e|er|en)$|^(?:Erste|Zweite|Stellvertretende|Kommissarische|Wissenschaftliche|Geschäftsführende)[rn]?$"
)


COMPOUND: Final = re.compile(
    r"(?P<body>[A-ZÄÖÜ][\wäöüß]{2,}(?:-[A-ZÄÖÜ][\wäöüß]+){0,2})-(?P<function>[A-ZÄÖÜ][a-zäöüß]+)(?![\w-])"
)
# "Leiterin Jugendamt", "Geschäftsführer Caritasverband Ulm"
BESIDE: Final = re.compile(
    r"(?:[a-zäöü]+(?:e|er)\s+|\d\.\s+|[Ss]te?l?l?v\.\s+)?(?P<function>[A-ZÄÖÜ][\wäöüß*:/-]+)\s+(?=[A-ZÄÖÜ])"
)


MAYOR_OF: Final = re.compile(r"(?<=ürgermeister)(?P<gender>(?:in)?) (?:von|in) [A-ZÄÖÜ][\w-]+$")
# What stands behind a function and is none: "(ehrenamtlich)", "A–K", "der Stadt".
HELD_HOW: Final = re.compile(
    r"\s+(?:\((?:(?:Region|Bezirk|Gebiet|Standort|Bereich|Raum|Team|für) [^()]{2,40}"
    r"|ehrenamtlich|hauptamtlich|kommissarisch|komm\.|nebenamtlich|in Elternzeit|[mwdi]/[mwdi](?:/[mwdi])?"
    r"|[A-Z][a-z]{0,2}\s?[–-]\s?[A-Z][a-z]{0,2})\)|(?:Buchstaben? )?[A-Z][a-z]{0,2}\s?[–-]\s?[A-Z][a-z]{0,2}"
    r"|(?:der (?:Stadt|Gemeinde|Verwaltung|Einrichtung)|des (?:Kreises|Landkreises|Landes|Vereins|Verbandes|Netzwerks"
    r"|Netzwerkes|Bündnisses|Amtes|Hauses|Trägers)))$"
)


# How nouns end for what people do, where a common first name stands behind: "Bestatter Bo Rind", "Köchin Ida Kern".
TRADE: Final = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß-]{2,}(?:erin|helferin|istin|entin|antin|orin|eurin|frau|kraft|helfer|bauer|macher|meister"
    r"|begleiter|bringer|schreiber|zeichner|atter|gärtner|ist|ator|eur|arbeiter|künstler|sänger|züchter|händler|wirt"
    r"|wirtin|kant|schützer|tätige[r]?|gestalter)|(?:[A-ZÄÖÜ][a-zäöüß]+k|K)öchin"
)


@lru_cache(maxsize=50_000)
def is_function(word: str) -> bool:
    """Tell whether a noun names a function, in any of its gender forms."""
    lowered = word.lower().strip(",.;")
    stems = {lowered, GENDER_FORM.sub("", lowered), GENDER_FORM.sub("", word).lower()}
    return word[:1].isupper() and any(stem.endswith(ENDINGS) for stem in stems) and not NO_FUNCTION.search(lowered)


@lru_cache(maxsize=20_000)
def is_trade(word: str) -> bool:
    """Tell whether a noun ends like one for what people do, though no rule knows it as a function: "Bestatter"."""
    return TRADE.fullmatch(word) is not None and head_of(word) is None and not is_first_name(word)


def starts_with_function(phrase: str) -> bool:
    """Tell whether a part names a function first, perhaps behind adjectives ("stellvertretende Leiterin")."""
    for word in re.split(r"[\s]+", phrase):
        if is_function(re.split(r"[/]", word)[0]):
            return head_of(word) is None
        if not (ADJECTIVE.match(word) or HALVED.fullmatch(word) or ORDINAL.fullmatch(word)):
            return False
    return False


def function_phrase(
    text: str, part: Span, vocabulary: Vocabulary
) -> tuple[FunctionMention, UnitMention | None, OrganisationMention | None]:
    """Return the function of a part, and unit and body ("Leiterin der Stabsstelle X des Kreises Y")."""
    parted = compound(part.of(text))
    body = body_before(text, Span(part.start, part.start + len(parted[0])), vocabulary) if parted else None
    if parted and body:
        return function_mention(text, Span(part.start + len(parted[0]) + 1, part.end)), None, body
    for cut in INTO_BODY.finditer(text, part.start, part.end):
        rest = Span(cut.end(), part.end)
        unit, body = unit_and_body(text, rest, vocabulary, "function-in-body", 0.92)
        if (body or unit) and (unit or names_one(rest.of(text)) or body):
            return function_mention(text, Span(part.start, cut.start())), unit, body
    beside = BESIDE.match(text, part.start, part.end)
    if (
        beside
        and is_function(beside.group("function"))
        and names_one(text[beside.end() : part.end].split(maxsplit=1)[0])
    ):
        unit, body = unit_and_body(text, Span(beside.end(), part.end), vocabulary, "function-in-body", 0.85)
        if unit or body:
            return function_mention(text, Span(part.start, beside.end("function"))), unit, body
    return function_mention(text, part), None, None


def compound(phrase: str) -> tuple[str, str] | None:
    """Return body and function of a word that a hyphen joins them in: "Stadtelternrat-Sprecher", "DRK-Referentin"."""
    match = COMPOUND.match(phrase)
    if match is None or not is_function(match["function"]):
        return None
    parts = match["body"].split("-")
    short = sum(letter.isupper() for letter in parts[0]) > 1
    named = len(parts) == 1 if short else any(head_of(part) for part in parts)
    return (match["body"], match["function"]) if named else None


def body_before(text: str, span: Span, vocabulary: Vocabulary) -> OrganisationMention | None:
    """Return the body that the first words of a compound name, with spaces for the hyphens between them."""
    words = span.of(text).replace("-", " ")
    whole = body_in(words, Span(0, len(words)), vocabulary, "body-in-compound", 0.8) if "-" in span.of(text) else None
    if whole:
        return replace(whole, span=span, seat=None)
    return body_in(text, span, vocabulary, "body-in-compound", 0.8)


def function_mention(text: str, span: Span) -> FunctionMention:
    """Return a function in the words of the text."""
    return FunctionMention(span, "entry-function", 0.92, plain(without_abbreviation(" ".join(span.of(text).split()))))


def plain(function: str) -> str:
    """Return a function without what says how it is held, for whom of the alphabet, or in "der Stadt" above."""
    return MAYOR_OF.sub(r"\g<gender>", HELD_HOW.sub("", function)) or function


def without_abbreviation(function: str) -> str:
    """Return a function without the abbreviation of a body in front: "BFN-Referentin" is a "Referentin"."""
    return ABBREVIATION.sub("", function)
