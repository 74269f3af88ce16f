"""A golden case small enough to count by hand: three made-up forums, on every store."""

import re
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.errors import NotFound, WrongParameter
from kg.terms import DEF, ID, THEME, Literal, Quad
from kg.themes import ActorKind, EvidenceKind, Inheritance, actors_of, shared_between, shared_with, themes_of
from kg.themes.link import fold
from kg.themes.prose import why_shared
from kg.themes.view import rows
from kg.themes.weight import rarity

DATA = Path(__file__).parents[2] / "data" / "themes"
ADA, BEN, CLEO, EMIL, GERDA = (
    ID[f"person/{name}"] for name in ("ada-berg", "ben-cordes", "cleo-dorn", "emil-falk", "gerda-hain")
)
CITY, MINISTRY, STATE, COUNTY = (
    ID[f"organisation/{name}"]
    for name in ("stadt-auenfeld", "ministerium-soziales-mittelau", "land-mittelau", "kreis-auental")
)
ARMUT, KINDERARMUT, NETZWERKARBEIT = THEME["armut"], THEME["kinderarmut"], THEME["netzwerkarbeit"]


@pytest.fixture
def forums(store):
    store.add(parse(path=DATA / "three_forums.trig", format=RdfFormat.TRIG))
    return store


def short(node) -> str:
    return "-" if node is None else re.sub(r".*/", "", node.value)


def test_the_evidence_of_the_case_is_sound(forums):
    text = {quad.subject: quad.object.value for quad in forums.quads() if quad.predicate == DEF["text"]}
    by_name: dict = {}
    for quad in forums.quads():
        if "/id/evidence/" in str(quad.subject):
            by_name.setdefault(quad.subject, {})[quad.predicate.value.rsplit("#")[-1]] = quad.object
    assert len(by_name) == 40
    for facts in by_name.values():
        start, end = int(facts["startOffset"].value), int(facts["endOffset"].value)
        assert text[facts["inDocument"]][start:end] == facts["quoteText"].value


def test_the_links_are_those_read_by_hand(forums):
    found = {
        "\t".join((short(it.actor), short(it.theme), it.kind, short(it.item), short(it.through), str(it.confidence)))
        for it in fold(rows(forums, "actor_themes"))
    }
    assert found == set((DATA / "three_forums.links.tsv").read_text(encoding="utf-8").splitlines()[1:])


def test_the_ranking_of_ada_is_that_counted_by_hand(forums):
    ranking = shared_with(forums, ADA)
    assert [(row.label, row.kind, row.weight) for row in ranking] == [
        ("Cleo Dorn", ActorKind.PERSON, 0.374449),
        ("Emil Falk", ActorKind.PERSON, 0.31897),
        ("Ben Cordes", ActorKind.PERSON, 0.306666),
        ("Ministerium für Soziales des Landes Mittelau", ActorKind.ORGANISATION, 0.286002),
        ("Kreis Auental", ActorKind.ORGANISATION, 0.259522),
        ("Nordlicht e. V.", ActorKind.ORGANISATION, 0.245333),
        ("Land Mittelau", ActorKind.ORGANISATION, 0.152511),
        ("Gerda Hain", ActorKind.PERSON, 0.137835),
    ]
    # Land Mittelau: one programme on Armut (0.9, confidence 0.8), as shared theme and next to Kinderarmut.
    state = next(row for row in ranking if row.actor == STATE)
    assert [(it.theme, it.right_theme, it.weight) for it in state.shared] == [
        (ARMUT, ARMUT, round(0.5 * 0.72 * rarity(7), 6)),
        (KINDERARMUT, ARMUT, round(0.5 * 0.72 * min(rarity(7), rarity(9)) * 0.3, 6)),
    ]


def test_an_actor_shares_nothing_with_its_own_organisation_by_going_there_for_it(forums):
    assert CITY not in {row.actor for row in shared_with(forums, ADA)}
    assert ADA not in {row.actor for row in shared_with(forums, CITY)}
    # What a colleague did for the organisation is another matter; the own unit is not.
    county = next(row for row in shared_with(forums, EMIL) if row.actor == COUNTY)
    assert {it.theme for it in county.shared} == {KINDERARMUT}
    assert {reason.through for it in county.shared for reason in it.right} == {GERDA}


def test_inheritance_is_a_switch(forums):
    alone = shared_with(forums, ADA, inherit=Inheritance.NONE)
    assert [row.actor for row in alone if row.kind is ActorKind.ORGANISATION] == [STATE]
    assert themes_of(forums, CITY, inherit=Inheritance.NONE) == ()
    kinds = {reason.kind for it in themes_of(forums, GERDA, inherit=Inheritance.BOTH) for reason in it.reasons}
    assert EvidenceKind.MEMBERSHIP in kinds
    assert EvidenceKind.MEMBERSHIP not in {reason.kind for it in themes_of(forums, GERDA) for reason in it.reasons}


def test_paging_and_minimum_cut_the_same_ranking(forums):
    whole = shared_with(forums, ADA)
    assert shared_with(forums, ADA, limit=2) + shared_with(forums, ADA, limit=50, offset=2) == whole
    assert shared_with(forums, ADA, minimum=0.3) == whole[:3]
    assert shared_with(forums, ADA, limit=0) == ()
    with pytest.raises(WrongParameter, match="-1"):
        shared_with(forums, ADA, offset=-1)


def test_a_group_has_the_themes_of_all_first(forums):
    group = shared_between(forums, [ADA, EMIL, GERDA])
    assert [(it.label, it.shared_by_all, len(it.holdings)) for it in group.themes] == [
        ("Kinderarmut", True, 3),
        ("Armut", True, 3),
        ("Netzwerkarbeit", False, 2),
        ("Quartiersentwicklung", False, 2),
    ]
    armut = group.themes[1]
    assert [(it.label, it.theme_label, it.closeness) for it in armut.holdings] == [
        ("Ada Berg", "Armut", 1.0),
        ("Emil Falk", "Kinderarmut", 0.3),
        ("Gerda Hain", "Altersarmut", 0.3),
    ]
    assert armut.weight == round(0.5 * (0.6 * 0.3) * (0.8 * 0.3) * min(rarity(7), rarity(9)), 6)


def test_a_group_of_one_is_refused(forums):
    with pytest.raises(WrongParameter, match="two different actors"):
        shared_between(forums, [ADA, ADA])


def test_who_is_unknown_is_named(forums):
    with pytest.raises(NotFound, match="person/niemand"):
        themes_of(forums, ID["person/niemand"])
    with pytest.raises(NotFound, match="thema/nichts"):
        actors_of(forums, THEME["nichts"])


def test_a_theme_gathers_its_narrower_ones(forums):
    whole = actors_of(forums, ARMUT)
    assert [it.label for it in whole[:3]] == ["Gerda Hain", "Cleo Dorn", "Land Mittelau"]
    assert GERDA not in {it.actor for it in actors_of(forums, ARMUT, narrower=False)}
    gerda = whole[0]
    assert gerda.weight == 0.9  # 1 - (1 - 0.8) * (1 - 0.5): the function, and the forum
    assert {reason.theme_label for reason in gerda.reasons} == {"Altersarmut", "Kinderarmut"}


def test_labels_follow_the_language(forums):
    assert {it.label for it in themes_of(forums, GERDA, language="en")} == {"child poverty", "old-age poverty"}
    row = next(row for row in shared_with(forums, ADA, language="en") if row.actor == BEN)
    assert "deals with the theme network practice" in why_shared("Ada Berg", row.label, row.shared[0], "en")


def test_a_write_is_seen_at_once(forums):
    before = themes_of(forums, BEN)
    graph = ID["graph"]
    node, evidence = ID["participation/neu"], ID["evidence/neu"]
    forums.add(
        [
            Quad(node, DEF["participant"], BEN, graph),
            Quad(node, DEF["participationIn"], ID["event/musterforum-c"], graph),
            Quad(node, DEF["evidence"], evidence, graph),
            Quad(evidence, DEF["attests"], DEF["participant"], graph),
            Quad(evidence, DEF["attestedValue"], BEN, graph),
            Quad(evidence, DEF["confidence"], Literal(1), graph),
        ]
    )
    strength = {it.theme: it.weight for it in themes_of(forums, BEN)}
    assert {it.theme: it.weight for it in before}[KINDERARMUT] == 0.5
    assert strength[KINDERARMUT] == 0.75
