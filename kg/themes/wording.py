"""Wording: the sentences of the theme answers, one table a language, complete in both.

The German sentences name an item by a noun of known gender ("die Veranstaltung …, die …"), because the gender
of its title is not known; actors stand without article for the same reason.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

__all__ = ["WORDING", "Case", "quoted"]


class Case(Enum):
    """What a sentence says."""

    PROGRAMME = auto()
    CONTRIBUTION = auto()
    PRESENTED = auto()
    FUNCTION = auto()
    UNIT = auto()
    STATEMENT = auto()
    PARTICIPATION = auto()
    CHALLENGE = auto()
    AFFILIATION = auto()
    MEMBERSHIP = auto()
    MET = auto()
    DELEGATE = auto()
    RIGHT_BROADER = auto()
    RIGHT_NARROWER = auto()
    ACTORS = auto()
    ALL = auto()
    SOME = auto()
    AND = auto()


WORDING: Final[Mapping[str, Mapping[Case, str]]] = {
    "de": {
        Case.PROGRAMME: "{actor} legte das Programm {item} zum Thema {theme} auf.",
        Case.CONTRIBUTION: "{actor} gestaltete den Beitrag {item} zum Thema {theme}.",
        Case.PRESENTED: "{actor} stellte {bearer} zum Thema {theme} vor.",
        Case.FUNCTION: "{actor} hat die Funktion {item}, zu der das Thema {theme} gehört.",
        Case.UNIT: "{actor}: Der Arbeitsbereich {item} bearbeitet das Thema {theme}.",
        Case.STATEMENT: "{actor} wird in einer Aussage zum Thema {theme} genannt: {item}",
        Case.PARTICIPATION: ("{actor} wirkte an der Veranstaltung {item} mit, die das Thema {theme} behandelt."),
        Case.CHALLENGE: (
            "{actor} wirkte an der Veranstaltung {item} mit, die mit der Herausforderung {bearer} "
            "das Thema {theme} aufgreift."
        ),
        Case.AFFILIATION: "{actor} ist durch {through} mit dem Thema {theme} befasst ({item}).",
        Case.MEMBERSHIP: ("{actor} gehört zu {through}; die Organisation ist mit dem Thema {theme} befasst ({item})."),
        Case.MET: (
            "{left} und {right} wirkten beide an der Veranstaltung {item} mit, in der es um das Thema {theme} geht."
        ),
        Case.DELEGATE: "{actor} (durch {through})",
        Case.RIGHT_BROADER: (
            "Die Themen sind verwandt, aber nicht gleich: {other} ist das Oberthema von {theme} und "
            "zählt zu {percent} Prozent."
        ),
        Case.RIGHT_NARROWER: (
            "Die Themen sind verwandt, aber nicht gleich: {other} ist ein Unterthema von {theme} und "
            "zählt zu {percent} Prozent."
        ),
        Case.ACTORS: "Akteure, die insgesamt am Thema {theme} arbeiten: {count}.",
        Case.ALL: "Alle arbeiten am Thema {theme}: {names}.",
        Case.SOME: "Ein Teil arbeitet am Thema {theme}: {names}.",
        Case.AND: "und",
    },
    "en": {
        Case.PROGRAMME: "{actor} launched the programme {item} on the theme {theme}.",
        Case.CONTRIBUTION: "{actor} gave the contribution {item} on the theme {theme}.",
        Case.PRESENTED: "{actor} presented {bearer} on the theme {theme}.",
        Case.FUNCTION: "{actor} holds the function {item}, which covers the theme {theme}.",
        Case.UNIT: "{actor}: the unit {item} works on the theme {theme}.",
        Case.STATEMENT: "{actor} is named in a statement on the theme {theme}: {item}",
        Case.PARTICIPATION: "{actor} took part in the event {item}, which deals with the theme {theme}.",
        Case.CHALLENGE: (
            "{actor} took part in the event {item}, which takes up the theme {theme} with the challenge {bearer}."
        ),
        Case.AFFILIATION: "{actor} is engaged with the theme {theme} through {through} ({item}).",
        Case.MEMBERSHIP: ("{actor} belongs to {through}, an organisation engaged with the theme {theme} ({item})."),
        Case.MET: ("{left} and {right} both took part in the event {item}, which deals with the theme {theme}."),
        Case.DELEGATE: "{actor} (through {through})",
        Case.RIGHT_BROADER: (
            "The themes are related, not the same: {other} is the broader theme of {theme} and counts for "
            "{percent} per cent."
        ),
        Case.RIGHT_NARROWER: (
            "The themes are related, not the same: {other} is a narrower theme of {theme} and counts for "
            "{percent} per cent."
        ),
        Case.ACTORS: "Actors working on the theme {theme} in all: {count}.",
        Case.ALL: "All work on the theme {theme}: {names}.",
        Case.SOME: "Some work on the theme {theme}: {names}.",
        Case.AND: "and",
    },
}

_MARKS: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "de": ("„", "“", "‚", "‘"),
    "en": ("“", "”", "‘", "’"),
}
"""Opening and closing marks, outer and inner."""


def quoted(text: str, language: str) -> str:
    """Return a title in the language's quotation marks; marks inside become single ones."""
    opening, closing, inner_opening, inner_closing = _MARKS[language]
    # In German titles the mark that closes („ “) is the one that opens in English: what stands first opens.
    inner = text.replace("„", inner_opening).replace("”", inner_closing)
    inner = inner.replace("“", inner_closing if "„" in text else inner_opening)
    return f"{opening}{inner}{closing}"
