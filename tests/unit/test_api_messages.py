"""The texts of the pages: both languages whole, every text used, every use there."""

import re
from pathlib import Path

import pytest

from api.messages import LANGUAGES, load_messages

TEMPLATES = Path(__file__).parents[2] / "api" / "templates"
MESSAGES = load_messages().texts
COMPUTED = re.compile(r"^(kind|tie|status|status-help|nav|n|in|file|network-form|invite-is|network-picture-help)-")


def used() -> set[str]:
    text = "".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.html"))
    direct = set(re.findall(r"""\bt\(["']([\w-]+)["'][,)]""", text))
    # {% for heading, items in [("terms-classes", …)] %} says the first of each pair
    return direct | set(re.findall(r"""\(["']([\w-]+)["'], page\.""", text))


@pytest.mark.parametrize("name", MESSAGES)
def test_both_languages_say_it_with_the_same_values(name):
    text = MESSAGES[name]
    assert set(text) == set(LANGUAGES)
    assert all(isinstance(value, str) and value.strip() for value in text.values())
    blanks = [sorted(re.findall(r"\{(\w+)\}", text[language])) for language in LANGUAGES]
    assert blanks[0] == blanks[1]


def test_what_pages_say_is_there_and_what_is_there_is_said():
    assert used() <= set(MESSAGES)
    said = {name for name in MESSAGES if not COMPUTED.match(name) and not name.endswith("-many")}
    assert said - used() == set()


def test_one_and_many():
    say = load_messages().say
    assert say("actors-found", "de", n=1) == "1 Akteur gefunden"
    assert say("actors-found", "en", n=3) == "3 actors found"
