"""Place mappings: every place with an official key to what it is elsewhere, as a mapping set that reads back."""

from collections import Counter

import pytest

from kg.gazetteer import geocoding, regional
from kg.link import Justification, MappingSet, Relation, place_mappings, read_sssom, write_sssom
from kg.terms import GEONAMES, ID, NUTS, WIKIDATA
from kg.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def mappings():
    return tuple(place_mappings(load_vocabulary()))


def of(mappings, key):
    return {(link.relation, link.target) for link in mappings if link.subject == ID[f"place/ags-{key}"]}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (
            "08",
            {
                (Relation.EXACT, geocoding("08")),
                (Relation.EXACT, NUTS["DE1"]),
                (Relation.EXACT, WIKIDATA["Q985"]),
                (Relation.EXACT, GEONAMES["2953481/"]),
            },
        ),
        (
            "081",
            {
                (Relation.EXACT, geocoding("081")),
                (Relation.EXACT, NUTS["DE11"]),
                (Relation.EXACT, GEONAMES["3214105/"]),
            },
        ),
        (
            "12069",
            {
                (Relation.EXACT, geocoding("12069")),
                (Relation.EXACT, NUTS["DE40E"]),
                (Relation.EXACT, WIKIDATA["Q6142"]),
            },
        ),
        (
            "08111",
            {
                (Relation.EXACT, geocoding("08111")),
                (Relation.EXACT, geocoding("08111000")),
                (Relation.EXACT, regional("081110000000")),
                (Relation.EXACT, NUTS["DE111"]),
                (Relation.EXACT, WIKIDATA["Q1022"]),
                (Relation.CLOSE, GEONAMES["2825297/"]),
            },
        ),
        (
            "05358056",
            {
                (Relation.EXACT, geocoding("05358056")),
                (Relation.EXACT, regional("053580056056")),
                (Relation.CLOSE, GEONAMES["2822073/"]),
            },
        ),
    ],
)
def test_what_a_place_is_elsewhere(mappings, key, expected):
    assert of(mappings, key) == expected


def test_all_places_have_the_address_of_their_key_once_and_no_foreign_thing_is_two_places(mappings):
    assert len({link.subject for link in mappings}) > 11_000
    assert len({link.address for link in mappings}) == len(mappings)
    assert {target: n for target, n in Counter(link.target for link in mappings).items() if n > 1} == {}


def test_each_says_where_it_is_from_what_it_rests_on_and_how_sure_it_is(mappings):
    assert {(link.source, link.justification, float(link.confidence)) for link in mappings} == {
        ("DCAT-AP.de", Justification.LOGICAL, 1.0),
        ("NUTS", Justification.LOGICAL, 1.0),
        ("Wikidata", Justification.LOGICAL, 0.98),
        ("GeoNames", Justification.LOGICAL, 0.98),
        ("GeoNames", Justification.COMPOSITE, 0.9),
    }
    assert all(link.explanation for link in mappings)


def test_the_mapping_set_reads_back(mappings):
    some = mappings[:200]
    text = write_sssom(some, {}, told=MappingSet("places", "Places", "https://creativecommons.org/licenses/by/4.0/"))
    assert text.startswith("#curie_map:\n")
    assert "#mapping_set_id: https://w3id.org/sozialraum/mappings/places\n" in text
    assert read_sssom(text, "places.sssom.tsv") == some
