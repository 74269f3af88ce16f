"""Items: a record taken apart into the single statements that are counted, by kind."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.evaluate.names import name_key
from kg.evaluate.record import Organisation, Record

__all__ = ["KINDS", "Item", "items", "same_bodies"]

SYMMETRIC: Final = "Partner von"

Names = Mapping[str, str]
"""Keys of names, and the key each of them is counted under."""


@dataclass(frozen=True, slots=True)
class Item:
    """One statement: equal keys are the same statement, the label shows it to people."""

    key: tuple[str, ...]
    label: str


def same_bodies(gold: Record, found: Record) -> Names:
    """Return for every name of a gold or found body the key of the gold body it is, by name or alias.

    A found body is the gold body that shares the first of its names that any shares; a body of no gold name is not in
    the answer. Two found bodies may be one gold body: the second of them is then a false alarm, as its key is used up.
    """
    names = {name_key(body.name): name_key(body.name) for body in gold.organisations}
    names = {**own_names(gold), **names}
    known = frozenset(names)
    for body in found.organisations:
        keys = keys_of(body)
        match = next((names[key] for key in keys if key in known), None)
        if match is not None:
            for key in keys:
                names.setdefault(key, match)
    return names


def own_names(record: Record) -> Names:
    """Return for every name of the record's bodies the key of the body's first name."""
    names: dict[str, str] = {}
    for body in record.organisations:
        for key in keys_of(body):
            names.setdefault(key, name_key(body.name))
    return names


def keys_of(body: Organisation) -> tuple[str, ...]:
    """Return the keys of a body's name and aliases, the name first."""
    return tuple(dict.fromkeys(name_key(name) for name in (body.name, *body.aliases)))


def items(record: Record, bodies: Names | None = None) -> dict[str, tuple[Item, ...]]:
    """Return the statements of a record by kind; ``bodies`` says under which key a body counts.

    Persons and organisations are counted as often as they stand; any other statement counts once.
    """
    names = {**own_names(record), **(bodies or {})}
    done = {}
    for kind, take in KINDS.items():
        found = tuple(take(record, names))
        done[kind] = found if kind in COUNTED_APART else tuple({item.key: item for item in found}.values())
    return done


def body_key(name: str, names: Names) -> str:
    """Return the key a body's name counts under."""
    key = name_key(name)
    return names.get(key, key)


def persons(record: Record, names: Names) -> Iterator[Item]:
    """Yield the persons."""
    del names
    for person in record.persons:
        yield Item((name_key(person.name),), person.name)


def titles(record: Record, names: Names) -> Iterator[Item]:
    """Yield the academic titles of persons."""
    del names
    for person in record.persons:
        yield from pairs(person.name, person.titles)


def functions(record: Record, names: Names) -> Iterator[Item]:
    """Yield the functions of persons."""
    del names
    for person in record.persons:
        yield from pairs(person.name, (person.function or "").split(";"))


def affiliations(record: Record, names: Names) -> Iterator[Item]:
    """Yield the pairs of person and body."""
    for person in record.persons:
        for body in person.affiliations:
            yield Item((name_key(person.name), body_key(body, names)), f"{person.name} · {body}")


def roles(record: Record, names: Names) -> Iterator[Item]:
    """Yield the pairs of person and role."""
    del names
    for person in record.persons:
        yield from pairs(person.name, person.roles)


def organisations(record: Record, names: Names) -> Iterator[Item]:
    """Yield the bodies and units."""
    for body in record.organisations:
        yield Item((body_key(body.name, names),), body.name)


def attribute(name: str) -> Callable[[Record, Names], Iterator[Item]]:
    """Return what yields the pairs of body and one of its attributes."""

    def pairs_of(record: Record, names: Names) -> Iterator[Item]:
        for body in record.organisations:
            value = getattr(body, name)
            if value:
                yield Item((body_key(body.name, names), name_key(value)), f"{body.name} · {value}")

    return pairs_of


def listed(name: str) -> Callable[[Record, Names], Iterator[Item]]:
    """Return what yields the names in one of the record's lists."""

    def names_of(record: Record, names: Names) -> Iterator[Item]:
        del names
        for value in getattr(record, name):
            yield Item((name_key(value),), value)

    return names_of


def events(record: Record, names: Names) -> Iterator[Item]:
    """Yield what is said of the event: its name, first and last day, and place, one statement each."""
    del names
    if record.event is None:
        return
    for field in ("name", "start", "end", "place"):
        value = getattr(record.event, field)
        if value:
            yield Item((field, name_key(value)), f"{field} · {value}")


def relations(record: Record, names: Names) -> Iterator[Item]:
    """Yield the relations between organisations and programmes; partners are so both ways."""
    for relation in record.relations:
        ends = (body_key(relation.source, names), body_key(relation.target, names))
        ends = (min(ends), max(ends)) if relation.type == SYMMETRIC else ends
        yield Item((name_key(relation.type), *ends), f"{relation.source} · {relation.type} · {relation.target}")


def pairs(name: str, values: Iterable[str]) -> Iterator[Item]:
    """Yield the pairs of a person and what is said of her."""
    for value in values:
        if value.strip():
            yield Item((name_key(name), name_key(value)), f"{name} · {value.strip()}")


KINDS: Final[Mapping[str, Callable[[Record, Names], Iterable[Item]]]] = {
    "persons": persons,
    "titles": titles,
    "functions": functions,
    "person-affiliation": affiliations,
    "person-role": roles,
    "organisations": organisations,
    "organisation-type": attribute("type"),
    "organisation-place": attribute("place"),
    "organisation-level": attribute("level"),
    "themes": listed("themes"),
    "programmes": listed("programmes"),
    "places": listed("places"),
    "legal": listed("legal"),
    "events": events,
    "organisation-relations": relations,
}
COUNTED_APART: Final = frozenset({"persons", "organisations"})
