"""The README keeps its promises: short, with two commands, a map that fits the tree, and links that lead somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_is_short():
    assert len(README.splitlines()) <= 150


def test_it_gives_two_commands():
    assert README.count("<!-- main command -->") == 1
    assert README.count("<!-- test command -->") == 1


def test_continuous_integration_runs_the_test_command_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "<!-- test command -->" in script
    assert "pytest" not in script


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https?:|#)([^)#]+)\)", README))))
def test_a_link_leads_to_a_file(link):
    assert (ROOT / link).exists()


def test_the_map_names_every_room_of_the_library():
    rooms = {
        path.stem if path.is_file() else path.name
        for path in (ROOT / "kg").iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").exists()
    }
    block = README.split("## Map", 1)[1].split("\n## ", 1)[0]
    missing = {room for room in rooms if not re.search(rf"\b{room}\b", block)}
    assert not missing
