"""Gateway: where a worker's SERVICE calls go out, to the endpoints that are allowed and nowhere else."""

import io
import json
import secrets
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from api.settings import Outside
from kg.errors import QueryError, QueryForbidden
from kg.web import Asking, Limits, NoAnswer, answer_to, public_addresses

__all__ = ["Gateway"]

RESULTS: Final = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
MOST_WORDS: Final = 300
MOST_BYTES_OF_WORDS: Final = 10_000
ACCEPT: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.5"


class Refused(Exception):
    """An endpoint gave no usable answer."""


class NotListed(Refused):
    """An endpoint was not asked, as it is not on the list."""


class Gateway:
    """A small server on this machine that only its own process knows the way to; close it to end it.

    ``problems`` holds what went wrong in the query that runs, as errors for whoever asked.
    """

    def __init__(self, outside: Outside) -> None:
        """Start to listen."""
        self.problems: list[QueryError] = []
        self._answers: dict[tuple[str, str], tuple[str, bytes] | Refused] = {}
        self._outside = outside
        self._path = f"/{secrets.token_urlsafe(24)}"
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status, media_type, answer = gateway.answered(self.path, body)
                self.send_response(status)
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the overridden one
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}{self._path}"

    def forget(self) -> None:
        """Forget what was asked: the query is over."""
        self.problems.clear()
        self._answers.clear()

    def close(self) -> None:
        """Listen no longer."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answered(self, path: str, body: bytes) -> tuple[int, str, bytes]:
        """Return status, media type and bytes of what an endpoint answers to a query that the engine sent here."""
        parts = urlsplit(path)
        endpoint = parse_qs(parts.query).get("to", [""])[0]
        if not secrets.compare_digest(parts.path.encode(), self._path.encode()):
            return 404, "text/plain", b""
        try:
            media_type, answer = self._once(endpoint, self._meant(body.decode()))
        except Refused as error:
            kind = QueryForbidden if isinstance(error, NotListed) else QueryError
            self.problems.append(kind(f"SERVICE <{endpoint}>: {error}"))
            return 502, "text/plain", str(error).encode()
        return 200, media_type, answer

    def _meant(self, query: str) -> str:
        """Return a query for an endpoint with the addresses of inner calls as they were written."""
        head, *rest = query.split(f"<{self.address}?to=")
        return head + "".join(f"<{unquote(one.partition('>')[0])}>{one.partition('>')[2]}" for one in rest)

    def _once(self, endpoint: str, query: str) -> tuple[str, bytes]:
        """Return what an endpoint answers, asked once for all rows of one query that ask it the same.

        Raises:
            Refused: it gave no usable answer, or too much was asked.
        """
        key = (endpoint, query)
        if key not in self._answers:
            if len(self._answers) >= self._outside.calls:
                raise Refused(f"the query asks other endpoints more than {self._outside.calls} different things")
            try:
                self._answers[key] = self._ask(endpoint, query)
            except Refused as error:
                self._answers[key] = error
        answer = self._answers[key]
        if isinstance(answer, Refused):
            raise answer
        return answer

    def _ask(self, endpoint: str, query: str) -> tuple[str, bytes]:
        outside = self._outside
        if not outside.allows(endpoint):
            raise NotListed(f"this endpoint may not be asked from here; {outside.told}")
        asking = Asking(
            endpoint,
            "POST",
            (
                ("Content-Type", "application/x-www-form-urlencoded"),
                ("Accept", ACCEPT),
                ("Accept-Encoding", "identity"),
            ),
            urlencode({"query": query}).encode(),
        )
        limits = Limits(outside.bytes, outside.seconds)
        try:
            answer = answer_to(asking, public_addresses(outside.trusted_hosts), limits=limits, resolve=outside.resolve)
        except NoAnswer as error:
            raise Refused(str(error)) from error
        return checked(answer.status, answer.headers, answer.content)


def checked(status: int, headers: Mapping[str, str], content: bytes) -> tuple[str, bytes]:
    """Return media type and bytes of an answer that is whole and well formed; names of headers are in lower case.

    Raises:
        Refused: an error, a redirect, another format, or an answer that is cut off.
    """
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if not 200 <= status < 300:
        raise Refused(f"it answers {status}{words_of(media_type, content)}")
    known = RESULTS.get(media_type)
    if known is None:
        raise Refused(f"it answers {media_type or 'without a Content-Type'}, which is no format of results")
    packed = headers.get("content-encoding", "identity").strip().lower()
    if packed not in {"", "identity"}:
        raise Refused(f"it packs its answer as {packed}, though asked not to")
    if "x-sparql-maxrows" in headers:  # Virtuoso says so, and answers 200
        raise Refused(f"it cuts its answer at {headers['x-sparql-maxrows']} rows; ask for less, use LIMIT")
    if "x-sql-state" in headers:
        raise Refused(f"it sends a part of its answer only: {headers.get('x-sql-message', 'too slow')[:MOST_WORDS]}")
    try:
        found = parse_query_results(io.BytesIO(content), known)
        if isinstance(found, QuerySolutions):
            for _ in found:
                pass
    except (SyntaxError, ValueError, OSError) as error:
        raise Refused(f"its answer is broken: {error}") from error
    own = "application/sparql-results+json" if known == QueryResultsFormat.JSON else "application/sparql-results+xml"
    return own, content


def words_of(media_type: str, content: bytes) -> str:
    """Return what an error says for a person, if it says it plainly."""
    if media_type not in {"text/plain", "application/problem+json"}:
        return ""
    text = content[:MOST_BYTES_OF_WORDS].decode("utf-8", "replace")
    if media_type != "text/plain":
        try:
            text = str(json.loads(text)["detail"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return ""
    line = "".join(letter for letter in text.strip().partition("\n")[0] if letter.isprintable())
    return f": {line[:MOST_WORDS]}" if line else ""
