"""Security: headers on whatever is answered, no secret in logs or answers, and no way to write without a key."""

import json
import logging
import re
from collections.abc import Iterator

import httpx
import pytest
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from api import themes
from api.settings import ApiSettings, Rates
from kg.keys import Scope, add_key
from tests.unit.openid import Provider, signed

UPDATE = "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }"
WANTED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    return tmp_path_factory.mktemp("keys") / "keys.json"


@pytest.fixture(scope="module")
def key(keys) -> str:
    return add_key(keys, "Import", Scope.ADMIN)


@pytest.fixture(scope="module")
def guarded(serve, keys, key, tmp_path_factory) -> Iterator[httpx.Client]:
    folder = str(tmp_path_factory.mktemp("guarded") / "graph")
    with serve(ApiSettings(folder, keys, workers=1, trusted_proxies=("127.0.0.1",))) as client:
        headers = {"Authorization": f"Bearer {key}"}
        assert client.post("/sparql", data={"update": UPDATE}, headers=headers).status_code == 204
        yield client


@pytest.fixture
def broken(monkeypatch):
    """A bug in one of the routes."""

    def fail(*_):
        raise RuntimeError("this was not foreseen")

    monkeypatch.setattr(themes, "theme_items", fail)


def routes(app) -> list[APIRoute]:
    """All routes, those of included routers too."""

    def below(route: BaseRoute) -> Iterator[BaseRoute]:
        inner = getattr(route, "original_router", None)
        if inner is None:
            yield route
        else:
            for one in inner.routes:
                yield from below(one)

    found = [one for route in app.routes for one in below(route) if isinstance(one, APIRoute)]
    assert {"/", "/sparql", "/graphs", "/admin/backup"} <= {route.path for route in found}
    return found


def filled(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "x", path)


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {}, 200),
        ("GET", "/", {"Accept": "text/html"}, 200),
        ("GET", "/static/icon.svg", {}, 200),
        ("GET", "/healthz", {}, 200),
        ("GET", "/sparql?query=ASK{}", {}, 200),
        ("GET", "/sparql?query=nonsense", {}, 400),
        ("GET", "/actors/nobody", {"Accept": "text/html"}, 404),
        ("GET", "/no/such/place", {}, 404),
        ("DELETE", "/", {}, 405),
        ("GET", "/actors", {"Accept": "image/png"}, 406),
        ("POST", "/sparql", {"Content-Type": "text/plain"}, 415),
        ("PUT", "/graphs?graph=urn:g", {}, 401),
        ("GET", "/actors?size=0", {}, 422),
        ("OPTIONS", "/sparql", {}, 204),
        ("OPTIONS", "/sparql", {"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}, 200),
        ("HEAD", "/", {}, 200),
        ("GET", "/themes", {}, 500),
        ("GET", "/themes", {"Accept": "text/html"}, 500),
    ],
)
def test_every_answer_has_the_headers(guarded, broken, method, path, headers, status):
    answer = guarded.request(method, path, headers=headers)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in WANTED} == WANTED
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in str(policy)
    assert "*" not in str(policy)
    assert "geolocation=()" in answer.headers["permissions-policy"]
    assert "strict-transport-security" not in answer.headers
    assert "server" not in answer.headers
    assert answer.headers["x-request-id"]


def test_behind_tls_browsers_are_told_to_stay_there(guarded):
    for _ in range(2):  # the second one comes from memory
        told = guarded.get("/sparql?query=ASK{ ?tls ?p 1 }", headers={"X-Forwarded-Proto": "https"})
        assert told.headers["strict-transport-security"] == "max-age=31536000"
        assert "strict-transport-security" not in guarded.get("/sparql?query=ASK{ ?tls ?p 1 }").headers


def test_a_bug_is_told_without_its_traceback_and_logged_with_it(guarded, broken, caplog):
    with caplog.at_level(logging.INFO):
        answer = guarded.get("/themes", headers={"X-Request-Id": "lauf-8"})
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "foreseen" not in answer.text
    (line,) = [json.loads(one.message) for one in caplog.records if one.name == "sozialraum.requests"]
    assert (line["id"], line["status"], line["path"]) == ("lauf-8", 500, "/themes")
    assert "this was not foreseen" in caplog.text
    assert "Traceback" in caplog.text


def test_no_route_writes_without_a_key(guarded):
    """A new route that takes anything but GET must ask for a key first, or be named here with its reason."""
    read_by_post = {
        ("POST", "/sparql"),  # a query may be sent by POST; its updates: see below
        ("POST", "/reconcile"),  # names to look for, which only read: the protocol sends them so
        ("POST", "/reconcile/v1/match"),  # same
        ("POST", "/reconcile/v1/extend"),  # same
        ("POST", "/report"),  # what a reader found wrong: kept beside the graph, ten an hour; see test_reports.py
        ("POST", "/work/sign-in"),  # where a key is shown; see work/test_sign_in.py
    }
    asked = set()
    for route in routes(guarded.app):
        for method in route.methods - {"GET", "HEAD", "OPTIONS"}:
            asked.add((method, route.path))
            answer = guarded.request(method, filled(route.path), headers={"Content-Type": "text/turtle"})
            if (method, route.path) not in read_by_post:
                assert answer.status_code == 401, f"{method} {route.path} lets strangers in"
    assert read_by_post < asked
    assert {("PUT", "/graphs"), ("DELETE", "/graphs/{name:path}")} < asked
    direct = {"Content-Type": "application/sparql-update"}
    assert guarded.post("/sparql", data={"update": UPDATE}).status_code == 401
    assert guarded.post("/sparql", content=UPDATE, headers=direct).status_code == 401
    assert guarded.post("/sparql", params={"update": UPDATE}, data={"a": "b"}).status_code == 401


def test_no_route_changes_anything_by_get(guarded):
    version = guarded.get("/readyz").json()["version"]
    for route in routes(guarded.app):
        if "GET" in route.methods:
            answer = guarded.get(filled(route.path), params={"update": UPDATE, "query": "ASK {}"})
            assert answer.status_code < 500, route.path
    assert guarded.get("/sparql", params={"update": UPDATE}).status_code == 400
    assert guarded.get("/readyz").json()["version"] == version
    administration = [route for route in routes(guarded.app) if route.path.startswith("/admin/")]
    assert administration
    assert {guarded.get(filled(route.path)).status_code for route in administration} == {401}


def test_no_way_in_which_a_key_may_come_leaves_it_in_a_log_or_an_answer(guarded, broken, key, caplog, capfd):
    secret = key.rsplit("_", 1)[1][:20]
    bearer = {"Authorization": f"Bearer {key}"}
    provider = Provider()
    token = signed(provider)
    provider.close()
    with caplog.at_level(logging.DEBUG):
        answers = [
            guarded.post("/sparql", data={"update": UPDATE}, headers=bearer),
            guarded.post("/sparql", data={"update": "DELETE nonsense"}, headers=bearer),
            guarded.get("/themes", headers=bearer),
            guarded.get("/themes", params={"access_token": key}),
            guarded.post("/sparql", params={"access_token": key}, data={"update": UPDATE}),
            guarded.post("/sparql", data={"update": UPDATE, "access_token": key, "key": key}),
            guarded.post("/sparql", data={"update": UPDATE}, headers={"Authorization": key}),
            guarded.post("/sparql", data={"update": UPDATE}, headers={"Authorization": f"Basic {key}"}),
            guarded.post("/sparql", data={"update": UPDATE}, headers={"Authorization": f"Bearer {key}x"}),
            guarded.post("/sparql", data={"update": UPDATE}, headers={"X-Api-Key": key, "Cookie": f"key={key}"}),
            guarded.get("/healthz", headers={"X-Request-Id": key}),
            guarded.get("/healthz", headers={"X-Request-Id": token[:60]}),
            guarded.put("/graphs?graph=urn:g", content=f"<urn:{key}", headers={**bearer, "Content-Type": "text/x"}),
            guarded.put(f"/{key}", headers=bearer),
            guarded.get(f"/static/{token}"),
            guarded.get("/metrics", headers=bearer),
        ]
    statuses = [answer.status_code for answer in answers]
    assert statuses == [204, 400, 500, 500, 401, 401, 401, 401, 401, 401, 200, 200, 415, 404, 404, 200]
    own = [
        one for one in caplog.records if not one.name.startswith(("httpx", "httpcore"))
    ]  # the test's client logs too
    written = "".join(map(logging.Formatter().format, own)) + "".join(capfd.readouterr())
    logged = [json.loads(one.message) for one in caplog.records if one.name == "sozialraum.requests"]
    assert len(logged) == len(answers)
    assert "[hidden]" in logged[-3]["path"]
    assert secret not in written
    assert token[:60] not in written
    echoing_paths = answers[-3:-1]
    for answer in answers:
        told = str(answer.headers) + ("" if answer in echoing_paths else answer.text)
        assert secret not in told
        assert token[:60] not in told


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/static/../../app.py",
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/%2e%2e/app.py",
        "/static/%00",
        "/static/..%5c..%5capp.py",
        "//a.example/%2e%2e",
        "/%2f%2fa.example/actors/",
        "/\\a.example/",
        "/themes/%2e%2e%2f",
        "/actors/%00",
        "/actors/%ff%fe",
        "/actors?q=%00%ed%a0%80",
        "/graphs/%00",
        "/graphs/%20%3c%3e",
        "/graphs?graph=%00",
        "/graphs?graph=urn:a&graph=%3e",
        "/id/../admin/backup",
        "/admin/../admin/backup",
        "/admin//backup",
        "/ADMIN/backup",
        "/admin/backup/",
        "/sparql?query=ASK{}&default-graph-uri=%00",
        "/sparql?query=%ff",
        "/sparql?format=%00",
        "/?lang=%00&format=%0d%0aX-Evil:1",
        "/questions/%2e%2e%2f%2e%2e%2fpyproject.toml",
        "/thema/%0d%0aSet-Cookie:a=b",
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_no_address_leads_out_or_breaks(guarded, path, accept):
    answer = guarded.get(httpx.URL(str(guarded.base_url)).copy_with(raw_path=path.encode()), headers={"Accept": accept})
    assert answer.status_code < 500, answer.text
    assert not {"x-evil", "set-cookie"} & set(answer.headers)
    assert "root:" not in answer.text
    assert "create_app" not in answer.text
    if answer.status_code not in {200, 401}:
        assert 300 <= answer.status_code < 500
    if "location" in answer.headers:
        assert httpx.URL(answer.headers["location"]).host in {"", "127.0.0.1"}


@pytest.mark.parametrize("host", ['a"b<x>', "<script>", "a b", "a{b}", "[", "[::1", "a:b:c", "a" * 3000])
@pytest.mark.parametrize("path", ["/", "/graphs/x", "/sparql?query=ASK{?a ?b <c>}", "/sparql", "/themes/x"])
def test_no_name_of_a_host_breaks_a_page(guarded, host, path):
    for accept in ("text/html", "text/turtle, application/json"):
        answer = guarded.get(path, headers={"Host": host, "Accept": accept})
        assert answer.status_code < 500, answer.text
        assert "<script>" not in answer.text


def test_where_no_key_is_asked_for_pages_elsewhere_still_cannot_write(serve):
    with serve(ApiSettings("memory:", workers=1, plain=True, open_to_all=True)) as client:
        own = str(client.base_url).rstrip("/")
        refused = [
            {"Origin": "https://a.example"},
            {"Origin": "null"},
            {"Origin": own.replace("http:", "ftp:") + "1"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Host": "rebound.example"},
            {"Host": "rebound.example", "Origin": "http://rebound.example", "Sec-Fetch-Site": "same-origin"},
            {"Host": "["},
        ]
        for headers in refused:
            answer = client.post("/sparql", data={"update": UPDATE}, headers=headers)
            assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (403, "access"), headers
            turtle = {"Content-Type": "text/turtle", **headers}
            assert client.put("/graphs?graph=urn:g", content="", headers=turtle).status_code == 403
        assert client.get("/sparql?query=ASK { GRAPH ?g { ?s ?p ?o } }").json()["boolean"] is False
        port = client.base_url.port
        for headers in ({}, {"Origin": own}, {"Host": f"localhost:{port}"}, {"Sec-Fetch-Site": "same-origin"}):
            assert client.post("/sparql", data={"update": UPDATE}, headers=headers).status_code == 204


def test_what_turns_a_request_away_has_the_headers_too(serve):
    with serve(ApiSettings("memory:", workers=1, plain=True, rates=Rates("1/minute"))) as client:
        client.get("/")
        limited = client.get("/actors")
        client.app.state.turnstile.closed = True
        closed = client.get("/")
        client.app.state.turnstile.closed = False
    assert (limited.status_code, closed.status_code) == (429, 503)
    for answer in (limited, closed):
        assert {name: answer.headers.get(name) for name in WANTED} == WANTED
