"""Loading: the triples behind an address that an update may LOAD."""

from functools import partial

from api.formats import GRAPHS
from api.incoming import quads_in
from api.rdf_formats import WRITERS
from api.settings import Outside
from kg.errors import DocumentUnreadable, QueryError, QueryForbidden
from kg.store.dataset import check_syntax
from kg.store.federation import with_loaded
from kg.web import Limits, fetch, public_addresses

__all__ = ["loaded_update"]


def loaded_update(update: str, outside: Outside, base: str) -> str:
    """Return an update with the data that it loads in place of every LOAD; its syntax is checked before anything is.

    Raises:
        QueryRejected: it is no update.
        QueryForbidden: an address is not allowed.
        QueryError: an address cannot be fetched, or is no RDF.
    """
    if "load" not in update.lower():  # to read a large update word by word takes longer than to run it
        return update
    dry = with_loaded(update, _nothing, base)
    if dry == update:
        return update
    check_syntax(dry)
    return with_loaded(update, partial(_load, outside), base)


def _nothing(_: str) -> str:
    return ""


def _load(outside: Outside, address: str) -> str:
    """Return the triples behind an address, one a line, with blank nodes that no other data has.

    Raises:
        QueryForbidden: the address is not allowed, or leads to one that is not.
        QueryError: it cannot be fetched, or is no RDF.
    """

    def check(here: str) -> None:
        if not outside.allows(here):
            leads = "" if here == address else f" leads to <{here}>, which"
            raise QueryForbidden(f"LOAD <{address}>{leads} may not be loaded from here; {outside.told}")

    check(address)
    try:
        page = fetch(
            address,
            public_addresses(outside.trusted_hosts),
            limits=Limits(outside.bytes, outside.seconds),
            resolve=outside.resolve,
            robots=False,
            before=check,
        )
    except DocumentUnreadable as error:
        raise QueryError(f"LOAD {error}") from error
    form = next((one for one in GRAPHS if page.media_type in {one.media_type, *one.aliases}), None)
    if form is None:
        raise QueryError(f"LOAD <{address}>: it is {page.media_type}, which is no RDF format")
    try:
        return "\n".join(f"{quad.triple} ." for quad in quads_in(page.content, WRITERS[form.name], page.url))
    except SyntaxError as error:
        raise QueryError(f"LOAD <{address}>: it does not parse: {error}") from error
