"""Facts about relations between bodies and programmes, who followed whom among them, and the years of bodies."""

from collections.abc import Iterator
from typing import Final

from kg.model import Fact, Lifetime, OrganisationMention, ProgrammeMention, Resolution, Tie, Working
from kg.terms import DEF, ID, LIST, ORG, RDF, SKOS, THEME, XSD, Literal, NamedNode
from kg.triples.agents import organisation_facts
from kg.triples.making import about, german, tail
from kg.triples.programmes import programme_facts

__all__ = ["lifetime_facts", "tie_facts", "working_facts"]

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


def working_facts(told: Working, resolution: Resolution) -> Iterator[Fact]:
    """Yield that a programme has a theme, or the statement that a body works on it."""
    theme = THEME[told.theme.theme]
    if isinstance(told.bearer, ProgrammeMention):
        yield from about(resolution.of[told.bearer], told).says((DEF["hasTheme"], theme))
        return
    said = about(ID[f"statement/{tail(resolution.document)}--{told.span.start}"], told)
    yield from said.says(
        (RDF["type"], DEF["Statement"]),
        (SKOS["prefLabel"], german(f"{told.bearer.form} arbeitet zu {told.label}")),
        (DEF["quoteText"], german(told.label)),
        (DEF["statementSubject"], resolution.of[told.bearer]),
        (DEF["statementRelation"], LIST["beziehung/arbeitet-zu"]),
        (DEF["statementObject"], theme),
        (DEF["modality"], LIST["modalitaet/feststellung"]),
        (DEF["negated"], Literal("false", datatype=XSD["boolean"])),
    )


def party_facts(party: OrganisationMention | ProgrammeMention, resolution: Resolution) -> Iterator[Fact]:
    """Yield what the name of one end says."""
    if isinstance(party, ProgrammeMention):
        yield from programme_facts(party, resolution)
    else:
        yield from organisation_facts(party, resolution)


def property_of(kind: str) -> NamedNode:
    """Return the property of a kind of relation: the Organization Ontology's where it has one."""
    return FOREIGN_PROPERTIES.get(kind) or DEF[kind]
