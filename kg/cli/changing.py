"""The command that tells what is new: since a day, since an event, or beside a backup or another store."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Annotated, Final

import typer

from kg.ask import resolved
from kg.catalogue import load_catalogue
from kg.cli.options import JsonOption, LangOption, StoreOption, language, open_for_reading
from kg.cli.output import print_json, say
from kg.cli.reasons import quoted, reason_as_dict
from kg.errors import WrongParameter
from kg.network import Asked, Found
from kg.network.since import beside, since
from kg.store import Store, open_store
from kg.store.restoration import restore_into

__all__ = ["changes"]

_HEADINGS: Final = {
    "document": ("Neue Dokumente", "New documents"),
    "actor": ("Neue Akteure", "New actors"),
    "theme": ("Neue Themen bekannter Akteure", "New themes of known actors"),
    "pair": ("Neue gemeinsame Themen", "Newly shared themes"),
}


def changes(
    old: Annotated[
        str,
        typer.Argument(metavar="[BACKUP|STORE]", help="Sicherung oder Speicher von früher. / Backup or older store."),
    ] = "",
    store: StoreOption = None,
    lang: LangOption = None,
    *,
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="Seit diesem Tag. / Since this day.")] = "",
    event: Annotated[str, typer.Option("--event", help="Seit dieser Veranstaltung. / Since this event.")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, help="Von jedem höchstens. / At most of each.")] = 50,
    as_json: JsonOption = False,
) -> None:
    """Was ist neu? / What is new?

    Seit einem Tag oder einer Veranstaltung, oder verglichen mit einer Sicherung. / Since a day or an event, or beside a
    backup.
    """
    spoken = language(lang)
    given = {name: text for name, text in (("from", first), ("event", event)) if text}
    if bool(old) == bool(given):
        raise WrongParameter("changes takes a backup or an older store, or else --from DATE or --event NAME")
    with open_for_reading(store) as opened:
        if old:
            with older(old) as before:
                found = beside(opened, before, name=old, limit=limit, language=spoken)
        else:
            terms = resolved(opened, load_catalogue()["new_since"], {**given, "limit": str(limit)})
            found = since(Asked(opened, terms, spoken))
    print_json(as_dict(found)) if as_json else say(text_of(found, spoken))


@contextmanager
def older(old: str) -> Iterator[Store]:
    """Yield the store of an address, or one in memory that holds what a backup does.

    Raises:
        BackupBroken: the file is no backup, or a damaged one.
        StoreUnavailable: there is no store.
    """
    if not Path(old).is_file():
        with open_for_reading(old) as opened:
            yield opened
        return
    with open_store("memory:") as opened:
        restore_into(Path(old), opened)
        yield opened


def text_of(found: Found, language: str) -> str:
    """Return what is new in sentences under headings, each with the first passage that shows it."""
    lines = []
    for what, rows in groupby(found.rows, key=lambda row: row.cells["what"].value):
        lines += ["", _HEADINGS[what][0 if language == "de" else 1]]
        for row in rows:
            lines.append(f"- {row.why[0].sentence}")
            passages = (passage for why in row.why for reason in why.reasons for passage in reason.passages)
            lines += [f"    {quoted(passage)}" for passage in list(passages)[:1]]
    return "\n".join([*found.notes, *lines])


def as_dict(found: Found) -> dict[str, object]:
    """Return what is new for JSON: the cells of each row, its sentences and their reasons."""
    return {
        "notes": list(found.notes),
        "rows": [
            {name: term.value for name, term in row.cells.items()}
            | {
                "why": [
                    {"sentence": one.sentence, "reasons": [reason_as_dict(reason) for reason in one.reasons]}
                    for one in row.why
                ]
            }
            for row in found.rows
        ],
    }
