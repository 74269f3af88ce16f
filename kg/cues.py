"""Cues: patterns that pass over a text without any of the words they need, before they look at each character.

A rule's pattern finds nothing in most sentences, and Python's engine tries it at every character to learn that. But
each of its alternatives holds some literal ("gefördert", "finanziert"); a text with none of these holds no match.
"""

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any, Final

__all__ = ["Cued", "Cues", "cues_of", "open_page", "page_of"]

Match = re.Match[str]
Tree = Iterable[tuple[Any, Any]]

MOST: Final = 120  # literals; to look for more takes as long as the pattern
GRAM: Final = 4  # characters of a literal that are looked up among those of a page
SURE: Final = 5  # characters; longer literals are not much rarer
DIGIT: Final = re.compile(r"\d")
# Letters that the engine takes for others of another case than lower() does.
ODD: Final = re.compile("[İıſΣσς]")
# The start of what may ignore the case of letters: few patterns need a second look.
SCOPED: Final = re.compile(r"\(\?\w*i")


class Page:
    """A text that many patterns are about to be asked for, and what stands at each of its places, some letters each."""

    def __init__(self, text: str) -> None:
        """Take the text; what stands in it is gathered when first asked for."""
        self.text: Final = text
        self._places: dict[str, tuple[int, ...]] = {}

    @cached_property
    def grams(self) -> frozenset[str]:
        """The pieces of the text, in lower case."""
        lower = self.text.lower()
        return frozenset(lower[place : place + GRAM] for place in range(len(lower)))

    @cached_property
    def digits(self) -> tuple[int, ...]:
        """Where the digits of the text are."""
        return tuple(match.start() for match in DIGIT.finditer(self.text))

    @cached_property
    def lowered(self) -> str | None:
        """The text in lower case, if each letter has its place there and none is another one's for the engine."""
        lower = lowered(self.text)
        return lower if lower and len(lower) == len(self.text) else None

    def places_of(self, literal: str, *, folded: bool) -> tuple[int, ...]:
        """Return where a literal begins in the text, in lower case if ``folded``; patterns share their literals."""
        key = f"{literal}\n" if folded else literal
        known = self._places.get(key)
        if known is None:
            known = self._places[key] = tuple(places_of(literal, (self.lowered or "") if folded else self.text))
        return known


@dataclass(frozen=True)
class Cues:
    """Literals of which a text must hold one, or any digit if ``digit``; in lower case if ``folded``.

    Where there are neither, nothing can be said of a text.
    """

    literals: tuple[str, ...]
    digit: bool
    folded: bool

    def __bool__(self) -> bool:
        """Return whether a text can be told to hold no match."""
        return self.digit or bool(self.literals)

    def may_be_in(self, text: str) -> bool:
        """Tell whether a text holds a cue, or nothing can be said."""
        seen = lowered(text) if self.folded else text
        if seen is None or contains(seen, self.literals):
            return True
        return DIGIT.search(text) is not None if self.digit else not self.literals

    def places_on(self, page: Page) -> tuple[int, ...] | None:
        """Return where the cues begin on a page, in order; ``None`` if nothing can be said."""
        if not self or (self.folded and page.lowered is None):
            return None
        grams = page.grams
        found: list[int] = [*page.digits] if self.digit else []
        for literal, gram in self.grams:
            if not gram or gram in grams:
                found += page.places_of(literal, folded=self.folded)
        return tuple(sorted(found))

    @cached_property
    def grams(self) -> tuple[tuple[str, str], ...]:
        """The literals, each with how it begins in lower case where it is long enough to be looked up so."""
        return tuple((one, one[:GRAM].lower() if len(one) >= GRAM else "") for one in self.literals)


def places_of(literal: str, text: str) -> Iterator[int]:
    """Yield where a literal begins in a text."""
    place = text.find(literal)
    while place >= 0:
        yield place
        place = text.find(literal, place + 1)


def contains(text: str, literals: Iterable[str]) -> bool:
    """Tell whether a text holds one of some literals."""
    for literal in literals:  # noqa: SIM110 - a generator takes longer than the whole search
        if literal in text:
            return True
    return False


def lowered(text: str) -> str | None:
    """Return a text in lower case, ``None`` if the engine would see other letters in it."""
    return None if ODD.search(text) else text.lower()


class Cued:
    """A pattern with the methods of ``re.Pattern`` that asks for its cues first.

    It is compiled when a text first holds one of them: a rule costs nothing where it has nothing to say. ``match`` and
    ``fullmatch`` are the engine's own, since they look at one place only.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Make the pattern; a wrong one is refused at its first use."""
        self.pattern: Final = pattern
        self.flags: Final = flags
        self._known: tuple[str, tuple[int, ...] | None] = ("", None)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as the engine has it."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def match(self) -> Callable[..., Match | None]:
        """The engine's own match at one place."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., Match | None]:
        """The engine's own match of all between two places."""
        return self.compiled.fullmatch

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """Return the first match, as ``re.Pattern.search`` does."""
        return self.compiled.search(text, start, end) if self._possible(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        """Return the matches, as ``re.Pattern.finditer`` does."""
        return self.compiled.finditer(text, start, end) if self._possible(text, start, end) else iter(())

    def sub(self, by: str | Callable[[Match], str], text: str) -> str:
        """Return the text with the matches replaced, as ``re.Pattern.sub`` does."""
        return self.compiled.sub(by, text) if self._possible(text, 0, len(text)) else text

    @cached_property
    def cues(self) -> Cues:
        """What a text must hold."""
        return cues_of(self.pattern, self.flags)

    def _possible(self, text: str, start: int, end: int) -> bool:
        """Tell whether a stretch of a text may hold a cue; for the page that is being read, their places are kept."""
        known, places = self._known
        if known is not text:
            if _open[0].text is not text:
                return self.cues.may_be_in(text)
            places = self.cues.places_on(_open[0])
            self._known = text, places
        if places is None:
            return True
        first = bisect_left(places, start)
        return first < len(places) and places[first] < end


_open: Final = [Page("")]


def open_page(text: str) -> None:
    """Make a text the page that patterns remember their answer for; another thread's page costs time and no more."""
    _open[0] = Page(text)


def page_of(text: str) -> Page | None:
    """Return the page that a text is, ``None`` if it is not open."""
    return _open[0] if _open[0].text is text else None


def cues_of(pattern: str, flags: int = 0) -> Cues:
    """Return the literals of which every text with a match holds at least one: the best that the pattern offers."""
    try:
        # The engine's own reading of a pattern; a Python that keeps it elsewhere has no cues, and the same matches.
        tree = import_module("re._parser").parse(pattern, flags)
    except ImportError:
        return Cues((), digit=False, folded=False)
    found = needed(tree)
    literals = found - {DIGIT.pattern}
    folds = bool(tree.state.flags & re.IGNORECASE) or (SCOPED.search(pattern) is not None and ignores_case(tree))
    if folds:
        literals = frozenset(literal.lower() for literal in literals)
    if len(literals) > MOST or any(literal.isspace() or ODD.search(literal) for literal in literals):
        return Cues((), digit=False, folded=False)
    kept = sorted(one for one in literals if not any(other in one for other in literals if other != one))
    return Cues(tuple(kept), digit=literals != found, folded=folds)


def needed(tree: Tree) -> frozenset[str]:
    """Return the best of the sets of literals of which a match of some nodes in a row holds one; empty if none does."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, what in tree:
        name = str(kind)
        if name == "LITERAL":
            run += chr(what)
            continue
        if run:
            found.append(frozenset({run}))
            run = ""
        found.append(needed_by(name, what))
    if run:
        found.append(frozenset({run}))
    return max(found, key=worth, default=frozenset())


def needed_by(name: str, what: Sequence[Any]) -> frozenset[str]:
    """Return the literals that one node needs, by its kind; what looks around needs none where it stands."""
    match name:
        case "SUBPATTERN":
            return needed(what[-1])
        case "ATOMIC_GROUP":
            return needed(what)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return needed(what[2]) if what[0] else frozenset()
        case "BRANCH":
            branches = [needed(branch) for branch in what[1]]
            return frozenset().union(*branches) if all(branches) else frozenset()
        case "IN" if [str(one) for _, one in what] == ["CATEGORY_DIGIT"]:
            return frozenset({DIGIT.pattern})
        case _:
            return frozenset()


def worth(literals: frozenset[str]) -> tuple[int, int]:
    """Return how well a set of literals rules texts out: long ones first, few of them second; letters alone do not."""
    if not literals or any(len(one) == 1 and (one.isalnum() or one.isspace()) for one in literals):
        return 0, 0
    if DIGIT.pattern in literals:
        return 1, -len(literals)
    return min(SURE, *map(len, literals)), -len(literals)


def ignores_case(tree: Tree) -> bool:
    """Tell whether a part of a pattern ignores the case of letters: ``(?i:…)``."""
    return any(ignores_case_in(str(kind), what) for kind, what in tree)


def ignores_case_in(name: str, what: Sequence[Any]) -> bool:
    """Tell whether one node, by its kind, ignores the case of letters or holds one that does."""
    match name:
        case "SUBPATTERN":
            return bool(what[1] & re.IGNORECASE) or ignores_case(what[-1])
        case "ATOMIC_GROUP":
            return ignores_case(what)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return ignores_case(what[2])
        case "BRANCH":
            return any(map(ignores_case, what[1]))
        case _:
            return False
