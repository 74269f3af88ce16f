"""Shipped files: where the ontology, the questions and the material lie, also in an installed wheel."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

import yaml

__all__ = ["curated", "material", "ontology", "queries", "said_in_yaml"]

# The reader in C takes a third of the time; PyYAML has it wherever libyaml was there when it was built.
YAML: Final[type[yaml.CSafeLoader | yaml.SafeLoader]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def ontology() -> Traversable:
    """Return the folder of the ontology's files (``core.ttl``, ``lists.ttl``, ``checks/`` …)."""
    return files("ontology")


def queries() -> Traversable:
    """Return the folder of the stored questions, rules and views (``*.rq``)."""
    return files("queries")


def material() -> Traversable:
    """Return the folder of the shipped documents: the forum page and the made-up samples."""
    return files("kg") / "material"


def curated() -> Traversable:
    """Return the folder of the curated graphs, one TriG file a shipped document that has any."""
    return files("kg") / "curated"


def said_in_yaml(text: str) -> object:
    """Return what a text in YAML says, in plain lists, dictionaries and values.

    Raises:
        yaml.MarkedYAMLError: it is no YAML.
    """
    return yaml.load(text, YAML)  # noqa: S506 - safe, whichever of the two
