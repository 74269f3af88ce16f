"""Commands on keys: who may write to a served instance."""

from typing import Annotated

import typer

from kg.cli.options import JsonOption, LangOption, StoreOption, keys_file, language, store_address
from kg.cli.output import print_json, print_table, say
from kg.keys import Scope, add_key, read_keys, revoke_key

__all__ = ["add", "revoke", "show"]

NameArgument = Annotated[str, typer.Argument(help="Name des Schlüssels. / Name of the key.")]


def add(
    name: NameArgument,
    scope: Annotated[Scope, typer.Option("--scope", help="Was der Schlüssel erlaubt. / What it allows.")],
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Macht einen Schlüssel und zeigt ihn ein einziges Mal. / Makes a key and shows it once."""
    token = add_key(keys_file(store_address(store)), name, scope)
    say(
        "Der Schlüssel wird nur jetzt gezeigt und nirgends gespeichert:"
        if language(lang) == "de"
        else "The key is shown only now and stored nowhere:"
    )
    say(token)


def show(store: StoreOption = None, lang: LangOption = None, *, as_json: JsonOption = False) -> None:
    """Zeigt, welche Schlüssel es gibt. / Shows which keys there are."""
    known = read_keys(keys_file(store_address(store)))
    if as_json:
        print_json([{"name": one.name, "scope": one.scope, "created": one.created} for one in known])
        return
    headings = ("Name", "erlaubt", "seit") if language(lang) == "de" else ("name", "allows", "since")
    print_table(headings, [(one.name, one.scope, one.created) for one in known])


def revoke(name: NameArgument, store: StoreOption = None, lang: LangOption = None) -> None:
    """Macht einen Schlüssel ungültig, sofort. / Makes a key invalid at once."""
    revoke_key(keys_file(store_address(store)), name)
    say(f"{name}: ungültig gemacht" if language(lang) == "de" else f"{name}: revoked")
