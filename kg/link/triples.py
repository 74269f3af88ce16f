"""Triples: how links lie in their graph, and the links that triples tell."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from hashlib import sha256

from kg.curation.decision import Signature
from kg.link.link import Justification, Link, Relation, Standing, Verdict
from kg.terms import DEF, ID, RDF, XSD, Literal, NamedNode, Term, Triple

__all__ = ["link_triples", "links_in"]

_Said = Mapping[NamedNode, list[Term]]


def link_triples(link: Link) -> Iterator[Triple]:
    """Yield a link's triples; one that is accepted also says the plain mapping."""
    node = link.address
    yield Triple(node, RDF["type"], DEF["Link"])
    yield Triple(node, DEF["linkSubject"], link.subject)
    yield Triple(node, DEF["linkRelation"], link.relation.property)
    yield Triple(node, DEF["linkTarget"], link.target)
    yield Triple(node, DEF["linkSource"], Literal(link.source))
    yield Triple(node, DEF["linkJustification"], Literal(link.justification))
    yield Triple(node, DEF["confidence"], Literal(f"{link.confidence:f}", datatype=XSD["decimal"]))
    if link.explanation:
        yield Triple(node, DEF["linkExplanation"], Literal(link.explanation))
    for label in link.labels:
        yield Triple(node, DEF["linkTargetLabel"], label)
    for verdict in link.verdicts:
        yield from _verdict_triples(node, verdict)
    if link.standing is Standing.ACCEPTED:
        yield Triple(link.subject, link.relation.property, link.target)


def links_in(triples: Iterable[Triple]) -> tuple[Link, ...]:
    """Return the links that triples tell, by subject, relation and target; what is incomplete is no link."""
    said: dict[NamedNode, dict[NamedNode, list[Term]]] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal | NamedNode):
            said.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple.object)
    verdicts: dict[NamedNode, list[Verdict]] = {}
    for node, known in said.items():
        if (found := _verdict_of(node, known)) is not None:
            link, verdict = found
            verdicts.setdefault(link, []).append(verdict)
    links = (_link_of(known, verdicts.get(node, [])) for node, known in said.items())
    return tuple(sorted((one for one in links if one), key=lambda it: (it.subject.value, it.relation, it.target.value)))


def _verdict_triples(link: NamedNode, verdict: Verdict) -> Iterator[Triple]:
    node = verdict.node or _address(link, verdict)
    yield Triple(node, RDF["type"], DEF["LinkAcceptance" if verdict.accepted else "LinkRejection"])
    yield Triple(node, DEF["decidesLink"], link)
    yield Triple(node, DEF["decidedBy"], Literal(verdict.signed.by))
    yield Triple(node, DEF["decidedAt"], Literal(verdict.signed.at, datatype=XSD["dateTime"]))
    if verdict.reason:
        yield Triple(node, DEF["decisionReason"], Literal(verdict.reason))
    if not verdict.holds:
        yield Triple(node, DEF["revokedBy"], Literal(verdict.revoked.by))
        yield Triple(node, DEF["revokedAt"], Literal(verdict.revoked.at, datatype=XSD["dateTime"]))


def _address(link: NamedNode, verdict: Verdict) -> NamedNode:
    content = f"{link.value} {verdict.accepted} {verdict.signed.by} {verdict.signed.at}"
    return ID[f"decision/link-{sha256(content.encode()).hexdigest()[:16]}"]


def _verdict_of(node: NamedNode, said: _Said) -> tuple[NamedNode, Verdict] | None:
    link = _node(said, "decidesLink")
    classes = said.get(RDF["type"], [])
    if link is None or not {DEF["LinkAcceptance"], DEF["LinkRejection"]} & set(classes):
        return None
    return link, Verdict(
        DEF["LinkAcceptance"] in classes,
        Signature(_text(said, "decidedBy"), _text(said, "decidedAt")),
        _text(said, "decisionReason"),
        Signature(_text(said, "revokedBy"), _text(said, "revokedAt")),
        node,
    )


def _link_of(said: _Said, verdicts: list[Verdict]) -> Link | None:
    subject, relation, target = (_node(said, name) for name in ("linkSubject", "linkRelation", "linkTarget"))
    relations = {one.property: one for one in Relation}
    if subject is None or target is None or relation not in relations:
        return None
    try:
        confidence = Decimal(_text(said, "confidence") or "0")
    except InvalidOperation:
        return None
    justification = _text(said, "linkJustification")
    labels = [one for one in said.get(DEF["linkTargetLabel"], ()) if isinstance(one, Literal)]
    return Link(
        subject,
        relations[relation],
        target,
        _text(said, "linkSource"),
        Justification(justification) if justification in set(Justification) else Justification.UNSPECIFIED,
        confidence,
        _text(said, "linkExplanation"),
        tuple(sorted(labels, key=str)),
        tuple(sorted(verdicts, key=lambda it: (it.signed.order, it.signed.by))),
    )


def _node(said: _Said, name: str) -> NamedNode | None:
    return next((one for one in said.get(DEF[name], ()) if isinstance(one, NamedNode)), None)


def _text(said: _Said, name: str) -> str:
    return next((one.value for one in said.get(DEF[name], ())), "")
