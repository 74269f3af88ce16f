"""Finding: words in every spelling and compound, facets with counts that are true, order, pages, words misspelt."""

import pytest

from kg.search import Facet, Order, Sought
from kg.search.finding import found_in
from kg.terms import ID, LIST, THEME


def labels(index, words="", **values):
    given = {Facet(name): tuple(value) for name, value in values.items()}
    return [hit.entry.labels["de"] for hit in found_in(index, Sought(words, given, size=0)).hits]


def counts(index, facet, words="", **values):
    given = {Facet(name): tuple(value) for name, value in values.items()}
    found = found_in(index, Sought(words, given))
    return {one.value.rsplit("/", 1)[-1]: one.entries for one in found.counts[facet]}


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Armut", "Armut"),
        ("ARMUT", "Armut"),
        ("child poverty", "Kinderarmut"),
        ("Bergstrasse", "Bericht vom Treffen in der Bergstraße"),
        ("Muehlstadt", "Mühlstadt"),
        ("Mühlstadt Jugendamt", "Jugendamt Mühlstadt"),
        ("Jugendarbeit", "Kinder- und Jugendarbeit"),
        ("Streetwork", "Kinder- und Jugendarbeit"),
        ("Thea Gross", "Thea Groß"),
        ("Leiterinnen", "Thea Groß"),
        ("99001", "Mühlstadt"),
        ("Treffen 3.2", "Treffen 3.2: L’Avenir"),
        ("l'avenir", "Treffen 3.2: L’Avenir"),
        ("Planungsgruppen", "Protokoll der Planungsgruppe"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(index, words, first):
    assert labels(index, words)[0] == first


def test_a_word_is_found_within_compounds_after_the_word_itself(index):
    assert labels(index, "Armut") == ["Armut", "Kinderarmut", "Bericht vom Treffen in der Bergstraße"]


def test_short_words_are_not_looked_for_inside_of_others(index):
    assert labels(index, "Amt") == []


def test_all_words_must_be_there_though_not_in_one_place(index):
    assert labels(index, "Herbst Bergstraße") == ["Bericht vom Treffen in der Bergstraße"]
    assert labels(index, "Herbst Planungsgruppe") == []


def test_the_part_of_a_text_that_fits_best_is_told(index):
    hit = found_in(index, Sought("Familienarmut")).hits[0]
    assert (hit.start, hit.stop) == (0, 95)
    assert hit.sources == 1


def test_without_words_all_is_found_what_most_documents_tell_of_first(index):
    found = found_in(index, Sought())
    assert found.total == 11
    assert found.hits[0].entry.labels["de"] == "Thea Groß"
    assert found.hits[0].sources == 2


def test_order_by_name_knows_umlauts(index):
    found = found_in(index, Sought(order=Order.NAME)).hits
    assert [hit.entry.labels["de"] for hit in found][-3:] == ["Seeland", "Thea Groß", "Treffen 3.2: L’Avenir"]


def test_pages_are_parts_of_the_whole(index):
    whole = labels(index)
    pages = [found_in(index, Sought(page=number, size=4)) for number in (1, 2, 3, 4)]
    assert [hit.entry.labels["de"] for page in pages for hit in page.hits] == whole
    assert {page.total for page in pages} == {11}


def test_counts_say_what_is_there(index):
    assert counts(index, Facet.TYPE) == {
        **dict.fromkeys(("theme",), 3),
        **dict.fromkeys(("place", "document"), 2),
        **dict.fromkeys(("organisation", "person", "programme", "event"), 1),
    }
    assert counts(index, Facet.YEAR) == {"2021": 6}
    assert counts(index, Facet.PLACE) == {"seeland": 6, "muehlstadt": 5}
    assert counts(index, Facet.LEVEL) == {"kreis": 2, "land": 1}
    assert counts(index, Facet.SOURCE) == {"eins": 6, "zwei": 3}
    assert counts(index, Facet.THEME)["armut"] == 6


def test_every_count_is_what_choosing_it_finds(index):
    for facet, found in found_in(index, Sought()).counts.items():
        for one in found:
            assert found_in(index, Sought(values={facet: (one.value,)})).total == one.entries, (facet, one)


def test_of_themes_all_and_of_all_else_any_must_be_there(index):
    armut, jugend = THEME["armut"].value, THEME["jugend"].value
    assert labels(index, theme=[armut, jugend]) == ["Thea Groß"]
    assert set(labels(index, type=["person", "organisation"])) == {"Thea Groß", "Jugendamt Mühlstadt"}
    assert labels(index, type=["person"], level=[LIST["ebene/kreis"].value]) == ["Thea Groß"]
    assert labels(index, "Jugend", source=[ID["document/zwei"].value]) == ["Jugendförderplan", "Thea Groß"]


def test_a_facet_of_which_any_will_do_still_counts_what_others_would_add(index):
    assert counts(index, Facet.TYPE, type=["person"]) == counts(index, Facet.TYPE)
    assert counts(index, Facet.SOURCE, type=["person"]) == {"eins": 1, "zwei": 1}


def test_an_unknown_value_finds_nothing_and_stays_to_be_taken_away(index):
    found = found_in(index, Sought(values={Facet.SOURCE: ("nothing",)}))
    assert found.total == 0
    assert next((one.value, one.chosen) for one in found.counts[Facet.SOURCE]) == ("nothing", True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kinderarmt", "Kinderarmut"),
        ("Jugendamd in Mühlstatt", "Jugendamt in Mühlstadt"),
        ("Jugndamt Jugndamts", "Jugendamt Jugendamt"),
        ("Xylophon", ""),
        ("Amd", ""),
    ],
)
def test_a_misspelt_word_is_offered_as_it_is_written(index, typed, meant):
    assert found_in(index, Sought(typed)).meant == meant
