"""Schema text: what can be asked of the graph in SPARQL, with directions, for readers who write queries from it."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from string import Template
from typing import Final

from kg.terms import BASE, DEF, FOAF, ORG, OWL, PREFIXES, RDF, RDFS, SKOS, Literal, NamedNode, Term, shortened
from kg.vocabulary import vocabulary_triples

__all__ = ["schema_text"]

_USED: Final = (str(DEF), str(FOAF), str(ORG))


@cache
def schema_text() -> str:
    """Return prefixes, classes with what is above them, and properties with domain and range, in plain lines."""
    said: dict[NamedNode, dict[NamedNode, list[Term]]] = {}
    for triple in vocabulary_triples():
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            said.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple.object)
    head = Template((files("api") / "schema_head.txt").read_text(encoding="utf-8")).substitute(PREFIXES)
    prefixes = [f"PREFIX {name}: <{address}>" for name, address in PREFIXES.items()]
    classes = [_class_line(node, said[node]) for node in _of_type(said, OWL["Class"])]
    kinds = (OWL["ObjectProperty"], OWL["DatatypeProperty"])
    properties = sorted(_property_line(node, said[node]) for kind in kinds for node in _of_type(said, kind))
    parts = (
        head,
        "## Prefixes\n",
        *prefixes,
        "\n## Classes\n",
        *sorted(classes),
        "\n## Properties\n",
        *properties,
        f"\nAll addresses of this graph begin with <{BASE}>.",
    )
    return "\n".join(parts) + "\n"


def _of_type(said: dict[NamedNode, dict[NamedNode, list[Term]]], kind: NamedNode) -> list[NamedNode]:
    return [
        node
        for node, known in said.items()
        if kind in known.get(RDF["type"], ()) and (node.value.startswith(_USED) or node.value.startswith(SKOS))
    ]


def _class_line(node: NamedNode, known: dict[NamedNode, list[Term]]) -> str:
    above = [shortened(one) for one in _nodes(known.get(RDFS["subClassOf"], ())) if one.value.startswith(_USED)]
    under = f" (a {', '.join(sorted(above))})" if above else ""
    return f"{shortened(node)}{under}: {_words(known)}"


def _property_line(node: NamedNode, known: dict[NamedNode, list[Term]]) -> str:
    left = " or ".join(sorted(shortened(one) for one in _nodes(known.get(RDFS["domain"], ())))) or "anything"
    right = " or ".join(sorted(shortened(one) for one in _nodes(known.get(RDFS["range"], ()))))
    literal = OWL["DatatypeProperty"] in known[RDF["type"]]
    return f"{left} → {shortened(node)} → {right or ('text' if literal else 'thing')}: {_words(known)}"


def _nodes(terms: Iterable[Term]) -> list[NamedNode]:
    """Return the named ones; classes without a name of their own are put together from others."""
    return [one for one in terms if isinstance(one, NamedNode) and "/.well-known/" not in one.value]


def _words(known: dict[NamedNode, list[Term]]) -> str:
    """Return the labels in both languages, and the English definition."""
    labels = [one for one in known.get(RDFS["label"], ()) if isinstance(one, Literal)]
    by_language = {one.language: one.value for one in labels}
    names = " / ".join(by_language[spoken] for spoken in ("en", "de") if spoken in by_language)
    told = [one.value for one in known.get(SKOS["definition"], ()) if isinstance(one, Literal) and one.language == "en"]
    return ". ".join(part for part in (names, *told) if part)
