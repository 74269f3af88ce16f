"""Records: what one document says, in the shape that gold and extraction share."""

from dataclasses import asdict, dataclass, fields
from typing import Final

from kg.errors import DocumentUnreadable

__all__ = ["Event", "Organisation", "Person", "Record", "Relation", "Session", "read_record", "record_as_dict"]


@dataclass(frozen=True, slots=True)
class Event:
    """What the document is about: days are ISO dates, the end equals the start of a one-day event."""

    name: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person with what the document says of her; several functions are joined by ``"; "``.

    ``affiliations`` are names of organisations, ``roles`` labels of the list of participation roles.
    """

    name: str
    titles: tuple[str, ...] = ()
    function: str | None = None
    affiliations: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body or unit by its fullest name; type and level are labels, the place is its seat."""

    name: str
    aliases: tuple[str, ...] = ()
    type: str | None = None
    place: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that leads from one organisation or programme to another, both by name."""

    source: str
    type: str
    target: str


@dataclass(frozen=True, slots=True)
class Session:
    """A forum or workshop of the event's programme: ``part_of`` is the event's name, ``persons`` are names."""

    name: str
    part_of: str
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Everything one document says; themes are labels, the rest are names as the document gives them.

    ``sessions`` are told by extraction only: gold does not hold them yet.
    """

    event: Event | None = None
    persons: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    themes: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    sessions: tuple[Session, ...] = ()


OPTIONAL: Final = "sessions"
KEYS: Final = tuple(field.name for field in fields(Record) if field.name != OPTIONAL)
# "from" is a keyword of Python, so the fields of a relation have other names than its keys.
RELATION_KEYS: Final = {"from": "source", "type": "type", "to": "target"}


def record_as_dict(record: Record) -> dict[str, object]:
    """Return a record in the shape of the gold files, with sessions if there are any; ``read_record`` reads it back."""
    done = {name: plain(value) for name, value in asdict(record).items() if value or name != OPTIONAL}
    done["relations"] = [
        {key: getattr(relation, name) for key, name in RELATION_KEYS.items()} for relation in record.relations
    ]
    return done


def plain(value: object) -> object:
    """Return a value with lists where it has tuples, as JSON has them."""
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    return {key: plain(one) for key, one in value.items()} if isinstance(value, dict) else value


def read_record(value: object, where: str) -> Record:
    """Return the record in parsed JSON; ``where`` names it in messages.

    Raises:
        DocumentUnreadable: a key is missing or unknown, or a value has another type.
    """
    sessions = value.get(OPTIONAL, []) if isinstance(value, dict) else []
    bare = {key: one for key, one in value.items() if key != OPTIONAL} if isinstance(value, dict) else value
    given = mapping(bare, KEYS, where)
    event = given["event"]
    return Record(
        event=None if event is None else read_event(event, f"{where}: event"),
        persons=tuple(read_person(one, f"{where}: persons") for one in array(given["persons"], f"{where}: persons")),
        organisations=tuple(
            read_organisation(one, f"{where}: organisations")
            for one in array(given["organisations"], f"{where}: organisations")
        ),
        themes=strings(given["themes"], f"{where}: themes"),
        programmes=strings(given["programmes"], f"{where}: programmes"),
        places=strings(given["places"], f"{where}: places"),
        legal=strings(given["legal"], f"{where}: legal"),
        relations=tuple(
            read_relation(one, f"{where}: relations") for one in array(given["relations"], f"{where}: relations")
        ),
        sessions=tuple(read_session(one, f"{where}: {OPTIONAL}") for one in array(sessions, f"{where}: {OPTIONAL}")),
    )


def read_event(value: object, where: str) -> Event:
    """Return the event in parsed JSON."""
    given = mapping(value, ("name", "start", "end", "place"), where)
    return Event(**{key: optional(text, f"{where}: {key}") for key, text in given.items()})


def read_person(value: object, where: str) -> Person:
    """Return a person in parsed JSON."""
    given = mapping(value, ("name", "titles", "function", "affiliations", "roles"), where)
    name = string(given["name"], where)
    return Person(
        name=name,
        titles=strings(given["titles"], f"{where}: {name}: titles"),
        function=optional(given["function"], f"{where}: {name}: function"),
        affiliations=strings(given["affiliations"], f"{where}: {name}: affiliations"),
        roles=strings(given["roles"], f"{where}: {name}: roles"),
    )


def read_organisation(value: object, where: str) -> Organisation:
    """Return an organisation in parsed JSON."""
    given = mapping(value, ("name", "aliases", "type", "place", "level"), where)
    name = string(given["name"], where)
    return Organisation(
        name=name,
        aliases=strings(given["aliases"], f"{where}: {name}: aliases"),
        type=optional(given["type"], f"{where}: {name}: type"),
        place=optional(given["place"], f"{where}: {name}: place"),
        level=optional(given["level"], f"{where}: {name}: level"),
    )


def read_session(value: object, where: str) -> Session:
    """Return a session in parsed JSON."""
    given = mapping(value, ("name", "part_of", "persons"), where)
    name = string(given["name"], where)
    return Session(name, string(given["part_of"], where), strings(given["persons"], f"{where}: {name}: persons"))


def read_relation(value: object, where: str) -> Relation:
    """Return a relation in parsed JSON."""
    given = mapping(value, tuple(RELATION_KEYS), where)
    return Relation(**{RELATION_KEYS[key]: string(text, f"{where}: {key}") for key, text in given.items()})


def mapping(value: object, keys: tuple[str, ...], where: str) -> dict[str, object]:
    """Return an object that has just these keys."""
    if not isinstance(value, dict):
        raise DocumentUnreadable(f"{where}: {kind(value)} where an object with {', '.join(keys)} belongs")
    missing = [key for key in keys if key not in value]
    unknown = [str(key) for key in value if key not in keys]
    if missing or unknown:
        faults = [f"missing: {', '.join(missing)}"] * bool(missing) + [f"unknown: {', '.join(unknown)}"] * bool(unknown)
        raise DocumentUnreadable(f"{where}: the keys are {', '.join(keys)}; {'; '.join(faults)}")
    return value


def array(value: object, where: str) -> list[object]:
    """Return a list."""
    if not isinstance(value, list):
        raise DocumentUnreadable(f"{where}: {kind(value)} where a list belongs")
    return value


def strings(value: object, where: str) -> tuple[str, ...]:
    """Return the texts of a list."""
    return tuple(string(one, where) for one in array(value, where))


def string(value: object, where: str) -> str:
    """Return a text that is not blank."""
    if not isinstance(value, str) or not value.strip():
        raise DocumentUnreadable(f"{where}: {kind(value)} where a text belongs")
    return value


def optional(value: object, where: str) -> str | None:
    """Return a text, or nothing for ``null``."""
    return None if value is None else string(value, where)


def kind(value: object) -> str:
    """Return the JSON name of a value's type, for messages."""
    names = {dict: "an object", list: "a list", str: "a text", bool: "a truth value", type(None): "null"}
    return "a blank text" if value == "" else names.get(type(value), "a number")
