"""The shipped material, built as a user builds it, holds to every shape, rule and inference."""

from pathlib import Path

import pytest

from kg.check import Severity, check
from kg.pipeline import add_files, build
from kg.reason import require_consistency
from kg.store import Store, open_store
from kg.terms import DEF, NamedNode, Quad


@pytest.fixture(scope="module")
def store() -> Store:
    """The shipped material; to read only."""
    with open_store("memory:") as opened:
        build(opened)
        yield opened


def test_the_material_conforms(store):
    assert check(store) == ()


def test_documents_of_every_layout_conform():
    pages = sorted((Path(__file__).parents[1] / "gold" / "seen").glob("*.txt"))[::3]  # a third, as shapes take long
    assert len(pages) >= 20
    with open_store("memory:") as opened:
        assert not [one.error for one in add_files(opened, pages) if one.error]
        assert [finding for finding in check(opened) if finding.severity is Severity.ERROR] == []


def test_a_spoilt_quote_is_found(store):
    with open_store("memory:") as spoilt:
        spoilt.add(store.quads())
        quote = spoil_a_quote(spoilt)
        assert any(quote.value in finding.subject for finding in check(spoilt))


def spoil_a_quote(store: Store) -> NamedNode:
    """Move the beginning of a quote by one, and return its evidence."""
    graph = NamedNode("https://w3id.org/sozialraum/graph/fachforum-3-2/genannt")
    quote = next(quad for quad in store.quads(graph) if quad.predicate == DEF["startOffset"])
    kept = {q.triple for q in store.quads(graph)} - {quote.triple}
    moved = Quad(
        quote.subject,
        quote.predicate,
        type(quote.object)(str(int(quote.object.value) + 1), datatype=quote.object.datatype),
    )
    store.replace_graphs({graph: kept | {moved.triple}})
    assert isinstance(quote.subject, NamedNode)
    return quote.subject


@pytest.mark.slow
def test_the_material_is_consistent(store):
    require_consistency({quad.triple for quad in store.quads()})
