"""Decisions on every kind of store: what they do to the graph, that re-import keeps them, and how they are undone."""

from decimal import Decimal

import pytest

from kg.check import check
from kg.curation.decision import Signature
from kg.curation.duplicates import Likeness, duplicates
from kg.curation.explanation import State, explain
from kg.curation.ledger import CURATION_GRAPH, read_ledger
from kg.curation.review import decide, pending, undo
from kg.curation.sameness import distinguish, merge, separate, undo_distinction, undo_merges
from kg.curation.thing import property_of, thing_of
from kg.errors import DecisionRefused, NotFound, WrongParameter
from kg.pipeline import add_files
from kg.terms import DEF, DERIVED_GRAPH, FOAF, ID, RDF, VOCABULARY_GRAPH, NamedNode
from kg.themes import shared_with

ON_ONE = pytest.mark.parametrize("store", ["memory"], indirect=True)  # what no kind of store can change
# Virtuoso takes a minute for each document that comes again; tests/spec/test_build.py holds it to these writes.
ON_QUICK = pytest.mark.parametrize("store", ["memory", "folder", "http"], indirect=True)
AT = Signature("Nora Test", "2026-11-23T10:00:00Z")
LATER = Signature("Ole Test", "2026-11-24T10:00:00Z")
BELOW = Decimal("0.7")
MEETING = """Fachtag Wohnen und Teilhabe

Referentinnen und Referenten
• Dr. Ida Kern, Landkreis Auental
• Tom Rade, Diakonie Sonnfeld e. V.
"""
ROUND = """Runder Tisch Armut

Moderation
• Ida Kern-Holm, Kreis Auental
• Ida Kern, Caritasverband Brennau e. V.

Teilhabe und Armut standen im Mittelpunkt.
"""
TEXTS = {"fachtag.txt": MEETING, "runder-tisch.txt": ROUND}


@pytest.fixture
def add(store, tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def added(*names: str, below: Decimal = Decimal(0)) -> None:
        paths = [tmp_path / name for name in names or TEXTS]
        assert not [one.error for one in add_files(store, paths, review_below=below) if one.error]

    return added


def ledger_of(store, below=Decimal(0)):
    return read_ledger(store, below)


def quads_of(store):
    """Return what the documents' graphs say; what is derived follows from that alone."""
    names = (name for name in store.graphs() if name not in {CURATION_GRAPH, DERIVED_GRAPH, VOCABULARY_GRAPH})
    return {str(quad) for name in names for quad in store.quads(name)}


def person(store, name, body):
    """Return the person of a name in a body."""
    rows = store.select(
        f"SELECT DISTINCT ?p WHERE {{ ?a {DEF['affiliatedWith']} {thing_of(store, body)} ; {DEF['affiliate']} ?p ."
        f" ?p {DEF['nameForm']} ?n FILTER(STR(?n) = '{name}') }}"
    ).rows
    (only,) = {row["p"] for row in rows}
    return only


def persons(store):
    rows = store.select(f"SELECT DISTINCT ?p WHERE {{ ?p a {FOAF['Person']} }}").rows
    return {row["p"] for row in rows}


def test_merged_persons_are_one_for_every_question_and_stay_one_after_re_import(store, add):
    add()
    before = quads_of(store)
    short, ida = person(store, "Ida Kern-Holm", "Landkreis Auental"), person(store, "Ida Kern", "Landkreis Auental")
    assert len(persons(store)) == 4
    done = merge(store, ledger_of(store), (short, ida), AT, "dieselbe Sprecherin")
    assert done.documents == ("runder-tisch",)
    assert persons(store) == {row for row in persons(store) if row != short}
    assert len(persons(store)) == 3
    actors = {row.actor for row in shared_with(store, thing_of(store, "Tom Rade"), limit=50)}
    assert short not in actors
    assert ida in actors
    assert thing_of(store, short.value, ledger_of(store)) == ida
    after = quads_of(store)
    assert not merge(store, ledger_of(store), (short, ida), LATER, "").decisions
    add()
    assert quads_of(store) == after
    undone = undo_merges(store, ledger_of(store), ida, LATER)
    assert [one.things for one in undone.decisions] == [(short, ida)]
    assert quads_of(store) == before
    (kept,) = ledger_of(store).decisions
    assert (kept.signed, kept.revoked, kept.reason) == (AT, LATER, "dieselbe Sprecherin")


@ON_ONE
def test_the_order_of_adding_and_merging_plays_no_part(store, add):
    add("fachtag.txt")
    ida = person(store, "Ida Kern", "Landkreis Auental")
    add("runder-tisch.txt")
    other = person(store, "Ida Kern", "Caritasverband Brennau e. V.")
    merge(store, ledger_of(store), (ida, other), AT, "")
    both = quads_of(store)
    for slug in ("fachtag", "runder-tisch"):
        names = [graph for graph in store.graphs() if f"/{slug}/" in graph.value]
        store.replace_graphs(dict.fromkeys(names, ()))
    add("runder-tisch.txt", "fachtag.txt")
    assert quads_of(store) == both


@ON_ONE
def test_namesakes_in_two_bodies_stay_two_until_somebody_decides(store, add):
    add()
    ida, other = (
        person(store, "Ida Kern", "Landkreis Auental"),
        person(store, "Ida Kern", "Caritasverband Brennau e. V."),
    )
    assert ida != other
    found = {frozenset((one.left, one.right)): one.reason for one in duplicates(store, ledger_of(store))}
    assert found[frozenset((ida, other))] is Likeness.SAME_NAME_OTHER_BODY
    assert distinguish(store, ledger_of(store), (ida, other), AT, "zwei Personen").decisions
    assert not distinguish(store, ledger_of(store), (other, ida), LATER, "").decisions
    pairs = {frozenset((one.left, one.right)) for one in duplicates(store, ledger_of(store))}
    assert frozenset((ida, other)) not in pairs
    with pytest.raises(DecisionRefused, match="Nora Test declared"):
        merge(store, ledger_of(store), (ida, other), LATER, "")
    undo_distinction(store, ledger_of(store), (ida, other), LATER)
    assert merge(store, ledger_of(store), (ida, other), LATER, "").decisions
    with pytest.raises(DecisionRefused, match="are one"):
        distinguish(store, ledger_of(store), (ida, other), AT, "")


@ON_ONE
def test_what_cannot_be_one_is_refused(store, add):
    add()
    ida, kreis = person(store, "Ida Kern", "Landkreis Auental"), thing_of(store, "Landkreis Auental")
    with pytest.raises(DecisionRefused, match="only like things"):
        merge(store, ledger_of(store), (ida, kreis), AT, "")
    with pytest.raises(DecisionRefused, match="is not merged"):
        merge(store, ledger_of(store), (thing_of(store, "fachtag"), thing_of(store, "runder-tisch")), AT, "")
    with pytest.raises(DecisionRefused, match="was not merged"):
        undo_merges(store, ledger_of(store), ida, AT)
    with pytest.raises(WrongParameter, match="nothing is called 'Ida Kerm'"):
        thing_of(store, "Ida Kerm")
    with pytest.raises(WrongParameter, match="several things"):
        thing_of(store, "Ida Kern")
    assert not ledger_of(store).decisions


@ON_ONE
def test_a_document_that_means_somebody_else_is_separated_and_brought_back(store, add):
    add()
    before = quads_of(store)
    kreis = thing_of(store, "Landkreis Auental")
    done = separate(store, ledger_of(store), kreis, ("runder-tisch",), AT, "anderer Kreis")
    (apart,) = {one.things[1] for one in done.decisions}
    assert person(store, "Ida Kern-Holm", apart.value)
    assert person(store, "Ida Kern", kreis.value)
    after = quads_of(store)
    add("runder-tisch.txt")
    assert quads_of(store) == after
    merge(store, ledger_of(store), (apart, kreis), LATER, "doch derselbe")
    assert quads_of(store) == before
    with pytest.raises(DecisionRefused, match="does not name"):
        separate(store, ledger_of(store), thing_of(store, "Tom Rade"), ("runder-tisch",), AT, "")
    with pytest.raises(DecisionRefused, match="only fachtag names"):
        separate(store, ledger_of(store), thing_of(store, "Tom Rade"), ("fachtag",), AT, "")


def unsure(store, add):
    """Add a document with everything under the threshold but what lists say most surely; return the proposals."""
    add("runder-tisch.txt", below=Decimal("0.93"))
    return {one.id: one for one in pending(store)}


def facts_in(store):
    return {quad for quad in quads_of(store) if "/vorgeschlagen>" not in quad}


@ON_QUICK
def test_unsure_facts_wait_and_enter_or_stay_out_as_decided(store, add):
    below = Decimal("0.93")
    add("runder-tisch.txt")
    whole = facts_in(store)
    waiting = unsure(store, add)
    assert waiting
    assert facts_in(store) < whole
    for proposal in waiting.values():
        assert all(words.confidence < below for words in proposal.words)
        assert all(words.passage[words.start : words.end] for words in proposal.words)
    first, *others = waiting
    decide(store, ledger_of(store, below), [first], AT, accepted=False, reason="falsch gelesen")
    assert first not in {one.id for one in pending(store)}
    add("runder-tisch.txt", below=below)
    assert first not in {one.id for one in pending(store)}
    left = [one.id for one in pending(store)]
    while left:
        decide(store, ledger_of(store, below), left, LATER, accepted=True)
        left = [one.id for one in pending(store)]
    assert facts_in(store) < whole
    assert not decide(store, ledger_of(store, below), others[:1], LATER, accepted=True).decisions
    assert decide(store, ledger_of(store, below), [first], LATER, accepted=True).decisions
    assert facts_in(store) == whole
    add("runder-tisch.txt", below=below)
    assert facts_in(store) == whole
    undo(store, ledger_of(store, below), list(waiting), LATER)
    assert {one.id for one in pending(store)} == set(waiting)
    with pytest.raises(NotFound, match="no proposal 'nichts'"):
        decide(store, ledger_of(store, below), ["nichts"], AT, accepted=True)


@ON_ONE
def test_the_graph_stays_sound_under_all_decisions(store, add):
    add(below=Decimal("0.93"))
    waiting = pending(store)
    decide(store, ledger_of(store, Decimal("0.93")), [waiting[0].id], AT, accepted=False)
    decide(store, ledger_of(store, Decimal("0.93")), [waiting[-1].id], AT, accepted=True)
    ids = sorted(persons(store), key=str)
    if len(ids) > 1:
        merge(store, ledger_of(store, Decimal("0.93")), (ids[0], ids[1]), AT, "")
    assert [one for one in check(store) if one.severity == "error"] == []


@ON_QUICK
def test_an_explanation_leads_to_words_rule_decisions_and_keys(store, add):
    add()
    short, ida = person(store, "Ida Kern-Holm", "Landkreis Auental"), person(store, "Ida Kern", "Landkreis Auental")
    merge(store, ledger_of(store), (short, ida), AT, "dieselbe Sprecherin")
    found = explain(store, ledger_of(store), ida, property_of(store, "Namensform"), frozenset({"Ida Kern-Holm"}))
    (fact,) = found.facts
    assert fact.state is State.STATED
    assert {words.document for words in fact.words} == {"runder-tisch"}
    assert all("Ida Kern-Holm" in words.passage[words.start : words.end] for words in fact.words)
    assert all(words.rule and words.confidence > 0 for words in fact.words)
    assert {one.subject for one in fact.read_as} == {short}
    assert {(one.document, one.rule) for one in found.identities} == {
        ("fachtag", "name-and-body"),
        ("runder-tisch", "name-and-body"),
    }
    (decision,) = found.decisions
    assert (decision.signed, decision.reason) == (AT, "dieselbe Sprecherin")
    spans = explain(store, ledger_of(store), fact.words[0].evidence)
    assert fact.claim in {one.claim for one in spans.facts}
    assert explain(store, ledger_of(store), short).thing == ida
    with pytest.raises(NotFound):
        explain(store, ledger_of(store), ida, property_of(store, "hasTheme"))


@ON_ONE
def test_what_waits_and_what_is_derived_is_explained_too(store, add):
    waiting = unsure(store, add)
    proposal = next(iter(waiting.values()))
    claim = proposal.claims[0]
    known = ledger_of(store, Decimal("0.93"))
    found = explain(store, known, claim.subject, claim.property, frozenset({claim.value}))
    assert [one.state for one in found.facts] == [State.WAITING]
    decide(store, known, [proposal.id], AT, accepted=False, reason="falsch")
    known = ledger_of(store, Decimal("0.93"))
    (fact,) = explain(store, known, claim.subject, claim.property, frozenset({claim.value})).facts
    assert fact.state is State.REJECTED
    assert [one.reason for one in fact.decisions] == ["falsch"]
    label = next(q for q in store.quads(DERIVED_GRAPH) if q.predicate.value.endswith("prefLabel"))
    assert isinstance(label.subject, NamedNode)
    (derived,) = explain(store, known, label.subject, label.predicate, frozenset({label.object})).facts
    assert derived.state is State.DERIVED


@ON_ONE
def test_a_slug_is_an_address(store, add):
    add()
    ida = person(store, "Ida Kern", "Landkreis Auental")
    assert thing_of(store, ida.value.rsplit("/", 1)[-1]) == ida
    assert thing_of(store, f"id:{ida.value.removeprefix(ID)}") == ida
    assert property_of(store, "rdf:type") == RDF["type"]
    assert property_of(store, "name form") == property_of(store, "Namensform") == DEF["nameForm"]
