"""Visitors: clients of a server who read, write, ask too much, leave early or send nonsense, each by its address."""

import http.client
import json
import random
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from threading import Event
from typing import Final
from urllib.parse import urlencode, urlsplit

from benchmarks.client import fresh, questions
from benchmarks.graphs import Samples

__all__ = ["Visit", "bad", "disconnecting", "heavy", "light", "writing"]

FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
FOR_EVER: Final = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GRAPH: Final = "urn:soak"
_addresses = count(11)


@dataclass(slots=True)
class Visit:
    """One visitor: what it does until an event, and what it met; ``lost`` tells what of its writes is not there."""

    name: str
    go: Callable[["Visit", str, Event], None]
    answers: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)
    lost: Callable[[str], Iterator[str]] = lambda _: iter(())
    address: str = field(default_factory=lambda: f"127.0.0.{next(_addresses)}")

    def send(
        self, url: str, method: str, path: str, body: bytes | str | None = None, **headers: str
    ) -> tuple[int, bytes]:
        """Send a request by a connection of its own, count what comes, and return status and body; 0 for none."""
        parts = urlsplit(url)
        connection = http.client.HTTPConnection(
            parts.hostname or "", parts.port, timeout=60, source_address=(self.address, 0)
        )
        begin = time.perf_counter()
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body=body, headers=told)
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as error:
            self.answers[type(error).__name__] += 1
            return 0, b""
        finally:
            connection.close()
            self.milliseconds.append((time.perf_counter() - begin) * 1000)
        self.answers[kind(response.status, content)] += 1
        return response.status, content


def kind(status: int, content: bytes) -> str:
    """Return a status, with the kind of problem."""
    if status < 400:
        return str(status)
    try:
        return f"{status} {json.loads(content)['type'].rpartition('/')[2]}"
    except (ValueError, KeyError, TypeError):
        return f"{status} without a problem"


def light(name: str, samples: Samples, number: int) -> Visit:
    """Return a visitor who asks light queries that nobody asked before, ten a second."""

    def go(visit: Visit, url: str, end: Event) -> None:
        asked = [question for question in questions() if not question.heavy]
        for turn in count(number):
            question = asked[turn % len(asked)]
            path = f"/sparql?{urlencode({'query': question.text(samples.slots, turn)})}"
            visit.send(url, "GET", path, Accept=question.accept, Accept_Language=fresh())
            if end.wait(0.1):
                return

    return Visit(name, go)


def writing(name: str, number: int) -> Visit:
    """Return a visitor who writes numbers, counts up together with the others, and looks for all of it at the end."""
    written: list[int] = []
    graph = f"<{GRAPH}:{number}>"

    def go(visit: Visit, url: str, end: Event) -> None:
        for value in count():
            insert = f"INSERT DATA {{ GRAPH {graph} {{ <urn:n> <urn:is> {value} }} }}"
            if visit.send(url, "POST", "/sparql", urlencode({"update": insert}), **FORM)[0] == 204:
                written.append(value)
            if end.wait(0.2):
                return

    def lost(url: str) -> Iterator[str]:
        query = f"SELECT ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
        status, body = visit.send(url, "GET", f"/sparql?{urlencode({'query': query})}")
        rows = json.loads(body)["results"]["bindings"] if status == 200 else []
        there = {int(row["o"]["value"]) for row in rows}
        if gone := set(written) - there:
            yield f"{len(gone)} of {len(written)} acknowledged writes are not there"

    visit = Visit(name, go, lost=lost)
    return visit


def heavy(name: str, number: int) -> Visit:
    """Return a visitor whose queries never end by themselves."""

    def go(visit: Visit, url: str, end: Event) -> None:
        for turn in count(number):
            query = f"{FOR_EVER} # {turn}"
            visit.send(url, "GET", f"/sparql?{urlencode({'query': query})}")
            if end.wait(0.5):
                return

    return Visit(name, go)


def disconnecting(name: str, samples: Samples, number: int) -> Visit:
    """Return a visitor who leaves before the answer, at any moment."""

    def go(visit: Visit, url: str, end: Event) -> None:
        parts, chance = urlsplit(url), random.Random(number)
        asked = [question.text(samples.slots, number) for question in questions()]
        while not end.wait(0.3):
            query = urlencode({"query": chance.choice(asked)})
            with socket.socket() as connection:
                connection.bind((visit.address, 0))
                connection.settimeout(10)
                connection.connect((parts.hostname, parts.port))
                connection.sendall(
                    f"GET /sparql?{query} HTTP/1.1\r\nHost: x\r\nAccept-Language: {fresh()}\r\n\r\n".encode()
                )
                time.sleep(chance.uniform(0, 0.05))
            visit.answers["left"] += 1

    return Visit(name, go)


def bad(name: str) -> Visit:
    """Return a visitor who sends what no client should."""
    nested = "SELECT * WHERE " + "{" * 5_000 + "}" * 5_000
    product = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }"
    requests: tuple[tuple[str, str, bytes | str | None, dict[str, str]], ...] = (
        ("GET", "/sparql?query=SELEKT", None, {}),
        ("GET", "/sparql?query=%ff%fe%00", None, {}),
        ("GET", f"/sparql?{urlencode({'query': product})}", None, {}),
        ("GET", "/sparql?query=ASK%7B%7D", None, {"Accept": "image/png"}),
        ("POST", "/sparql", urlencode({"query": nested}), FORM),
        ("POST", "/sparql", b"\xff" * 1000, {"Content-Type": "application/sparql-query; charset=utf-8"}),
        ("POST", "/sparql", "x", {"Content-Type": "image/png"}),
        ("POST", "/sparql", urlencode({"update": "LOAD <http://127.0.0.1:1/x>"}), FORM),
        ("POST", "/sparql", urlencode({"update": "INSERT DATA { <urn:a> <urn:b> "}), FORM),
        ("PUT", "/graphs?graph=urn:bad", "no turtle", {"Content-Type": "text/turtle"}),
        ("PUT", "/graphs?graph=relative", "<urn:a> <urn:b> 1 .", {"Content-Type": "text/turtle"}),
        ("GET", "/graphs?graph=urn:nothing", None, {}),
        ("GET", f"/actors/{'x' * 5_000}", None, {}),
        ("GET", "/sparql?query=" + "A" * 60_000, None, {}),
        ("PATCH", "/sparql", "x", {}),
    )

    def go(visit: Visit, url: str, end: Event) -> None:
        for turn in count():
            method, path, body, headers = requests[turn % len(requests)]
            visit.send(url, method, path, body, **headers)
            if end.wait(0.2):
                return

    return Visit(name, go)
