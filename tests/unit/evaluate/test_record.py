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


# One half may not be seen: what fails here says which file and which rule, never what the file holds.
def faults_of(file):
    try:
        value = json.loads(file.read_text("utf-8"))
        record = read_record(value, file.name)
    except (DocumentUnreadable, ValueError):
        return ["cannot be read"]
    german = load_labels().german
    labels = {
        start: {label for node, label in german.items() if node.value.startswith(start)} for start in (THEME, DEF)
    }
    roles = {label for node, label in german.items() if node.value.startswith(LIST["mitwirkung/"].value)}
    levels = {label for node, label in german.items() if node.value.startswith(LIST["ebene/"].value)}
    kinds = labels[DEF] | {german[ORG["FormalOrganization"]], "öffentliche Organisation"}
    bodies = {body.name for body in record.organisations}
    rules = {
        "changes on the way through a record": json.loads(json.dumps(record_as_dict(record))) == value,
        "theme without label": set(record.themes) <= labels[THEME],
        "theme twice": len(set(record.themes)) == len(record.themes),
        "organisation twice": len(bodies) == len(record.organisations),
        "role without label": all(set(person.roles) <= roles for person in record.persons),
        "affiliation to no organisation": all(set(person.affiliations) <= bodies for person in record.persons),
        "role without event": record.event is not None or not any(person.roles for person in record.persons),
        "type without label": all(body.type in kinds for body in record.organisations),
        "level without label": all(body.level is None or body.level in levels for body in record.organisations),
        "seat that is no place": all(
            body.place is None or body.place in record.places for body in record.organisations
        ),
        "relation of what is not there": all(
            {relation.source, relation.target} <= bodies | set(record.programmes) for relation in record.relations
        ),
    }
    return [rule for rule, kept in rules.items() if not kept]


def gold_of(half):
    try:
        return read_gold(GOLD / half)
    except DocumentUnreadable:
        pass
    return pytest.fail(f"{half}: a document cannot be read", pytrace=False)


@pytest.mark.parametrize("file", sorted(GOLD.glob("*seen/*.json")), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_gold_is_in_shape_and_uses_the_vocabulary(file):
    faults = faults_of(file)
    assert not faults, file.name


def test_what_is_wrong_with_a_gold_file_is_told_without_its_contents(tmp_path):
    file = tmp_path / "a.json"
    file.write_text(json.dumps({**EMPTY, "themes": ["Geheimes"]}), encoding="utf-8")
    assert faults_of(file) == ["theme without label"]
    file.write_text(json.dumps({**EMPTY, "themes": [{"Geheimes": 1}]}), encoding="utf-8")
    assert faults_of(file) == ["cannot be read"]


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_both_halves_have_at_least_twenty_documents_of_a_page(half):
    lengths = [len(one.document.text) for one in gold_of(half)]
    assert len(lengths) >= 20
    assert all(600 <= length <= 2500 for length in lengths)


def test_no_person_stands_in_two_documents():
    homes = {}
    for half in ("seen", "unseen"):
        for one in gold_of(half):
            for person in one.record.persons:
                homes.setdefault(person.name, []).append(f"{half}/{one.name}")
    shared = sorted({" + ".join(files) for files in homes.values() if len(files) > 1})
    assert not shared


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
