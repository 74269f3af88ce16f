"""App: the graph over HTTP, as data for programs and as pages for people."""

import asyncio
import json
import os
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from prometheus_client import CollectorRegistry, ProcessCollector
from starlette.middleware.cors import CORSMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api import (
    actors,
    asking,
    backups,
    clusters,
    dataset,
    documents,
    dumps,
    graphs,
    health,
    interface,
    invite,
    maps,
    matrix,
    metrics,
    networks,
    new,
    notice_pages,
    ontology_pages,
    places,
    positions,
    programmes,
    questions,
    ranking,
    reconcile,
    reconcile_draft,
    report_pages,
    resources,
    search,
    shared,
    sitemap,
    sparql,
    start,
    themes,
    wellknown,
)
from api.assets import serve_assets
from api.assistant import Assistant, routes_of
from api.cache import ResponseCache
from api.counting import Counting
from api.derivation import Derivation
from api.door import Door, readable_version
from api.excerpts import Excerpts
from api.failures import Surprises, install_handlers
from api.headers import Gzipped, HeadAsGet, SecurityHeaders
from api.instance import Instance
from api.keyring import Keyring
from api.logs import Logged
from api.menu import menu_of
from api.messages import load_messages
from api.metrics import Measured
from api.openapi import SHARED, describe
from api.plain import Ahead
from api.pool import Pool
from api.rates import Limiter
from api.reports import Reports
from api.sessions import Sessions
from api.settings import ApiSettings
from api.shutdown import TurnedAway, Turnstile
from api.snapshots import Snapshots
from api.views import Views
from api.void import Counted, is_remote
from api.work import importing, links, pairs, reports, review, sign_in, tasks, template
from api.work.imports import Imports
from api.writer import Writer
from kg.catalogue import load_catalogue
from kg.derive import derive
from kg.errors import WrongParameter
from kg.forgetting import finish
from kg.search import Search
from kg.store import Store, open_store
from kg.store.dataset import DatasetStore
from kg.themes.kept import keep
from kg.visibility import Tier

if TYPE_CHECKING:
    from api.tokens import Tokens

__all__ = ["create_app"]

_SETTLED: Final = 5.0
"""Seconds after the start from which on what can be searched is read; before, they are for who waits for the server."""

_DESCRIPTION: Final = """\
Who shares themes with whom, and why: actors, themes, documents and their evidence as linked data.

* Every address answers programs with JSON and browsers with a page, by `Accept` or `format=json|html`.
* `lang=de|en` or `Accept-Language` chooses the language of labels and sentences.
* Every fact carries the passages it rests on: document, sentence, `text[start:end]` of the span, and whether it is
  stated in the text (`genannt`), inferred from it (`erschlossen`) or background knowledge (`fachwissen`).
* Errors are `application/problem+json` (RFC 9457).
"""

_ROUTERS: Final = (
    sparql.router,
    start.router,
    search.router,
    actors.router,
    ranking.router,
    shared.router,
    networks.router,
    clusters.router,
    positions.router,
    new.router,
    matrix.router,
    maps.router,
    themes.router,
    places.router,
    programmes.router,
    documents.router,
    invite.router,
    asking.router,
    questions.router,
    reconcile.router,
    reconcile_draft.router,
    graphs.router,
    ontology_pages.router,  # before the addresses: /things/def is no thing
    resources.router,
    dataset.router,
    dumps.router,
    sitemap.router,
    wellknown.router,
    notice_pages.router,
    interface.router,
    report_pages.router,
    health.router,
    metrics.router,
    backups.router,
    sign_in.router,
    tasks.router,
    review.router,
    links.router,
    importing.router,
    template.router,
    pairs.router,
    reports.router,
)


def create_app(settings: ApiSettings) -> FastAPI:
    """Return the application for one store; the store opens when the server starts and closes when it ends.

    Starting raises ``StoreUnavailable`` or ``StoreLocked`` when the store does not open.
    """
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with opened(settings, registry) as instance:
            app.state.instance = instance
            assistant = Assistant(app)
            app.router.routes.extend(routes := routes_of(assistant))
            reading = asyncio.get_running_loop().call_later(_SETTLED, instance.search.prepare)
            yield
            reading.cancel()
            for one in instance.readings.values():
                one.search.close()
            for route in routes:
                app.router.routes.remove(route)
            await assistant.close()
            await instance.imports.close()
            await instance.writer.close()

    app = FastAPI(
        title="Sozialraum",
        version=version("sozialraum"),
        description=_DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,  # FastAPI's pages fetch their scripts from another host; api.interface has one that does not
        redoc_url=None,
        responses=SHARED,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # nothing is sent elsewhere; /metrics tells
    )
    app.router.routes.append(Ahead(sparql.router.routes))
    for router in _ROUTERS:
        app.include_router(router)
    app.state.menu = menu_of(route for router in _ROUTERS for route in router.routes)
    with as_file(files("api") / "static") as folder:
        app.mount("/static", StaticFiles(directory=folder), name="static")
    serve_assets(app)
    install_handlers(app)
    describe(app)
    app.add_middleware(Counting)
    app.add_middleware(Door)
    app.add_middleware(Surprises)
    app.add_middleware(Gzipped, minimum_size=2048, compresslevel=5)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"],
        allow_headers=["*"],
        expose_headers=["ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"],
    )
    app.add_middleware(HeadAsGet)
    app.add_middleware(ResponseCache, version=readable_version, registry=registry)
    app.state.settings = settings
    app.state.turnstile = Turnstile()
    app.add_middleware(TurnedAway, turnstile=app.state.turnstile)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Measured, registry=registry)
    app.add_middleware(Logged)
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.trusted_proxies))
    return app


@contextmanager
def opened(settings: ApiSettings, registry: CollectorRegistry) -> Iterator[Instance]:
    """Open everything a running instance needs, and close it in the reverse order."""
    with ExitStack() as stack:
        scratch_folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="sozialraum-", dir=settings.spool_folder))
        )
        store = opened_store(settings, scratch_folder)
        stack.callback(store.close)
        finish(store)  # whoever was being forgotten when the last process broke off
        stack.callback(keep, store)
        folder = store_folder(settings)
        snapshots = Snapshots(store, (folder or scratch_folder) / "snapshots")
        stack.callback(snapshots.close)
        results = scratch_folder / "results"
        results.mkdir()
        excerpts = Excerpts(
            store,
            (folder or scratch_folder) / "excerpts",
            default=settings.visibility,
            threshold=settings.review_below,
            watched=not is_remote(store),
        )
        stack.callback(excerpts.close)
        search = Search(store)
        stack.callback(search.close)
        if excerpts.tiered and not settings.open_to_all:
            excerpts.make(Tier.PUBLIC)
        writer = Writer(store, snapshots, following(settings, snapshots, excerpts))
        pool = Pool(settings, results)
        snapshots.made = excerpts.made = pool.made
        stack.callback(pool.close)
        keyring = Keyring(settings.keys)
        if folder is not None:
            stack.enter_context(announced(folder, settings.url, keyring.local))
        yield Instance(
            settings,
            store,
            Views(store),
            snapshots,
            pool,
            load_catalogue(),
            load_messages(),
            keyring,
            writer,
            registry,
            Limiter(settings.rates),
            opened_tokens(settings),
            scratch_folder,
            Counted(pool, snapshots, store),
            folder,
            Sessions(keyring),
            Imports(settings, writer, scratch_folder),
            excerpts,
            search,
            Reports(reports_folder(settings, scratch_folder) / "reports.sqlite3"),
        )


def opened_tokens(settings: ApiSettings) -> "Tokens | None":
    """Return the reader of tokens, if the settings name an issuer.

    Raises:
        WrongParameter: they do, and the packages for it are missing.
    """
    if settings.oidc is None:
        return None
    try:
        from api.tokens import Tokens  # noqa: PLC0415 - an extra that most instances do without
    except ImportError as error:
        raise WrongParameter(
            f"tokens of an issuer need more packages: pip install 'sozialraum[oidc]' ({error})"
        ) from error
    return Tokens(settings.oidc)


def following(settings: ApiSettings, snapshots: Snapshots, excerpts: Excerpts) -> Callable[[Store], object]:
    """Return what follows on every write: nothing on a plain dataset, else the derived graph and what tiers read."""
    if settings.plain:
        return lambda _: None
    conclude = derive if store_folder(settings) is None else Derivation(snapshots).follow

    def follow(store: Store) -> None:
        try:
            conclude(store)
        finally:  # whatever was hidden is hidden, also where the rules failed
            excerpts.follow()

    return follow


def opened_store(settings: ApiSettings, scratch_folder: Path) -> Store:
    """Return the store to serve; a plain dataset is a new one that goes with the instance."""
    if settings.plain:
        return DatasetStore(scratch_folder / "store")
    return open_store(settings.store_address, access=settings.access)


def store_folder(settings: ApiSettings) -> Path | None:
    """Return the folder of a store on disk; ``None`` for one in memory, behind HTTP, or for scratch."""
    address = settings.store_address
    if settings.plain or address == "memory:" or address.startswith(("http://", "https://")):
        return None
    return Path(address)


def reports_folder(settings: ApiSettings, scratch_folder: Path) -> Path:
    """Return where reports of readers are kept: beside the store, else beside the keys, else for the time being."""
    beside = store_folder(settings) or (settings.keys.parent if settings.keys is not None else None)
    return scratch_folder if beside is None or not beside.is_dir() else beside


@contextmanager
def announced(folder: Path, url: str, key: str) -> Iterator[None]:
    """Leave word in the store's folder who holds it, readable for its owner only, and take it away at the end."""
    note = folder / "server.json"
    note.unlink(missing_ok=True)
    handle = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"url": url, "pid": os.getpid(), "key": key}, file)
    try:
        yield
    finally:
        note.unlink(missing_ok=True)
