"""Attesting: which statements have evidence that attests their property and value, and how sure the surest of it is."""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.terms import DEF, NamedNode
from kg.themes.column import Column
from kg.themes.joins import Codes, Sure, met, pairs_of, strongest, within
from kg.themes.layers import is_in

__all__ = ["Attesting", "Facts"]

_BLOCK: Final = 1_000_000
"""Attested values looked at together; all of a large store at once would take more room than its index."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Statements with one property for which there is evidence, each once, and how sure the surest of it is."""

    subject: Codes
    value: Codes
    sure: Sure

    def where(self, wanted: NDArray[np.bool_] | NDArray[np.intp]) -> "Facts":
        """Return the wanted ones, in their order."""
        return Facts(self.subject[wanted], self.value[wanted], self.sure[wanted])


class Attesting:
    """Pieces of evidence with whose they are, what they attest, and how sure they are.

    Their columns are taken out of those given when they have been put in order, as they are the longest by far.
    """

    def __init__(self, statements: MutableMapping[NamedNode, Column], attesting: Mapping[NamedNode, Codes]) -> None:
        """Look for evidence in these columns, and for what attests a property in these."""
        self._statements = statements
        self._attesting = attesting

    def of(self, name: NamedNode, stated: Column) -> Facts:
        """Return the statements with a property, all of which are given, for which there is evidence."""
        sure_of, sure = self._confidence
        shown, values = self._values
        evidence, things = self._evidence
        telling = self._attesting[name]
        telling = telling[is_in(telling, sure_of)]
        there = np.sort(pairs_of(stated.subject, stated.value))
        parts = [Facts(stated.subject[:0], stated.value[:0], sure[:0])]
        for start in range(0, len(shown), _BLOCK):
            block = slice(start, start + _BLOCK)
            those = is_in(shown[block], telling)
            pieces, said = shown[block][those], values[block][those]
            if len(pieces):
                first = int(np.searchsorted(evidence, pieces[0], side="left"))
                theirs = slice(first, int(np.searchsorted(evidence, pieces[-1], side="right")))
                value, thing = met(pieces, evidence[theirs])
                found = Facts(things[theirs][thing], said[value], sure[np.searchsorted(sure_of, pieces[value])])
                parts.append(found.where(within(pairs_of(found.subject, found.value), there)))
        whole = Facts(
            np.concatenate([one.subject for one in parts]),
            np.concatenate([one.value for one in parts]),
            np.concatenate([one.sure for one in parts]),
        )
        chosen, _, best = strongest(pairs_of(whole.subject, whole.value), whole.sure)
        return Facts(whole.subject[chosen], whole.value[chosen], best)

    @cached_property
    def _evidence(self) -> tuple[Codes, Codes]:
        """Pieces of evidence, sorted, and whose they are."""
        found = self._statements.pop(DEF["evidence"])
        order = np.argsort(found.value)
        return found.value[order], found.subject[order]

    @cached_property
    def _values(self) -> tuple[Codes, Codes]:
        """Pieces of evidence, sorted, and what they attest."""
        found = self._statements.pop(DEF["attestedValue"])
        order = np.argsort(found.subject)
        return found.subject[order], found.value[order]

    @cached_property
    def _confidence(self) -> tuple[Codes, Sure]:
        """Pieces of evidence, sorted, each once, and how sure they are, 0 to 1."""
        found = self._statements.pop(DEF["confidence"])
        known = np.array(sorted(found.spelled), np.int64)
        figures = np.array([_figure(found.spelled[code]) for code in known.tolist()], np.float64)
        _, pieces, sure = strongest(found.subject, figures[np.searchsorted(known, found.value)])
        return pieces, sure


def _figure(text: str) -> float:
    """Return a number as SPARQL's TSV writes it, bare or as a literal with its type, between 0 and 1."""
    value = text[1 : text.rindex('"')] if text.startswith('"') else text
    return min(max(float(value), 0.0), 1.0)
