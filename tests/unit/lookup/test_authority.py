"""Services by name: what comes along, what a file adds, and what is wrong with a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.catalogue import lookup
from kg.errors import NotFound, UnknownQuestion, VocabularyBroken
from kg.lookup import Protocol, service_named, services
from kg.reconcile import EntityKind

GOOD = """
stadt:
  protocol: reconciliation
  title: Stadtbibliothek
  url: https://bib.stadt.example/{language}/reconcile
  target: https://bib.stadt.example/ding/{id}
  id: "[0-9]+"
  source: Bibliothek
"""


def test_those_that_come_along_can_be_asked():
    known = services()
    assert {"wikidata", "lobid-gnd", "wikidata-sparql", "dnb-sparql"} <= set(known)
    for service in known.values():
        assert service.address("de").startswith("https://")
        assert "{" not in service.address("de")
        assert service.pause >= 1
        assert service.licence
        if service.protocol is Protocol.SPARQL:
            assert [one.name for one in lookup(service.query).parameters] == ["label"]
        assert EntityKind.PERSON not in service.types


def test_a_file_adds_services_and_may_change_one(tmp_path):
    file = tmp_path / "services.yaml"
    file.write_text(GOOD.replace("stadt:", "wikidata:", 1) + GOOD, encoding="utf-8")
    known = services(file)
    assert known["stadt"].address("en") == "https://bib.stadt.example/en/reconcile"
    assert known["wikidata"].title == "Stadtbibliothek"
    assert set(services()) < set(known)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("reconciliation", "soap", "protocol"),
        ("https://bib.stadt.example/{language}", "ftp://bib.stadt.example", "url"),
        ("https://bib.stadt.example/{language}", "https://me:secret@bib.stadt.example", "url"),
        ("ding/{id}", "ding", "target"),
        ('"[0-9]+"', '"[0-9"', "id"),
        ("source: Bibliothek", "types: {person: P}\n  source: B", "person"),
        ("source: Bibliothek", "query: wikidata_by_label\n  source: B", "names its query"),
        ("source: Bibliothek", "colour: red\n  source: B", "colour"),
        ("stadt:", "- stadt:", "services.yaml"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(tmp_path, old, new, said):
    file = tmp_path / "services.yaml"
    file.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(VocabularyBroken, match=said) as caught:
        services(file)
    assert "services.yaml" in str(caught.value)


def test_what_there_is_not_is_told(tmp_path):
    with pytest.raises(VocabularyBroken, match="nowhere"):
        services(tmp_path / "nowhere.yaml")
    with pytest.raises(NotFound, match="there are wikidata"):
        service_named("dbpedia", services())
    with pytest.raises(UnknownQuestion, match="gnd_by_label"):
        lookup("../views/names")


@given(st.sampled_from(["wikidata", "lobid-gnd"]), st.text(max_size=12))
def test_only_ids_of_the_service_make_addresses(name, text):
    service = services()[name]
    address = service.thing(text)
    assert (address is None) == (service.id.fullmatch(text) is None)
    if address is not None:
        assert service.id_of(address) == text


@pytest.mark.parametrize("id_", ["Q0", "q64", "Q64 ", "Q64/../Q1", "", "P31", "Q64\n"])
def test_what_is_no_id_of_wikidata_is_no_thing(id_):
    assert services()["wikidata"].thing(id_) is None
