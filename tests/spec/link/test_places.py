"""Places that texts leave open are put up for review with what they can mean, and taken back once nothing is open."""

import pytest

from kg.check import check
from kg.curation.decision import Signature
from kg.gazetteer import geocoding, regional
from kg.link import REGISTER, Relation, Standing, decide, place_links, propose_places, read_links
from kg.pipeline import add_files
from kg.store import open_store
from kg.terms import DEF, GRAPH, ID, SKOS

ANNA = Signature("Anna", "2026-03-01T10:00:00Z")
OPEN_PLACE = ID["place/friedberg"]
TWO = {geocoding("06440008"), geocoding("09771130")}
PAGES = {
    "offen": "Fachtag Wohnen\n\nOrt: Friedberg\n\nDer Landkreis Kassel und der Landkreis München sind dabei.",
    "certain": "Fachtag Pflege\n\nOrt: Friedberg\n\nDas Land Hessen fördert das Vorhaben.",
    "bremen": "Fachtag Nachbarschaft\n\nOrt: Bremen",
}


@pytest.fixture
def add(tmp_path):
    def write(store, name, text):
        file = tmp_path / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        (added,) = add_files(store, [file])
        assert not added.error
        return added

    return write


@pytest.fixture
def graph():
    with open_store("memory:") as opened:
        yield opened


def from_register(store):
    return [link for link in read_links(store) if link.source == REGISTER]


def test_an_open_name_gets_a_proposal_for_each_place_it_can_mean(graph, add):
    add(graph, "offen", PAGES["offen"])
    links = from_register(graph)
    assert {link.subject for link in links} == {OPEN_PLACE}
    assert {link.target for link in links} == TWO
    assert {(link.relation, link.standing, float(link.confidence)) for link in links} == {
        (Relation.EXACT, Standing.PROPOSED, 0.5)
    }
    assert {label.value for link in links for label in link.labels} == {
        "Friedberg (Hessen) (Wetteraukreis, Hessen)",
        "Friedberg (Kreis Aichach-Friedberg, Bayern)",
    }
    assert all("2 Orten" in link.explanation for link in links)
    assert check(graph) == ()


def test_a_name_that_the_text_decides_has_its_key_and_its_reason_and_no_proposal(graph, add):
    add(graph, "certain", PAGES["certain"])
    assert from_register(graph) == []
    told = {
        (triple.predicate, getattr(triple.object, "value", ""))
        for triple in graph.quads(GRAPH["certain/aufloesung"])
        if triple.predicate in {DEF["identifies"], DEF["identityRule"], DEF["identityKey"]}
    }
    assert {
        (DEF["identifies"], ID["place/ags-06440008"].value),
        (DEF["identityRule"], "parent-named"),
        (DEF["identityKey"], "06440008"),
    } <= told
    said = {quad.object for quad in graph.quads() if quad.subject == ID["place/ags-06440008"]}
    assert {geocoding("06440008"), regional("064400008008"), ID["place/ags-06440"], ID["place/ags-06"]} <= said


def test_an_open_name_lies_where_all_lie_that_it_can_mean(graph, add):
    add(graph, "bremen", PAGES["bremen"])
    around = {quad.object for quad in graph.quads() if quad.subject == ID["place/bremen"]}
    assert ID["place/ags-04"] in around
    assert {link.target for link in from_register(graph)} == {geocoding("04"), geocoding("04011")}


def test_what_is_no_longer_open_is_taken_back_but_never_a_verdict(graph, add):
    add(graph, "offen", PAGES["offen"])
    first, second = from_register(graph)
    decide(graph, [first.id], ANNA, accepted=False, reason="nicht dieses")
    add(graph, "offen", PAGES["certain"])
    (left,) = from_register(graph)
    assert (left.id, left.standing) == (first.id, Standing.REJECTED)
    add(graph, "offen", PAGES["offen"])
    assert {(link.id, link.standing) for link in from_register(graph)} == {
        (first.id, Standing.REJECTED),
        (second.id, Standing.PROPOSED),
    }


def test_an_accepted_one_is_said_plainly(graph, add):
    add(graph, "offen", PAGES["offen"])
    chosen = next(link for link in from_register(graph) if link.target == geocoding("06440008"))
    decide(graph, [chosen.id], ANNA, accepted=True)
    said = {quad.object for quad in graph.quads() if (quad.subject, quad.predicate) == (OPEN_PLACE, SKOS["exactMatch"])}
    assert said == {geocoding("06440008")}


def test_adding_twice_changes_nothing(graph, add):
    add(graph, "offen", PAGES["offen"])
    version = graph.version()
    assert propose_places(graph).fresh == ()
    assert not add(graph, "offen", PAGES["offen"]).changed
    assert graph.version() == version


def test_of_two_documents_the_one_that_leaves_fewer_open_counts(graph, add):
    add(graph, "weit", "Fachtag A\n\nOrt: Neuenkirchen")
    add(
        graph,
        "enger",
        "Fachtag B\n\nNeuenkirchen im Landkreis Stade, Neuenkirchen im Landkreis Cuxhaven.\n\nOrt: Neuenkirchen",
    )
    found = {link.target: float(link.confidence) for link in place_links(graph)}
    assert len(found) > 8
    assert found[geocoding("03359033")] == found[geocoding("03352038")] == 0.5
    assert found[geocoding("05566060")] < 0.2
