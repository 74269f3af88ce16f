"""Screens: how long every page with a list takes, in quiet and beside heavy queries, over HTTP on a graph of documents.

python -m benchmarks.screens [--documents 60] [--rounds 5]
"""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any, Final

import httpx

from benchmarks.pages import pages
from kg.pipeline import add_files
from kg.store import open_store

__all__ = ["main"]

AIM_MS: Final = 300
DELAY_MS: Final = 1000
HEAVY: Final = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HEAVY_AT_ONCE: Final = 3
PAGE: Final = {"Accept": "text/html"}
LEFT_OUT: Final = (
    "/work",
    "/reconcile",
    "/sparql",
    "/docs",
    "/sign",
    "/imprint",
    "/privacy",
    "/accessibility",
    "/help",
)
"""What shows no list of the graph, or only to who is signed in."""
LISTED: Final = ("/actors", "/themes", "/documents", "/places", "/programmes")
"""Lists whose first thing is looked at too."""
FURTHER: Final = ("/actors?q=kreis", "/actors?type=person&page=3", "/search?q=netzwerk", "/matrix?by=level")


@contextmanager
def served(store: str) -> Iterator[str]:
    """Run the server as anybody would, and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = str(Path(sys.executable).with_name("sozialraum"))
    command = [program, "serve", "--store", store, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        url = f"http://127.0.0.1:{port}"
        try:
            for _ in range(600):
                try:
                    httpx.get(f"{url}/readyz").raise_for_status()
                    break
                except httpx.HTTPError:
                    time.sleep(0.1)
            yield url
        finally:
            process.terminate()


def addresses(client: httpx.Client) -> list[str]:
    """Return the addresses of all pages without blanks, of one thing of each list, and of some searches."""
    document: dict[str, Any] = client.get("/openapi.json").json()
    found = [
        path
        for path, operations in document["paths"].items()
        if "{" not in path
        and not path.startswith(LEFT_OUT)
        and "text/html" in operations.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
    ]
    for path in LISTED:
        items = client.get(path, headers={"Accept": "application/json"}).json()["items"] if path in found else ()
        found += [item["ref"]["href"] for item in items[:1]]
    found += FURTHER
    while any(client.get(path, headers=PAGE).status_code == httpx.codes.SERVICE_UNAVAILABLE for path in found):
        time.sleep(1)  # the index of the search is being made
    return found


def milliseconds(client: httpx.Client, path: str, number: int) -> float:
    """Return how long a page takes that is in no cache: its address has a parameter that nothing else has."""
    joint = "&" if "?" in path else "?"
    begin = time.perf_counter()
    answer = client.get(f"{path}{joint}n={number}", headers=PAGE)
    taken = (time.perf_counter() - begin) * 1000
    if answer.status_code != httpx.codes.OK:
        sys.exit(f"{path}: {answer.status_code}")
    return taken


def heavy(url: str, until: list[bool]) -> None:
    """Ask for what no limit allows, again and again."""
    while not until[0]:
        httpx.post(f"{url}/sparql", data={"query": HEAVY}, timeout=120)


def measured(url: str, rounds: int) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield every page with its first time, median and longest of the rounds, and the longest beside heavy queries."""
    with httpx.Client(base_url=url, timeout=120, follow_redirects=True) as client:
        found = addresses(client)
        first = {path: milliseconds(client, path, 0) for path in found}
        quiet = {path: [milliseconds(client, path, 1 + turn) for turn in range(rounds)] for path in found}
        over = [False]
        threads = [Thread(target=heavy, args=(url, over), daemon=True) for _ in range(HEAVY_AT_ONCE)]
        for thread in threads:
            thread.start()
        time.sleep(1)
        beside = {path: max(milliseconds(client, path, 1000 + turn) for turn in range(2)) for path in found}
        over[0] = True
    for path in found:
        yield path, first[path], median(quiet[path]), max(quiet[path]), beside[path]


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Add the documents, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        files = [Path(scratch) / name for name, _ in pages(given.documents)]
        for file, (_, text) in zip(files, pages(given.documents), strict=True):
            file.write_text(text, "utf-8")
        folder = str(Path(scratch) / "graph")
        with open_store(folder) as store:
            for _ in add_files(store, files):
                pass
            statements = int(store.select("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").rows[0]["n"].value)
        say(f"{statements:,} statements, {given.documents} documents; load before: {os.getloadavg()[0]:.1f}\n")
        say("| page | first ms | median ms | longest ms | longest beside heavy queries ms |\n|---|---:|---:|---:|---:|")
        with served(folder) as url:
            slow = []
            for path, *times in measured(url, given.rounds):
                say(f"| `{path}` | {' | '.join(f'{one:,.0f}' for one in times)} |")
                if times[1] > AIM_MS or times[3] > times[2] + DELAY_MS:
                    slow.append(path)
        say(f"\nload after: {os.getloadavg()[0]:.1f}")
        say(f"over {AIM_MS} ms, or over {DELAY_MS} ms of delay: {', '.join(slow) or 'none'}")


if __name__ == "__main__":
    main()
