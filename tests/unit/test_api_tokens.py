"""Tokens: what an issuer signed for us counts, and nothing else, however the issuer fares."""

import hmac
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from joserfc.jwk import OctKey, RSAKey

from api.issuer import Issuer
from api.problems import IssuerUnavailable
from api.settings import Oidc
from api.tokens import ALGORITHMS, Tokens
from kg.errors import KeyMissing, KeyTooWeak, WrongParameter
from kg.keys import Scope
from kg.settings import Settings
from tests.unit.openid import AUDIENCE, NOW, Provider, claims, elliptic, encoded, signed


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def provider() -> Iterator[Provider]:
    found = Provider()
    yield found
    found.close()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def tokens(provider, clock) -> Tokens:
    oidc = provider.oidc()
    return Tokens(oidc, Issuer(oidc, clock), now=lambda: NOW)


def test_a_token_stands_for_its_subject_with_its_widest_scope(provider, tokens):
    assert tokens.caller(signed(provider)).name == "token of sara"
    for scope, allowed in [
        ("sozialraum:read openid", Scope.READ),
        ("profile sozialraum:write", Scope.WRITE),
        ("sozialraum:read sozialraum:admin sozialraum:write", Scope.ADMIN),
    ]:
        assert tokens.caller(signed(provider, scope=scope)).scope is allowed
    assert len(provider.asked) == 2, "discovery and keys are asked for once"


@pytest.mark.parametrize("kind", ["RS256", "PS256"])
def test_keys_by_rsa_serve_as_well(provider, tokens, kind):
    provider.keys = [RSAKey.generate_key(2048, {"kid": "rsa"})]
    assert tokens.caller(signed(provider, header={"alg": kind})).scope is Scope.WRITE


@pytest.mark.parametrize(
    ("claim", "scopes", "told"),
    [
        ("groups", {"redaktion": Scope.WRITE}, {"groups": ["chor", "redaktion"]}),
        ("realm_access.roles", {"redaktion": Scope.WRITE}, {"realm_access": {"roles": ["redaktion"]}}),
        ("https://a.example/roles", {"redaktion": Scope.WRITE}, {"https://a.example/roles": ["redaktion"]}),
    ],
)
def test_groups_and_roles_may_say_what_is_allowed(provider, claim, scopes, told):
    tokens = Tokens(provider.oidc(claim=claim, scopes=scopes), now=lambda: NOW)
    assert tokens.caller(signed(provider, **told)).scope is Scope.WRITE
    with pytest.raises(KeyTooWeak, match="redaktion"):
        tokens.caller(signed(provider))


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "http://127.0.0.1/other"},
        {"iss": None},
        {"aud": "https://other.example"},
        {"aud": ["https://other.example"]},
        {"aud": None},
        {"aud": []},
        {"exp": NOW - 31},
        {"exp": None},
        {"exp": "später"},
        {"nbf": NOW + 31},
        {"iat": NOW + 31},
        {"sub": None},
        {"sub": 7},
        {"typ": "ID"},
        {"typ": "Refresh"},
    ],
    ids=str,
)
def test_what_was_not_made_for_us_or_not_for_now_is_refused(provider, tokens, changes):
    with pytest.raises(KeyMissing):
        tokens.caller(signed(provider, **changes))


def test_clocks_may_differ_a_little_and_audiences_be_many(provider, tokens):
    tokens.caller(signed(provider, exp=NOW - 29, nbf=NOW + 29, aud=["https://other.example", AUDIENCE]))


def test_a_wrong_signature_is_refused(provider, tokens):
    forged = signed(provider, key=elliptic("one"))
    with pytest.raises(KeyMissing, match="BadSignature"):
        tokens.caller(forged)
    head, _, signature = signed(provider).split(".")
    for body in (claims(provider, scope="sozialraum:admin"), [], "x"):
        with pytest.raises(KeyMissing):
            tokens.caller(f"{head}.{encoded(body)}.{signature}")


def test_no_signature_and_no_shared_secret_is_ever_taken(provider, tokens):
    body = encoded(claims(provider))
    for algorithm in ("none", "None", "NONE", ""):
        with pytest.raises(KeyMissing):
            tokens.caller(f"{encoded({'alg': algorithm})}.{body}.")
    public = provider.keys[0].as_pem(private=False)
    for secret in (public, public.strip(), b"secret" * 8):
        told = f"{encoded({'alg': 'HS256', 'kid': 'one'})}.{body}"
        signature = hmac.digest(secret, told.encode(), "sha256")
        with pytest.raises(KeyMissing, match="another kind"):
            tokens.caller(f"{told}.{encoded(signature)}")
    assert not any(name.startswith(("HS", "none")) for name in ALGORITHMS)


def test_secrets_and_short_keys_in_the_set_of_an_issuer_are_passed_over(provider, tokens):
    secret = OctKey.import_key({"kty": "oct", "k": encoded(b"secret" * 8), "kid": "oct"})
    short = {"kty": "RSA", "n": encoded(b"\xff" * 64), "e": "AQAB", "kid": "short"}
    provider.keys += [secret.as_dict(), short, {"kty": "EC", "crv": "P-256", "kid": "broken"}, {"kty": "new"}, 7]
    assert tokens.caller(signed(provider)).scope is Scope.WRITE
    assert [key.kid for key in tokens._issuer.keys("one")] == ["one"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_token_changed_anywhere_is_no_token(provider, tokens, data):
    token = signed(provider)
    place = data.draw(st.integers(0, len(token) - 2))  # the very last letter holds bits that count for nothing
    letter = data.draw(st.sampled_from("Aa0_-.=ä \x00").filter(lambda letter: letter != token[place]))
    with pytest.raises(KeyMissing):
        tokens.caller(token[:place] + letter + token[place + 1 :])


@pytest.mark.parametrize("text", ["", ".", "..", "a.b.c", "ä.ö.ü", "x" * 20_000, encoded({"alg": "ES256"}) + ".e30."])
def test_other_texts_are_no_tokens(tokens, text):
    with pytest.raises(KeyMissing):
        tokens.caller(text)


def test_rotated_keys_are_asked_for_and_old_ones_end(provider, tokens, clock):
    old = signed(provider)
    tokens.caller(old)
    provider.keys = [elliptic("two")]
    with pytest.raises(KeyMissing, match="InvalidKeyId"):
        tokens.caller(signed(provider))
    clock.now += 10
    assert tokens.caller(signed(provider)).name == "token of sara"
    with pytest.raises(KeyMissing):
        tokens.caller(old)


def test_made_up_keys_do_not_make_us_ask_again_and_again(provider, tokens, clock):
    tokens.caller(signed(provider))
    for number in range(20):
        with pytest.raises(KeyMissing):
            tokens.caller(signed(provider, key=elliptic(str(number))))
    assert len(provider.asked) == 2
    clock.now += 10
    with pytest.raises(KeyMissing):
        tokens.caller(signed(provider, key=elliptic("more")))
    assert len(provider.asked) == 4


def test_keys_are_asked_for_again_after_an_hour(provider, tokens, clock):
    tokens.caller(signed(provider))
    clock.now += 3599
    tokens.caller(signed(provider))
    assert len(provider.asked) == 2
    clock.now += 1
    tokens.caller(signed(provider))
    assert len(provider.asked) == 4


@pytest.mark.parametrize(
    "answer", [(500, b"ach"), (200, b"<html>"), (200, b"[]"), (200, b"{}"), (302, b""), (200, b"[" * 99_999)]
)
def test_an_issuer_that_fails_is_told_and_not_asked_for_a_while(provider, tokens, clock, answer):
    provider.answer = answer
    token = signed(provider)
    for _ in range(3):
        with pytest.raises(IssuerUnavailable) as told:
            tokens.caller(token)
    assert told.value.retry_after_s == 10
    assert len(provider.asked) == 1
    provider.answer = None
    clock.now += 10
    assert tokens.caller(token).name == "token of sara"


def test_known_keys_outlast_their_issuer_for_a_day(provider, tokens, clock):
    token = signed(provider)
    tokens.caller(token)
    provider.close()
    clock.now += 23 * 3600
    assert tokens.caller(token).name == "token of sara"
    with pytest.raises(IssuerUnavailable):
        tokens.caller(signed(provider, key=elliptic("new")))
    clock.now += 3600
    with pytest.raises(IssuerUnavailable, match="cannot be checked now"):
        tokens.caller(token)


def test_a_slow_issuer_holds_up_one_thread_and_not_for_long(provider, clock, monkeypatch):
    monkeypatch.setattr("api.issuer._LIMITS", type("Limits", (), {"bytes": 1000, "seconds": 0.3})())
    oidc = provider.oidc()
    tokens = Tokens(oidc, Issuer(oidc, clock), now=lambda: NOW)
    provider.wait = 1
    told = []

    def ask():
        with pytest.raises(IssuerUnavailable) as error:
            tokens.caller(signed(provider))
        told.append(str(error.value))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    begin = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.monotonic() - begin < 0.9
    assert len(provider.asked) == 1
    assert sum("within 0.3 seconds" in one for one in told) == 4


@pytest.mark.parametrize(
    ("discovery", "words"),
    [
        ({"issuer": "https://other.example"}, "that of 'https://other.example'"),
        ({"jwks_uri": "http://192.0.2.1/keys"}, "no https address"),
        ({"jwks_uri": "https://10.0.0.1/keys"}, "no public address"),
        ({"jwks_uri": "file:///etc/passwd"}, "no https address"),
        ({"jwks_uri": 7}, "no https address"),
    ],
)
def test_a_discovery_document_leads_nowhere_else(provider, tokens, discovery, words):
    provider.discovery = discovery
    with pytest.raises(IssuerUnavailable, match=words):
        tokens.caller(signed(provider))


def test_an_issuer_that_leads_on_is_not_followed(provider, tokens):
    provider.moved = "/elsewhere/.well-known/openid-configuration"
    with pytest.raises(IssuerUnavailable, match="leads on"):
        tokens.caller(signed(provider))


def test_an_issuer_without_tls_must_be_trusted_by_name(provider):
    tokens = Tokens(provider.oidc(trusted_hosts=()), now=lambda: NOW)
    with pytest.raises(IssuerUnavailable, match="no https address"):
        tokens.caller(signed(provider))
    assert provider.asked == []


def test_the_environment_names_issuer_audience_and_scopes():
    assert Oidc.given(Settings(oidc_issuer="")) is None
    given = Settings(
        oidc_issuer="https://id.example",
        oidc_audience="x",
        oidc_scopes="redaktion=write leitung=admin",
        trusted_hosts="a, b",
    )
    expected = Oidc(
        "https://id.example", "x", "scope", {"redaktion": Scope.WRITE, "leitung": Scope.ADMIN}, frozenset({"a", "b"})
    )
    assert Oidc.given(given) == expected
    assert Oidc.given(Settings(oidc_issuer="https://id.example", oidc_audience="x")).scopes == Oidc("", "").scopes
    for wrong in ({"oidc_audience": ""}, {"oidc_audience": "x", "oidc_scopes": "a=alles"}):
        with pytest.raises(WrongParameter, match="SOZIALRAUM_OIDC"):
            Oidc.given(Settings(oidc_issuer="https://id.example", **wrong))
