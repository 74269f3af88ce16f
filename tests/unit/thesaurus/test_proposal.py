"""Proposals: what speaks for a link, in score and words; homonyms and mere endings rank low."""

import io
from decimal import Decimal

import pytest
import rdflib

from kg.link import Justification, Relation, Standing
from kg.terms import SKOS, THEME, Literal, Triple
from kg.thesaurus import Shelf, proposals
from kg.vocabulary import vocabulary_triples

GND = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <https://d-nb.info/gnd/> .
:1-1 skos:prefLabel "Armut"@de, "Poverty"@en .
:2-2 skos:prefLabel "Inklusion"@de ; skos:altLabel "Einschluss"@de .
:3-3 skos:prefLabel "Inklusion"@de .
:4-4 skos:prefLabel "Kinderarmut"@de ; skos:broader :1-1 .
:5-5 skos:prefLabel "Vernetzung"@de .
:6-6 skos:prefLabel "Mobilität"@de ; skos:altLabel "Verkehrsplanung"@de .
:7-7 skos:prefLabel "Essen"@de .
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    shelf = Shelf(tmp_path_factory.mktemp("shelf"))
    shelf.add("gnd", io.BytesIO(GND.encode()), "gnd.ttl")
    return {(link.subject, link.target.value[-3:]): link for link in proposals(shelf, "gnd", vocabulary_triples())}


def test_the_same_preferred_label_is_the_likeliest_and_neighbours_speak_for_it(found):
    poverty, child = found[THEME["armut"], "1-1"], found[THEME["kinderarmut"], "4-4"]
    assert {poverty.relation, child.relation} == {Relation.EXACT}
    assert poverty.confidence > 0.9
    assert poverty.justification is Justification.COMPOSITE
    assert "Nachbarn in beiden Hierarchien" in poverty.explanation
    assert {label.value for label in poverty.labels} == {"Armut", "Poverty"}


def test_of_homonyms_none_is_called_exact(found):
    first, second = found[THEME["inklusion"], "2-2"], found[THEME["inklusion"], "3-3"]
    assert {first.relation, second.relation} == {Relation.CLOSE}
    assert max(first.confidence, second.confidence) < found[THEME["armut"], "1-1"].confidence
    assert "mehrere" in first.explanation


def test_another_label_is_close_and_an_ending_is_broader_at_most(found):
    assert found[THEME["netzwerkarbeit"], "5-5"].relation is Relation.CLOSE
    ending = found[THEME["altersarmut"], "1-1"]
    assert (ending.relation, ending.confidence < found[THEME["netzwerkarbeit"], "5-5"].confidence) == (
        Relation.BROAD,
        True,
    )
    assert "endet auf" in ending.explanation


def test_nothing_is_accepted_by_its_score_and_what_only_sounds_alike_is_last(found):
    assert {link.standing for link in found.values()} == {Standing.PROPOSED}
    assert all(link.confidence <= Decimal("0.4") for (_, concept), link in found.items() if concept == "7-7")


def test_a_theme_is_met_in_its_own_language_only(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.add("other", io.BytesIO(GND.replace("@de", "@nl").encode()), "other.ttl")
    links = proposals(shelf, "other", vocabulary_triples())
    assert {(link.subject, link.target.value[-3:]) for link in links} == {(THEME["armut"], "1-1")}


def test_at_most_so_many_for_a_theme(tmp_path):
    graph = rdflib.Graph()
    for number in range(9):
        graph.add((rdflib.URIRef(f"urn:c:{number}"), rdflib.SKOS.prefLabel, rdflib.Literal("Thema", lang="de")))
    shelf = Shelf(tmp_path)
    shelf.add("many", io.BytesIO(graph.serialize(format="nt").encode()), "many.nt")
    ours = [Triple(THEME["x"], SKOS["prefLabel"], Literal("Thema", language="de"))]
    assert len(proposals(shelf, "many", ours, per_theme=3)) == 3
