"""Options: what several commands take, and the store that they mean."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import StoreLocked, StoreUnavailable, WrongParameter
from kg.settings import read_settings
from kg.store import Access, Store, open_store
from kg.store.beside import FORGETTING
from kg.visibility import Excerpt, Tier, is_tiered

if TYPE_CHECKING:
    from kg.llm import LanguageModel

__all__ = [
    "JsonOption",
    "LangOption",
    "OutOption",
    "Served",
    "StoreOption",
    "access",
    "boundaries_folder",
    "dumps_folder",
    "keys_file",
    "language",
    "language_model",
    "open_for_reading",
    "open_for_writing",
    "review_below",
    "seen_by",
    "server_of",
    "store_address",
    "trusted_hosts",
]

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="FOLDER|URL",
        help="Ordner oder SPARQL-Adresse (sonst SOZIALRAUM_STORE, sonst ./sozialraum-store). / Folder or endpoint.",
    ),
]
LangOption = Annotated[
    str | None, typer.Option("--lang", metavar="de|en", help="Sprache der Ausgabe. / Language of the output.")
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="In eine Datei, nach der Endung: .xlsx, .csv, … / To a file."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Ausgabe als JSON. / Output as JSON.")]


def language(chosen: str | None) -> str:
    """Return the language of the output: the option, else the setting, else German."""
    if chosen is None:
        return read_settings().lang
    if chosen not in {"de", "en"}:
        raise typer.BadParameter(f"'{chosen}': möglich sind / possible are: de, en", param_hint="--lang")
    return chosen


def store_address(chosen: str | None) -> str:
    """Return the store's address: the option, else the setting."""
    return chosen or read_settings().store


def open_for_writing(chosen: str | None, *, unfinished: bool = False) -> Store:
    """Return the store, made where there is none; whoever was being forgotten there when it broke off is forgotten.

    Only ``unfinished`` leaves that to the caller.

    Raises:
        StoreLocked: another process, such as a running server, holds the folder.
    """
    store = open_store(store_address(chosen), access=access())
    if not unfinished and store.folder is not None and (store.folder / FORGETTING).exists():
        from kg.forgetting import finish  # noqa: PLC0415 - brings half of the program, for once in a lifetime

        finish(store)
    return store


def open_for_reading(chosen: str | None) -> Store:
    """Return the store to read from; if a server holds the folder, that server answers.

    Raises:
        StoreUnavailable: there is no store; the message says how to make one.
    """
    address = store_address(chosen)
    remote = address.startswith(("http://", "https://"))
    if not remote and address != "memory:" and not Path(address).exists():
        raise StoreUnavailable(f"no store at '{address}'; make one with 'sozialraum build --store {address}'")
    try:
        return open_store(address, read_only=True, access=access())
    except StoreLocked:
        served = server_of(Path(address))
        if served is None:
            raise
        return open_store(f"{served.url}/sparql", read_only=True, access=Access(token=served.key))


@dataclass(frozen=True, slots=True)
class Served:
    """The server that holds a store's folder: its address, and a key that it takes from this machine alone."""

    url: str
    key: str = field(repr=False)


@contextmanager
def seen_by(tier: Tier, store: Store) -> Iterator[Store]:
    """Yield what a tier may see of a store: the store itself where nothing is hidden, else a copy of that part."""
    default = read_settings().visibility
    if tier is Tier.INTERNAL or not is_tiered(store, default):
        yield store
        return
    with tempfile.TemporaryDirectory(prefix="sozialraum-") as folder, open_store(Path(folder) / "seen") as copy:
        Excerpt(copy, tier, default, review_below()).follow(store)
        yield copy


def server_of(folder: Path) -> Served | None:
    """Return the server that holds a folder, if it left word there."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads((folder / "server.json").read_text(encoding="utf-8"))
        return Served(str(told["url"]).rstrip("/"), str(told["key"]))
    return None


def access() -> Access:
    """Return how to reach an endpoint, as the environment says."""
    settings = read_settings()
    return Access(
        update_url=settings.update_url or None, user=settings.user or None, password=settings.password or None
    )


def trusted_hosts() -> tuple[str, ...]:
    """Return the hosts of the own network that pages may be read from, as the environment says."""
    return tuple(host.strip() for host in read_settings().trusted_hosts.split(",") if host.strip())


def language_model() -> "LanguageModel | None":
    """Return the language model that the environment names, if it names one.

    Raises:
        WrongParameter: it names only half of one.
    """
    settings = read_settings()
    if bool(settings.llm_url) is not bool(settings.llm_model):
        raise WrongParameter("SOZIALRAUM_LLM_URL and SOZIALRAUM_LLM_MODEL belong together; set both or none")
    if not settings.llm_url:
        return None
    from kg.llm import LanguageModel  # noqa: PLC0415 - only who asks for a model needs it

    return LanguageModel(settings.llm_url, settings.llm_model, settings.llm_key, settings.llm_seconds)


def keys_file(store: str) -> Path:
    """Return the file of a store's keys: the one that is set, else ``FOLDER.keys.json`` beside the store's folder.

    Raises:
        WrongParameter: the store is no folder, and no file is set.
    """
    given = read_settings().keys
    if given:
        return Path(given)
    if store == "memory:" or store.startswith(("http://", "https://")):
        raise WrongParameter(f"the store {store} has no folder for keys; name a file in SOZIALRAUM_KEYS")
    folder = Path(store).resolve()
    return folder.with_name(f"{folder.name}.keys.json")


def dumps_folder(store: str) -> Path:
    """Return the folder of a store's snapshots: the one that is set, else ``FOLDER.dumps`` beside the store's folder.

    Raises:
        WrongParameter: the store is no folder, and no folder is set.
    """
    from kg.opendata.dump import folder_beside  # noqa: PLC0415 - brings half of the program

    given = read_settings().dumps
    found = Path(given) if given else folder_beside(store)
    if found is None:
        raise WrongParameter(f"the store {store} has no folder for snapshots; name one, also in SOZIALRAUM_DUMPS")
    return found


def boundaries_folder(store: str) -> Path:
    """Return the folder of a store's boundaries: the one that is set, else ``FOLDER.geo`` beside the store's folder.

    Raises:
        WrongParameter: the store is no folder, and no folder is set.
    """
    given = read_settings().boundaries
    if not given and (store == "memory:" or store.startswith(("http://", "https://"))):
        raise WrongParameter(f"the store {store} has no folder for boundaries; name one in SOZIALRAUM_BOUNDARIES")
    folder = Path(store).resolve()
    return Path(given) if given else folder.with_name(f"{folder.name}.geo")


def review_below() -> Decimal:
    """Return the confidence under which a fact waits for a verdict, as the environment says."""
    return read_settings().review_below
