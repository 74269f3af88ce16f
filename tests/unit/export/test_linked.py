"""JSON-LD, read by an engine without any network: rows, reasons and evidence as triples."""

import json

import pyoxigraph
import pytest

from kg.export.linked import linked_data
from kg.terms import DCTERMS, DEF, ID, LIST, PROV, RDF, SKOS, THEME, XSD, Literal, NamedNode
from tests.unit.export.worked import DOCUMENT, EVENT, FORMULA, listing

SCHEMA = "https://schema.org/"


@pytest.fixture(scope="module")
def triples():
    quads = pyoxigraph.parse(linked_data(listing()), format=pyoxigraph.RdfFormat.JSON_LD)
    return pyoxigraph.Dataset(quads)


def objects(triples, subject, predicate):
    return [quad.object for quad in triples.quads_for_subject(subject) if quad.predicate == predicate]


def schema(name):
    return NamedNode(SCHEMA + name)


def of_type(triples, kind):
    return [quad.subject for quad in triples.quads_for_object(kind) if quad.predicate == RDF["type"]]


def test_rows_are_a_list_in_order_with_typed_values(triples):
    (top,) = of_type(triples, schema("ItemList"))
    assert objects(triples, top, schema("numberOfItems")) == [Literal(2)]
    entries = {objects(triples, one, schema("position"))[0].value: one for one in of_type(triples, schema("ListItem"))}
    assert sorted(entries) == ["1", "2"]
    assert objects(triples, entries["1"], schema("item")) == [ID["person/ada-berg"]]
    values = {
        objects(triples, one, schema("propertyID"))[0].value: objects(triples, one, schema("value"))[0]
        for one in objects(triples, entries["1"], schema("additionalProperty"))
    }
    assert values["strength"] == Literal("0.400000", datatype=XSD["decimal"])
    assert values["since"] == Literal("2025-03-31", datatype=XSD["date"])
    assert values["actor"] == ID["person/ada-berg"]


def test_why_is_a_claim_that_leads_to_its_evidence(triples):
    claims = {objects(triples, one, schema("text"))[0].value: one for one in of_type(triples, schema("Claim"))}
    claim = claims["Ada Berg wirkte am Forum 1 mit."]
    assert objects(triples, claim, schema("about")) == [THEME["armut"]]
    assert objects(triples, claim, schema("mentions")) == [EVENT]
    assert set(objects(triples, claim, PROV["wasDerivedFrom"])) == {ID["evidence/e1"], ID["evidence/e2"]}


def test_evidence_has_the_address_and_the_properties_of_the_graph(triples):
    evidence = ID["evidence/e2"]
    told = {quad.predicate: quad.object for quad in triples.quads_for_subject(evidence)}
    assert told == {
        RDF["type"]: DEF["TextEvidence"],
        DEF["inDocument"]: DOCUMENT,
        DEF["passageText"]: Literal("Es ging um Armut."),
        DEF["quoteText"]: Literal("Armut"),
        DEF["evidenceStatus"]: LIST["beleg/erschlossen"],
        DEF["confidence"]: Literal("0.800000", datatype=XSD["decimal"]),
    }
    assert objects(triples, DOCUMENT, DCTERMS["title"]) == [Literal("Protokoll")]
    assert objects(triples, DOCUMENT, DEF["madeUp"]) == [Literal("true", datatype=XSD["boolean"])]
    assert objects(triples, ID["person/ada-berg"], SKOS["prefLabel"]) == [Literal("Ada Berg")]


def test_the_context_is_in_the_file_and_texts_stay_texts():
    document = json.loads(linked_data(listing()))
    assert isinstance(document["@context"], dict)
    assert FORMULA in json.dumps(document, ensure_ascii=False).replace('\\"', '"')
