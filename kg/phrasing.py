"""Phrasing: one way in which people put a question, as its file writes it: words, choices of words and blanks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["Blank", "Cue", "Phrasing", "read_phrasing"]

_PART: Final = re.compile(
    r"""\[(?P<maybe>[^()\[\]{}]+)\] | (?P<open>\[) | (?P<close>\]) | \{(?P<blank>\w+)\}
    | \((?P<choice>[^()\[\]{}]+)\) | (?P<word>[^\s()\[\]{}|]+)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of which one has to be said, each perhaps several words long; or may be, where it is optional."""

    words: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Blank:
    """Where the value of a parameter is said."""

    parameter: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Cues and blanks of one phrasing, in its order, and the values that it means without saying them."""

    language: str
    cues: tuple[Cue, ...]
    blanks: tuple[Blank, ...]
    values: Mapping[str, str]


def read_phrasing(language: str, text: str, values: Mapping[str, str]) -> Phrasing:
    """Return the phrasing that a text writes: ``wer (arbeitet|macht) zu {theme} [in {place}]``.

    Words stand for themselves, ``(a|b)`` for one of several, ``{name}`` for the value of a parameter, and what stands
    in square brackets may be left out: ``[in {place}]``, ``[a|b]``.

    Raises:
        ValueError: a bracket is left open, or a sign means nothing; with what is wrong.
    """
    cues: list[Cue] = []
    blanks: list[Blank] = []
    optional = False
    for part in _parts(text):
        if part["open"] or part["close"]:
            if optional is bool(part["open"]):
                raise ValueError(f"square brackets of {text!r} are not in pairs")
            optional = bool(part["open"])
        elif part["blank"]:
            blanks.append(Blank(part["blank"], optional))
        else:
            said = part["maybe"] or part["choice"] or part["word"]
            words = tuple(" ".join(word.split()) for word in said.split("|"))
            if not all(words):
                raise ValueError(f"a choice in {text!r} has nothing between its strokes")
            cues.append(Cue(words, optional or bool(part["maybe"])))
    if optional:
        raise ValueError(f"a square bracket of {text!r} is left open")
    return Phrasing(language, tuple(cues), tuple(blanks), dict(values))


def _parts(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for match in _PART.finditer(text):
        if text[end : match.start()].strip():
            break
        end = match.end()
        yield match
    if rest := text[end:].strip():
        raise ValueError(f"{rest!r} in {text!r} is neither a word nor (a|b), [maybe] or {{parameter}}")
