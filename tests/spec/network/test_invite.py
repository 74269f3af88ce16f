"""Whom to invite: the fewest that cover what was asked, by trying all sets; the planned puzzle; and what is told."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask import ask
from kg.catalogue import load_catalogue
from kg.errors import NotFound, WrongParameter
from kg.network.invite import Wish, invitation_of
from kg.store import open_store
from kg.terms import ID, THEME
from kg.themes import ActorKind, actors_of
from tests.spec.network.worlds import STATE, fill, landscapes
from tests.spec.themes.worlds import ORGANISATIONS, PERSONS, THEMES

CATALOGUE = load_catalogue()
KINDS = st.sampled_from([None, *ActorKind])


@pytest.fixture(scope="module")
def memory():
    with open_store("memory:") as store:
        yield store


def tail(node):
    return node.value.rsplit("/", 1)[-1]


def asked(store, **values):
    return ask(store, CATALOGUE["invite"], values)


def names(answer):
    return [row["actorLabel"].value for row in answer.rows]


@settings(max_examples=15, deadline=None)
@given(
    landscape=landscapes(),
    themes=st.lists(st.sampled_from(THEMES), min_size=1, max_size=4, unique=True),
    place=st.none() | st.just(STATE),
    kind=KINDS,
    least=st.sampled_from([0.0, 0.45]),
    apart=st.frozensets(st.sampled_from(PERSONS + ORGANISATIONS), max_size=2),
)
def test_the_invited_cover_all_that_anybody_can_and_fewer_never_do(
    memory, landscape, themes, place, kind, least, apart
):
    fill(memory, landscape)
    held = {}
    for theme in themes:
        for one in actors_of(memory, theme):
            there = place is None or place in landscape.of(one.actor, set())["place"]
            if there and kind in {None, one.kind} and one.weight >= least and one.actor not in apart:
                held.setdefault(one.actor, {})[theme] = one.weight
    able = {theme for strengths in held.values() for theme in strengths}
    covering = next(
        fitting
        for size in range(len(held) + 1)
        if (
            fitting := [
                chosen
                for chosen in combinations(sorted(held, key=tail), size)
                if {theme for actor in chosen for theme in held[actor]} == able
            ]
        )
    )
    found = invitation_of(memory, Wish(tuple(themes), place, kind, least, without=apart))

    def strength(chosen):
        return sum(round(1000 * sum(held[actor].values())) for actor in chosen)

    assert tuple(one.actor for one in found.chosen) == min(covering, key=lambda chosen: -strength(chosen))
    assert (found.exact, found.bound) == (True, len(found.chosen))
    assert len(found.missing) == len(themes) - len(able)
    for one in found.chosen:
        assert one.strength == pytest.approx(sum(held[one.actor].values()))
        assert len(one.why) == len(one.themes) == len(held[one.actor])
        assert all(one.label in why.sentence and why.reasons[0].passages for why in one.why)
        for other in (actor for actor in held if tail(actor) in one.instead):
            swapped = {other, *(each.actor for each in found.chosen if each is not one)}
            assert {theme for actor in swapped for theme in held[actor]} == able


@pytest.fixture(scope="module")
def puzzle(plan):
    themes = [f"thema:{theme}" for theme in plan["invite"]["themes"]]
    return {"theme": themes, "place": ID[f"place/{plan['invite']['place']}"].value, "kind": "organisation"}


def test_the_planned_puzzle_is_solved_exactly_and_step_by_step_would_miss_it(planned, plan, puzzle):
    answer = asked(planned, **puzzle)
    assert {tail(row["actor"]) for row in answer.rows} == set(plan["invite"]["smallest"])
    assert answer.notes == ("2 Einladungen genügen; mit weniger werden nicht alle Themen erreicht.",)
    quick = asked(planned, **puzzle, seconds="0")
    assert len(quick.rows) == plan["invite"]["greedy"]
    assert quick.notes[0].startswith("Näherung: 3 Einladungen genügen, vielleicht auch weniger, aber nicht weniger als")
    anywhere = asked(planned, **{**puzzle, "place": ""})
    assert [tail(row["actor"]) for row in anywhere.rows] == plan["invite"]["anywhere"]
    assert anywhere.notes == ("Eine Einladung genügt.",)


def test_every_invited_actor_comes_with_a_sentence_for_each_theme_and_with_whom_else(planned, puzzle):
    answer = asked(planned, **{**puzzle, "place": ""})
    ((row,), (why,)) = answer.rows, answer.why
    assert len(why) == 6 == len(row["themes"].value.split(" | "))
    assert all(one.reasons and one.reasons[0].passages for one in why)
    swapped = asked(planned, **{**puzzle, "without": row["actor"].value})
    assert len(swapped.rows) == 2
    assert "instead" not in row
    one = asked(planned, theme="thema:barrierefreiheit", kind="organisation")
    assert names(one) == ["Lebenshof Seeblick e. V."]
    assert one.rows[0]["instead"].value == "Sozialwerk Ahornweg e. V. | Treffpunkt Hasenwinkel e. V."


def test_themes_of_the_invited_need_nobody_else_and_what_nobody_has_is_told(planned, puzzle):
    answer = asked(planned, **puzzle, invited="Beratungshaus Kiefernhof e. V.")
    assert names(answer) == ["Treffpunkt Hasenwinkel e. V."]
    assert any(note.startswith("Durch schon Eingeladene vertreten: ") for note in answer.notes)
    lacking = asked(planned, theme=["thema:sucht", "thema:lebensmittelhilfe"], place=puzzle["place"])
    assert any("niemand bekannt: Lebensmittel" in note for note in lacking.notes)
    nobody = asked(planned, theme="thema:sucht", strength="1")
    assert (nobody.rows, len(nobody.notes)) == ((), 1)


def test_persons_come_with_function_and_organisation_and_nothing_more(planned):
    answer = asked(planned, theme="Pflege", kind="person")
    assert answer.rows
    for row in answer.rows:
        assert set(row) <= {"actor", "actorLabel", "kind", "function", "organisation", "themes", "strength", "instead"}
        assert row["organisation"].value


def test_wrong_wishes_are_refused(planned):
    with pytest.raises(WrongParameter, match="between 0 and 1"):
        asked(planned, theme="Pflege", strength="2")
    with pytest.raises(WrongParameter, match="needs a value for theme"):
        asked(planned)
    with pytest.raises(WrongParameter, match="such as theme="):
        invitation_of(planned, Wish(()))
    with pytest.raises(NotFound, match="no theme"):
        invitation_of(planned, Wish((THEME["nirgends"],)))
