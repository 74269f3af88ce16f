"""Downloads: a file written as it comes, from a server on this machine that behaves as badly as servers do."""

import io

import pytest

from kg.errors import DocumentUnreadable
from kg.web import Limits, download, public_addresses
from tests.unit.loopback import Said, listening, loopback

SHORT = Limits(bytes=10_000, seconds=0.5)
TURTLE = {"Content-Type": "text/Turtle; charset=utf-8"}


def fetched(url, **more):
    output = io.BytesIO()
    return download(url, output, loopback, limits=SHORT, **more), output.getvalue()


def test_a_file_comes_with_address_type_and_size():
    with listening(lambda _: Said(body=b"abc", pieces=3, headers=TURTLE)) as (base, asked):
        came, content = fetched(f"{base}/stw.ttl#top", accept="text/turtle")
    assert (came.url, came.media_type, came.size) == (f"{base}/stw.ttl", "text/turtle", 9)
    assert content == b"abcabcabc"
    assert asked[0].headers["accept"] == "text/turtle"
    assert "Sozialraum" in asked[0].headers["user-agent"]


def test_redirects_are_followed_and_only_the_last_answer_is_written():
    moves = {"/a": Said(302, b"moved", {"Location": "/b"}), "/b": Said(308, b"moved", {"Location": "c.nt"})}
    with listening(lambda request: moves.get(request.path, Said(body=b"x"))) as (base, _):
        came, content = fetched(f"{base}/a")
    assert (came.url, content) == (f"{base}/c.nt", b"x")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (Said(404, b"<h1>none</h1>"), "answers 404"),
        (Said(500), "answers 500"),
        (Said(body=b"x" * 6000, pieces=2), "over the limit of 10,000 bytes"),
        (Said(body=b"x", pieces=50, pause=0.05), r"within 0\.5 seconds"),
        (Said(body=b"x", length=100), "check the address"),
        (Said(302, headers={"Location": "/again"}), "redirects more than 5"),
        (Said(302, headers={"Location": "file:///etc/passwd"}), "no address of a page"),
    ],
)
def test_what_is_no_whole_file_is_an_error(said, reason):
    with listening(lambda _: said) as (base, _), pytest.raises(DocumentUnreadable, match=reason):
        fetched(f"{base}/a")


def test_a_redirect_into_the_own_network_is_not_followed():
    def resolve(host, _):
        return ["127.0.0.1" if host == "outside.example" else "10.0.0.1"]

    with listening(lambda _: Said(302, headers={"Location": "http://inside.example/"})) as (base, _):
        port = base.rpartition(":")[2]
        rule = public_addresses(["outside.example"])
        with pytest.raises(DocumentUnreadable, match=r"inside\.example is at 10\.0\.0\.1, which is no public"):
            download(f"http://outside.example:{port}/", io.BytesIO(), rule, resolve=resolve)
