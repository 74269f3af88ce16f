"""Conversations with a service that is busy, broken, slow, huge, elsewhere or not to be asked at all."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from kg.errors import ServiceUnavailable
from kg.lookup import Conversation, Manners, agent
from kg.web import Asking, Limits, public_addresses
from tests.unit.loopback import Said, listening, loopback

QUICK = Manners(pause=0.0, limits=Limits(bytes=10_000, seconds=0.2))


def talk(manners=QUICK, allowed=loopback, **more):
    waits = []
    return Conversation("Dienst", manners, allowed, sleep=waits.append, **more), waits


def leads_to(address):
    return lambda *_: [address]


def in_turn(*answers):
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def test_a_request_says_who_asks_and_whom_to_write_to():
    manners = Manners(agent=agent("daten@stadt.example"), pause=0.0)
    with listening(in_turn(Said(body=b"ja"))) as (base, asked):
        assert talk(manners)[0].answer(Asking(base)).content == b"ja"
    said = asked[0].headers["user-agent"]
    assert said.startswith("Sozialraum/")
    assert "daten@stadt.example" in said
    assert asked[0].headers["accept-encoding"] == "identity"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_service_is_asked_again_after_longer_and_longer_waits(status):
    with listening(in_turn(Said(status), Said(status), Said(body=b"ja"))) as (base, asked):
        conversation, waits = talk()
        assert conversation.answer(Asking(base)).content == b"ja"
    assert len(asked) == 3
    assert waits == [2.0, 4.0]


def test_one_that_stays_busy_is_let_alone():
    with listening(in_turn(Said(500))) as (base, asked):
        conversation, waits = talk()
        with pytest.raises(ServiceUnavailable, match=r"answers 500, 4 times in a row"):
            conversation.answer(Asking(base))
    assert len(asked) == 4
    assert waits == [2.0, 4.0, 8.0]


def http_date(seconds):
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize(
    ("after", "least", "most"),
    [
        (lambda: "7", 7, 7),
        (lambda: "0", 2, 2),  # never sooner than our own manners say
        (lambda: "bald", 2, 2),
        (lambda: http_date(100), 80, 100),
        (lambda: http_date(-100), 2, 2),
    ],
    ids=["seconds", "none", "words", "date", "past"],
)
def test_it_is_not_asked_before_it_says(after, least, most):
    with listening(in_turn(Said(429, headers={"Retry-After": after()}), Said(body=b"ja"))) as (base, _):
        conversation, waits = talk()
        conversation.answer(Asking(base))
    assert len(waits) == 1
    assert least <= waits[0] <= most


def test_who_wants_to_be_left_alone_for_an_hour_is():
    with listening(in_turn(Said(503, headers={"Retry-After": "3600"}))) as (base, asked):
        with pytest.raises(ServiceUnavailable, match="in 3600 seconds"):
            talk()[0].answer(Asking(base))
        assert len(asked) == 1


def test_requests_keep_their_distance():
    now = iter([10.0, 10.0, 10.2, 11.0])
    with listening(in_turn(Said(body=b"ja"))) as (base, _):
        conversation, waits = talk(Manners(pause=1.0), clock=lambda: next(now))
        conversation.answer(Asking(base))
        conversation.answer(Asking(base))
    assert waits == [pytest.approx(0.8)]


@pytest.mark.parametrize(
    ("said", "reason", "times"),
    [
        (Said(404, b"no such service\n<script>", {"Content-Type": "text/plain"}), r"404: no such service$", 1),
        (Said(400, b"<h1>Oje</h1>", {"Content-Type": "text/html"}), "answers 400$", 1),
        (Said(body=b"x" * 5000, pieces=3), "over 10,000 bytes", 1),
        (Said(body=b"x", pieces=100, pause=0.02), "no full answer within 0.2 seconds", 4),
        (Said(body=b"{", length=100), "4 times", 4),
        (Said(body=b"x", headers={"Content-Encoding": "gzip"}), "packs its answer", 1),
        (Said(302, headers={"Location": "https://elsewhere.example/api"}), "sends elsewhere .*SOZIALRAUM_SERVICES", 1),
        (Said(303, headers={"Location": "/results"}), "sends elsewhere", 1),
        (Said(307), "sends elsewhere", 1),
        (Said(307, headers={"Location": "/again"}), "redirects more than 2 times", 3),
    ],
)
def test_what_is_no_answer_is_told_and_not_asked_for_without_end(said, reason, times):
    with listening(in_turn(said)) as (base, asked):
        with pytest.raises(ServiceUnavailable, match=reason) as caught:
            talk()[0].answer(Asking(base))
        assert "<" not in str(caught.value)
        assert len(asked) == times


def test_a_move_on_the_same_host_is_followed_with_the_whole_question():
    with listening(in_turn(Said(301, headers={"Location": "/api/"}), Said(body=b"ja"))) as (base, asked):
        assert talk()[0].answer(Asking(f"{base}/api", "POST", content=b"q=1")).content == b"ja"
    assert [(one.method, one.path, one.body) for one in asked] == [("POST", "/api", b"q=1"), ("POST", "/api/", b"q=1")]


@pytest.mark.parametrize("address", ["10.0.0.7", "127.0.0.1", "169.254.169.254", "192.168.1.1", "fd00::1", "::1"])
def test_a_name_that_leads_into_the_own_network_is_not_asked(address):
    conversation, waits = talk(allowed=public_addresses(["trusted.example"]), resolve=leads_to(address))
    with pytest.raises(ServiceUnavailable, match="no public address"):
        conversation.answer(Asking("http://service.example/api"))
    assert not waits


def test_unless_it_is_trusted():
    with listening(in_turn(Said(body=b"ja"))) as (base, _):
        port = base.rpartition(":")[2]
        rule = public_addresses(["service.example"])
        conversation = talk(allowed=rule, resolve=leads_to("127.0.0.1"))[0]
        assert conversation.answer(Asking(f"http://service.example:{port}/")).content == b"ja"
