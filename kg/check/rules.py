"""Rules: the checks kept as SPARQL files, and what they find in a store.

A check is a SELECT query whose rows are violations; the first variable, ``?subject``, is what is wrong. Lines
beginning ``#+`` are a YAML header: ``severity``, ``summary`` and ``message`` (each German and English; a message
names variables in braces), ``source``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Final, cast

import yaml

from kg.check.finding import Finding, Severity
from kg.errors import VocabularyBroken
from kg.resources import ontology, said_in_yaml
from kg.store.base import Row, Store
from kg.terms import PREFIXES, RDF, XSD, Literal, NamedNode, Term

__all__ = ["Rule", "load_rules", "read_rule", "violations"]

HEADER_MARK: Final = "#+"
FOLDERS: Final = ("", "data")
VARIABLE: Final = re.compile(r"\{(\w+)\}")
TEXTS: Final = frozenset({XSD["string"], RDF["langString"]})


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: its name (file name without ending, with its folder), its texts and its query."""

    name: str
    severity: Severity
    summary_de: str
    summary_en: str
    message_de: str
    message_en: str
    source: str
    query: str


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the shipped checks: those of the ontology, then those of the data, each sorted by name.

    Raises:
        VocabularyBroken: a check's header is not as it should be.
    """
    return tuple(rule for folder in FOLDERS for rule in _rules_of(folder))


def _rules_of(folder: str) -> Iterator[Rule]:
    place = ontology() / "checks" / folder if folder else ontology() / "checks"
    for file in sorted(place.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".rq"):
            yield read_rule(file, folder)


def read_rule(file: Traversable, folder: str = "") -> Rule:
    """Return the check that stands in a file.

    Raises:
        VocabularyBroken: the header is no YAML, or an entry of it is missing or of another kind.
    """
    text = file.read_text(encoding="utf-8")
    header = "\n".join(line.removeprefix(HEADER_MARK) for line in text.splitlines() if line.startswith(HEADER_MARK))
    stem = file.name.removesuffix(".rq")
    try:
        given = cast("Mapping[str, object]", said_in_yaml(header))
        summary = cast("Mapping[str, str]", given["summary"])
        message = cast("Mapping[str, str]", given["message"])
        return Rule(
            name=f"{folder}/{stem}" if folder else stem,
            severity=Severity(str(given["severity"])),
            summary_de=summary["de"],
            summary_en=summary["en"],
            message_de=message["de"],
            message_en=message["en"],
            source=str(given["source"]),
            query=text,
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise VocabularyBroken(
            f"The check {file.name} needs a header of {HEADER_MARK} lines with severity (error, warning or "
            f"info), summary and message (de and en) and source; what went wrong: {error}"
        ) from error


def violations(store: Store, rule: Rule) -> Iterator[Finding]:
    """Yield one finding a row of the check's answer, without repeats."""
    seen = set()
    for row in store.select(rule.query).rows:
        finding = Finding(
            rule.severity,
            rule.name,
            _plain(row.get("subject")),
            _filled(rule.message_de, row, "„{}“"),
            _filled(rule.message_en, row, "“{}”"),
        )
        if finding not in seen:
            seen.add(finding)
            yield finding


def _filled(message: str, row: Row, quoted: str) -> str:
    """Return the message with each variable in braces replaced by its short form, texts in quotation marks."""
    return VARIABLE.sub(lambda found: _short(row[found[1]], quoted) if found[1] in row else "–", message)


def _plain(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode) else str(term or "")


def _short(term: Term, quoted: str) -> str:
    """Return a term as a person reads it: a prefixed name, or the value of a literal."""
    if isinstance(term, Literal):
        return quoted.format(term.value) if term.datatype in TEXTS else term.value
    if isinstance(term, NamedNode):
        fitting = [(name, base) for name, base in PREFIXES.items() if term.value.startswith(base)]
        if fitting:
            name, base = max(fitting, key=lambda entry: len(entry[1]))
            return f"{name}:{term.value.removeprefix(base)}"
    return str(term)
