"""Identities: the rule and key by which a name means a thing."""

import pytest

from kg.pipeline import extract
from kg.read import read_text
from kg.terms import DEF, GRAPH

TEXT = """Fachtag Wohnen

Mitwirkende
• Dr. Ida Kern, Landkreis Auental
• Tom Rade, Diakonie Sonnfeld e. V.

Herr Uwe Blank begrüßte die Gäste.
"""


@pytest.fixture(scope="module")
def told():
    extraction = extract(read_text(TEXT, source="fachtag.txt"))
    found = {}
    for triple in extraction.graphs[GRAPH["fachtag/aufloesung"]]:
        found.setdefault(triple.subject, {})[triple.predicate] = triple.object.value
    return {one[DEF["identityName"]]: one for one in found.values() if DEF["identityName"] in one}


@pytest.mark.parametrize(
    ("name", "rule", "key"),
    [
        ("Ida Kern", "name-and-body", "Ida Kern @ landkreis-auental"),
        ("Tom Rade", "name-and-body", "Tom Rade @ diakonie-sonnfeld"),
        ("Uwe Blank", "name-in-document", "Uwe Blank @ fachtag"),
        ("Landkreis Auental", "type-and-territory", "landkreis-auental"),
    ],
)
def test_a_name_has_the_rule_and_the_key_that_make_it_mean_something(told, name, rule, key):
    assert told[name][DEF["identityRule"]] == rule
    assert told[name][DEF["identityKey"]] == key


def test_only_a_person_whose_key_holds_a_body_has_one(told):
    assert DEF["identityBody"] in told["Ida Kern"]
    assert DEF["identityBody"] not in told["Uwe Blank"]
