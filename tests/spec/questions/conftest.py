"""Stores filled from the shipped material, and the questions as they stand in their files."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kg.pipeline import build
from kg.resources import queries
from kg.store import Solutions, Store, open_store
from kg.terms import Literal, NamedNode

WITH_LABEL = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?thing WHERE {{ {{ ?thing skos:prefLabel {label} }} UNION {{ ?thing dcterms:title {label} }} }}
"""
WHERE = {"theme": "/thema/", "perspective": "/liste/perspektive/"}


@pytest.fixture(scope="session", params=["memory", "folder"])
def samples(request, tmp_path_factory) -> Store:
    """A store with the three shipped documents."""
    address = "memory:" if request.param == "memory" else tmp_path_factory.mktemp("store") / "graph"
    with open_store(address) as store:
        build(store)
        yield store


@pytest.fixture(scope="session")
def questions() -> Mapping[str, str]:
    """The text of each competency question by its number (``cq01``)."""
    files = (file for file in (queries() / "cq").iterdir() if file.name.endswith(".rq"))
    return {Path(file.name).name[:4]: file.read_text(encoding="utf-8") for file in files}


@pytest.fixture(scope="session")
def ask(questions) -> Callable[..., Solutions]:
    """Ask a question of a store, its slots filled with the things of these German labels.

    The slots are filled here anew, so that the catalogue is not its own judge.
    """

    def answer(store: Store, name: str, /, **labels: str) -> Solutions:
        text = questions[name]
        for slot, label in labels.items():
            text, slots = re.subn(
                rf"VALUES \?{slot} \{{ UNDEF \}}", f"VALUES ?{slot} {{ {of_label(store, slot, label)} }}", text
            )
            assert slots == 1, f"{name} has no slot ?{slot}"
        return store.select(text)

    return answer


def of_label(store: Store, kind: str, label: str) -> NamedNode:
    """Return the one thing of this kind and label; a theme and a challenge may share a label."""
    found = store.select(WITH_LABEL.format(label=Literal(label, language="de"))).rows
    (thing,) = {row["thing"] for row in found if WHERE.get(kind, f"/id/{kind}/") in row["thing"].value}
    return thing
