"""What decisions do to addresses and pages: merged things are one, and their old address leads there."""

from collections.abc import Iterator

import httpx
import pytest

from api.settings import ApiSettings
from kg.curation.decision import Signature
from kg.curation.ledger import read_ledger
from kg.curation.sameness import merge
from kg.store import open_store
from kg.terms import ID
from tests.integration.api.conftest import fill

ANNA, BODO = ID["person/anna-beispiel-aaaaaa"], ID["person/bodo-muster-bbbbbb"]


@pytest.fixture(scope="module")
def merged(tmp_path_factory, serve) -> Iterator[httpx.Client]:
    path = str(tmp_path_factory.mktemp("merged") / "graph")
    fill(path)
    with open_store(path) as store:
        merge(store, read_ledger(store), (BODO, ANNA), Signature("Nora Test", "2026-11-23T10:00:00Z"), "")
    with serve(ApiSettings(path)) as client:
        yield client


@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_the_old_address_leads_to_the_one_that_stays(merged, accept):
    answer = merged.get("/id/person/bodo-muster-bbbbbb", params={"lang": "en"}, headers={"Accept": accept})
    assert answer.status_code == 307
    assert answer.headers["Location"] == "/id/person/anna-beispiel-aaaaaa?lang=en"
    assert merged.get(answer.headers["Location"], headers={"Accept": accept}, follow_redirects=True).status_code == 200


@pytest.mark.parametrize("path", ["/actors/bodo-muster-bbbbbb", "/actors/bodo-muster-bbbbbb/shared-themes"])
def test_the_page_of_a_merged_actor_is_that_of_the_one_that_stays(merged, path):
    page = merged.get(path)
    assert page.status_code == 200
    assert "Anna Beispiel" in page.text
    assert merged.get(path.replace("bodo", "niemand")).status_code == 404


def test_lists_and_pages_know_one_actor(merged, site):
    assert "bodo-muster-bbbbbb" in site.get("/actors").text
    assert "bodo-muster-bbbbbb" not in merged.get("/actors").text
    assert "Bodo Muster" in merged.get("/actors/anna-beispiel-aaaaaa").text


def test_what_only_tells_of_a_thing_is_no_fact_about_it(merged):
    page = merged.get("/things/id/person/anna-beispiel-aaaaaa").text
    assert "/claim/" not in page
    assert "/decision/" not in page
