"""What a publisher may say, and what is refused with the name of the setting."""

import pytest

from kg.errors import WrongParameter
from kg.opendata import LICENCES, Publication


def test_short_forms_become_addresses(publication):
    assert publication.licence.address.value == "http://dcat-ap.de/def/licenses/dl-by-de/2.0"
    assert publication.contributor == "http://dcat-ap.de/def/contributors/musterkreis"
    assert publication.contact == "mailto:daten@kreis.example"
    assert publication.address == "https://daten.kreis.example"


def test_nothing_said_is_nothing_told():
    assert not Publication.given().is_told
    assert Publication.given(publisher="Kreis").is_told


def test_a_full_licence_address_of_the_list_is_taken_as_it_is():
    given = Publication.given(licence="http://dcat-ap.de/def/licenses/other-open")
    assert (given.licence.address.value, given.licence.title) == (
        "http://dcat-ap.de/def/licenses/other-open",
        "other-open",
    )
    assert Publication.given(licence=LICENCES["cc-zero"].address.value).licence == LICENCES["cc-zero"]


@pytest.mark.parametrize(
    ("name", "value", "setting"),
    [
        ("licence", "CC BY", "SOZIALRAUM_LICENCE"),
        ("licence", "https://creativecommons.org/licenses/by/4.0/", "SOZIALRAUM_LICENCE"),
        ("licence", "http://dcat-ap.de/def/licenses/", "SOZIALRAUM_LICENCE"),
        ("licence", "http://dcat-ap.de/def/licenses/a b", "SOZIALRAUM_LICENCE"),
        ("contributor", "https://kreis.example", "SOZIALRAUM_CONTRIBUTOR"),
        ("contributor", "http://dcat-ap.de/def/contributors/", "SOZIALRAUM_CONTRIBUTOR"),
        ("contact", "daten", "SOZIALRAUM_PUBLISHER_CONTACT"),
        ("contact", "a b@kreis.example", "SOZIALRAUM_PUBLISHER_CONTACT"),
        ("address", "daten.example", "SOZIALRAUM_ADDRESS"),
        ("address", "https://x.example/?q=1", "SOZIALRAUM_ADDRESS"),
        ("homepage", "ftp://x.example", "SOZIALRAUM_PUBLISHER_URL"),
    ],
)
def test_what_cannot_be_is_refused_by_name(name, value, setting):
    with pytest.raises(WrongParameter, match=setting):
        Publication.given(**{name: value})


def test_an_address_that_was_set_wins_over_the_one_that_was_asked(publication):
    assert publication.at("http://127.0.0.1:8000/").address == "https://daten.kreis.example"
    assert Publication().at("http://127.0.0.1:8000/").address == "http://127.0.0.1:8000"
