"""Labels: candidates from a SPARQL endpoint, by the labels of its things."""

import io
from collections.abc import Iterator, Sequence
from typing import Final

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from kg.catalogue import lookup
from kg.errors import ServiceUnavailable
from kg.lookup.authority import Service
from kg.lookup.conversation import Conversation
from kg.lookup.found import Found, Sought
from kg.store.base import Row
from kg.store.endpoint import query_request
from kg.terms import Literal, NamedNode
from kg.web import Answer, Asking

__all__ = ["labelled"]

_ACCEPT: Final = "application/sparql-results+json"
_JSON: Final = frozenset({_ACCEPT, "application/json"})


def labelled(service: Service, sought: Sequence[Sought], conversation: Conversation) -> tuple[tuple[Found, ...], ...]:
    """Return the candidates for each name of one batch, in its order: what bears it, by preferred labels first.

    Labels are compared as they are, with the language and without any.

    Raises:
        ServiceUnavailable: no answer, or none of SPARQL's.
    """
    names = [term for one in sought for term in (Literal(one.name, language=one.language), Literal(one.name))]
    query = lookup(service.query).filled({"label": dict.fromkeys(names)})
    url = service.address(sought[0].language)
    made = query_request(url, query, _ACCEPT, conversation.manners.agent)
    headers = tuple((name, value) for name, value in made.header_items() if name.lower() != "user-agent")
    body = made.data if isinstance(made.data, bytes) else b""
    rows = _rows(url, conversation.answer(Asking(made.full_url, "POST", headers, body)), conversation.title)
    return tuple(tuple(_candidates(service, one, rows))[: one.limit] for one in sought)


def _rows(url: str, answer: Answer, title: str) -> tuple[Row, ...]:
    if answer.media_type not in _JSON:
        raise ServiceUnavailable(
            f"{title}: {url} answers {answer.media_type or 'without a Content-Type'}, which is no format of results"
        )
    rows = _parsed(answer.content)
    if isinstance(rows, str):
        raise ServiceUnavailable(f"{title}: {url} {rows}")
    return rows


def _parsed(content: bytes) -> tuple[Row, ...] | str:
    """Return the rows of an answer, or what is wrong with it.

    An error would carry the engine's result along, which may not be dropped by another thread than this.
    """
    try:
        found = parse_query_results(io.BytesIO(content), QueryResultsFormat.JSON)
        if not isinstance(found, QuerySolutions):
            return "answers yes or no to a question for rows"
        names = [variable.value for variable in found.variables]
        return tuple(
            {name: term for name in names if isinstance(term := row[name], Literal | NamedNode)} for row in found
        )
    except (SyntaxError, ValueError, OSError) as error:
        return f"gives a broken answer: {error}"


def _candidates(service: Service, one: Sought, rows: Sequence[Row]) -> Iterator[Found]:
    seen: dict[str, Found] = {}
    for row in rows:
        label, thing = row.get("label"), row.get("thing")
        kind = row.get("class")
        if not isinstance(label, Literal) or not isinstance(thing, NamedNode) or label.value != one.name:
            continue
        id_ = service.id_of(thing.value)
        if id_ is None or label.language not in {one.language, None} or (one.type and kind and kind.value != one.type):
            continue
        preferred = row["kind"].value == "preferred" if "kind" in row else False
        name = row["name"].value if "name" in row else label.value
        about = row["about"].value if "about" in row else ""
        if id_ not in seen or (preferred and not seen[id_].preferred):
            types = (kind.value.rpartition("#")[2],) if kind else ()
            seen[id_] = Found(id_, name, about, types, preferred=preferred)
    yield from sorted(seen.values(), key=lambda it: (not it.preferred, it.id))
