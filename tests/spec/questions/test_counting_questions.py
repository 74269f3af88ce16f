"""Questions about the graph itself, held to a count over its quads."""

from collections import Counter, defaultdict
from decimal import Decimal

from kg.store import open_store
from kg.terms import DCTERMS, DEF, ID, LIST, RDF, Literal, NamedNode, Quad

GENANNT = NamedNode("https://w3id.org/sozialraum/graph/leer/genannt")


def quads_by_subject(store):
    found = defaultdict(lambda: defaultdict(set))
    for quad in store.quads():
        found[quad.subject][quad.predicate].add(quad.object)
    return found


def attested(store):
    """Yield every supported triple of a document with the evidence behind it."""
    known = quads_by_subject(store)
    for item, values in list(known.items()):
        for evidence in values[DEF["evidence"]]:
            about = known[evidence]
            for name in about[DEF["attests"]]:
                for value in about[DEF["attestedValue"]] & values[name]:
                    yield item, name, value, evidence, about


def test_cq25_counts_every_supported_triple_once_a_status_and_origin(samples, ask):
    facts = set()
    for item, name, value, _, about in attested(samples):
        (status,) = about[DEF["evidenceStatus"]]
        curated = ID["run/curation"] in about[DEF["extractedBy"]]
        facts.add((status, "kuratiert" if curated else "extrahiert", item, name, value))
    counted = Counter((status, origin) for status, origin, *_ in facts)
    answer = ask(samples, "cq25").rows
    assert {(row["status"], row["origin"].value): int(row["facts"].value) for row in answer} == counted
    assert {origin for _, origin in counted} == {"kuratiert", "extrahiert"}
    assert {status for status, _ in counted} == {
        LIST[f"beleg/{one}"] for one in ("genannt", "erschlossen", "fachwissen")
    }


def test_cq25_of_one_document_leaves_the_others_out(samples, ask):
    title = "Musterforum 2.1: Wege aus der Einsamkeit & Pflege und Ehrenamt im Quartier"
    whole, part = ask(samples, "cq25").rows, ask(samples, "cq25", document=title).rows
    assert "kuratiert" not in {row["origin"].value for row in part}
    assert 0 < sum(int(row["facts"].value) for row in part) < sum(int(row["facts"].value) for row in whole)


def test_cq26_names_every_triple_whose_evidence_is_below_certainty(samples, ask):
    unsure = set()
    for item, name, value, _, about in attested(samples):
        (confidence,) = about[DEF["confidence"]]
        (sentence,) = about[DEF["passageText"]]
        if Decimal(confidence.value) < 1:
            unsure.add((item, name, value, Decimal(confidence.value), sentence.value))
    answer = ask(samples, "cq26").rows
    found = {
        (row["item"], row["property"], row["value"], Decimal(row["confidence"].value), row["sentence"].value)
        for row in answer
    }
    assert found == unsure
    assert unsure


def test_cq27_finds_a_statement_without_evidence(ask):
    bare = ID["statement/ohne-beleg"]
    with open_store("memory:") as store:
        store.add([Quad(bare, RDF["type"], DEF["Statement"], GENANNT)])
        assert [row["item"] for row in ask(store, "cq27").rows] == [bare]
        store.add(
            [
                Quad(bare, DEF["evidence"], ID["evidence/x"], GENANNT),
                Quad(ID["evidence/x"], DEF["inDocument"], ID["document/x"], GENANNT),
                Quad(ID["document/x"], DCTERMS["title"], Literal("X", language="de"), GENANNT),
            ]
        )
        assert ask(store, "cq27").rows == ()
