"""Documentation: the shipped ontology's terms, read from its files, in both languages and in the order of reading."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from kg.opendata.terms import Entry, Head, Other, Property, Scheme, Value, Vocabulary
from kg.question import Wording
from kg.terms import BASE, DCTERMS, DEF, GENID, LIST, OWL, RDF, RDFS, SKOS, Literal, NamedNode, Term, Triple
from kg.vocabulary import vocabulary_triples

__all__ = ["documented"]

_KINDS: Final = {"ObjectProperty": "object", "DatatypeProperty": "data", "AnnotationProperty": "annotation"}
_MATCHES: Final = tuple(SKOS[f"{kind}Match"] for kind in ("exact", "close", "broad", "narrow", "related"))
_PREFIX: Final = NamedNode("http://purl.org/vocab/vann/preferredNamespacePrefix")


@cache
def documented() -> Vocabulary:
    """Return the shipped ontology, read once.

    Raises:
        VocabularyBroken: a shipped file does not parse.
    """
    return _Reading(vocabulary_triples()).vocabulary()


class _Reading:
    """The triples of the ontology by subject and property, both ways."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._said: defaultdict[tuple[NamedNode, NamedNode], list[Term]] = defaultdict(list)
        self._sayers: defaultdict[tuple[NamedNode, Term], list[NamedNode]] = defaultdict(list)
        for triple in triples:
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
                self._said[triple.subject, triple.predicate].append(triple.object)
                self._sayers[triple.predicate, triple.object].append(triple.subject)

    def vocabulary(self) -> Vocabulary:
        return Vocabulary(
            head=self._head(),
            classes=tuple(self._classes()),
            properties=tuple(self._properties()),
            lists=tuple(self._scheme(one) for one in sorted(self._of_type("ConceptScheme", LIST), key=str)),
            themes=self._scheme(NamedNode(f"{BASE}thema")),
        )

    def _head(self) -> Head:
        ontology = NamedNode(f"{BASE}def")
        return Head(
            iri=ontology.value,
            title=self._words(ontology, DCTERMS["title"]),
            description=self._words(ontology, DCTERMS["description"]),
            version=self._text(ontology, OWL["versionInfo"]),
            version_iri=self._text(ontology, OWL["versionIRI"]),
            created=self._text(ontology, DCTERMS["created"]),
            licence=self._text(ontology, DCTERMS["license"]),
            creator=self._text(ontology, DCTERMS["creator"]),
            prefix=self._text(ontology, _PREFIX),
        )

    def _classes(self) -> Iterator[Entry]:
        """Yield the ontology's classes, each below the first class above it, by their German labels."""
        own = set(self._of_type("Class", DEF, OWL))
        below: defaultdict[NamedNode | None, list[NamedNode]] = defaultdict(list)
        for one in own:
            above = sorted((other for other in self._nodes(one, RDFS["subClassOf"]) if other in own), key=str)
            below[above[0] if above else None].append(one)

        def under(top: NamedNode | None, level: int) -> Iterator[Entry]:
            for one in sorted(below[top], key=self._in_order):
                yield Entry(
                    one.value,
                    one.value.removeprefix(DEF),
                    self._words(one, RDFS["label"]),
                    self._words(one, SKOS["definition"]),
                    self._words(one, SKOS["scopeNote"]),
                    above=self._others(self._nodes(one, RDFS["subClassOf"])),
                    below=self._others(self._sayers[RDFS["subClassOf"], one]),
                    level=level,
                    deprecated=self._is_deprecated(one),
                )
                yield from under(one, level + 1)

        return under(None, 0)

    def _properties(self) -> Iterator[Property]:
        found = {one: kind for name, kind in _KINDS.items() for one in self._of_type(name, DEF, OWL)}
        for one in sorted(found, key=str):
            yield Property(
                one.value,
                one.value.removeprefix(DEF),
                self._words(one, RDFS["label"]),
                self._words(one, SKOS["definition"]),
                self._words(one, SKOS["scopeNote"]),
                kind=found[one],
                domain=self._others(self._nodes(one, RDFS["domain"])),
                range=self._others(self._nodes(one, RDFS["range"])),
                above=self._others(self._nodes(one, RDFS["subPropertyOf"])),
                inverse=self._others([*self._nodes(one, OWL["inverseOf"]), *self._sayers[OWL["inverseOf"], one]]),
                functional=OWL["FunctionalProperty"] in self._nodes(one, RDF["type"]),
                deprecated=self._is_deprecated(one),
            )

    def _is_deprecated(self, one: NamedNode) -> bool:
        return self._text(one, OWL["deprecated"]) == "true"

    def _scheme(self, scheme: NamedNode) -> Scheme:
        members = set(self._sayers[SKOS["inScheme"], scheme])
        below: defaultdict[NamedNode | None, list[NamedNode]] = defaultdict(list)
        for one in members:
            above = sorted((other for other in self._nodes(one, SKOS["broader"]) if other in members), key=str)
            below[above[0] if above else None].append(one)

        def under(top: NamedNode | None, level: int) -> Iterator[Value]:
            for one in sorted(below[top], key=self._in_order):
                yield self._value(one, level)
                yield from under(one, level + 1)

        return Scheme(
            scheme.value,
            scheme.value.rsplit("/", 1)[-1],
            self._words(scheme, SKOS["prefLabel"]),
            self._words(scheme, SKOS["definition"]),
            tuple(under(None, 0)),
        )

    def _value(self, one: NamedNode, level: int) -> Value:
        return Value(
            iri=one.value,
            name=one.value.rsplit("/", 1)[-1],
            notation=self._text(one, SKOS["notation"]),
            label=self._words(one, SKOS["prefLabel"]),
            definition=self._words(one, SKOS["definition"]),
            others=tuple(sorted({term.value for term in self._said[one, SKOS["altLabel"]]}, key=str.casefold)),
            above=self._others(self._nodes(one, SKOS["broader"])),
            related=self._others(self._nodes(one, SKOS["related"])),
            matches=tuple(sorted(node.value for kind in _MATCHES for node in self._nodes(one, kind))),
            level=level,
        )

    def _of_type(self, name: str, within: str, of: str = SKOS) -> tuple[NamedNode, ...]:
        return tuple(one for one in self._sayers[RDF["type"], NamedNode(f"{of}{name}")] if one.value.startswith(within))

    def _nodes(self, one: NamedNode, predicate: NamedNode) -> tuple[NamedNode, ...]:
        return tuple(term for term in self._said[one, predicate] if isinstance(term, NamedNode))

    def _others(self, nodes: Iterable[NamedNode]) -> tuple[Other, ...]:
        """Return what is pointed to, by label; the nameless nodes of OWL are left out."""
        named = {node for node in nodes if not node.value.startswith(GENID)}
        return tuple(sorted((Other(one.value, self._called(one)) for one in named), key=lambda one: one.iri))

    def _called(self, one: NamedNode) -> Wording:
        tail = one.value.replace("#", "/").rsplit("/", 1)[-1]
        for predicate in (RDFS["label"], SKOS["prefLabel"]):
            words = self._words(one, predicate)
            if words.de:
                return words
        return Wording(tail, tail)

    def _words(self, one: NamedNode, predicate: NamedNode) -> Wording:
        by = {term.language: term.value for term in self._said[one, predicate] if isinstance(term, Literal)}
        return Wording(by.get("de", ""), by.get("en", ""))

    def _text(self, one: NamedNode, predicate: NamedNode) -> str:
        return min((term.value for term in self._said[one, predicate]), default="")

    def _in_order(self, one: NamedNode) -> tuple[str, str, str]:
        return self._text(one, SKOS["notation"]), self._called(one).de.casefold(), one.value
