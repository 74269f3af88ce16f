"""The days and the town of an event whose programme heads its days and tells the address at its end."""

from kg.mention import mentions
from kg.model import EventMention, OrganisationMention
from kg.segment import passages, segment
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def event(text: str) -> tuple[str, str, str | None]:
    """Return first day, last day and town of the event of a page."""
    blocks = segment(text)
    found = mentions(text, blocks, passages(text, blocks), VOCABULARY)
    (one,) = (mention for mention in found if isinstance(mention, EventMention))
    assert one.days
    return one.days.first.isoformat(), one.days.last.isoformat(), one.place.name if one.place else None


def test_days_headed_one_by_one_and_an_address_in_lines():
    text = (
        "Fachkonferenz Bildung\n\nTag 1 – Montag, 3. November 2036\n\n13.00 Uhr Eröffnung\nIda Kern, Stadt Trier\n\n"
        "Tag 2 – Dienstag, 4. November 2036\n\n9.30 Uhr Foren\n\n"
        "Veranstaltungsort\nRobert-Schuman-Haus\nAuf der Jüngt 1\n54293 Trier\n\n"
        "Anmeldung bis\nMittwoch, 5. November 2036\n"
    )
    assert event(text) == ("2036-11-03", "2036-11-04", "Trier")


def test_a_house_called_after_a_quarter():
    text = "Fachtag Einsamkeit\nam 14. November 2024 im Bürgerzentrum Ehrenfeld, Köln\n\nDanach gab es Kaffee.\n"
    assert event(text) == ("2024-11-14", "2024-11-14", "Köln")


def title(text: str) -> str:
    """Return the name of the event of a page."""
    blocks = segment(text)
    found = mentions(text, blocks, passages(text, blocks), VOCABULARY)
    return next(one.title for one in found if isinstance(one, EventMention))


def test_neither_a_menu_nor_a_body_is_the_event():
    assert title("Verband Jugend e.V. | Fachtage\n\n9. Fachtag Räume öffnen\nMi, 8. Mai 2030, Bautzen\n") == (
        "9. Fachtag Räume öffnen"
    )
    assert title("Bayerischer Bezirketag\nFachtagung Psychiatrie 2031\n23. Juni 2031, Irsee\n") == (
        "Fachtagung Psychiatrie 2031"
    )


def test_the_event_is_no_body():
    text = (
        "Einladung zur Sozialraumwerkstatt Auental\n\nSozialraumwerkstatt „Gemeinsam“\n26.02.2032, Hamburg\n"
        "\nDie Werkstatt für Menschen Auental gGmbH lädt ein.\n"
    )
    blocks = segment(text)
    found = mentions(text, blocks, passages(text, blocks), VOCABULARY)
    bodies = [one.form for one in found if isinstance(one, OrganisationMention)]
    assert bodies == ["Werkstatt für Menschen Auental gGmbH"]
