"""Problems: one table for every kind of error."""

import pytest

from api.problems import TABLE, IssuerUnavailable, TooBusy, TooMany, problem_of, problem_of_status
from api.work.editor import SignInNeeded
from kg.errors import KgError, NotFound, QueryTimedOut


def family(kind: type[KgError]) -> list[type[KgError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in family(child))]


def test_every_kind_has_its_row_or_that_of_what_it_refines():
    inherited = {kind.__name__ for kind in family(KgError) if kind not in TABLE}
    assert inherited == {"Inconsistent", "ReasonerUnavailable", SignInNeeded.__name__}


def test_types_are_stable_and_distinct():
    slugs = [slug for _, slug in TABLE.values()]
    assert len(slugs) == len(set(slugs))
    assert all(400 <= status < 600 for status, _ in TABLE.values())
    for error in TABLE:
        if error not in {IssuerUnavailable, TooBusy, TooMany}:
            assert problem_of(error("x")).kind.uri.startswith("https://w3id.org/sozialraum/problem/")


def test_every_kind_has_a_title_of_its_own_in_both_languages():
    titles = [(error.de, error.en) for error in TABLE]
    assert len(titles) == len(set(titles))
    assert all(german and english for german, english in titles)


@pytest.mark.parametrize(
    ("error", "status", "headers"),
    [(NotFound("no x"), 404, {}), (QueryTimedOut("late"), 503, {}), (TooBusy("full", 7), 503, {"Retry-After": "7"})],
)
def test_an_error_becomes_its_problem(error, status, headers):
    problem = problem_of(error)
    assert (problem.kind.status, problem.headers) == (status, headers)
    assert problem.members("de")["detail"] == str(error)
    assert problem.members("de")["title"] != problem.members("en")["title"]


def test_plain_statuses_have_titles_too():
    assert problem_of_status(405, "no").members("de")["title"] == "Methode hier nicht erlaubt"
    assert problem_of_status(418, "no").members("en")["status"] == 418
