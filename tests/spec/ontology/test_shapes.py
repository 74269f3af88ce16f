"""Each shape takes a conforming graph and refuses the one fault it is for."""

from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib import RDF, SH

from kg.check.shapes import nonconformities
from kg.resources import ontology
from kg.terms import DEF, ID, SKOS, THEME

HERE = Path(__file__).parent
SHAPES = rdflib.Graph()
for shape_file in sorted(Path(str(ontology() / "shapes")).glob("*.ttl")):
    SHAPES.parse(shape_file)

FAULTS = sorted((HERE / "faults").glob("*.ru"))


@pytest.fixture(scope="module")
def conforming(files):
    """The lists, the conforming example and the themes that it names, with what is above them."""
    store, themes = pyoxigraph.Store(), pyoxigraph.Store()
    themes.bulk_load(path=str(files["themes.ttl"]))
    for file in (files["lists.ttl"], HERE / "conforming.trig"):
        store.extend(pyoxigraph.Quad(*quad.triple) for quad in pyoxigraph.parse(path=str(file)))
    known, left = set(), {quad.object for quad in store if quad.predicate == DEF["hasTheme"]}
    while left:
        known |= left
        told = {quad for theme in left for quad in themes.quads_for_pattern(theme, None, None)}
        left = {quad.object for quad in told if quad.predicate in {SKOS["broader"], SKOS["inScheme"]}} - known
        store.extend(told)
    for quad in store:  # nothing is said of the other themes
        if str(quad.object).startswith(f"<{THEME}") and quad.object not in known:
            store.remove(quad)
    return frozenset(store)


@pytest.fixture
def graph(conforming):
    """The conforming example as one graph without names, for an update to break."""
    store = pyoxigraph.Store()
    store.extend(conforming)
    return store


def found(store):
    return {finding.rule for finding in nonconformities(quad.triple for quad in store)}


def test_conforming_example_conforms(graph):
    assert found(graph) == set()


def test_shipped_vocabulary_conforms(vocabulary):
    assert list(nonconformities(vocabulary)) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda file: file.stem)
def test_fault_is_caught_by_its_shape(fault, graph):
    before = set(graph)
    graph.update(fault.read_text(encoding="utf-8"))
    assert set(graph) != before, "the update changed nothing"
    assert f"shape/{fault.stem}" in found(graph)


def shapes():
    for kind in (SH.PropertyShape, SH.SPARQLConstraint):
        yield from SHAPES.subjects(RDF.type, kind)


def test_every_fault_names_a_shape_that_exists():
    known = {str(shape).rsplit("/", 1)[1] for shape in shapes()}
    assert len(FAULTS) > 50
    assert {fault.stem for fault in FAULTS} <= known


def test_every_shape_speaks_german_and_english():
    for shape in shapes():
        messages = list(SHAPES.objects(shape, SH.message))
        assert sorted(message.language for message in messages) == ["de", "en"], shape


def test_sparql_constraint_names_the_evidence_and_not_the_class(graph):
    graph.update((HERE / "faults" / "evidence-length-equal.ru").read_text(encoding="utf-8"))
    subjects = {
        finding.subject
        for finding in nonconformities(quad.triple for quad in graph)
        if finding.rule == "shape/evidence-length-equal"
    }
    assert subjects == {ID[f"evidence/{name}"].value for name in ("title", "sentence", "entry")}
