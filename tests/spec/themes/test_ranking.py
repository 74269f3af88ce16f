"""The answers are the definition, weighed: every ranking against a pair-by-pair count, on every store."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.themes import EvidenceKind, Inheritance, actors_of, page_of, shared_between, shared_with, themes_of, weight
from kg.themes.kept import index_of
from tests.spec.themes.worlds import BROADER, PERSONS, THEMES, expected, fill, worlds

every_store = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
INHERITED = {
    Inheritance.NONE: set(),
    Inheritance.ORGANISATIONS: {"affiliation"},
    Inheritance.BOTH: {"affiliation", "membership"},
}
NEAR = {theme: frozenset({up for low, up in BROADER.items() if low == theme}) for theme in THEMES}
NEAR = {theme: above | {low for low, up in BROADER.items() if up == theme} for theme, above in NEAR.items()}


def strengths(world, inherit, actor, apart=None):
    """An actor's strength by theme; without what it owes to ``apart``."""
    links = {key: sure for key, sure in expected(world).items() if key[4] is None or key[2] in INHERITED[inherit]}
    manned = {item for who, _, kind, item, _ in links if who == apart and who in PERSONS and kind == "unit"}
    ties: dict = {}
    for (who, theme, kind, item, through), sure in links.items():
        owed = apart is not None and (through == apart or (kind == "unit" and who not in PERSONS and item in manned))
        if who == actor and not owed:
            ties.setdefault(theme, []).append((item, weight.tie(EvidenceKind(kind), sure)))
    return {theme: weight.strength(found) for theme, found in ties.items()}


def pair_parts(world, inherit, left, right):
    actors = {key[0] for key in expected(world)}
    holding = [strengths(world, inherit, actor) for actor in actors]
    rare = {theme: weight.rarity(sum(theme in held for held in holding)) for theme in THEMES}
    return weight.parts(strengths(world, inherit, left, right), strengths(world, inherit, right, left), rare, NEAR)


@every_store
@given(world=worlds(), inherit=st.sampled_from(Inheritance))
def test_a_ranking_is_every_pair_weighed_and_sorted(store, world, inherit):
    fill(store, world)
    actors = {key[0] for key in expected(world)}
    for actor in sorted(actors, key=str):
        ranking = shared_with(store, actor, limit=100, inherit=inherit)
        weighed = {
            other: weight.pair_weight(pair_parts(world, inherit, actor, other).values()) for other in actors - {actor}
        }
        assert {row.actor: row.weight for row in ranking} == {who: sum_ for who, sum_ in weighed.items() if sum_}
        assert [(-row.weight, row.label, row.actor.value) for row in ranking] == sorted(
            (-row.weight, row.label, row.actor.value) for row in ranking
        )


@every_store
@given(world=worlds(), inherit=st.sampled_from(Inheritance))
def test_sharing_is_symmetric_down_to_the_reasons(store, world, inherit):
    fill(store, world)
    for actor in {key[0] for key in expected(world)}:
        for row in shared_with(store, actor, limit=100, inherit=inherit):
            back = next(it for it in shared_with(store, row.actor, limit=100, inherit=inherit) if it.actor == actor)
            assert back.weight == row.weight
            assert {(it.theme, it.right_theme, it.weight, it.left, it.right) for it in row.shared} == {
                (it.right_theme, it.theme, it.weight, it.right, it.left) for it in back.shared
            }
            group = shared_between(store, [actor, row.actor], inherit=inherit)
            assert [pair.weight for pair in group.pairs] == [row.weight]


def without_reasons(row):
    return replace(row, shared=tuple(replace(theme, left=(), right=()) for theme in row.shared))


@pytest.mark.parametrize("store", ["memory"], indirect=True)
@every_store
@given(world=worlds(), inherit=st.sampled_from(Inheritance))
def test_a_page_is_part_of_the_whole_whatever_was_looked_up_before(store, world, inherit):
    fill(store, world)
    for actor in sorted({key[0] for key in expected(world)}, key=str):
        whole = shared_with(store, actor, limit=100, inherit=inherit)
        for start in range(len(whole) + 1):
            index_of(store).recent.forget()
            for _ in ("read", "kept"):
                page = page_of(store, actor, limit=1, offset=start, inherit=inherit)
                assert page.rows == whole[start : start + 1]
                assert page.more == (start + 1 < len(whole))
        bare = page_of(store, actor, limit=100, inherit=inherit, explained=False)
        assert bare.rows == tuple(without_reasons(row) for row in whole)


@every_store
@given(world=worlds(), inherit=st.sampled_from(Inheritance))
def test_every_reason_shows_the_words_of_both_ends(store, world, inherit):
    fill(store, world)
    for actor in {key[0] for key in expected(world)}:
        found = themes_of(store, actor, inherit=inherit)
        assert {it.theme: it.weight for it in found} == {
            theme: round(value, weight.DIGITS) for theme, value in strengths(world, inherit, actor).items()
        }
        for reason in (reason for it in found for reason in it.reasons):
            assert reason.passages
            assert reason.theme_passages
            assert {p.text[p.start : p.end] for p in (*reason.passages, *reason.theme_passages)} == {"Wort"}


@every_store
@given(world=worlds(), inherit=st.sampled_from(Inheritance), narrower=st.booleans())
def test_actors_of_a_theme_are_those_who_have_it(store, world, inherit, narrower):
    fill(store, world)
    wanted = {THEMES[0], *BROADER} if narrower else {THEMES[0]}
    actors = {key[0] for key in expected(world)}
    assert {it.actor for it in actors_of(store, THEMES[0], narrower=narrower, inherit=inherit)} == {
        actor for actor in actors if wanted & strengths(world, inherit, actor).keys()
    }
