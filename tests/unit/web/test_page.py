"""Pages: one fetch against a server on this machine that behaves as badly as servers do."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kg.errors import DocumentUnreadable
from kg.web import Limits, fetch, public_addresses

SHORT = Limits(bytes=10_000, seconds=3)


def loopback(host, address):
    return address.is_loopback


class Site(BaseHTTPRequestHandler):
    robots = (404, b"")
    pages: ClassVar[dict] = {}
    asked: ClassVar[list] = []

    def do_GET(self):
        self.asked.append((self.path, dict(self.headers)))
        if self.path == "/robots.txt":
            return self.answer(*self.robots)
        page = self.pages.get(self.path.partition("?")[0])
        return page(self) if page else self.answer(404, b"none")

    def answer(self, status, content, **headers):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments):
        pass


@contextmanager
def serving(robots=(404, b""), **pages):
    handler = type("Handler", (Site,), {"robots": robots, "pages": {f"/{k}": v for k, v in pages.items()}, "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", handler.asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def html(site):
    site.answer(200, b"<h1>Forum</h1>", Content_Type="text/HTML; charset=ISO-8859-1")


def to(place, status=302):
    return lambda site: site.answer(status, b"", Location=place)


def dripping(site):
    site.send_response(200)
    site.send_header("Content-Length", "1000")
    site.end_headers()
    for _ in range(100):
        time.sleep(0.2)
        site.wfile.write(b"x")
        site.wfile.flush()


def silent(site):
    site.close_connection = True


def anywhere(host, address):
    return True


def endless(site):
    site.send_response(200)
    site.end_headers()
    for _ in range(1000):
        site.wfile.write(b"x" * 1000)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
class TestFetch:
    def test_a_page_comes_with_type_charset_and_address(self):
        with serving(forum=html) as (base, asked):
            page = fetch(f"{base}/forum#oben", loopback)
        assert (page.url, page.media_type, page.charset, page.content) == (
            f"{base}/forum", "text/html", "iso-8859-1", b"<h1>Forum</h1>",
        )  # fmt: skip
        assert [path for path, _ in asked] == ["/robots.txt", "/forum"]
        assert all(headers["User-Agent"].startswith("Sozialraum (+https://") for _, headers in asked)

    def test_redirects_are_followed(self):
        with serving(alt=to("/neu?seite=1"), neu=html) as (base, _):
            assert fetch(f"{base}/alt", loopback).url == f"{base}/neu?seite=1"

    def test_a_circle_of_redirects_ends(self):
        with serving(a=to("/b"), b=to("/a")) as (base, asked), pytest.raises(DocumentUnreadable, match="redirects"):
            fetch(f"{base}/a", loopback)
        assert len(asked) <= 12

    @pytest.mark.parametrize(
        ("page", "words"),
        [
            (lambda site: site.answer(500, b"ach"), "answers 500"),
            (lambda site: site.answer(200, b"\x1f\x8b", Content_Encoding="gzip"), "packs the page as gzip"),
            (lambda site: site.answer(200, b"x" * 10_001), "limit of 10,000 bytes"),
            (endless, "limit of 10,000 bytes"),
            (dripping, "within 3 seconds"),
            (to("ftp://127.0.0.1/x"), "no address of a page"),
            (to("http://[::1"), "no web address"),
            (lambda site: site.wfile.write(b"nonsense\r\n\r\n"), "check the address"),
            (silent, "check the address"),
        ],
    )
    def test_bad_answers_are_one_clear_error(self, page, words):
        with serving(x=page) as (base, _), pytest.raises(DocumentUnreadable, match=words) as error:
            fetch(f"{base}/x", loopback, limits=SHORT)
        assert str(error.value).startswith(f"{base}/x: ")

    def test_time_is_bounded_however_slowly_the_server_drips(self):
        with serving(x=dripping) as (base, _):
            start = time.monotonic()
            with pytest.raises(DocumentUnreadable):
                fetch(f"{base}/x", loopback, limits=Limits(seconds=1))
            assert time.monotonic() - start < 3

    @pytest.mark.parametrize(
        ("robots", "may"),
        [
            ((200, b"User-agent: *\nDisallow: /intern"), False),
            ((200, b"User-agent: Sozialraum\nAllow: /\n\nUser-agent: *\nDisallow: /"), True),
            ((200, b"User-agent: *\nDisallow: /*/forum$"), False),
            ((404, b""), True),
            ((503, b""), False),
        ],
    )
    def test_robots_are_respected(self, robots, may):
        pages = {"intern/forum": html}
        with serving(robots, **pages) as (base, asked):
            if may:
                assert fetch(f"{base}/intern/forum", loopback).content
            else:
                with pytest.raises(DocumentUnreadable, match=r"robots\.txt"):
                    fetch(f"{base}/intern/forum", loopback)
        assert (len(asked) == 2) is may


def test_nothing_is_sent_to_an_address_that_is_not_public():
    with serving(x=html) as (base, asked), pytest.raises(DocumentUnreadable, match="SOZIALRAUM_TRUSTED_HOSTS"):
        fetch(f"{base}/x", public_addresses())
    assert asked == []


def test_a_redirect_into_the_own_network_is_refused():
    def outside(host, port):
        return {"127.0.0.1": ["127.0.0.1"], "innen.example": ["10.0.0.1"]}[host]

    def first_only(host, address):
        return address.is_loopback

    with serving(x=to("http://innen.example/geheim")) as (base, asked), pytest.raises(DocumentUnreadable) as error:
        fetch(f"{base}/x", first_only, resolve=outside)
    assert "innen.example is at 10.0.0.1" in str(error.value)
    assert len(asked) == 2


def test_one_refused_address_among_several_is_enough():
    def mixed(host, port):
        return ["127.0.0.1", "169.254.169.254"]

    with serving(x=html) as (base, asked), pytest.raises(DocumentUnreadable, match=r"169\.254\.169\.254"):
        fetch(base.replace("127.0.0.1", "doppelt.example"), loopback, resolve=mixed)
    assert asked == []


def test_a_name_that_changes_its_answer_is_checked_at_every_connection():
    answers = [["127.0.0.1"], ["10.0.0.1"]]

    def changing(host, port):
        return answers.pop(0)

    with serving(x=html) as (base, asked), pytest.raises(DocumentUnreadable, match=r"10\.0\.0\.1"):
        fetch(base.replace("127.0.0.1", "wechsel.example") + "/x", loopback, resolve=changing)
    assert [path for path, _ in asked] == ["/robots.txt"]
    assert asked[0][1]["Host"].startswith("wechsel.example:")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "https://"),
        ("http://", "no address of a page"),
        ("http://a:b@127.0.0.1/", "user name"),
        ("http://127.0.0.1:99999/", "no web address"),
        ("http://x.invalid/", "not known"),
        (f"http://{'ü' * 300}.example/", "no name of a host"),
    ],
)
def test_what_is_no_address_is_told(url, words):
    def nobody(host, port):
        raise OSError("unknown")

    with pytest.raises(DocumentUnreadable, match=words):
        fetch(url, anywhere, resolve=nobody)


def test_umlauts_in_an_address_are_encoded():
    asked_for = []

    def here(host, port):
        asked_for.append(host)
        return ["127.0.0.1"]

    pages = {"f%C3%B6rderung": html}
    with serving(**pages) as (base, asked):
        url = base.replace("127.0.0.1", "städte.example")
        assert fetch(f"{url}/förderung", loopback, resolve=here)
    assert set(asked_for) == {"xn--stdte-hra.example"}
    assert asked[-1][0] == "/f%C3%B6rderung"
