"""A body that a text only names is an actor like any other: it can be asked for, and nothing is shared yet."""

from kg.pipeline import add_files
from kg.store import open_store
from kg.terms import ID
from kg.themes import shared_with, themes_of

PAGE = "Netzwerk Talheim\n\nTräger des Netzwerks ist die Stadt Talheim. Es berät Familien seit vielen Jahren.\n"


def test_a_body_without_ties_is_known(tmp_path):
    page = tmp_path / "netzwerk.txt"
    page.write_text(PAGE, encoding="utf-8")
    with open_store("memory:") as store:
        (added,) = add_files(store, [page])
        assert not added.error
        assert themes_of(store, ID["organisation/stadt-talheim"]) == ()
        assert shared_with(store, ID["organisation/stadt-talheim"]) == ()
