"""Instructions: what a language model is told to look for, and in which shape to answer."""

from typing import Final

from kg.vocabulary import Vocabulary

__all__ = ["instructions"]

TASK: Final = """\
Du liest einen Ausschnitt aus einem Bericht, Programm oder Protokoll der sozialräumlichen Arbeit und suchst heraus, was
darin ausdrücklich steht. Antworte nur mit einem JSON-Objekt dieser Form; leere Listen sind erlaubt:

{"persons": [{"quote": "", "name": "", "function": "", "organisation": "", "role": ""}],
 "organisations": [{"quote": ""}],
 "themes": [{"quote": "", "theme": ""}],
 "programmes": [{"quote": ""}],
 "places": [{"quote": ""}]}

Regeln:
- "quote" ist buchstäblich aus dem Ausschnitt abgeschrieben, so kurz wie möglich: bei Personen die Stelle mit Name,
  Funktion und Organisation, sonst nur der Name selbst. Auch "name", "function" und "organisation" stehen so im "quote".
- "name" ohne Titel und Anrede. Was nicht dasteht, bleibt leer; nichts wird aus eigenem Wissen ergänzt.
- "role" ist leer oder eines von: moderation, vortrag, podium, grusswort, organisation, teilnahme.
- Gruppen ("freie Träger"), Parteien und Gebäude sind keine Organisationen.
- "theme" ist eine der folgenden Bezeichnungen und nur dann genannt, wenn der Ausschnitt davon handelt:
"""


def instructions(vocabulary: Vocabulary) -> str:
    """Return the task in German, with the preferred labels of all themes in alphabetical order."""
    labels = sorted(theme.labels[0] for theme in vocabulary.themes.values())
    return TASK + "; ".join(labels)
