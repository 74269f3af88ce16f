"""The graph that the questions are about: the shipped documents and the planned network."""

import pytest

from kg.catalogue import load_catalogue
from kg.pipeline import build
from kg.store import open_store


@pytest.fixture(scope="package")
def everything():
    with open_store("memory:") as store:
        build(store, "all")
        yield store


@pytest.fixture(scope="package")
def catalogue():
    return load_catalogue()
