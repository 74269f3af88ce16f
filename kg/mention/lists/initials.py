"""Initials: whom a name with an initial means, where the page has one fuller name that it can stand for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.model import Contribution

__all__ = ["in_full"]


def in_full(people: tuple[Contribution, ...]) -> tuple[Contribution, ...]:
    """Return the people of a page, each initial ("gez. L. Beier") as the one first name it stands for elsewhere.

    A surname alone stands for the one person of the page who bears it, unless its entry names a body.
    """
    names = frozenset(one.person.name for one in people)
    named = fuller(names)
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name in names - named.keys():
        if " " in name:
            bearers[name.rsplit(maxsplit=1)[-1]].add(name)
    return tuple(meant(one, named, bearers) for one in people)


def meant(one: Contribution, named: Mapping[str, str], bearers: Mapping[str, set[str]]) -> Contribution:
    """Return an entry under the full name that its own stands for, if it stands for one."""
    name = one.person.name
    known = bearers.get(name, set())
    own = one.organisation or one.unit
    full = named.get(name) or (min(known) if len(known) == 1 and not own else name)
    return replace(one, person=replace(one.person, name=full)) if full != name else one


def fuller(known: Iterable[str]) -> dict[str, str]:
    """Return the names that start with an initial with the one name of the same surname that has it written out."""
    written: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for name in known:
        if " " in name and not name.split()[0].endswith("."):
            written[key(name)].add(name)
    short = (name for name in known if " " in name and name.split()[0].endswith("."))
    return {name: min(full) for name in short if len(full := written.get(key(name), set())) == 1}


def key(name: str) -> tuple[str, str]:
    """Return the first letter and the surname of a name."""
    return name[0], name.rsplit(maxsplit=1)[-1]
