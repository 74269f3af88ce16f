"""Settling: what decisions make of a document's graphs, and that every one can be taken back."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kg.curation.claim import Claim
from kg.curation.decision import Decision, Kind
from kg.curation.ledger import Ledger
from kg.curation.settlement import settled
from kg.model import Passage, Span
from kg.terms import DEF, FOAF, GRAPH, ID, RDF
from kg.triples import fact_graphs
from tests.unit.curation.world import (
    AT,
    DOCUMENT,
    FORUM,
    IDA,
    KREIS,
    RUN,
    SHORT,
    STADT,
    TEXT,
    facts,
    graphs,
    home,
    ledger,
    merged,
    part,
    verdict,
)

STATED, PROPOSED, REWRITTEN = (GRAPH[f"d/{name}"] for name in ("genannt", "vorgeschlagen", "umgeschrieben"))


def filled(done):
    return {name: frozenset(triples) for name, triples in done.items() if triples}


def named(triples):
    return {term for triple in triples for term in (triple.subject, triple.object)}


def says(done, subject, name, value):
    return any((t.subject, t.predicate, t.object) == (subject, name, value) for t in done[STATED])


def test_without_decisions_and_doubt_graphs_stay_as_they_are():
    assert filled(settled("d", graphs(), ledger())) == filled(graphs())


def test_merged_persons_have_one_address_and_their_relations_follow():
    done = settled("d", graphs(), ledger(merged(SHORT, IDA)))
    assert SHORT not in named(done[STATED])
    assert part(SHORT) not in named(done[STATED])
    assert says(done, home(IDA, STADT), DEF["affiliate"], IDA)
    assert says(done, home(IDA, KREIS), DEF["affiliate"], IDA)
    assert {t.object.value for t in done[STATED] if (t.subject, t.predicate) == (IDA, DEF["nameForm"])} == {
        "Ida Kern",
        "I. Kern",
    }
    events = [t for t in done[STATED] if t.predicate == DEF["participant"] and t.object == IDA]
    assert [t.subject for t in events] == [part(IDA)]


def test_every_fact_written_otherwise_is_told_as_it_was_read():
    done = settled("d", graphs(), ledger(merged(SHORT, IDA)))
    told = {t.object for t in done[REWRITTEN] if t.predicate == DEF["claimSubject"]}
    assert told == {SHORT, part(SHORT), home(SHORT, STADT)}


def test_merged_events_carry_their_participations_along():
    other = ID["event/forum-2"]
    done = settled("d", graphs(), ledger(merged(FORUM, other)))
    assert says(done, part(IDA, other), DEF["participationIn"], other)


def test_a_separated_thing_has_an_address_of_its_own_in_that_document_only():
    there = ID["person/ida-kern-cccccc"]
    parted = Decision(Kind.SEPARATION, (IDA, there), AT, "", "d")
    assert says(settled("d", graphs(), ledger(parted)), there, RDF["type"], FOAF["Person"])
    elsewhere = Decision(Kind.SEPARATION, (IDA, there), AT, "", "other")
    assert filled(settled("d", graphs(), ledger(elsewhere))) == filled(graphs())


def test_an_unsure_person_waits_and_what_names_the_person_leans_on_that():
    done = settled("d", graphs({SHORT: 0.6}), ledger())
    assert SHORT not in named(done[STATED])
    assert part(SHORT) not in named(done[STATED])
    assert home(SHORT, STADT) not in named(done[STATED])
    assert says(
        done, STADT, DEF["nameForm"], next(f.object for f in facts() if f.subject == STADT and f.object.value[0] == "S")
    )
    proposals = [t.object for t in done[PROPOSED] if t.predicate == DEF["proposedThing"]]
    assert proposals == [SHORT]


def test_an_unsure_event_takes_its_participations_with_it():
    done = settled("d", graphs({FORUM: 0.5}), ledger())
    assert part(IDA) not in named(done[STATED])
    assert IDA in named(done[STATED])


def test_an_unsure_detail_leaves_the_rest_alone():
    body = part(IDA)
    known = tuple(f for f in facts() if f.subject == body)
    assert known
    done = settled("d", graphs({KREIS: 0.6}), ledger())
    assert says(done, part(IDA), DEF["participant"], IDA)
    assert not says(done, part(IDA), DEF["onBehalfOf"], KREIS)
    assert home(IDA, KREIS) not in named(done[STATED])


def claims_of(subject):
    return tuple(Claim(f.subject, f.property, f.object) for f in facts() if f.subject == subject)


def test_an_accepted_proposal_is_a_fact_with_its_evidence():
    done = settled("d", graphs({SHORT: 0.6}), ledger(verdict(Kind.ACCEPTANCE, *claims_of(SHORT))))
    assert filled(done) == filled(graphs({SHORT: 0.6}))


def test_a_rejected_proposal_is_no_fact_and_waits_no_more():
    done = settled("d", graphs({SHORT: 0.6}), ledger(verdict(Kind.REJECTION, *claims_of(SHORT))))
    assert SHORT not in named(done[STATED])
    assert not [t for t in done[PROPOSED] if t.predicate == DEF["proposedThing"]]


def test_what_is_surely_said_elsewhere_in_the_document_does_not_wait():
    said = graphs({SHORT: 0.6})
    sure = graphs()
    both = {name: said[name] | sure[name] for name in said}
    assert not settled("d", both, ledger())[PROPOSED]


def test_several_passages_together_make_a_fact_surer_and_one_passage_counts_once():
    said = facts({SHORT: 0.5})
    again = tuple(f._replace(evidence=f.evidence._replace(span=Span(13, 20))) for f in said if f.subject == SHORT)
    apart = dict(fact_graphs(DOCUMENT, (*said, *again), (), RUN))
    assert not settled("d", apart, ledger())[PROPOSED]
    together = dict(fact_graphs(DOCUMENT, (*said, *again), (Passage(Span(0, len(TEXT))),), RUN))
    assert settled("d", together, ledger())[PROPOSED]


def test_what_a_person_wrote_is_never_in_doubt_but_follows_merges():
    mine = {GRAPH["d/kuratiert-genannt"]: graphs({SHORT: 0.1})[STATED]}
    done = settled("d", mine, ledger(merged(SHORT, IDA)))
    written = done[GRAPH["d/kuratiert-genannt"]]
    assert IDA in named(written)
    assert SHORT not in named(written)
    assert not done[PROPOSED]


def test_a_span_that_attests_facts_and_claims_is_described_once():
    done = settled("d", graphs({SHORT: 0.6}), ledger())
    proposed = {t.subject for t in done[PROPOSED] if t.object == DEF["ProposedEvidence"]}
    stated = {t.subject for t in done[STATED] if t.object == DEF["TextEvidence"]}
    assert proposed
    assert not proposed & stated


things = st.sampled_from([IDA, SHORT, KREIS, STADT, FORUM])
confidences = st.dictionaries(
    st.sampled_from([IDA, SHORT, KREIS, STADT, FORUM, part(IDA), home(SHORT, STADT)]),
    st.sampled_from([0.5, 0.6, 0.75, 0.95]),
)


LEADING = [Claim(f.subject, f.property, f.object) for f in facts() if f.object in {IDA, SHORT, KREIS, STADT, FORUM}]


def corrected(claim, value):
    return Decision(Kind.CORRECTION, (claim.value, value), AT, "", "d", frozenset([claim]))


def test_a_correction_puts_another_value_in_its_place_and_tells_what_was_read():
    (claim,) = [one for one in LEADING if one.subject == home(SHORT, STADT) and one.value == STADT]
    done = settled("d", graphs(), ledger(corrected(claim, KREIS)))
    assert says(done, claim.subject, claim.property, KREIS)
    assert not says(done, claim.subject, claim.property, STADT)
    assert STADT in {t.object for t in done[REWRITTEN] if t.predicate == DEF["claimValue"]}
    later = verdict(Kind.REJECTION, claim)
    done = settled("d", graphs(), ledger(corrected(claim, KREIS), later))
    assert not says(done, claim.subject, claim.property, KREIS)


@st.composite
def ledgers(draw):
    known = Ledger((), draw(st.sampled_from([Decimal(0), Decimal("0.7"), Decimal("0.9")])))
    for _ in range(draw(st.integers(0, 4))):
        gone, stays = known.canonical(draw(things)), known.canonical(draw(things))
        kinds = {one.value.split("/")[-2] for one in (gone, stays)}
        match draw(st.integers(0, 3)):
            case 0 if gone != stays and len(kinds) == 1:
                known = known.with_new(merged(gone, stays))
            case 1:
                known = known.with_new(Decision(Kind.SEPARATION, (gone, ID[f"{kinds.pop()}/apart"]), AT, "", "d"))
            case 2:
                kind = draw(st.sampled_from([Kind.ACCEPTANCE, Kind.REJECTION]))
                known = known.with_new(verdict(kind, *claims_of(draw(things))))
            case 3:
                known = known.with_new(corrected(draw(st.sampled_from(LEADING)), draw(things)))
            case _:
                pass
    return known


@given(confidences, ledgers(), ledgers())
def test_decisions_can_be_taken_back_and_exchanged(sure, first, second):
    read = graphs(sure)
    once = settled("d", read, first)
    assert filled(settled("d", once, first)) == filled(once)
    assert filled(settled("d", once, second)) == filled(settled("d", read, second))
    assert filled(settled("d", once, Ledger((), Decimal(0)))) == filled(read)
