"""Questions over the whole graph find the same on every kind of store."""

import pytest

from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.pipeline import build
from kg.store import open_store

CATALOGUE = load_catalogue()
ASKED = [
    ("actors_of_theme", {"theme": "thema:armut", "level": "Gemeinde"}),
    ("bridges", {}),
    ("bridges", {"kind": "organisation", "inherit": "both"}),
    ("clusters", {}),
    ("gaps", {"limit": "200"}),
    ("gaps", {"gap": "civil", "inherit": "none"}),
    ("matrix", {"by": "place"}),
    ("matrix", {"by": "level", "kind": "all", "cells": "empty"}),
    ("matrix", {"by": "type", "under": "thema:armut"}),
    ("matrix", {"by": "perspective", "inherit": "none"}),
    ("never_met", {"apart": "document", "limit": "5"}),
    ("never_met", {"kind": "person", "limit": "5"}),
    ("places", {}),
    ("places", {"theme": "thema:armut", "kind": "all", "level": "Gemeinde"}),
    ("ranking", {"actor": "Sara Bode", "event": "3.2", "type": "Kommune", "place": "Brandenburg"}),
    ("shared", {"actor": "Sara Bode", "other": "Uwe Hellwig", "more": "Mariana Siggel"}),
    ("theme_pairs", {"limit": "5"}),
]


@pytest.fixture(scope="module")
def in_memory():
    with open_store("memory:") as store:
        build(store)
        yield store


@pytest.mark.parametrize(("name", "values"), ASKED, ids=lambda one: one if isinstance(one, str) else "-".join(one))
def test_every_store_answers_alike(samples, in_memory, name, values):
    found, wanted = (ask(store, CATALOGUE[name], values) for store in (samples, in_memory))
    assert found.rows == wanted.rows
    assert found.why == wanted.why
    assert found.notes == wanted.notes
    assert wanted.rows
