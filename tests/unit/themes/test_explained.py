"""The page that explains the measure gives the figures that the code has."""

import math
import re
from pathlib import Path

import pytest

from kg.themes import EvidenceKind, Inheritance, weight

PAGE = (Path(__file__).parents[3] / "docs" / "shared-themes.md").read_text(encoding="utf-8")


def test_every_kind_stands_in_the_table_with_its_weight():
    table = dict(re.findall(r"^\| `(\w+)` \|.*?\| ([\d.]+) \|", PAGE, flags=re.MULTILINE))
    assert {kind: float(figure) for kind, figure in table.items()} == {
        kind.value: figure for kind, figure in weight.KIND_WEIGHT.items()
    }
    assert set(table) == set(EvidenceKind)


def test_every_inheritance_stands_in_the_table():
    assert all(f"| `{inherit.name}` |" in PAGE for inherit in Inheritance)


def test_the_closeness_is_the_one_used():
    assert f"`closeness` = {weight.CLOSENESS}" in PAGE


def test_the_sums_of_the_example_are_right():
    sums = re.findall(r"\| ([\d.×/log() ]+?) = ([\d.]+) \|", PAGE)
    assert len(sums) == 2
    for terms, result in sums:
        factors = [
            1 / math.log2(float(found.group(1))) if (found := re.fullmatch(r"1/log2\((\d+)\)", term)) else float(term)
            for term in terms.split(" × ")
        ]
        assert math.prod(factors) == pytest.approx(float(result), abs=1e-6)
