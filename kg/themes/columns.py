"""Columns: everything in a store that who works on what can depend on, property by property."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.store.base import Store
from kg.terms import DEF, FOAF, ORG, NamedNode
from kg.themes.column import Column, attesting, column, members
from kg.themes.joins import Codes

__all__ = ["JOBS", "Columns", "Job", "columns_of", "done"]

_ATTESTED: Final = (
    DEF["participant"],
    DEF["onBehalfOf"],
    DEF["launchedBy"],
    DEF["affiliate"],
    DEF["affiliatedWith"],
    DEF["withinUnit"],
    ORG["unitOf"],
    DEF["heldBy"],
    DEF["statementSubject"],
    DEF["statementObject"],
    DEF["hasTheme"],
)
"""Properties whose statements count only with evidence; what they lead to has a name in the index, or is an item."""

_PLAIN: Final = (
    DEF["attestedValue"],
    DEF["evidence"],
    DEF["confidence"],
    DEF["participationIn"],
    DEF["addresses"],
    DEF["presents"],
)
_CLASSES: Final = (DEF["Presentation"], DEF["Statement"], FOAF["Person"], ORG["Organization"], DEF["Theme"])


class Reading(StrEnum):
    """What is read of the store: a property's statements, what attests a property, or a class's members."""

    STATEMENTS = "statements"
    ATTESTING = "attesting"
    MEMBERS = "members"


Job = tuple[Reading, NamedNode]

JOBS: Final[tuple[Job, ...]] = (
    # the longest first, so that who reads beside others ends with short ones
    *((Reading.STATEMENTS, one) for one in (*_PLAIN, *_ATTESTED)),
    *((Reading.ATTESTING, one) for one in _ATTESTED),
    *((Reading.MEMBERS, one) for one in _CLASSES),
)
"""Everything there is to read."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Statements by property, as codes; what attests a property, and the members of a class, sorted."""

    statements: Mapping[NamedNode, Column]
    attesting: Mapping[NamedNode, Codes]
    members: Mapping[NamedNode, Codes]


def done(store: Store, job: Job) -> Column:
    """Return the column of an embedded store that a job asks for; one of members or evidence has no values."""
    reading, name = job
    if reading is Reading.STATEMENTS:
        sure = name == DEF["confidence"]
        return column(store, name, spelled=sure or name in _ATTESTED, literals=sure)
    found = attesting(store, name) if reading is Reading.ATTESTING else members(store, name)
    return Column(found, found[:0])


def columns_of(read: Mapping[Job, Column]) -> Columns:
    """Return what all jobs have read."""
    found: dict[Reading, dict[NamedNode, Column]] = {reading: {} for reading in Reading}
    for (reading, name), one in read.items():
        found[reading][name] = one
    return Columns(
        found[Reading.STATEMENTS],
        {name: one.subject for name, one in found[Reading.ATTESTING].items()},
        {name: one.subject for name, one in found[Reading.MEMBERS].items()},
    )
