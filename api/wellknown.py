"""Well-known: what programs look for at fixed addresses: crawlers' rules, whom to tell of gaps, names for JSON-LD."""

import hashlib
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import PlainTextResponse

from api.dataset import published
from api.instance import Instance, instance_of
from api.openapi import problems
from kg.errors import NotFound
from kg.resources import ontology

__all__ = ["router"]

router = APIRouter(tags=["Open data"])

_CLOSED: Final = ("/admin/", "/graphs", "/sparql?", "/reconcile", "/id/person/", "/metrics")
_LD_JSON: Final = "application/ld+json"
_TEXT: Final[dict[int | str, dict[str, object]]] = {200: {"content": {"text/plain": {"schema": {"type": "string"}}}}}


@router.get("/robots.txt", summary="Rules for crawlers", response_class=PlainTextResponse, responses=_TEXT)
async def get_robots(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return what crawlers should leave alone, and where the sitemaps are."""
    closed = "".join(f"Disallow: {path}\n" for path in _CLOSED)
    address = published(request, instance).address
    return PlainTextResponse(f"User-agent: *\n{closed}Allow: /\n\nSitemap: {address}/sitemap.xml\n")


@router.get(
    "/.well-known/security.txt",
    summary="Whom to tell of a gap in security",
    response_class=PlainTextResponse,
    responses=_TEXT | problems(404),
)
async def get_security(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return the publisher's contact (RFC 9116); not there where none is set."""
    publication = published(request, instance)
    if not publication.contact:
        raise NotFound("no contact is set for this instance (SOZIALRAUM_PUBLISHER_CONTACT)")
    until = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=180)
    return PlainTextResponse(
        f"Contact: {publication.contact}\nExpires: {until.isoformat().replace('+00:00', 'Z')}\n"
        f"Preferred-Languages: de, en\nCanonical: {publication.address}/.well-known/security.txt\n"
    )


@router.get(
    "/context.jsonld",
    summary="Names for JSON-LD",
    response_class=Response,
    responses={200: {"content": {_LD_JSON: {"schema": {"type": "object"}}}}},
)
async def get_context() -> Response:
    """Return the context that says what names mean in JSON-LD; any page may fetch it, and keep it for a day."""
    body = _context()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return Response(body, media_type=_LD_JSON, headers={"ETag": etag, "Cache-Control": "public, max-age=86400"})


@cache
def _context() -> bytes:
    return (ontology() / "context.jsonld").read_bytes()
