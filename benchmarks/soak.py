"""Soak: a server under mixed use for a while, and whether it lost, leaked, let run or slowed down anything."""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import quantiles
from threading import Event, Thread

from benchmarks.client import memory_mb
from benchmarks.graphs import Samples, written
from benchmarks.peers import HOST, PORT, Served, answering, bulk_loaded, started
from benchmarks.visitors import Visit, bad, disconnecting, heavy, light, writing

TIME_LIMIT_S = 3.0
SLACK_S = 3.0
SERVER = """
import sys
from api.app import create_app
from api.settings import ApiSettings, QueryLimits
from api.shutdown import run
limits = QueryLimits(time_s=float(sys.argv[3]), result_bytes=20_000_000)
number = int(sys.argv[4])
app = create_app(ApiSettings(sys.argv[1], workers=number, spare=2 * number, limits=limits, open_to_all=True))
run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error", grace_s=5)
"""


def main() -> None:
    """Run and print; exit with 1 if a promise was broken."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    options.add_argument("--seconds", type=float, default=60, help="of mixed use, after a quiet sixth of that")
    options.add_argument("--statements", type=int, default=100_000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--heavy", type=int, default=1, help="visitors whose queries run into the time limit")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        samples = written(folder / "data.nq", given.statements)
        store = folder / "store"
        bulk_loaded(folder / "data.nq", store)
        arguments = [str(store), str(PORT), str(TIME_LIMIT_S), str(given.workers)]
        process = started([sys.executable, "-c", SERVER, *arguments], folder)
        try:
            served = answering(f"http://{HOST}:{PORT}/sparql", process, folder, 0)
            broken = list(report(served, samples, given))
        finally:
            process.terminate()
            code = process.wait(60)
        if code != 0:
            broken.append(f"the server ended with code {code}")
        log = (folder / "out.log").read_text(encoding="utf-8", errors="replace").strip()
    if "Traceback" in log:
        broken.append(f"the server's log holds a traceback: …{log[-2000:]}")
    for one in broken:
        sys.stdout.write(f"BROKEN: {one}\n")
    sys.stdout.write("every promise held\n" if not broken else "")
    sys.exit(1 if broken else 0)


def report(served: Served, samples: Samples, given: argparse.Namespace) -> Iterator[str]:
    """Print what the visitors met, and yield each promise that was broken."""
    quiet = together(served, [light("quiet", samples, 0)], given.seconds / 6)["quiet"]
    visits = [
        *(light("light", samples, number) for number in range(2)),
        *(writing("writes", number) for number in range(2)),
        *(heavy("heavy", number) for number in range(given.heavy)),
        *(disconnecting("disconnects", samples, number) for number in range(2)),
        bad("bad input"),
    ]
    met = together(served, visits, given.seconds)
    say("visitors | requests | answers | p50 ms | p95 ms | longest ms")
    say("---|---:|---|---:|---:|---:")
    for name, visit in {"quiet": quiet, **met}.items():
        answers = ", ".join(f"{number} × {what}" for what, number in visit.answers.most_common())
        p50, p95, longest = spread(visit.milliseconds)
        say(f"{name} | {sum(visit.answers.values())} | {answers} | {p50:,.1f} | {p95:,.1f} | {longest:,.0f}")
    say("")
    memory = met["memory"].milliseconds
    say(f"memory, MB every few seconds: {', '.join(f'{one:,.0f}' for one in memory)}")
    say("")
    yield from broken_promises(quiet, met, memory)
    for visit in visits:
        yield from visit.lost(served.url)


def broken_promises(quiet: Visit, met: dict[str, Visit], memory: list[float]) -> Iterator[str]:
    """Yield what should not have been."""
    for name, visit in met.items():
        if bugs := {what: number for what, number in visit.answers.items() if str(what).startswith("500")}:
            yield f"{name}: {bugs}"
    longest = max(met["heavy"].milliseconds, default=0) / 1000
    if longest > TIME_LIMIT_S + SLACK_S:
        yield f"a heavy query ran for {longest:.1f} s, with a limit of {TIME_LIMIT_S:g} s"
    if strange := {what for what in met["heavy"].answers if not str(what).startswith("503")}:
        yield f"heavy queries were answered by {strange}"
    if strange := {what for what in met["light"].answers if what != "200"}:
        yield f"light queries were answered by {strange}"
    times = spread(met["light"].milliseconds)[1] / spread(quiet.milliseconds)[1]
    say(f"p95 of light queries: {times:.1f} times that of quiet ones")
    if times > 3:
        yield f"light queries took {times:.1f} times as long as when it was quiet"
    third = max(1, len(memory) // 3)
    before, after = max(memory[:third]), max(memory[-third:])
    if after > before * 1.5 + 50:
        yield f"memory grew from {before:,.0f} to {after:,.0f} MB"


def together(served: Served, visits: Iterable[Visit], seconds: float) -> dict[str, Visit]:
    """Let all visitors come at once for some seconds, and return what they met by their names, and the memory."""
    end = Event()
    memory = Visit("memory", lambda _visit, _url, _end: None)
    every = max(2.0, seconds / 20)

    def weigh() -> None:
        while not end.wait(every):
            memory.milliseconds.append(memory_mb(served.process.pid))

    visits = list(visits)
    threads = [Thread(target=visit.go, args=(visit, served.url, end)) for visit in visits]
    threads.append(Thread(target=weigh))
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    end.set()
    for thread in threads:
        thread.join(60)
    found: dict[str, Visit] = {}
    for visit in visits:
        one = found.setdefault(visit.name, Visit(visit.name, visit.go, Counter()))
        one.answers.update(visit.answers)
        one.milliseconds.extend(visit.milliseconds)
    return {**found, "memory": memory}


def spread(milliseconds: list[float]) -> tuple[float, float, float]:
    """Return median, 95th percentile and longest."""
    if len(milliseconds) < 2:
        return (*(milliseconds or [0.0]) * 3,)[:3]  # type: ignore[return-value]
    cuts = quantiles(milliseconds, n=20, method="inclusive")
    return cuts[9], cuts[18], max(milliseconds)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
