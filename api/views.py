"""Views: the rows behind the pages, from the stored queries under ``queries/views``."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final, TypeVar, cast

from api.addresses import page_of, readable_tail
from api.contexts import Ref
from api.messages import Language
from kg.catalogue import view
from kg.store import Row, Store
from kg.terms import Literal, NamedNode

__all__ = ["Views", "flag", "groups", "integer", "iris_in", "node", "number", "text", "tongue_rank"]

Made = TypeVar("Made")

_BATCH: Final = 400
"""Values put into one query; remote engines compile long VALUES lists slowly or not at all."""
_NAMED: Final = 50_000
"""Things whose labels are kept; a page names some tens, and mostly the same as the page before."""


class Views:
    """Asks the page queries of one store; answers without parameters are kept until the store changes."""

    def __init__(self, store: Store) -> None:
        """Ask this store."""
        self._store = store
        self._kept: dict[str, tuple[str, tuple[Row, ...]]] = {}
        self._made: dict[str, tuple[str, object]] = {}
        self._labels: tuple[str, dict[NamedNode, tuple[tuple[int, Literal], ...]]] = ("", {})

    def rows(self, name: str, **slots: Iterable[NamedNode]) -> tuple[Row, ...]:
        """Return the rows of ``queries/views/<name>.rq``, its one slot filled; an empty slot gives no rows.

        Long slots are asked in batches, in the order of the IRIs, so that rows ordered by them stay ordered.
        """
        if not slots:
            return self._all(name)
        ((slot, values),) = slots.items()
        wanted = sorted(set(values), key=lambda thing: thing.value)
        return tuple(
            row
            for start in range(0, len(wanted), _BATCH)
            for row in self._store.select(view(name).filled({slot: wanted[start : start + _BATCH]})).rows
        )

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what is made under a name, made anew when the store has changed."""
        version = self._store.version()
        kept = self._made.get(name)
        if kept is None or kept[0] != version:
            kept = self._made[name] = (version, make())
        return cast("Made", kept[1])

    def _all(self, name: str) -> tuple[Row, ...]:
        version = self._store.version()
        kept = self._kept.get(name)
        if kept is None or kept[0] != version:
            kept = self._kept[name] = (version, self._store.select(view(name).filled({})).rows)
        return kept[1]

    def refs(self, things: Iterable[NamedNode], language: Language) -> "Refs":
        """Return how these things are called and where their pages are."""
        nodes = tuple(dict.fromkeys(things))
        labels = self._labels_of(nodes)

        def best(thing: NamedNode) -> str:
            """Return the label in the language asked for, else German, else in none; of the best kind; the longest."""
            found = labels.get(thing)
            if not found:
                return ""
            _, label = min(found, key=lambda one: (tongue_rank(one[1], language), one[0], -len(one[1].value)))
            return label.value

        return Refs({thing.value: best(thing) for thing in nodes}, self.made_up())

    def _labels_of(self, nodes: Iterable[NamedNode]) -> Mapping[NamedNode, tuple[tuple[int, Literal], ...]]:
        """Return the labels of things, each with the rank of its kind; kept until the store changes."""
        version = self._store.version()
        kept_at, kept = self._labels
        if kept_at != version or len(kept) > _NAMED:
            kept = {}
        if missing := [thing for thing in nodes if thing not in kept]:
            found: dict[NamedNode, list[tuple[int, Literal]]] = {thing: [] for thing in missing}
            for row in self.rows("page_labels", thing=missing):
                if isinstance(label := row["label"], Literal):
                    found[node(row, "thing")].append((integer(row, "rank"), label))
            kept |= {thing: tuple(labels) for thing, labels in found.items()}
        self._labels = (version, kept)
        return kept

    def made_up(self) -> frozenset[NamedNode]:
        """Return the things that only made-up documents know."""
        return self.once("made up", lambda: frozenset(node(row, "thing") for row in self.rows("page_made_up")))


@dataclass(frozen=True, slots=True)
class Refs:
    """Labels by IRI; indexed by a node it gives a ``Ref``, with the tail of the IRI where there is no label."""

    labels: Mapping[str, str]
    made_up: frozenset[NamedNode]

    def __getitem__(self, thing: NamedNode) -> Ref:
        """Return what a page needs to name and link a thing."""
        return self.named(thing, self.labels.get(thing.value, ""))

    def named(self, thing: NamedNode, label: str) -> Ref:
        """Return the same for a thing whose label is known already."""
        iri = thing.value
        return Ref(iri, label or readable_tail(iri), page_of(iri), thing in self.made_up)


def groups(rows: Iterable[Row], name: str) -> Iterator[tuple[NamedNode, tuple[Row, ...]]]:
    """Yield the runs of rows with the same node under ``name``; the rows must come in its order."""
    for key, run in groupby((row for row in rows if isinstance(row.get(name), NamedNode)), itemgetter(name)):
        assert isinstance(key, NamedNode)  # noqa: S101 - filtered above, for the type checker
        yield key, tuple(run)


def tongue_rank(literal: Literal, language: Language) -> int:
    """Return how well a text's language fits: the one asked for 0, German 1, none 2, any other 3."""
    if literal.language == language:
        return 0
    return {"de": 1, None: 2}.get(literal.language, 3)


def iris_in(rows: Iterable[Row]) -> Iterator[NamedNode]:
    """Yield every IRI that occurs in the rows."""
    for row in rows:
        for term in row.values():
            if isinstance(term, NamedNode):
                yield term


def node(row: Row, name: str) -> NamedNode:
    """Return the IRI under a variable that the query always binds to one."""
    term = row[name]
    if not isinstance(term, NamedNode):
        raise TypeError(f"?{name} is {term}, an IRI was expected; the stored query does not fit this code")
    return term


def text(row: Row, name: str, default: str = "") -> str:
    """Return the text under a variable, or the default where it is unbound."""
    term = row.get(name)
    return term.value if term is not None else default


def integer(row: Row, name: str, default: int = 0) -> int:
    """Return the whole number under a variable, or the default where it is unbound."""
    term = row.get(name)
    return int(term.value) if term is not None else default


def number(row: Row, name: str, default: float = 0.0) -> float:
    """Return the number under a variable, or the default where it is unbound."""
    term = row.get(name)
    return float(term.value) if term is not None else default


def flag(row: Row, name: str) -> bool:
    """Return whether the variable is bound to true."""
    term = row.get(name)
    return term is not None and term.value in {"true", "1"}
