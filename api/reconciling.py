"""Reconciling: names to candidates and things to values, in the words that both versions of the API share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from api.instance import Instance
from api.messages import Language
from kg.errors import NotFound, WrongParameter
from kg.question import Wording
from kg.reconcile import (
    Candidate,
    Entity,
    EntityKind,
    Property,
    Register,
    Wanted,
    match,
    properties_of,
    register_of,
    values_of,
)
from kg.terms import BASE, NamedNode, Term
from kg.themes.name import names_of

__all__ = [
    "BATCH",
    "Reconciling",
    "column_item",
    "described",
    "kind_item",
    "kinds_named",
    "property_item",
]

BATCH: Final = 50
"""Names in one request; OpenRefine sends ten."""

MOST: Final = 50
"""Candidates for one name, and proposals for one prefix."""

KINDS: Final[Mapping[EntityKind, Wording]] = {
    EntityKind.PERSON: Wording("Person", "person"),
    EntityKind.ORGANISATION: Wording("Organisation", "organisation"),
    EntityKind.THEME: Wording("Thema", "theme"),
    EntityKind.PLACE: Wording("Ort", "place"),
    EntityKind.PROGRAMME: Wording("Programm", "programme"),
    EntityKind.EVENT: Wording("Veranstaltung", "event"),
}

_KNOWN: Final = frozenset(one.id for one in properties_of())

Item = dict[str, object]


def kind_item(kind: EntityKind, language: Language) -> Item:
    """Return a type as both versions write it: the address of the class, and its name."""
    return {"id": kind.node.value, "name": KINDS[kind].text(language)}


def property_item(one: Property, language: Language) -> Item:
    """Return a property as both versions write it."""
    return {"id": one.id, "name": one.label.text(language)}


def column_item(one: Property, language: Language) -> Item:
    """Return a property as the head of a column of its values, with their type if they have one."""
    item = property_item(one, language)
    return {**item, "type": kind_item(one.of, language)} if one.of else item


def kinds_named(types: Iterable[str]) -> frozenset[EntityKind]:
    """Return the kinds of classes, given by their addresses or the last part of these.

    Raises:
        WrongParameter: nothing of such a class can be looked for.
    """
    by_name = {name: kind for kind in EntityKind for name in (kind.node.value, kind.value)}
    found = set()
    for name in types:
        if name not in by_name:
            raise WrongParameter(f"no type {name!r}; there are {', '.join(kind.node.value for kind in EntityKind)}")
        found.add(by_name[name])
    return frozenset(found)


def described(entity: Entity) -> str:
    """Return the other names of an entity, by which people tell it from its neighbours."""
    shown = set(entity.labels.values())
    return ", ".join(name for name in entity.names if name not in shown)


@dataclass(frozen=True, slots=True)
class Reconciling:
    """What one request asks of the store, in one language."""

    instance: Instance
    language: Language

    @property
    def register(self) -> Register:
        """The things that can be meant."""
        return register_of(self.instance.store)

    def candidates(self, wanted: Sequence[Wanted]) -> list[tuple[Candidate, ...]]:
        """Return the candidates for each name, in the order in which they were asked.

        Raises:
            WrongParameter: more names than one request may ask.
        """
        if len(wanted) > BATCH:
            raise WrongParameter(f"{len(wanted)} names in one request; at most {BATCH}, as the manifest says")
        asked = [replace(one, limit=max(1, min(one.limit, MOST))) for one in wanted]
        values = self._beside(asked)
        return [match(self.register, one, values) for one in asked]

    def _beside(self, asked: Sequence[Wanted]) -> dict[str, dict[str, tuple[str, ...]]]:
        """Return what is known, by id and property, of all whose name is alike, where more than a name was given."""
        telling = {property_ for one in asked for property_ in one.beside}
        alike = {
            found.entity.node
            for one in asked
            if one.beside
            for found in match(self.register, replace(one, beside={}, limit=MOST))
        }
        if not alike:
            return {}
        names = {entity.node: entity.names for entity in self.register.entities.values()}
        return {
            thing.value.removeprefix(BASE): {
                property_.value: tuple(text for term in terms for text in _texts(term, names))
                for property_, terms in known.items()
            }
            for thing, known in values_of(self.instance.store, alike, map(NamedNode, telling & _KNOWN)).items()
        }

    def item(self, candidate: Candidate) -> Item:
        """Return a candidate as both versions write it."""
        entity = candidate.entity
        return {
            "id": entity.id,
            "name": entity.labels[self.language],
            "description": described(entity),
            "type": [kind_item(entity.kind, self.language)],
            "score": candidate.score,
            "match": candidate.sure,
            "features": [{"id": feature.id, "value": feature.value} for feature in candidate.features],
        }

    def entity(self, id_: str) -> Entity:
        """Return the entity of an id.

        Raises:
            NotFound: there is none.
        """
        found = self.register.entities.get(id_)
        if found is None:
            raise NotFound(f"no thing {id_!r}; ids look like thema/armut or id/person/…")
        return found

    def entities(self, prefix: str, cursor: int) -> list[Item]:
        """Return whose names begin with a text, from some place on, as both versions propose them."""
        found = self.register.starting(prefix, cursor + MOST, self.language)[cursor:]
        return [
            {
                "id": entity.id,
                "name": entity.labels[self.language],
                "description": described(entity),
                "notable": [kind_item(entity.kind, self.language)],
            }
            for entity in found
        ]

    def kinds(self, prefix: str) -> tuple[Item, ...]:
        """Return the types whose names begin with a text."""
        items = (kind_item(kind, self.language) for kind in EntityKind)
        return tuple(one for one in items if str(one["name"]).casefold().startswith(prefix.casefold()))

    def properties(self, prefix: str, kinds: frozenset[EntityKind] = frozenset()) -> tuple[Property, ...]:
        """Return the properties whose names begin with a text."""
        wanted = prefix.casefold()
        return tuple(one for one in properties_of(kinds) if one.label.text(self.language).casefold().startswith(wanted))

    def extended(self, ids: Sequence[str], properties: Sequence[str]) -> list[list[list[Item]]]:
        """Return the values of things, a list for each property, in the order in which both were asked.

        Raises:
            WrongParameter: too many things, or a property that nothing has.
        """
        if len(ids) > BATCH * 10:
            raise WrongParameter(f"{len(ids)} things in one request; at most {BATCH * 10}")
        known = {one.id: one.node for one in properties_of()}
        if unknown := [one for one in properties if one not in known]:
            raise WrongParameter(f"no property {unknown[0]!r}; there are {', '.join(known)}")
        nodes = {id_: self.register.entities[id_].node for id_ in ids if id_ in self.register.entities}
        values = values_of(self.instance.store, nodes.values(), (known[one] for one in properties))
        terms = {term for row in values.values() for found in row.values() for term in found}
        things = (term for term in terms if isinstance(term, NamedNode))
        names = names_of(self.instance.store, things, self.language)
        return [
            [
                [self._value(term, names) for term in values.get(nodes[id_], {}).get(known[one], ())]
                if id_ in nodes
                else []
                for one in properties
            ]
            for id_ in ids
        ]

    def _value(self, term: Term, names: Mapping[NamedNode, str]) -> Item:
        if not isinstance(term, NamedNode) or not term.value.startswith(BASE):
            return {"str": term.value}
        id_ = term.value.removeprefix(BASE)
        return {"id": id_, "name": names.get(term, id_.rsplit("/", 1)[-1])}


def _texts(term: Term, names: Mapping[NamedNode, tuple[str, ...]]) -> tuple[str, ...]:
    """Return a value as texts to compare: a thing by its address and all its names."""
    return (term.value, *names.get(term, ())) if isinstance(term, NamedNode) else (term.value,)
