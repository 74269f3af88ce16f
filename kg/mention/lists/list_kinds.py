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
            r"(?:(?:Unsere|Die|Ordentliche|Fördernde|Aktive|Aktuelle|Weitere|Assoziierte|Derzeitige|Neue|Ständige)\s+){0,2}"
            r"(?:(?:Förder|Gründungs|Vereins|Voll|Netzwerk|Bündnis|Verbund)?[Mm]itglieder"
            r"|Mitglieds(?:organisationen|verbände|einrichtungen|vereine|kommunen|gemeinden|häuser|körperschaften)"
            r"|(?:Netzwerk|Bündnis|Verbund)" + PARTNERS + "|Beteiligte|Gesellschafter(?:innen)?|Unterzeichnende"
            r"|(?:Beteiligte|Vertretene|Angeschlossene|Teilnehmende|Mitwirkende|Mitarbeitende|Unterzeichnende) "
            r"(?:Einrichtungen|Organisationen|Institutionen|Träger|Stellen|Vereine|Verbände|Kommunen|Gemeinden)"
            r"|(?:Vertreten|Angeschlossen|Beteiligt|Dabei|Mit dabei)(?: sind)?|Wer (?:ist dabei|macht mit|gehört dazu))"
            + OF_WHAT
        ),
        "memberOf",
        True,
    ),
    (
        re.compile(
            r"(?:Unsere\s+|Weitere\s+)?(?:(?:Kooperations|Projekt|Praxis|Netz|Transfer)?" + PARTNERS + OF_WHAT + ""
            r"|(?:Kooperierende|Partner)\s?(?:[Ee]inrichtungen|[Oo]rganisationen|[Ss]chulen|[Vv]ereine|[Vv]erbände)"
            r"|" + PARTNERS + r" vor Ort|(?:Wir k|K)ooperieren mit|(?:Gemeinsam|Zusammen) mit|Im Boot"
            r"|In (?:enger )?(?:Kooperation|Zusammenarbeit|Partnerschaft) mit|Kooperation(?:en)?(?: mit)?)"
        ),
        "partnerOf",
        False,
    ),
    (
        re.compile(
            r"(?:Unsere\s+)?(?:(?:Mitg|G)efördert(?:\s+(?:durch|von|vom|aus(?:\s+Mitteln)?|mit(?:\s+Mitteln)?))?"
            r"|(?:Finanziert|Unterstützt|Bezuschusst|Ermöglicht)\s+(?:durch|von|vom|aus)"
            r"|(?:Finanzielle |Projekt)?(?:Finanzierung|Förderung|Unterstützung|Mittel)(?:\s+(?:durch|aus|von))?"
            r"|Förder(?:er|innen und Förderer|nde|ung und Unterstützung|hinweis|mittel|programm)"
            r"|(?:Förder|Fördermittel|Mittel|Geld|Zuwendungs)geber(?:in|innen)?|Sponsoren|Unterstützer(?:innen)?"
            r"|Mit (?:freundlicher|finanzieller) Unterstützung(?:\s+(?:von|durch|der|des))?"
            r"|Mit Mitteln(?:\s+(?:des|der|von))?)"
        ),
        "fundedBy",
        False,
    ),
    (
        re.compile(
            r"(?:(?:Projekt|Anstellungs|Einrichtungs|Rechts|Maßnahme)?[Tt]räger(?:in|schaft|verein|verbund|innen)?"
            r"|Betreiber(?:in)?|Getragen (?:von|vom|durch)"
            r"|Ein(?:e)? (?:Projekt|Angebot|Einrichtung|Initiative|Vorhaben) (?:von|vom|der|des)"
            r"|In (?:gemeinsamer )?Trägerschaft(?:\s+(?:von|vom|des|der))?)"
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
        (told for word, told in (("artner", ("partnerOf", False)), ("gefördert", ("fundedBy", False))) if word in last),
        None,
    )


def list_kind(heading: str) -> tuple[str, bool] | None:
    """Return the relation that a heading or label tells for what follows, and whether that is the source."""
    words = ASIDE.sub("", heading.strip().rstrip(":").strip())
    return next(((kind, source) for pattern, kind, source in LISTS if pattern.fullmatch(words)), None)
