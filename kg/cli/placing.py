"""Commands of places: which one a name means, and what all of them are elsewhere."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from kg.cli.options import JsonOption, LangOption, language
from kg.cli.output import print_json, print_table, say
from kg.errors import DocumentUnreadable, WrongParameter
from kg.gazetteer import KINDS, Ground, geocoding, meaning, place_of_key
from kg.link import MappingSet, place_mappings, write_sssom
from kg.terms import ID
from kg.vocabulary import PlaceEntry, Vocabulary, load_vocabulary

__all__ = ["GROUNDS", "export", "find"]

GROUNDS: Final = {
    Ground.KEY: ("der Name ist der Schlüssel", "the name is the key"),
    Ground.ONLY: ("kein anderer Ort heißt so", "no other place bears the name"),
    Ground.TYPE: ("einziger dieser Art", "the only one of this kind"),
    Ground.CONTEXT: ("einziger im genannten Gebiet", "the only one in the territory that is named"),
    Ground.RANK: ("Land oder kreisfreie Stadt dieses Namens", "the Land or city of county rank of this name"),
    Ground.OPEN: ("mehrere können gemeint sein", "several can be meant"),
    Ground.UNKNOWN: ("kein Ort dieses Namens und dieser Art", "no place of this name and kind"),
}
MAPPINGS: Final = MappingSet(
    "places",
    "Places of Germany to DCAT-AP.de, NUTS, Wikidata and GeoNames (register GV100AD of 30.11.2023)",
    "https://creativecommons.org/licenses/by/4.0/",
)
"""GeoNames asks for attribution, and no source here for more."""


class Level(StrEnum):
    """Which places; the value is the option's."""

    LAND = "land"
    DISTRICT = "regierungsbezirk"
    COUNTY = "kreis"
    MUNICIPALITY = "gemeinde"


DIGITS: Final = {Level.LAND: 2, Level.DISTRICT: 3, Level.COUNTY: 5, Level.MUNICIPALITY: 8}


def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Ortsname oder Schlüssel. / A place's name or key.")],
    kind: Annotated[
        str, typer.Option("--type", metavar="WORD", help="Landkreis, Stadt, Gemeinde, Land … / Word for its kind.")
    ] = "",
    inside: Annotated[str, typer.Option("--in", metavar="NAME", help="Kreis oder Land darum. / Around it.")] = "",
    lang: LangOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Sagt, welcher Ort mit einem Namen gemeint ist, und warum. / Tells which place a name means, and why."""
    vocabulary = load_vocabulary()
    if kind and kind.lower() not in KINDS:
        raise WrongParameter(f"--type {kind}: no word for a kind of territory; there are {', '.join(KINDS)}")
    found = meaning(name, vocabulary, kinds=kind, inside=inside)
    rows = [(one.key, one.name, *around(one, vocabulary), geocoding(one.key).value) for one in found.candidates]
    if as_json:
        names = ("key", "name", "county", "land", "address")
        places = [dict(zip(names, row, strict=True)) for row in rows]
        print_json({"certain": found.place is not None, "ground": str(found.ground), "places": places})
        return
    german = language(lang) == "de"
    say(GROUNDS[found.ground][0 if german else 1])
    if rows:
        titles = (
            ("Schlüssel", "Name", "Kreis", "Land", "Adresse")
            if german
            else ("key", "name", "county", "Land", "address")
        )
        print_table(titles, rows)


def around(place: PlaceEntry, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return the names of the county and of the Land in which a place lies; empty where it is one of these."""
    found = (place_of_key(place.key[:size], vocabulary) if len(place.key) > size else None for size in (5, 2))
    county, land = (one.name if one else "" for one in found)
    return county, land


def export(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="Zieldatei, - für die Ausgabe. / - for output.")],
    level: Annotated[Level | None, typer.Option("--level", help="Nur diese Ebene. / This level only.")] = None,
    lang: LangOption = None,
) -> None:
    """Schreibt, was die Orte anderswo sind, als SSSOM-Tabelle. / Writes what places are elsewhere as SSSOM."""
    vocabulary = load_vocabulary()
    start = f"{ID}place/ags-"
    chosen = [
        one
        for one in place_mappings(vocabulary)
        if level is None or len(one.subject.value) - len(start) == DIGITS[level]
    ]
    keys = {one.subject: one.subject.value.removeprefix(start) for one in chosen}
    names = {node: place.name for node, key in keys.items() if (place := place_of_key(key, vocabulary))}
    text = write_sssom(chosen, names, told=MAPPINGS)
    german = language(lang) == "de"
    if file == "-":
        sys.stdout.write(text)
        return
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise DocumentUnreadable(f"{file}: cannot be written: {error}") from error
    say(f"{len(chosen)} Verknüpfungen, {len(keys)} Orte" if german else f"{len(chosen)} links, {len(keys)} places")
