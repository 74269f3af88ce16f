"""Understanding: every phrasing is heard, names may be ambiguous or misspelt, and what is strange is refused."""

from itertools import product

import pytest

from kg.catalogue import Catalogue
from kg.questionfile import read_computed
from kg.terms import THEME
from kg.understand import labels_of, refusal, said_of, understand

NAMES = {
    "actor": "Sara Bode",
    "other": "Uwe Hellwig",
    "more": "Pia Holm",
    "person": "Sara Bode",
    "organisation": "Landkreis Auental",
    "theme": "Kinderarmut",
    "also": "Inklusion",
    "under": "Kinderarmut",
    "place": "Prignitz",
    "event": "3.2",
    "from": "1.3.2025",
    "level": "Landesebene",
    "only": "Bundesebene",
    "perspective": "Zivilgesellschaft",
    "kind": "Leute",
}


def spoken(phrasing):
    """The shortest text that a phrasing stands for; ``None`` where it has a blank that no name is here for."""
    blanks = [blank.parameter for blank in phrasing.blanks if not blank.optional]
    if not NAMES.keys() >= set(blanks):
        return None
    return " ".join([*(cue.words[0] for cue in phrasing.cues if not cue.optional), *map(NAMES.get, blanks)])


def test_every_phrasing_is_heard_as_its_question(everything, catalogue):
    heard = 0
    for question, phrasing in ((one, each) for one in catalogue.questions() for each in one.phrasings):
        if (text := spoken(phrasing)) is None:
            continue
        understood = understand(everything, catalogue, text)
        assert understood.reading is not None, text
        readings = (understood.reading, *understood.others)
        assert question.name in {reading.question.name for reading in readings}, text
        heard += 1
    assert heard > 60


def test_all_words_of_a_choice_ask_the_same(everything, catalogue):
    texts = (
        f"{which} {verb} zu Armut" for which, verb in product(("Wer", "Welche Akteure"), ("arbeitet", "kümmert sich"))
    )
    readings = [understand(everything, catalogue, text).reading for text in texts]
    assert {reading.question.name for reading in readings} == {"actors_of_theme"}
    assert all(reading.typed() == {"theme": ["thema:armut"]} for reading in readings)


def test_a_new_question_brings_its_own_phrasings(everything):
    text = """
        summary: {de: Was, en: What}
        returns: [thing]
        parameters: {theme: {type: iri, class: "sr:Theme", de: Thema, en: theme}}
        phrasings: [{de: "flurb {theme}"}]
        """
    new = Catalogue({"new": read_computed("new", text)})
    assert understand(everything, new, "Wer arbeitet zu Kinderarmut?").reading is None
    reading = understand(everything, new, "Flurb bitte Kinderarmut!").reading
    assert [one.node for one in reading.values["theme"]] == [THEME["kinderarmut"]]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Wer arbeitet zu Armut bei Kindern?", "Kinderarmut"),
        ("Wer arbeitet zu Schuldnerberatung?", "Überschuldung"),
        ("Wer arbeitet zu Wohnungslosenhilfekonzepten?", "Wohnungslosigkeit"),
    ],
)
def test_synonyms_and_compounds_name_themes(everything, catalogue, text, label):
    understood = understand(everything, catalogue, text)
    assert labels_of(everything, understood, "de")[understood.reading.values["theme"][0].node] == label


def test_a_misspelt_word_is_said_to_be_read_otherwise(everything, catalogue):
    understood = understand(everything, catalogue, "Wer arbeitet zu Einsamkiet?")
    assert understood.corrections == (("Einsamkiet", "einsamkeit"),)
    labels = labels_of(everything, understood, "de")
    assert "„Einsamkiet“ gelesen als" in said_of(understood.reading, labels, "de", understood.corrections)


def test_a_name_of_several_things_leaves_a_choice(everything, catalogue):
    understood = understand(everything, catalogue, "Wer arbeitet in Hamburg zu Armut?")
    (place,) = understood.reading.values["place"]
    assert len(place.others) == 1
    assert {labels_of(everything, understood, "de")[node] for node in (place.node, *place.others)} == {"Hamburg"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Wer arbeitet zu Raumfahrt?", "Raumfahrt"),
        ("wer arbeitet zu raumfahrt", "raumfahrt"),
        ("Wer arbeitet nicht zu Armut?", "nicht"),
        ("Was verbindet Sara Bode und Max Mustermensch?", "Mustermensch"),
    ],
)
def test_what_has_no_place_is_refused_by_name(everything, catalogue, text, word):
    understood = understand(everything, catalogue, text)
    assert understood.reading is None
    assert word in understood.unknown
    assert f"„{word}“" in refusal(understood, "de")
    assert understood.others, "near questions are offered"


def test_words_that_matter_little_are_passed_over_and_named(everything, catalogue):
    reading = understand(everything, catalogue, "Wer arbeitet intensiv zu Armut?").reading
    assert reading.ignored == ("intensiv",)
    assert "nicht berücksichtigt: „intensiv“" in said_of(reading, {}, "de")


@pytest.mark.parametrize("text", ["", "?!", "der die das", "x" * 300])
def test_nothing_is_no_question(everything, catalogue, text):
    assert understand(everything, catalogue, text).reading is None
