"""Proposal: links of our things to those that a service thinks of, with a score of our own and with the reason.

Scores of services are on scales of their own, so they are told and not believed: ours says how alike the names are, and
less where several things bear the name. What is accepted is accepted by a person.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from rapidfuzz import fuzz

from kg.folding import bare
from kg.link import Justification, Link, Relation
from kg.lookup.answers import Answers
from kg.lookup.authority import KINDS, Service
from kg.lookup.found import Found, Sought
from kg.reconcile import Entity, EntityKind
from kg.terms import Literal, NamedNode

__all__ = ["proposed", "sought_of"]

_LEAST: Final = 0.6
"""Names less alike than this are not proposed."""

_MOST: Final = 0.9
_OTHER_NAME: Final = 0.1
"""Taken off where it is another name of ours, or of theirs, that fits."""

_SEVERAL: Final = 0.2
"""Taken off where several things there bear the name: all but one are homonyms."""

_EXACT: Final = 0.999


def sought_of(
    entities: Iterable[Entity],
    service: Service,
    *,
    kinds: Collection[EntityKind] = (),
    language: str = "de",
    known: Iterable[Link] = (),
    limit: int = 5,
) -> tuple[tuple[Entity, Sought], ...]:
    """Return our things with what to ask a service for, without those that have an accepted link to there.

    Args:
        entities: our things.
        service: whom to ask.
        kinds: only these; persons and events are never asked for.
        language: of the names.
        known: the links that there are.
        limit: candidates for one name.
    """
    told = {(link.subject, link.source.casefold()) for link in known if link.verdict and link.verdict.accepted}
    asked = frozenset(kinds or KINDS.values()) & frozenset(KINDS.values())
    return tuple(
        (one, Sought(one.labels[language], language, service.types.get(one.kind, ""), limit))
        for one in entities
        if one.kind in asked and (one.node, service.source.casefold()) not in told
    )


def proposed(service: Service, sought: Iterable[tuple[Entity, Sought]], answers: Answers) -> Iterator[Link]:
    """Yield the links that may hold, thing by thing in their order, the likeliest first.

    A candidate whose id is not as those of the service are is left out.
    """
    for entity, asked in sought:
        candidates = answers.found.get(asked, ())
        alike = {one.id: _alike(entity, asked, one) for one in candidates}
        exact = sum(1 for share in alike.values() if share >= _EXACT)
        links = [
            _link(service, entity, asked, one, target, alike[one.id], exact)
            for one in candidates
            if alike[one.id] >= _LEAST and (target := service.thing(one.id))
        ]
        yield from sorted(links, key=lambda it: (-it.confidence, it.target.value))


def _alike(entity: Entity, asked: Sought, one: Found) -> float:
    """Return how alike the names are, 0 to 1: the best of ours against theirs; a service may have met another name."""
    if one.preferred is not None:
        return 1.0
    theirs = bare(one.name)
    return max(fuzz.token_sort_ratio(bare(ours), theirs) for ours in (asked.name, *entity.names)) / 100


def _link(service: Service, entity: Entity, asked: Sought, one: Found, target: str, alike: float, exact: int) -> Link:
    main = bare(one.name) == bare(asked.name) and one.preferred is not False
    score = _MOST * alike - (0.0 if main else _OTHER_NAME) - (_SEVERAL if exact > 1 else 0.0)
    sure = main and exact == 1
    relation = Relation.EXACT if sure and entity.kind is not EntityKind.THEME else Relation.CLOSE
    return Link(
        entity.node,
        relation,
        NamedNode(target),
        service.source,
        Justification.LEXICAL,
        Decimal(f"{max(score, 0.05):.2f}"),
        "; ".join(_words(service, asked, one, alike, exact)),
        (Literal(one.name, language=asked.language),) if one.name else (),
    )


def _words(service: Service, asked: Sought, one: Found, alike: float, exact: int) -> Sequence[str]:
    words = [f"{service.title}: „{asked.name}“ ~ „{one.name}“ ({alike:.0%})"]
    if one.preferred is False:
        words.append("dort eine weitere Benennung / another label there")
    if exact > 1:
        words.append(f"dort tragen {exact} diesen Namen / {exact} bear this name there")
    if one.about:
        words.append(one.about)
    if one.types:
        words.append(", ".join(one.types[:3]))
    if one.score is not None:
        words.append(f"dort bewertet mit {one.score:g} / scored {one.score:g} there")
    return words
