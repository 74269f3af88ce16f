"""Attribution: whom data that leaves must name, and under which licence it goes on, in words and as triples."""

from collections.abc import Iterator
from typing import Final

from kg.opendata.contents import Contents
from kg.opendata.publication import Publication
from kg.question import Wording
from kg.terms import BASE, DCTERMS, FOAF, GRAPH, RDF, Literal, NamedNode, Namespace, Quad

__all__ = ["DESCRIPTION_GRAPH", "attribution_of", "attribution_text", "dataset_of", "licence_text"]

DESCRIPTION_GRAPH: Final = GRAPH["beschreibung"]
"""Where licence and sources stand in files that hold the whole graph; no store has it."""

_DCAT: Final = Namespace("http://www.w3.org/ns/dcat#")
_DCATDE: Final = Namespace("http://dcat-ap.de/def/dcatde/")
_TITLES: Final = 12
"""Titles of documents in one line of attribution; the rest is counted."""

_WHOLE: Final = Wording(
    "Quelle: {publisher}, Wissensgraph Sozialraum, gewonnen aus: {sources}. {licence} Zitierte Sätze gehören ihren"
    " Urhebern; Themen und Begriffe stehen unter Apache-2.0.",
    "Source: {publisher}, knowledge graph Sozialraum, drawn from: {sources}. {licence} Quoted sentences belong to their"
    " authors; themes and terms are under Apache-2.0.",
)
_MORE: Final = Wording("{count} weiteren Dokumenten", "{count} more documents")
_NOBODY: Final = Wording("ohne Angabe eines Herausgebers", "without a publisher named")
_LICENCE: Final = Wording("Lizenz: {title} ({address}).", "Licence: {title} ({address}).")
_UNLICENSED: Final = Wording(
    "Für die Daten ist keine Lizenz angegeben; ohne sie ist die Weitergabe nicht erlaubt.",
    "No licence is given for the data; without one they must not be passed on.",
)


def licence_text(publication: Publication, language: str) -> str:
    """Return one sentence on the licence of the data, also where there is none."""
    licence = publication.licence
    if licence is None:
        return _UNLICENSED.text(language)
    return _LICENCE.text(language).format(title=licence.title, address=licence.text or licence.address.value)


def attribution_text(publication: Publication, contents: Contents, language: str) -> str:
    """Return the line that whoever passes the data on must show: publisher, sources, licence."""
    titles = list(dict.fromkeys(origin.title for _, origin in contents.documents))
    named = titles[:_TITLES]
    if len(titles) > _TITLES:
        named.append(_MORE.text(language).format(count=len(titles) - _TITLES))
    named += [one.title for one in contents.foreign]
    return _WHOLE.text(language).format(
        publisher=publication.publisher or _NOBODY.text(language),
        sources="; ".join(named) or "–",
        licence=licence_text(publication, language),
    )


def dataset_of(publication: Publication) -> NamedNode:
    """Return the address of the dataset itself: at the instance, or at the project where that has no address."""
    return NamedNode(f"{publication.address or BASE.rstrip('/')}/dataset#dataset")


def attribution_of(publication: Publication, contents: Contents) -> Iterator[Quad]:
    """Yield licence and sources as quads of a graph of their own, for files that hold the whole graph.

    They are a function of the graph and of what the publisher said, so that two files of one state are equal.
    """
    dataset = dataset_of(publication)

    def told(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
        return Quad(subject, predicate, value, DESCRIPTION_GRAPH)

    yield told(dataset, RDF["type"], _DCAT["Dataset"])
    for language in ("de", "en"):
        words = Literal(attribution_text(publication, contents, language), language=language)
        yield told(dataset, _DCATDE["licenseAttributionByText"] if language == "de" else DCTERMS["rights"], words)
    if publication.licence is not None:
        yield told(dataset, DCTERMS["license"], publication.licence.address)
    if publication.publisher:
        publisher = NamedNode(f"{dataset.value.removesuffix('dataset')}publisher")
        yield told(dataset, DCTERMS["publisher"], publisher)
        yield told(publisher, RDF["type"], FOAF["Agent"])
        yield told(publisher, FOAF["name"], Literal(publication.publisher))
    for document, _ in contents.documents:
        yield told(dataset, DCTERMS["source"], document)
    for one in contents.foreign:
        yield told(dataset, DCTERMS["source"], Literal(one.told))
