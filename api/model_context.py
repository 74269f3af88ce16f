"""Model context: the server of the Model Context Protocol over this graph, for standard input and for HTTP.

The protocol is the official package's, an extra (``mcp``); this module is imported only where it is there.
"""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib.metadata import version
from typing import Final

from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from starlette.routing import Route
from starlette.types import ASGIApp

from api.inside import Ask, inside
from api.model_tools import Tools
from api.schema_text import schema_text
from kg.resources import ontology
from kg.terms import BASE

__all__ = ["answering", "server_over"]

_INSTRUCTIONS: Final = """\
This graph was read from German forum reports, minutes and programmes of social-space and network work
(Sozialraum- und Netzwerkarbeit). It answers which actors share themes, and why; every fact has its sentence.

Answer from these tools only, and quote the sentence and the document for what you say. If a tool finds nothing, say so.
Start with `ask` for a question as it stands, `search` for a name, `shared_themes` for who works on the same.
`list_questions` and `ask_question` cover most needs; for `sparql` read `schema` first.

Names and themes are German: search for "Armut" rather than "poverty" (both are known for themes). Facts are genannt
(stated), erschlossen (inferred) or fachwissen (background knowledge); say which, if it matters. What is marked
made_up comes from invented sample documents.
"""


def server_over(ask: Ask) -> MCPServer:
    """Return the server with its tools and resources; ``ask`` reaches the graph's own server."""
    tools = Tools(ask)
    with _logging_left_alone():
        server: MCPServer = MCPServer(
            "sozialraum",
            title="Sozialraum",
            instructions=_INSTRUCTIONS,
            website_url=BASE,
            version=version("sozialraum"),
            subscriptions=False,
        )
    reading = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    for tool in (
        tools.ask,
        tools.search,
        tools.shared_themes,
        tools.describe,
        tools.list_questions,
        tools.ask_question,
        tools.schema,
        tools.sparql,
    ):
        server.add_tool(tool, annotations=reading, structured_output=False)
    server.resource(
        "sozialraum://schema",
        title="Schema: classes, properties with directions, prefixes",
        mime_type="text/markdown",
    )(_schema)
    server.resource("sozialraum://context", title="JSON-LD context", mime_type="application/ld+json")(_context)
    return server


@asynccontextmanager
async def answering(app: ASGIApp) -> AsyncIterator[ASGIApp]:
    """Give what answers the protocol by streamable HTTP over an application, while the block runs.

    Nothing is kept between requests, so any number of server processes will do. Names that lead here by a trick (DNS
    rebinding) gain nothing: all may read, and keys do not come by themselves.
    """
    server = server_over(inside(app))
    everywhere = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    served = server.streamable_http_app(json_response=True, stateless_http=True, transport_security=everywhere)
    (route,) = (one for one in served.routes if isinstance(one, Route))
    async with server.session_manager.run():
        yield route.app


@contextmanager
def _logging_left_alone() -> Iterator[None]:
    """Keep the package from setting up logging for the whole process, as it does where nobody has."""
    root, silent = logging.getLogger(), logging.NullHandler()
    root.addHandler(silent)
    try:
        yield
    finally:
        root.removeHandler(silent)


def _schema() -> str:
    """Return what SPARQL can ask for."""
    return schema_text()


def _context() -> str:
    """Return the context that JSON-LD of this graph has."""
    return (ontology() / "context.jsonld").read_text(encoding="utf-8")
