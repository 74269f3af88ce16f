"""Explanation: why the graph says something: words, rule, confidence, decisions, and why names mean one thing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.curation.claim import Claim
from kg.curation.decision import Decision
from kg.curation.ledger import Ledger
from kg.curation.reading import PROPOSED
from kg.curation.relation import ends
from kg.curation.review import Words, words_of
from kg.errors import NotFound
from kg.store.base import Row, Store
from kg.terms import DEF, DERIVED_GRAPH, ID, NamedNode, Term
from kg.themes.view import rows

__all__ = ["Explained", "Explanation", "Identified", "State", "explain"]

ORDER: Final = ("STATED", "WAITING", "REJECTED", "LEANING", "DERIVED")


class State(StrEnum):
    """How a fact stands in the graph."""

    STATED = "stated"
    """It is a fact."""
    WAITING = "waiting"
    """It waits for a verdict."""
    REJECTED = "rejected"
    """A person rejected it."""
    LEANING = "leaning"
    """It leans on something that waits or was rejected."""
    DERIVED = "derived"
    """Rules derived it from facts."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One fact, the words it rests on, how it was read where it is written otherwise, and the decisions on it."""

    claim: Claim
    state: State
    words: tuple[Words, ...]
    read_as: tuple[Claim, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Identified:
    """By which rule and key a document means a thing by a name; ``read`` is the address before all decisions."""

    read: NamedNode
    document: str
    name: str
    rule: str
    key: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was asked about, its facts, why its names mean one thing, and the decisions about it."""

    thing: NamedNode | None
    facts: tuple[Explained, ...]
    identities: tuple[Identified, ...] = ()
    decisions: tuple[Decision, ...] = ()
    agreed: tuple[tuple[NamedNode, NamedNode], ...] = ()
    """Addresses that a rule over all documents merged: which into which."""


def explain(
    store: Store,
    ledger: Ledger,
    thing: NamedNode,
    name: NamedNode | None = None,
    values: frozenset[Term | str] = frozenset(),
) -> Explanation:
    """Return why the graph says what it says of a thing, or why it says one fact of it.

    Args:
        store: the graph.
        ledger: its decisions.
        thing: a subject, or a piece of evidence, which stands for what it attests.
        name: a property, for the facts of that property alone.
        values: for the facts of these values alone: things, or texts as they stand in the graph.

    Raises:
        NotFound: the graph says nothing of that kind, nor was it read anywhere.
    """
    whole = ledger.canonical(thing)
    if thing.value.startswith(ID["evidence/"].value):
        found = tuple(stated(store, rows(store, "facts_attested", evidence=(thing,)), ledger))
        held = tuple(held_back(rows(store, "claims_on", evidence=(thing,)), store, ledger))
        return Explanation(None, nonempty((*found, *held), thing))
    members = ledger.members(thing)
    found = tuple(stated(store, rows(store, "facts_naming", thing=(whole,)), ledger))
    held = tuple(held_back(rows(store, "claims_naming", thing=members), store, ledger))
    asked = [
        one
        for one in (*found, *held, *(derived(store, whole) if name else ()))
        if (name is None or (one.claim.property == name and one.claim.subject in members | {whole}))
        and (not values or not values.isdisjoint({one.claim.value, one.claim.value.value}))
    ]
    facts = tuple(one for one in asked if one.state is not State.DERIVED) or tuple(asked)
    identities = tuple(identified(store, members))
    agreed = tuple(pair for pair in ledger.agreed.items() if pair[0] in members)
    return Explanation(whole, nonempty(facts, thing), identities, ledger.of(members), agreed)


def nonempty(facts: tuple[Explained, ...], thing: NamedNode) -> tuple[Explained, ...]:
    """Return facts in a fixed order.

    Raises:
        NotFound: there are none.
    """
    if not facts:
        raise NotFound(f"no document says that of {thing.value}; 'sozialraum explain {thing.value}' shows what is said")
    return tuple(sorted(facts, key=lambda one: (ORDER.index(one.state.name), str(one.claim.triple()))))


def stated(store: Store, found: Iterable[Row], ledger: Ledger) -> Iterator[Explained]:
    """Yield facts with the words they rest on."""
    evidence = by_claim(found)
    words = words_on(store, {one for known in evidence.values() for one in known})
    read = by_evidence(
        row for row in rows(store, "claims_on", evidence=words) if not row["graph"].value.endswith(PROPOSED)
    )
    for claim, known in evidence.items():
        told = tuple(words[one] for one in sorted(known, key=str) if one in words)
        before = {one for span in known for one in read.get(span, ()) if became(one, claim, ledger)} - {claim}
        asread = tuple(sorted(before, key=lambda one: str(one.triple())))
        yield Explained(claim, State.STATED, told, asread, verdicts_on((claim, *asread), told, ledger))


def held_back(found: Iterable[Row], store: Store, ledger: Ledger) -> Iterator[Explained]:
    """Yield claims that are held back, with what they wait for."""
    given = [row for row in found if row["graph"].value.endswith(f"/{PROPOSED}")]
    waiting = set(by_claim(row for row in given if "proposal" in row))
    evidence = by_claim(given)
    words = words_on(store, {one for known in evidence.values() for one in known})
    for claim, known in evidence.items():
        told = tuple(words[one] for one in sorted(known, key=str) if one in words)
        rejected = any(ledger.verdicts(one.document).get(claim) is False for one in told)
        state = State.REJECTED if rejected else State.WAITING if claim in waiting else State.LEANING
        yield Explained(claim, state, told, (), verdicts_on((claim,), told, ledger))


def derived(store: Store, thing: NamedNode) -> Iterator[Explained]:
    """Yield what rules derived of a thing; it rests on no words of its own."""
    for row in rows(store, "page_facts", thing=(thing,)):
        if row["graph"] == DERIVED_GRAPH and isinstance(row["property"], NamedNode):
            yield Explained(Claim(thing, row["property"], row["value"]), State.DERIVED, ())


def became(read: Claim, claim: Claim, ledger: Ledger) -> bool:
    """Tell whether a claim of the same span, as it was read, is what now stands as this one."""
    apart = {thing: ledger.canonical(new) for (thing, _), new in ledger.separations.items()}

    def same(old: Term, new: Term) -> bool:
        moved = isinstance(old, NamedNode) and new in {ledger.canonical(old), apart.get(old)}
        return old == new or moved

    return (
        read.property == claim.property
        and same(read.value, claim.value)
        and (same(read.subject, claim.subject) or bool(ends(read.subject)))
    )


def verdicts_on(claims: tuple[Claim, ...], told: tuple[Words, ...], ledger: Ledger) -> tuple[Decision, ...]:
    """Return the verdicts on claims of the documents that they rest on."""
    documents = {one.document for one in told}
    return tuple(
        one for one in ledger.decisions if one.document in documents and not one.claims.isdisjoint(frozenset(claims))
    )


def identified(store: Store, things: frozenset[NamedNode]) -> Iterator[Identified]:
    """Yield by which rule and key each document means one of these things."""
    for row in rows(store, "identifications", thing=things):
        thing = row["thing"]
        if isinstance(thing, NamedNode):
            document = row["document"].value.removeprefix(ID["document/"].value)
            yield Identified(thing, document, row["name"].value, row["rule"].value, row["key"].value)


def words_on(store: Store, evidence: Iterable[NamedNode]) -> dict[NamedNode, Words]:
    """Return the words of spans."""
    return {one.evidence: one for one in map(words_of, rows(store, "spans", evidence=evidence))}


def by_claim(found: Iterable[Row]) -> dict[Claim, set[NamedNode]]:
    """Return the evidence of each claim in rows."""
    evidence: dict[Claim, set[NamedNode]] = {}
    for row in found:
        subject, name, span = row["subject"], row["property"], row["evidence"]
        if not (isinstance(subject, NamedNode) and isinstance(name, NamedNode) and isinstance(span, NamedNode)):
            continue
        if name != DEF["evidence"]:
            evidence.setdefault(Claim(subject, name, row["value"]), set()).add(span)
    return evidence


def by_evidence(found: Iterable[Row]) -> Mapping[NamedNode, set[Claim]]:
    """Return the claims of each span in rows."""
    claims: dict[NamedNode, set[Claim]] = {}
    for claim, evidence in by_claim(found).items():
        for one in evidence:
            claims.setdefault(one, set()).add(claim)
    return claims
