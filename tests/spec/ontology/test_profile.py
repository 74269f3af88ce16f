"""The core, the lists and the stubs stay inside OWL 2 DL and OWL 2 RL."""

import pyhornedowl
import pytest
import rdflib
from pyhornedowl import profile

CORE_LISTS_STUBS = ("core.ttl", "lists.ttl", "imports/stubs.ttl")


def report(path, turtle_files, extra, name):
    graph = rdflib.Graph()
    for file in turtle_files:
        graph.parse(file, format="turtle")
    graph.parse(data=extra, format="turtle")
    graph.serialize(path, format="xml")
    return profile.check_profile(pyhornedowl.open_ontology_from_file(str(path)), name)


@pytest.mark.parametrize("name", ["DL", "RL"])
def test_core_lists_and_stubs_are_in_the_profile(name, files, tmp_path):
    result = report(tmp_path / "o.owl", [files[f] for f in CORE_LISTS_STUBS], "", name)
    assert result.conformant, [violation.message for violation in result.violations]


@pytest.mark.parametrize("name", ["DL", "RL"])
def test_themes_and_places_are_in_the_profile(name, files, tmp_path):
    result = report(tmp_path / "o.owl", files.values(), "", name)
    assert result.conformant, [violation.message for violation in result.violations]


@pytest.mark.parametrize(
    ("name", "axiom"),
    [
        ("DL", "sr:subEventOf a owl:FunctionalProperty ."),
        (
            "RL",
            "sr:Event rdfs:subClassOf [ a owl:Restriction ; owl:onProperty sr:seat ; owl:someValuesFrom sr:Motto ] .",
        ),
    ],
)
def test_an_axiom_outside_the_profile_is_noticed(name, axiom, files, tmp_path):
    prefixes = """
        @prefix sr: <https://w3id.org/sozialraum/def#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    """
    result = report(tmp_path / "o.owl", [files[f] for f in CORE_LISTS_STUBS], prefixes + axiom, name)
    assert not result.conformant
