"""The cache of answers: kept until too old, told when nobody can be asked, never silently broken."""

import pytest

from kg.errors import VocabularyBroken
from kg.lookup import Cache


@pytest.fixture
def now():
    return [1000.0]


@pytest.fixture
def cache(tmp_path, now):
    return Cache(tmp_path / "folder" / "lookups.sqlite", 100.0, now=lambda: now[0])


def test_what_was_never_asked_is_not_known_and_looking_makes_no_file(cache, tmp_path):
    assert cache.get("a", "q") is None
    assert not list(tmp_path.iterdir())


def test_an_answer_counts_for_its_service_and_question_until_it_is_too_old(cache, now):
    cache.put("a", {"q": "1", "r": "2"})
    cache.put("a", {"q": "3"})
    assert (cache.get("a", "q"), cache.get("a", "r"), cache.get("b", "q")) == ("3", "2", None)
    now[0] += 100
    assert cache.get("a", "q") is None
    assert cache.get("a", "q", stale=True) == "3"


def test_very_old_answers_make_room(cache, now):
    cache.put("a", {"q": "1"})
    now[0] += 12 * 100
    cache.put("a", {"r": "2"})
    assert cache.get("a", "q", stale=True) is None


def test_a_damaged_file_is_named(cache, tmp_path):
    cache.put("a", {"q": "1"})
    (tmp_path / "folder" / "lookups.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(VocabularyBroken, match=r"lookups\.sqlite.*remove it"):
        cache.get("a", "q")
    with pytest.raises(VocabularyBroken, match=r"lookups\.sqlite"):
        cache.put("a", {"q": "1"})
