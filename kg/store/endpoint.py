"""Endpoint: the answer of a SPARQL server over HTTP, or the error of this program that its failure means."""

import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from SPARQLWrapper import INSERT, POST, SELECT, URLENCODED, SPARQLWrapper

from kg.errors import KgError, QueryRejected, QueryTimedOut, ResultTooLarge, StoreUnavailable, WriteRefused
from kg.store.base import Access

__all__ = ["Endpoint", "Reply", "query_request"]

_AGENT: Final = "sozialraum"
# SQL states with which Virtuoso marks, under status 500 too, a text that it cannot run
_VIRTUOSO_REFUSAL: Final = re.compile(r"Virtuoso (37000|22\w{3}|42\w{3}) Error")


@dataclass(frozen=True, slots=True)
class Reply:
    """A complete answer: media type without parameters, body, and the server's name for itself."""

    media_type: str
    body: bytes
    server: str
    row_limit: str | None
    """The number of rows at which Virtuoso ended the answer, if it did."""


class Endpoint:
    """A SPARQL server at its addresses; every request is a POSTed form, the one way all servers understand."""

    def __init__(self, url: str, access: Access) -> None:
        """Remember how to reach the server; nothing is sent yet.

        Raises:
            StoreUnavailable: an address carries a name or a password; addresses stand in messages and logs.
        """
        self.url = url
        self._update_url = access.update_url or url
        if any("@" in address.partition("://")[2].partition("/")[0] for address in (url, self._update_url)):
            raise StoreUnavailable(
                "the store's address carries a name or a password; set SOZIALRAUM_USER and SOZIALRAUM_PASSWORD instead"
            )
        self._timeout = access.timeout
        self._token = access.token
        self._open = _opener((url, self._update_url), access).open

    def query(self, sparql: str, accept: str, dataset: Iterable[tuple[str, str]] = ()) -> Reply:
        """Return the answer to a query in one of the accepted formats.

        Args:
            sparql: the query.
            accept: HTTP's Accept header.
            dataset: ``default-graph-uri`` and ``named-graph-uri`` with the graph's IRI.

        Raises:
            QueryRejected: the server does not take the query; with its own words.
            QueryTimedOut: no answer within the time limit, or only a part of it.
            StoreUnavailable: no answer at all, or none that is SPARQL's.
        """
        request = self._request(sparql, SELECT)
        request.addCustomHttpHeader("Accept", accept)
        for name, value in dataset:
            request.addParameter(name, value)
        return self._send(request, self.url, QueryRejected, QueryTimedOut)

    def update(self, sparql: str) -> None:
        """Send an update.

        Raises:
            WriteRefused: the server does not take it; with its own words.
            StoreUnavailable: no answer; whether the update was carried out is not known.
        """
        self._send(self._request(sparql, INSERT), self._update_url, WriteRefused, StoreUnavailable)

    def _request(self, sparql: str, kind: str) -> "_Request":
        request = _Request(self.url, self._open, self._update_url, self._timeout)
        _as_form(request, sparql, kind)
        if self._token:
            request.addCustomHttpHeader("Authorization", f"Bearer {self._token}")
        return request

    def _send(self, request: "_Request", url: str, refused: type[KgError], late: type[KgError]) -> Reply:
        try:
            with request.respond() as response:
                reply = _reply(response.headers, response.read())
        except urllib.error.HTTPError as error:
            with error:
                raise _translated(error, url, refused) from error
        except TimeoutError as error:
            raise self._late(url, late) from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._late(url, late) from error
            raise StoreUnavailable(f"no SPARQL server answers at {url}: {error.reason}") from error
        except (http.client.HTTPException, OSError) as error:
            raise StoreUnavailable(f"the SPARQL server at {url} broke off its answer: {error!r}") from error
        return reply

    def _late(self, url: str, late: type[KgError]) -> KgError:
        return late(f"the SPARQL server at {url} gave no answer within {self._timeout:g} seconds")


class _Request(SPARQLWrapper):
    """A request that is opened with the endpoint's own credentials.

    SPARQLWrapper would install its digest handler for the whole process, and so for every other store.
    """

    def __init__(
        self,
        url: str,
        opener: Callable[..., http.client.HTTPResponse],
        update: str,
        timeout: float,
        agent: str = _AGENT,
    ) -> None:
        super().__init__(url, updateEndpoint=update, agent=agent)
        self._opener = opener
        self._seconds = timeout

    def respond(self) -> http.client.HTTPResponse:
        """Return the open response."""
        return self._opener(self.made(), timeout=self._seconds)

    def made(self) -> urllib.request.Request:
        """Return the request as it is sent."""
        made: urllib.request.Request = self._createRequest()
        return made


def query_request(url: str, sparql: str, accept: str, agent: str) -> urllib.request.Request:
    """Return the request that asks any SPARQL server a query, for those who send it themselves."""
    request = _Request(url, urllib.request.urlopen, url, 0.0, agent)
    _as_form(request, sparql, SELECT)
    request.addCustomHttpHeader("Accept", accept)
    return request.made()


def _as_form(request: SPARQLWrapper, sparql: str, kind: str) -> None:
    request.setMethod(POST)
    request.setRequestMethod(URLENCODED)  # POST application/sparql-query hangs on Virtuoso
    request.setOnlyConneg(onlyConneg=True)
    request.queryString, request.queryType = sparql, kind  # setQuery would guess the type by pattern


def _opener(urls: Iterable[str], access: Access) -> urllib.request.OpenerDirector:
    if access.user is None or access.password is None:
        return urllib.request.build_opener()
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    for url in urls:
        passwords.add_password(None, url, access.user, access.password)
    return urllib.request.build_opener(
        urllib.request.HTTPDigestAuthHandler(passwords), urllib.request.HTTPBasicAuthHandler(passwords)
    )


def _reply(headers: http.client.HTTPMessage, body: bytes) -> Reply:
    if headers.get("X-SQL-State"):
        raise QueryTimedOut(f"the server sent a part of the answer only: {headers.get('X-SQL-Message', 'too slow')}")
    return Reply(
        media_type=(headers.get("Content-Type") or "").partition(";")[0].strip().lower(),
        body=body,
        server=headers.get("Server") or "",
        row_limit=headers.get("X-SPARQL-MaxRows"),
    )


def _translated(error: urllib.error.HTTPError, url: str, refused: type[KgError]) -> KgError:
    text = error.read(4000).decode("utf-8", errors="replace").strip()
    words = text.partition("\n")[0][:300] or error.reason
    kind, sentence = _meaning(error.code, refusal=bool(_VIRTUOSO_REFUSAL.match(text)), late="S1T00" in words)
    return (kind or refused)(f"the SPARQL server at {url} {sentence} (HTTP {error.code}: {words})")


def _meaning(status: int, *, refusal: bool, late: bool) -> tuple[type[KgError] | None, str]:
    """Return the kind of error that a status means, ``None`` for a text refused, and what to say of the server."""
    kind: type[KgError]
    match status:
        case 401 | 403 | 407:
            kind, sentence = StoreUnavailable, "wants a name and a password that may do this"
        case 404 | 405 | 410:
            kind, sentence = StoreUnavailable, "takes no SPARQL at this address"
        case 408 | 504:
            kind, sentence = QueryTimedOut, "stopped the request"
        case 413:
            kind, sentence = ResultTooLarge, "finds the request too large"
        case _ if late:
            kind, sentence = QueryTimedOut, "stopped the request"
        case _ if status < 500 or refusal:
            return None, "does not take this"
        case _:
            kind, sentence = StoreUnavailable, "has failed"
    return kind, sentence
