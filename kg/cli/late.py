"""Late: groups of commands whose code is read when one of them is asked for, so that none waits for the others'."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup

__all__ = ["COMMANDS", "Late"]

COMMANDS: Final[Mapping[str, Mapping[str, str]]] = {
    "sozialraum": {
        "build": "graph.build",
        "add": "graph.add",
        "template": "templating.template",
        "ask": "answering.ask",
        "questions": "answering.questions",
        "sparql": "answering.sparql",
        "extract": "measuring.extract",
        "evaluate": "measuring.measure",
        "check": "serving.check",
        "export": "graph.export",
        "stats": "graph.stats",
        "serve": "serving.serve",
        "mcp": "assisting.mcp",
        "doctor": "diagnosis.doctor",
        "backup": "saving.backup",
        "restore": "saving.restore",
        "dump": "publishing.dump",
        "publish": "publishing.publish",
        "changes": "changing.changes",
        "explain": "explaining.explain",
        "duplicates": "curating.duplicates",
        "merge": "curating.merge",
        "split": "curating.split",
        "distinct": "curating.distinct",
        "forget": "forgetting.forget",
    },
    "themes": {
        "shared": "sharing.shared",
    },
    "links": {
        "list": "linking.show",
        "propose": "looking.propose",
        "services": "looking.services",
        "accept": "linking.accept",
        "reject": "linking.reject",
        "undo": "linking.undo",
        "export": "linking.export",
        "import": "linking.read_in",
    },
    "vocab": {
        "add": "shelving.add",
        "list": "shelving.show",
        "presets": "shelving.presets",
        "remove": "shelving.remove",
        "search": "shelving.search",
        "propose": "shelving.propose",
    },
    "places": {
        "find": "placing.find",
        "export": "placing.export",
    },
    "geo": {
        "add": "mapping.add",
        "list": "mapping.show",
        "remove": "mapping.remove",
    },
    "visibility": {
        "list": "showing.show",
        "set": "showing.change",
    },
    "forgotten": {
        "list": "forgetting.told",
        "back": "forgetting.back",
    },
    "keys": {
        "add": "keeping.add",
        "list": "keeping.show",
        "revoke": "keeping.revoke",
    },
    "review": {
        "list": "reviewing.waiting",
        "accept": "reviewing.accept",
        "reject": "reviewing.reject",
        "undo": "reviewing.undo",
    },
}
"""The commands of every group in the order of its help, each with its module below ``kg.cli`` and its function."""


class Late(TyperGroup):
    """A group of the commands under its name in ``COMMANDS``; a name that stands nowhere has all of them read."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer calls it so, and its types are its own
        """Return the names: the commands, then the groups below."""
        return [*self.late, *(name for name in self.commands if name not in self.late)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - as above
        """Return a command, ``None`` if there is none of that name: typer then says which names are like it."""
        for name in {cmd_name} & self.late.keys() or (self.late if cmd_name not in self.commands else ()):
            if name not in self.commands:
                self.commands[name] = command(name, self.late[name])
        return self.commands.get(cmd_name)

    @property
    def late(self) -> Mapping[str, str]:
        """The commands of this group with where they are."""
        return COMMANDS[self.name or ""]


def command(name: str, place: str) -> Any:  # noqa: ANN401 - as above
    """Return a command made of the function at a place."""
    module, _, function = place.rpartition(".")
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    alone.command(name)(getattr(import_module(f"kg.cli.{module}"), function))
    return typer.main.get_command(alone)
