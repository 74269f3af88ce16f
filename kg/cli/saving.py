"""Commands that save a whole store in one file, and make a store of it again."""

import http.client
import json
import shutil
import urllib.error
import urllib.request
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO, Annotated, Final

import typer

from kg.cli.options import (
    JsonOption,
    LangOption,
    Served,
    StoreOption,
    access,
    language,
    open_for_writing,
    server_of,
    store_address,
)
from kg.cli.output import print_json, say
from kg.errors import StoreLocked, StoreUnavailable, WrongParameter
from kg.forgetting import without_forgotten
from kg.store import open_store
from kg.store.backup import forgotten_in, opened_backup, write_backup, written_backup
from kg.store.restoration import restore as restored
from kg.store.restoration import restore_into

__all__ = ["backup", "restore"]

_PIECE: Final = 1 << 20
_SECONDS: Final = 600.0  # a server writes the whole file before its first byte


def backup(
    place: Annotated[
        str,
        typer.Argument(
            metavar="FILE|DIR",
            help="Datei, oder Ordner für eine nach der Zeit benannte. / File, or folder for one named by the time.",
        ),
    ],
    store: StoreOption = None,
    lang: LangOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Sichert den ganzen Graphen in einer Datei, auch während er bereitgestellt wird. / Saves the graph in a file."""
    german = language(lang) == "de"
    address = store_address(store)
    if address == "memory:":
        raise WrongParameter("a store in memory is empty at every start; there is nothing to save")
    target = Path(place)
    if target.is_dir() or place.endswith("/"):  # a path forgets its last slash
        target /= f"sozialraum-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.zip"
    with written_backup(target) as output:
        save(address, output)
    with opened_backup(target) as (manifest, _):
        size = target.stat().st_size
    if as_json:
        told = {"file": str(target), "bytes": size, "created": manifest.created, "checksum": manifest.checksum}
        print_json({**told, "statements": manifest.statements, "graphs": manifest.graphs})
        return
    say(
        f"Gesichert in {target}: {manifest.statements} Aussagen in {manifest.graphs} Graphen, {size} Bytes, geprüft."
        if german
        else f"Saved in {target}: {manifest.statements} statements in {manifest.graphs} graphs, {size} bytes, checked."
    )


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Die Sicherung. / The backup.")],
    store: StoreOption = None,
    lang: LangOption = None,
    *,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Auch wo schon ein Graph ist. / Also where there is a graph already."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Stellt den Graphen aus einer Sicherung wieder her. / Makes the graph again from a backup."""
    german = language(lang) == "de"
    address = store_address(store)
    kept = None
    if address == "memory:" or address.startswith(("http://", "https://")):
        with open_for_writing(store) as opened:
            manifest = restore_into(file, opened, replace=replace)
    else:
        done = restored(
            file, Path(address), replace=replace, settle=partial(without_forgotten, told=forgotten_in(file))
        )
        manifest, kept = done.manifest, done.kept
    if as_json:
        told = {"store": address, "statements": manifest.statements, "graphs": manifest.graphs}
        print_json({**told, "created": manifest.created, "kept": str(kept) if kept else None})
        return
    say(
        f"Wiederhergestellt in {address}: {manifest.statements} Aussagen in {manifest.graphs} Graphen,"
        f" Stand {manifest.created}."
        if german
        else f"Restored in {address}: {manifest.statements} statements in {manifest.graphs} graphs,"
        f" as of {manifest.created}."
    )
    if kept:
        say(
            f"Der alte Speicher liegt in {kept}; er kann weg, wenn alles stimmt."
            if german
            else f"The old store lies in {kept}; remove it once you are content."
        )


def save(address: str, output: IO[bytes]) -> None:
    """Write a backup of a store; where a server holds the folder, that server writes it.

    Raises:
        StoreLocked: another process holds the folder, and no server answers.
        StoreUnavailable: there is no store, or it cannot be read.
    """
    folder = Path(address)
    try:
        with open_store(address, read_only=True, access=access()) as opened:
            write_backup(opened, output, opened.folder)
    except StoreLocked:
        served = server_of(folder)
        if served is None:
            raise
        fetch(served, output)


def fetch(served: Served, output: IO[bytes]) -> None:
    """Write what the server that holds a store gives as its backup.

    Raises:
        StoreUnavailable: it does not answer, or not to the end.
    """
    address = f"{served.url}/admin/backup"
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {served.key}"})  # noqa: S310 - from our own note
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(request, timeout=_SECONDS) as answer:
            shutil.copyfileobj(answer, output, _PIECE)
    except urllib.error.HTTPError as error:
        with error:
            raise StoreUnavailable(f"the server at {served.url} gives no backup: {reason(error)}") from error
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
        raise StoreUnavailable(f"the server at {served.url} gives no backup: {error}") from error


def reason(error: urllib.error.HTTPError) -> str:
    """Return why a server does not give what it was asked for, in its own words where it has some."""
    try:
        return str(json.loads(error.read(100_000))["detail"])
    except (ValueError, KeyError, TypeError):
        return f"HTTP {error.code}"
