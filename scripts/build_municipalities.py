"""Municipalities: the table ontology/municipalities.tsv, made from the register of municipalities.

Run as ``python -m scripts.build_municipalities CSV_DIR > ontology/municipalities.tsv``. CSV_DIR holds
``gemeinden.csv`` (ags, name, population) and ``kreise.csv`` (ags, type); the header it writes names the source.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.build_places import read_table

HEADER = """\
# Municipalities of Germany by official key (AGS); cities of county rank stand with the key of their county.
# Source: Statistische Ämter des Bundes und der Länder, GV100AD, 30.11.2023. Distribution allowed with the source named.
# Made by scripts/build_municipalities.py. Columns: key, name, other names (parted by "|").
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
BEHIND = re.compile(r"\s(?:an der|am|in der|im|in|bei|ob der|vor der|auf|auf dem|unter|über|ob)\s.*$|\s?\(.*\)$|/.*$")


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


def rows(folder: Path) -> Iterator[str]:
    """Yield a line a municipality that people live in, in the order of the keys."""
    cities = {row["ags"] for row in read_table(folder / "kreise.csv") if row["type"] in CITIES}
    for row in sorted(read_table(folder / "gemeinden.csv"), key=lambda row: row["ags"]):
        if int(row["population"]) == 0:
            continue
        key = row["ags"][:5] if row["ags"][:5] in cities else row["ags"]
        name = name_of(row["name"])
        yield f"{key}\t{name}\t{'|'.join(other_names(row['name'], name))}\n"


if __name__ == "__main__":
    sys.stdout.write(HEADER)
    sys.stdout.writelines(rows(Path(sys.argv[1])))
