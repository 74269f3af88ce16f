"""The description says what is known, leaves blanks blank, and each shape finds the fault it is for."""

from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Triple
from rdflib import RDF, SH

from kg.check.shapes import nonconformities
from kg.opendata import Publication, contents_of, description
from kg.opendata.contents import Foreign
from kg.opendata.dcat import DCAT, DCATDE, SPDX, VCARD, Addresses
from kg.opendata.dump import Dump, DumpFile
from kg.resources import ontology
from kg.terms import DCTERMS, FOAF, ID, XSD

DUMP = Dump(
    "2026-11-24T001658Z-0123456789ab",
    "2026-11-24T00:16:58+00:00",
    "0123456789ab" + "0" * 52,
    12,
    "http://dcat-ap.de/def/licenses/cc-zero",
    (DumpFile("sozialraum.nq.gz", 120, "ab" * 32), DumpFile("sozialraum.ttl.gz", 90, "cd" * 32)),
)
OTHER = NamedNode("urn:other")


@pytest.fixture
def told(store, publication):
    return set(description(publication, contents_of(store), (DUMP,)))


def values(told, subject, predicate):
    return {one.object.value for one in told if (one.subject, one.predicate) == (subject, predicate)}


def rules(triples):
    return {finding.rule for finding in nonconformities(triples)}


def test_contents_are_read_from_the_graph(store):
    found = contents_of(store)
    assert [(one.value.rsplit("/", 1)[1], origin.title, origin.made_up) for one, origin in found.documents] == [
        ("a", "Bericht A", False),
        ("b", "Bericht B", True),
    ]
    assert (found.first.value, found.last.value, found.made_up) == ("2025-03-12", "2025-03-13", 1)
    assert [(one.label, one.key.value[-11:], one.level.value[-5:]) for one in found.places] == [
        ("Baden-Württemberg", "stateKey/08", "state")
    ]
    assert found.foreign == (Foreign("GV100AD; NUTS", "mit Quellenangabe"), Foreign("GND – Schlagwörter", "CC0 1.0"))


def test_it_conforms_and_says_what_is_known(told, publication):
    assert rules(told) == set()
    at = Addresses(publication)
    assert at.dataset.value == "https://daten.kreis.example/dataset#dataset"
    assert values(told, at.dataset, DCATDE["politicalGeocodingLevelURI"]) == {
        "http://dcat-ap.de/def/politicalGeocoding/Level/state"
    }
    assert values(told, at.dataset, DCTERMS["source"]) == {ID["document/a"].value, ID["document/b"].value}
    file = at.part(f"{DUMP.name}-ttl")
    assert values(told, file, DCAT["downloadURL"]) == {
        "https://daten.kreis.example/dumps/2026-11-24T001658Z-0123456789ab/sozialraum.ttl.gz"
    }
    assert values(told, file, DCTERMS["license"]) == {DUMP.licence}, "a snapshot goes on under the licence it came with"
    (words,) = values(told, file, DCATDE["licenseAttributionByText"])
    assert all(part in words for part in ("Landkreis Muster", "Bericht A", "Bericht B", "GV100AD", "Namensnennung"))


def test_an_edition_in_files_has_no_service(store, publication):
    told = description(publication, contents_of(store), (DUMP,), with_service=False)
    assert not [one for one in told if "sparql" in str(one)]
    assert rules(told) == set()


def test_blanks_stay_blank_and_are_found(store):
    told = description(Publication(address="https://x.example"), contents_of(store))
    assert not [
        one for one in told if one.predicate in {DCTERMS["publisher"], DCTERMS["license"], DCAT["contactPoint"]}
    ]
    assert rules(told) == {
        "shape/catalogue-publisher",
        "shape/dataset-publisher",
        "shape/dataset-contributor",
        "shape/dataset-contact",
        "shape/distribution-licence",
    }


def drop(node, predicate):
    return lambda told, at: {one for one in told if (one.subject, one.predicate) != (node(at), predicate)}


def put(node, predicate, value):
    return lambda told, at: {*drop(node, predicate)(told, at), Triple(node(at), predicate, value)}


def also(node, predicate, value):
    return lambda told, at: {*told, Triple(node(at), predicate, value)}


def catalogue(at):
    return at.part("catalogue")


def dataset(at):
    return at.dataset


def file(at):
    return at.part(f"{DUMP.name}-nq")


def checksum(at):
    return at.part(f"{DUMP.name}-nq-sha256")


def part(name):
    return lambda at: at.part(name)


LONG_AGO = Literal("1999-01-01", datatype=XSD["date"])
FAULTS = {
    "catalogue-title": also(catalogue, DCTERMS["title"], Literal("zweiter Titel", language="de")),
    "catalogue-description": drop(catalogue, DCTERMS["description"]),
    "catalogue-publisher": put(catalogue, DCTERMS["publisher"], Literal("Kreis")),
    "catalogue-dataset": drop(catalogue, DCAT["dataset"]),
    "dataset-title": drop(dataset, DCTERMS["title"]),
    "dataset-description": drop(dataset, DCTERMS["description"]),
    "dataset-publisher": drop(dataset, DCTERMS["publisher"]),
    "dataset-contributor": put(dataset, DCATDE["contributorID"], NamedNode("https://kreis.example")),
    "dataset-contact": put(dataset, DCAT["contactPoint"], OTHER),
    "dataset-category": put(dataset, DCAT["theme"], Literal("Soziales")),
    "dataset-keyword": drop(dataset, DCAT["keyword"]),
    "dataset-distribution": drop(dataset, DCAT["distribution"]),
    "dataset-access": put(dataset, DCTERMS["accessRights"], Literal("public")),
    "dataset-language": put(dataset, DCTERMS["language"], Literal("de")),
    "dataset-period": put(dataset, DCTERMS["temporal"], Literal("2025")),
    "dataset-place": put(dataset, DCTERMS["spatial"], Literal("Stuttgart")),
    "dataset-geocoding": put(dataset, DCATDE["politicalGeocodingURI"], ID["place/ags-08"]),
    "dataset-level": put(dataset, DCATDE["politicalGeocodingLevelURI"], Literal("Land")),
    "period-start": put(part("period"), DCAT["endDate"], LONG_AGO),
    "period-end": put(part("period"), DCAT["endDate"], Literal("Mai")),
    "distribution-access": drop(file, DCAT["accessURL"]),
    "distribution-download": put(file, DCAT["downloadURL"], Literal("sozialraum.nq.gz")),
    "distribution-licence": put(file, DCTERMS["license"], NamedNode("https://creativecommons.org/licenses/by/4.0/")),
    "distribution-attribution": drop(file, DCATDE["licenseAttributionByText"]),
    "distribution-format": put(file, DCTERMS["format"], Literal("nq")),
    "distribution-media": put(file, DCAT["mediaType"], Literal("application/n-quads")),
    "distribution-size": put(file, DCAT["byteSize"], Literal("120 Bytes")),
    "distribution-checksum": put(file, SPDX["checksum"], Literal("ab")),
    "distribution-modified": put(file, DCTERMS["modified"], Literal("heute")),
    "checksum-algorithm": drop(checksum, SPDX["algorithm"]),
    "checksum-value": put(checksum, SPDX["checksumValue"], Literal("ab")),
    "service-title": drop(part("sparql"), DCTERMS["title"]),
    "service-endpoint": drop(part("sparql"), DCAT["endpointURL"]),
    "publisher-name": drop(part("publisher"), FOAF["name"]),
    "contact-name": drop(part("contact"), VCARD["fn"]),
    "contact-mail": drop(part("contact"), VCARD["hasEmail"]),
}


@pytest.mark.parametrize("turn", range(4))
def test_each_fault_is_found_by_its_shape(told, publication, turn):
    names = list(FAULTS)[turn::4]  # few at a time: one validation costs a tenth of a second, and some hide others
    broken = told
    for name in names:
        before, broken = broken, FAULTS[name](broken, Addresses(publication))
        assert broken != before, name
    assert {f"shape/{name}" for name in names} <= rules(broken)


def test_each_shape_has_its_fault():
    shapes = rdflib.Graph().parse(Path(str(ontology() / "shapes" / "dataset.ttl")))
    assert {str(shape).rsplit("/", 1)[1] for shape in shapes.subjects(RDF.type, SH.PropertyShape)} == set(FAULTS)
