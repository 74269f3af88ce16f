"""Distribution: how a published graph is had, file by file and through SPARQL, in DCAT-AP.de."""

from collections.abc import Iterator
from typing import Final

from kg.opendata.attribution import attribution_text
from kg.opendata.contents import Contents
from kg.opendata.dcat import AUTHORITY, DCAT, DCATDE, IANA, SPDX, Addresses, in_both, moment
from kg.opendata.dump import Dump, DumpFile
from kg.opendata.figures import VOID
from kg.opendata.publication import Publication
from kg.question import Wording
from kg.terms import DCTERMS, RDF, XSD, Literal, NamedNode, Triple

__all__ = ["distributions", "service"]

_FILE: Final = Wording("{form}, Stand {day}", "{form}, as of {day}")
_SERVICE: Final = Wording("SPARQL-Schnittstelle", "SPARQL endpoint")
_SERVICE_TEXT: Final = Wording(
    "Abfragen in SPARQL 1.1 über den ganzen Graphen.", "Queries in SPARQL 1.1 on the whole graph."
)


def distributions(publication: Publication, contents: Contents, dump: Dump) -> Iterator[Triple]:
    """Yield what is said of the files of a snapshot, each a distribution of the dataset."""
    at = Addresses(publication)
    for file in dump.files:
        node, address = at.part(f"{dump.name}-{file.form.suffix}"), at.file(dump.name, file.name)
        yield Triple(at.dataset, VOID["dataDump"], address)
        yield from _distribution(publication, contents, node, dump.licence)
        yield from in_both(node, DCTERMS["title"], _FILE, form=file.form.title, day=dump.created[:10])
        yield Triple(node, DCAT["accessURL"], at.page)
        yield Triple(node, DCAT["downloadURL"], address)
        yield Triple(node, DCTERMS["issued"], moment(dump.created))
        yield Triple(node, DCTERMS["modified"], moment(dump.created))
        yield from _form(node, at.part(f"{dump.name}-{file.form.suffix}-sha256"), file)


def service(publication: Publication, contents: Contents) -> Iterator[Triple]:
    """Yield what is said of the SPARQL endpoint, a service and a distribution."""
    at = Addresses(publication)
    node, access = at.part("sparql"), at.part("sparql-access")
    yield Triple(at.part("catalogue"), DCAT["service"], node)
    yield Triple(node, RDF["type"], DCAT["DataService"])
    yield from in_both(node, DCTERMS["title"], _SERVICE)
    yield from in_both(node, DCTERMS["description"], _SERVICE_TEXT)
    yield Triple(node, DCAT["endpointURL"], at.endpoint)
    yield Triple(node, DCAT["endpointDescription"], at.endpoint)
    yield Triple(node, DCAT["servesDataset"], at.dataset)
    yield Triple(at.dataset, VOID["sparqlEndpoint"], at.endpoint)
    licence = publication.licence.address.value if publication.licence else ""
    if licence:
        yield Triple(node, DCTERMS["license"], NamedNode(licence))
    yield from _distribution(publication, contents, access, licence)
    yield from in_both(access, DCTERMS["title"], _SERVICE)
    yield Triple(access, DCAT["accessURL"], at.endpoint)
    yield Triple(access, DCAT["accessService"], node)
    yield Triple(access, DCTERMS["format"], AUTHORITY["file-type/SPARQLQRES"])


def _distribution(publication: Publication, contents: Contents, node: NamedNode, licence: str) -> Iterator[Triple]:
    yield Triple(Addresses(publication).dataset, DCAT["distribution"], node)
    yield Triple(node, RDF["type"], DCAT["Distribution"])
    if licence:
        yield Triple(node, DCTERMS["license"], NamedNode(licence))
    words = attribution_text(publication, contents, "de")
    yield Triple(node, DCATDE["licenseAttributionByText"], Literal(words, language="de"))


def _form(node: NamedNode, checksum: NamedNode, file: DumpFile) -> Iterator[Triple]:
    """Yield how a file is written and what tells that it is whole."""
    yield Triple(node, DCTERMS["format"], AUTHORITY[f"file-type/{file.form.file_type}"])
    yield Triple(node, DCAT["mediaType"], IANA[file.form.media_type])
    yield Triple(node, DCAT["compressFormat"], IANA["application/gzip"])
    yield Triple(node, DCAT["byteSize"], Literal(str(file.bytes), datatype=XSD["nonNegativeInteger"]))
    yield Triple(node, SPDX["checksum"], checksum)
    yield Triple(checksum, RDF["type"], SPDX["Checksum"])
    yield Triple(checksum, SPDX["algorithm"], SPDX["checksumAlgorithm_sha256"])
    yield Triple(checksum, SPDX["checksumValue"], Literal(file.sha256, datatype=XSD["hexBinary"]))
