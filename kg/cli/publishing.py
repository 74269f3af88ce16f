"""Commands that give the graph away: snapshots as files, and the description that portals of open data read."""

import asyncio
import importlib
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import (
    JsonOption,
    LangOption,
    StoreOption,
    access,
    boundaries_folder,
    dumps_folder,
    language,
    open_for_reading,
    seen_by,
    store_address,
)
from kg.cli.output import print_json, say, tracked
from kg.errors import WrongParameter
from kg.settings import read_settings
from kg.store import Store
from kg.terms import Triple
from kg.visibility import Tier

__all__ = ["described", "dump", "publish"]


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
    """Schreibt einen Abzug des öffentlichen Graphen. / Writes a snapshot of the public graph to pass on."""
    from kg.opendata.dumping import dump as dumped  # noqa: PLC0415 - brings half of the program
    from kg.opendata.dumping import prune  # noqa: PLC0415

    german = language(lang) == "de"
    place = folder or dumps_folder(store_address(store))
    publication = read_settings().publication
    with open_for_reading(store) as opened, seen_by(Tier.PUBLIC, opened) as seen:
        made, fresh = dumped(seen, place, publication)
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


def publish(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Ordner der Ausgabe, neu oder eine ältere. / Folder of the edition.")
    ],
    store: StoreOption = None,
    lang: LangOption = None,
    *,
    only: Annotated[
        str, typer.Option("--only", metavar="ontology", help="Nur die Ontologie. / The ontology's pages alone.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Schreibt alle öffentlichen Seiten und Daten als Dateien für jeden Webserver. / Writes all pages as files."""
    if only not in {"", "ontology"}:
        raise typer.BadParameter(f"'{only}': möglich ist / possible is: ontology", param_hint="--only")
    german, address = language(lang) == "de", store_address(store)
    settings = importlib.import_module("api.settings").ApiSettings(
        readable(address),
        access=access(),
        workers=1,
        publication=read_settings().publication,
        dumps=dumps_beside(address),
        boundaries=boundaries_beside(address),
        visibility=read_settings().visibility,
        review_below=read_settings().review_below,
    )
    app = importlib.import_module("api.app").create_app(settings)
    edition = importlib.import_module("api.edition")
    with tracked("Seiten" if german else "pages", None) as bar:
        publishing = edition.publish(
            app, folder, only=only, tell=lambda number: bar.update(bar.task_ids[0], completed=number)
        )
        done = asyncio.run(publishing)
    if as_json:
        print_json({"folder": str(done.folder), "files": done.files, "pages": done.pages, "left_out": done.left_out})
        return
    say(
        f"Ausgabe in {done.folder}: {done.pages} Seiten, {done.files} Dateien."
        if german
        else f"Edition in {done.folder}: {done.pages} pages, {done.files} files."
    )
    if not settings.publication.address:
        say(
            "Ohne SOZIALRAUM_ADDRESS fehlen ihr die Beschreibung für Portale und das Seitenverzeichnis."
            if german
            else "Without SOZIALRAUM_ADDRESS it has no description for portals and no sitemap."
        )


def readable(address: str) -> str:
    """Return the address to read a store at: its own, or that of the server that holds its folder.

    Raises:
        StoreUnavailable: there is no store.
    """
    with open_for_reading(address) as opened:
        return opened.address


def dumps_beside(address: str) -> Path | None:
    """Return the folder of a store's snapshots; ``None`` where there can be none."""
    try:
        return dumps_folder(address)
    except WrongParameter:
        return None


def boundaries_beside(address: str) -> Path | None:
    """Return the folder of a store's boundaries; ``None`` where there can be none."""
    try:
        return boundaries_folder(address)
    except WrongParameter:
        return None


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
