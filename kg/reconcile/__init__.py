"""Reconcile: which of the graph's things a name from somebody's table means, how surely, and what else is known.

    register_of(store)              the things that can be meant, with all their names; read once a version
    match(register, wanted)         candidates for a name, each score explained; a match only where it is certain
    values_of(store, things, …)     what a table can be extended by

The two versions of the Reconciliation Service API are spoken in ``api``; nothing here knows of HTTP.
"""

from kg.reconcile.candidate import Candidate, Feature, Quantifier, Wanted, match
from kg.reconcile.entity import Entity, EntityKind, Register, register_of
from kg.reconcile.values import Property, properties_of, values_of

__all__ = [
    "Candidate",
    "Entity",
    "EntityKind",
    "Feature",
    "Property",
    "Quantifier",
    "Register",
    "Wanted",
    "match",
    "properties_of",
    "register_of",
    "values_of",
]
