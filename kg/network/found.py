"""Found: what a question over the whole graph was asked, and what it found, each row with its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.network.network import Network
from kg.store.base import Row, Store
from kg.terms import Literal, NamedNode, Term
from kg.themes.answer import Reason

__all__ = ["Asked", "Found", "FoundRow", "Why"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The terms that a question's parameters were given, over a store, with the language of labels and sentences."""

    store: Store
    values: Mapping[str, tuple[Term, ...]]
    language: str

    def things(self, name: str) -> tuple[NamedNode, ...]:
        """Return the addresses given for a parameter, none if it was left out."""
        return tuple(term for term in self.values.get(name, ()) if isinstance(term, NamedNode))

    def thing(self, name: str) -> NamedNode | None:
        """Return the first address given for a parameter."""
        return next(iter(self.things(name)), None)

    def text(self, name: str, default: str = "") -> str:
        """Return the text, date or choice given for a parameter, else the default."""
        literals = (term.value for term in self.values.get(name, ()) if isinstance(term, Literal))
        return next(literals, default)

    def number(self, name: str, default: float) -> float:
        """Return the number given for a parameter, else the default."""
        return float(self.text(name) or default)


@dataclass(frozen=True, slots=True)
class Why:
    """One sentence that says why, and the reasons with the passages it rests on."""

    sentence: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row: terms by column name, and why it is there."""

    cells: Row
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Rows in their order; ``notes`` are sentences on the whole, such as how good an approximation is.

    Rows that are nodes or edges of a network come with it, so that they can be drawn.
    """

    rows: tuple[FoundRow, ...]
    notes: tuple[str, ...] = ()
    network: Network | None = None
