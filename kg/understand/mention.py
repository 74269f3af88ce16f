"""Mention: the words of a question that name things of the graph, days or choices, and what each may name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kg.folding import unspelt
from kg.mention.themes.theme_labels import sense_at
from kg.model import Span
from kg.terms import THEME, NamedNode
from kg.understand.dates import dates_in
from kg.understand.names import Names
from kg.understand.tokens import Token, key_of
from kg.vocabulary import load_vocabulary
from kg.words import Word, stem

__all__ = ["Mention", "corrected", "mentions_in"]

_MANY: Final = 8
"""A part of so many names or more names nothing."""
_SHORT, _LONG = 5, 9
"""Words shorter than the first are never corrected, and from the second on by two letters."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``start`` to ``end`` of a question: the ``nodes`` they may name, the likeliest first, or a ``day``.

    ``sure`` are names said in full.
    """

    start: int
    end: int
    nodes: tuple[NamedNode, ...] = ()
    day: date | None = None
    sure: bool = True


def corrected(tokens: Sequence[Token], names: Names, cues: frozenset[str]) -> tuple[Token, ...]:
    """Return the words, those that mean nothing replaced by one that does and differs by a letter or two.

    ``cues`` are the words, folded, that tell what is asked.
    """
    known = names.keys | {key_of(cue) for cue in cues}
    words = sorted(names.words | cues)
    return tuple(
        token if token.filler or token.key in known or _sense(token) else _nearest(token, words) for token in tokens
    )


def mentions_in(text: str, tokens: Sequence[Token], names: Names, cues: frozenset[str]) -> tuple[Mention, ...]:
    """Return what the words of a text name, in order and without overlap.

    Names in full come before themes that a word means as a compound or synonym, and these before parts of names, which
    are looked for in words only that neither ask nor fill.
    """
    found: dict[int, Mention] = {mention.start: mention for mention in _days(text, tokens)}
    taken = {place for mention in found.values() for place in range(mention.start, mention.end)}
    keys = tuple(token.key for token in tokens)
    place = 0
    while place < len(tokens):
        size, nodes = (0, ()) if place in taken else names.longest_at(keys, place)
        if size and not taken & set(range(place, place + size)):
            found[place] = Mention(place, place + size, nodes)
            taken |= set(range(place, place + size))
        place += max(size, 1)
    asking = {key_of(cue) for cue in cues}
    for place, token in enumerate(tokens):
        if place in taken or token.filler or token.key in asking:
            continue
        if mention := _by_sense(place, token, names) or _by_part(place, tokens, names, taken):
            found[place] = mention
            taken |= set(range(mention.start, mention.end))
    return tuple(found[place] for place in sorted(found))


def _days(text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
    for dated in dates_in(text):
        within = [place for place, token in enumerate(tokens) if dated.start <= token.start and token.end <= dated.end]
        if within:
            yield Mention(within[0], within[-1] + 1, day=dated.day)


def _by_sense(place: int, token: Token, names: Names) -> Mention | None:
    theme = _sense(token)
    return Mention(place, place + 1, (theme,)) if theme is not None and theme in names.classes else None


def _by_part(place: int, tokens: Sequence[Token], names: Names, taken: set[int]) -> Mention | None:
    end = place + 1
    while end < len(tokens) and end not in taken and not tokens[end].filler:
        end += 1
    for last in range(end, place, -1):
        nodes = names.with_part(tuple(token.key for token in tokens[place:last]))
        if 0 < len(nodes) < _MANY:
            return Mention(place, last, nodes, sure=False)
    return None


def _sense(token: Token) -> NamedNode | None:
    """Return the theme that the rules of extraction see in a word: by a synonym, or as a compound."""
    text = token.corrected or token.text
    word = Word(text[:1].upper() + text[1:], Span(0, len(text)), stem(text))
    _, sense = sense_at((word,), 0, load_vocabulary())
    return THEME[sense.theme] if sense and sense.theme else None


def _nearest(token: Token, words: Sequence[str]) -> Token:
    typed = unspelt(token.text)
    if len(typed) < _SHORT or typed[0].isdigit():
        return token
    most = 1 if len(typed) < _LONG else 2
    alike = process.extract(typed, words, scorer=OSA.distance, score_cutoff=most, limit=20)
    same_letter = [(distance, word) for word, distance, _ in alike if word[0] == typed[0]]
    if not same_letter:
        return token
    _, word = min(same_letter)
    return token._replace(key=key_of(word), corrected=word)
