"""Facts about relations between bodies and programmes: members, carriers, funders, launchers and partners."""

from collections.abc import Iterator
from typing import Final

from kg.model import Fact, OrganisationMention, ProgrammeMention, Resolution, Tie
from kg.terms import DEF, ORG, NamedNode
from kg.triples.agents import organisation_facts
from kg.triples.making import about
from kg.triples.programmes import programme_facts

__all__ = ["tie_facts"]

FOREIGN_PROPERTIES: Final = {"memberOf": ORG["memberOf"], "unitOf": ORG["unitOf"]}


def tie_facts(tie: Tie, resolution: Resolution) -> Iterator[Fact]:
    """Yield a relation between two bodies or programmes, and what the names of both say."""
    yield from party_facts(tie.source, resolution)
    yield from party_facts(tie.target, resolution)
    source, target = resolution.of[tie.source], resolution.of[tie.target]
    if source != target:
        yield from about(source, tie).says((property_of(tie.kind), target))


def party_facts(party: OrganisationMention | ProgrammeMention, resolution: Resolution) -> Iterator[Fact]:
    """Yield what the name of one end says."""
    if isinstance(party, ProgrammeMention):
        yield from programme_facts(party, resolution)
    else:
        yield from organisation_facts(party, resolution)


def property_of(kind: str) -> NamedNode:
    """Return the property of a kind of relation: the Organization Ontology's where it has one."""
    return FOREIGN_PROPERTIES.get(kind) or DEF[kind]
