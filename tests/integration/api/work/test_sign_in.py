"""Signing in: what a key opens, what a cookie is worth, and what no other site can do with either."""

import httpx
import pytest

from api.sessions import COOKIE
from api.settings import ApiSettings, Rates
from kg.keys import Scope, add_key, revoke_key
from tests.integration.api.conftest import served
from tests.integration.api.work.conftest import sign_in, token_in


def cookie(answer: httpx.Response, name: str = COOKIE) -> str:
    return next(one for one in answer.headers.get_list("set-cookie") if one.startswith(f"{name}="))


def test_a_key_opens_the_work_area_until_its_owner_signs_out(office):
    with office.fresh() as browser:
        turned = browser.get("/work/review", params={"kind": "person"})
        assert (turned.status_code, turned.headers["location"]) == (
            303,
            "/work/sign-in?next=/work/review%3Fkind%3Dperson",
        )
        form = browser.get(turned.headers["location"])
        assert 'value="/work/review?kind=person"' in form.text
        done = browser.post(
            "/work/sign-in", data={"token": token_in(form), "key": office.key, "next": "/work/review?kind=person"}
        )
        assert (done.status_code, done.headers["location"]) == (303, "/work/review?kind=person")
        page = browser.get("/work")
        assert "Nora Test" in page.text
        assert page.headers["cache-control"] == "no-store"
        out = browser.post("/work/sign-out", data={"token": token_in(page)})
        assert out.headers["location"] == "/"
        assert browser.get("/work").status_code == 303


def test_a_session_ends_on_the_server_when_its_owner_signs_out(office):
    with office.signed_in() as browser:
        kept = browser.cookies[COOKIE]
        browser.post("/work/sign-out", data={"token": token_in(browser.get("/work"))})
    again = office.client.get("/work", headers={"Cookie": f"{COOKIE}={kept}", "Authorization": ""})
    assert again.status_code == 401


def test_the_cookie_is_kept_from_scripts_other_sites_and_plain_http(serve, office, tmp_path):
    with office.fresh() as browser:
        plain = cookie(sign_in(browser, office.key))
    assert {"HttpOnly", "SameSite=strict", "Path=/", "Max-Age=28800"} <= set(plain.split("; "))
    assert "Secure" not in plain
    settings = ApiSettings("memory:", office.keys, workers=1, trusted_proxies=("127.0.0.1",))
    with serve(settings) as client:
        client.headers.update({"X-Forwarded-Proto": "https", "Accept": "text/html"})
        form = client.get("/work/sign-in")
        told = cookie(form, "sozialraum-form")
        sent = {"Cookie": told.partition(";")[0]}
        done = client.post("/work/sign-in", data={"token": token_in(form), "key": office.key}, headers=sent)
        assert "Secure" in cookie(done).split("; ")


@pytest.mark.parametrize("key", ["", "sr_00000000_nonsense", "Nora Test", "sr_local_"])
def test_a_wrong_key_opens_nothing(office, key):
    with office.fresh() as browser:
        answer = sign_in(browser, key)
        assert answer.status_code == 401
        assert "gilt nicht" in answer.text
        assert COOKIE not in answer.headers.get("set-cookie", "")
        assert browser.get("/work").status_code == 303


def test_a_key_to_read_opens_no_work(office):
    with office.signed_in(office.reader) as browser:
        assert browser.get("/work").status_code == 403
        assert browser.post("/work/review", data={"action": "accept", "id": "x"}).status_code == 403


def test_a_session_ends_with_its_key(office):
    key = add_key(office.keys, "Kurz", Scope.WRITE)
    with office.signed_in(key) as browser:
        assert browser.get("/work").status_code == 200
        revoke_key(office.keys, "Kurz")
        assert browser.get("/work").status_code == 303


@pytest.mark.parametrize("path", ["/work/sign-in", "/work/sign-out", "/work/review"])
def test_a_form_without_its_token_does_nothing(office, path):
    with office.signed_in() as browser:
        for token in ({}, {"token": ""}, {"token": "x"}):
            answer = browser.post(path, data={"key": office.key, "action": "accept", "id": "x", **token})
            assert answer.status_code == 403, path
        assert browser.get("/work").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://a.example"}],
)
def test_a_form_of_another_site_does_nothing(office, headers):
    with office.signed_in() as browser:
        token = token_in(browser.get("/work"))
        assert browser.post("/work/sign-out", data={"token": token}, headers=headers).status_code == 403
        form = browser.get("/work/sign-in")
        forged = browser.post("/work/sign-in", data={"token": token_in(form), "key": office.key}, headers=headers)
        assert forged.status_code == 403
        assert browser.get("/work").status_code == 200


def test_the_token_of_one_session_is_nothing_in_another(office):
    with office.signed_in() as one, office.signed_in() as other:
        assert one.post("/work/sign-out", data={"token": token_in(other.get("/work"))}).status_code == 403


@pytest.mark.parametrize(
    "place",
    ["https://a.example/", "//a.example", "/work//a.example", "/work/../admin", "/work\\a", "/", "javascript:1"],
)
def test_nobody_is_led_elsewhere(office, place):
    with office.fresh() as browser:
        assert sign_in(browser, office.key, next=place).headers["location"] == "/work"


def test_a_program_needs_no_cookie_and_no_token(office):
    answer = office.client.get("/work")
    assert answer.json()["who"] == "Nora Test"
    assert office.client.get("/work", headers={"Authorization": "Bearer nonsense"}).status_code == 401
    assert office.client.get("/work", headers={"Authorization": ""}).status_code == 401


def test_tries_are_counted(serve, office):
    settings = ApiSettings("memory:", office.keys, workers=1, rates=Rates(failures="3/minute"))
    with serve(settings) as client:
        client.headers["Accept"] = "text/html"
        statuses = [sign_in(client, "sr_1_x").status_code for _ in range(4)]
        assert statuses == [401, 401, 401, 429]
        assert sign_in(client, office.key).status_code == 429


def test_a_scratch_instance_has_no_work_area():
    with served(ApiSettings("memory:", plain=True, open_to_all=True, workers=1)) as client:
        assert client.get("/work").status_code == 404
