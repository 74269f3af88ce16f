"""One page in five formats: the same blocks, the same people in the same roles for the same bodies."""

import pytest

from kg.pipeline import extract
from kg.read import read_file
from kg.segment import segment
from tests.unit.read.forms import FORMS, PAGE, shipped


@pytest.fixture(params=FORMS, ids=str)
def document(request, tmp_path):
    file = tmp_path / f"fachforum-3-2{request.param}"
    file.write_bytes(FORMS[request.param]())
    return read_file(file)


def test_the_blocks_are_those_of_the_text_file(document):
    found = [(block.kind, " ".join(block.span.of(document.text).split())) for block in segment(document.text)]
    assert found == list(shipped())


def test_the_facts_are_those_of_the_text_file(document):
    def facts_of(one):
        return {(fact.status, fact.subject, fact.property, fact.object) for fact in extract(one).facts}

    expected = facts_of(read_file(PAGE))
    assert len(expected) > 100
    assert facts_of(document) == expected
    assert document.slug == "fachforum-3-2"


def test_furniture_and_running_heads_are_left_out(document):
    for word in ("Keks", "Skript", "Fuss", "Kopf", "Tagungsband", "Seite", "Startseite", "Zum Inhalt"):
        assert word not in document.text
