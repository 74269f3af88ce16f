"""Every page there is: the routes that answer browsers with one, with samples in the blanks of their paths."""

import re
from functools import cache
from typing import Any

from api.app import create_app
from api.settings import ApiSettings

SAMPLES = {
    "actor_id": "sara-bode-293795",
    "theme_id": "armut",
    "document_id": "fachforum-3-2",
    "place_id": "ags-08",
    "programme_id": "quartier-2020",
    "name": "cq11",
    "path": "id/event/forum-3-2",
    "proposal_id": "unknown",
    "import_id": "unknown",
}
"""What stands for a blank in a path; a route with a new kind of blank needs a line here."""

NEEDED = {
    "/actors/{actor_id}/shared-themes": "?limit=3",
    "/sparql": "?format=html&query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%203",
    "/reconcile/preview": "?id=thema/armut",
    "/reconcile/v1/preview": "?id=thema/armut",
}
"""Without this a route gives no page, or one that repeats two megabytes of the same."""

FURTHER = (
    "/actors?q=bode",
    "/search?q=Armut&type=document",
    "/search?q=Kinderarmt",
    "/shared-themes?actor=sara-bode-293795&actor=mariana-siggel-475cec",
    "/matrix?by=level",
    "/invite?theme=thema:armut&theme=thema:inklusion",
    "/questions/cq11?event=3.2",
    "/questions/cq11?event=nonsense",
    "/sparql?format=html",
    "/sparql?format=html&query=nonsense",
    "/actors/nobody",
)
"""Pages that look different once something was asked or went wrong."""


@cache
def paths() -> tuple[str, ...]:
    """The addresses of all pages; a new route is among them by itself."""
    document: dict[str, Any] = create_app(ApiSettings("memory:")).openapi()
    found = []
    for path, operations in document["paths"].items():
        answer = operations.get("get", {}).get("responses", {}).get("200", {})
        if "text/html" in answer.get("content", {}):
            found.append(re.sub(r"\{(\w+)(:\w+)?\}", lambda blank: SAMPLES[blank[1]], path) + NEEDED.get(path, ""))
    return (*found, *FURTHER)
