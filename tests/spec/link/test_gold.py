"""What is linked by itself is what a careful reader decides, and what stays open is offered."""

from pathlib import Path

import pytest

from kg.evaluate import LinkKind, LinkScore, Outcome, link_scores, read_link_gold
from kg.gazetteer import meaning
from kg.vocabulary import load_vocabulary

GOLD = Path(__file__).parents[2] / "gold" / "links"
TRAPS = {"Titz", "Weil", "Essen", "Neuenkirchen", "München", "Rosenheim", "Kassel", "inklusion"}


@pytest.fixture(scope="module")
def cases():
    return read_link_gold(GOLD)


@pytest.fixture(scope="module")
def scores():
    return link_scores(GOLD)


def test_the_gold_is_large_enough_and_holds_the_traps(cases):
    assert len(cases) >= 150
    assert {case.name for case in cases} >= TRAPS
    assert len(set(cases)) == len(cases)


def test_every_key_of_the_gold_is_of_a_place(cases):
    keys = {
        key
        for case in cases
        if case.kind in {LinkKind.PLACES, LinkKind.NAMES}
        for key in {*case.candidates, case.answer} - {"open", "none"}
    }
    assert {key for key in keys if not meaning(key, load_vocabulary()).place} == set()


def test_what_is_accepted_is_right(scores):
    assert all(score.precision >= 0.98 for score in scores.values()), wrong(scores)
    decided = LinkScore(
        tuple(one for kind, score in scores.items() if kind is not LinkKind.BODIES for one in score.cases)
    )
    assert decided.precision >= 0.98
    assert decided.coverage >= 0.9
    assert decided.accepted >= 150


def test_organisations_are_offered_and_never_accepted(scores):
    bodies = scores[LinkKind.BODIES]
    assert bodies.accepted == 0
    assert bodies.count(Outcome.OFFERED) >= 0.9 * sum(case.answer.isdigit() for case, _, _ in bodies.cases)


def test_what_stays_open_is_offered_with_its_candidates(scores):
    assert [case for score in scores.values() for case, _, found in score.cases if found is Outcome.SHORT] == []


def wrong(scores):
    return [str(case) for score in scores.values() for case, _, found in score.cases if found is Outcome.WRONG]
