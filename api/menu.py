"""Menu: the pages in their groups, as far as this instance has them, and which of them a path belongs to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

__all__ = ["MENU", "Entry", "Group", "entry_of", "menu_of"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the menu; its text is ``nav-NAME``."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that serve one purpose; its text is ``menu-NAME``."""

    name: str
    entries: tuple[Entry, ...]

    def holds(self, entry: Entry | None) -> bool:
        """Tell whether an entry is one of this group."""
        return entry in self.entries


def _group(name: str, **hrefs: str) -> Group:
    return Group(name, tuple(Entry(entry, href) for entry, href in hrefs.items()))


MENU: Final = (
    _group(
        "find",
        search="/search",
        actors="/actors",
        themes="/themes",
        places="/places",
        programmes="/programmes",
        documents="/documents",
    ),
    _group(
        "connect",
        shared="/shared-themes",
        network="/network",
        map="/map",
        matrix="/matrix",
        invite="/invite",
        new="/new",
    ),
    _group("ask", ask="/ask", questions="/questions", sparql="/sparql"),
    _group("data", dataset="/dataset", terms="/ontology", interface="/docs"),
    _group(
        "work",
        work="/work",
        importing="/work/import",
        review="/work/review",
        duplicates="/work/duplicates",
        links="/work/links",
        reports="/work/reports",
    ),
)
"""Everything that a menu may hold, in its order."""


def menu_of(routes: Iterable[BaseRoute]) -> tuple[Group, ...]:
    """Return the menu of an instance with these routes: groups and entries that lead somewhere."""
    there = {route.path for route in routes if isinstance(route, APIRoute) and "GET" in (route.methods or ())}
    groups = (Group(group.name, tuple(one for one in group.entries if one.href in there)) for group in MENU)
    return tuple(group for group in groups if group.entries)


def entry_of(menu: Sequence[Group], path: str) -> Entry | None:
    """Return the entry under which a path lies, the nearest one; ``None`` for pages outside the menu."""
    above = [one for group in menu for one in group.entries if path == one.href or path.startswith(f"{one.href}/")]
    return max(above, key=lambda one: len(one.href), default=None)
