"""Facts about relations between bodies and programmes, who followed whom among them, and the years of bodies."""

from collections.abc import Iterator
from typing import Final

from kg.model import Fact, Lifetime, OrganisationMention, ProgrammeMention, Resolution, Tie
from kg.terms import DEF, ORG, XSD, Literal, NamedNode
from kg.triples.agents import organisation_facts
from kg.triples.making import about
from kg.triples.programmes import programme_facts

__all__ = ["lifetime_facts", "tie_facts"]

FOREIGN_PROPERTIES: Final = {"memberOf": ORG["memberOf"], "unitOf": ORG["unitOf"]}


def tie_facts(tie: Tie, resolution: Resolution) -> Iterator[Fact]:
    """Yield a relation between two bodies or programmes, and what the names of both say."""
    yield from party_facts(tie.source, resolution)
    yield from party_facts(tie.target, resolution)
    source, target = resolution.of[tie.source], resolution.of[tie.target]
    if source != target:
        yield from about(source, tie).says((property_of(tie.kind), target))


def lifetime_facts(told: Lifetime, resolution: Resolution) -> Iterator[Fact]:
    """Yield since when and until when a body exists, and what its name says."""
    yield from organisation_facts(told.body, resolution)
    for name, year in (("validFrom", told.first), ("validUntil", told.last)):
        if year:
            value = Literal(str(year), datatype=XSD["gYear"])
            yield from about(resolution.of[told.body], told).says((DEF[name], value))


def party_facts(party: OrganisationMention | ProgrammeMention, resolution: Resolution) -> Iterator[Fact]:
    """Yield what the name of one end says."""
    if isinstance(party, ProgrammeMention):
        yield from programme_facts(party, resolution)
    else:
        yield from organisation_facts(party, resolution)


def property_of(kind: str) -> NamedNode:
    """Return the property of a kind of relation: the Organization Ontology's where it has one."""
    return FOREIGN_PROPERTIES.get(kind) or DEF[kind]
