"""What all tests share: a place for compiled modules, where Python is told to write none beside the sources."""

import os
import sys

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Keep compiled modules among pytest's own files: else each of the many programs under test compiles all anew."""
    if sys.dont_write_bytecode:
        sys.dont_write_bytecode, sys.pycache_prefix = False, str(config.rootpath / ".pytest_cache" / "bytecode")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
