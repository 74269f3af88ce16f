"""Extracted records: what the rules find in a document, told in the shape of gold."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.evaluate.labels import Labels, load_labels
from kg.evaluate.record import Event, Organisation, Person, Record, Relation, Session
from kg.model import Document, Fact, Status
from kg.pipeline import extract
from kg.terms import DEF, FOAF, ID, LIST, ORG, RDF, SKOS, Literal, NamedNode, Term

__all__ = ["extracted"]

TYPE: Final = RDF["type"]
PLACE: Final = ID["place/"].value
BODIES: Final = (ID["organisation/"].value, ID["unit/"].value)
LOCAL_LEVELS: Final = frozenset(LIST[f"ebene/{level}"] for level in ("kreis", "gemeindeverband", "gemeinde"))
RELATIONS: Final = (
    ORG["unitOf"],
    ORG["memberOf"],
    DEF["carrierOf"],
    DEF["fundedBy"],
    DEF["launchedBy"],
    DEF["partnerOf"],
)
# "Prof. Dr. rer. pol." is two titles: words in small letters belong to the one before them.
TITLE: Final = re.compile(r"a\.\s?D\.|i\.\s?R\.|\S+(?:\s(?!a\.|i\.)[a-z][\w-]*\.)*")


@dataclass(frozen=True, slots=True)
class Found:
    """The facts of a document, indexed; values stand in the order of the facts.

    ``named`` holds what the text states, ``said`` also what is inferred or known, ``quotes`` the words that lead to a
    thing.
    """

    named: Mapping[tuple[NamedNode, NamedNode], tuple[Term, ...]]
    said: Mapping[tuple[NamedNode, NamedNode], tuple[Term, ...]]
    labels: Labels
    quotes: Mapping[Term, frozenset[str]]

    def subjects(self, name: NamedNode) -> tuple[NamedNode, ...]:
        """Return the things of which the text states this property."""
        return tuple(subject for subject, known in self.named if known == name)

    def nodes(self, subject: NamedNode, name: NamedNode) -> tuple[NamedNode, ...]:
        """Return the things that a property leads to."""
        return tuple(value for value in self.said.get((subject, name), ()) if isinstance(value, NamedNode))

    def texts(self, subject: NamedNode, name: NamedNode) -> tuple[str, ...]:
        """Return the texts that are stated of a thing."""
        return tuple(value.value for value in self.named.get((subject, name), ()) if isinstance(value, Literal))

    def forms(self, subject: NamedNode) -> tuple[str, ...]:
        """Return the forms of a thing's name, the longest first, as the derived labels have it."""
        return tuple(sorted(self.texts(subject, DEF["nameForm"]), key=lambda form: (-len(form), form)))

    def label(self, node: NamedNode) -> str | None:
        """Return what a place or a value of the vocabulary is called; a place in the register as the text calls it."""
        if node.value.startswith(PLACE):
            official = self.official(node) or ""
            in_full = any(quote.startswith(official) for quote in self.quotes.get(node, ()))
            known = (*self.texts(node, SKOS["altLabel"]), *([official] if in_full else []))
            return min(known, key=lambda form: (-len(form), form), default=official)
        return self.official(node)

    def official(self, node: NamedNode) -> str | None:
        """Return the label of a thing."""
        own = (value for value in self.said.get((node, SKOS["prefLabel"]), ()) if isinstance(value, Literal))
        return next((value.value for value in own), None) or self.labels.of(node)

    def is_a(self, subject: NamedNode, *classes: NamedNode) -> bool:
        """Tell whether the text states that a thing is of one of these classes."""
        return not set(classes).isdisjoint(self.named.get((subject, TYPE), ()))


def extracted(document: Document) -> Record:
    """Return what the rules find in a document; inferred bodies and laws, which no word names, are left out."""
    found = indexed(extract(document).facts, document.text)
    return Record(
        event=event(found),
        persons=tuple(persons(found)),
        organisations=tuple(organisations(found)),
        themes=labelled(found, values(found, DEF["hasTheme"])),
        programmes=tuple(programmes(found)),
        places=labelled(found, (node for node in stated_nodes(found) if node.value.startswith(PLACE))),
        legal=tuple(legal(found)),
        relations=tuple(relations(found)),
        sessions=tuple(sessions(found)),
    )


def indexed(facts: Iterable[Fact], text: str) -> Found:
    """Return the facts by subject and property."""
    named: dict[tuple[NamedNode, NamedNode], list[Term]] = defaultdict(list)
    said: dict[tuple[NamedNode, NamedNode], list[Term]] = defaultdict(list)
    quotes: dict[Term, set[str]] = defaultdict(set)
    for fact in facts:
        said[fact.subject, fact.property].append(fact.object)
        if fact.status is Status.STATED:
            named[fact.subject, fact.property].append(fact.object)
            quotes[fact.object].add(fact.evidence.span.of(text))
    return Found(once(named), once(said), load_labels(), {term: frozenset(words) for term, words in quotes.items()})


def once(
    index: Mapping[tuple[NamedNode, NamedNode], list[Term]],
) -> dict[tuple[NamedNode, NamedNode], tuple[Term, ...]]:
    """Return the index with every value once."""
    return {key: tuple(dict.fromkeys(known)) for key, known in index.items()}


def values(found: Found, name: NamedNode) -> Iterator[NamedNode]:
    """Yield the things that the text states by a property, of whatever subject."""
    for (_, known), terms in found.named.items():
        if known == name:
            yield from (term for term in terms if isinstance(term, NamedNode))


def stated_nodes(found: Found) -> Iterator[NamedNode]:
    """Yield the things that stated facts lead to."""
    for terms in found.named.values():
        yield from (term for term in terms if isinstance(term, NamedNode))


def labelled(found: Found, nodes: Iterable[NamedNode]) -> tuple[str, ...]:
    """Return the labels of things, each once."""
    labels = (found.label(node) for node in dict.fromkeys(nodes))
    return tuple(dict.fromkeys(label for label in labels if label))


def event(found: Found) -> Event | None:
    """Return what the document reports on."""
    node = next(values(found, DEF["reportsOn"]), None)
    if node is None:
        return None
    return Event(
        name=found.label(node),
        start=next(iter(found.texts(node, DEF["startDate"])), None),
        end=next(iter(found.texts(node, DEF["endDate"])), None),
        place=next(iter(labelled(found, found.nodes(node, DEF["eventPlace"]))), None),
    )


def persons(found: Found) -> Iterator[Person]:
    """Yield the persons whom the text names."""
    for node in found.subjects(TYPE):
        forms = found.forms(node)
        if not forms or not found.is_a(node, FOAF["Person"]):
            continue
        homes = [one for one in found.subjects(DEF["affiliate"]) if node in found.nodes(one, DEF["affiliate"])]
        parts = [one for one in found.subjects(DEF["participant"]) if node in found.nodes(one, DEF["participant"])]
        yield Person(
            name=forms[0],
            titles=tuple(TITLE.findall(" ".join(found.texts(node, DEF["honorific"])[:1]))),
            function="; ".join(dict.fromkeys(text for one in homes for text in found.texts(one, DEF["functionText"])))
            or None,
            affiliations=tuple(dict.fromkeys(name for one in homes for name in homes_of(found, one))),
            roles=labelled(found, (role for one in parts for role in found.nodes(one, DEF["participationRole"]))),
        )


def homes_of(found: Found, affiliation: NamedNode) -> Iterator[str]:
    """Yield the body of an affiliation, or its unit where it has no body."""
    bodies = found.nodes(affiliation, DEF["affiliatedWith"]) or found.nodes(affiliation, DEF["withinUnit"])
    for body in bodies:
        yield from found.forms(body)[:1]


def organisations(found: Found) -> Iterator[Organisation]:
    """Yield the bodies and units that the text names."""
    for node in found.subjects(TYPE):
        forms = found.forms(node)
        if not forms or not node.value.startswith(BODIES):
            continue
        levels = found.nodes(node, DEF["administrativeLevel"])
        yield Organisation(
            name=forms[0],
            aliases=forms[1:],
            type=type_label(found, node, levels),
            place=next(iter(labelled(found, found.nodes(node, DEF["seat"]))), None),
            level=next(iter(labelled(found, levels)), None),
        )


def type_label(found: Found, node: NamedNode, levels: tuple[NamedNode, ...]) -> str | None:
    """Return the label of a body's narrowest class; an authority of a local level is a local one, by the ontology."""
    narrowest = found.labels.narrowest(frozenset(found.nodes(node, TYPE)))
    if narrowest == DEF["TerritorialAuthority"] and not LOCAL_LEVELS.isdisjoint(levels):
        narrowest = DEF["LocalAuthority"]
    return found.label(narrowest) if narrowest else None


def programmes(found: Found) -> Iterator[str]:
    """Yield the names of the programmes and strategies."""
    kinds = (DEF["Programme"], DEF["Strategy"], DEF["StateStrategy"], DEF["FundingProgramme"])
    for node in found.subjects(TYPE):
        if found.is_a(node, *kinds):
            yield from found.forms(node)[:1]


def legal(found: Found) -> Iterator[str]:
    """Yield the sections and laws that are cited; a law of which a section is cited is not named for itself."""
    whole = frozenset(values(found, DEF["partOfLaw"]))
    for node in found.subjects(TYPE):
        if found.is_a(node, DEF["LegalBasis"]) and node not in whole:
            yield from (found.texts(node, SKOS["prefLabel"]) or found.texts(node, SKOS["altLabel"]))[:1]


def relations(found: Found) -> Iterator[Relation]:
    """Yield the stated relations between bodies and programmes that have a name."""
    for name in RELATIONS:
        for source in found.subjects(name):
            for target in found.named[source, name]:
                if isinstance(target, NamedNode) and found.forms(source) and found.forms(target):
                    yield Relation(found.forms(source)[0], found.labels.of(name) or "", found.forms(target)[0])


def sessions(found: Found) -> Iterator[Session]:
    """Yield the forums and workshops inside the event, each with its persons."""
    for node in found.subjects(DEF["subEventOf"]):
        name = found.label(node)
        whole = next((found.label(one) for one in found.nodes(node, DEF["subEventOf"])), None)
        if found.is_a(node, DEF["Presentation"]) or not name or not whole:
            continue
        parts = [
            one for one in found.subjects(DEF["participationIn"]) if node in found.nodes(one, DEF["participationIn"])
        ]
        people = (person for one in parts for person in found.nodes(one, DEF["participant"]))
        yield Session(name, whole, tuple(form for person in people for form in found.forms(person)[:1]))
