"""Virtuoso: a private server of the Debian package on loopback, for as long as the tests run."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = (
    "the tests run every store, Virtuoso among them: install the Debian package virtuoso-opensource "
    "(apt-get install virtuoso-opensource)"
)
UP_WITHIN = 60.0  # seconds; it takes 2 to 4 on two cores
ROW_LIMIT = 10_000  # the package's own default

_INI = """
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
ServerPort = 127.0.0.1:{sql_port}
DisableUnixSocket = 1
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CaseMode = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http_port}
ServerRoot = {folder}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = {row_limit}
MaxQueryExecutionTime = 60
"""


@contextmanager
def virtuoso_server(folder: Path) -> Iterator[str]:
    """Yield the URL of a new server that takes queries and updates from anybody on this machine."""
    program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or client is None:
        raise RuntimeError(MISSING)
    http_port, sql_port = _free_ports()
    ini = folder / "virtuoso.ini"
    ini.write_text(
        _INI.format(folder=folder, http_port=http_port, sql_port=sql_port, row_limit=ROW_LIMIT), encoding="utf-8"
    )
    with (folder / "out.log").open("wb") as log:
        server = subprocess.Popen([program, "+foreground", "+configfile", str(ini)], cwd=folder, stdout=log, stderr=log)
        try:
            _wait(server, client, sql_port, folder)
            _sql(client, sql_port, 'GRANT SPARQL_UPDATE TO "SPARQL";')
            _sql(client, sql_port, "DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);")
            yield f"http://127.0.0.1:{http_port}/sparql"
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]


def _wait(server: "subprocess.Popen[bytes]", client: str, sql_port: int, folder: Path) -> None:
    """Return when the server answers; one that ends before (a port was taken) must not be taken for another's."""
    deadline = time.monotonic() + UP_WITHIN
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"Virtuoso ended at its start: {(folder / 'out.log').read_text()[-500:]}")
        if _sql(client, sql_port, "SELECT 'up';", check=False).strip().endswith("up") and server.poll() is None:
            return
        time.sleep(0.2)
    raise RuntimeError(f"Virtuoso is not up after {UP_WITHIN:g} seconds")


def _sql(client: str, sql_port: int, statement: str, *, check: bool = True) -> str:
    options = ["VERBOSE=OFF", "BANNER=OFF", "PROMPT=OFF", "ERRORS=STDOUT", f"exec={statement}"]
    done = subprocess.run(
        [client, f"127.0.0.1:{sql_port}", "dba", "dba", *options], capture_output=True, text=True, check=check
    )
    return done.stdout
