"""The security page keeps its word: every promise names a test, and every test it names is there."""

import re
from pathlib import Path

import pytest

from kg.settings import Settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


@pytest.mark.parametrize(("file", "test"), NAMED, ids=["::".join(one) for one in NAMED])
def test_a_named_test_is_there(file, test):
    assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")


def test_every_promise_names_one():
    promised = PAGE.split("## What is promised", 1)[1].split("## Settings", 1)[0]
    rows = [row for row in promised.splitlines() if row.startswith("| ") and not row.startswith(("| promise", "|---"))]
    assert len(rows) > 25
    assert not [row for row in rows if "::" not in row]


def test_it_names_settings_that_exist():
    named = set(re.findall(r"`SOZIALRAUM_([A-Z_]+)`", PAGE))
    assert {name.lower() for name in named} <= set(Settings.model_fields)
    assert {"RATE_REQUESTS", "TRUSTED_PROXIES", "OIDC_ISSUER", "FEDERATION"} <= named
