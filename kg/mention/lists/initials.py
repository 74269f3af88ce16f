"""Initials: whom a name with an initial means, where the page has one fuller name that it can stand for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Contribution

__all__ = ["in_full"]


def in_full(people: tuple[Contribution, ...]) -> tuple[Contribution, ...]:
    """Return the people of a page, each initial ("gez. L. Beier") as the one first name it stands for elsewhere."""
    named = fuller(one.person.name for one in people)
    return tuple(
        replace(one, person=replace(one.person, name=named[one.person.name])) if one.person.name in named else one
        for one in people
    )


def fuller(names: Iterable[str]) -> dict[str, str]:
    """Return the names that start with an initial with the one name of the same surname that has it written out."""
    known = frozenset(names)
    written: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for name in known:
        if " " in name and not name.split()[0].endswith("."):
            written[key(name)].add(name)
    short = (name for name in known if " " in name and name.split()[0].endswith("."))
    return {name: min(meant) for name in short if len(meant := written.get(key(name), set())) == 1}


def key(name: str) -> tuple[str, str]:
    """Return the first letter and the surname of a name."""
    return name[0], name.rsplit(maxsplit=1)[-1]
