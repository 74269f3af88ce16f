"""Statutes: German laws that texts name, by abbreviation and in full, and the one form of each."""

import re
from functools import cache
from typing import Final

__all__ = ["ABBREVIATIONS", "NAMES", "book_of", "short_of"]

# Abbreviation → names in the nominative. Only what the field cites and what means nothing else.
STATUTES: Final[dict[str, tuple[str, ...]]] = {
    "AGG": ("Allgemeines Gleichbehandlungsgesetz",),
    "AsylbLG": ("Asylbewerberleistungsgesetz",),
    "AsylG": ("Asylgesetz",),
    "AufenthG": ("Aufenthaltsgesetz",),
    "BAföG": ("Bundesausbildungsförderungsgesetz",),
    "BauGB": ("Baugesetzbuch",),
    "BauNVO": ("Baunutzungsverordnung",),
    "BBiG": ("Berufsbildungsgesetz",),
    "BDSG": ("Bundesdatenschutzgesetz",),
    "BEEG": ("Bundeselterngeld- und Elternzeitgesetz",),
    "BFDG": ("Bundesfreiwilligendienstgesetz",),
    "BGB": ("Bürgerliches Gesetzbuch",),
    "BGG": ("Behindertengleichstellungsgesetz",),
    "BKGG": ("Bundeskindergeldgesetz",),
    "BKiSchG": ("Bundeskinderschutzgesetz",),
    "BSHG": ("Bundessozialhilfegesetz",),
    "BtOG": ("Betreuungsorganisationsgesetz",),
    "BTHG": ("Bundesteilhabegesetz",),
    "BVFG": ("Bundesvertriebenengesetz",),
    "DSGVO": ("Datenschutz-Grundverordnung", "DS-GVO"),
    "EGovG": ("E-Government-Gesetz",),
    "FamFG": (),
    "GaFöG": ("Ganztagsförderungsgesetz",),
    "GEG": ("Gebäudeenergiegesetz",),
    "GewSchG": ("Gewaltschutzgesetz",),
    "GG": ("Grundgesetz",),
    "GWB": (),
    "HGB": ("Handelsgesetzbuch",),
    "IfSG": ("Infektionsschutzgesetz",),
    "InsO": ("Insolvenzordnung",),
    "JFDG": ("Jugendfreiwilligendienstegesetz",),
    "JGG": ("Jugendgerichtsgesetz",),
    "JuSchG": ("Jugendschutzgesetz",),
    "KHG": ("Krankenhausfinanzierungsgesetz",),
    "KICK": ("Kinder- und Jugendhilfeweiterentwicklungsgesetz",),
    "KiQuTG": ("KiTa-Qualitäts- und -Teilhabeverbesserungsgesetz", "Gute-KiTa-Gesetz", "Gute-Kita-Gesetz"),
    "KJHG": ("Kinder- und Jugendhilfegesetz",),
    "KJSG": ("Kinder- und Jugendstärkungsgesetz",),
    "KKG": (),
    "MuSchG": ("Mutterschutzgesetz",),
    "OEG": ("Opferentschädigungsgesetz",),
    "OZG": ("Onlinezugangsgesetz",),
    "PflBG": ("Pflegeberufegesetz",),
    "PflegeZG": ("Pflegezeitgesetz",),
    "PNG": ("Pflege-Neuausrichtungs-Gesetz",),
    "ProstSchG": ("Prostituiertenschutzgesetz",),
    "PsychKHG": ("Psychisch-Kranken-Hilfe-Gesetz",),
    "PrävG": ("Präventionsgesetz",),
    "RDG": ("Rechtsdienstleistungsgesetz",),
    "ROG": ("Raumordnungsgesetz",),
    "SchKG": ("Schwangerschaftskonfliktgesetz",),
    "SGG": ("Sozialgerichtsgesetz",),
    "StGB": ("Strafgesetzbuch",),
    "StPO": ("Strafprozessordnung",),
    "TAG": ("Tagesbetreuungsausbaugesetz",),
    "TVöD": (),
    "TzBfG": ("Teilzeit- und Befristungsgesetz",),
    "UN-BRK": ("UN-Behindertenrechtskonvention", "VN-BRK", "Behindertenrechtskonvention"),
    "UN-KRK": ("UN-Kinderrechtskonvention", "VN-KRK", "Kinderrechtskonvention"),
    "UVG": (),
    "UhVorschG": ("Unterhaltsvorschussgesetz",),
    "VgV": ("Vergabeverordnung",),
    "VwGO": ("Verwaltungsgerichtsordnung",),
    "VwVfG": ("Verwaltungsverfahrensgesetz",),
    "WBVG": ("Wohn- und Betreuungsvertragsgesetz",),
    "WEG": ("Wohnungseigentumsgesetz",),
    "WoFG": ("Wohnraumförderungsgesetz",),
    "WoGG": ("Wohngeldgesetz",),
    "ZPO": ("Zivilprozessordnung",),
}

# Abbreviations that also mean something else, so that they need a section beside them.
NEEDS_SECTION: Final = frozenset(
    {"GG", "GWB", "HGB", "KHG", "KICK", "OEG", "PNG", "RDG", "ROG", "TAG", "TVöD", "UVG", "WEG"}
)
ABBREVIATIONS: Final = frozenset(STATUTES) - NEEDS_SECTION
NAMES: Final[dict[str, str]] = {name: short for short, names in STATUTES.items() for name in names}

ORDINALS: Final = {
    "erst": "I", "zweit": "II", "dritt": "III", "viert": "IV", "fünft": "V", "sechst": "VI", "siebt": "VII",
    "siebent": "VII", "acht": "VIII", "neunt": "IX", "zehnt": "X", "elft": "XI", "zwölft": "XII", "vierzehnt": "XIV",
}  # fmt: skip
ROMAN: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "", "XIV")


def book_of(number: str) -> str:
    """Return the Roman number of a book of the Social Code, from "8", "VII I" or "Achten"; empty if there is none."""
    plain = "".join(number.split())
    if plain.isdigit():
        return ROMAN[int(plain)] if int(plain) < len(ROMAN) else ""
    if plain in ROMAN:
        return plain
    return ORDINALS.get(re.sub(r"e[sn]?$", "", plain.lower()), "")


@cache
def short_of(name: str) -> str:
    """Return the abbreviation of a law's name in any case form; empty for a law not known here."""
    words = re.sub(r"(gesetz(?:buch)?)e?s\b", r"\1", " ".join(name.split()))
    words = re.sub(r"\b(Allgemeine|Bürgerliche)[nrs]\b", r"\1s", words)
    return NAMES.get(words, "")
