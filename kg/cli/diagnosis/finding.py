"""Finding: what one check found, in both languages, with what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Finding", "State", "bad", "fair", "good"]


class State(StrEnum):
    """How it stands: all well, worth a look, or broken."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence in German and in English."""

    de: str
    en: str

    def spoken(self, language: str) -> str:
        """Return the sentence in ``de`` or ``en``."""
        return self.en if language == "en" else self.de


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: its name, its state, what is the case, and how to mend it where that is needed."""

    check: str
    state: State
    words: Words
    hint: Words | None = None


def good(check: str, de: str, en: str) -> Finding:
    """Return the finding that all is well."""
    return Finding(check, State.OK, Words(de, en))


def fair(check: str, said: tuple[str, str], hint: tuple[str, str]) -> Finding:
    """Return a finding worth a look; ``said`` and ``hint`` are German and English."""
    return Finding(check, State.WARNING, Words(*said), Words(*hint))


def bad(check: str, said: tuple[str, str], hint: tuple[str, str]) -> Finding:
    """Return the finding that something is broken; ``said`` and ``hint`` are German and English."""
    return Finding(check, State.ERROR, Words(*said), Words(*hint))
