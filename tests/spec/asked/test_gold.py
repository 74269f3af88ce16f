"""Questions as people put them: how many are understood as meant, and that none outside the catalogue is answered."""

from pathlib import Path

import pytest
import yaml

from kg.ask import resolved
from kg.themes.name import names_of
from kg.understand import understand

GOLD = Path(__file__).parents[2] / "gold" / "asked"
LEAST = {"seen": 0.95, "unseen": 0.90}


def meant(store, reading):
    """Name and values of a reading, things by their labels, in the shape of the gold."""
    values = {}
    for name, chosen in reading.values.items():
        labels = names_of(store, [one.node for one in chosen if one.node], "de")
        told = [labels[one.node] if one.node else one.typed for one in chosen]
        values[name] = told[0] if len(told) == 1 else told
    return reading.question.name, values


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_questions_are_understood_as_they_were_meant(everything, catalogue, half, record_property, capsys):
    gold = yaml.safe_load((GOLD / f"{half}.yaml").read_text("utf-8"))
    right = answered = 0
    for one in gold:
        reading = understand(everything, catalogue, one["ask"]).reading
        if "question" in one:
            right += reading is not None and meant(everything, reading) == (one["question"], one["values"])
        else:
            right += reading is None
            answered += reading is not None
    record_property("score", right / len(gold))
    with capsys.disabled():
        print(f" {half}: {right} of {len(gold)} questions, {answered} answered that have no answer")  # noqa: T201
    assert len(gold) >= 60
    assert right / len(gold) >= LEAST[half]
    assert answered <= 1


def test_what_was_understood_can_be_asked(everything, catalogue):
    """Every reading's values are such as the stored question takes."""
    for one in yaml.safe_load((GOLD / "seen.yaml").read_text("utf-8"))[::3]:
        if (reading := understand(everything, catalogue, one["ask"]).reading) is not None:
            given = resolved(everything, catalogue[reading.question.name], reading.typed())
            assert given.keys() >= reading.values.keys()
