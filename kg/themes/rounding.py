"""Rounding: weights of pairs as they are shown, whatever the order in which their parts were summed."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.terms import NamedNode
from kg.themes import weight
from kg.themes.lens import Lens

__all__ = ["LEAST", "MARGIN", "apart", "is_unsure", "rounded", "together"]

MARGIN: Final = 1.5 * 10**-weight.DIGITS
"""How far below another a sum may be and yet have the same weight, once both are rounded."""

LEAST: Final = 0.4 * 10**-weight.DIGITS
"""A sum below this is rounded to nothing."""

_UNSURE: Final = 1e-5
"""How near to the middle between two rounded figures the order of a sum could decide, in units of the last digit."""


def rounded(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return sums as ``weight.pair_weight`` rounds them, except for those that are unsure."""
    found: NDArray[np.float64] = np.rint(totals * 10**weight.DIGITS) / 10**weight.DIGITS
    return found


def is_unsure(totals: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell of which sums the order of their parts may decide how they are rounded; these are weighed one by one."""
    units = totals * 10**weight.DIGITS
    found: NDArray[np.bool_] = np.abs(units - np.floor(units) - 0.5) < _UNSURE
    return found


def apart(lens: Lens, left: NamedNode, right: NamedNode) -> float:
    """Return the weight between two actors without what passed from one to the other."""
    return together(lens, lens.strengths(left, apart_from=right), lens.strengths(right, apart_from=left))


def together(lens: Lens, left: dict[NamedNode, float], right: dict[NamedNode, float]) -> float:
    """Return the weight between two actors of some strengths."""
    rare = {theme: lens.rarity(theme) for theme in (*left, *right)}
    return weight.pair_weight(weight.parts(left, right, rare, lens.index.tree.near).values())
