"""Loading: the triples behind an address that an update may LOAD."""

from collections.abc import Collection
from functools import partial

from pyoxigraph import parse

from api.formats import GRAPHS
from api.rdf_formats import WRITERS
from api.settings import Outside
from kg.errors import DocumentUnreadable, QueryError, QueryRejected
from kg.store.federation import Loader
from kg.web import Limits, fetch, public_addresses

__all__ = ["loader"]


def loader(outside: Outside) -> Loader:
    """Return what loads from the addresses that are allowed, and those below them."""
    return partial(_load, outside)


def _load(outside: Outside, address: str) -> str:
    """Return the triples behind an address, one a line, with blank nodes that no other data has.

    Raises:
        QueryRejected: the address is not allowed.
        QueryError: it cannot be fetched, or is no RDF.
    """
    if not allowed(address, outside.endpoints):
        raise QueryRejected(f"LOAD <{address}>: this address may not be loaded from here; {permitted(outside)}")
    try:
        page = fetch(
            address,
            public_addresses(outside.trusted_hosts),
            limits=Limits(outside.bytes, outside.seconds),
            robots=False,
        )
    except DocumentUnreadable as error:
        raise QueryError(f"LOAD {error}") from error
    if not allowed(page.url, outside.endpoints):
        raise QueryRejected(f"LOAD <{address}> leads to <{page.url}>, which may not be loaded; {permitted(outside)}")
    form = next((one for one in GRAPHS if page.media_type in {one.media_type, *one.aliases}), None)
    if form is None:
        raise QueryError(f"LOAD <{address}>: it is {page.media_type}, which is no RDF format")
    try:
        quads = parse(page.content, format=WRITERS[form.name], base_iri=page.url, rename_blank_nodes=True)
        return "\n".join(f"{quad.triple} ." for quad in quads)
    except SyntaxError as error:
        raise QueryError(f"LOAD <{address}>: it does not parse: {error}") from error


def allowed(address: str, permitted_addresses: Collection[str]) -> bool:
    """Tell whether an address is one of those permitted, or lies below one that ends with a slash."""
    return any(
        address == one or (one.endswith("/") and address.startswith(one) and ".." not in address)
        for one in permitted_addresses
    )


def permitted(outside: Outside) -> str:
    """Return what may be asked, in words."""
    return f"allowed are: {', '.join(sorted(outside.endpoints)) or 'none'}"
