"""The ledger: what follows from decisions, and that they are the same after a way through a store."""

import pytest

from kg.curation.claim import Claim
from kg.curation.decision import Decision, Kind, Signature, decision_triples, decisions_in
from kg.curation.ledger import CURATION_GRAPH, Ledger, read_ledger
from kg.errors import DecisionRefused
from kg.store import open_store
from kg.terms import DCTERMS, DEF, FOAF, ID, RDF, Literal
from tests.unit.curation.world import AT, IDA, KREIS, SHORT, STADT, ledger, merged, verdict

THIRD = ID["person/ida-maria-kern-cccccc"]
CLAIMS = (Claim(IDA, RDF["type"], FOAF["Person"]), Claim(IDA, DEF["nameForm"], Literal("Ida Kern", language="de")))


def test_merges_are_followed_to_the_end():
    known = ledger(merged(SHORT, IDA), merged(IDA, THIRD))
    assert known.canonical(SHORT) == THIRD
    assert known.members(IDA) == {SHORT, IDA, THIRD}


def test_a_circle_is_told_with_its_addresses():
    with pytest.raises(DecisionRefused, match=r"circle: .*ida-kern"):
        ledger(merged(SHORT, IDA), merged(IDA, SHORT)).canonical(SHORT)


def test_what_was_taken_back_counts_no_more():
    known = ledger(merged(SHORT, IDA))
    assert known.without(known.decisions, AT).canonical(SHORT) == SHORT
    assert known.without(known.decisions, AT).decisions[0].revoked == AT


def test_a_distinction_holds_for_all_that_is_one_with_its_ends():
    known = ledger(Decision(Kind.DISTINCTION, (IDA, THIRD), AT), merged(SHORT, IDA))
    assert known.parting(SHORT, THIRD)
    assert known.parting(SHORT, IDA) is None


def test_a_separation_goes_before_merges():
    there = ID["person/ida-kern-apart"]
    known = ledger(Decision(Kind.SEPARATION, (IDA, there), AT, "", "d"), merged(IDA, THIRD))
    assert known.target(IDA, "d") == there
    assert known.target(IDA, "other") == THIRD


def test_the_latest_verdict_counts():
    later = Decision(Kind.REJECTION, (), Signature("Nora Test", "2026-11-24T10:00:00Z"), "", "d", frozenset(CLAIMS[:1]))
    known = ledger(verdict(Kind.ACCEPTANCE, *CLAIMS), later)
    assert known.verdicts("d") == {CLAIMS[0]: False, CLAIMS[1]: True}
    assert not known.verdicts("other")


DECISIONS = (
    merged(SHORT, IDA),
    Decision(Kind.DISTINCTION, (KREIS, STADT), AT, "zwei Körperschaften"),
    Decision(Kind.SEPARATION, (IDA, THIRD), AT, "", "d"),
    verdict(Kind.ACCEPTANCE, *CLAIMS),
    verdict(Kind.REJECTION, CLAIMS[0]).revoke(Signature("Ole Test", "2026-11-25T08:00:00Z")),
)


def without_nodes(decisions):
    return {(d.kind, d.things, d.signed, d.reason, d.document, d.claims, d.revoked) for d in decisions}


def test_decisions_come_back_from_a_store_as_they_were():
    with open_store("memory:") as store:
        store.replace_graphs({CURATION_GRAPH: Ledger(DECISIONS).triples()})
        known = read_ledger(store)
        assert without_nodes(known.decisions) == without_nodes(DECISIONS)
        assert not store.replace_graphs({CURATION_GRAPH: known.triples()})


def test_only_a_merge_that_holds_replaces_an_address():
    replaced = {t.subject for t in decision_triples(DECISIONS[0]) if t.predicate == DCTERMS["isReplacedBy"]}
    assert replaced == {SHORT}
    assert not [t for t in decision_triples(DECISIONS[0].revoke(AT)) if t.predicate == DCTERMS["isReplacedBy"]]


def test_an_incomplete_node_is_no_decision():
    triples = tuple(t for t in decision_triples(DECISIONS[0]) if t.predicate != DEF["mergedInto"])
    assert decisions_in(triples) == ()
