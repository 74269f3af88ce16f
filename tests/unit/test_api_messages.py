"""The texts of the pages: both languages whole, every text used, every use there."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from api.messages import LANGUAGES, load_messages, read_catalogue, said_name
from scripts.add_text import with_text

API = Path(__file__).parents[2] / "api"
NAMES = load_messages().names


def templates() -> dict[str, nodes.Template]:
    environment = Environment(autoescape=True)
    return {file.name: environment.parse(file.read_text("utf-8")) for file in (API / "templates").rglob("*.html")}


def said() -> tuple[set[str], set[str]]:
    """The names that templates say outright, and the beginnings of those that they compute."""
    names, beginnings = set(), set()
    for template in templates().values():
        for call in template.find_all(nodes.Call):
            if not (isinstance(call.node, nodes.Name) and call.node.name in {"t", "has_text"}):
                continue
            match call.args[0]:
                case nodes.Const(value=name):
                    names.add(name)
                case nodes.Concat(nodes=[nodes.Const(value=beginning), *_]):
                    beginnings.add(beginning)
    return names, beginnings


def mentioned() -> set[str]:
    """Every string of the templates and of the code: what may become a name on its way to ``t``."""
    strings = {one.value for tree in templates().values() for one in tree.find_all(nodes.Const)}
    code = "".join(file.read_text("utf-8") for file in API.rglob("*.py"))
    return strings | set(re.findall(r'"([a-z][\w-]+)"', code))


@pytest.fixture(scope="module")
def catalogues():
    return {language: {said_name(one): one for one in read_catalogue(language) if one.id} for language in LANGUAGES}


def test_both_languages_say_the_same_things_with_the_same_values(catalogues):
    german, english = catalogues["de"], catalogues["en"]
    assert set(german) == set(english)
    for name, text in german.items():
        both = (text, english[name])
        assert both[0].pluralizable == both[1].pluralizable, name
        forms = [one.string if one.pluralizable else (one.string,) for one in both]
        assert all(form.strip() for one in forms for form in one), name
        blanks = [[sorted(set(re.findall(r"\{(\w+)\}", form))) for form in one] for one in forms]
        assert blanks[0] == blanks[1], name


def test_what_pages_say_is_there():
    names, beginnings = said()
    assert names <= NAMES
    assert {beginning for beginning in beginnings if not any(name.startswith(beginning) for name in NAMES)} == set()


def test_what_is_there_is_said():
    names, beginnings = said()
    beginnings = tuple(beginnings)
    unsaid = {name for name in NAMES - names - mentioned() if not name.startswith(beginnings)}
    assert unsaid == set()


def test_one_and_many():
    say = load_messages().say
    assert say("actors-found", "de", n=1) == "1 Akteur gefunden"
    assert say("actors-found", "en", n=3) == "3 actors found"
    assert say("actors-found", "de", n=0) == "0 Akteure gefunden"
    assert say("shared-candidates-first", "de", n=2) == "Hier sind die ersten 2; mehr Buchstaben helfen."


def test_a_text_that_is_not_there_is_a_fault():
    with pytest.raises(KeyError, match="nonsense"):
        load_messages().say("nonsense", "de")


def test_a_text_is_added_in_its_place_and_nothing_else_changes():
    before = (API / "locale" / "de" / "LC_MESSAGES" / "messages.po").read_text("utf-8")
    after = with_text(before, "de", "actors-zzz", ("{n} Ding", "{n} Dinge"))
    added = '\nmsgid "actors-zzz"\nmsgid_plural "actors-zzz-many"\nmsgstr[0] "{n} Ding"\nmsgstr[1] "{n} Dinge"\n'
    assert after.count(added) == 1
    assert after.replace(added, "") == before
    assert with_text(after, "de", "actors-zzz", ("Ding",)).count("actors-zzz") == 1
