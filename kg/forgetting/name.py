"""Name: where a text tells somebody's name, in whatever form, and the text with it blacked out."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from kg.folding import bare

__all__ = ["BLACK", "Found", "blackened", "keys_of", "keys_of_words", "names_in", "surnames_in"]

BLACK: Final = "█"
"""One for every letter and blank, as on paper: every place in a text stays where it was."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’´`][^\W\d_]+)*")
_JOIN: Final = re.compile(r"\.?[ \t\u00a0\u202f]*,?[ \t\u00a0\u202f]*\n?[ \t\u00a0\u202f]*|\.?[ \t]*[-‐‑–][ \t]*|[._]")
_TIGHT: Final = re.compile(r"[-‐‑._]")
_PARTICLES: Final = frozenset(
    [
        "von",
        "van",
        "de",
        "der",
        "den",
        "dem",
        "zu",
        "zum",
        "zur",
        "vom",
        "und",
        "da",
        "di",
        "del",
        "la",
        "le",
        "el",
        "al",
    ]
)
_LONGEST: Final = 6
_MOST: Final = 4
"""Words of one name, with and without particles."""
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

Known = Callable[[str], bool]


class Found(NamedTuple):
    """A name in a text: from where to where, its words as they are compared, and the key by which it is known."""

    start: int
    end: int
    words: tuple[str, ...]
    key: str

    @property
    def surname(self) -> str:
        """The surname, folded."""
        return self.key.partition("|")[0]


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    between: str
    """What is between this word and the one before."""

    @property
    def joined(self) -> bool:
        """Whether that may stand inside a name."""
        return bool(_JOIN.fullmatch(self.between))

    @property
    def tight(self) -> bool:
        """Whether that stands inside an address."""
        return bool(_TIGHT.fullmatch(self.between))


def keys_of(name: str) -> frozenset[str]:
    """Return all keys by which a person's name is known again: surname, and a given name or the first one's initial.

    The name stands as it is spoken, or surname first with a comma.
    """
    surname_first, comma, rest = name.partition(",")
    if comma:
        name = f"{rest} {surname_first}"
    words = tuple(bare(name).split())
    parts = tuple(bare(one) for one in name.split())
    surnames = {words[-1:], tuple(parts[-1].split())} if parts and words else set()
    for place, word in enumerate(words):
        if word in _PARTICLES and place:
            surnames.add(words[place:])
            break
    found = set()
    for surname in surnames:
        given = words[: len(words) - len(surname)]
        if surname and given:
            found |= {f"{' '.join(surname)}|{one}" for one in (*given, given[0][0])}
    return frozenset(found)


def keys_of_words(words: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys that words may have, read as one whole name: given names first, or surname first."""
    for cut in range(1, len(words)):
        yield f"{' '.join(words[cut:])}|{words[0]}"
        yield f"{' '.join(words[:cut])}|{words[cut]}"


def names_in(text: str, known: Known) -> tuple[Found, ...]:
    """Return the known names in a text, the longest form at each place, in order.

    Given and surname, surname first, with more given names between, initials, capitals, the genitive, broken by one
    line end, or joined by hyphens, dots and underscores as in addresses.
    """
    words = tuple(_words(text))
    found: list[Found] = []
    for first in range(len(words)):
        if found and words[first].start < found[-1].end:
            continue
        for last in range(min(first + _LONGEST, len(words)) - 1, first, -1):
            key = _key(words[first : last + 1], known)
            if key:
                folded = tuple(bare(one.text) for one in words[first : last + 1])
                found.append(Found(words[first].start, words[last].end, folded, key))
                break
    return tuple(found)


def surnames_in(text: str, surnames: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where surnames stand alone in a text, in capitals or the genitive too, and mail addresses with them."""
    sought = {one for one in surnames if one}
    if not sought:
        return
    for mail in _MAIL.finditer(text):
        local = bare(mail.group().partition("@")[0]).replace(" ", "")
        if any(one.replace(" ", "") in local for one in sought):
            yield mail.span()
    words = tuple(_words(text))
    longest = max(len(one.split()) for one in sought)
    for first in range(len(words)):
        for last in range(min(first + longest, len(words)) - 1, first - 1, -1):
            window = words[first : last + 1]
            if all(one.joined for one in window[1:]) and any(one[:1].isupper() for one in (window[-1].text,)):
                folded = " ".join(bare(one.text) for one in window)
                if folded in sought or folded.removesuffix("s") in sought:
                    yield window[0].start, window[-1].end
                    break


def blackened(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with spans blacked out, letter by letter, line ends left."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = [one if one == "\n" else BLACK for one in letters[start:end]]
    return "".join(letters)


def _words(text: str) -> Iterator[_Word]:
    end = 0
    for match in _WORD.finditer(text):
        yield _Word(match.start(), match.end(), match.group(), text[end : match.start()][:9])
        end = match.end()


def _key(window: tuple[_Word, ...], known: Known) -> str:
    """Return the key by which words are a known name, or nothing."""
    rest = window[1:]
    if not all(one.joined for one in rest):
        return ""
    if not all(one.tight for one in rest) and not _named(window):
        return ""
    words = tuple(bare(one.text) for one in window)
    own = sum(one.text not in _PARTICLES for one in window)
    if not all(words) or own > (2 if any("\n" in one.between for one in rest) else _MOST):
        return ""
    genitive = (*words[:-1], words[-1].removesuffix("s"))
    forms = (words, genitive) if genitive[-1] and genitive != words else (words,)
    commas = [place for place, one in enumerate(rest, 1) if "," in one.between]
    return next((key for form in forms for key in _readings(form, commas) if known(key)), "")


def _readings(words: tuple[str, ...], commas: list[int]) -> Iterator[str]:
    """Yield the keys that words may have; what stands before a comma is the surname."""
    if not commas:
        yield from keys_of_words(words)
    elif len(commas) == 1:
        yield f"{' '.join(words[: commas[0]])}|{words[commas[0]]}"


def _named(window: tuple[_Word, ...]) -> bool:
    """Tell whether words are written as those of a name: capitals, and particles between."""
    return all(one.text[:1].isupper() or (place and one.text in _PARTICLES) for place, one in enumerate(window))
