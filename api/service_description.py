"""Service description: the SPARQL endpoint described in RDF, as the W3C recommendation asks."""

from typing import Final

from fastapi import Request, Response
from pyoxigraph import serialize

from api.formats import GRAPHS, SOLUTIONS, choose
from api.instance import Instance
from api.rdf_formats import WRITERS
from kg.terms import PREFIXES, RDF, BlankNode, NamedNode, Namespace, Triple

__all__ = ["service_description"]

_SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
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
}


def service_description(request: Request, instance: Instance, override: str | None) -> Response:
    """Return what the endpoint can do, in the RDF format asked for.

    Raises:
        NotAcceptable: the request takes no RDF format.
    """
    chosen = choose(request.headers.get("accept"), GRAPHS, override)
    body = serialize(
        _triples(str(request.url.replace(query="")), instance),
        format=WRITERS[chosen.name],
        prefixes={**PREFIXES, "sd": _SD, "formats": _FORMATS},
    )
    return Response(body, headers={"Vary": "Accept, Accept-Language", "Content-Type": chosen.content_type})


def _triples(address: str, instance: Instance) -> tuple[Triple, ...]:
    service, dataset, default = BlankNode("service"), BlankNode("dataset"), BlankNode("default")
    languages = ["SPARQL11Query", "SPARQL11Update"] if instance.settings.writable else ["SPARQL11Query"]
    features = [] if instance.settings.plain else ["UnionDefaultGraph"]
    features += ["BasicFederatedQuery"] if instance.settings.outside.endpoints else []
    return (
        Triple(service, RDF["type"], _SD["Service"]),
        Triple(service, _SD["endpoint"], NamedNode(address)),
        *(Triple(service, _SD["supportedLanguage"], _SD[language]) for language in languages),
        *(Triple(service, _SD["feature"], _SD[feature]) for feature in features),
        *(Triple(service, _SD["resultFormat"], _FORMATS[_WRITTEN[form.name]]) for form in (*SOLUTIONS, *GRAPHS)),
        Triple(service, _SD["defaultDataset"], dataset),
        Triple(dataset, RDF["type"], _SD["Dataset"]),
        Triple(dataset, _SD["defaultGraph"], default),
        Triple(default, RDF["type"], _SD["Graph"]),
    )
