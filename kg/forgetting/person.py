"""Person: who in a store could be meant by a name or an address, with the forms of the name and the documents."""

from dataclasses import dataclass

from kg.forgetting.name import keys_of
from kg.store.base import Store
from kg.terms import DEF, FOAF, GRAPH, ID, RDF, Literal, NamedNode

__all__ = ["Person", "homonyms", "persons_named"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a store: the address, the forms of the name (the longest first), and the documents that name them."""

    node: NamedNode
    names: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all forms of the name."""
        return frozenset[str]().union(*map(keys_of, self.names))


def persons_named(store: Store, asked: str) -> tuple[Person, ...]:
    """Return the persons of an address, or whose name a text could mean by these words, in order of address."""
    address = asked if asked.startswith("http") else f"{ID}{asked.removeprefix('id:')}"
    sought = keys_of(asked)
    return tuple(one for one in persons(store) if one.node.value == address or not sought.isdisjoint(one.keys))


def homonyms(store: Store, person: Person) -> tuple[Person, ...]:
    """Return the others whose name could be meant by a form of somebody's name, in order of address."""
    return tuple(one for one in persons(store) if one.node != person.node and not one.keys.isdisjoint(person.keys))


def persons(store: Store) -> tuple[Person, ...]:
    """Return all persons that a store knows, in order of address."""
    names: dict[NamedNode, dict[str, None]] = {}
    documents: dict[NamedNode, dict[str, None]] = {}
    for quad in store.quads(predicates=(RDF["type"],)):
        if quad.object == FOAF["Person"] and isinstance(quad.subject, NamedNode):
            names.setdefault(quad.subject, {})
            if isinstance(quad.graph_name, NamedNode):
                page, _, kind = quad.graph_name.value.removeprefix(GRAPH).partition("/")
                if kind:
                    documents.setdefault(quad.subject, {})[page] = None
    for quad in store.quads(predicates=(DEF["nameForm"],)):
        node = quad.subject
        if isinstance(node, NamedNode) and node in names and isinstance(quad.object, Literal):
            names[node][quad.object.value] = None
    return tuple(
        Person(
            one, tuple(sorted(names[one], key=lambda name: (-len(name), name))), tuple(sorted(documents.get(one, ())))
        )
        for one in sorted(names, key=str)
    )
