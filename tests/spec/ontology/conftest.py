"""What the ontology's tests share: its files, its triples, and stores that hold them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
import pytest

from kg.resources import ontology
from kg.store import open_store
from kg.store.base import Store
from kg.terms import GRAPH, VOCABULARY_GRAPH, DefaultGraph, Quad, Triple

HERE = Path(__file__).parent
TERM_FILES = ("core.ttl", "lists.ttl", "imports/stubs.ttl")
ALL_FILES = (*TERM_FILES, "themes.ttl", "places.ttl")


def read(file: Path) -> list[Triple]:
    return [quad.triple for quad in pyoxigraph.parse(path=str(file))]


def in_named_graph(quad: Quad) -> Quad:
    """Put a quad without a graph into one that no check minds."""
    return Quad(*quad.triple, GRAPH["probe"]) if isinstance(quad.graph_name, DefaultGraph) else quad


@pytest.fixture(scope="session")
def files() -> dict[str, Path]:
    return {name: Path(str(ontology())) / name for name in ALL_FILES}


@pytest.fixture(scope="session")
def terms(files: dict[str, Path]) -> frozenset[Triple]:
    """The triples of the core, the lists and the stubs: what a reasoner needs to know."""
    return frozenset(triple for name in TERM_FILES for triple in read(files[name]))


@pytest.fixture(scope="session")
def vocabulary(files: dict[str, Path]) -> frozenset[Triple]:
    """The triples of everything shipped in ``ontology``."""
    return frozenset(triple for name in ALL_FILES for triple in read(files[name]))


@pytest.fixture
def store_of() -> Iterator[Callable[..., Store]]:
    """Make stores in memory that hold the given triples of the vocabulary and the quads of a file."""
    opened: list[Store] = []

    def make(triples: frozenset[Triple] = frozenset(), file: Path | None = None) -> Store:
        store = open_store("memory:")
        opened.append(store)
        store.add(Quad(*triple, VOCABULARY_GRAPH) for triple in triples)
        if file is not None:
            store.add(in_named_graph(quad) for quad in pyoxigraph.parse(path=str(file)))
        return store

    yield make
    for store in opened:
        store.close()
