"""Client: one way to ask every SPARQL server, and how long, how often and how much of it there was."""

import http.client
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import quantiles
from string import Template
from typing import Final
from urllib.parse import urlencode, urlsplit

__all__ = ["Latency", "Question", "Stream", "Throughput", "latency", "memory_mb", "questions", "stream", "throughput"]

SOLUTIONS: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"
WARM: Final = 3  # runs before those that count, where there is time for more
_fresh = count()


@dataclass(frozen=True, slots=True)
class Question:
    """A query of the benchmark: its name, whether it is heavy, and its text with slots."""

    name: str
    heavy: bool
    template: str

    def text(self, slots: Mapping[str, list[str]], number: int) -> str:
        """Return the text with the number-th values in its slots."""
        values = {name: some[number % len(some)] for name, some in slots.items()}
        return Template(self.template).substitute(values)

    @property
    def accept(self) -> str:
        """The format to ask for."""
        return TRIPLES if "CONSTRUCT" in self.template else SOLUTIONS


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of one query, from sending to the last byte; how often it ran and how many rows the first gave."""

    p50: float
    p95: float
    p99: float
    runs: int
    rows: int


@dataclass(frozen=True, slots=True)
class Throughput:
    """Answers a second over a number of connections, the slow ones' milliseconds, and how many requests failed."""

    per_second: float
    p99: float
    failed: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A large result: seconds to the first byte and to the last, and bytes."""

    first_s: float
    last_s: float
    size: int


def questions() -> tuple[Question, ...]:
    """Return the queries beside this file, by name."""
    folder = Path(__file__).parent / "queries"
    return tuple(
        Question(path.stem, text.startswith("# heavy"), text.partition("\n")[2])
        for path in sorted(folder.glob("*.rq"))
        for text in [path.read_text(encoding="utf-8")]
    )


def fresh() -> str:
    """Return an Accept-Language that no server has seen, so that none answers from memory; the text stays the same."""
    return f"de, x-run-{next(_fresh)}"


class Connection:
    """One connection that is kept open."""

    def __init__(self, url: str, timeout: float = 60) -> None:
        """Take the address of an endpoint."""
        parts = urlsplit(url)
        self._path = parts.path
        self._http = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=timeout)

    def path(self, text: str) -> str:
        """Return the path and query string that ask a query."""
        return f"{self._path}?{urlencode({'query': text})}"

    def ask(self, text: str, accept: str) -> http.client.HTTPResponse:
        """Return the answer to a query, its body not yet read."""
        self._http.request("GET", self.path(text), headers={"Accept": accept, "Accept-Language": fresh()})
        return self._http.getresponse()

    def close(self) -> None:
        """Close it."""
        self._http.close()


def latency(url: str, question: Question, slots: Mapping[str, list[str]], seconds: float) -> Latency | str:
    """Return how long a query takes, asked again and again for some seconds with other values; or what went wrong."""
    connection = Connection(url, timeout=max(20.0, seconds))
    taken: list[float] = []
    rows = 0
    try:
        for number in range(400):
            begin = time.perf_counter()
            response = connection.ask(question.text(slots, number), question.accept)
            body = response.read()
            spent = (time.perf_counter() - begin) * 1000
            if response.status != 200:
                return f"status {response.status}"
            if number == 0:
                rows = body.count(b'"type"') if question.accept == SOLUTIONS else body.count(b" .\n")
            if number == WARM and len(taken) == WARM:
                taken.clear()
            taken.append(spent)
            if sum(taken) > seconds * 1000:
                break
    except (OSError, http.client.HTTPException) as error:
        return f"no answer ({type(error).__name__})"
    finally:
        connection.close()
    cuts = quantiles(taken, n=100, method="inclusive") if len(taken) > 1 else taken * 99
    return Latency(cuts[49], cuts[94], cuts[98], len(taken), rows)


def stream(url: str, rows: int) -> Stream | str:
    """Return how a result of so many rows comes."""
    connection = Connection(url, timeout=120)
    try:
        begin = time.perf_counter()
        response = connection.ask(f"SELECT * WHERE {{ ?s ?p ?o }} LIMIT {rows}", SOLUTIONS)
        size = len(response.read(1))
        first = time.perf_counter() - begin
        while piece := response.read(1 << 20):
            size += len(piece)
        if response.status != 200:
            return f"status {response.status}"
        return Stream(first, time.perf_counter() - begin, size)
    except (OSError, http.client.HTTPException) as error:
        return f"no answer ({type(error).__name__})"
    finally:
        connection.close()


LUA: Final = """
local paths, n, again = {{}}, 0, {again}
for line in io.lines("{paths}") do paths[#paths + 1] = line end
function request()
  n = n + 1
  local mark = again and "de" or ("de, x-wrk-{mark}-" .. n)
  return wrk.format("GET", paths[n % #paths + 1], {{["Accept"] = "{accept}", ["Accept-Language"] = mark}})
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %f %d\\n", summary.requests, summary.duration, latency:percentile(99) / 1000,
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def throughput(
    url: str, question: Question, slots: Mapping[str, list[str]], connections: int, seconds: int, *, again: bool
) -> Throughput | str:
    """Return how often a query is answered by wrk's count; ``again`` lets servers answer from memory what they know."""
    parts = urlsplit(url)
    connection = Connection(url)
    for number in range(WARM):  # the load before may have left processes to be started again
        connection.ask(question.text(slots, number), question.accept).read()
    with tempfile.TemporaryDirectory() as folder:
        paths, script = Path(folder) / "paths", Path(folder) / "ask.lua"
        asked = [connection.path(question.text(slots, number)) for number in range(50)]
        paths.write_text("\n".join(asked) + "\n", encoding="utf-8")
        told = {"paths": paths, "accept": question.accept, "again": str(again).lower(), "mark": next(_fresh)}
        script.write_text(LUA.format(**told), encoding="utf-8")
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", str(script)]
        done = subprocess.run(  # noqa: S603 - wrk, from the path
            [*command, f"http://{parts.netloc}/"], capture_output=True, text=True, timeout=seconds + 60, check=False
        )
    found = re.search(r"RESULT (\d+) (\d+) ([\d.]+) (\d+)", done.stdout)
    if found is None:
        return f"wrk: {(done.stderr or done.stdout)[-80:].strip()}"
    requests, microseconds, p99, failed = (float(one) for one in found.groups())
    return Throughput((requests - failed) / (microseconds / 1e6), p99, int(failed))


def memory_mb(pid: int) -> float:
    """Return the megabytes that a process and those below it hold, shared pages by their share (Linux)."""
    total = 0
    for each in (pid, *below(pid)):
        rollup = Path(f"/proc/{each}/smaps_rollup")
        try:
            text = rollup.read_text(encoding="ascii")
        except OSError:
            continue
        found = re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)
        total += int(found.group(1)) if found else 0
    return total / 1024


def below(pid: int) -> Iterator[int]:
    """Yield the processes below a process; threads and processes may go meanwhile."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text(encoding="ascii").split()
        except OSError:
            continue
        for child in children:
            yield int(child)
            yield from below(int(child))
