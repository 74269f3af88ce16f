"""Sameness: two things decided to be one, one decided to be two, and two that must never be one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.curation.agreement import agreement, agreement_triples
from kg.curation.decision import Decision, Kind, Signature
from kg.curation.ledger import AGREEMENT_GRAPH, CURATION_GRAPH, Ledger
from kg.curation.reading import FAMILIES, graphs_of_family, reading
from kg.curation.relation import MERGEABLE, kind_of, tail
from kg.curation.settlement import documents_naming, resettled
from kg.derive import derive
from kg.errors import DecisionRefused
from kg.slug import short_hash
from kg.store.base import Store
from kg.terms import ID, NamedNode

__all__ = ["Follow", "Outcome", "carry_out", "distinguish", "merge", "separate", "undo_merges"]

Follow = Callable[[Store], object]
"""What is done once decisions are written; a server derives for several writes at once, and passes something else."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command: the decisions made or taken back, and the documents whose graphs were written anew.

    No decisions means that all was so already.
    """

    decisions: tuple[Decision, ...] = ()
    documents: tuple[str, ...] = ()


def merge(
    store: Store,
    ledger: Ledger,
    things: tuple[NamedNode, NamedNode],
    signed: Signature,
    reason: str,
    *,
    follow: Follow = derive,
) -> Outcome:
    """Make the first thing part of the second, whose address both then have; merged already, nothing changes.

    Raises:
        DecisionRefused: they are of different kinds, of a kind that is not merged, or declared distinct.
    """
    gone, stays = (ledger.canonical(thing) for thing in things)
    if gone == stays:
        return Outcome()
    check_kinds(gone, stays)
    if parting := ledger.parting(gone, stays):
        raise DecisionRefused(
            f"{parting.signed.by} declared {gone.value} and {stays.value} distinct on {parting.signed.at[:10]};"
            " take that back with 'distinct --undo' first"
        )
    decision = Decision(Kind.MERGE, (gone, stays), signed, reason)
    return carry_out(
        store, ledger.with_new(decision), (decision,), documents_naming(store, ledger.members(gone)), follow
    )


def undo_merges(
    store: Store, ledger: Ledger, thing: NamedNode, signed: Signature, *, follow: Follow = derive
) -> Outcome:
    """Take back the merges in which a thing went or stayed; where a rule made them, settle that these are not the same.

    Raises:
        DecisionRefused: it was never merged.
    """
    undone = tuple(one for one in ledger.holding(Kind.MERGE) if thing in one.things)
    pairs = (pair for pair in ledger.agreed.items() if thing in pair and pair[0] not in {d.things[0] for d in undone})
    apart = tuple(Decision(Kind.DISTINCTION, ordered(*pair), signed) for pair in pairs)
    if not undone and not apart:
        raise DecisionRefused(
            f"{thing.value} was not merged with anything; to part what documents mean by it, name them with --document"
        )
    documents = documents_naming(store, ledger.members(thing))
    return carry_out(store, ledger.without(undone, signed).with_new(*apart), (*undone, *apart), documents, follow)


def ordered(left: NamedNode, right: NamedNode) -> tuple[NamedNode, NamedNode]:
    """Return two things in the order of their addresses."""
    return (left, right) if left.value <= right.value else (right, left)


def separate(
    store: Store, ledger: Ledger, thing: NamedNode, documents: tuple[str, ...], signed: Signature, reason: str
) -> Outcome:
    """Let a thing mean another one in some documents, where it gets an address of its own.

    Raises:
        DecisionRefused: a document does not name it, or no other document does.
    """
    if kind_of(thing) not in MERGEABLE:
        raise DecisionRefused(f"{thing.value} cannot be separated; possible are {', '.join(MERGEABLE)}")
    naming = documents_naming(store, ledger.members(thing))
    made: list[Decision] = []
    for document in documents:
        read = sorted(read_as(store, ledger, thing, document), key=str)
        if not read:
            raise DecisionRefused(f"{document} does not name {thing.value}; {', '.join(naming) or 'no document'} does")
        there = ID[f"{kind_of(thing)}/{tail(thing)}-{short_hash(document)}"]
        made += [Decision(Kind.SEPARATION, (one, there), signed, reason, document) for one in read]
    if set(naming) <= set(documents):
        raise DecisionRefused(f"only {', '.join(naming)} names {thing.value}; there is nothing to separate it from")
    return carry_out(store, ledger.with_new(*made), tuple(made), documents)


def distinguish(
    store: Store,
    ledger: Ledger,
    things: tuple[NamedNode, NamedNode],
    signed: Signature,
    reason: str,
    *,
    follow: Follow = derive,
) -> Outcome:
    """Settle that two things are not the same; settled already, nothing changes.

    Raises:
        DecisionRefused: they are one already, or of different kinds.
    """
    left, right = ordered(*(ledger.canonical(thing) for thing in things))
    if left == right:
        raise DecisionRefused(f"{things[0].value} and {things[1].value} are one; part them with 'split' first")
    check_kinds(left, right)
    if ledger.parting(left, right):
        return Outcome()
    decision = Decision(Kind.DISTINCTION, (left, right), signed, reason)
    return carry_out(store, ledger.with_new(decision), (decision,), (), follow)


def undo_distinction(
    store: Store, ledger: Ledger, things: tuple[NamedNode, NamedNode], signed: Signature, *, follow: Follow = derive
) -> Outcome:
    """Take back that two things are not the same.

    Raises:
        DecisionRefused: nobody settled that.
    """
    parting = ledger.parting(*things)
    if parting is None:
        raise DecisionRefused(f"nobody declared {things[0].value} and {things[1].value} distinct")
    return carry_out(store, ledger.without((parting,), signed), (parting,), (), follow)


def carry_out(
    store: Store,
    ledger: Ledger,
    decisions: tuple[Decision, ...],
    documents: Iterable[str],
    follow: Follow = derive,
) -> Outcome:
    """Write the decisions and the documents that they touch in one transaction, derive, and return what came of it."""
    known, concerned = agreement(store, ledger)
    touched = tuple(sorted({*documents, *concerned}))
    store.replace_graphs(
        {
            CURATION_GRAPH: known.triples(),
            AGREEMENT_GRAPH: frozenset(agreement_triples(known.agreed)),
            **resettled(store, touched, known),
        }
    )
    follow(store)
    return Outcome(decisions, touched)


def read_as(store: Store, ledger: Ledger, thing: NamedNode, document: str) -> frozenset[NamedNode]:
    """Return the addresses that a document was read with and that are now written as this thing."""
    found: set[NamedNode] = set()
    for family in FAMILIES:
        graphs = {name: tuple(quad.triple for quad in store.quads(name)) for name in graphs_of_family(document, family)}
        for claim in reading(document, family, graphs).evidence:
            found |= {one for one in (claim.subject, claim.value) if isinstance(one, NamedNode)}
    return frozenset(one for one in found if ledger.target(one, document) == ledger.canonical(thing))


def check_kinds(left: NamedNode, right: NamedNode) -> None:
    """Return if two things are of one kind that can be merged.

    Raises:
        DecisionRefused: otherwise; with their kinds.
    """
    kinds = kind_of(left), kind_of(right)
    if kinds[0] != kinds[1]:
        raise DecisionRefused(f"{left.value} is a {kinds[0]}, {right.value} a {kinds[1]}; only like things can be one")
    if kinds[0] not in MERGEABLE:
        raise DecisionRefused(f"{left.value}: a {kinds[0]} is not merged; possible are {', '.join(MERGEABLE)}")
