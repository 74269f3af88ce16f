"""Links on every store: proposed, decided, undone, and never proposed again once rejected."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.curation.decision import Signature
from kg.errors import NotFound
from kg.link import LINK_GRAPH, Justification, Link, Relation, Standing, Verdict, decide, propose, read_links, undo
from kg.link.triples import link_triples, links_in
from kg.store import open_store
from kg.terms import SKOS, THEME, Literal, NamedNode, Quad

ANNA = Signature("Anna", "2026-03-01T10:00:00Z")
BERT = Signature("Bert", "2026-03-02T10:00:00Z")
LATER = Signature("Anna", "2026-03-03T10:00:00Z")
STW = NamedNode("http://zbw.eu/stw/descriptor/10488-1")
POVERTY = Link(
    THEME["armut"],
    Relation.EXACT,
    STW,
    "stw",
    Justification.LEXICAL,
    Decimal("0.9"),
    "Gleiches Wort: Armut",
    (Literal("Armut", language="de"), Literal("Poverty", language="en")),
)
CLOSE = replace(POVERTY, subject=THEME["kinderarmut"], relation=Relation.BROAD, confidence=Decimal("0.5"))
PLAIN = Quad(THEME["armut"], SKOS["exactMatch"], STW, LINK_GRAPH)


def plain_links(store):
    return {quad for quad in store.quads(LINK_GRAPH) if quad.predicate in {one.property for one in Relation}}


def test_a_link_is_proposed_accepted_turned_and_undone(store):
    assert propose(store, [POVERTY, CLOSE]).fresh == (POVERTY, CLOSE)
    assert read_links(store) == (POVERTY, CLOSE)
    assert plain_links(store) == set()

    (accepted,) = decide(store, [POVERTY.id], ANNA, accepted=True, reason="nachgeschlagen")
    assert accepted.standing is Standing.ACCEPTED
    assert read_links(store) == (accepted, CLOSE)
    assert plain_links(store) == {PLAIN}
    assert decide(store, [POVERTY.address.value], BERT, accepted=True) == ()

    (rejected,) = decide(store, [POVERTY.id], BERT, accepted=False, reason="anderer Begriff")
    assert rejected.verdicts == (
        Verdict(accepted=True, signed=ANNA, reason="nachgeschlagen", revoked=BERT),
        Verdict(accepted=False, signed=BERT, reason="anderer Begriff"),
    )
    assert plain_links(store) == set()
    again = propose(store, [replace(POVERTY, confidence=Decimal(1), source="other"), CLOSE])
    assert (again.fresh, again.known, again.rejected) == ((), (CLOSE,), (rejected,))
    assert read_links(store) == (rejected, CLOSE)

    (undone,) = undo(store, [f"id:link/{POVERTY.id}"], LATER)
    assert undone.standing is Standing.PROPOSED
    assert read_links(store) == (undone, CLOSE)
    assert len(undone.verdicts) == 2


def test_a_verdict_is_taken_back_whatever_digits_a_store_keeps_of_its_time(store):
    propose(store, [POVERTY])
    hasty = Signature("Anna", "2026-03-01T10:00:00.360Z")
    decide(store, [POVERTY.id], hasty, accepted=True)
    undo(store, [POVERTY.id], Signature("Anna", "2026-03-01T10:00:00.900Z"))
    (read,) = read_links(store)
    assert read.standing is Standing.PROPOSED
    assert [one.holds for one in read.verdicts] == [False]
    decide(store, [POVERTY.id], Signature("Anna", "2026-03-01T10:00:00.901Z"), accepted=False)
    (read,) = read_links(store)
    assert [(one.accepted, one.holds) for one in read.verdicts] == [(True, False), (False, True)]


def test_times_sort_as_time_does_however_many_digits_are_kept():
    stamps = ["2026-03-01T10:00:00Z", "2026-03-01T10:00:00.36Z", "2026-03-01T10:00:00.361Z", "2026-03-01T10:00:01Z"]
    assert sorted(set(stamps), key=lambda at: Signature("", at).order) == stamps


def test_a_name_of_no_link_decides_nothing():
    with open_store("memory:") as store:
        propose(store, [POVERTY])
        with pytest.raises(NotFound, match="no link 'nothing'"):
            decide(store, [POVERTY.id, "nothing"], ANNA, accepted=True)
        assert read_links(store) == (POVERTY,)


def test_a_surer_source_speaks_for_what_is_known_and_verdicts_stay():
    with open_store("memory:") as store:
        propose(store, [POVERTY])
        (accepted,) = decide(store, [POVERTY.id], ANNA, accepted=True)
        surer = replace(POVERTY, confidence=Decimal("0.95"), source="gnd")
        assert propose(store, [surer]).known == (replace(surer, verdicts=accepted.verdicts),)
        assert propose(store, [replace(POVERTY, confidence=Decimal("0.1"))]).known[0].source == "gnd"
        assert plain_links(store) == {PLAIN}


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
signatures = st.builds(Signature, texts, st.sampled_from([ANNA.at, BERT.at, LATER.at]))
links = st.builds(
    replace,
    st.just(POVERTY),
    relation=st.sampled_from(Relation),
    source=texts,
    explanation=texts,
    justification=st.sampled_from(Justification),
    confidence=st.decimals(0, 1, places=3),
    labels=st.lists(texts.map(Literal), max_size=2, unique=True).map(lambda them: tuple(sorted(them, key=str))),
)


@given(links, st.lists(st.tuples(signatures, st.booleans(), texts), max_size=1))
def test_a_link_reads_back_as_it_was_written(link, verdicts):
    for signed, accepted, reason in verdicts:
        link = link.decided(Verdict(accepted, signed, reason))
    assert links_in(link_triples(link)) == (link,)


def test_what_is_incomplete_is_no_link():
    whole = list(link_triples(POVERTY))
    needed = {"linkSubject", "linkRelation", "linkTarget"}
    for triple in whole:
        left = links_in(one for one in whole if one != triple)
        assert (left == ()) == (triple.predicate.value.rsplit("#", 1)[-1] in needed)
