"""The page on linked data: its commands print what it says, and its example joins the tables as it shows."""

import re
import shlex
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.evaluate import LinkKind, link_scores

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "linked-data.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^\$ sozialraum (.+)\n((?:(?!```|\$ ).*\n)*)", PAGE, re.MULTILINE)
(EXAMPLE,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
(PRINTED,) = re.findall(r"^```text\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
ROWS = {
    LinkKind.PLACES: "places in texts",
    LinkKind.NAMES: "places in tables",
    LinkKind.THEMES: "themes",
    LinkKind.BODIES: "organisations (proposed, never accepted)",
}


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A folder where a checkout's documentation lies, and no store yet."""
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    settings = {"SOZIALRAUM_LANG": "en", "SOZIALRAUM_STORE": "store", "NO_COLOR": "1", "COLUMNS": "200"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return tmp_path


def test_the_commands_and_the_example_print_what_the_page_says(checkout, capsys):
    assert len(STEPS) >= 7
    for command, expected in STEPS:
        done = CliRunner().invoke(app, shlex.split(command))
        assert done.exit_code == 0, f"{command}: {done.output} {done.exception!r}"
        said = OutputChecker().check_output(f"{expected}\n", f"\n{done.stdout}\n", ELLIPSIS | NORMALIZE_WHITESPACE)
        assert said, f"{command} prints:\n{done.stdout}\nthe page says:\n{expected}"
    capsys.readouterr()
    exec(EXAMPLE, {})  # noqa: S102 - the page's own code
    assert capsys.readouterr().out == PRINTED


def test_the_figures_of_the_page_are_those_of_the_gold():
    for kind, score in link_scores(ROOT / "tests" / "gold" / "links").items():
        figures = f"| {ROWS[kind]} | {len(score.cases)} | {score.accepted} |"
        assert figures in PAGE
        if score.accepted:
            assert f"{figures} {score.precision:.3f} | {score.coverage:.3f} |" in PAGE
