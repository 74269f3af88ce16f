"""Review: the proposals that wait for a person, and the verdicts on them."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.catalogue import view
from kg.curation.claim import Claim, plain
from kg.curation.decision import Decision, Kind, Signature
from kg.curation.ledger import VERDICTS, Ledger
from kg.curation.proposal import proposal_address, proposed
from kg.curation.relation import tail
from kg.curation.sameness import Follow, Outcome, carry_out
from kg.derive import derive
from kg.errors import NotFound
from kg.store.base import Row, Store
from kg.terms import ID, NamedNode, expanded

__all__ = ["Proposal", "Words", "decide", "meant", "pending", "undo", "words_of"]


@dataclass(frozen=True, slots=True)
class Words:
    """The words that something rests on: ``passage[start:end]`` is the quote."""

    evidence: NamedNode
    document: str
    title: str
    passage: str
    start: int
    end: int
    rule: str
    confidence: float
    status: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a document may say about a thing, with the words it rests on."""

    address: NamedNode
    document: str
    thing: NamedNode
    claims: tuple[Claim, ...]
    words: tuple[Words, ...]

    @property
    def id(self) -> str:
        """The last part of the address, by which commands take it."""
        return tail(self.address)


def pending(store: Store) -> tuple[Proposal, ...]:
    """Return what waits for a verdict, by document, the least sure first."""
    groups: dict[NamedNode, list[Row]] = {}
    for row in store.select(view("proposals").text).rows:
        address = row["proposal"]
        if isinstance(address, NamedNode):
            groups.setdefault(address, []).append(row)
    found = (proposal_of(address, rows) for address, rows in groups.items())
    return tuple(sorted(found, key=lambda one: (one.document, min(w.confidence for w in one.words), one.id)))


def proposal_of(address: NamedNode, rows: Iterable[Row]) -> Proposal:
    """Return the proposal that the rows of its claims tell."""
    given = tuple(rows)
    first = given[0]
    claims = {
        Claim(row["subject"], row["property"], row["value"])
        for row in given
        if isinstance(row["subject"], NamedNode) and isinstance(row["property"], NamedNode)
    }
    thing = first["thing"]
    return Proposal(
        address,
        first["document"].value.removeprefix(ID["document/"].value),
        thing if isinstance(thing, NamedNode) else address,
        tuple(sorted(claims, key=lambda one: str(one.triple()))),
        tuple(dict.fromkeys(words_of(row) for row in given)),
    )


def words_of(row: Row) -> Words:
    """Return the words that a row with the columns of evidence tells."""
    start, end, passage = (int(row[name].value) for name in ("startOffset", "endOffset", "passageStart"))
    evidence = plain(row["evidence"])
    return Words(
        evidence if isinstance(evidence, NamedNode) else ID["evidence/"],
        row["document"].value.removeprefix(ID["document/"].value),
        row["title"].value if "title" in row else "",
        row["passage"].value,
        start - passage,
        end - passage,
        row["rule"].value if "rule" in row else "",
        float(row["confidence"].value),
        row["status"].value.rsplit("/", 1)[-1],
    )


def decide(
    store: Store,
    ledger: Ledger,
    ids: Iterable[str],
    signed: Signature,
    *,
    accepted: bool,
    reason: str = "",
    follow: Follow = derive,
) -> Outcome:
    """Accept or reject proposals, also against an earlier verdict; decided so already, nothing changes.

    Raises:
        NotFound: a name is of no proposal, pending or decided.
    """
    waiting = pending(store)
    kind = Kind.ACCEPTANCE if accepted else Kind.REJECTION
    revoked: list[Decision] = []
    made: list[Decision] = []
    for name in dict.fromkeys(ids):
        found = [one for one in waiting if meant(name, one.address)]
        if found:
            made += [Decision(kind, (), signed, reason, one.document, frozenset(one.claims)) for one in found]
            continue
        earlier = verdicts_on(ledger, name)
        turned = [one for one in earlier if one.kind is not kind]
        revoked += turned
        made += [Decision(kind, (), signed, reason, one.document, one.claims) for one in turned if one.claims]
    if not made:
        return Outcome()
    settled = ledger.without(revoked, signed).with_new(*made)
    return carry_out(store, settled, tuple(made), (one.document for one in made), follow)


def undo(store: Store, ledger: Ledger, ids: Iterable[str], signed: Signature, *, follow: Follow = derive) -> Outcome:
    """Take verdicts back, so that the proposals wait again; corrections and separations by their own addresses.

    Raises:
        NotFound: a name is of no decided proposal.
    """
    revoked = tuple(dict.fromkeys(one for name in ids for one in verdicts_on(ledger, name)))
    return carry_out(store, ledger.without(revoked, signed), revoked, (one.document for one in revoked), follow)


def verdicts_on(ledger: Ledger, name: str) -> tuple[Decision, ...]:
    """Return the verdicts that hold on a proposal, or the one verdict of that address.

    Raises:
        NotFound: there is none.
    """
    found = tuple(
        one
        for kind in (*VERDICTS, Kind.SEPARATION)
        for one in ledger.holding(kind)
        if any(meant(name, address) for address in (one.address, *addresses(one)))
    )
    if not found:
        raise NotFound(
            f"there is no proposal {name!r}; 'sozialraum review list' shows those that wait, --decided the rest"
        )
    return found


def addresses(verdict: Decision) -> tuple[NamedNode, ...]:
    """Return the addresses of the proposals that a verdict is about."""
    return tuple(proposal_address(verdict.document, thing) for thing in proposed(verdict.claims))


def meant(name: str, address: NamedNode) -> bool:
    """Tell whether a typed name is an address, its short form, or its last part."""
    typed = name.strip().strip("<>")
    short = expanded(typed)
    return typed == address.value or short == address or typed == tail(address)
