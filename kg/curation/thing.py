"""Thing: what a person means by an address, the last part of one, or a name."""

import re
from typing import Final

from kg.ask import resolved
from kg.catalogue import view
from kg.curation.ledger import Ledger
from kg.curation.relation import MERGEABLE
from kg.errors import WrongParameter
from kg.store.base import Store
from kg.terms import ID, OWL, RDF, Literal, NamedNode

__all__ = ["property_of", "thing_of"]

SLUG: Final = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
KINDS: Final = (*MERGEABLE, "document", "affiliation", "participation", "presentation", "proposal", "evidence", "place")


def thing_of(store: Store, text: str, ledger: Ledger | None = None) -> NamedNode:
    """Return the thing of an address, a short address (``id:person/…``), the last part of one, or a name.

    With a ledger, an address that was merged into another one is followed.

    Raises:
        WrongParameter: nothing is called so, or several things are; with their addresses.
    """
    typed = text.strip()
    known = [one for kind in KINDS if SLUG.fullmatch(typed) and is_known(store, one := ID[f"{kind}/{typed}"])]
    if len(known) > 1:
        listed = ", ".join(one.value for one in known)
        raise WrongParameter(f"{text!r} can be several things; give the address of one: {listed}")
    thing = known[0] if known else named(store, typed)
    return ledger.canonical(thing) if ledger else thing


def named(store: Store, text: str) -> NamedNode:
    """Return the thing of an address or name; a name that only claims held back tell counts where no other does."""
    try:
        (thing,) = resolved(store, view("resolve_known"), {"thing": text})["thing"]
    except WrongParameter:
        rows = store.select(view("claimed_names").filled({"text": Literal(" ".join(text.split()))})).rows
        claimed = {row["thing"] for row in rows}
        if len(claimed) != 1:
            raise
        (thing,) = claimed
    if not isinstance(thing, NamedNode):
        raise WrongParameter(f"{text!r} is no thing of the graph")
    return thing


def is_known(store: Store, thing: NamedNode) -> bool:
    """Tell whether an address occurs in the graph."""
    return store.ask(view("resolve_known").filled({"thing": thing}))


def property_of(store: Store, text: str) -> NamedNode:
    """Return the property of an address, a short address, a local name (``nameForm``) or a label, in any case.

    Raises:
        WrongParameter: there is none.
    """
    wanted = text.strip().strip("<>").casefold()
    if wanted in {"a", "type", "rdf:type"}:
        return RDF["type"]
    for row in store.select(view("term_names").text).rows:
        found = row["term"]
        if row["class"] == OWL["Class"] or not isinstance(found, NamedNode):
            continue
        local = re.split(r"[/#]", found.value)[-1]
        if wanted in {name.casefold() for name in (found.value, local, f"sr:{local}", row["name"].value)}:
            return found
    raise WrongParameter(f"there is no property {text!r}; give a label ('hat Thema') or a name (hasTheme)")
