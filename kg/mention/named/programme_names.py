"""Programme names: the programmes of federation, Länder and Union that texts name without a noun beside them."""

import re
from typing import Final

from kg.cues import Cued

__all__ = ["KNOWN", "full_names"]

# Name in the nominative → the other ways to write it, as patterns.
NAMES: Final[dict[str, tuple[str, ...]]] = {
    "Europäischer Sozialfonds Plus": (r"Europäische[nrs]? Sozialfonds Plus",),
    "Europäischer Sozialfonds": (r"Europäische[nrs]? Sozialfonds",),
    "Europäischer Fonds für regionale Entwicklung": (r"Europäische[nrs]? Fonds für regionale Entwicklung",),
    "Asyl-, Migrations- und Integrationsfonds": (),
    "ESF Plus": (r"ESF\s?\+", r"ESF-Plus"),
    "ESF": (),
    "EFRE": (),
    "ELER": (),
    "AMIF": (),
    "LEADER": (),
    "Sozialer Zusammenhalt": (),
    "Soziale Stadt": (),
    "Demokratie leben!": (r"Demokratie leben\b!?",),
    "Zusammenhalt durch Teilhabe": (),
    "JUGEND STÄRKEN im Quartier": (r"(?:JUGEND STÄRKEN|Jugend stärken) im Quartier",),
    "JUGEND STÄRKEN: Brücken in die Eigenständigkeit": (
        r"(?:JUGEND STÄRKEN|Jugend stärken)\s?[:–-]\s?Brücken in die Eigenständigkeit",
    ),
    "Bildung, Wirtschaft, Arbeit im Quartier": (),
    "BIWAQ": (),
    "Menschen stärken Menschen": (),
    "Engagierte Stadt": (),
    "Lernen vor Ort": (),
    "Hauptamt stärkt Ehrenamt": (),
    "Sprach-Kitas": (),
    "Startchancen": (r"Startchancen(?=-Programm)",),
    "DigitalPakt Schule": (r"Digital[Pp]akt Schule",),
    "Aufholen nach Corona": (),
    "Nationale Demenzstrategie": (r"Nationalen? Demenzstrategie",),
    "Nationale Weiterbildungsstrategie": (r"Nationalen? Weiterbildungsstrategie",),
    "rehapro": (),
    "Akti(F) Plus": (),
    "EHAP Plus": (),
    "EHAP": (),
}
SHORT_OF: Final = {
    "ESF Plus": "Europäischer Sozialfonds Plus",
    "ESF": "Europäischer Sozialfonds",
    "EFRE": "Europäischer Fonds für regionale Entwicklung",
    "AMIF": "Asyl-, Migrations- und Integrationsfonds",
    "BIWAQ": "Bildung, Wirtschaft, Arbeit im Quartier",
}
PATTERNS: Final = tuple((name, re.compile("|".join((*forms, re.escape(name))))) for name, forms in NAMES.items())
EVERY_FORM: Final = "|".join("|".join((*forms, re.escape(name))) for name, forms in NAMES.items())
KNOWN: Final = Cued(rf"(?<![\w-])(?:{EVERY_FORM})(?!\w|-(?:[A-ZÄÖÜ]\w+(?<!gramm)(?<!rogramms)\b))")


def full_names(found: list[str]) -> dict[str, str]:
    """Return for every written form its programme's name, in full where the text has that anywhere, else in short."""
    names = {form: next(name for name, pattern in PATTERNS if pattern.fullmatch(form)) for form in found}
    spelt_out = set(names.values())
    return {form: SHORT_OF[name] if SHORT_OF.get(name) in spelt_out else name for form, name in names.items()}
