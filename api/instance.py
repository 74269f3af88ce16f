"""Instance: what one running server has open, and what of it each request is handed."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from fastapi import Request
from prometheus_client import CollectorRegistry

from api.excerpts import Excerpts
from api.keyring import Keyring
from api.messages import Messages
from api.pool import Pool
from api.rates import Limiter
from api.reports import Reports
from api.sessions import Sessions
from api.settings import ApiSettings
from api.snapshots import Snapshots
from api.views import Views
from api.void import Counted, is_remote
from api.work.imports import Imports
from api.writer import Writer
from kg.catalogue import Catalogue
from kg.search import Search
from kg.store import Store
from kg.visibility import Tier

if TYPE_CHECKING:
    from api.tokens import Tokens

__all__ = ["Instance", "instance_in", "instance_of", "messages_in", "settings_in"]


@dataclass(frozen=True, slots=True)
class Instance:
    """The open store and everything that reads it; made when the server starts, closed when it ends.

    A request gets it as far as it may read: ``store``, ``views``, ``snapshots``, ``counted``, ``folder``
    and ``search`` are those of its ``tier``. Only ``writer`` changes the whole store, whoever asks.
    """

    settings: ApiSettings
    store: Store
    views: Views
    snapshots: Snapshots
    pool: Pool
    catalogue: Catalogue
    messages: Messages
    keyring: Keyring
    writer: Writer
    registry: CollectorRegistry
    limiter: Limiter
    tokens: "Tokens | None"
    scratch_folder: Path
    """For files that go with the instance."""
    counted: Counted
    folder: Path | None
    """Where the store lies; ``None`` for one in memory, behind HTTP, or for scratch."""
    sessions: Sessions
    imports: Imports
    excerpts: Excerpts
    search: Search
    reports: Reports
    """What readers said is wrong; no part of the graph, and the same for all tiers."""
    tier: Tier = Tier.INTERNAL
    readings: "dict[Tier, Instance]" = field(default_factory=dict)
    """The same instance as outer tiers read it, as far as they have asked."""

    def cached_version(self) -> str | None:
        """Return the version of the store that answers may be kept for; ``None`` where others may write unseen."""
        return None if is_remote(self.store) else self.snapshots.version()


async def instance_of(request: Request) -> Instance:
    """Return what a request may read, as a dependency of a route: in the event loop, not in a thread."""
    return instance_in(request)


def instance_in(request: Request) -> Instance:
    """Return the instance as far as a request may read it (``api.door``); there is no other way to it for a route."""
    return cast("Instance", request.state.instance)


def settings_in(request: Request) -> ApiSettings:
    """Return how the instance is served, which is the same for all."""
    whole: Instance = request.app.state.instance
    return whole.settings


def messages_in(request: Request) -> Messages:
    """Return the texts of pages, which are the same for all."""
    whole: Instance = request.app.state.instance
    return whole.messages
