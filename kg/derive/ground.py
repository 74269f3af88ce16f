"""Ground: what the rules read, by the thing that it is said of, and the pieces in which they can read it."""

from collections.abc import Collection, Iterable, Iterator

from kg.store.base import Store
from kg.terms import DERIVED_GRAPH, BlankNode, NamedNode, Quad, Term, Triple

__all__ = ["Ground", "Node", "ground_of"]

Node = NamedNode | BlankNode | Triple
Pair = tuple[NamedNode, Term | Triple]
Said = dict[Node, tuple[Pair, ...]]


class Ground:
    """What is stated with the properties that rules name; a triple that several documents state may stand twice."""

    def __init__(self, said: Said, named: Iterable[Node] = ()) -> None:
        """Take what is said, by subject, and what the rules name, since their conclusions may bring that in."""
        self._said = said
        self._named = frozenset(self.led_to(named))

    def pieces(self, size: int) -> Iterator[list[Quad]]:
        """Yield what the rules must read together: some things at a time, with all that they lead to.

        Every rule starts from one thing and goes from subjects to values, so what follows from the whole follows from
        the pieces. They overlap: what many things lead to is in many of them, what the rules name is in all.
        """
        piece = set(self._named)
        amount = 0
        for thing in self._said:
            for one in self.led_to((thing,), piece):
                piece.add(one)
                amount += len(self._said[one])
            if amount >= size:
                yield list(self.quads(piece))
                piece, amount = set(self._named), 0
        if amount or len(self._said) == len(self._named):
            yield list(self.quads(piece))

    def led_to(self, things: Iterable[Node], known: Collection[Node] = ()) -> set[Node]:
        """Return things and what their values lead to, as far as something is said of it and it is not known yet."""
        found: set[Node] = set()
        coming = [one for one in things if one in self._said and one not in known]
        while coming:
            thing = coming.pop()
            if thing in found:
                continue
            found.add(thing)
            coming += [
                value
                for _, value in self._said[thing]
                if isinstance(value, Node) and value in self._said and value not in found and value not in known
            ]
        return found

    def quads(self, things: Iterable[Node]) -> Iterator[Quad]:
        """Yield what is said of things, in the default graph."""
        return (Quad(thing, name, value) for thing in things for name, value in self._said[thing])


def ground_of(store: Store, named: Iterable[NamedNode]) -> Ground:
    """Return what a store states with the properties among the addresses that rules name."""
    said: Said = {}
    pairs: dict[Pair, tuple[Pair]] = {}
    graphs: dict[object, int] = {}
    homes: dict[Node, int] = {}
    for quad in store.quads(predicates=frozenset(named)):
        if quad.graph_name != DERIVED_GRAPH:
            pair = (quad.predicate, quad.object)
            first = pairs.setdefault(pair, (pair,))  # held once, as most things have a class and nothing else
            subject = quad.subject
            said[subject] = (*said[subject], *first) if subject in said else first
            homes[subject] = graphs.setdefault(quad.graph_name, len(graphs))
    # Document by document, so that pieces overlap little.
    return Ground({subject: said.pop(subject) for subject in sorted(homes, key=homes.__getitem__)}, named)
