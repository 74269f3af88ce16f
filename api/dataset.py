"""Dataset: the graph as open data, as a page for people and as DCAT-AP.de and VoID for portals."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from pyoxigraph import serialize

from api.addresses import page_of
from api.dataset_contexts import DatasetPage, DumpFileItem, DumpItem, Source
from api.formats import DATASETS, HTML, choose
from api.instance import Instance, instance_of
from api.linked import data_links, header
from api.messages import Language, language_of
from api.openapi import content, problems
from api.rdf_formats import WRITERS
from api.render import page
from kg.opendata import Contents, Dump, Publication, attribution_text, contents_of, description, kept
from kg.opendata.attribution import dataset_of
from kg.opendata.dcat import DCAT_PREFIXES

__all__ = ["published", "router"]

router = APIRouter(tags=["Open data"])

_PATH: Final = "/dataset"
_FORMS: Final = (("Turtle", "turtle"), ("JSON-LD", "jsonld"), ("RDF/XML", "rdfxml"), ("N-Triples", "ntriples"))


@router.get(
    _PATH,
    summary="The graph as a dataset",
    response_class=Response,
    responses={200: {"content": content((*DATASETS, HTML))}, **problems(406)},
)
async def get_dataset(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return the description in DCAT-AP.de and VoID, or the page with snapshots, licence and ways to use the data."""
    chosen = choose(request.headers.get("accept"), (*DATASETS, HTML), request.query_params.get("format"))
    publication = published(request, instance)
    contents = await run_in_threadpool(contents_of, instance.store)
    dumps = kept(instance.settings.dumps) if instance.settings.dumps else ()
    links = header(data_links(_PATH, (*DATASETS, HTML), chosen), publication)
    if chosen is HTML:
        context = _context(publication, contents, dumps, language_of(request))
        return page(request, "dataset.html", context, headers={"Link": links})
    counted = await instance.counted.triples(dataset_of(publication))
    told = (*description(publication, contents, dumps), *(counted or ()))
    body = serialize(told, format=WRITERS[chosen.name], prefixes=DCAT_PREFIXES)
    return Response(body, headers={"Content-Type": chosen.content_type, "Vary": "Accept", "Link": links})


@router.get(
    "/.well-known/void", summary="Where the dataset is described", status_code=303, response_class=RedirectResponse
)
async def get_void() -> Response:
    """Lead to the description, from where VoID looks for it."""
    return RedirectResponse(_PATH, 303)


def published(request: Request, instance: Instance) -> Publication:
    """Return who publishes the graph; its address is the one that is set, else the one that was asked."""
    return instance.settings.publication.at(str(request.base_url))


def _context(publication: Publication, contents: Contents, dumps: tuple[Dump, ...], language: Language) -> DatasetPage:
    licence = publication.licence
    said = {"publisher": publication.publisher, "licence": licence, "contact": publication.contact}
    return DatasetPage(
        address=publication.address,
        publisher=publication.publisher,
        homepage=publication.homepage,
        contact=publication.contact,
        licence=licence.title if licence else "",
        licence_href=(licence.text or licence.address.value) if licence else "",
        attribution=attribution_text(publication, contents, language),
        first=contents.first.value if contents.first else "",
        last=contents.last.value if contents.last else "",
        places=tuple(dict.fromkeys(covered.label for covered in contents.places)),
        sources=(
            *(Source(origin.title, page_of(iri.value), "", origin.made_up) for iri, origin in contents.documents),
            *(Source(one.title, "", one.terms, made_up=False) for one in contents.foreign),
        ),
        documents=len(contents.documents),
        made_up=contents.made_up,
        dumps=tuple(_dump(dump) for dump in dumps),
        forms=tuple((name, f"{_PATH}?format={form}") for name, form in _FORMS),
        blanks=tuple(name for name, value in said.items() if not value),
    )


def _dump(dump: Dump) -> DumpItem:
    files = tuple(
        DumpFileItem(f"/dumps/{dump.name}/{file.name}", file.form.title, file.name, file.bytes, file.sha256)
        for file in dump.files
    )
    return DumpItem(dump.name, dump.created[:10], dump.statements, dump.digest, files)
