"""Answers: what a service says to many names, from the cache where it is known, else asked in batches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import ServiceUnavailable
from kg.lookup.authority import Protocol, Service
from kg.lookup.cache import Cache
from kg.lookup.conversation import Conversation
from kg.lookup.found import Found, Sought, kept, read_kept
from kg.lookup.labels import labelled
from kg.lookup.reconciliation import candidates_of, check_manifest

__all__ = ["Answers", "look_up"]


@dataclass(frozen=True, slots=True)
class Answers:
    """What came of the names: candidates, names without an answer, and why there is none if the service failed."""

    found: Mapping[Sought, tuple[Found, ...]] = field(default_factory=dict)
    missing: tuple[Sought, ...] = ()
    failure: ServiceUnavailable | None = None
    asked: int = 0
    """Names that the service itself was asked for."""


def look_up(
    service: Service, sought: Iterable[Sought], cache: Cache, conversation: Conversation | None, *, most: int = 200
) -> Answers:
    """Return the candidates for names; what is answered is kept at once, so nothing is asked twice.

    Without a conversation nobody is asked: what the cache knows, however old, is all there is. With one, at most
    ``most`` names are asked for that are not known.
    """
    wanted = tuple(dict.fromkeys(sought))
    found: dict[Sought, tuple[Found, ...]] = {}
    for one in wanted:
        text = cache.get(service.name, one.key, stale=conversation is None)
        known = read_kept(text) if text is not None else None
        if known is not None:
            found[one] = known
    open_ = [one for one in wanted if one not in found]
    if conversation is None or not open_:
        return Answers(found, tuple(open_))
    asked, failure = 0, None
    try:
        for batch in _batches(open_[:most], service.batch):
            if not asked and service.protocol is Protocol.RECONCILIATION:
                check_manifest(service.address(batch[0].language), conversation)
            rows = _ask(service, batch, conversation)
            cache.put(service.name, {one.key: kept(row) for one, row in zip(batch, rows, strict=True)})
            found |= dict(zip(batch, rows, strict=True))
            asked += len(batch)
    except ServiceUnavailable as error:
        failure = error
    return Answers(found, tuple(one for one in open_ if one not in found), failure, asked)


def _ask(service: Service, batch: Sequence[Sought], conversation: Conversation) -> tuple[tuple[Found, ...], ...]:
    if service.protocol is Protocol.SPARQL:
        return labelled(service, batch, conversation)
    return candidates_of(service.address(batch[0].language), batch, conversation)


def _batches(sought: Sequence[Sought], size: int) -> Iterable[Sequence[Sought]]:
    """Yield the names in batches, each of one language, as a service may have an address for each."""
    for language in dict.fromkeys(one.language for one in sought):
        spoken = [one for one in sought if one.language == language]
        for start in range(0, len(spoken), size):
            yield spoken[start : start + size]
