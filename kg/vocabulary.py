"""Vocabulary: the themes and places that the rules look for, read once from the ontology's files."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import TypeGuard

import pyoxigraph

from kg.errors import VocabularyBroken
from kg.municipalities import Municipalities, load_municipalities
from kg.resources import ontology
from kg.terms import DEF, GENID, ID, RDF, SKOS, THEME, BlankNode, Literal, NamedNode, Quad, Triple

__all__ = ["PlaceEntry", "ThemeEntry", "Vocabulary", "load_vocabulary", "vocabulary_triples"]

FILES = ("imports/stubs.ttl", "core.ttl", "lists.ttl", "themes.ttl", "places.ttl", "eurovoc.ttl", "imports/stubs.ttl")
# The marks of gender forms: a star, colon, underscore or stroke before the ending, or its capital letter.
GENDER_MARK = re.compile(r"[*:_/]-?in(?:nen)?\b|(?<=[a-zäöüß])In(?:nen)?\b")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
TOWN = "gemeinde"
RURAL = frozenset({"landkreis", "kreis", "regionalverband"})


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme: its slug, its German labels with the preferred one first, and the slugs of all broader themes.

    ``hidden`` are the labels that only hint at it: words by which texts speak of it.
    """

    slug: str
    labels: tuple[str, ...]
    hidden: frozenset[str]
    broader: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place with an official key.

    ``key`` has two digits for a Land, five for a Kreis or a city of that rank, eight for a municipality. ``kind`` is
    its slug in the list of territory types, such as ``landkreis``, ``kreisfreie-stadt`` or ``gemeinde``.
    """

    key: str
    name: str
    iri: NamedNode
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Themes by slug, places by lower-case name (several may share one, the smallest key first), functions by word.

    ``towns`` are the municipalities, which are too many for the vocabulary's own files.

    Two vocabularies are equal if they are the same object, so that what is computed from one can be kept for it.
    """

    themes: Mapping[str, ThemeEntry]
    places: Mapping[str, tuple[PlaceEntry, ...]]
    functions: Mapping[str, NamedNode]
    towns: Municipalities

    def place(self, name: str, *, rural: bool = False) -> PlaceEntry | None:
        """Return the one Land, Kreis or city of county rank of this whole name, or ``None`` where there are several.

        A town's name means the city or the city state, not the county around it; with ``rural`` it is the county.
        """
        found = self.places.get(name.lower(), ())
        fitting = [place for place in found if (place.kind in RURAL) is rural]
        if not fitting or any(not other.key.startswith(fitting[0].key) for other in fitting[1:]):
            return None
        return fitting[0]

    def function(self, phrase: str) -> NamedNode | None:
        """Return the function that the first telling word of a phrase ends with, whatever its gender form.

        "Leiter*in", "Amtsleiterin" and "kommissarische Leitung" are one; ``None`` if no word tells.
        """
        for word in WORD.findall(GENDER_MARK.sub("", phrase).lower()):
            for start in range(len(word)):
                if word[start:] in self.functions:
                    return self.functions[word[start:]]
        return None

    def town(self, key: str) -> PlaceEntry:
        """Return the municipality of an official key."""
        return PlaceEntry(key, self.towns.names[key], ID[f"place/ags-{key}"], TOWN)


@cache
def load_vocabulary() -> Vocabulary:
    """Return the shipped vocabulary.

    Raises:
        VocabularyBroken: one of the ontology's files does not parse.
    """
    store = pyoxigraph.Store()
    for name in ("themes.ttl", "places.ttl", "lists.ttl"):
        store.extend(read_turtle(ontology() / name))
    return Vocabulary(
        themes=themes(store), places=places(store), functions=functions(store), towns=load_municipalities()
    )


@cache
def vocabulary_triples() -> frozenset[Triple]:
    """Return the triples of the ontology, the lists, the themes and the places, without blank nodes.

    The nameless nodes of OWL become addresses computed from what is said of them (RDFC-1.0; RDF 1.1 Concepts,
    section 3.5), so that loading twice adds nothing on any store.
    """
    dataset = pyoxigraph.Dataset(quad for name in FILES for quad in read_turtle(ontology() / name))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(
        Triple(
            GENID[quad.subject.value] if isinstance(quad.subject, BlankNode) else quad.subject,
            quad.predicate,
            GENID[quad.object.value] if isinstance(quad.object, BlankNode) else quad.object,
        )
        for quad in dataset
    )


def read_turtle(file: Traversable) -> tuple[Quad, ...]:
    """Return the triples of a Turtle file, in the default graph."""
    try:
        return tuple(pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))
    except (SyntaxError, OSError) as error:
        raise VocabularyBroken(f"{file.name}: {error}") from error


def themes(store: pyoxigraph.Store) -> dict[str, ThemeEntry]:
    """Return the themes with all their German labels and everything above them."""
    labels: dict[str, list[str]] = defaultdict(list)
    hidden: dict[str, set[str]] = defaultdict(set)
    for kind in (SKOS["prefLabel"], SKOS["altLabel"], SKOS["hiddenLabel"]):
        found = (quad for quad in store.quads_for_pattern(None, kind, None) if local(quad.subject))
        german = [(local(quad.subject), quad.object.value) for quad in found if is_german(quad.object)]
        for theme, label in sorted(german):
            labels[theme].append(label)
            if kind == SKOS["hiddenLabel"]:
                hidden[theme].add(label)
    above: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, SKOS["broader"], None):
        above[local(quad.subject)].add(local(quad.object))
    return {
        name: ThemeEntry(name, tuple(known), frozenset(hidden[name]), closure(name, above))
        for name, known in sorted(labels.items())
    }


def closure(name: str, above: Mapping[str, set[str]]) -> frozenset[str]:
    """Return everything that can be reached from ``name`` upwards."""
    reached: set[str] = set()
    waiting = list(above.get(name, ()))
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            waiting.extend(above.get(current, ()))
    return frozenset(reached)


def places(store: pyoxigraph.Store) -> dict[str, tuple[PlaceEntry, ...]]:
    """Return the places with official keys by their lower-case names."""
    kinds = {quad.subject: tail(quad.object) for quad in store.quads_for_pattern(None, DEF["territoryType"], None)}
    found: dict[str, list[PlaceEntry]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, SKOS["prefLabel"], None):
        subject, label = quad.subject, quad.object
        if (
            isinstance(subject, NamedNode)
            and subject in kinds
            and isinstance(label, Literal)
            and label.language == "de"
        ):
            key = subject.value.removeprefix(f"{ID}place/ags-")
            found[label.value.lower()].append(PlaceEntry(key, label.value, subject, kinds[subject]))
    return {name: tuple(sorted(entries, key=lambda entry: entry.key)) for name, entries in found.items()}


def functions(store: pyoxigraph.Store) -> dict[str, NamedNode]:
    """Return the functions by their German labels in lower case, gender forms included."""
    listed = [quad.subject for quad in store.quads_for_pattern(None, RDF["type"], DEF["Function"])]
    return {
        quad.object.value.lower(): function
        for function in listed
        if isinstance(function, NamedNode)
        for kind in (SKOS["prefLabel"], SKOS["altLabel"])
        for quad in store.quads_for_pattern(function, kind, None)
        if is_german(quad.object)
    }


def tail(term: object) -> str:
    """Return the last part of an address."""
    return term.value.rsplit("/", 1)[-1] if isinstance(term, NamedNode) else ""


def is_german(term: NamedNode | BlankNode | Literal | Triple) -> TypeGuard[Literal]:
    """Tell whether a term is a German text."""
    return isinstance(term, Literal) and term.language == "de"


def local(term: object) -> str:
    """Return the slug of a theme's address; empty for other terms."""
    if isinstance(term, NamedNode) and term.value.startswith(THEME):
        return term.value.removeprefix(THEME)
    return ""
