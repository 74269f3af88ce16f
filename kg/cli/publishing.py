"""Commands that give the graph away: snapshots as files, and the description that portals of open data read."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import JsonOption, LangOption, StoreOption, dumps_folder, language, open_for_reading, store_address
from kg.cli.output import print_json, say
from kg.errors import WrongParameter
from kg.settings import read_settings
from kg.store import Store
from kg.terms import Triple

__all__ = ["described", "dump"]


def dump(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR",
            help="Ordner der Abzüge (sonst SOZIALRAUM_DUMPS, sonst neben dem Speicher). / Folder of the snapshots.",
        ),
    ] = None,
    store: StoreOption = None,
    lang: LangOption = None,
    *,
    keep: Annotated[
        int, typer.Option("--keep", min=1, help="So viele Abzüge bleiben. / So many snapshots are kept.")
    ] = 5,
    as_json: JsonOption = False,
) -> None:
    """Schreibt einen Abzug des Graphen zum Weitergeben. / Writes a snapshot of the graph to pass on."""
    from kg.opendata.dumping import dump as dumped  # noqa: PLC0415 - brings half of the program
    from kg.opendata.dumping import prune  # noqa: PLC0415

    german = language(lang) == "de"
    place = folder or dumps_folder(store_address(store))
    publication = read_settings().publication
    with open_for_reading(store) as opened:
        made, fresh = dumped(opened, place, publication)
    gone = prune(place, keep)
    if as_json:
        files = [str(place / made.name / file.name) for file in made.files]
        about = {"name": made.name, "new": fresh, "statements": made.statements, "digest": made.digest}
        print_json({**about, "files": files, "removed": list(gone)})
        return
    if german:
        state = "Neuer Abzug" if fresh else "Unverändert, der Abzug ist schon da:"
        say(f"{state} {place / made.name}: {made.statements} Aussagen in {len(made.files)} Formaten.")
    else:
        state = "New snapshot" if fresh else "Unchanged, the snapshot is there already:"
        say(f"{state} {place / made.name}: {made.statements} statements in {len(made.files)} formats.")
    if publication.licence is None:
        say(
            "Ohne Lizenz darf ihn niemand weitergeben: SOZIALRAUM_LICENCE nennen, zum Beispiel dl-by-de/2.0."
            if german
            else "Without a licence nobody may pass it on: name one in SOZIALRAUM_LICENCE, such as dl-by-de/2.0."
        )


def described(opened: Store, address: str) -> tuple[Triple, ...]:
    """Return the description of a store as a dataset, with its snapshots and figures.

    Raises:
        WrongParameter: nobody said where people reach it.
    """
    from kg.opendata import contents_of, description, kept  # noqa: PLC0415 - brings half of the program
    from kg.opendata.attribution import dataset_of  # noqa: PLC0415
    from kg.opendata.figures import counted, figures  # noqa: PLC0415

    publication = read_settings().publication
    if not publication.address:
        raise WrongParameter(
            "a dataset is described at its address: set SOZIALRAUM_ADDRESS, such as https://daten.example.de"
        )
    try:
        dumps = kept(dumps_folder(address))
    except WrongParameter:
        dumps = ()
    told = description(publication, contents_of(opened), dumps)
    return (*told, *figures(dataset_of(publication), counted(opened)))
