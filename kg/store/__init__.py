"""Store: the place of the quads that an address names, in memory, on a folder, or behind SPARQL over HTTP."""

from pathlib import Path

from kg.store.base import Access, Federating, Row, Snapshot, Solutions, Store

__all__ = ["Access", "Federating", "Row", "Snapshot", "Solutions", "Store", "open_store"]


def open_store(address: str | Path, *, read_only: bool = False, access: Access | None = None) -> Store:
    """Return the store at an address.

    Args:
        address: ``memory:`` for a new empty store that ends with the process; a folder, made where there is
            none; or the ``http(s)`` URL of a SPARQL endpoint.
        read_only: refuse every write. A folder must be there already, and no writer may hold it.
        access: for an endpoint: where it takes updates, credentials, time limit.

    Raises:
        StoreUnavailable: there is no store at the address and none can be made; nothing was changed.
        StoreLocked: another process holds the folder.
    """
    text = str(address)
    if text.startswith(("http://", "https://")):
        from kg.store.remote import RemoteStore  # noqa: PLC0415  # SPARQLWrapper only for those who need it

        return RemoteStore(text, access or Access(), read_only=read_only)
    from kg.store.embedded import EmbeddedStore  # noqa: PLC0415  # keeps the other door free of its imports

    return EmbeddedStore(None if text == "memory:" else Path(text), read_only=read_only)
