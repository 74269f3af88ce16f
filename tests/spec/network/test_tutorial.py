"""The tutorial: its commands, run one after the other, print what it says; ``...`` stands for anything."""

import re
import shlex
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.catalogue import load_catalogue
from kg.cli.app import app

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^\$ sozialraum (.+)\n((?:(?!```|\$ ).*\n)*)", PAGE, re.MULTILINE)


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A folder with the shipped documents where a checkout has them, and no store yet."""
    (tmp_path / "kg").symlink_to(ROOT / "kg")
    monkeypatch.chdir(tmp_path)
    for name, value in {"SOZIALRAUM_LANG": "en", "SOZIALRAUM_STORE": "sozialraum-store", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    return tmp_path


def test_the_commands_print_what_the_page_says(checkout):
    assert len(STEPS) >= 10
    for command, expected in STEPS:
        done = CliRunner().invoke(app, shlex.split(command))
        assert done.exit_code == 0, f"{command}: {done.output} {done.exception!r}"
        # an ellipsis stands for the line ends around it, too
        said = OutputChecker().check_output(f"{expected}\n", f"\n{done.stdout}\n", ELLIPSIS | NORMALIZE_WHITESPACE)
        assert said, f"{command} prints:\n{done.stdout}\nthe page says:\n{expected}"
    assert (checkout / "guests.csv").is_file()


def test_every_page_that_the_tutorial_names_is_a_question_of_the_catalogue():
    named = re.findall(r"`/questions/(\w+)", PAGE)
    assert len(named) >= 6
    catalogue = load_catalogue()
    assert all(name in catalogue for name in named)
