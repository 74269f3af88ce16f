"""Presets: vocabularies that are known, with how their concepts are addressed and under which licence they come."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["PRESETS", "Preset"]


@dataclass(frozen=True, slots=True)
class Preset:
    """What is known of a vocabulary before its file is read."""

    title: str
    home: str
    """Where its publisher tells of it and gives the file."""
    licence: str
    concept: re.Pattern[str]
    """What the addresses of its concepts look like."""
    file: str = ""
    """Where the newest file is, if it is at one address; else ``home`` tells."""


PRESETS: Final[Mapping[str, Preset]] = {
    "stw": Preset(
        "STW – Standard-Thesaurus Wirtschaft",
        "https://zbw.eu/stw",
        "ODbL 1.0",
        re.compile(r"https?://zbw\.eu/stw/(?:descriptor|thsys)/\S+"),
        "https://zbw.eu/stw/version/latest/download/stw.ttl.zip",
    ),
    "thesoz": Preset(
        "TheSoz – Thesaurus Sozialwissenschaften",
        "https://data.gesis.org/thesoz",
        "wie in der Datei / as the file says",
        re.compile(r"https?://(?:data|lod)\.gesis\.org/thesoz/(?:concept_)?\S+"),
        "https://zenodo.org/records/18773539/files/thesoz.ttl?download=1",
    ),
    "eurovoc": Preset(
        "EuroVoc",
        "https://eurovoc.europa.eu",
        "EU: Weiterverwendung / reuse",
        re.compile(r"http://eurovoc\.europa\.eu/\S+"),
    ),
    "gnd": Preset(
        "GND – Schlagwörter", "https://d-nb.info/gnd", "CC0 1.0", re.compile(r"https?://d-nb\.info/gnd/[\dX-]+")
    ),
    "elsst": Preset(
        "ELSST",
        "https://elsst.cessda.eu",
        "wie in der Datei / as the file says",
        re.compile(r"https?://elsst\.cessda\.eu/\S+"),
    ),
    "agrovoc": Preset("AGROVOC", "https://www.fao.org", "CC BY", re.compile(r"https?://[\w.]*fao\.org/\S*c_\w+")),
}
