"""The command that tells what is well and what is not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import typer

from kg.cli.diagnosis.finding import Finding, State
from kg.cli.diagnosis.machine import machine
from kg.cli.diagnosis.serving import of_endpoint
from kg.cli.diagnosis.storage import of_disk, of_keys, of_store
from kg.cli.options import JsonOption, LangOption, StoreOption, access, keys_file, language, store_address
from kg.cli.output import print_json, say
from kg.errors import WrongParameter

__all__ = ["doctor"]

_SIGNS: Final = {State.OK: "✓", State.WARNING: "!", State.ERROR: "✗"}


def doctor(store: StoreOption = None, lang: LangOption = None, *, as_json: JsonOption = False) -> None:
    """Untersucht Installation, Speicher und Server und sagt, was zu tun ist. / Examines installation, store, server."""
    spoken = language(lang)
    found = tuple(findings(store_address(store)))
    if as_json:
        print_json([told(one, spoken) for one in found])
    else:
        for one in found:
            hint = f" → {one.hint.spoken(spoken)}" if one.hint else ""
            say(f"{_SIGNS[one.state]} {one.check}: {one.words.spoken(spoken)}{hint}")
    if any(one.state is State.ERROR for one in found):
        raise typer.Exit(1)


def findings(address: str) -> Iterator[Finding]:
    """Yield everything that is found of the installation and of the store at an address."""
    yield from machine()
    if address.startswith(("http://", "https://")):
        yield from of_endpoint(address, access())
    elif address != "memory:":
        folder = Path(address)
        yield of_disk(folder)
        yield from of_store(folder)
    try:
        yield of_keys(keys_file(address))
    except WrongParameter:
        return


def told(one: Finding, spoken: str) -> dict[str, str | None]:
    """Return a finding for JSON."""
    return {
        "check": one.check,
        "state": one.state,
        "message": one.words.spoken(spoken),
        "hint": one.hint.spoken(spoken) if one.hint else None,
    }
