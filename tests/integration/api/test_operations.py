"""Operations: figures, logs with ids, and no secret in either."""

import json
import logging

import pytest

from api.settings import ApiSettings


@pytest.fixture
def site(serve):
    with serve(ApiSettings("memory:", workers=1, plain=True, open_to_all=True)) as client:
        yield client


def figure(client, name):
    lines = client.get("/metrics").text.splitlines()
    return [float(line.rsplit(" ", 1)[1]) for line in lines if line.split(" ")[0].split("{")[0] == name]


def test_figures_tell_what_happens(site):
    site.get("/sparql", params={"query": "ASK {}"})
    site.get("/sparql", params={"query": "nonsense"})
    assert figure(site, "sozialraum_workers") == [1]
    assert figure(site, "sozialraum_queue") == [0]
    assert figure(site, "sozialraum_queries_total") == [2]
    assert sum(figure(site, "sozialraum_requests_total")) >= 3
    site.app.state.instance.pool.workers[0].kill()
    site.get("/sparql", params={"query": "ASK { ?again ?p ?o }"})
    assert figure(site, "sozialraum_workers_killed_total") == [1]


def test_every_request_is_logged_once_with_the_id_of_its_answer(site, caplog):
    with caplog.at_level(logging.INFO, "sozialraum.requests"):
        answer = site.get("/sparql", params={"query": "ASK { <urn:geheim> ?p ?o }"}, headers={"X-Request-Id": "lauf-7"})
        other = site.get("/healthz", headers={"X-Request-Id": "with blanks", "Authorization": "Bearer sr_x_geheim"})
    assert answer.headers["x-request-id"] == "lauf-7"
    assert other.headers["x-request-id"] != "with blanks"
    lines = [json.loads(record.message) for record in caplog.records if record.name == "sozialraum.requests"]
    assert [(one["id"], one["path"], one["status"]) for one in lines] == [
        ("lauf-7", "/sparql", 200),
        (other.headers["x-request-id"], "/healthz", 200),
    ]
    assert lines[0]["bytes"] == len(answer.content)
    assert "geheim" not in caplog.text
