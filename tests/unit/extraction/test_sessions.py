"""Sessions: the numbered parts of a programme, each with its people, and what is none."""

from kg.evaluate import Session, extracted
from kg.mention import mentions
from kg.model import SessionMention
from kg.pipeline import extract
from kg.read import read_text
from kg.segment import passages, segment
from kg.terms import DEF
from kg.vocabulary import load_vocabulary

PROGRAMME = """7. Fachtag Pflege

Donnerstag, 4. März 2027, Kiel

09.30 Uhr Begrüßung
Hilke Brandau, Stadt Talheim

10.00 Uhr parallele Foren
Forum 1: Wohnen im Alter
Leitung: Jost Habermehl, Landkreis Northeim
Workshop B – Besuchsdienste, Raum 3
Leitung: Rukiye Tekin, Diakonie Auental

12.00 Uhr Schlusswort
Ada Lenz, Hochschule Nordtal
"""


def sessions(text: str) -> list[tuple[str, str, str, list[str]]]:
    blocks = segment(text)
    found = mentions(text, blocks, passages(text, blocks), load_vocabulary())
    return [
        (one.title, one.number, one.span.of(text), [entry.person.name for entry in one.people])
        for one in found
        if isinstance(one, SessionMention)
    ]


def test_sessions_have_word_number_title_and_their_own_people():
    assert sessions(PROGRAMME) == [
        ("Forum 1: Wohnen im Alter", "1", "Forum 1: Wohnen im Alter", ["Jost Habermehl"]),
        ("Workshop B: Besuchsdienste", "B", "Workshop B – Besuchsdienste", ["Rukiye Tekin"]),
    ]


def test_extraction_tells_of_which_event_they_are_a_part():
    whole = "7. Fachtag Pflege"
    assert extracted(read_text(PROGRAMME, source="programm.txt")).sessions == (
        Session("Forum 1: Wohnen im Alter", whole, ("Jost Habermehl",)),
        Session("Workshop B: Besuchsdienste", whole, ("Rukiye Tekin",)),
    )


def test_sessions_of_one_name_in_two_events_are_two():
    first, second = (
        {fact.subject for fact in extract(read_text(text, source="p.txt")).facts if fact.property == DEF["subEventOf"]}
        for text in (PROGRAMME, PROGRAMME.replace("7.", "8.", 1))
    )
    assert len(first) == len(second) == 2
    assert not first & second


def test_the_page_of_a_forum_is_no_session_of_itself():
    assert sessions("Forum 2: Pflege\n\nModeration\nAda Lenz, Stadt Talheim\n") == []


def test_prose_and_pages_without_an_event_have_none():
    assert sessions("7. Fachtag Pflege\n\nForum 1 war voll. Workshop 2 fiel aus.") == []
    assert sessions("Netzwerk Pflege Talheim\n\nAG 1: Wohnen\nAG 2: Arbeit\n") == []
