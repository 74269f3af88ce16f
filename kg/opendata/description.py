"""Description: a published graph in DCAT-AP.de, the profile of GovData and its portals.

Blanks stay blank: what the publisher did not say is not made up, and the shapes in ``ontology/shapes/dataset.ttl`` tell
what a portal will miss. Source: DCAT-AP.de 2.0, https://www.dcat-ap.de/def/dcatde/2.0/spec/.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from kg.opendata.contents import Contents
from kg.opendata.dcat import AUTHORITY, DCAT, DCATDE, VCARD, Addresses, in_both, moment
from kg.opendata.distribution import distributions, service
from kg.opendata.dump import Dump
from kg.opendata.figures import VOID
from kg.opendata.publication import Publication
from kg.question import Wording
from kg.slug import slug
from kg.terms import BASE, DCTERMS, FOAF, GENID, OWL, RDF, RDFS, Literal, NamedNode, Triple

__all__ = ["description"]

_TITLE: Final = Wording("Wissensgraph Sozialraum", "Knowledge graph Sozialraum")
_CATALOGUE: Final = Wording("Offene Daten: Wissensgraph Sozialraum", "Open data: knowledge graph Sozialraum")
_CATALOGUE_TEXT: Final = Wording(
    "Verzeichnis des Wissensgraphen der Sozialraum- und Netzwerkarbeit an dieser Adresse.",
    "Catalogue of the knowledge graph of social-space and network work at this address.",
)
_TEXT: Final = Wording(
    "Akteure, Themen, Veranstaltungen, Programme, Räume und Aussagen der Sozialraum- und Netzwerkarbeit. Dokumente, aus"
    " denen sie gewonnen sind: {documents}, davon erfundene Beispiele: {made_up}. Jede Angabe führt zu der Textstelle,"
    " aus der sie stammt.",
    "Actors, themes, events, programmes, spaces and statements of social-space and network work. Documents that they"
    " are drawn from: {documents}; made-up samples among them: {made_up}. Every fact leads to the words it came from.",
)
_KEYWORDS: Final = (
    Wording("Sozialraum", "social space"),
    Wording("Netzwerkarbeit", "network practice"),
    Wording("Akteure", "actors"),
    Wording("Linked Open Data", "linked open data"),
)


def description(
    publication: Publication, contents: Contents, dumps: Iterable[Dump] = (), *, with_service: bool = True
) -> tuple[Triple, ...]:
    """Return a catalogue with one dataset, a distribution for each file of each snapshot, and the SPARQL service.

    ``publication`` has an address; ``dumps`` come newest first. Figures (``kg.opendata.figures``) go beside it where
    they are wanted; an edition in files has no service.
    """
    at, files = Addresses(publication), tuple(dumps)
    return (
        *_catalogue(publication, at),
        *_dataset(publication, contents, at),
        *_versions(files, at),
        *_coverage(contents, at),
        *_sources(contents, at),
        *_publisher(publication, at),
        *(triple for dump in files for triple in distributions(publication, contents, dump)),
        *(service(publication, contents) if with_service else ()),
    )


def _catalogue(publication: Publication, at: Addresses) -> Iterator[Triple]:
    catalogue = at.part("catalogue")
    yield Triple(catalogue, RDF["type"], DCAT["Catalog"])
    yield from in_both(catalogue, DCTERMS["title"], _CATALOGUE)
    yield from in_both(catalogue, DCTERMS["description"], _CATALOGUE_TEXT)
    yield Triple(catalogue, FOAF["homepage"], at.home)
    yield Triple(catalogue, DCAT["dataset"], at.dataset)
    yield Triple(catalogue, DCAT["themeTaxonomy"], AUTHORITY["data-theme"])
    yield from _of_both(catalogue, publication, at)


def _dataset(publication: Publication, contents: Contents, at: Addresses) -> Iterator[Triple]:
    dataset = at.dataset
    yield Triple(dataset, RDF["type"], DCAT["Dataset"])
    yield Triple(dataset, RDF["type"], VOID["Dataset"])
    yield from in_both(dataset, DCTERMS["title"], _TITLE)
    counts = {"documents": len(contents.documents), "made_up": contents.made_up}
    yield from in_both(dataset, DCTERMS["description"], _TEXT, **counts)
    yield from _of_both(dataset, publication, at)
    yield Triple(dataset, DCTERMS["identifier"], Literal(dataset.value))
    yield Triple(dataset, DCTERMS["accessRights"], AUTHORITY["access-right/PUBLIC"])
    yield Triple(dataset, DCTERMS["conformsTo"], NamedNode(f"{BASE}def"))
    yield Triple(dataset, DCAT["theme"], AUTHORITY["data-theme/SOCI"])
    yield Triple(dataset, DCAT["landingPage"], at.page)
    yield Triple(dataset, VOID["uriSpace"], Literal(f"{BASE}id/"))
    for words in _KEYWORDS:
        yield from in_both(dataset, DCAT["keyword"], words)


def _of_both(node: NamedNode, publication: Publication, at: Addresses) -> Iterator[Triple]:
    """Yield what catalogue and dataset both say."""
    if publication.publisher:
        yield Triple(node, DCTERMS["publisher"], at.part("publisher"))
    if publication.licence is not None:
        yield Triple(node, DCTERMS["license"], publication.licence.address)
    for language in ("DEU", "ENG"):
        yield Triple(node, DCTERMS["language"], AUTHORITY[f"language/{language}"])


def _versions(dumps: tuple[Dump, ...], at: Addresses) -> Iterator[Triple]:
    if dumps:
        yield Triple(at.dataset, DCTERMS["issued"], moment(min(dump.created for dump in dumps)))
        yield Triple(at.dataset, DCTERMS["modified"], moment(dumps[0].created))
        yield Triple(at.dataset, OWL["versionInfo"], Literal(dumps[0].name))


def _coverage(contents: Contents, at: Addresses) -> Iterator[Triple]:
    """Yield the days and places that the data tell about."""
    if contents.first is not None and contents.last is not None:
        period = at.part("period")
        yield Triple(at.dataset, DCTERMS["temporal"], period)
        yield Triple(period, RDF["type"], DCTERMS["PeriodOfTime"])
        yield Triple(period, DCAT["startDate"], contents.first)
        yield Triple(period, DCAT["endDate"], contents.last)
    for covered in contents.places:
        yield Triple(at.dataset, DCTERMS["spatial"], covered.place)
        yield Triple(covered.place, RDF["type"], DCTERMS["Location"])
        yield Triple(at.dataset, DCATDE["politicalGeocodingURI"], covered.key)
    for level in dict.fromkeys(covered.level for covered in contents.places):
        if level is not None:
            yield Triple(at.dataset, DCATDE["politicalGeocodingLevelURI"], level)


def _sources(contents: Contents, at: Addresses) -> Iterator[Triple]:
    for document, origin in contents.documents:
        yield Triple(at.dataset, DCTERMS["source"], document)
        yield Triple(document, DCTERMS["title"], Literal(origin.title))
    for foreign in contents.foreign:
        statement = NamedNode(f"{GENID}provenance-{slug(foreign.title)}")
        yield Triple(at.dataset, DCTERMS["provenance"], statement)
        yield Triple(statement, RDF["type"], DCTERMS["ProvenanceStatement"])
        yield Triple(statement, RDFS["label"], Literal(foreign.told))


def _publisher(given: Publication, at: Addresses) -> Iterator[Triple]:
    if given.publisher:
        publisher = at.part("publisher")
        yield Triple(publisher, RDF["type"], FOAF["Agent"])
        yield Triple(publisher, FOAF["name"], Literal(given.publisher))
        if given.homepage:
            yield Triple(publisher, FOAF["homepage"], NamedNode(given.homepage))
    if given.contributor:
        yield Triple(at.dataset, DCATDE["contributorID"], NamedNode(given.contributor))
    if given.contact:
        contact = at.part("contact")
        yield Triple(at.dataset, DCAT["contactPoint"], contact)
        yield Triple(contact, RDF["type"], VCARD["Organization"])
        yield Triple(contact, VCARD["fn"], Literal(given.publisher or given.contact.removeprefix("mailto:")))
        kind = "hasEmail" if given.contact.startswith("mailto:") else "hasURL"
        yield Triple(contact, VCARD[kind], NamedNode(given.contact))
