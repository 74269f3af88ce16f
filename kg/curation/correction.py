"""Correction: another value of the same kind in the place of what was read, and what may stand there."""

from collections.abc import Mapping

from kg.catalogue import view
from kg.curation.decision import Decision, Kind, Signature
from kg.curation.ledger import Ledger
from kg.curation.relation import MERGEABLE, kind_of, tail
from kg.curation.review import Proposal, meant, pending
from kg.curation.sameness import Follow, Outcome, carry_out
from kg.derive import derive
from kg.errors import DecisionRefused, NotFound
from kg.store.base import Store
from kg.terms import ID, LIST, THEME, Literal, NamedNode

__all__ = ["choices", "correct", "correctable", "proposal_named"]


def proposal_named(store: Store, name: str) -> Proposal:
    """Return the proposal of an address, or of the last part of one, that waits for a verdict.

    Raises:
        NotFound: none of this name waits.
    """
    found = next((one for one in pending(store) if meant(name, one.address)), None)
    if found is None:
        raise NotFound(f"no proposal {name!r} waits for a verdict")
    return found


def correctable(proposal: Proposal) -> tuple[NamedNode, ...]:
    """Return what in a proposal may be meant otherwise: its thing, and the values of its claims, each once."""
    thing = (proposal.thing,) if kind_of(proposal.thing) in MERGEABLE else ()
    values = (claim.value for claim in proposal.claims)
    return tuple(dict.fromkeys((*thing, *(one for one in values if isinstance(one, NamedNode) and family(one)))))


def family(thing: NamedNode) -> str:
    """Return the address under which all things of one kind stand: persons, themes, one list; nothing for others."""
    start = thing.value.rpartition("/")[0] + "/"
    return start if start.startswith((str(ID), str(THEME), str(LIST))) else ""


def choices(store: Store, thing: NamedNode, spoken: str) -> Mapping[str, NamedNode]:
    """Return what could stand in the place of a thing, by name: all that has a name and is of its kind.

    Where several bear one name, the last part of the address tells them apart.
    """
    start = family(thing)
    names: dict[NamedNode, tuple[bool, int, str]] = {}
    for row in store.each(view("names_below").filled({"start": Literal(start)})):
        one, name = row["thing"], row["name"]
        if isinstance(one, NamedNode) and one != thing and one.value.rpartition("/")[0] + "/" == start:
            rank = (getattr(name, "language", None) == spoken, len(name.value), name.value)
            names[one] = max(names.get(one, rank), rank)
    bearers: dict[str, list[NamedNode]] = {}
    for other, (_, _, called) in names.items():
        bearers.setdefault(called, []).append(other)
    told = {
        called if len(known) == 1 else f"{called} ({tail(one)})": one
        for called, known in bearers.items()
        for one in known
    }
    return dict(sorted(told.items(), key=lambda pair: pair[0].casefold()))


def correct(
    store: Store,
    ledger: Ledger,
    name: str,
    change: tuple[NamedNode, NamedNode],
    signed: Signature,
    *,
    reason: str = "",
    follow: Follow = derive,
) -> Outcome:
    """Put the second thing in the place of the first in a proposal, and take the rest of the proposal as it is.

    Where the first is what the proposal is about, the document means the second by it from now on. Where it only leads
    there from elsewhere, what else was to be said of it is not.

    Raises:
        NotFound: no proposal of this name waits.
        DecisionRefused: the first thing is none of it, or the second of another kind.
    """
    proposal = proposal_named(store, name)
    old, new = change
    if old not in correctable(proposal):
        raise DecisionRefused(f"{old.value} is nothing that the proposal {proposal.id} leaves to choose")
    if old == new or family(old) != family(new):
        raise DecisionRefused(f"{new.value} cannot stand for {old.value}: it must be another one of the same kind")
    made = tuple(decided(proposal, old, new, signed, reason))
    return carry_out(store, ledger.with_new(*made), made, (proposal.document,), follow)


def decided(proposal: Proposal, old: NamedNode, new: NamedNode, signed: Signature, reason: str) -> list[Decision]:
    """Return the decisions that a correction is made of."""
    document, claims = proposal.document, frozenset(proposal.claims)
    if old == proposal.thing and kind_of(old) in MERGEABLE:
        apart = Decision(Kind.SEPARATION, (old, new), signed, reason, document)
        return [apart, Decision(Kind.ACCEPTANCE, (), signed, reason, document, claims)]
    changed = [claim for claim in proposal.claims if claim.value == old]
    made = [Decision(Kind.CORRECTION, (old, new), signed, reason, document, frozenset([one])) for one in changed]
    rest = claims - frozenset(changed)
    about_old = frozenset(claim for claim in rest if claim.subject == old)
    for kind, known in ((Kind.REJECTION, about_old), (Kind.ACCEPTANCE, rest - about_old)):
        if known:
            made.append(Decision(kind, (), signed, reason, document, known))
    return made
