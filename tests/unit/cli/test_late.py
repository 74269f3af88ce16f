"""Late: each group lists its commands before their code is read, finds them all, and names those like a wrong one."""

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from kg.cli.app import app
from kg.cli.late import COMMANDS


def test_a_command_is_made_of_the_function_at_its_place_and_no_other_is_read():
    program = get_command(app)
    assert set(COMMANDS) - {"sozialraum"} == set(program.commands)
    assert program.list_commands(None)[: len(COMMANDS["sozialraum"])] == list(COMMANDS["sozialraum"])
    made = program.get_command(None, "evaluate")
    assert made.name == "evaluate"
    assert made.callback.__name__ == "measure"
    assert set(program.commands) == {*COMMANDS, "evaluate"} - {"sozialraum"}


@pytest.mark.parametrize("group", COMMANDS)
def test_every_command_says_what_it_does_in_the_help_of_its_group(group):
    told = CliRunner().invoke(app, [*([group] if group != "sozialraum" else []), "--help"], env={"COLUMNS": "200"})
    assert told.exit_code == 0, told.output
    words = [line.split() for line in told.stdout.splitlines()]
    assert {line[0] for line in words if len(line) > 1} >= set(COMMANDS[group])


def test_a_wrong_name_is_answered_with_one_that_is_like_it():
    told = CliRunner().invoke(app, ["extrct", "x.txt"])
    assert told.exit_code == 2
    assert "'extract'" in told.stderr
