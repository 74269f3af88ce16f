"""Places: who is there by the matrix, counted once; documents that name the place; sentences for the strongest."""

import pytest

from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.network.matrix import matrix_of
from kg.network.places import key_of
from kg.network.traits import Trait
from kg.terms import ID, THEME
from kg.themes import ActorKind

QUESTION = load_catalogue()["places"]
THEMES = ["armut", "wohnen-im-alter"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", ["organisation", "person"])
def test_as_many_actors_are_at_a_place_as_the_matrix_has(planned, theme, kind):
    rows = ask(planned, QUESTION, {"theme": f"thema:{theme}", "kind": kind}).rows
    matrix = matrix_of(
        planned, by=Trait.PLACE, themes=[THEME[theme]], kind=ActorKind(kind), values=[row["place"] for row in rows][:30]
    )
    assert rows
    assert [int(row["actors"].value) for row in rows][:30] == [cell.actors for cell in matrix.rows[0].cells]


def test_every_row_names_actors_with_their_sentences_and_nobody_is_lost(planned):
    answer = ask(planned, QUESTION, {"kind": "all"})
    counts = [int(row["actors"].value) for row in answer.rows]
    assert counts == sorted(counts, reverse=True)
    for row, why in zip(answer.rows, answer.why, strict=True):
        names = row["strongest"].value.split(" | ")
        assert len(names) == min(3, int(row["actors"].value))
        assert all(name in why[0].sentence for name in names)
        assert [any(name in one.sentence for one in why[1:]) for name in names] == [True] * len(names)
    assert "zählt auch für jedes Gebiet" in answer.notes[0]


def test_a_level_narrows_and_a_limit_cuts_and_says_so(planned):
    every = ask(planned, QUESTION, {})
    towns = ask(planned, QUESTION, {"level": "Gemeinde"})
    assert 0 < len(towns.rows) < len(every.rows)
    cut = ask(planned, QUESTION, {"limit": "2"})
    assert cut.rows == every.rows[:2]
    assert cut.notes[-1] == f"Gezeigt sind die ersten 2 von {len(every.rows)} Orten."


def test_the_key_of_a_place_is_that_of_its_address():
    assert key_of(ID["place/ags-12069"]) == "12069"
    assert key_of(ID["place/moorwarde"]) == ""
