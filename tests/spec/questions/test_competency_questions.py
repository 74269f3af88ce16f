"""The competency questions give the rows that a reader of the three pages finds, in every store.

The rows in ``expected/`` come from reading the pages (``tests/gold/forum``), not from running the program. A row
names the columns that matter to a reader; a list stands for a cell of several joined values in any order.
"""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from kg.terms import Literal

EXPECTED = Path(__file__).parent / "expected"
JOINT = " | "
COUNTED = {"cq25", "cq26"}  # answered by counting the graph itself: test_counting_questions.py
ELSEWHERE = {"concepts_elsewhere"}  # asks another server: tests/integration/api/test_federated_question.py


def cases():
    for file in sorted(EXPECTED.glob("*.yaml")):
        for place, case in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]):
            marks = "-".join([file.stem, str(place), *case["given"]])
            yield pytest.param(file.stem, case["given"], case["rows"], id=marks)


def plain(term):
    if not isinstance(term, Literal):
        return term.value
    match term.datatype.value.rsplit("#", 1)[-1]:
        case "integer" | "int":
            return int(term.value)
        case "boolean":
            return term.value in {"true", "1"}
        case _:
            return term.value


def cell(row, column, like):
    value = plain(row[column]) if row.get(column) is not None else None
    if isinstance(like, list):
        return tuple(sorted(part for part in (value or "").split(JOINT) if part))
    return value


def as_expected(row):
    return tuple(tuple(sorted(value)) if isinstance(value, list) else value for value in row.values())


@pytest.mark.parametrize(("name", "given", "rows"), list(cases()))
def test_gives_exactly_the_rows_a_reader_finds(samples, ask, name, given, rows):
    answer = ask(samples, name, **given)
    like = rows[0] if rows else {}
    assert set(like) <= set(answer.variables)
    found = Counter(tuple(cell(row, column, value) for column, value in like.items()) for row in answer.rows)
    assert found == Counter(map(as_expected, rows))


def test_every_question_has_a_file_and_a_test(questions):
    assert {name for name in questions if name.startswith("cq")} == {f"cq{number:02d}" for number in range(1, 31)}
    assert set(questions) == {file.stem for file in EXPECTED.glob("*.yaml")} | COUNTED | ELSEWHERE
