"""Peers: SPARQL servers over the same data on loopback, each started alone and ended again, with its load time."""

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat
from pyoxigraph import Store as Engine

from kg.store.folder import StoreVersion, write_format, write_version

__all__ = ["PEERS", "Peer", "Served", "bulk_loaded", "missing"]

HOST: Final = "127.0.0.1"
PORT: Final = 18_910
SQL_PORT: Final = 18_911
UP_WITHIN_S: Final = 600.0
OURS: Final = """
import sys
from api.app import create_app
from api.settings import ApiSettings, QueryLimits
from api.shutdown import run
limits = QueryLimits(time_s=60, result_bytes=2**30, rows=2_000_000)
app = create_app(ApiSettings(sys.argv[1], workers=2, spare=4, waiting=64, limits=limits))
run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error", grace_s=1)
"""
VIRTUOSO_INI: Final = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
Striping = 0
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
Striping = 0
[Parameters]
ServerPort = {host}:{sql_port}
DisableUnixSocket = 1
DirsAllowed = {folder}, {data}
NumberOfBuffers = 170000
MaxDirtyBuffers = 127500
CaseMode = 2
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = {host}:{port}
ServerRoot = {folder}
ServerThreads = 40
MaxKeepAlives = 64
KeepAliveTimeout = 30
[SPARQL]
ResultSetMaxRows = 2000000
MaxQueryExecutionTime = 60
"""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: where it answers queries, its process, and how long loading took."""

    url: str
    process: "subprocess.Popen[bytes]"
    load_s: float


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to serve a file of N-Quads: its name, the programs it needs, and how it starts in an empty folder."""

    name: str
    programs: tuple[str, ...]
    serve: Callable[[Path, Path], "Served"]

    @contextmanager
    def running(self, data: Path, folder: Path) -> Iterator[Served]:
        """Give the server over a file, ready to answer, and end it afterwards."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        served = self.serve(data, folder)
        try:
            yield served
        finally:
            served.process.terminate()
            try:
                served.process.wait(20)
            except subprocess.TimeoutExpired:
                served.process.kill()
                served.process.wait()


UNBOUNDED: Final = {"SOZIALRAUM_RATE_REQUESTS": ""}
"""What lets one client of this project's server ask as often as it can; peers do not look at it."""


def missing(peer: Peer) -> list[str]:
    """Return the programs that a peer needs and that are not on the path."""
    return [program for program in peer.programs if shutil.which(program) is None]


def ours(data: Path, folder: Path) -> Served:
    """Serve with this project: loaded by its engine's bulk loader."""
    store = folder / "store"
    begin = time.perf_counter()
    bulk_loaded(data, store)
    load_s = time.perf_counter() - begin
    process = started([sys.executable, "-c", OURS, str(store), str(PORT)], folder)
    return answering(f"http://{HOST}:{PORT}/sparql", process, folder, load_s)


def bulk_loaded(data: Path, store: Path) -> None:
    """Load a file into a new store as the engine does it by itself."""
    engine = Engine(store)
    engine.bulk_load(path=str(data), format=RdfFormat.N_QUADS)
    engine.flush()
    del engine
    write_version(store, StoreVersion.first())
    write_format(store)


def oxigraph(data: Path, folder: Path) -> Served:
    """Serve with the Oxigraph server, without its time limit, which leaks a thread a query."""
    begin = time.perf_counter()
    completed(["oxigraph", "load", "--location", str(folder / "store"), "--file", str(data)], folder)
    load_s = time.perf_counter() - begin
    command = ["oxigraph", "serve-read-only", "--location", str(folder / "store"), "--bind", f"{HOST}:{PORT}"]
    process = started([*command, "--union-default-graph"], folder)
    return answering(f"http://{HOST}:{PORT}/query", process, folder, load_s)


def rdflib(data: Path, folder: Path) -> Served:
    """Serve with rdflib-endpoint, which loads into memory when it starts."""
    begin = time.perf_counter()
    process = started(["rdflib-endpoint", "serve", "--host", HOST, "--port", str(PORT), str(data)], folder)
    served = answering(f"http://{HOST}:{PORT}/", process, folder, 0)
    return Served(served.url, process, time.perf_counter() - begin)


def virtuoso(data: Path, folder: Path) -> Served:
    """Serve with Virtuoso, loaded by its bulk loader."""
    ini = folder / "virtuoso.ini"
    told = {"folder": folder, "data": data.parent, "host": HOST, "port": PORT, "sql_port": SQL_PORT}
    ini.write_text(VIRTUOSO_INI.format(**told), encoding="utf-8")
    process = started(["virtuoso-t", "+foreground", "+configfile", str(ini)], folder)
    served = answering(f"http://{HOST}:{PORT}/sparql", process, folder, 0)
    begin = time.perf_counter()
    for statement in (f"ld_dir('{data.parent}', '{data.name}', 'urn:none');", "rdf_loader_run();", "checkpoint;"):
        told_sql = ["VERBOSE=OFF", "BANNER=OFF", "PROMPT=OFF", "ERRORS=STDOUT", f"exec={statement}"]
        completed(["isql-vt", f"{HOST}:{SQL_PORT}", "dba", "dba", *told_sql], folder)
    return Served(served.url, process, time.perf_counter() - begin)


def started(command: list[str], folder: Path) -> "subprocess.Popen[bytes]":
    """Return a new process that writes what it says to a file."""
    with (folder / "out.log").open("wb") as log:
        return subprocess.Popen(  # noqa: S603 - the peers' own programs
            command, cwd=os.fspath(Path.cwd()), stdout=log, stderr=log, env=os.environ | UNBOUNDED
        )


def completed(command: list[str], folder: Path) -> None:
    """Run a program to its end."""
    with (folder / "load.log").open("ab") as log:
        subprocess.run(command, check=True, stdout=log, stderr=log, timeout=600)  # noqa: S603 - same


def answering(url: str, process: "subprocess.Popen[bytes]", folder: Path, load_s: float) -> Served:
    """Return the server once it answers a query."""
    deadline = time.monotonic() + UP_WITHIN_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"{url} did not start: {(folder / 'out.log').read_text(errors='replace')[-500:]}")
        try:
            with urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=30):  # noqa: S310 - loopback
                return Served(url, process, load_s)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    process.kill()
    raise RuntimeError(f"{url} did not answer within {UP_WITHIN_S:g} s")


PEERS: Final[Mapping[str, Peer]] = {
    peer.name: peer
    for peer in (
        Peer("sozialraum", (), ours),
        Peer("oxigraph", ("oxigraph",), oxigraph),
        Peer("virtuoso", ("virtuoso-t", "isql-vt"), virtuoso),
        Peer("rdflib-endpoint", ("rdflib-endpoint",), rdflib),
    )
}
