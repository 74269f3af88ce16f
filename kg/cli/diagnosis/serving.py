"""Serving: findings on the server that holds a store, and on a SPARQL server that is one."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.cli.diagnosis.finding import Finding, bad, fair, good
from kg.store.base import Access
from kg.store.probe import ROWS, probe

__all__ = ["of_endpoint", "of_server"]

_SECONDS: Final = 10.0
_SCHEMA: Final = "https://schema.org/"
_IN_GERMAN: Final = {
    "time": "Zeit",
    "memory": "Speicher",
    "result-bytes": "Ergebnis",
    "rows": "Zeilen",
    "query-bytes": "Abfragetext",
}


def of_server(url: str) -> Iterator[Finding]:
    """Yield what is found of a server of this program: whether it answers, and its limits on queries."""
    try:
        told = json.loads(_body(f"{url}/readyz", "application/json"))
        yield good(
            "server",
            f"{url} ist bereit, {told['workers']} Abfrageprozesse",
            f"{url} is ready, {told['workers']} query workers",
        )
        limits = limits_in(_body(f"{url}/sparql", "application/n-triples"))
        german = ", ".join(f"{_IN_GERMAN.get(name, name)} {most}" for name, most in limits)
        english = ", ".join(f"{name} {most}" for name, most in limits)
        yield good("limits", f"Grenzen je Abfrage: {german}", f"limits on a query: {english}")
    except urllib.error.HTTPError as error:
        with error:
            why = _reason(error.read(100_000)) or f"HTTP {error.code}"
        yield bad(
            "server",
            (f"{url} ist nicht bereit: {why}", f"{url} is not ready: {why}"),
            ("beheben, was dort steht, oder neu starten", "mend what it says, or start it again"),
        )
    except (OSError, ValueError, KeyError) as error:
        yield bad(
            "server",
            (f"{url} antwortet nicht: {error}", f"{url} does not answer: {error}"),
            ("sozialraum serve neu starten", "start sozialraum serve again"),
        )


def _body(url: str, accept: str) -> bytes:
    request = urllib.request.Request(url, headers={"Accept": accept})  # noqa: S310 - the server's own note says http
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(request, timeout=_SECONDS) as answer:
        body: bytes = answer.read(10_000_000)
        return body


def _reason(body: bytes) -> str:
    try:
        return str(json.loads(body)["detail"])
    except (ValueError, KeyError, TypeError):
        return ""


def limits_in(description: bytes) -> list[tuple[str, str]]:
    """Return the limits that a service description in N-Triples names, each with its value and unit, by name."""
    told: dict[str, dict[str, str]] = {}
    for quad in parse(description, RdfFormat.N_TRIPLES):
        if isinstance(quad.predicate, NamedNode) and isinstance(quad.object, Literal):
            told.setdefault(str(quad.subject), {})[quad.predicate.value] = quad.object.value
    limits = [one for one in told.values() if f"{_SCHEMA}propertyID" in one]
    return sorted(
        (one[f"{_SCHEMA}propertyID"], _amount(float(one[f"{_SCHEMA}maxValue"]), one[f"{_SCHEMA}unitText"]))
        for one in limits
    )


def _amount(most: float, unit: str) -> str:
    match unit:
        case "byte":
            return f"{most / 1024**2:g} MiB"
        case "row":
            return f"{most:.0f}"
        case _:
            return f"{most:g} {unit}"


def of_endpoint(url: str, access: Access) -> Iterator[Finding]:
    """Yield what is found of a store behind SPARQL: whether it can be read and written, and where it cuts answers."""
    found = probe(url, access)
    if found.not_read is not None:
        yield bad(
            "endpoint",
            (f"nicht lesbar: {found.not_read}", f"cannot be read: {found.not_read}"),
            ("Adresse prüfen; Server starten", "look at the address; start the server"),
        )
        return
    yield good(
        "endpoint", f"{url} antwortet ({found.server or 'ohne Namen'})", f"{url} answers ({found.server or 'no name'})"
    )
    if found.not_written is not None:
        yield fair(
            "writing",
            (f"nicht beschreibbar: {found.not_written}", f"cannot be written: {found.not_written}"),
            (
                "SOZIALRAUM_UPDATE_URL, _USER und _PASSWORD setzen, Rechte dort geben",
                "set SOZIALRAUM_UPDATE_URL, _USER and _PASSWORD, give rights there",
            ),
        )
    else:
        yield good("writing", "nimmt Änderungen", "takes updates")
    if found.row_limit is not None:
        yield fair(
            "limits",
            (
                f"schneidet Antworten bei {found.row_limit} Zeilen ab; das wird erkannt und gemeldet",
                f"cuts answers at {found.row_limit} rows; that is noticed and told",
            ),
            ("ResultSetMaxRows in virtuoso.ini erhöhen", "raise ResultSetMaxRows in virtuoso.ini"),
        )
    else:
        yield good("limits", f"keine Grenze unter {ROWS} Zeilen gesehen", f"no limit seen below {ROWS} rows")
