"""Commands around the graph: check it, and serve it over HTTP."""

import importlib
import sys
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.graph import built_text
from kg.cli.options import (
    JsonOption,
    LangOption,
    StoreOption,
    access,
    keys_file,
    language,
    language_model,
    open_for_reading,
    open_for_writing,
    review_below,
    store_address,
)
from kg.cli.output import print_json, print_table, say
from kg.cli.publishing import boundaries_beside, described, dumps_beside
from kg.errors import WrongParameter
from kg.pipeline import build, prepare
from kg.settings import read_settings
from kg.stats import statistics
from kg.visibility import Tier

__all__ = ["check", "serve"]


def check(
    store: StoreOption = None,
    lang: LangOption = None,
    *,
    reason: Annotated[
        bool, typer.Option("--reason", help="Auch mit HermiT prüfen (braucht Java). / Also reason with HermiT.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Prüft Formen, Regeln, Belege und Datensatz. / Checks shapes, rules, evidence, and the dataset."""
    from kg.check import check as findings_of  # noqa: PLC0415  # pySHACL takes a second to import

    german = language(lang) == "de"
    with open_for_reading(store) as opened:
        published = described(opened, store_address(store)) if read_settings().publication.address else ()
        found = findings_of(opened, published)
        if reason:
            from kg.reason import require_consistency  # noqa: PLC0415  # owlready2 and Java only for those who ask

            require_consistency({quad.triple for quad in opened.quads()})
    if as_json:
        print_json(
            [
                {
                    "severity": one.severity,
                    "rule": one.rule,
                    "subject": one.subject,
                    "message": one.message_de if german else one.message_en,
                }
                for one in found
            ]
        )
    elif found:
        print_table(
            ("Schwere", "Regel", "Wo", "Was") if german else ("severity", "rule", "where", "what"),
            [(one.severity, one.rule, one.subject, one.message_de if german else one.message_en) for one in found],
        )
    else:
        say(
            "Alles in Ordnung: Formen, Regeln und Belege stimmen."
            if german
            else "All well: shapes, rules and evidence hold."
        )
    if any(one.severity == "error" for one in found):
        raise typer.Exit(1)


def serve(
    store: StoreOption = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port. / Port.")] = 8000,
    host: Annotated[
        str, typer.Option("--host", help="Adresse, an der gelauscht wird. / Address to listen at.")
    ] = "127.0.0.1",
    lang: LangOption = None,
    *,
    empty: Annotated[
        bool, typer.Option("--empty", help="Ohne die mitgelieferten Dokumente. / Without the shipped documents.")
    ] = False,
    scratch: Annotated[
        bool,
        typer.Option("--scratch", help="Leere Probe-Instanz, von diesem Rechner aus beschreibbar. / Writable trial."),
    ] = False,
    log: Annotated[
        bool,
        typer.Option("--log", help="Jede Anfrage als JSON-Zeile auf der Fehlerausgabe. / A line of JSON a request."),
    ] = False,
) -> None:
    """Baut den Graphen, wenn er leer ist, und stellt ihn bereit. / Builds the graph if it is empty, and serves it."""
    spoken = language(lang)
    address = store_address(store)
    if scratch and (store or empty or not ip_address(host).is_loopback):
        raise WrongParameter(
            "--scratch serves an empty store of its own on this machine: no --store, no --empty, no --host"
        )
    if not scratch:
        fill(store, spoken, with_samples=not empty)
    url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    say(
        f"Ansehen: {url}/   SPARQL: {url}/sparql   Beenden: Strg+C"
        if spoken == "de"
        else f"Look at: {url}/   SPARQL: {url}/sparql   Stop: Ctrl+C"
    )
    given, known = read_settings(), importlib.import_module("api.settings")
    settings = known.ApiSettings(
        store_address="memory:" if scratch else address,
        keys=None if scratch else served_keys(address),
        access=access(),
        url=url,
        plain=scratch,
        outside=known.Outside.given(given),
        open_to_all=scratch,
        limits=known.QueryLimits.given(given),
        workers=given.workers,
        spare=2 * given.workers,
        slowest_bytes=given.reader_kilobytes * 1024,
        rates=known.Rates() if scratch else known.Rates.given(given),
        trusted_proxies=trusted_proxies(),
        oidc=None if scratch else known.Oidc.given(given),
        review_below=given.review_below,
        model=language_model(),
        vocabularies=Path(given.vocabularies),
        publication=given.publication,
        dumps=None if scratch else dumps_beside(address),
        boundaries=None if scratch else boundaries_beside(address),
        notices=Path(given.notices) if given.notices else None,
        visibility=Tier.PUBLIC if scratch else given.visibility,
    )
    app = importlib.import_module("api.app").create_app(settings)
    if log:
        importlib.import_module("api.logs").log_to(sys.stderr)
    stop_seconds = given.stop_seconds
    importlib.import_module("api.shutdown").run(app, host=host, port=port, log_level="warning", grace_s=stop_seconds)


def served_keys(address: str) -> Path | None:
    """Return the file of a store's keys; ``None`` where there can be none, so that nobody may write."""
    try:
        return keys_file(address)
    except WrongParameter:
        return None


def trusted_proxies() -> frozenset[str]:
    """Return the proxies whose word counts, as the environment says.

    Raises:
        WrongParameter: one of them is no address and no network.
    """
    named = frozenset(one.strip() for one in read_settings().trusted_proxies.split(",") if one.strip())
    for one in named:
        try:
            ip_network(one)
        except ValueError as error:
            raise WrongParameter(f"SOZIALRAUM_TRUSTED_PROXIES: {one!r} is no address and no network") from error
    return named


def fill(store: str | None, spoken: str, *, with_samples: bool) -> None:
    """Put vocabulary and shipped documents into a store that holds no document yet, and say what it holds."""
    with open_for_writing(store) as opened:
        if not with_samples:
            prepare(opened)
        elif not any(graph.value.endswith("/dokument") for graph in opened.graphs()):
            done = build(opened, review_below=review_below())
            say(built_text(done, statistics(opened), store_address(store), spoken))
