"""What all tests share: the planned network, and a place for compiled modules where none go beside the sources."""

import os
import shutil
import sys
import tempfile
from multiprocessing.util import Finalize
from pathlib import Path

import pytest
from xdist.scheduler import WorkStealingScheduling

from scripts.build_assets import build_assets

PLAN = Path(__file__).parent / "data" / "network" / "plan.yaml"
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
ROOM = 4 * 2**30


def pytest_configure(config: pytest.Config) -> None:
    """Build the pages' assets, keep compiled modules among pytest's own files, and put stores in memory.

    Else each of the many programs under test would compile all anew, and the thousands of writes to stores that live
    for a second would wait for the disk.
    """
    if sys.dont_write_bytecode:
        sys.dont_write_bytecode, sys.pycache_prefix = False, str(config.rootpath / ".pytest_cache" / "bytecode")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    if not hasattr(config, "workerinput"):  # once, before there are workers: a checkout may be newer than its build
        build_assets()
        if "TMPDIR" not in os.environ and IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM:
            folder = tempfile.mkdtemp(prefix="tests-", dir=IN_MEMORY)  # what killed processes leave goes with it
            os.environ["TMPDIR"], tempfile.tempdir = folder, None
            Finalize(None, shutil.rmtree, (folder, True), exitpriority=-200)  # multiprocessing's own goes at -100


@pytest.fixture(scope="session")
def plan():
    """What was planned, as it stands in the file."""
    import yaml  # noqa: PLC0415  # what stands above is read before compiled modules have their place

    return yaml.safe_load(PLAN.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def planned():
    """The planned network in a store; to read only."""
    from kg.pipeline import build  # noqa: PLC0415
    from kg.store import open_store  # noqa: PLC0415

    with open_store("memory:") as store:
        build(store, "network")
        yield store


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Give each worker neighbours, which share servers and stores; who is done early takes some of another's."""
    return WorkStealingScheduling(config, log) if config.getoption("dist") == "load" else None
