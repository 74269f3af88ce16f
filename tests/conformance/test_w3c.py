"""The W3C's SPARQL tests, over HTTP against a scratch instance; what fails is named with the reason."""

import os
import socket
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import httpx
import pytest

HERE = Path(__file__).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def suite(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("w3c")
    with tarfile.open(HERE / "w3c.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.fixture(scope="module")
def instance(tmp_path_factory):
    """A scratch instance that may ask the mock endpoints of the federated tests; gives its address and their port."""
    port, services = free_port(), free_port()
    environment = {
        **os.environ,
        "SOZIALRAUM_FEDERATION": f"http://127.0.0.1:{services}/",
        "SOZIALRAUM_TRUSTED_HOSTS": "127.0.0.1",
    }
    with subprocess.Popen(
        [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--scratch", "--port", str(port)],
        cwd=tmp_path_factory.mktemp("here"),
        env=environment,
        stdout=subprocess.DEVNULL,
    ) as process:
        address = f"http://127.0.0.1:{port}"
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                if httpx.get(f"{address}/healthz", timeout=5).status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.2)
        yield address, services
        process.terminate()


@pytest.mark.slow
@pytest.mark.timeout(580)
def test_everything_passes_but_what_is_named(instance, suite):
    address, services = instance
    known = HERE / "known_failures.txt"
    done = subprocess.run(
        [
            sys.executable,
            HERE / "run.py",
            *("--suite", suite),
            *("--query-url", f"{address}/sparql"),
            *("--update-url", f"{address}/sparql"),
            *("--gsp-url", f"{address}/graphs"),
            *("--with-service", "--service-port", str(services)),
            *("--known-failures", known),
        ],
        capture_output=True,
        text=True,
        timeout=570,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    passed, _, all_of_them = done.stdout.rsplit("total ", 1)[1].split()[0].partition("/")
    named = [line for line in known.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert int(all_of_them) - int(passed) == len(named), "a test that was named passes now: take it off the list"
    assert int(all_of_them) > 1000
