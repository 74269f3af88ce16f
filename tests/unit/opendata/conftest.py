"""A small graph: one real document, one made up, an event of two days, a place with a key."""

from pathlib import Path

import pyoxigraph
import pytest

from kg.opendata import Publication
from kg.store import open_store

GRAPH = Path(__file__).parent / "graph.trig"


@pytest.fixture
def store():
    """The graph in a store of its own."""
    with open_store("memory:") as opened:
        opened.add(pyoxigraph.parse(GRAPH.read_bytes(), format=pyoxigraph.RdfFormat.TRIG))
        yield opened


@pytest.fixture(scope="session")
def publication() -> Publication:
    """A publisher who said everything."""
    return Publication.given(
        publisher="Landkreis Muster",
        homepage="https://kreis.example",
        contact="daten@kreis.example",
        contributor="musterkreis",
        licence="dl-by-de/2.0",
        address="https://daten.kreis.example/",
    )
