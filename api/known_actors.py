"""Known actors: everyone in the graph with kind and names, to list, search and choose from."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.addresses import safe_segment
from api.views import Views, groups, integer, node, text
from kg.errors import NotFound
from kg.folding import alphabetical
from kg.store import Row
from kg.terms import DCTERMS, ID, NamedNode

__all__ = ["KnownActor", "actor_of", "actors_matching", "successor_of"]


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor: ``kind`` is person or organisation; ``other_names`` are the names beside the best one."""

    iri: NamedNode
    kind: str
    name: str
    other_names: tuple[str, ...]

    @property
    def folded_names(self) -> str:
        """All names in one line, as they are searched."""
        return " ".join(map(alphabetical, (self.name, *self.other_names)))


def actors_matching(views: Views, words: str) -> tuple[KnownActor, ...]:
    """Return the actors that have every one of the words in their names, by name."""
    wanted = alphabetical(words).split()
    return tuple(actor for actor in _all(views) if all(word in actor.folded_names for word in wanted))


def actor_of(views: Views, actor_id: str) -> KnownActor:
    """Return the actor whose IRI is or ends in this id; of one that was merged, what it was merged into.

    Raises:
        NotFound: there is none; the message tells where to look.
    """
    tail = actor_id.removeprefix(f"{ID}person/").removeprefix(f"{ID}organisation/")
    if safe_segment(tail):
        iris = {f"{ID}person/{tail}", f"{ID}organisation/{tail}"} if tail == actor_id else {actor_id}
        if known := _known(views.rows("page_actors", actor=map(NamedNode, iris))):
            return min(known, key=lambda actor: actor.iri.value)
        merged = (successor_of(views, ID[f"{kind}/{tail.rpartition('/')[2]}"]) for kind in ("person", "organisation"))
        for iri in filter(None, merged):
            for actor in _known(views.rows("page_actors", actor=[iri])):
                return actor
    raise NotFound(f"there is no actor {actor_id!r}; /actors lists all")


def successor_of(views: Views, thing: NamedNode) -> NamedNode | None:
    """Return what a thing was merged into."""
    rows = views.rows("page_facts", thing=[thing])
    return next((node(row, "value") for row in rows if row["property"] == DCTERMS["isReplacedBy"]), None)


def _all(views: Views) -> tuple[KnownActor, ...]:
    return _known(views.rows("page_actors"))


def _known(actors: Iterable[Row]) -> tuple[KnownActor, ...]:
    found = []
    for iri, rows in groups(actors, "actor"):
        ranked = sorted(rows, key=lambda row: (integer(row, "rank"), -len(text(row, "name"))))
        name, *others = dict.fromkeys(text(row, "name") for row in ranked)
        found.append(KnownActor(iri, text(rows[0], "kind"), name, tuple(others)))
    return tuple(sorted(found, key=lambda actor: (alphabetical(actor.name), actor.iri.value)))
