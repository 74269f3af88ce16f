"""List kinds: what headings, labels and announcing sentences say that the bodies in a list are."""

import re
from typing import Final

__all__ = ["announcement", "list_kind"]

ASIDE: Final = re.compile(r"\s*\([^()]*\)$")
# Headings and labels of lists → the kind of relation, and whether the listed ones are its source.
OF_WHAT: Final = r"(?:\s+(?:des|der|im|in|am)\b[^:\n]{0,60})?"
PARTNERS: Final = r"[Pp]artner(?:innen|\*innen|:innen)?(?:\s+und\s+(?:-p|P)artner(?:innen)?)?"
LISTS: Final = (
    (
        re.compile(
            r"(?:(?:Unsere|Die|Ordentliche|Fördernde|Aktive|Aktuelle|Weitere|Assoziierte|Derzeitige)\s+){0,2}"
            r"(?:(?:Förder|Gründungs|Vereins|Voll)?[Mm]itglieder|Mitglieds(?:organisationen|verbände|einrichtungen|vereine|kommunen)"
            r"|Netzwerkmitglieder|(?:Netzwerk|Bündnis|Verbund)" + PARTNERS + "|Beteiligte"
            r"|Beteiligte (?:Einrichtungen|Organisationen|Institutionen|Träger))" + OF_WHAT
        ),
        "memberOf",
        True,
    ),
    (
        re.compile(
            r"(?:Unsere\s+|Weitere\s+)?(?:(?:Kooperations|Projekt|Praxis|Netz|Transfer)?" + PARTNERS + OF_WHAT + ""
            r"|In (?:Kooperation|Zusammenarbeit) mit|Kooperation(?:en)?(?: mit)?)"
        ),
        "partnerOf",
        False,
    ),
    (
        re.compile(
            r"(?:Unsere\s+)?(?:(?:Mitg|G)efördert(?:\s+(?:durch|von|vom|aus(?:\s+Mitteln)?|mit(?:\s+Mitteln)?))?"
            r"|Finanziert\s+(?:durch|von|vom|aus)|Finanzierung|Förderung|Förder(?:er|innen und Förderer|nde)"
            r"|(?:Förder|Fördermittel|Mittel|Geld|Zuwendungs)geber(?:in)?|Sponsoren"
            r"|Mit (?:freundlicher|finanzieller) Unterstützung(?:\s+(?:von|durch|der|des))?"
            r"|Mit Mitteln(?:\s+(?:des|der|von))?)"
        ),
        "fundedBy",
        False,
    ),
    (
        re.compile(
            r"(?:(?:Projekt|Anstellungs|Einrichtungs|Rechts)?[Tt]räger(?:in|schaft|verein|innen)?"
            r"|In Trägerschaft(?:\s+(?:von|des|der))?)"
        ),
        "carrierOf",
        True,
    ),
    (
        re.compile(r"(?:Unsere\s+)?(?:(?:Themen|Landes)?[Aa]rbeits(?:kreise|gruppen)|Fach(?:gruppen|kreise)|AGs|AKs)"),
        "unitOf",
        True,
    ),
)


def announcement(paragraph: str) -> tuple[str, bool] | None:
    """Return the relation that a paragraph announces for the list below it by its last words and a colon."""
    if not paragraph.rstrip().endswith(":"):
        return None
    last = re.split(r"[.!?]\s|\n", paragraph.rstrip().rstrip(":"))[-1].strip()
    if re.search(
        r"\b(?:arbeiten|wirken)\b.*\bmit$|\bgehören\b.*\ban$|\bgehören$|\bMitglieder\b|\b(?:angeschlossen|beigetreten|zusammengeschlossen)\b"
        r"|\b(?:vertreten|beteiligt|engagieren sich)$|\bzählen$",
        last,
    ):
        return "memberOf", True
    return list_kind(last) or next(
        (told for word, told in (("artner", ("partnerOf", False)), ("fördert", ("fundedBy", False))) if word in last),
        None,
    )


def list_kind(heading: str) -> tuple[str, bool] | None:
    """Return the relation that a heading or label tells for what follows, and whether that is the source."""
    words = ASIDE.sub("", heading.strip().rstrip(":").strip())
    return next(((kind, source) for pattern, kind, source in LISTS if pattern.fullmatch(words)), None)
