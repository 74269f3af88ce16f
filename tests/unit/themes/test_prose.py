"""The sentences: complete in both languages, and true to the reasons they are made of."""

import string
from dataclasses import replace

import pytest

from kg.terms import ID, THEME
from kg.themes import CommonTheme, EvidenceKind, Holding, Nearness, Reason, SharedTheme
from kg.themes.name import alphabetical
from kg.themes.prose import why_common, why_shared, why_theme
from kg.themes.wording import WORDING, Case, quoted

REASON = Reason(
    kind=EvidenceKind.PARTICIPATION,
    theme=THEME["armut"],
    theme_label="Armut",
    item=ID["event/a"],
    item_label="Forum A",
    bearer=ID["event/a"],
    bearer_label="Forum A",
    through=None,
    through_label="",
    confidence=1.0,
    weight=0.5,
    passages=(),
    theme_passages=(),
)
TALK = replace(
    REASON,
    kind=EvidenceKind.CONTRIBUTION,
    item=ID["presentation/b"],
    item_label="Hilfe früh",
    bearer=ID["presentation/b"],
    bearer_label="Hilfe früh",
)
DELEGATED = replace(
    REASON, kind=EvidenceKind.AFFILIATION, through=ID["person/c"], through_label="Cleo Dorn", weight=0.4
)
SHARED = SharedTheme(
    theme=THEME["armut"],
    label="Armut",
    right_theme=THEME["armut"],
    right_label="Armut",
    nearness=Nearness.SAME,
    closeness=1.0,
    rarity=0.5,
    actors=3,
    weight=0.125,
    left=(REASON,),
    right=(REASON,),
)


def test_both_languages_say_the_same_things():
    assert set(WORDING) == {"de", "en"}
    for case in Case:
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(words[case]) if name} for words in WORDING.values()
        ]
        assert fields[0] == fields[1], case
        assert len({words[case] for words in WORDING.values()}) == 2, case


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", EvidenceKind)
def test_every_kind_has_a_sentence_that_names_actor_theme_and_item(kind, language):
    through = {"through": ID["person/c"], "through_label": "Cleo Dorn"}
    inherited = kind in {EvidenceKind.AFFILIATION, EvidenceKind.MEMBERSHIP}
    sentence = why_theme("Ada Berg", replace(REASON, kind=kind, **(through if inherited else {})), language)
    for name in ("Ada Berg", "Armut", "Forum A", *(["Cleo Dorn"] if inherited else [])):
        assert name in sentence
    assert "{" not in sentence


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", [EvidenceKind.PARTICIPATION, EvidenceKind.CONTRIBUTION])
def test_what_carries_the_theme_is_named_where_it_is_not_the_item(kind, language):
    reason = replace(REASON, kind=kind, bearer=ID["challenge/x"], bearer_label="Armut im Alter")
    assert "Armut im Alter" in why_theme("Ada Berg", reason, language)


def test_who_met_is_told_in_one_sentence():
    assert why_shared("Ada Berg", "Ben Cordes", SHARED, "de") == (
        "Ada Berg und Ben Cordes wirkten beide an der Veranstaltung „Forum A“ mit, "
        "in der es um das Thema Armut geht. Akteure, die insgesamt am Thema Armut arbeiten: 3."
    )
    assert why_shared("Ada Berg", "Ben Cordes", SHARED, "en") == (
        "Ada Berg and Ben Cordes both took part in the event “Forum A”, which deals with the theme Armut. "
        "Actors working on the theme Armut in all: 3."
    )


def test_an_organisation_meets_through_its_delegate():
    told = why_shared("Ada Berg", "Ministerium", replace(SHARED, right=(DELEGATED,)), "de")
    assert "Ada Berg und Ministerium (durch Cleo Dorn) wirkten beide" in told


def test_the_meeting_is_found_behind_a_stronger_reason():
    told = why_shared("Ada Berg", "Ben Cordes", replace(SHARED, right=(TALK, REASON)), "de")
    assert "wirkten beide an der Veranstaltung „Forum A“" in told


def test_who_did_not_meet_gets_a_sentence_each():
    told = why_shared("Ada Berg", "Ben Cordes", replace(SHARED, right=(TALK,)), "de")
    assert "Ada Berg wirkte an der Veranstaltung „Forum A“ mit" in told
    assert "Ben Cordes gestaltete den Beitrag „Hilfe früh“" in told
    assert "beide" not in told


def test_the_same_function_or_unit_is_no_meeting():
    unit = replace(REASON, kind=EvidenceKind.UNIT)
    assert "beide" not in why_shared("Ada", "Ben", replace(SHARED, left=(unit,), right=(unit,)), "de")


@pytest.mark.parametrize(
    ("nearness", "words"),
    [
        (Nearness.BROADER, "Armut ist das Oberthema von Kinderarmut"),
        (Nearness.NARROWER, "Armut ist ein Unterthema von Kinderarmut"),
    ],
)
def test_neighbouring_themes_are_called_neighbours(nearness, words):
    child = replace(REASON, theme=THEME["kinderarmut"], theme_label="Kinderarmut")
    near = replace(
        SHARED,
        theme=THEME["kinderarmut"],
        label="Kinderarmut",
        nearness=nearness,
        closeness=0.3,
        left=(child,),
    )
    told = why_shared("Ada Berg", "Ben Cordes", near, "de")
    assert words in told
    assert "zählt zu 30 Prozent" in told
    assert "beide" not in told


@pytest.mark.parametrize(
    ("of_all", "language", "words"),
    [
        (True, "de", "Alle arbeiten am Thema Armut: Ada, Ben und Cleo."),
        (False, "de", "Ein Teil arbeitet am Thema Armut: Ada, Ben und Cleo."),
        (True, "en", "All work on the theme Armut: Ada, Ben and Cleo."),
        (False, "en", "Some work on the theme Armut: Ada, Ben and Cleo."),
    ],
)
def test_a_group_is_told_first_as_a_whole_then_one_by_one(of_all, language, words):
    holdings = tuple(
        Holding(ID[f"person/{name}"], name, THEME["armut"], "Armut", 0.5, 1.0, (REASON,))
        for name in ("Ada", "Ben", "Cleo")
    )
    told = why_common(CommonTheme(THEME["armut"], "Armut", 0.5, 0.1, of_all, holdings), language)
    assert told.startswith(words)
    assert told.count("Forum A") == 3


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Forum", "de", "„Forum“"),
        ("Forum", "en", "“Forum”"),
        ("Zu „Armut“ reden", "de", "„Zu ‚Armut‘ reden“"),
        ("Zu „Armut“ reden", "en", "“Zu ‘Armut’ reden”"),
        ("On “poverty”", "en", "“On ‘poverty’”"),
        ("On “poverty”", "de", "„On ‚poverty‘“"),
    ],
)
def test_marks_inside_marks_become_single(text, language, expected):
    assert quoted(text, language) == expected


def test_names_stand_as_in_a_german_list():
    names = ["Zoll", "Öse", "ofen", "Ähre", "Affe", "Straße", "Strasse"]
    assert sorted(names, key=alphabetical) == ["Affe", "Ähre", "ofen", "Öse", "Straße", "Strasse", "Zoll"]
