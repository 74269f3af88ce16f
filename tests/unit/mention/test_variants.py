"""Variants: short texts in the many layouts of the genre, each with what a careful reader would say of its persons."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.evaluate import Event, Person, extracted
from kg.read import read_text

FOLDER = Path(__file__).parent / "variants"
CASES = [
    pytest.param(case, id=f"{path.stem}-{place}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for place, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")))
]
NOTHING = "-"


@pytest.mark.parametrize("case", CASES)
def test_what_a_careful_reader_says_is_what_the_rules_find(case: dict[str, Any]) -> None:
    record = extracted(read_text(case["text"], source="variant"))
    assert sorted(person_line(person) for person in record.persons) == sorted(map(in_order, case["persons"]))
    if "event" in case:
        assert event_line(record.event) == case["event"]


def person_line(person: Person) -> str:
    """Return "name | functions | bodies | roles", each list sorted."""
    functions = (person.function or NOTHING).split("; ")
    return " | ".join(map(listed, ([person.name], functions, person.affiliations, person.roles)))


def in_order(line: str) -> str:
    """Return a person's line with its lists sorted, so that order says nothing."""
    return " | ".join(listed(cell.split("; ")) for cell in line.split(" | "))


def listed(values: Any) -> str:
    """Return the values of a cell in order, a dash for none."""
    return "; ".join(sorted(values)) or NOTHING


def event_line(event: Event | None) -> str:
    """Return "name | first day | town"."""
    return f"{event.name} | {event.start or NOTHING} | {event.place or NOTHING}" if event else NOTHING
