"""Municipalities: the table ontology/municipalities.tsv, made from the register of municipalities.

Run as ``python -m scripts.build_municipalities CSV_DIR CITIES_JSON > ontology/municipalities.tsv``. CSV_DIR holds
``gemeinden.csv`` (ags, ars, name, population) and ``kreise.csv`` (ags, type), CITIES_JSON is GeoNames' table of
populated places (see ``scripts/geonames.py``); the header it writes names the sources.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.build_places import read_table
from scripts.geonames import Town, numbers

HEADER = """\
# Municipalities of Germany by official key (AGS); cities of county rank stand with the key of their county.
# Source: Statistische Ämter des Bundes und der Länder, GV100AD, 30.11.2023. Distribution allowed with the source named.
# GeoNames (CC BY 4.0), joined by name, Land and population.
# Made by scripts/build_municipalities.py. Columns: key, name, other names (parted by "|"), the digits of the regional
# key (ARS) that stand for the association of municipalities, GeoNames number of the populated place.
"""

CITIES = frozenset({"Kreisfreie Stadt", "Stadtkreis"})
WITH_SORBIAN = re.compile(r"\s?/\s?(?=[^/]*[łóšžćěńźŁŠŽĆ])[^/]*(?:/[^/]*)?$|\s/\s.*$")
# The register abbreviates what follows a place's own name.
SHORTENED = (
    (re.compile(r"\s?\b([aA])\.\s?d\.\s?"), " an der "),
    (re.compile(r"\s?\bi\.\s?d\.\s?"), " in der "),
    (re.compile(r"\s?\b[vV]\.\s?d\.\s?"), " vor der "),
    (re.compile(r"\s?\bo\.\s?d\.\s?"), " ob der "),
    (re.compile(r"\s?\ba\.\s?(?=[A-ZÄÖÜ])"), " am "),
    (re.compile(r"\s?\bb\.\s?(?=[A-ZÄÖÜ])"), " bei "),
    (re.compile(r"\s?\bi\.\s?OB$"), " in Oberbayern"),
    (re.compile(r"\s?\bi\.\s?NB$"), " in Niederbayern"),
    (re.compile(r"\s?\bi\.\s?Bay\.?$"), " in Bayern"),
    (re.compile(r"\s?\bi\.\s?OFr\.?$"), " in Oberfranken"),
    (re.compile(r"\s?\bi\.\s?UFr\.?$"), " in Unterfranken"),
    (re.compile(r"\s?\bi\.\s?Schw\.?$"), " in Schwaben"),
    (re.compile(r"(?<=/)Erzgeb\.$"), "Erzgebirge"),
    (re.compile(r"(?<=/)Vogtl\.$"), "Vogtland"),
    (re.compile(r"(?<=/)Sa\.$"), "Sachsen"),
    (re.compile(r"\bOPf\.?$"), "Oberpfalz"),
    (re.compile(r"\bOdw\.$"), "Odenwald"),
    (re.compile(r"\s?\bi\.\s?(?=[A-ZÄÖÜ])"), " im "),
)
BEHIND = re.compile(
    r"\s(?:an der|am|in der|im|in|bei|ob der|vor der|auf|auf dem|unter|über|ob)\s.*$|\sder Stadt$|\s?\(.*\)$|/.*$"
)


def name_of(official: str) -> str:
    """Return the plain name of a municipality: without its rank and its Sorbian name, abbreviations written out."""
    plain = WITH_SORBIAN.sub("", official.split(",", maxsplit=1)[0])
    for pattern, full in SHORTENED:
        plain = pattern.sub(full, plain)
    return " ".join(plain.split()).replace("/ ", "/")


def other_names(official: str, name: str) -> tuple[str, ...]:
    """Return what else a municipality is called: as the register writes it, and without what tells it from others."""
    short = BEHIND.sub("", name)
    forms = [official.split(",", maxsplit=1)[0], short, name.replace("St. ", "Sankt "), short.replace("St. ", "Sankt ")]
    return tuple(dict.fromkeys(form for form in forms if form != name and len(form) > 1))


def rows(folder: Path, cities_json: Path) -> Iterator[str]:
    """Yield a line a municipality that people live in, in the order of the keys."""
    cities = {row["ags"] for row in read_table(folder / "kreise.csv") if row["type"] in CITIES}
    known = sorted(
        (row for row in read_table(folder / "gemeinden.csv") if int(row["population"])), key=lambda row: row["ags"]
    )
    names = {row["ags"]: name_of(row["name"]) for row in known}
    others = {row["ags"]: other_names(row["name"], names[row["ags"]]) for row in known}
    number = numbers(
        cities_json,
        (Town(row["ags"], (names[row["ags"]], *others[row["ags"]]), int(row["population"])) for row in known),
    )
    for row in known:
        key = row["ags"][:5] if row["ags"][:5] in cities else row["ags"]
        cells = key, names[row["ags"]], "|".join(others[row["ags"]]), row["ars"][5:9], str(number.get(row["ags"], ""))
        yield "\t".join(cells) + "\n"


if __name__ == "__main__":
    sys.stdout.write(HEADER)
    sys.stdout.writelines(rows(Path(sys.argv[1]), Path(sys.argv[2])))
