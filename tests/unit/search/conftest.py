"""A small made-up graph to search: two reports of one network, in the shape that documents are stored in."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.search.index import read
from kg.store import open_store

WORLD = (Path(__file__).parent / "world.trig").read_bytes()


def world():
    """All facts of the graph."""
    return list(parse(WORLD, format=RdfFormat.TRIG))


@pytest.fixture
def store():
    """A store with the graph, to write to."""
    with open_store("memory:") as opened:
        opened.add(world())
        yield opened


@pytest.fixture(scope="module")
def index():
    """An index of the graph, to read."""
    with open_store("memory:") as opened:
        opened.add(world())
        yield read(opened, opened.version())
