"""Stores filled from the shipped material, and the questions as they stand in their files."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from kg.pipeline import build
from kg.resources import queries
from kg.store import Solutions, Store, open_store
from kg.terms import Literal, NamedNode
from tests.spec.conftest import KINDS
from tests.spec.endpoint import sparql_server
from tests.spec.virtuoso import virtuoso_server

WITH_LABEL = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT DISTINCT ?thing WHERE {{ {{ ?thing skos:prefLabel {label} }} UNION {{ ?thing dcterms:title {label} }} }}
"""
WHERE = {
    "theme": "/thema/",
    "perspective": "/liste/perspektive/",
    "land": "/id/place/ags-",
    "domain": "/liste/eurovoc/",
}


@pytest.fixture(scope="session", params=KINDS)
def samples(request, tmp_path_factory) -> Iterator[Store]:
    """A store of every kind with the three shipped documents."""
    folder = tmp_path_factory.mktemp(request.param)
    with ExitStack() as at_end:
        match request.param:
            case "memory":
                address = "memory:"
            case "folder":
                address = str(folder / "store")
            case "http":
                address = at_end.enter_context(sparql_server())
            case _:  # a server of its own: other tests empty theirs
                address = at_end.enter_context(virtuoso_server(folder))
        store = at_end.enter_context(open_store(address))
        build(store)
        yield store


@pytest.fixture(scope="session")
def questions() -> Mapping[str, str]:
    """The text of each competency question by its number (``cq01``), and of those that join by their names."""
    files = {Path(file.name).name[:4]: file for file in (queries() / "cq").iterdir() if file.name.endswith(".rq")}
    files |= {Path(file.name).stem: file for file in (queries() / "linked").iterdir() if file.name.endswith(".rq")}
    return {name: file.read_text(encoding="utf-8") for name, file in files.items()}


@pytest.fixture(scope="session")
def ask(questions) -> Callable[..., Solutions]:
    """Ask a question of a store, its slots filled with the things of these German labels.

    The slots are filled here anew, so that the catalogue is not its own judge.
    """

    def answer(store: Store, name: str, /, **labels: str) -> Solutions:
        text = questions[name]
        for slot, label in labels.items():
            typed = re.search(rf'VALUES \?{slot} \{{ "', text)  # a slot that holds a text takes one
            value = Literal(label) if typed else of_label(store, slot, label)
            text, slots = re.subn(rf'VALUES \?{slot} \{{ (?:UNDEF|"[^"]*") \}}', f"VALUES ?{slot} {{ {value} }}", text)
            assert slots == 1, f"{name} has no slot ?{slot}"
        return store.select(text)

    return answer


def of_label(store: Store, kind: str, label: str) -> NamedNode:
    """Return the one thing of this kind and label; a theme and a challenge may share a label."""
    found = store.select(WITH_LABEL.format(label=Literal(label, language="de"))).rows
    (thing,) = {row["thing"] for row in found if WHERE.get(kind, f"/id/{kind}/") in row["thing"].value}
    return thing
