"""Settlement: a document's graphs as the decisions want them, from its graphs as they were read or settled before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial

from kg.catalogue import view
from kg.curation.claim import Claim, claim_triples
from kg.curation.doubt import Doubt, doubt
from kg.curation.ledger import Ledger
from kg.curation.proposal import proposal_triples
from kg.curation.reading import (
    ATTESTS,
    CONFIDENCE,
    CURATED,
    EVIDENCE,
    FAMILIES,
    PROPOSED,
    REWRITTEN,
    VALUE,
    Reading,
    graphs_of_family,
    reading,
)
from kg.curation.redirection import redirected, redirections
from kg.store.base import Store
from kg.terms import DEF, GRAPH, RDF, Literal, NamedNode, Triple

__all__ = ["documents_naming", "resettled", "settled"]


def settled(
    document: str, graphs: Mapping[NamedNode, Iterable[Triple]], ledger: Ledger
) -> dict[NamedNode, frozenset[Triple]]:
    """Return a document's graphs after all decisions: unsure facts aside, merged things under one address.

    Graphs that hold no facts stay as they are. The same graphs and decisions always give the same; settling again
    under other decisions gives what these alone would have given.
    """
    done = {name: frozenset(triples) for name, triples in graphs.items()}
    if untouched(document, done, ledger):
        return dict.fromkeys(graphs_of_family(document, ""), frozenset()) | done
    for family in FAMILIES:
        if any(name.value.startswith(GRAPH[f"{document}/{CURATED}"].value) for name in graphs) or not family:
            read = reading(document, family, done)
            held = doubt(read, ledger.verdicts(document), ledger.threshold)
            done |= written(read, held, ledger, done)
    return done


def untouched(document: str, graphs: Mapping[NamedNode, frozenset[Triple]], ledger: Ledger) -> bool:
    """Tell at a glance whether graphs are as they were read and no decision or doubt concerns them: the common case."""
    aside = {GRAPH[f"{document}/{family}{name}"] for family in FAMILIES for name in (PROPOSED, REWRITTEN)}
    if any(graphs.get(name) for name in aside) or document in ledger.documents:
        return False
    for name, triples in graphs.items():
        if ledger.merges and any(one.subject in ledger.merges or one.object in ledger.merges for one in triples):
            return False
        if CURATED not in name.value and any(
            Decimal(one.object.value) < ledger.threshold
            for one in triples
            if one.predicate == CONFIDENCE and isinstance(one.object, Literal)
        ):
            return False
    return True


def resettled(store: Store, documents: Iterable[str], ledger: Ledger) -> dict[NamedNode, frozenset[Triple]]:
    """Return the fact graphs of documents in a store after all decisions."""
    known = frozenset(store.graphs())
    done: dict[NamedNode, frozenset[Triple]] = {}
    for document in sorted(set(documents)):
        names = [name for family in FAMILIES for name in graphs_of_family(document, family) if name in known]
        graphs = {name: frozenset(quad.triple for quad in store.quads(name)) for name in names}
        done |= settled(document, graphs, ledger)
    return done


def written(
    read: Reading, held: Doubt, ledger: Ledger, given: Mapping[NamedNode, frozenset[Triple]]
) -> dict[NamedNode, frozenset[Triple]]:
    """Return the graphs that tell a reading: facts by status, what is held back, and what is written otherwise.

    Where the ``given`` graphs are as they were read and nothing has a new address, what no doubt concerns is taken
    from them: most of a page.
    """
    out = held.held
    kept = [claim for claim in read.evidence if claim not in out]
    corrected = {} if read.family else ledger.corrections(read.document)
    names = redirections((*kept, *corrected.values()), partial(ledger.target, document=read.document))
    graphs: dict[NamedNode, set[Triple]] = {name: set() for name in graphs_of_family(read.document, read.family)}
    concerned = frozenset(one for claim in out for one in read.evidence[claim])
    if (
        names
        or corrected
        or any(given.get(GRAPH[f"{read.document}/{read.family}{name}"]) for name in (PROPOSED, REWRITTEN))
    ):
        concerned = frozenset(read.spans)
    else:
        graphs |= unconcerned(read, out, concerned, given)
    spans: set[NamedNode] = set()
    moved: set[NamedNode] = set()
    for claim in kept:
        there = redirected(corrected.get(claim, claim), names)
        if there != claim:
            moved |= read.evidence[claim]
        for one in read.evidence[claim] & concerned:
            spans.add(one)
            graphs[read.homes[one]].update(attested(there, one))
    for one in spans:
        graphs[read.homes[one]].update(described(read, one, DEF["TextEvidence"]))
    for name, loose in read.loose.items():
        graphs[name].update(redirected_loose(loose, names))
    for claim, evidence in together(read, kept, moved).items():
        graphs[GRAPH[f"{read.document}/{read.family}{REWRITTEN}"]].update(claim_triples(read.document, claim, evidence))
    if not read.family:
        proposed = graphs[GRAPH[f"{read.document}/{PROPOSED}"]]
        proposed.update(proposal_triples(read, held))
        for one in {one for claim in out for one in read.evidence[claim]} - spans:
            proposed.update(described(read, one, DEF["ProposedEvidence"]))
    return {name: frozenset(triples) for name, triples in graphs.items()}


def unconcerned(
    read: Reading,
    out: frozenset[Claim],
    concerned: frozenset[NamedNode],
    given: Mapping[NamedNode, frozenset[Triple]],
) -> dict[NamedNode, set[Triple]]:
    """Return the graphs of facts without claims that are held back, and without the spans that attest such."""
    gone: dict[NamedNode, set[Triple]] = defaultdict(set)
    for claim in out:
        for one in read.evidence[claim]:
            gone[read.homes[one]].add(claim.triple())
    return {
        name: {
            triple
            for triple in given.get(name, ())
            if not (
                triple.subject in concerned
                or triple in gone[name]
                or (triple.predicate == EVIDENCE and triple.object in concerned)
            )
        }
        for name in read.loose
    }


def together(read: Reading, kept: Iterable[Claim], moved: set[NamedNode]) -> dict[Claim, frozenset[NamedNode]]:
    """Return all claims of the spans that attest something under another address, with these spans."""
    found: dict[Claim, frozenset[NamedNode]] = defaultdict(frozenset)
    for claim in kept:
        if shared := read.evidence[claim] & moved:
            found[claim] = shared
    return found


def attested(claim: Claim, evidence: NamedNode) -> Iterator[Triple]:
    """Yield a claim as a fact, with the span that attests it."""
    yield claim.triple()
    yield Triple(claim.subject, EVIDENCE, evidence)
    yield Triple(evidence, ATTESTS, claim.property)
    yield Triple(evidence, VALUE, claim.value)


def described(read: Reading, evidence: NamedNode, kind: NamedNode) -> Iterator[Triple]:
    """Yield what is said of a span, of the class that it has where it stands."""
    yield Triple(evidence, RDF["type"], kind)
    for name, value in read.spans[evidence]:
        yield Triple(evidence, name, value)


def redirected_loose(triples: Iterable[Triple], names: dict[NamedNode, NamedNode]) -> Iterator[Triple]:
    """Yield triples that no span attests with new addresses, where they stay when the decision is taken back."""
    for triple in triples:
        subject, value = triple.subject, triple.object
        yield Triple(
            names.get(subject, subject) if isinstance(subject, NamedNode) else subject,
            triple.predicate,
            names.get(value, value) if isinstance(value, NamedNode) else value,
        )


def documents_naming(store: Store, things: Iterable[NamedNode]) -> tuple[str, ...]:
    """Return the documents whose graphs name one of these things, also in claims that are held back."""
    rows = store.select(view("graphs_naming").filled({"thing": tuple(sorted(things, key=str))})).rows
    names = {row["graph"].value.removeprefix(GRAPH) for row in rows}
    return tuple(sorted({name.rpartition("/")[0] for name in names if "/" in name}))
