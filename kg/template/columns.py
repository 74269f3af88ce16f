"""Columns: the sheets of the template, and what each column of theirs takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import Final

from kg.vocabulary import load_vocabulary

__all__ = ["MARK", "SHEETS", "VERSION", "Column", "Sheet", "Takes", "theme_slugs"]

MARK: Final = "Sozialraum-Vorlage"
"""The property of the file, and the beginning of its page's first line, that tell a template by its version."""
VERSION: Final = 1


class Takes(Enum):
    """What a column takes."""

    TEXT = auto()
    CHOICE = auto()
    THEME = auto()
    DAY = auto()
    EVENT = auto()
    """A title that stands in the sheet of events."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it takes, what each of its choices means, and what it is for, in both languages."""

    name: str
    de: str
    en: str
    takes: Takes = Takes.TEXT
    choices: Mapping[str, str] = field(default_factory=dict)
    needed: bool = False
    needs: str = ""
    """The column that has to be filled where this one is."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, what its rows tell, in both languages, and its columns in their order."""

    name: str
    de: str
    en: str
    columns: tuple[Column, ...]


BODIES: Final = {
    "freier Träger": "IndependentProvider",
    "zivilgesellschaftliche Organisation": "CivilSocietyOrganisation",
    "Fachverband": "ProfessionalAssociation",
    "Gebietskörperschaft": "TerritorialAuthority",
    "Ministerium": "Ministry",
    "öffentliche Stelle": "PublicOrganisation",
    "Netzwerk": "Network",
    "andere Organisation": "FormalOrganization",
}
PROGRAMMES: Final = {
    "Programm": "Programme",
    "Förderprogramm": "FundingProgramme",
    "Strategie": "Strategy",
    "Landesstrategie": "StateStrategy",
}
EVENTS: Final = {"Fachforum": "Forum", "Kongress": "Congress", "andere Veranstaltung": "Event"}
LEVELS: Final = {
    "Europäische Union": "eu",
    "Bund": "bund",
    "Land": "land",
    "Kreis": "kreis",
    "Gemeinde": "gemeinde",
    "Bezirk oder Ortsteil": "bezirk",
}
ROLES: Final = {
    "Teilnahme": "teilnahme",
    "Moderation": "moderation",
    "Vortrag": "vortrag",
    "Podium": "podium",
    "Grußwort": "grusswort",
    "Organisation": "organisation",
}
THEMES: Final = tuple(
    Column(f"Thema {number}", "Thema aus der Liste", "theme of the list", Takes.THEME) for number in (1, 2, 3)
)

SHEETS: Final = (
    Sheet(
        "Organisationen",
        "Jede Zeile eine Organisation, mit den Themen, an denen sie arbeitet.",
        "Each row one organisation, with the themes it works on.",
        (
            Column("Name", "voller Name", "full name", needed=True),
            Column("Art", "Art der Organisation", "kind of organisation", Takes.CHOICE, BODIES),
            Column("Ort", "Stadt oder Gemeinde ihres Sitzes", "town of its seat"),
            Column("Mitglied in", "Verband oder Netzwerk, zu dem sie gehört", "association or network it belongs to"),
            *THEMES,
        ),
    ),
    Sheet(
        "Personen",
        "Jede Zeile eine Person mit veröffentlichter Funktion; wer bei mehreren Veranstaltungen war, mehrere.",
        "Each row one person with a published function; who took part in several events has several rows.",
        (
            Column("Name", "Vor- und Nachname, Titel davor", "given name and surname, titles before", needed=True),
            Column("Funktion", "Funktion, wie sie veröffentlicht ist", "function as it is published"),
            Column("Organisation", "für welche Organisation", "for which organisation"),
            Column("Veranstaltung", "Titel aus dem Blatt Veranstaltungen", "title in the sheet of events", Takes.EVENT),
            Column("Rolle", "Rolle dort", "role there", Takes.CHOICE, ROLES, needs="Veranstaltung"),
        ),
    ),
    Sheet(
        "Themen",
        "Weitere Themen von Organisationen, wo drei nicht reichen: je Thema eine Zeile.",
        "More themes of organisations, where three are too few: one row each.",
        (
            Column("Organisation", "Name der Organisation", "name of the organisation", needed=True),
            Column("Thema", "Thema aus der Liste", "theme of the list", Takes.THEME, needed=True),
        ),
    ),
    Sheet(
        "Programme",
        "Jede Zeile ein Programm oder eine Strategie.",
        "Each row one programme or strategy.",
        (
            Column("Name", "voller Name", "full name", needed=True),
            Column("Art", "Art des Programms", "kind of programme", Takes.CHOICE, PROGRAMMES),
            Column("Ebene", "wer es auflegt", "level that launched it", Takes.CHOICE, LEVELS),
            Column("Träger", "Organisation, die es trägt", "organisation that carries it"),
            *THEMES,
        ),
    ),
    Sheet(
        "Veranstaltungen",
        "Jede Zeile eine Veranstaltung.",
        "Each row one event.",
        (
            Column("Titel", "voller Titel", "full title", needed=True),
            Column("Art", "Art der Veranstaltung", "kind of event", Takes.CHOICE, EVENTS),
            Column("Beginn", "erster Tag, etwa 12.03.2026", "first day, such as 12.03.2026", Takes.DAY),
            Column("Ende", "letzter Tag, wenn es mehrere sind", "last day of several", Takes.DAY, needs="Beginn"),
            Column("Ort", "Stadt oder Gemeinde", "town"),
            *THEMES,
        ),
    ),
)


@cache
def theme_slugs() -> Mapping[str, str]:
    """Return the slug of every theme by its labels, in lower case; a preferred label wins over others."""
    entries = load_vocabulary().themes.values()
    others = {label.lower(): entry.slug for entry in entries for label in entry.labels}
    return others | {entry.labels[0].lower(): entry.slug for entry in entries}
