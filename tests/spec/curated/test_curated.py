"""Curated facts: every one rests on words that stand in the text where it says they do."""

from collections import defaultdict

import pytest

from kg.pipeline import extract
from kg.samples import curated_graphs, samples
from kg.terms import DEF, ID, LIST, RDF, Literal

DOCUMENTS = {sample.document.slug: sample.document for sample in samples()}
CURATED = [slug for slug, document in DOCUMENTS.items() if curated_graphs(document)]
STATED_SENTENCES = 13


def described(triples):
    """Return the values of each subject by property."""
    found = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        found[triple.subject][triple.predicate].add(triple.object)
    return found


def one(values):
    (value,) = values
    return value


@pytest.fixture(params=CURATED)
def document(request):
    return DOCUMENTS[request.param]


def graphs_with_status(document):
    for name, triples in curated_graphs(document).items():
        yield name.value.rsplit("kuratiert-", 1)[1], described(triples)


def test_the_forum_page_and_a_sample_are_curated():
    assert CURATED == ["fachforum-3-2", "musterforum-1-4"]


def test_graphs_belong_to_the_document_and_name_a_status(document):
    for name in curated_graphs(document):
        start, status = name.value.rsplit("/kuratiert-", 1)
        assert start.endswith(f"/graph/{document.slug}")
        assert status in {"genannt", "erschlossen", "fachwissen"}


def test_offsets_cut_the_quote_and_the_passage_out_of_the_text(document):
    for status, known in graphs_with_status(document):
        for values in known.values():
            if DEF["TextEvidence"] not in values[RDF["type"]]:
                continue
            start, end = (int(one(values[DEF[name]]).value) for name in ("startOffset", "endOffset"))
            quote, passage = (one(values[DEF[name]]) for name in ("quoteText", "passageText"))
            around = int(one(values[DEF["passageStart"]]).value)
            assert document.text[start:end] == quote.value
            assert document.text[around : around + len(passage.value)] == passage.value
            assert around <= start < end <= around + len(passage.value)
            assert {quote.language, passage.language} == {None}
            assert one(values[DEF["inDocument"]]) == ID[f"document/{document.slug}"]
            assert one(values[DEF["evidenceStatus"]]) == LIST[f"beleg/{status}"]
            assert one(values[DEF["extractedBy"]]) == ID["run/curation"]


def test_every_triple_is_attested_in_its_own_graph_and_nothing_else_is(document):
    for _, known in graphs_with_status(document):
        stated, supported = set(), set()
        for item, values in list(known.items()):
            if values[RDF["type"]] & {DEF["TextEvidence"], DEF["ExtractionRun"]}:
                continue
            stated |= {
                (item, name, value) for name, all_of in values.items() for value in all_of if name != DEF["evidence"]
            }
            for evidence in values[DEF["evidence"]]:
                about = known[evidence]
                names, objects = about[DEF["attests"]], about[DEF["attestedValue"]]
                supported |= {(item, name, value) for name in names for value in objects if value in values[name]}
                assert all(values[name] & objects for name in names), f"{evidence} attests what is not there"
        assert stated == supported


def test_a_denied_statement_makes_no_plain_triple():
    """Local authorities alone can NOT solve the problems: no triple may say they do."""
    triples = [triple for graph in curated_graphs(DOCUMENTS["fachforum-3-2"]).values() for triple in graph]
    known = described(triples)
    denied = [item for item, values in known.items() if Literal(value=True) in values[DEF["negated"]]]
    assert len(denied) == 1
    authorities = LIST["gruppe/kommunalverwaltungen"]
    assert known[denied[0]][DEF["statementSubject"]] == {authorities}
    shortcuts = {
        DEF[name] for name in ("addresses", "requires", "produces", "hinders", "involvesGroup", "inadequateFor")
    }
    assert not [
        triple for triple in triples if triple.predicate in shortcuts and authorities in {triple.subject, triple.object}
    ]


def test_sentences_one_to_thirteen_of_the_summary_have_their_statements():
    known = described(triple for graph in curated_graphs(DOCUMENTS["fachforum-3-2"]).values() for triple in graph)
    starts = sorted(
        int(item.value.rsplit("--", 1)[1].split("-")[0])
        for item in known
        if DEF["Statement"] in known[item][RDF["type"]]
    )
    assert len(starts) == STATED_SENTENCES
    assert len(set(starts)) == STATED_SENTENCES - 1  # S12 makes two; S6 asks and states nothing


def test_curated_facts_speak_of_elements_that_the_rules_find_or_that_they_describe(document):
    """A typing slip in an address would leave a thing without a label: there is none."""
    extracted = described(triple for graph in extract(document).graphs.values() for triple in graph)
    curated = described(triple for graph in curated_graphs(document).values() for triple in graph)
    mentioned = {
        value
        for values in curated.values()
        for name, all_of in values.items()
        if name not in {DEF["attestedValue"], DEF["attests"]}
        for value in all_of
        if getattr(value, "value", "").startswith(ID)
        and not value.value.startswith((ID["evidence/"].value, ID["run/"].value))
    }
    typed = {item for known in (extracted, curated) for item, values in known.items() if values[RDF["type"]]}
    assert mentioned <= typed
