"""Shades: the steps in which areas are coloured, each with a pattern of its own and its meaning in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from xml.etree import ElementTree as ET

from kg.export.wording import WORDS

__all__ = ["Step", "define", "steps_of"]

_COLOURS: Final = ("#d6e6f4", "#abd0e6", "#6aaed6", "#2e7ebc")
_STROKE: Final = "#08306b"
_PATTERNS: Final = (
    "",
    "M2 6h.01M8 12h.01",
    "M-3 3L3 -3M0 12L12 0M9 15L15 9",
    "M-3 3L3 -3M0 12L12 0M9 15L15 9M-3 9L3 15M0 0L12 12M9 -3L15 3",
)
"""Nothing, dots, stripes, a grid: the order of the colours can be seen without them."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step: from how many actors to how many; ``number`` counts from 0."""

    number: int
    least: int
    most: int

    @property
    def fill(self) -> str:
        """How SVG calls its pattern."""
        return f"url(#step-{self.number})"

    def holds(self, actors: int) -> bool:
        """Tell whether a number belongs to it."""
        return self.least <= actors <= self.most

    def words(self, language: str) -> str:
        """Return what it means."""
        name = "map-actor" if self.most == 1 else "map-actors" if self.least == self.most else "map-range"
        return WORDS[name].text(language).format(least=self.least, most=self.most)


def steps_of(counts: Iterable[int]) -> tuple[Step, ...]:
    """Return the steps for some numbers above 0: at most four, each of about as many different numbers."""
    there = sorted({count for count in counts if count > 0})
    parts = min(len(there), len(_COLOURS))
    bounds = [round(part * len(there) / parts) for part in range(parts + 1)] if parts else []
    ends = [there[start:end] for start, end in pairwise(bounds)]
    return tuple(Step(number, part[0], part[-1]) for number, part in enumerate(ends))


def define(root: ET.Element, steps: Sequence[Step]) -> None:
    """Put the patterns of some steps into a picture."""
    defs = ET.SubElement(root, "defs")
    for step in steps:
        given = {"id": f"step-{step.number}", "width": "12", "height": "12", "patternUnits": "userSpaceOnUse"}
        pattern = ET.SubElement(defs, "pattern", given)
        ET.SubElement(pattern, "rect", {"width": "12", "height": "12", "fill": _COLOURS[step.number]})
        if path := _PATTERNS[step.number]:
            line = {"stroke": _STROKE, "stroke-width": "2" if step.number == 1 else "0.9", "stroke-linecap": "round"}
            ET.SubElement(pattern, "path", {"d": path, "fill": "none", **line})
