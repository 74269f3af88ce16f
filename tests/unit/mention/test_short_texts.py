"""Short texts: texts in the layouts of the genre, each with what a careful reader finds in it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.evaluate.extracted import extracted
from kg.evaluate.names import name_key
from kg.evaluate.record import Record
from kg.read import read_text

Row = dict[str, Any]


def rows(kind: str) -> list[Row]:
    found: list[Row] = yaml.safe_load((Path(__file__).parent / f"short_texts_{kind}.yaml").read_text(encoding="utf-8"))
    return found


def read(text: str) -> Record:
    return extracted(read_text(text, source="variante.txt"))


def ends(source: str, kind: str, target: str) -> tuple[str, ...]:
    both = [name_key(source), name_key(target)]
    return (kind, *(sorted(both) if kind == "Partner von" else both))


@pytest.mark.parametrize("row", rows("relations"), ids=lambda row: row["text"].split("\n")[0][:40])
def test_relations_are_those_that_the_words_state(row):
    found = {ends(one.source, one.type, one.target) for one in read(row["text"]).relations}
    assert found == {ends(*one) for one in row["expected"]}


@pytest.mark.parametrize("row", rows("places"), ids=lambda row: row["text"].split("\n")[0][:40])
def test_places_are_the_territories_that_are_named_as_places(row):
    assert {name_key(one) for one in read(row["text"]).places} == {name_key(one) for one in row["expected"]}


@pytest.mark.parametrize("row", rows("events"), ids=lambda row: row["text"].split("\n")[0][:40])
def test_the_event_has_the_name_days_and_town_of_the_text(row):
    found, expected = read(row["text"]).event, row["expected"]
    if expected is None:
        assert found is None
        return
    assert found is not None
    assert (found.name, found.start, found.end, found.place) == tuple(
        None if expected[key] is None else str(expected[key]) for key in ("name", "start", "end", "place")
    )


@pytest.mark.parametrize("row", rows("organisations"), ids=lambda row: row["text"].split("\n")[0][:40])
def test_organisations_have_the_names_types_and_levels_of_the_text(row):
    found = {one.name: (one.type, one.level) for one in read(row["text"]).organisations}
    expected = {name: (kind.split("|"), level) for name, kind, level in ((*one, None)[:3] for one in row["expected"])}
    assert set(found) == set(expected)
    for name, (kinds, level) in expected.items():
        assert found[name][0] in kinds
        assert found[name][1] == level
