"""Same bodies: a shorter name stands for the only longer one it begins."""

from kg.mention.bodies.bodies import bodies_in
from kg.mention.bodies.samebodies import with_full_names
from kg.model import OrganisationMention, Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def names(text: str) -> list[tuple[str, str]]:
    found = with_full_names(bodies_in(text, Span(0, len(text)), VOCABULARY))
    return [(one.form, one.called) for one in found if isinstance(one, OrganisationMention)]


def test_a_shorter_name_means_the_longer_one():
    text = "Das Netzwerk Frühe Hilfen Auental tagt. Im Netzwerk Frühe Hilfen sind viele."
    assert names(text) == [
        ("Netzwerk Frühe Hilfen Auental", ""),
        ("Netzwerk Frühe Hilfen Auental", "Netzwerk Frühe Hilfen"),
    ]


def test_of_two_longer_names_none_is_meant():
    text = "Das Jobcenter Celle, das Jobcenter Uelzen und das Jobcenter reden."
    assert [form for form, _ in names(text)] == ["Jobcenter Celle", "Jobcenter Uelzen", "Jobcenter"]


def test_towns_stay_what_they_are_called():
    text = "Die Stadt Neustadt und die Stadt Neustadt West reden."
    assert all(not called for _, called in names(text))
