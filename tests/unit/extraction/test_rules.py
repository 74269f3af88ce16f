"""Rules for entries, themes, programmes, perspectives and elements, on sentences that no sample holds."""

import pytest

from kg.mention.claims.elements import elements_in, hindrances_in
from kg.mention.claims.perspectives import perspectives_in
from kg.mention.lists.contributors import contributors
from kg.mention.lists.headings import roles_of
from kg.mention.lists.lines import Entry
from kg.mention.named.laws import cooperations_in
from kg.mention.named.presentings import presentings_in
from kg.mention.named.programmes import programmes_in
from kg.mention.themes.themes import themes_in
from kg.model import PersonMention, Representation, RoleAscription, Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def whole(text: str) -> Span:
    return Span(0, len(text))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "Ada Lenz, Referentin beim Landesverband der Tafeln e. V., Talheim",
            ("Ada Lenz", ["Referentin"], None, "Landesverband der Tafeln e. V.", "Talheim"),
        ),
        (
            "Bo Rind, Leiter der Stabsstelle Teilhabe des Kreises Auental",
            ("Bo Rind", ["Leiter"], "Stabsstelle Teilhabe", "Kreis Auental", None),
        ),
        (
            "Landrätin Ida Kern, Landkreis Auental",
            ("Ida Kern", ["Landrätin"], None, "Landkreis Auental", None),
        ),
        (
            "Mia Lund, Ministerium für Wohnen, Ländliche Räume und Teilhabe, Talheim",
            ("Mia Lund", [], None, "Ministerium für Wohnen, Ländliche Räume und Teilhabe", "Talheim"),
        ),
        (
            "Jan Ott, stellvertretende Leitung Sozialplanung, Stadt Seefelde",
            ("Jan Ott", ["stellvertretende Leitung Sozialplanung"], None, "Stadt Seefelde", None),
        ),
        ("Pia Holm – Sozialwerk Mühlhof", ("Pia Holm", [], None, "Sozialwerk Mühlhof", None)),
        ("Tom Rade", ("Tom Rade", [], None, None, None)),
    ],
)
def test_contribution(entry, expected):
    (made,) = contributors(entry, Entry(whole(entry)), VOCABULARY)
    assert (
        made.person.name,
        [function.text for function in made.functions],
        made.unit.name if made.unit else None,
        made.organisation.form if made.organisation else None,
        made.seat.name if made.seat else None,
    ) == expected


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("Moderation", ["moderation"]),
        ("Es moderiert", ["moderation"]),
        ("Vortrag/Diskussion", ["vortrag-diskussion"]),
        ("Vortrag und Diskussion", ["vortrag-diskussion"]),
        ("Impuls und Gespräch", ["vortrag", "podium"]),
        ("Grußwort", ["grusswort"]),
        ("Referentinnen", ["vortrag"]),
        ("Auf dem Podium:", ["podium"]),
        ("Downloads", []),
    ],
)
def test_roles_of_headings(heading, roles):
    assert [role for role, _ in roles_of(heading, whole(heading))] == roles


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Es geht um Kinderarmut und die Pflege.", ["kinderarmut", "pflege"]),
        ("die Kinder- und Jugendhilfe vor Ort", ["kinder-jugendhilfe"]),
        ("Sozialraum- und Netzwerkarbeit", ["sozialraumarbeit", "netzwerkarbeit"]),
        ("Fragen des demografischen Wandels", ["demografischer-wandel"]),
        ("sie pflegen Kontakte", []),
        ("hier geht es nicht um Armut", []),
        ("eine Kreissozialplanung", ["sozialplanung"]),
    ],
)
def test_themes(text, themes):
    assert [mention.theme for mention in themes_in(text, whole(text), VOCABULARY)] == themes


def test_a_bodys_name_is_closed_to_themes():
    text = "Ministerium für Integration und die Integration"
    found = themes_in(text, whole(text), VOCABULARY, [Span(0, 27)])
    assert [mention.span.start for mention in found] == [36]


@pytest.mark.parametrize(
    ("text", "named", "presenter"),
    [
        ("Ada Lenz erläuterte die Strategie „Nah 2030“.", ["Ada Lenz"], "Ada Lenz"),
        ("Er stellte das Programm „Nah 2030“ vor.", [], "Bo Rind"),
        ("Das Programm „Nah 2030“ wurde von Ada Lenz vorgestellt.", ["Ada Lenz"], "Ada Lenz"),
        (
            "Nach der Begrüßung durch Bo Rind stellte Ada Lenz das Programm „Nah 2030“ vor.",
            ["Bo Rind", "Ada Lenz"],
            "Ada Lenz",
        ),
        ("Das Programm „Nah 2030“ läuft seit Jahren.", [], None),
        ("Das Programm „Nah. Wir stellen vor“ läuft.", ["Ada Lenz"], None),
    ],
)
def test_who_presents_a_programme(text, named, presenter):
    persons = tuple(
        PersonMention(Span(text.index(name), text.index(name) + len(name)), "r", 1.0, name)
        for name in named
        if name in text
    )
    before = PersonMention(Span(0, 0), "r", 1.0, "Bo Rind")
    programmes = programmes_in(text, whole(text), VOCABULARY)
    found = presentings_in(text, whole(text), programmes, persons, {}, before)
    assert [one.person.name for one in found] == ([presenter] if presenter else [])


def test_perspective_with_person_roles_and_context():
    text = "Aus kommunaler Sicht sprach Ada Lenz: die Stadt als koordinierende und für Pflege verantwortliche Akteurin."
    person = PersonMention(Span(28, 36), "r", 1.0, "Ada Lenz")
    found = perspectives_in(text, whole(text), (person,), (), None, VOCABULARY)
    spoken = [one.person.name for one in found if isinstance(one, Representation) and one.person]
    roles = [(one.perspective, one.role, one.theme) for one in found if isinstance(one, RoleAscription)]
    assert spoken == ["Ada Lenz"]
    assert roles == [("kommune", "koordinierend", ""), ("kommune", "verantwortlich", "pflege")]


def test_a_group_that_is_only_mentioned_is_no_perspective():
    text = "In vielen Kommunen und in der Zivilgesellschaft wird daran gearbeitet."
    assert perspectives_in(text, whole(text), (), (), None, VOCABULARY) == ()


@pytest.mark.parametrize(
    ("sentence", "kind", "labels"),
    [
        ("Die Herausforderungen Armut, Pflege und Wohnen nehmen zu.", "challenge", ["Armut", "Pflege", "Wohnen"]),
        ("Problemlagen wie Überschuldung und Einsamkeit bleiben.", "challenge", ["Überschuldung", "Einsamkeit"]),
        ("Als Hemmnis gelten starre Zuständigkeiten.", "barrier", ["starre Zuständigkeiten"]),
        ("Kurze Fristen erschweren die Planung.", "barrier", ["Kurze Fristen"]),
        ("Verzögert und behindert wird die Planung durch Personalmangel.", "barrier", ["Personalmangel"]),
        ("Es braucht Räume, Zeit und verlässliche Mittel.", "need", ["Räume", "Zeit", "verlässliche Mittel"]),
        ("Notwendig ist eine gemeinsame Sprache.", "need", ["gemeinsame Sprache"]),
        ("Wie gelingt das?", "question", ["Wie gelingt das?"]),
        ("Das Motto lautet „Alle an einen Tisch“.", "motto", ["Alle an einen Tisch"]),
        ("Das Netzwerk trifft sich viermal im Jahr.", "any", []),
    ],
)
def test_elements(sentence, kind, labels):
    found = elements_in(sentence, whole(sentence), VOCABULARY, ())
    assert [element.label for element in found] == labels
    assert all(element.kind == kind for element in found)
    assert all(element.label == " ".join(element.span.of(sentence).split()) for element in found)


@pytest.mark.parametrize(
    ("sentence", "approach"),
    [
        ("Kurze Fristen erschweren die Sozialplanung.", "Sozialplanung"),
        ("Hinderlich für die Vernetzung ist der Personalmangel.", "Vernetzung"),
        ("Die Vernetzung wird durch Personalmangel behindert.", None),
    ],
)
def test_hindrances(sentence, approach):
    elements = elements_in(sentence, whole(sentence), VOCABULARY, ())
    found = hindrances_in(sentence, whole(sentence), elements, VOCABULARY, ())
    assert [one.approach.label for one in found] == ([approach] if approach else [])


@pytest.mark.parametrize(
    ("text", "number"),
    [("in der AG 78", 1), ("die AG nach § 78 SGB VIII", 1), ("AG 780", 0), ("eine AG Kultur", 0)],
)
def test_working_group_78(text, number):
    assert len(cooperations_in(text, whole(text))) == number
