"""Following: answers are never older than a write that told what it touched, and no one waits for a new index."""

import threading

import pytest

from kg.errors import StoreUnavailable
from kg.search import Search, Sought, following
from kg.terms import GRAPH, ID, SKOS, Literal, Quad

NAME = Quad(ID["person/gross"], SKOS["altLabel"], Literal("Dora Klein", language="de"), GRAPH["drei"])


@pytest.fixture
def search(store):
    made = Search(store)
    yield made
    made.close()


def total(search, words, patience=20.0):
    answer = search.found(Sought(words), patience)
    return None if answer is None else answer[1].total


def test_the_first_who_asks_waits_for_the_index_and_the_next_does_not(search):
    assert total(search, "Armut") == 3
    assert total(search, "Armut", 0.0) == 3


def test_a_write_that_says_what_it_touched_is_in_the_next_answer(search, store):
    assert total(search, "Klein") == 0
    store.add([NAME])
    index, found = search.found(Sought("Klein"))
    assert (found.total, search.is_current(index)) == (1, True)


def test_after_any_other_write_answers_come_from_before_until_there_is_a_new_index(search, store, monkeypatch):
    assert total(search, "Klein") == 0
    may, reading = threading.Event(), following.read
    monkeypatch.setattr(following, "read", lambda *given: may.wait(20) and reading(*given))
    store.update(
        "INSERT { GRAPH <urn:g> { ?a <http://www.w3.org/2004/02/skos/core#altLabel> 'Dora Klein'@de } } "
        "WHERE { GRAPH ?g { ?a <http://www.w3.org/2004/02/skos/core#prefLabel> 'Thea Groß'@de } }"
    )
    monkeypatch.setattr(type(store), "touched_since", lambda *_: None)
    index, found = search.found(Sought("Klein"))
    assert (found.total, search.is_current(index)) == (0, False)
    making = search._making
    may.set()
    making.join(20)
    assert total(search, "Klein") == 1


def test_without_an_index_who_is_out_of_patience_gets_none(search, monkeypatch):
    may, reading = threading.Event(), following.read
    monkeypatch.setattr(following, "read", lambda *given: may.wait(20) and reading(*given))
    assert search.found(Sought("Armut"), 0.01) is None
    may.set()
    assert total(search, "Armut") == 3


def test_what_hinders_reading_is_told_and_the_next_tries_again(search, monkeypatch):
    def broken(*_):
        raise StoreUnavailable("gone")

    with monkeypatch.context() as patch:
        patch.setattr(following, "read", broken)
        with pytest.raises(StoreUnavailable):
            search.found(Sought("Armut"), 20.0)
    assert total(search, "Armut") == 3
