"""Commands of boundaries: official borders for the map, added from a file, listed and removed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import JsonOption, LangOption, StoreOption, boundaries_folder, language, store_address
from kg.cli.output import print_json, print_table, say
from kg.errors import WrongParameter
from kg.geo import Layer, boundaries_in, layers_in
from kg.geo import add as put
from kg.geo import remove as take_away

__all__ = ["add", "remove", "show"]

_TOLD = 10
"""Features without a place that are called by name."""


def add(  # noqa: PLR0913, PLR0917 - the options of the command
    file: Annotated[Path, typer.Argument(metavar="FILE", help="GeoJSON mit Gebieten oder Punkten. / GeoJSON.")],
    attribution: Annotated[
        str,
        typer.Option(
            "--attribution",
            prompt="Wessen Daten, wie unter der Karte genannt / Whose data, as named below the map",
            help="Quelle, etwa „© BKG (2024)“. / Whose data.",
        ),
    ],
    licence: Annotated[
        str,
        typer.Option(
            "--licence",
            prompt="Lizenz der Datei / Licence of the file",
            help="Etwa / such as dl-de/by-2-0.",
        ),
    ],
    name: Annotated[str, typer.Option("--name", help="Kurzname, sonst der der Datei. / Short name.")] = "",
    attribute: Annotated[
        str, typer.Option("--attribute", help="Attribut mit AGS oder ARS. / Attribute with the official key.")
    ] = "",
    crs: Annotated[
        str, typer.Option("--crs", metavar="EPSG:25832", help="Koordinaten, wenn die Datei schweigt. / Coordinates.")
    ] = "",
    store: StoreOption = None,
    lang: LangOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Nimmt amtliche Grenzen für die Karte auf. / Adds official boundaries for the map."""
    if not (attribution.strip() and licence.strip()):
        raise WrongParameter("--attribution and --licence must say whose the file is; both stand below every map")
    folder = boundaries_folder(store_address(store))
    found = boundaries_in(file, attribute=attribute, crs=crs)
    today = datetime.now(UTC).date().isoformat()
    chosen = name or "".join(letter if letter.isalnum() else "-" for letter in file.stem.lower())[:40].strip("-")
    layer = Layer(chosen, found.areas, attribution.strip(), licence.strip(), file.name, found.sha256, today)
    put(folder, layer)
    if as_json:
        told = {"tolerance_m": found.tolerance, "unmatched": list(found.unmatched)}
        print_json({"name": layer.name, "areas": len(layer.areas), **told})
        return
    german = language(lang) == "de"
    areas = len(layer.areas)
    say(
        f"{layer.name}: {areas} Gebiete, Grenzen auf {found.tolerance:g} m vereinfacht"
        if german
        else f"{layer.name}: {areas} areas, borders simplified to {found.tolerance:g} m"
    )
    if found.unmatched:
        names = ", ".join(found.unmatched[:_TOLD]) + (" …" if len(found.unmatched) > _TOLD else "")
        say(
            f"Keinem Ort zugeordnet: {len(found.unmatched)} ({names})"
            if german
            else f"Matched to no place: {len(found.unmatched)} ({names})"
        )


def show(store: StoreOption = None, lang: LangOption = None, *, as_json: JsonOption = False) -> None:
    """Zeigt, welche Grenzen aufgenommen sind. / Shows which boundaries there are."""
    there = layers_in(boundaries_folder(store_address(store)))
    fields = ("name", "areas", "attribution", "licence", "source", "added")
    rows = [(one.name, str(len(one.areas)), one.attribution, one.licence, one.source, one.added) for one in there]
    if as_json:
        print_json([{**dict(zip(fields, row, strict=True)), "areas": int(row[1])} for row in rows])
        return
    german = language(lang) == "de"
    print_table(("Name", "Gebiete", "Quelle", "Lizenz", "Datei", "seit") if german else fields, rows)


def remove(
    name: Annotated[str, typer.Argument(help="Name der Grenzen. / Name of the boundaries.")],
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Nimmt Grenzen wieder heraus. / Removes boundaries."""
    take_away(boundaries_folder(store_address(store)), name)
    say(f"{name}: herausgenommen" if language(lang) == "de" else f"{name}: removed")
