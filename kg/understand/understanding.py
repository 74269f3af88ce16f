"""Understanding: what a question put freely means, in which other ways it may be read, or what is near to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.catalogue import Catalogue
from kg.folding import unspelt
from kg.question import Heading
from kg.store.base import Store
from kg.understand.mention import corrected, mentions_in
from kg.understand.names import names_for
from kg.understand.reading import Reading, all_readings
from kg.understand.tokens import Token, tokens_of

__all__ = ["Understanding", "understand"]

_OTHERS: Final = 4
"""Other readings, or near questions, that are offered."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was understood; without a ``reading`` the question was not.

    ``others`` are further readings that fit as well or nearly, the best first; where nothing fits they are questions
    near to what was asked, with what could be filled in. ``unknown`` are the words that stood in the way,
    ``corrections`` those that were taken for others, as typed and as read.
    """

    text: str
    reading: Reading | None
    others: tuple[Reading, ...]
    unknown: tuple[str, ...]
    corrections: tuple[tuple[str, str], ...]


def understand(store: Store, catalogue: Catalogue, text: str) -> Understanding:
    """Return which stored question a text asks, by its words, the names in the graph, synonyms and compounds.

    Nothing is guessed beyond that: a text with a word that no phrasing has a place for is not understood.
    """
    questions = sorted(catalogue.questions(), key=lambda one: one.kind != "network")
    cues = _cues(questions)
    names = names_for(store, catalogue)
    tokens = corrected(tokens_of(text), names, cues)
    mentions = mentions_in(text, tokens, names, cues)
    readings = sorted(all_readings(questions, tokens, mentions, names), key=_rank)
    best = _one_each(readings)
    fitting = tuple(reading for reading in best if reading.fits and reading.told)
    if fitting:
        return Understanding(text, fitting[0], fitting[1 : 1 + _OTHERS], (), _corrections(tokens))
    near = tuple(sorted((reading for reading in best if reading.told), key=_nearness))[:_OTHERS]
    unknown = near[0].ignored if near else tuple(token.text for token in tokens if not token.filler)
    return Understanding(text, None, tuple(replace(one, ignored=()) for one in near), unknown, _corrections(tokens))


def _rank(reading: Reading) -> tuple[bool, int, int]:
    return (not reading.fits, len(reading.ignored), -reading.told)


def _nearness(reading: Reading) -> tuple[int, int]:
    return (reading.missing + len(reading.ignored), -reading.told)


def _one_each(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return the first reading of each question."""
    found: dict[str, Reading] = {}
    for reading in readings:
        found.setdefault(reading.question.name, reading)
    return tuple(found.values())


def _cues(questions: Sequence[Heading]) -> frozenset[str]:
    """Return every word that tells what is asked, folded."""
    cued = (words for one in questions for phrasing in one.phrasings for cue in phrasing.cues for words in cue.words)
    choices = (words for one in questions for given in one.parameters for words in given.spoken.values())
    spoken = (word for words in choices for word in words)
    return frozenset(unspelt(token.text) for text in (*cued, *spoken) for token in tokens_of(text))


def _corrections(tokens: Iterable[Token]) -> tuple[tuple[str, str], ...]:
    return tuple((token.text, token.corrected) for token in tokens if token.corrected)
