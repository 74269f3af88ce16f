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


def test_figures_tell_of_cache_writes_store_and_process(serve, tmp_path):
    settings = ApiSettings(str(tmp_path / "graph"), workers=1, waiting=0, open_to_all=True)
    with serve(settings) as client:
        for _ in range(3):
            assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        updates = {"INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }": 204, "INSERT DATA { <urn:a> <urn:b> 1 }": 409}
        for update, status in updates.items():
            assert client.post("/sparql", data={"update": update}).status_code == status
        told = client.get("/metrics").text
        assert 'sozialraum_cache_total{found="yes"} 2.0' in told
        assert 'sozialraum_writes_total{outcome="done"} 1.0' in told
        assert 'sozialraum_writes_total{outcome="failed"} 1.0' in told
        assert figure(client, "sozialraum_write_seconds_total")[0] > 0
        assert figure(client, "sozialraum_writes_waiting") == [0]
        assert figure(client, "sozialraum_workers_wanted") == [1]
        assert figure(client, "sozialraum_store_bytes")[0] > 1000
        assert figure(client, "sozialraum_disk_free_bytes")[0] > 1000
        assert figure(client, "process_resident_memory_bytes")[0] > 1_000_000


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
