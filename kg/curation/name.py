"""Name: a person's name in words that can be compared, and whether one is a shorter form of another."""

import re
from dataclasses import dataclass
from typing import Final

from kg.folding import alphabetical

__all__ = ["PersonName", "person_name", "told_in", "words_of_name"]

WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """Given names, of which each may be an initial, and the last word of the surname; no case, no accents."""

    given: tuple[str, ...]
    surname: str

    @property
    def length(self) -> int:
        """How much of the given names is told."""
        return sum(map(len, self.given))

    def shortens(self, other: "PersonName") -> bool:
        """Tell whether another name is a fuller form: same surname, these given names in order, or their initials."""
        return self != other and self.surname == other.surname and bool(self.given) and told_in(self.given, other.given)


def told_in(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether given names are part of fuller ones, in their order: "i" or "ida" of "ida maria"."""
    rest = iter(full)
    return all(any(word == other or (len(word) == 1 and other.startswith(word)) for other in rest) for word in short)


def person_name(name: str) -> PersonName:
    """Return a person's name in words."""
    *given, surname = words_of_name(name) or ("",)
    return PersonName(tuple(given), surname)


def words_of_name(name: str) -> tuple[str, ...]:
    """Return the words of a name without case and accents."""
    return tuple(WORD.findall(alphabetical(name)))
