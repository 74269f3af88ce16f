"""Names: what the blanks of the stored questions can be filled with, by the keys of the words of its names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from kg.catalogue import Catalogue, view
from kg.folding import bare, unspelt
from kg.question import Heading, Parameter
from kg.store.base import Store
from kg.terms import FOAF, ORG, NamedNode
from kg.understand.tokens import fillers, keys_of, tokens_of

__all__ = ["Names", "classes_of", "names_for"]

_ACTORS: Final = (FOAF["Person"], ORG["Organization"])
_TITLES: Final = (": ", " – ")
"""What stands before these is a name by itself: the number and kind of a forum before its title."""
_TELLING: Final = 4
"""Shorter words tell nothing of a name by themselves."""
_LONGEST: Final = 12
"""Words of the longest name that is looked for."""


@dataclass(frozen=True, slots=True)
class Names:
    """The things that can be meant, at one version of a store."""

    version: str
    full: Mapping[tuple[str, ...], tuple[NamedNode, ...]]
    parts: Mapping[str, tuple[tuple[tuple[str, ...], NamedNode], ...]]
    """By a telling word of it, every name that holds the word, and whom it names."""
    classes: Mapping[NamedNode, frozenset[NamedNode]]
    words: frozenset[str]
    """Every word of a name, folded, to find what a misspelt one was to be."""
    keys: frozenset[str]

    def longest_at(self, keys: tuple[str, ...], place: int) -> tuple[int, tuple[NamedNode, ...]]:
        """Return how many words from a place on are the longest name, and what it names; 0 and none if none is."""
        for size in range(min(_LONGEST, len(keys) - place), 0, -1):
            if found := self.full.get(keys[place : place + size]):
                return size, found
        return 0, ()

    def with_part(self, keys: tuple[str, ...]) -> tuple[NamedNode, ...]:
        """Return what has these words in one of its names, one after the other; the shortest name first."""
        found: dict[NamedNode, int] = {}
        for name, node in self.parts.get(keys[0], ()):
            if any(name[at : at + len(keys)] == keys for at in range(len(name))):
                found[node] = min(len(name), found.get(node, len(name)))
        return tuple(sorted(found, key=lambda node: (found[node], len(node.value), node.value)))


def classes_of(parameter: Parameter) -> tuple[NamedNode, ...]:
    """Return of which classes a thing for a blank must be: where the file names none, it is an actor."""
    return (parameter.of_class,) if parameter.of_class is not None else _ACTORS


_KEPT: Final[WeakKeyDictionary[Store, Names]] = WeakKeyDictionary()
_LOCK: Final = Lock()


def names_for(store: Store, catalogue: Catalogue) -> Names:
    """Return the names that the phrasings of a catalogue have blanks for, read anew when the store has changed."""
    with _LOCK:
        version = store.version()
        kept = _KEPT.get(store)
        if kept is None or kept.version != version:
            kept = _KEPT[store] = _read(store, version, catalogue.questions())
        return kept


def _read(store: Store, version: str, questions: Iterable[Heading]) -> Names:
    full: dict[tuple[str, ...], dict[NamedNode, None]] = {}
    parts: dict[str, dict[tuple[tuple[str, ...], NamedNode], None]] = {}
    classes: dict[NamedNode, set[NamedNode]] = {}
    words: set[str] = set()
    for of_class in _wanted(questions):
        for row in store.select(view("resolve_names").filled({"class": of_class})).rows:
            thing = row["thing"]
            if not isinstance(thing, NamedNode):
                continue
            classes.setdefault(thing, set()).add(of_class)
            for name in _forms(row["name"].value):
                keys = keys_of(name)
                full.setdefault(keys, {})[thing] = None
                words.update(unspelt(token.text) for token in tokens_of(name))
                for key in keys:
                    if len(key) >= _TELLING:
                        parts.setdefault(key, {})[keys, thing] = None
    return Names(
        version,
        {keys: tuple(sorted(nodes, key=lambda node: (len(node.value), node.value))) for keys, nodes in full.items()},
        {key: tuple(found) for key, found in parts.items()},
        {node: frozenset(found) for node, found in classes.items()},
        frozenset(words),
        frozenset(key for keys in full for key in keys),
    )


def _wanted(questions: Iterable[Heading]) -> tuple[NamedNode, ...]:
    blanks = {
        (question.name, blank.parameter)
        for question in questions
        for phrasing in question.phrasings
        for blank in phrasing.blanks
    }
    found = {
        of_class: None
        for question in questions
        for parameter in question.parameters
        if parameter.type == "iri" and (question.name, parameter.name) in blanks
        for of_class in classes_of(parameter)
    }
    return tuple(found)


def _forms(name: str) -> Iterator[str]:
    """Yield the ways to say a name: whole, without legal form and titles, and what stands before its title."""
    for form in dict.fromkeys((name, bare(name), *(name.partition(mark)[0] for mark in _TITLES))):
        keys = keys_of(form)
        if keys and not (len(keys) == 1 and (form.isdigit() or unspelt(form) in fillers())):
            yield form
