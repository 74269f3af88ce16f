"""The matrix: its figures are those of the actors of each theme, told apart by what is said of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.errors import WrongParameter
from kg.network.matrix import COLUMNS, matrix_of
from kg.network.traits import Trait
from kg.store import open_store
from kg.terms import ID, THEME
from kg.themes import ActorKind, Inheritance, actors_of
from tests.spec.network.worlds import LEVELS, PERSPECTIVES, STATE, TYPES, fill, landscapes
from tests.spec.themes.worlds import BROADER, THEMES, bearers

SOME = settings(max_examples=15, deadline=None)
VALUES = {
    Trait.PLACE: [ID["place/town"], ID["place/county"], STATE],
    Trait.LEVEL: LEVELS,
    Trait.TYPE: TYPES,
    Trait.PERSPECTIVE: PERSPECTIVES,
}
KINDS = st.sampled_from([None, *ActorKind])
CATALOGUE = load_catalogue()


def below(theme):
    return {theme, *(low for low, high in BROADER.items() if high == theme)}


@pytest.fixture(scope="module")
def memory():
    with open_store("memory:") as store:
        yield store


@SOME
@given(landscape=landscapes(), by=st.sampled_from(Trait), kind=KINDS, inherit=st.sampled_from(Inheritance))
def test_each_cell_counts_the_actors_of_its_theme_that_have_its_value(memory, landscape, by, kind, inherit):
    fill(memory, landscape)
    matrix = matrix_of(memory, by=by, kind=kind, themes=THEMES, values=VALUES[by], inherit=inherit)
    for row in matrix.rows:
        ranked = [one for one in actors_of(memory, row.theme, inherit=inherit) if kind in {None, one.kind}]
        items = bearers(landscape.world, below(row.theme))
        held = {one.actor: landscape.of(one.actor, items)[by] for one in ranked}
        assert row.total.actors == len(ranked)
        assert row.unknown.actors == sum(not values for values in held.values())
        for column, cell in zip(matrix.columns, row.cells, strict=True):
            there = [one for one in ranked if column.value in held[one.actor]]
            assert cell.actors == len(there)
            assert cell.empty is (not there)
            assert cell.strength == pytest.approx(sum(one.weight for one in there), abs=1e-5)
            assert cell.strongest == tuple(one.actor for one in there)[:3]


@SOME
@given(landscape=landscapes(), by=st.sampled_from(Trait))
def test_nobody_is_lost_between_the_columns_nor_counted_twice_in_the_sums(memory, landscape, by):
    fill(memory, landscape)
    matrix = matrix_of(memory, by=by, kind=None)
    everybody = {one.actor for theme in THEMES for one in actors_of(memory, theme)}
    assert matrix.total == len(everybody)
    assert {row.theme for row in matrix.rows} == {theme for theme in (THEMES[0], THEMES[3]) if actors_of(memory, theme)}
    for row in matrix.rows:
        assert max((cell.actors for cell in row.cells), default=0) <= row.total.actors
        assert row.total.actors <= row.unknown.actors + sum(cell.actors for cell in row.cells)
    assert all(column.actors <= matrix.total for column in matrix.columns)


def test_the_planned_cells_and_gaps_are_found(planned, plan):
    told = plan["theme_by_place"]
    matrix = matrix_of(
        planned,
        themes=[THEME[theme] for theme in told["themes"]],
        values=[ID[f"place/{place}"] for place in told["places"].values()],
    )
    assert [column.label for column in matrix.columns] == list(told["places"])
    assert {
        theme: dict(zip(told["places"], (cell.actors for cell in row.cells), strict=True))
        for theme, row in zip(told["themes"], matrix.rows, strict=True)
    } == told["cells"]


def test_a_cell_asked_as_a_question_says_who_and_why_or_that_it_is_a_gap(planned):
    answer = ask(
        planned,
        CATALOGUE["matrix"],
        {"theme": ["Erziehungsberatung", "thema:sucht"], "column": ["Teltow", "Beelitz"]},
        language="en",
    )
    assert [(row["actors"].value, row["gap"].value) for row in answer.rows] == [
        *(("1", "no"), ("0", "yes"), ("0", "yes"), ("1", "no")),
    ]
    filled, empty = answer.why[0], answer.why[1]
    assert "Treffpunkt Hasenwinkel" in filled[0].sentence
    assert "Arno Dietz" in filled[1].reasons[0].passages[0].text
    assert [one.sentence for one in empty] == [
        "parenting advice – Beelitz: gap. No known actor works on the theme here (actors in all: 2)."
    ]
    gaps = ask(planned, CATALOGUE["matrix"], {"by": "level", "cells": "empty"})
    assert gaps.rows
    assert {row["actors"].value for row in gaps.rows} == {"0"}


def test_a_figure_leads_to_the_actors_behind_it(planned):
    found = ask(
        planned, CATALOGUE["actors_of_theme"], {"theme": "thema:sucht", "place": "Beelitz", "kind": "organisation"}
    )
    assert [row["actorLabel"].value for row in found.rows] == ["Beratungshaus Kiefernhof e. V."]
    without = ask(planned, CATALOGUE["actors_of_theme"], {"theme": "thema:kinderschutz", "unknown": "level"})
    assert {row["actorLabel"].value for row in without.rows} == {
        *("Familienbund Erlental e. V.", "Jugendwerk Steinbrück e. V.", "Kinderhilfe Erlental e. V."),
        *("Bodo Freese", "Timo Gralla", "Meike Lorenz"),
    }


def test_a_matrix_that_is_cut_says_so(planned):
    answer = ask(planned, CATALOGUE["matrix"], {"rows": "2", "columns": "3"})
    assert len(answer.rows) == 6
    assert [note for note in answer.notes if "2 von" in note]
    assert [note for note in answer.notes if "3 von" in note]


def test_a_matrix_out_of_bounds_is_refused(planned):
    with pytest.raises(WrongParameter, match=f"1 to {COLUMNS} columns"):
        matrix_of(planned, columns=COLUMNS + 1)
    with pytest.raises(WrongParameter, match="no theme"):
        matrix_of(planned, themes=[ID["event/none"]])
