"""Wording: claims as people read them, in German or English."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from kg.catalogue import view
from kg.curation.claim import Claim
from kg.curation.relation import MERGEABLE, kind_of, tail
from kg.store.base import Store
from kg.terms import ID, RDF, Literal, NamedNode
from kg.themes.name import names_of

__all__ = ["called", "labels", "nodes", "shown"]

HASH: Final = re.compile(r"-[0-9a-f]{6}$")
"""What an address has behind a name that others may bear, too."""


def labels(store: Store, claims: Iterable[Claim], spoken: str) -> dict[NamedNode, str]:
    """Return what the things and properties of claims are called.

    What has no name in the graph, such as what waits for a verdict itself, is called by the words of its address; a
    relation by its ends.
    """
    used = {node for claim in claims for node in nodes(claim)}
    called = {
        row["term"]: row["name"].value
        for row in store.select(view("term_names").text).rows
        if isinstance(row["name"], Literal) and row["name"].language == spoken
    }
    terms = {term: label for term, label in called.items() if isinstance(term, NamedNode) and term in used}
    named = {RDF["type"]: "ist" if spoken == "de" else "is", **names_of(store, used, spoken), **terms}
    return {**by_address(store, used - named.keys(), spoken), **named}


def by_address(store: Store, things: Iterable[NamedNode], spoken: str) -> dict[NamedNode, str]:
    """Return what the last parts of addresses of data say, with the names of the things that relations tie together."""
    parts = {thing: tail(thing).split("--") for thing in things if kind_of(thing)}
    ends = {part: [ID[f"{kind}/{part}"] for kind in MERGEABLE] for told in parts.values() for part in told}
    names = names_of(store, {one for known in ends.values() for one in known}, spoken)

    def name(part: str) -> str:
        known = next((names[one] for one in ends[part] if one in names), "")
        return known or HASH.sub("", part).replace("-", " ").title()

    return {thing: " · ".join(map(name, told)) for thing, told in parts.items()}


def nodes(claim: Claim) -> tuple[NamedNode, ...]:
    """Return the addresses in a claim."""
    return tuple(one for one in (claim.subject, claim.property, claim.value) if isinstance(one, NamedNode))


def shown(claim: Claim, names: Mapping[NamedNode, str], among: Iterable[Claim] = ()) -> str:
    """Return a claim as people read it; a thing has the name that is claimed with it, if there is one."""
    known = {**names, **claimed(among)}
    value = called(claim.value, known) if isinstance(claim.value, NamedNode) else f"„{claim.value.value}“"
    return f"{called(claim.subject, known)} – {called(claim.property, known)} – {value}"


def claimed(claims: Iterable[Claim]) -> dict[NamedNode, str]:
    """Return the names that claims themselves give to things."""
    return {
        one.subject: one.value.value
        for one in claims
        if isinstance(one.value, Literal) and one.property.value.endswith(("nameForm", "prefLabel"))
    }


def called(node: NamedNode, names: Mapping[NamedNode, str]) -> str:
    """Return the name of a thing, else the last part of its address."""
    return names.get(node) or node.value.replace("#", "/").rsplit("/", 1)[-1]
