"""SSSOM: mapping files read back as they were written, and faults told with their line."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.curation.decision import Signature
from kg.errors import VocabularyBroken
from kg.link import Justification, Link, Relation, Standing, Verdict, read_sssom, shipped_links, write_sssom
from kg.terms import THEME, Literal, NamedNode
from kg.vocabulary import vocabulary_triples

LINK = Link(
    THEME["armut"],
    Relation.EXACT,
    NamedNode("http://zbw.eu/stw/descriptor/10488-1"),
    "STW",
    Justification.LEXICAL,
    Decimal("0.9"),
    "gleiches Wort",
    (Literal("Armut"),),
)
ANNA = Signature("Anna", "2026-03-01T00:00:00Z")
words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12).map(
    lambda it: " ".join(it.split())
)
links = st.builds(
    replace,
    st.just(LINK),
    relation=st.sampled_from(Relation),
    target=st.sampled_from([LINK.target, NamedNode("https://example.org/a?b=c#d"), NamedNode("urn:x:y")]),
    source=words.filter(lambda it: it and "|" not in it),
    explanation=words,
    justification=st.sampled_from(Justification),
    confidence=st.decimals(0, 1, places=3),
    labels=words.filter(bool).map(lambda it: (Literal(it),)),
)


@given(links, st.sampled_from([None, True, False]))
def test_a_link_reads_back_as_it_was_written(link, accepted):
    expected = link if accepted is None else link.decided(Verdict(accepted=accepted, signed=ANNA))
    assert read_sssom(write_sssom([expected], {link.subject: "Armut"}), "x.tsv") == (expected,)


def test_a_rejection_is_a_mapping_that_does_not_hold():
    rejected = LINK.decided(Verdict(accepted=False, signed=ANNA, reason="anderer Begriff"))
    text = write_sssom([rejected], {})
    assert "\tNot\tstw:10488-1\t" in text
    (found,) = read_sssom(text, "x.tsv")
    assert (found.standing, found.explanation) == (Standing.REJECTED, "anderer Begriff")


HEAD = "#curie_map:\n#  stw: http://zbw.eu/stw/descriptor/\n#  thema: https://w3id.org/sozialraum/thema/\n"
TABLE = "subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\tpredicate_modifier\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#curie_map: [\n", "no YAML"),
        (HEAD + "subject_id\tobject_id\n", "no column predicate_id, mapping_justification"),
        (
            HEAD + TABLE + "thema:a\tskos:exactMatch\tstw:1\tsemapv:LexicalMatching\tmuch\t\n",
            "line 5: confidence 'much'",
        ),
        (HEAD + TABLE + "thema:a\tskos:exactMatch\tstw:1\tsemapv:LexicalMatching\t2\t\n", "between 0 and 1"),
        (HEAD + TABLE + "thema:a\tskos:exactMatch\tgnd:1\tsemapv:LexicalMatching\t1\t\n", "prefix 'gnd' is not in"),
        (HEAD + TABLE + "a\tskos:exactMatch\tstw:1\tsemapv:LexicalMatching\t1\t\n", "neither prefix:name nor"),
        (HEAD + TABLE + "thema:a\tskos:sameAs\tstw:1\tsemapv:LexicalMatching\t1\t\n", "none of skos:exactMatch"),
        (HEAD + TABLE + "thema:a\tskos:exactMatch\tstw:1\tsemapv:LexicalMatching\t1\tNot\n", "needs a reviewer_label"),
        (HEAD + TABLE + "thema:a b\tskos:exactMatch\tstw:1\tsemapv:LexicalMatching\t1\t\n", "no address"),
    ],
)
def test_a_fault_is_told_with_file_and_reason(text, said):
    with pytest.raises(VocabularyBroken, match=rf"x\.tsv.*{said}"):
        read_sssom(text, "x.tsv")


def test_what_is_shipped_is_accepted_and_about_themes_that_there_are():
    found = shipped_links()
    assert len(found) >= 30
    assert {link.standing for link in found} == {Standing.ACCEPTED}
    assert {link.subject for link in found} <= {triple.subject for triple in vocabulary_triples()}
    assert {link.source for link in found} == {"STW", "EuroVoc", "GND", "Wikidata"}
    assert len({(link.subject, link.target) for link in found}) == len(found)
