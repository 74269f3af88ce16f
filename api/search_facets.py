"""Search facets: the values that findings can be narrowed by, as addresses take them, with names, counts and links."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from api.search_contexts import FacetItem, ValueItem
from kg.search import ANY, Count, EntryKind, Facet, Found
from kg.terms import ID, LIST, THEME

__all__ = ["Narrowing", "facet_items"]

_SHOWN: Final = 60
"""Values of a facet that are told; the chosen ones always are."""

_BELOW: Final[Mapping[Facet, str]] = {
    Facet.THEME: THEME[""].value,
    Facet.PLACE: ID["place/"].value,
    Facet.LEVEL: LIST["ebene/"].value,
    Facet.SOURCE: ID["document/"].value,
}
"""What addresses of values begin with, and parameters leave out."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The values that somebody chose, by facet, as an address has them."""

    given: Mapping[Facet, tuple[str, ...]]

    @property
    def values(self) -> dict[Facet, tuple[str, ...]]:
        """The same as addresses of things."""
        return {facet: tuple(_whole(facet, one) for one in given) for facet, given in self.given.items() if given}

    def toggled(self, facet: Facet, value: str) -> dict[str, list[str]]:
        """Return the parameters with a value more, or without it where it was chosen."""
        chosen = {name: [*given] for name, given in self.given.items()}
        short = _short(facet, value)
        same = [one for one in chosen.get(facet, []) if _short(facet, _whole(facet, one)) == short]
        if same:
            chosen[facet] = [one for one in chosen[facet] if one not in same]
        else:
            chosen.setdefault(facet, []).append(short)
        return {name.value: given for name, given in chosen.items()}


def facet_items(
    found: Found,
    narrowing: Narrowing,
    names: Callable[[Iterable[str]], Mapping[str, str]],
    href: Callable[[Mapping[str, list[str]]], str],
) -> tuple[FacetItem, ...]:
    """Return all facets that have values.

    Args:
        found: with the counts.
        narrowing: what was chosen.
        names: what values are called, by value.
        href: the address of the search with some parameters in place of those that narrow it.
    """
    shown = {facet: _shown(facet, counts) for facet, counts in found.counts.items()}
    called = names(one.value for counts in shown.values() for one in counts)
    return tuple(
        FacetItem(
            facet.value,
            tuple(
                ValueItem(
                    value=_short(facet, one.value),
                    label=called.get(one.value) or _short(facet, one.value),
                    count=one.entries,
                    chosen=one.chosen,
                    href=href(narrowing.toggled(facet, one.value)),
                )
                for one in counts
            ),
            len(found.counts[facet]),
            facet not in ANY,
        )
        for facet, counts in shown.items()
        if counts
    )


def _shown(facet: Facet, counts: Sequence[Count]) -> list[Count]:
    chosen = [one for one in counts if one.chosen]
    others = [one for one in counts if not one.chosen][:_SHOWN]
    match facet:
        case Facet.YEAR:
            return sorted((*chosen, *others), key=lambda one: one.value, reverse=True)
        case Facet.TYPE:
            order = [kind.value for kind in EntryKind]
            return sorted((*chosen, *others), key=lambda one: order.index(one.value))
        case _:
            return [*chosen, *others]


def _whole(facet: Facet, given: str) -> str:
    below = _BELOW.get(facet, "")
    return given if given.startswith(below) or "://" in given else f"{below}{given}"


def _short(facet: Facet, value: str) -> str:
    return value.removeprefix(_BELOW.get(facet, ""))
