import json
from pathlib import Path

import pytest

from kg.errors import DocumentUnreadable
from kg.evaluate import evaluate, read_gold, read_record, record_as_dict
from kg.evaluate.labels import load_labels
from kg.evaluate.record import Record
from kg.terms import DEF, LIST, ORG, THEME

GOLD = Path(__file__).parents[2] / "gold"
EMPTY = record_as_dict(Record())


@pytest.mark.parametrize("file", sorted(GOLD.glob("*seen/*.json")), ids=lambda file: file.stem)
def test_gold_is_in_shape_and_uses_the_vocabulary(file):
    value = json.loads(file.read_text("utf-8"))
    record = read_record(value, file.name)
    assert json.loads(json.dumps(record_as_dict(record))) == value

    german = load_labels().german
    labels = {
        start: {label for node, label in german.items() if node.value.startswith(start)} for start in (THEME, DEF)
    }
    assert set(record.themes) <= labels[THEME]
    roles = {label for node, label in german.items() if node.value.startswith(LIST["mitwirkung/"].value)}
    levels = {label for node, label in german.items() if node.value.startswith(LIST["ebene/"].value)}
    kinds = labels[DEF] | {german[ORG["FormalOrganization"]], "öffentliche Organisation"}
    bodies = {body.name for body in record.organisations}
    assert len(bodies) == len(record.organisations)
    for person in record.persons:
        assert set(person.roles) <= roles
        assert set(person.affiliations) <= bodies
        assert not person.roles or record.event
    for body in record.organisations:
        assert body.type in kinds
        assert body.level is None or body.level in levels
        assert body.place is None or body.place in record.places
    for relation in record.relations:
        assert {relation.source, relation.target} <= bodies | set(record.programmes)


def test_both_halves_have_at_least_twenty_documents_of_a_page():
    for half in ("seen", "unseen"):
        gold = read_gold(GOLD / half)
        assert len(gold) >= 20
        assert all(600 <= len(one.document.text) <= 2500 for one in gold)


def test_no_person_stands_in_two_documents():
    names = [
        person.name for half in ("seen", "unseen") for one in read_gold(GOLD / half) for person in one.record.persons
    ]
    assert len(names) == len(set(names))


def test_an_extraction_that_finds_all_and_one_that_finds_nothing():
    gold = read_gold(GOLD / "seen")
    by_text = {one.document: one.record for one in gold}
    assert all(one.f1 == 1.0 for one in evaluate(gold, by_text.__getitem__).total.values())
    blind = evaluate(gold, lambda _: Record())
    assert all((one.recall, len(one.alarms)) == (0.0, 0) for one in blind.total.values())


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([], ["a list", "object"]),
        ({}, ["missing", "persons", "legal"]),
        ({**EMPTY, "people": []}, ["unknown: people"]),
        ({**EMPTY, "themes": None}, ["themes", "null", "list"]),
        ({**EMPTY, "themes": [3]}, ["themes", "a number", "text"]),
        ({**EMPTY, "places": [""]}, ["places", "blank"]),
        ({**EMPTY, "event": {"name": "x"}}, ["event", "missing: start, end, place"]),
        ({**EMPTY, "persons": [{"name": "Ida Kern"}]}, ["persons", "missing: titles"]),
        ({**EMPTY, "relations": [{"from": "A", "type": "B", "to": None}]}, ["relations: to", "null"]),
    ],
)
def test_a_faulty_gold_file_is_named_with_its_fault(value, words):
    with pytest.raises(DocumentUnreadable) as caught:
        read_record(value, "gold.json")
    assert all(word in str(caught.value) for word in ["gold.json", *words])


def test_a_folder_without_pairs_is_named(tmp_path):
    with pytest.raises(DocumentUnreadable, match="no such folder"):
        read_gold(tmp_path / "nirgends")
    with pytest.raises(DocumentUnreadable, match="no pairs"):
        read_gold(tmp_path)
    (tmp_path / "a.txt").write_text("Text", encoding="utf-8")
    with pytest.raises(DocumentUnreadable, match=r"without partner.*a\.txt"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(DocumentUnreadable, match=r"a\.json"):
        read_gold(tmp_path)
