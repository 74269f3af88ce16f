"""Service description: the SPARQL endpoint described in RDF, as the W3C recommendation asks."""

import hashlib
from typing import Final

from fastapi import Request, Response
from pyoxigraph import serialize

from api.formats import DATASETS, GRAPHS, SOLUTIONS, choose
from api.instance import Instance
from api.limits import limits_told
from api.rdf_formats import WRITERS
from kg.errors import Limit
from kg.opendata.figures import VOID
from kg.terms import PREFIXES, RDF, BlankNode, Literal, NamedNode, Namespace, Triple

__all__ = ["service_description"]

_SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
_SCHEMA: Final = Namespace("https://schema.org/")
_FORMATS: Final = Namespace("http://www.w3.org/ns/formats/")
_WRITTEN: Final = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
    "nquads": "N-Quads",
    "trig": "TriG",
}


async def service_description(request: Request, instance: Instance, override: str | None) -> Response:
    """Return what the endpoint can do, its limits and how much it holds, in the RDF format asked for.

    Raises:
        NotAcceptable: the request takes no RDF format.
    """
    chosen = choose(request.headers.get("accept"), DATASETS, override)
    default = BlankNode("default")
    held = await instance.counted.triples(default)
    body = (
        serialize(
            (*_triples(str(request.url.replace(query="")), default, instance), *(held or ())),
            format=WRITERS[chosen.name],
            prefixes={**PREFIXES, "sd": _SD, "formats": _FORMATS, "schema": _SCHEMA, "void": VOID},
        )
        or b""
    )
    headers = {"Vary": "Accept, Accept-Language", "Content-Type": chosen.content_type}
    if held is not None:
        headers |= {"ETag": f'"{hashlib.sha256(body).hexdigest()[:32]}"', "Cache-Control": "no-cache"}
    return Response(body, headers=headers)


def _triples(address: str, default: BlankNode, instance: Instance) -> tuple[Triple, ...]:
    service, dataset = BlankNode("service"), BlankNode("dataset")
    languages = ["SPARQL11Query", "SPARQL11Update"] if instance.settings.writable else ["SPARQL11Query"]
    read = GRAPHS if instance.settings.writable else ()
    features = [] if instance.settings.plain else ["UnionDefaultGraph"]
    features += ["BasicFederatedQuery"] if instance.settings.outside.endpoints else []
    return (
        Triple(service, RDF["type"], _SD["Service"]),
        Triple(service, _SD["endpoint"], NamedNode(address)),
        *(Triple(service, _SD["supportedLanguage"], _SD[language]) for language in languages),
        *(Triple(service, _SD["feature"], _SD[feature]) for feature in features),
        *(Triple(service, _SD["resultFormat"], _FORMATS[_WRITTEN[form.name]]) for form in (*SOLUTIONS, *DATASETS)),
        *(Triple(service, _SD["inputFormat"], _FORMATS[_WRITTEN[form.name]]) for form in read),
        Triple(service, _SD["defaultDataset"], dataset),
        Triple(dataset, RDF["type"], _SD["Dataset"]),
        Triple(dataset, _SD["defaultGraph"], default),
        Triple(default, RDF["type"], _SD["Graph"]),
        *(triple for limit in limits_told(instance.settings.limits) for triple in _limit(service, limit)),
    )


def _limit(service: BlankNode, limit: Limit) -> tuple[Triple, ...]:
    """Return a limit as a property with a name, a largest value and a unit; the W3C's vocabulary has none for it."""
    node = BlankNode(f"limit-{limit.name}")
    return (
        Triple(service, _SCHEMA["additionalProperty"], node),
        Triple(node, RDF["type"], _SCHEMA["PropertyValue"]),
        Triple(node, _SCHEMA["propertyID"], Literal(limit.name)),
        Triple(node, _SCHEMA["maxValue"], Literal(limit.value)),
        Triple(node, _SCHEMA["unitText"], Literal(limit.unit)),
        Triple(node, _SCHEMA["description"], Literal(limit.help, language="en")),
    )
