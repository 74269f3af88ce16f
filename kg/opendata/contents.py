"""Contents: what a graph is drawn from and tells about: documents, days, places, the vocabularies behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.export.origins import Origin
from kg.store.base import Row, Store
from kg.terms import Literal, NamedNode
from kg.themes import view
from kg.thesaurus.preset import PRESETS

__all__ = ["Contents", "Covered", "Foreign", "contents_of"]


@dataclass(frozen=True, slots=True)
class Covered:
    """A place that documents tell about: its key and its level in the addresses of DCAT-AP.de."""

    place: NamedNode
    label: str
    key: NamedNode
    level: NamedNode | None


@dataclass(frozen=True, slots=True)
class Foreign:
    """Data of somebody else in the graph: what it is, and under which terms it may go on."""

    title: str
    terms: str

    @property
    def told(self) -> str:
        """Both in one line."""
        return f"{self.title} ({self.terms})" if self.terms else self.title


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in the graph, each part in a fixed order.

    ``documents`` are (address, origin) in order of their addresses; ``first`` and ``last`` the days of the earliest and
    the latest event; ``foreign`` the registers and vocabularies that facts or links were taken from.
    """

    documents: tuple[tuple[NamedNode, Origin], ...] = ()
    first: Literal | None = None
    last: Literal | None = None
    places: tuple[Covered, ...] = ()
    foreign: tuple[Foreign, ...] = ()

    @property
    def made_up(self) -> int:
        """How many of the documents were invented to show the software."""
        return sum(origin.made_up for _, origin in self.documents)


def contents_of(store: Store) -> Contents:
    """Return what a store's graph is drawn from, in five queries."""
    days = [
        term
        for row in view.rows(store, "event_days")
        for name in ("first", "last")
        if isinstance(term := row.get(name), Literal)
    ]
    return Contents(
        documents=_documents(store),
        first=min(days, key=_day, default=None),
        last=max(days, key=_day, default=None),
        places=tuple(_places(view.rows(store, "published_places"))),
        foreign=(*_shipped(store), *_linked(store)),
    )


def _day(term: Literal) -> str:
    return term.value


def _documents(store: Store) -> tuple[tuple[NamedNode, Origin], ...]:
    found: dict[NamedNode, Origin] = {}
    for row in view.rows(store, "published_documents"):
        document = view.node_in(row, "document")
        title, source, made_up = row.get("title"), row.get("source"), row.get("madeUp")
        told = Origin(
            title=title.value if title else document.value.rsplit("/", 1)[-1],
            source=source.value if source else "",
            made_up=made_up is not None and made_up.value in {"true", "1"},
        )
        found[document] = min(told, found.get(document, told), key=str)
    return tuple(sorted(found.items(), key=lambda one: one[0].value))


def _places(rows: Iterable[Row]) -> Iterable[Covered]:
    found: dict[str, Covered] = {}
    for row in rows:
        level, label = row.get("level"), row.get("label")
        key = view.node_in(row, "key")
        found.setdefault(
            key.value,
            Covered(
                view.node_in(row, "place"),
                label.value if label else key.value.rsplit("/", 1)[-1],
                key,
                level if isinstance(level, NamedNode) else None,
            ),
        )
    return (found[key] for key in sorted(found))


def _shipped(store: Store) -> Iterable[Foreign]:
    """Return the registers that the vocabulary's places were made from, as the graph itself names them."""
    titles: dict[str, list[str]] = {}
    for row in view.rows(store, "published_registers"):
        titles.setdefault(row["rights"].value if "rights" in row else "", []).append(row["source"].value)
    return (Foreign("; ".join(dict.fromkeys(found)), terms) for terms, found in sorted(titles.items()))


def _linked(store: Store) -> Iterable[Foreign]:
    """Return the vocabularies that links lead to."""
    names = sorted({row["source"].value for row in view.rows(store, "published_links")})
    for name in names:
        preset = PRESETS.get(name.lower())
        if preset is not None:
            yield Foreign(preset.title, preset.licence)
