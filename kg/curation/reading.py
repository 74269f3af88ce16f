"""Reading: what one document was read to say, taken back from its graphs as if nobody had decided anything."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import prod
from typing import Final

from kg.curation.claim import Claim, claims_in, evidence_of, plain
from kg.terms import DEF, GRAPH, LIST, RDF, BlankNode, Literal, NamedNode, Term, Triple

__all__ = ["CURATED", "FAMILIES", "PROPOSED", "REWRITTEN", "STATUSES", "Reading", "graphs_of_family", "reading"]

STATUSES: Final = ("genannt", "erschlossen", "fachwissen")
CURATED: Final = "kuratiert-"
FAMILIES: Final = ("", CURATED)
"""What rules found, and what a person wrote: the two never share a graph."""
PROPOSED: Final = "vorgeschlagen"
REWRITTEN: Final = "umgeschrieben"
ATTESTS: Final = DEF["attests"]
VALUE: Final = DEF["attestedValue"]
EVIDENCE: Final = DEF["evidence"]
CONFIDENCE: Final = DEF["confidence"]
PASSAGE: Final = DEF["passageStart"]
TEXT: Final = DEF["TextEvidence"]
TYPE: Final = RDF["type"]
ATTESTED: Final = frozenset((ATTESTS, VALUE))
NOT_SAID: Final = ATTESTED | {TYPE}
Parts = tuple[NamedNode | BlankNode | Triple, NamedNode, Term | Triple]


@dataclass(frozen=True)
class Reading:
    """The claims of one family of a document's graphs, with the evidence of each.

    ``spans`` holds what is said of each piece of evidence, its type and what it attests left out; ``homes`` the graph
    it belongs in. ``loose`` are triples that no evidence attests, by graph; only a person's own graphs have such.
    """

    document: str
    family: str
    evidence: Mapping[Claim, frozenset[NamedNode]]
    spans: Mapping[NamedNode, frozenset[tuple[NamedNode, Term]]]
    homes: Mapping[NamedNode, NamedNode]
    loose: Mapping[NamedNode, frozenset[Triple]]

    @cached_property
    def sureness(self) -> Mapping[NamedNode, tuple[Term | None, Decimal]]:
        """Where each piece of evidence that says so stands, and how sure it is."""
        told = ((one, dict(said)) for one, said in self.spans.items())
        return {
            one: (said.get(PASSAGE), Decimal(sure.value))
            for one, said in told
            if isinstance(sure := said.get(CONFIDENCE), Literal)
        }

    def confidence(self, claim: Claim) -> Decimal:
        """Return how sure a claim is: one minus the chance that every passage that tells it is misread.

        Of one passage the surest span counts, since a rule that errs there errs with all of them. 1 where none says.
        """
        sure: dict[Term | None, Decimal] = {}
        for passage, told in (self.sureness[one] for one in self.evidence[claim] if one in self.sureness):
            sure[passage] = max(sure.get(passage, Decimal(0)), told)
        return 1 - prod((1 - one for one in sure.values()), start=Decimal(1)) if sure else Decimal(1)


def graphs_of_family(document: str, family: str) -> tuple[NamedNode, ...]:
    """Return the names of the graphs that one family of a document fills, whether they hold anything or not."""
    aside = (REWRITTEN,) if family else (REWRITTEN, PROPOSED)
    return tuple(GRAPH[f"{document}/{family}{name}"] for name in (*STATUSES, *aside))


def reading(document: str, family: str, graphs: Mapping[NamedNode, Iterable[Triple]]) -> Reading:
    """Return what a document was read to say, from its graphs of one family.

    Facts held back are claims again, and things written under another address have the one they were read with. Reading
    what was settled under any decisions gives the same as reading what was extracted.
    """
    evidence: dict[Claim, set[NamedNode]] = defaultdict(set)
    spans: dict[NamedNode, frozenset[tuple[NamedNode, Term]]] = {}
    homes: dict[NamedNode, NamedNode] = {}
    loose: dict[NamedNode, frozenset[Triple]] = {}
    rewritten = told_claims(graphs.get(GRAPH[f"{document}/{family}{REWRITTEN}"], ()))
    told_again = frozenset(one for known in rewritten.values() for one in known)
    for status in STATUSES:
        name = GRAPH[f"{document}/{family}{status}"]
        read = asserted(tuple(graphs.get(name, ())))
        spans |= read.spans
        homes |= dict.fromkeys(read.spans, name)
        loose[name] = read.loose
        for claim, known in read.evidence.items():
            if own := known - told_again:
                evidence[claim] |= own
    proposed = tuple(graphs.get(GRAPH[f"{document}/{family}{PROPOSED}"], ()))
    held_spans = spans_in(proposed, DEF["ProposedEvidence"])
    for one, said in held_spans.items():
        spans[one] = said
        homes[one] = GRAPH[f"{document}/{family}{status_of(said)}"]
    for claims in (rewritten, told_claims(proposed)):
        for claim, known in claims.items():
            evidence[claim] |= known
    kept = {claim: frozenset(known) for claim, known in evidence.items() if known}
    return Reading(document, family, kept, spans, homes, loose)


@dataclass(frozen=True, slots=True)
class Asserted:
    """What one graph asserts: claims with evidence, the spans, and what no evidence attests."""

    evidence: Mapping[Claim, frozenset[NamedNode]]
    spans: Mapping[NamedNode, frozenset[tuple[NamedNode, Term]]]
    loose: frozenset[Triple]


def asserted(triples: tuple[Triple, ...]) -> Asserted:
    """Return the claims of one graph: a span attests those triples of its items whose property and value it names."""
    # Each look at a part of a triple makes a new term, so the parts of all are taken out once.
    parts = [tuple(triple) for triple in triples]
    said = said_of(parts, TEXT)
    attested: dict[NamedNode, tuple[set[Term], set[Term]]] = {one: (set(), set()) for one in said}
    items: dict[Term, set[NamedNode]] = defaultdict(set)
    others: list[int] = []
    for place, (subject, name, value) in enumerate(parts):
        if subject in said:
            if name in ATTESTED:
                attested[subject][name == VALUE].add(plain(value))
        elif name == EVIDENCE and value in said:
            items[subject].add(value)
        else:
            others.append(place)
    evidence: dict[Claim, frozenset[NamedNode]] = {}
    loose: set[Triple] = set()
    for place in others:
        subject, name, value = parts[place]
        value = plain(value)
        known = frozenset(
            one for one in items.get(subject, ()) if name in attested[one][0] and value in attested[one][1]
        )
        if known and isinstance(subject, NamedNode):
            evidence[Claim(subject, name, value)] = known
        else:
            loose.add(triples[place])
    return Asserted(evidence, {one: frozenset(pairs) for one, pairs in said.items()}, frozenset(loose))


def spans_in(triples: Iterable[Triple], kind: NamedNode) -> dict[NamedNode, frozenset[tuple[NamedNode, Term]]]:
    """Return what is said of each node of a class, without the class and what it attests."""
    said = said_of([tuple(triple) for triple in triples], kind)
    return {one: frozenset(pairs) for one, pairs in said.items()}


def said_of(parts: list[Parts], kind: NamedNode) -> dict[NamedNode, list[tuple[NamedNode, Term]]]:
    """Return what is said of each node of a class, from the parts of triples."""
    nodes = (subject for subject, name, value in parts if name == TYPE and value == kind)
    said: dict[NamedNode, list[tuple[NamedNode, Term]]] = {one: [] for one in nodes if isinstance(one, NamedNode)}
    for subject, name, value in parts:
        if isinstance(subject, NamedNode) and subject in said and name not in NOT_SAID:
            said[subject].append((name, plain(value)))
    return said


def told_claims(triples: Iterable[Triple]) -> dict[Claim, frozenset[NamedNode]]:
    """Return the claims that stand in a graph unasserted, with their evidence."""
    given = tuple(triples)
    evidence = evidence_of(given)
    return {claim: evidence.get(node, frozenset()) for node, claim in claims_in(given).items()}


def status_of(said: Iterable[tuple[NamedNode, Term]]) -> str:
    """Return the evidence status of a span, ``genannt`` where it says none."""
    start = LIST["beleg/"].value
    told = [value.value for name, value in said if name == DEF["evidenceStatus"] and isinstance(value, NamedNode)]
    return told[0].removeprefix(start) if told else STATUSES[0]
