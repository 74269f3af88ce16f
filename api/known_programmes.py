"""Known programmes: every programme of the graph with what it is tied to, to list, to show and to find by place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from api.addresses import safe_segment
from api.views import Views, flag, groups, node
from kg.errors import NotFound
from kg.terms import DEF, ID, NamedNode

__all__ = ["KnownProgramme", "known_programmes", "programme_of"]

_RUN: Final = (DEF["launchedBy"], DEF["fundedBy"], DEF["partnerOf"], DEF["carrierOf"])
"""What ties an organisation to a programme."""


@dataclass(frozen=True, slots=True)
class KnownProgramme:
    """A programme: ``said`` are its own properties, ``told`` those by which others name it."""

    iri: NamedNode
    said: Mapping[NamedNode, tuple[NamedNode, ...]]
    told: Mapping[NamedNode, tuple[NamedNode, ...]]

    def having(self, name: str) -> tuple[NamedNode, ...]:
        """Return the values of one of its own properties."""
        return self.said.get(DEF[name], ())

    def named_by(self, name: str) -> tuple[NamedNode, ...]:
        """Return what names it by a property."""
        return self.told.get(DEF[name], ())

    def runners(self) -> dict[NamedNode, tuple[NamedNode, ...]]:
        """Return who launched, funds, carries or accompanies it, with these properties; it may fund others, too."""
        found: dict[NamedNode, tuple[NamedNode, ...]] = {}
        for held in (self.said, {key: things for key, things in self.told.items() if key != DEF["fundedBy"]}):
            for key in _RUN:
                for thing in held.get(key, ()):
                    found[thing] = (*found.get(thing, ()), key)
        return found


def known_programmes(views: Views) -> Mapping[NamedNode, KnownProgramme]:
    """Return all programmes by address, read once for each version of the store."""
    return views.once("known programmes", lambda: _read(views))


def programme_of(views: Views, slug: str) -> KnownProgramme:
    """Return the programme whose IRI ends in this.

    Raises:
        NotFound: there is none.
    """
    found = known_programmes(views).get(NamedNode(f"{ID}programme/{slug}")) if safe_segment(slug) else None
    if found is None:
        raise NotFound(f"there is no programme {slug!r}; /programmes lists all")
    return found


def _read(views: Views) -> dict[NamedNode, KnownProgramme]:
    found = {}
    for programme, rows in groups(views.rows("page_programmes"), "programme"):
        said: dict[NamedNode, list[NamedNode]] = {}
        told: dict[NamedNode, list[NamedNode]] = {}
        for row in rows:
            if isinstance(row["thing"], NamedNode):
                held = told if flag(row, "inverse") else said
                held.setdefault(node(row, "property"), []).append(node(row, "thing"))
        found[programme] = KnownProgramme(
            programme,
            {key: tuple(values) for key, values in said.items()},
            {key: tuple(values) for key, values in told.items()},
        )
    return found
