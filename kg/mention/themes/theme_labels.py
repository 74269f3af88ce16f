"""Theme labels: the theme that a run of words names, and how surely, found by stems."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.mention.people.functions import is_function
from kg.mention.themes.everyday import GENERIC_HEADS, IDIOMS, PASSING, VENUES
from kg.vocabulary import Vocabulary
from kg.words import Word, stem, stems

__all__ = ["Sense", "holds_function", "sense_at", "sense_of"]

HEAD_LENGTH: Final = 9
MODIFIER_LENGTH: Final = 4
THING_LENGTH: Final = 7
QUALITY_LENGTH: Final = 14
# How words for persons and houses end, and nouns that are made of adjectives.
NO_THING: Final = re.compile(
    r"(?:er|ern|in|innen|mann|frau|ärzte|arzt|mütter|väter|paten?|person|leute|kinder|hilfe|kräfte|kraft|heime?|büro|treff"
    r"|café|haus|häuser|schulen?|klinik|zentrum|zentren|unterkunft|unterkünfte|stellen?|agentur|dorf|amt|praxis|app|[lt]e"
    r"|ende|ige|ische|reform|plan|pläne|rat|ung|ungen|konto|budget|recht|anteil|stunden?)s?$",
    re.IGNORECASE,
)
CONTRARY: Final = frozenset(("des", "un", "anti", "ent", "nicht"))
LINKS: Final = ("", "s", "n", "en", "es", "er")
HEADS: Final = tuple(sorted({stem(head) for head in GENERIC_HEADS} | set(GENERIC_HEADS), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Sense:
    """What a run of words means: ``theme`` is a slug, empty where the words are an idiom that names none.

    A ``passing`` word names its theme only where the text deals with it; a ``venue`` is a house or service, and a
    ``hint`` names its theme only beside others of it.
    """

    theme: str
    rule: str = "theme-label"
    confidence: float = 0.9
    passing: bool = False
    venue: bool = False
    hint: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A label: what it means, and whether its last word is written with a capital."""

    sense: Sense
    capital: bool


@dataclass(frozen=True, slots=True)
class Index:
    """All labels by the stems of their words; ``heads`` are the one-word labels that may end a compound."""

    labels: dict[tuple[str, ...], Entry]
    heads: dict[str, Sense]
    longest: dict[str, int]


def sense_at(tokens: Sequence[Word], place: int, vocabulary: Vocabulary) -> tuple[int, Sense | None]:
    """Return how many words from ``place`` on make up the longest label or idiom, and what they mean."""
    index = index_of(vocabulary)
    word = tokens[place]
    for size in range(min(index.longest.get(word.stem, 0), len(tokens) - place), 0, -1):
        window = tokens[place : place + size]
        known = index.labels.get(tuple(token.stem for token in window))
        if known and (window[-1].capital or not known.capital):
            return size, known.sense
    return 1, compound(word.text, vocabulary) if word.capital else None


def sense_of(word: str, vocabulary: Vocabulary) -> Sense | None:
    """Return what one word means as a label, or by its first half where the second is generic, or ``None``."""
    index = index_of(vocabulary)
    known = index.labels.get((stem(word),))
    return known.sense if known else first_half(stem(word), index)


def is_thing(word: str) -> bool:
    """Tell whether a word names a thing or an activity: no person, no house, and no quality."""
    return len(word) >= THING_LENGTH and word[0].isupper() and not (holds_function(word) or NO_THING.search(word))


def is_quality(word: str) -> bool:
    """Tell whether a word is an adjective put together for the field alone: "ressortübergreifend"."""
    return word[0].islower() and len(word) >= QUALITY_LENGTH


def holds_function(word: str) -> bool:
    """Tell whether a word names who holds a function: a "Sozialplanerin", but no "Schulbegleitung"."""
    return is_function(word) and not word.endswith("begleitung")


@lru_cache(maxsize=4)
def index_of(vocabulary: Vocabulary) -> Index:
    """Return the stems of all labels of a vocabulary; where two themes share a label, the preferred label wins."""
    labels: dict[tuple[str, ...], Entry] = {}
    heads: dict[str, Sense] = {}
    everyday = frozenset(map(stems, PASSING))
    venues = frozenset(map(stems, VENUES))
    for preferred in (True, False):
        for theme in vocabulary.themes.values():
            for name in theme.labels[:1] if preferred else theme.labels[1:]:
                key = stems(name)
                venue = key in venues
                # Who holds a function stands beside the name of a person; the function is no topic by itself.
                passing = venue or key in everyday or holds_function(name)
                hint = len(key) == 1 and name in theme.hidden and not (is_thing(name) or is_quality(name))
                sense = Sense(theme.slug, passing=passing or hint, venue=venue, hint=hint)
                capital = name.split()[-1][0].isupper()
                known = labels.setdefault(key, Entry(sense, capital))
                if known.capital and not capital and known.sense.theme == theme.slug:
                    labels[key] = Entry(known.sense, capital)  # "ehrenamtlich" is a label beside "Ehrenamt"
                heads_compounds = len(key) == 1 and len(key[0]) >= HEAD_LENGTH and name[0].isupper()
                if heads_compounds and not passing and name not in theme.hidden:
                    heads.setdefault(key[0], Sense(theme.slug, "theme-compound", 0.7))
    for idiom in IDIOMS:
        labels[stems(idiom)] = Entry(Sense(""), capital=False)
    longest: dict[str, int] = {}
    for key in labels:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return Index(labels, heads, longest)


@lru_cache(maxsize=100_000)
def compound(word: str, vocabulary: Vocabulary) -> Sense | None:
    """Return what a compound means: by its second half, or by its first where the second is generic."""
    index = index_of(vocabulary)
    whole = stem(word)
    for cut in range(3, len(whole) - HEAD_LENGTH + 1):
        sense = index.heads.get(whole[cut:])
        if sense and whole[:cut].strip("-") not in CONTRARY:
            return sense
    return first_half(whole, index)


def first_half(whole: str, index: Index) -> Sense | None:
    """Return what the first half of a compound means where the second is generic, or ``None``."""
    if not whole.endswith(HEADS):
        return None
    for head in HEADS:
        first = whole.removesuffix(head).rstrip("-")
        if first != whole and len(first) >= MODIFIER_LENGTH:
            return modifier(first, index)
    return None


def modifier(first: str, index: Index) -> Sense | None:
    """Return what the first half of a compound names, without the sound that links it to the second."""
    for link in LINKS:
        bare = first.removesuffix(link)
        known = index.labels.get((stem(bare),)) if len(bare) >= MODIFIER_LENGTH and first.endswith(link) else None
        if known and known.capital and known.sense.theme:
            return Sense(known.sense.theme, "theme-modifier", 0.7, passing=False)
    return None
