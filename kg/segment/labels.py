"""Labels: the lines that head what stands right below them, without a blank line between."""

import re
from typing import Final

__all__ = ["heads", "is_label"]

WHOSE: Final = r"(?:\s+(?:des|der|im|in|am)\s[^:\n,;]{3,50})?"
LABEL: Final = re.compile(
    r"(?:(?:Unsere|Die|Ordentliche|Fördernde|Aktive|Aktuelle|Weitere|Beteiligte|Assoziierte)\s+)?"
    r"(?:"
    # who belongs to it, carries it, pays for it or works with it
    r"(?:(?:Netzwerk|Gründungs|Förder|Vereins|Bündnis|Verbunds?)?[Mm]itglieder|Beteiligte|Mitglieds(?:organisationen|verbände"
    r"|einrichtungen|vereine|kommunen)|(?:Einrichtungen|Organisationen|Institutionen))" + WHOSE + "|"
    r"(?:(?:Kooperations|Projekt|Praxis|Netzwerk|Bündnis|Verbund|Transfer)?[Pp]artner(?:innen|[*:_/]-?innen)?)"
    + WHOSE
    + "|"
    r"(?:Projekt|Rechts|Anstellungs|Einrichtungs)?[Tt]räger(?:in|schaft|verein)?|"
    r"Förderung|Finanzierung|(?:Mittel|Förder|Zuwendungs)geber(?:in)?|Förderer|Fördernde|Gefördert (?:durch|von)|"
    # who speaks and works for it
    r"Ansprech(?:partner(?:in|innen|[*:_/]-?in(?:nen)?)?|person(?:en)?|stelle)" + WHOSE + "|"
    r"(?:Projekt|Netzwerk)?(?:[Kk]oordination|[Ll]eitung|[Tt]eam|[Bb]üro)|Vorstand|Geschäftsstelle|Geschäftsführung|"
    r"(?:Steuerungs|Lenkungs|Steuer)(?:gruppe|kreis)|Koordinierungs(?:stelle|kreis)|(?:Fach|Projekt|Programm)?[Bb]eirat|"
    r"Arbeits(?:kreise|gruppen)|(?:Wissenschaftliche|Fachliche)\s(?:Begleitung|Beratung|Leitung)|Evaluation|"
    r"Bewilligungs(?:behörde|stelle)|Antragsteller(?:in)?|"
    # what it is, where and how long
    r"Projekt(?:titel|name|beschreibung|laufzeit|zeitraum|ziele?)|Kurzbeschreibung|Laufzeit|Förderzeitraum|Zielgruppen?|Ziele|"
    r"(?:Durchführungs|Projekt|Einsatz|Stand)orte?"
    r")(?:\s*\((?:Auswahl|Stand[^)]*)\))?\s*:?"
)
LONGEST: Final = 90
# Lists of people are read whole, with the offices between them; a bracket goes on with the line above.
GOES_ON: Final = re.compile(r"\s*(?:\(|(?:Frau|Herrn?|Prof\.|Dr\.|PD)\s)")


def is_label(line: str) -> bool:
    """Tell whether a line is nothing but a label such as "Mitglieder", "Träger" or "Ansprechpartnerin"."""
    words = line.strip()
    return len(words) <= LONGEST and LABEL.fullmatch(words) is not None


def heads(line: str, below: str) -> bool:
    """Tell whether a line is the label of the line right below it, and no office between the names of people."""
    return is_label(line) and GOES_ON.match(below) is None
