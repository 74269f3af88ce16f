"""The cache: the same bytes without the work, 304 for who has them, and never an answer of yesterday."""

import httpx
import pytest

from api.settings import ApiSettings

QUERY = {"query": "SELECT ?o { ?s <urn:p> ?o } ORDER BY ?o"}


@pytest.fixture
def site(serve):
    with serve(ApiSettings("memory:", workers=1, plain=True, open_to_all=True)) as client:
        client.post("/sparql", data={"update": "INSERT DATA { <urn:s> <urn:p> 1 }"})
        yield client


def busy(client) -> int:
    """How many jobs the pool has had: the cache asks it nothing."""
    pool = client.app.state.instance.pool
    return pool.answered


def test_the_second_time_costs_no_worker(site):
    first = site.get("/sparql", params=QUERY)
    before = busy(site)
    again = [site.get("/sparql", params=QUERY) for _ in range(3)]
    assert busy(site) == before
    assert {one.content for one in again} == {first.content}
    assert {one.headers["etag"] for one in again} == {first.headers["etag"]}
    own = {name: again[0].headers[name] for name in ("date", "x-request-id")}
    assert dict(again[0].headers) == dict(first.headers) | own


def test_who_has_it_gets_304(site):
    etag = site.get("/sparql", params=QUERY).headers["etag"]
    for headers in ({"If-None-Match": etag}, {"If-None-Match": f'"x", W/{etag}'}):
        answer = site.get("/sparql", params=QUERY, headers=headers)
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)


def test_a_write_ends_it(site):
    old = site.get("/sparql", params=QUERY)
    for number in (2, 3):
        site.post("/sparql", data={"update": f"INSERT DATA {{ <urn:s> <urn:p> {number} }}"})
        new = site.get("/sparql", params=QUERY, headers={"If-None-Match": old.headers["etag"]})
        assert new.status_code == 200
        assert [row["o"]["value"] for row in new.json()["results"]["bindings"]][-1] == str(number)


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": "text/csv"},
        {"Accept-Encoding": "identity"},
        {"Origin": "https://a.example"},
        {"Host": "other.example"},
    ],
)
def test_other_wishes_are_other_answers(site, headers):
    json_answer = site.get("/sparql", params=QUERY)
    other = site.get("/sparql", params=QUERY, headers=headers)
    fresh = httpx.get(str(other.url), headers={**headers, "Cache-Control": "no-store"})
    assert other.content == fresh.content
    if "Accept" in headers:
        assert other.headers["content-type"] != json_answer.headers["content-type"]


@pytest.mark.parametrize("function", ["RAND()", "UUID()", "STRUUID()", "NOW()"])
def test_what_changes_by_itself_is_not_kept(site, function):
    query = {"query": f"SELECT ({function} AS ?x) {{}}"}
    answers = [site.get("/sparql", params=query) for _ in range(2)]
    assert all("etag" not in one.headers for one in answers)
    assert answers[0].content != answers[1].content


def test_errors_are_not_kept(site):
    for _ in range(2):
        answer = site.get("/sparql", params={"query": "SELECT nonsense"})
        assert (answer.status_code, "etag" in answer.headers) == (400, False)


def test_head_is_answered_from_it_without_a_body(site):
    full = site.get("/sparql", params=QUERY)
    head = site.head("/sparql", params=QUERY)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", full.headers["etag"])
