"""The house rules that tools can check: lint, format, types, who imports whom, and sizes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS_NAMED_AFTER_NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "services",
    "service",
    "service_layer",
    "manager",
    "common",
    "misc",
}


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports"],
    ],
    ids=" ".join,
)
def test_tool_is_content(command):
    program = Path(sys.executable).parent / command[0]
    done = subprocess.run(
        [str(program), *command[1:]], cwd=ROOT, capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def modules() -> list[Path]:
    return [file for folder in ("kg", "api") for file in (ROOT / folder).rglob("*.py")]


def test_no_module_is_above_400_lines():
    long = {str(file): count for file in modules() if (count := len(file.read_text("utf-8").splitlines())) > 400}
    assert not long


def test_rooms_are_named_by_what_they_give_back():
    names = {part for file in modules() for part in (*file.parent.relative_to(ROOT).parts, file.stem)}
    assert not names & ROOMS_NAMED_AFTER_NOTHING


def test_every_module_says_what_it_gives_back():
    silent = [str(file) for file in modules() if not file.read_text("utf-8").startswith('"""')]
    assert not silent


def test_the_base_address_stands_in_one_place():
    spelled = [
        str(file.relative_to(ROOT))
        for file in modules()
        if "w3id.org/sozialraum" in file.read_text("utf-8") and file.name != "terms.py"
    ]
    assert not spelled


def test_only_the_stated_rooms_import_rdflib_and_owlready2():
    guests = {
        str(file.relative_to(ROOT))
        for file in modules()
        if any(
            f"{how} {name}" in file.read_text("utf-8") for how in ("import", "from") for name in ("rdflib", "owlready2")
        )
    }
    assert {guest for guest in guests if not guest.startswith(("kg/check", "kg/reason"))} == set()


def test_the_environment_is_read_at_the_top_only():
    reads = re.compile(r"getenv|environ\.get|environ\[[^\]]+\](?!\s*=)|in os\.environ")
    readers = {str(file.relative_to(ROOT)) for file in modules() if reads.search(file.read_text("utf-8"))}
    assert not readers
