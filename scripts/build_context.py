"""Context: the JSON-LD context of ontology/context.jsonld, made from the core's classes and properties.

Run as ``python -m scripts.build_context > ontology/context.jsonld``. Keys are the terms' local names; object
properties take addresses as values, numbers and truth values have their datatype, texts stay texts.
"""

import json
import sys

import pyoxigraph

from kg.resources import ontology
from kg.terms import DEF, OWL, PREFIXES, RDF, RDFS, XSD, NamedNode

FOREIGN = {
    "prefLabel": {"@id": "skos:prefLabel"},
    "altLabel": {"@id": "skos:altLabel"},
    "definition": {"@id": "skos:definition"},
    "notation": {"@id": "skos:notation"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "narrower": {"@id": "skos:narrower", "@type": "@id"},
    "related": {"@id": "skos:related", "@type": "@id"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "exactMatch": {"@id": "skos:exactMatch", "@type": "@id"},
    "memberOf": {"@id": "org:memberOf", "@type": "@id"},
    "unitOf": {"@id": "org:unitOf", "@type": "@id"},
    "subOrganizationOf": {"@id": "org:subOrganizationOf", "@type": "@id"},
    "title": {"@id": "dcterms:title"},
    "name": {"@id": "foaf:name"},
    "Person": "foaf:Person",
    "Organization": "org:Organization",
}
TEXTS = {XSD["string"], RDF["PlainLiteral"]}


def context() -> dict[str, object]:
    """Return the context: prefixes, then classes and properties by name."""
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.parse((ontology() / "core.ttl").read_bytes(), pyoxigraph.RdfFormat.TURTLE))
    entries: dict[str, object] = {}
    for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty"):
        for quad in store.quads_for_pattern(None, RDF["type"], OWL[kind]):
            term = quad.subject
            if isinstance(term, NamedNode) and term.value.startswith(DEF):
                entries[term.value.removeprefix(DEF)] = entry(store, term, kind)
    return {
        **PREFIXES,
        **dict(sorted({**FOREIGN, **entries}.items())),
    }


def entry(store: pyoxigraph.Store, term: NamedNode, kind: str) -> object:
    """Return what the context says of one term."""
    name = f"sr:{term.value.removeprefix(DEF)}"
    if kind == "Class":
        return name
    if kind == "ObjectProperty" or term == DEF["attests"]:
        return {"@id": name, "@type": "@id"}
    ranges = [quad.object for quad in store.quads_for_pattern(term, RDFS["range"], None)]
    typed = [value.value for value in ranges if isinstance(value, NamedNode) and value not in TEXTS]
    return {"@id": name, **({"@type": f"xsd:{typed[0].removeprefix(XSD)}"} if typed else {})}


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"@context": context()}, ensure_ascii=False, indent=2) + "\n")
