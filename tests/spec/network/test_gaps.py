"""Gaps: nobody is where a gap is told, none is left out, and the planned ones are found and no others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.network.gaps import GapKind, gaps_of
from kg.store import open_store
from kg.terms import DEF, LIST
from kg.themes import Inheritance, actors_of
from kg.themes.kept import index_of
from kg.themes.lens import Lens
from tests.spec.network.test_plan import short
from tests.spec.network.worlds import fill, landscapes
from tests.spec.themes.worlds import BROADER, THEMES, bearers

CATALOGUE = load_catalogue()
ALL = frozenset(GapKind)
KOMMUNE, ZIVIL = (LIST[f"perspektive/{name}"] for name in ("kommune", "zivilgesellschaft"))


@pytest.fixture(scope="module")
def memory():
    with open_store("memory:") as store:
        yield store


def below(theme):
    return {theme, *(low for low, high in BROADER.items() if high == theme)}


def told(store, landscape, inherit):
    """Return the gaps of a landscape by what its actors are, one by one: kind, theme, and what is there."""
    values = {prop: set(of.values()) for prop, of in landscape.bodies.items()}
    kinds = {
        GapKind.LEVEL: values[DEF["administrativeLevel"]],
        GapKind.PERSPECTIVE: set(landscape.perspectives.values()),
    }
    for theme in THEMES:
        items = bearers(landscape.world, below(theme))
        actors = [one.actor for one in actors_of(store, theme, inherit=inherit)]
        there = {"level": set(), "type": set(), "perspective": set()}
        for actor in actors:
            held = landscape.of(actor, items)
            for trait in there:
                there[trait] |= held[trait]
        if actors_of(store, theme, narrower=False, inherit=inherit):
            for kind, known in kinds.items():
                if len(there[kind]) == 1 and known - there[kind]:
                    yield kind, theme, frozenset(there[kind])
            if DEF["CivilSocietyOrganisation"] not in there["type"] and ZIVIL not in there["perspective"]:
                yield GapKind.CIVIL, theme, frozenset()
            if LIST["ebene/gemeinde"] not in there["level"] and KOMMUNE not in there["perspective"]:
                yield GapKind.MUNICIPAL, theme, frozenset()
        elif not actors and theme in BROADER and actors_of(store, BROADER[theme], inherit=inherit):
            yield GapKind.UNTOUCHED, theme, frozenset()


@settings(max_examples=12, deadline=None)
@given(landscape=landscapes(), inherit=st.sampled_from(Inheritance))
def test_the_gaps_are_where_nobody_is_and_nowhere_else(memory, landscape, inherit):
    fill(memory, landscape)
    lens = Lens(index_of(memory), inherit, "de")
    found = gaps_of(memory, lens, ALL)
    assert {(gap.kind, gap.theme, frozenset(gap.present)) for gap in found} == set(told(memory, landscape, inherit))
    assert [list(GapKind).index(gap.kind) for gap in found] == sorted(list(GapKind).index(gap.kind) for gap in found)
    for gap in found:
        around = {one.actor for theme in gap.around for one in actors_of(memory, theme, inherit=inherit)}
        assert gap.actors == len(around) > 0
        assert not set(gap.present) & set(gap.missing)
    assert all(gap.actors >= 3 for gap in gaps_of(memory, lens, ALL, least=3))


def rows(planned, **values):
    answer = ask(planned, CATALOGUE["gaps"], {"limit": "300", **values})
    return dict(
        zip((short(row["thing"]) for row in answer.rows), zip(answer.rows, answer.why, strict=True), strict=True)
    )


def test_the_planned_theme_of_one_level_is_the_only_one(planned, plan):
    (theme, (row, why)), *others = rows(planned, gap="level").items()
    assert (theme, others) == (plan["one_level"]["theme"], [])
    assert (row["present"].value, row["missing"].value) == ("Land", "Gemeinde | Kreis")
    assert "nur Akteure der Ebene Land" in why[0].sentence
    assert all(reason.passages for one in why[1:] for reason in one.reasons)
    assert len(why) == 4


def test_the_planned_theme_of_one_perspective_is_the_only_one(planned, plan):
    ((theme, (row, _)),) = rows(planned, gap="perspective").items()
    assert theme == plan["one_perspective"]["theme"]
    assert row["present"].value == "Perspektive der Zivilgesellschaft"
    assert row["missing"].value == "kommunale Perspektive | Perspektive der Wissenschaft"


def test_the_planned_challenges_have_no_approach_and_one_not_even_on_its_theme(planned, plan):
    found = rows(planned, gap="challenge")
    assert sorted(found) == plan["challenges"]["named"]
    near = {name: row["present"].value for name, (row, _) in found.items() if row["present"].value}
    assert near.keys() == plan["challenges"]["approach_on_theme"].keys()
    assert [name for name in found if name not in near] == plan["challenges"]["without_any_approach"]
    assert next(iter(found)) == "einsamkeit"
    row, why = found["einsamkeit"]
    assert "Zu den Herausforderungen zählen Einsamkeit und Altersarmut." in why[0].sentence
    assert short(row["document"]) == "moorwarder-fachforum"


def test_a_theme_that_nobody_took_up_names_the_broader_one_and_who_is_there(planned):
    found = rows(planned, gap="untouched", under="thema:armut")
    lens = Lens(index_of(planned), Inheritance.ORGANISATIONS, "de")
    assert found
    for row, why in found.values():
        broader = {lens.theme_label(theme) for theme in lens.index.tree.broader[row["thing"]]}
        assert set(row["present"].value.split(" | ")) == broader
        assert row["missing"].value == "Akteure"
        assert actors_of(planned, row["thing"]) == ()
        assert why[1].reasons


def test_gaps_below_a_theme_and_a_cut_are_told(planned):
    answer = ask(planned, CATALOGUE["gaps"], {"limit": "2", "under": "Armut"}, language="en")
    assert len(answer.rows) == 2
    assert answer.notes[-1].startswith("Shown are 2 of ")
    nothing = ask(planned, CATALOGUE["gaps"], {"gap": "level", "under": "Armut"}, language="en")
    assert nothing.notes == ("There are no such gaps.",)
