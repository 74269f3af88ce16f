"""Program: the command line in a process of its own, copied from one that has read the code and a page already.

What is tested is the command, not how long Python takes to start: a copy has its own folder, environment, streams and
exit code. ``test_a_reader_that_goes_away_is_no_error`` and others start a new one.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import IO

SECONDS = 120
PAGE = """Fachtag Wohnen

Referentinnen und Referenten
• Dr. Ada Lenz, Leiterin des Sozialamts der Stadt Seefelde

Teilhabe stand im Mittelpunkt.
"""
ORIGINAL = """
import importlib, json, os, pkgutil, socket, sys, traceback
import kg.check, kg.evaluate, kg.mention, kg.pipeline, pyshacl
import kg.cli
from kg.cli import main
for module in pkgutil.walk_packages(kg.cli.__path__, 'kg.cli.'):
    importlib.import_module(module.name)
from kg.pipeline.result import result_of
from kg.read import Source
from kg.vocabulary import vocabulary_triples
vocabulary_triples()
result_of(Source("a.txt", "a.txt", sys.argv[2].encode()))
asking = socket.socket(fileno=int(sys.argv[1]))
for line in asking.makefile(encoding="utf-8"):
    asked = json.loads(line)
    copy = os.fork()
    if not copy:
        break
    asking.sendall(b"%d\\n" % os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]))
else:
    sys.exit()
asking.close()
os.chdir(asked["cwd"])
os.environ.clear()
os.environ.update(asked["environment"])
for number, name in enumerate(asked["streams"]):
    os.dup2(os.open(name, os.O_RDWR), number)
sys.argv[:] = ["sozialraum", *asked["arguments"]]
code = 1
try:
    main()
    code = 0
except SystemExit as end:
    code = end.code or 0
except BaseException:
    traceback.print_exc()
sys.stdout.flush()
sys.stderr.flush()
os._exit(code)  # to take down all that was read takes longer than most commands
"""


def clean() -> dict[str, str]:
    """Return the environment without the settings of whoever runs the tests; tables are wide."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SOZIALRAUM_")}
    return {**kept, "COLUMNS": "200"}


@cache
def original() -> tuple[socket.socket, IO[str]]:
    """Start the process that is copied, once; it ends with this one."""
    ours, theirs = socket.socketpair()
    ours.settimeout(SECONDS)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-c", ORIGINAL, str(theirs.fileno()), PAGE],
            pass_fds=[theirs.fileno()],
            env=clean(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
    answers = ours.makefile(encoding="utf-8")

    def end() -> None:
        answers.close()
        ours.close()
        process.kill()
        process.wait()

    atexit.register(end)
    return ours, answers


def run(*arguments: str, cwd: Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a person types it, and return its exit code and what it wrote."""
    asking, answers = original()
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder) / name for name in ("in", "out", "err")]
        for stream, text in zip(streams, (stdin, "", ""), strict=True):
            stream.write_text(text, encoding="utf-8")
        asked = {
            "arguments": arguments,
            "cwd": str(cwd),
            "environment": {**clean(), **environment},
            "streams": [str(stream) for stream in streams],
        }
        asking.sendall(f"{json.dumps(asked)}\n".encode())
        code = int(answers.readline())
        out, err = (stream.read_text(encoding="utf-8") for stream in streams[1:])
        return subprocess.CompletedProcess(arguments, code, out, err)
