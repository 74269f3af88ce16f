"""Weights: how strongly an actor works on a theme, how rare a theme is, how much two actors share.

Every number of the measure stands here; ``docs/shared-themes.md`` says it in prose, with the papers.

    tie       = weight of the kind × confidence                              of one link
    strength  = 1 - product over items of (1 - strongest tie of the item)    of an actor on a theme
    rarity    = 1 / log2(1 + number of actors on the theme)                  of a theme
    part      = strength × strength × rarity × closeness                     of a pair on a theme
    weight    = sum of parts                                                 of a pair
"""

import math
from collections.abc import Hashable, Iterable, Mapping
from typing import Final, TypeVar

from kg.themes.answer import EvidenceKind

__all__ = ["CLOSENESS", "DIGITS", "KIND_WEIGHT", "pair_weight", "part", "parts", "rarity", "strength", "tie"]

Theme = TypeVar("Theme", bound=Hashable)

KIND_WEIGHT: Final[Mapping[EvidenceKind, float]] = {
    # Whoever launches a programme has committed money and staff to its theme.
    EvidenceKind.PROGRAMME: 0.9,
    # A talk is prepared and stands under the speaker's name.
    EvidenceKind.CONTRIBUTION: 0.8,
    # A function is standing work, and its name says on what.
    EvidenceKind.FUNCTION: 0.8,
    # So is a unit, but each of its people does only a part of it.
    EvidenceKind.UNIT: 0.7,
    # The source ties actor and theme in one sentence, once.
    EvidenceKind.STATEMENT: 0.6,
    # An event has many themes, and not every one brought each participant there.
    EvidenceKind.PARTICIPATION: 0.5,
    # One person of the organisation was there: the participation, one step removed.
    EvidenceKind.AFFILIATION: 0.4,
    # What an organisation does, most of its people do not do.
    EvidenceKind.MEMBERSHIP: 0.2,
}
"""What one piece of full-confidence evidence of each kind is worth, as a probability-like figure."""

CLOSENESS: Final = 0.3
"""The part of a shared theme that a theme and its direct broader theme count for."""

DIGITS: Final = 6
"""Decimals of every figure that leaves the package, so that answers compare equal across platforms."""


def tie(kind: EvidenceKind, confidence: float) -> float:
    """Return what one link is worth on its own, 0 to 1."""
    return KIND_WEIGHT[kind] * confidence


def strength(ties: Iterable[tuple[Hashable, float]]) -> float:
    """Return how strongly an actor works on a theme, 0 to 1, from ``(item, tie)`` pairs in any order.

    Items are taken as independent hints and combined by noisy-or; within an item only the strongest tie
    counts: three people sent to one event, or three sentences about one talk, are still one event, one talk.
    """
    strongest: dict[Hashable, float] = {}
    for item, value in ties:
        strongest[item] = max(value, strongest.get(item, 0.0))
    # Sorted, because floating-point products depend on the order and rows come in none.
    return 1.0 - math.prod(sorted(1.0 - value for value in strongest.values()))


def rarity(actors: int) -> float:
    """Return how much a theme tells, 0 to 1: 1 for a theme of one actor, falling with the logarithm.

    This is the weight of Adamic and Adar (2003), shifted by one so that a single actor gives 1, not infinity.
    Unlike idf it does not contain the total number of actors: an import about other themes changes nothing.
    """
    return 1.0 / math.log2(1 + max(actors, 1))


def part(left: float, right: float, rare: float, closeness: float = 1.0) -> float:
    """Return what one theme adds to a pair: the chance that both work on it, times how much that tells."""
    return left * right * rare * closeness


def parts(
    left: Mapping[Theme, float],
    right: Mapping[Theme, float],
    rare: Mapping[Theme, float],
    near: Mapping[Theme, frozenset[Theme]],
) -> dict[tuple[Theme, Theme], float]:
    """Return what each theme, and each pair of neighbouring themes, adds to the weight of two actors.

    Args:
        left: strengths of one actor by theme.
        right: strengths of the other.
        rare: rarity of every theme of either.
        near: direct broader and narrower themes of each theme; must be symmetric.

    Returns:
        Parts by ``(theme of left, theme of right)``; the same theme twice for a shared one. A neighbouring
        pair takes the lower of the two rarities: "Armut" by way of "Kinderarmut" tells no more than "Armut".
    """
    found: dict[tuple[Theme, Theme], float] = {}
    for theme, own in left.items():
        if theme in right:
            found[theme, theme] = part(own, right[theme], rare[theme])
        for other in near.get(theme, frozenset()):
            if other in right:
                found[theme, other] = part(own, right[other], min(rare[theme], rare[other]), CLOSENESS)
    return found


def pair_weight(values: Iterable[float]) -> float:
    """Return the sum of a pair's parts, rounded; exact summation makes it independent of their order."""
    return round(math.fsum(values), DIGITS)
