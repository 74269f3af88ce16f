"""Tokens over HTTP: what an OpenID provider signed for us lets write, beside keys and by the same rules."""

import time

import pytest

from api.settings import ApiSettings, Rates
from kg.keys import Scope, add_key
from tests.unit.openid import Provider, signed

UPDATE = {"update": "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }"}


@pytest.fixture(scope="module")
def provider():
    found = Provider()
    yield found
    found.close()


@pytest.fixture(scope="module")
def site(serve, provider, tmp_path_factory):
    keys = tmp_path_factory.mktemp("keys") / "keys.json"
    settings = ApiSettings(
        "memory:", keys, workers=1, oidc=provider.oidc(), rates=Rates(writes="3/minute", failures="20/minute")
    )
    with serve(settings) as client:
        client.key = add_key(keys, "Import", Scope.ADMIN)
        yield client


def write(site, token):
    return site.post("/sparql", data=UPDATE, headers={"Authorization": f"Bearer {token}"})


def token(provider, **changes):
    return signed(provider, **{"exp": int(time.time()) + 60, **changes})


def test_a_token_lets_write_what_its_scope_says(site, provider):
    assert write(site, token(provider)).status_code == 204
    weak = write(site, token(provider, scope="sozialraum:read"))
    assert (weak.status_code, weak.json()["type"].rpartition("/")[2]) == (403, "key-too-weak")
    assert write(site, token(provider, scope="openid")).status_code == 403
    assert write(site, site.key).status_code == 204
    admin = {"Authorization": f"Bearer {token(provider, scope='sozialraum:admin')}"}
    assert site.get("/admin/backup", headers=admin).status_code == 200
    assert site.get("/admin/backup", headers={"Authorization": f"Bearer {token(provider)}"}).status_code == 403


@pytest.mark.parametrize("changes", [{"aud": "https://other.example"}, {"exp": 1}, {"iss": "https://other.example"}])
def test_a_wrong_token_is_refused_in_words_without_it(site, provider, changes):
    given = token(provider, **changes)
    answer = write(site, given)
    challenge = 'Bearer realm="sozialraum", error="invalid_token"'
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, challenge)
    assert site.post("/sparql", data=UPDATE).headers["www-authenticate"] == 'Bearer realm="sozialraum"'
    assert not any(part in answer.text for part in given.split("."))


def test_who_writes_much_is_known_by_subject(site, provider):
    busy = token(provider, sub="busy")
    assert [write(site, busy).status_code for _ in range(4)] == [204] * 3 + [429]
    assert write(site, token(provider, sub="other")).status_code == 204


def test_a_dead_issuer_is_told_and_keys_go_on(serve, tmp_path):
    gone = Provider()
    given, keys = token(gone), tmp_path / "keys.json"
    oidc = gone.oidc()
    gone.close()
    with serve(ApiSettings("memory:", keys, workers=1, oidc=oidc)) as client:
        answer = write(client, given)
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (503, "issuer-unavailable")
        assert answer.headers["retry-after"] == "10"
        assert write(client, add_key(keys, "Import", Scope.WRITE)).status_code == 204
