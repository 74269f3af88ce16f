"""Searching: the names of an edition in one file, for the script of its search page."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from api.edition.wanted import Wanted
from api.known_actors import actors_matching
from api.views import Views
from kg.opendata.documentation import documented

__all__ = ["index_of"]

_KINDS: Final = {
    "actors": "organisation",
    "themes": "theme",
    "documents": "document",
    "questions": "question",
    "places": "place",
    "programmes": "programme",
}


def index_of(views: Views, headings: Mapping[Wanted, str], language: str) -> bytes:
    """Return what can be found in a language, by name: ``[name, other names, kind, file]`` for each page of a thing."""
    others, kinds = _names(views)
    found = []
    for wanted, heading in headings.items():
        kind = kinds.get(wanted.path) or _kind(wanted.path)
        if kind and not wanted.query and wanted.language == language:
            more = [name for name in others.get(wanted.path, ()) if name != heading]
            found.append([heading, " · ".join(more), kind, wanted.file.removesuffix("index.html")])
    found.sort(key=lambda one: (one[0].casefold(), one[3]))
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _kind(path: str) -> str:
    segments = path.strip("/").split("/")
    if segments[:2] == ["things", "id"] and len(segments) == 4:
        return segments[2]
    return _KINDS.get(segments[0], "") if len(segments) == 2 else ""


def _names(views: Views) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Return other names by the path of a page, and which of its kinds an actor is."""
    others: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, str] = {}
    for actor in actors_matching(views, ""):
        path = f"/actors/{actor.iri.value.rpartition('/')[2]}"
        kinds[path], others[path] = actor.kind, (actor.name, *actor.other_names)
    return others | dict(_themes()), kinds


def _themes() -> Iterator[tuple[str, tuple[str, ...]]]:
    for theme in documented().themes.values:
        yield f"/themes/{theme.name}", (theme.label.de, theme.label.en, *theme.others)
