"""Instance: what one running server has open, handed to every request."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from fastapi import Request
from prometheus_client import CollectorRegistry

from api.keyring import Keyring
from api.messages import Messages
from api.pool import Pool
from api.rates import Limiter
from api.sessions import Sessions
from api.settings import ApiSettings
from api.snapshots import Snapshots
from api.views import Views
from api.void import Counted, is_remote
from api.work.imports import Imports
from api.writer import Writer
from kg.catalogue import Catalogue
from kg.store import Store

if TYPE_CHECKING:
    from api.tokens import Tokens

__all__ = ["Instance", "instance_in", "instance_of"]


@dataclass(frozen=True, slots=True)
class Instance:
    """The open store and everything that reads it; made when the server starts, closed when it ends."""

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

    def cached_version(self) -> str | None:
        """Return the version of the store that answers may be kept for; ``None`` where others may write unseen."""
        return None if is_remote(self.store) else self.snapshots.version()


async def instance_of(request: Request) -> Instance:
    """Return the instance a request belongs to, as a dependency of a route: in the event loop, not in a thread."""
    return instance_in(request)


def instance_in(request: Request) -> Instance:
    """Return the instance a request belongs to."""
    return cast("Instance", request.app.state.instance)
