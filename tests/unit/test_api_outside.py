"""Outside: what SERVICE and LOAD may reach, whatever a name leads to and wherever a server leads on."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, urlsplit

import pytest

from api.gateway import Gateway
from api.loading import loaded_update
from api.settings import Outside
from kg.errors import QueryError, WrongParameter
from kg.settings import Settings

HOST = "graph.example"
Reach = Callable[[Outside, str], str]
RESULT = b'{"head": {}, "boolean": true}'
PRIVATE = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",  # noqa: S104 - an address to refuse
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fd00::1",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "2002:7f00:1::",
    "2001:0:53aa:64c:0:0:80ff:fffe",
]


class Names:
    """A resolver that gives its answers one after the other, and remembers what it was asked."""

    def __init__(self, *answers: tuple[str, ...]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, host: str, _: int) -> tuple[str, ...]:
        self.asked.append(host)
        return self.answers[min(len(self.asked), len(self.answers)) - 1]


class Server:
    """A server on loopback that answers a query and a file, or leads on to ``moved``."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.moved = ""
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                self.answer("application/sparql-results+json", RESULT)

            def do_GET(self):
                self.answer("text/turtle", b"<urn:a> <urn:b> 1 .")

            def answer(self, kind, body):
                server.asked.append(self.path)
                moves = server.moved and self.path != urlsplit(server.moved).path
                self.send_response(307 if moves else 200)
                if moves:
                    self.send_header("Location", server.moved)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.http.server_port
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server()
    yield found
    found.http.shutdown()
    found.http.server_close()
    found.thread.join(5)


@pytest.fixture(scope="module")
def asked() -> Iterator[Reach]:
    """Ask an endpoint as a query would, and return what went wrong, or nothing."""
    gateway = Gateway(Outside())
    path = urlsplit(gateway.address).path

    def ask(outside: Outside, address: str) -> str:
        gateway._outside = outside
        gateway.forget()
        status, _, _ = gateway.answered(f"{path}?to={quote(address, safe='')}", b"ASK {}")
        assert (status == 200) == (gateway.problems == [])
        return str(gateway.problems[0]) if gateway.problems else ""

    yield ask
    gateway.close()


def loaded(outside: Outside, address: str) -> str:
    """Load an address as an update would, and return what went wrong, or nothing."""
    try:
        text = loaded_update(f"LOAD <{address}>", outside, "urn:base")
    except QueryError as error:
        return str(error)
    assert "<urn:a> <urn:b>" in text
    return ""


@pytest.fixture(params=["SERVICE", "LOAD"])
def reach(request, asked) -> Reach:
    return asked if request.param == "SERVICE" else loaded


@pytest.mark.parametrize("address", PRIVATE)
def test_a_listed_name_that_leads_inside_is_not_followed(reach, address):
    names = Names((address,))
    told = reach(Outside({f"http://{HOST}/x"}, resolve=names, seconds=2), f"http://{HOST}/x")
    assert "no public address" in told
    assert names.asked == [HOST]


def test_one_inner_address_among_public_ones_is_enough_to_refuse(reach):
    for answer in (("192.88.99.1", "127.0.0.1"), ("8.8.8.8", "10.0.0.1"), ("2001:4860:4860::8888", "::1")):
        told = reach(Outside({f"http://{HOST}/x"}, resolve=Names(answer), seconds=2), f"http://{HOST}/x")
        assert "no public address" in told


def test_a_name_is_asked_for_once_and_what_was_checked_is_connected_to(reach, server):
    """DNS rebinding: a second answer, after the check, would lead elsewhere; it is never asked for."""
    names = Names(("127.0.0.1",), ("169.254.169.254",))
    address = f"http://{HOST}:{server.port}/x"
    outside = Outside({address}, {HOST}, resolve=names, seconds=2)
    assert reach(outside, address) == ""
    assert (names.asked, server.asked) == ([HOST], ["/x"])


def test_a_name_is_checked_anew_for_every_request(reach, server):
    address = f"http://{HOST}:{server.port}/x"
    for answers in (("127.0.0.1",), ("10.0.0.1",)):
        assert "no public address" in reach(Outside({address}, resolve=Names(answers), seconds=2), address)
    assert server.asked == []


@pytest.mark.parametrize(
    "target",
    ["http://other.example/y", "http://169.254.169.254/y", "http://graph.example:{port}/y", "file:///etc/y"],
)
def test_a_redirect_to_what_is_not_listed_is_not_followed(reach, server, target):
    address = f"http://{HOST}:{server.port}/x"
    names = Names(("127.0.0.1",))
    server.moved = target.format(port=server.port)
    told = reach(Outside({address}, {HOST}, resolve=names, seconds=2), address)
    assert told
    assert server.asked == ["/x"], "the other address was asked"
    assert names.asked == [HOST], "the other name was looked up"


def test_load_follows_a_redirect_within_the_list_and_service_none(server, asked):
    first, second = (f"http://{HOST}:{server.port}/{name}" for name in ("x", "y"))
    server.moved = second
    outside = Outside({first, second}, {HOST}, resolve=Names(("127.0.0.1",)), seconds=2)
    assert loaded(outside, first) == ""
    assert "answers 307" in asked(outside, first)
    assert server.asked == ["/x", "/y", "/x"]


@pytest.mark.parametrize(
    "address",
    [
        "http://graph.example/x/",
        "http://graph.example/X",
        "http://graph.example/x?a=b",
        "http://graph.example:81/x",
        "https://graph.example/x",
        "http://graph.example./x",
        "http://GRAPH.example/x",
        "http://user@graph.example/x",
        "http://graph.example@127.0.0.1/x",
        "http://graph.example/data/../x",
        "http://graph.example/data/%2e%2e/x",
        "http://graph.example/data/..%2fx",
        "http://graph.example/data",
        "http://graph.example.a.example/data/x",
        "http://2130706433/x",
        "http://127.1/x",
        "file:///etc/passwd",
        "",
    ],
)
def test_only_what_is_listed_to_the_letter_is_asked(reach, address):
    def nobody(host: str, port: int) -> tuple[str, ...]:
        raise AssertionError(f"{host} was looked up")

    outside = Outside({"http://graph.example/x", "http://graph.example/data/"}, {HOST, "127.0.0.1"}, resolve=nobody)
    assert "from here" in reach(outside, address)


@pytest.mark.parametrize(
    "address", ["http://graph.example/data/", "http://graph.example/data/a/b?c", "http://graph.example/data/a..b"]
)
def test_a_listed_folder_stands_for_all_below_it(address):
    assert Outside({"http://graph.example/data/"}).allows(address)


def test_the_environment_names_full_addresses():
    given = Outside.given(Settings(federation="http://a.example/x, https://b.example/", trusted_hosts="b.example"))
    assert given == Outside(frozenset({"http://a.example/x", "https://b.example/"}), frozenset({"b.example"}))
    for wrong in ("https://", "http:///", "/", "a.example/sparql", "file:///etc/", "https://a.example"):
        with pytest.raises(WrongParameter, match="SOZIALRAUM_FEDERATION"):
            Outside.given(Settings(federation=wrong))
