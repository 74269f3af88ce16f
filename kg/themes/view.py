"""Views: the rows of the stored queries that the theme answers are made of."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from kg import resources
from kg.store.base import Row, Store
from kg.terms import NamedNode

__all__ = ["rows"]

BATCH: Final = 200
"""Values put into one query; remote engines compile long VALUES lists slowly or not at all."""

_SLOT: Final = re.compile(r"VALUES \?(?P<name>\w+) \{ UNDEF \}")


def rows(store: Store, name: str, **slots: Iterable[NamedNode]) -> tuple[Row, ...]:
    """Return the rows of ``queries/views/<name>.rq`` with its slots filled; long slots are asked in batches.

    A slot that is not given is left out of the text: ``VALUES ?x { UNDEF }`` means "any", but not every
    engine joins it rightly.
    """
    if not slots:
        return store.select(_filled(name, {})).rows
    (slot, values), *rest = slots.items()
    wanted = sorted(set(values), key=lambda node: node.value)
    fixed = {key: tuple(given) for key, given in rest}
    found: list[Row] = []
    for start in range(0, len(wanted), BATCH):
        found.extend(store.select(_filled(name, fixed | {slot: tuple(wanted[start : start + BATCH])})).rows)
    return tuple(found)


def _filled(name: str, slots: dict[str, tuple[NamedNode, ...]]) -> str:
    def fill(match: re.Match[str]) -> str:
        values = slots.get(match["name"])
        return f"VALUES ?{match['name']} {{ {' '.join(map(str, values))} }}" if values is not None else ""

    return _SLOT.sub(fill, _text(name))


@cache
def _text(name: str) -> str:
    return (resources.queries() / "views" / f"{name}.rq").read_text(encoding="utf-8")
