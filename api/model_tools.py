"""Model tools: what an assistant may ask of the graph, each tool an address of this server, its answer cut to size."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

import httpcore
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from api.inside import Ask, Request, TooLong
from api.model_answers import answered, described, question_item, ranked, shared, solutions
from api.schema_text import schema_text
from kg.terms import BASE, expanded

__all__ = ["Tools"]

Lang = Annotated[
    Literal["de", "en"], Field(description="Language of labels and sentences; texts themselves are German")
]
Limit = Annotated[int, Field(ge=1, le=500, description="At most so many rows")]
Thing = Annotated[
    str, Field(description="A name as people write it, or an address such as thema:armut", max_length=300)
]
Kind = Literal["any", "person", "organisation", "theme", "place", "programme", "event"]

_CLASSES: Final = {
    "person": "Person",
    "organisation": "Organization",
    "theme": "Theme",
    "place": "SpatialUnit",
    "programme": "Programme",
    "event": "Event",
}
_RESULTS: Final = "application/sparql-results+json, text/turtle;q=0.9"


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools, over a way to ask the server; every answer is JSON, or Turtle for triples."""

    ask_server: Ask

    async def search(
        self,
        ctx: Context,
        text: Annotated[str, Field(description="A name or a part of it, also misspelt", max_length=300)],
        kind: Annotated[Kind, Field(description="Only things of this kind")] = "any",
        limit: Annotated[int, Field(ge=1, le=50)] = 10,
        lang: Lang = "de",
    ) -> str:
        """Find actors, themes, places, programmes and events by name (Suche nach Namen).

        Returns candidates with address (`iri`), kind and score; `sure` is true only where nothing else can be meant.
        """
        return _text(await self._candidates(ctx, text, [kind] if kind != "any" else [], limit, lang))

    async def describe(self, ctx: Context, thing: Thing, lang: Lang = "de", limit: Limit = 40) -> str:
        """Tell what the graph knows of one thing, with the sentences it rests on (Was ist bekannt über …?).

        Each fact has its status: genannt (stated in a text), erschlossen (inferred), fachwissen (background knowledge).
        """
        id_ = await self._id(ctx, thing, (), lang)
        return _text(described(await self._json(ctx, f"/things/{id_.replace('def#', 'def/')}", lang=lang), limit))

    async def shared_themes(
        self,
        ctx: Context,
        actors: Annotated[list[Thing], Field(min_length=1, max_length=12, description="One actor, or several")],
        limit: Limit = 10,
        lang: Lang = "de",
    ) -> str:
        """Answer who shares themes with an actor, or what several actors share, and why (Wer teilt Themen mit …?).

        For one actor: the others that share most, best first. For several: the themes of at least two of them. Each
        shared theme comes with a sentence that says why, and passages of the documents of both sides. Weights order;
        they are no percentages.
        """
        ids = [(await self._id(ctx, one, ("person", "organisation"), lang)).rpartition("/")[2] for one in actors]
        if len(ids) == 1:
            found = await self._json(
                ctx, f"/actors/{ids[0]}/shared-themes", [("limit", str(min(limit, 50)))], lang=lang
            )
            return _text(ranked(found))
        return _text(shared(await self._json(ctx, "/shared-themes", [("actor", id_) for id_ in ids], lang=lang), limit))

    async def ask(
        self,
        ctx: Context,
        question: Annotated[str, Field(description="A question in German or English", max_length=300)],
        limit: Limit = 50,
        lang: Lang = "de",
    ) -> str:
        """Answer a question put freely, by rules and not by a language model (Frage in eigenen Worten).

        Says how the question was understood (`understood`), or that it was not, with what can be asked instead.
        """
        found = await self._json(ctx, "/ask", [("q", question)], lang=lang)
        if found["reading"] is None:
            near = [one["sentence"] for one in found["others"]]
            return _text({"understood": None, "refusal": found["refusal"], "near": near, "examples": found["examples"]})
        return _text({"understood": found["reading"]["sentence"], **answered(found["answer"], limit)})

    async def list_questions(self, ctx: Context, lang: Lang = "de") -> str:
        """List the stored questions with the values that each takes (Liste der gespeicherten Fragen)."""
        found = await self._json(ctx, "/questions", lang=lang)
        return _text({"questions": [question_item(one) for one in found["items"]]})

    async def ask_question(
        self,
        ctx: Context,
        question: Annotated[str, Field(description="Its id from list_questions, such as CQ15", max_length=100)],
        values: Annotated[
            dict[str, str | list[str]], Field(description="By name: names as people write them, or addresses")
        ] = {},  # noqa: B006 - pydantic copies it
        limit: Limit = 50,
        lang: Lang = "de",
    ) -> str:
        """Answer a stored question (gespeicherte Frage beantworten); prefer this to SPARQL where a question fits."""
        query = [
            (name, one) for name, given in values.items() for one in ([given] if isinstance(given, str) else given)
        ]
        if unknown := {"lang", "format"} & set(values):
            raise ToolError(f"no question takes {', '.join(sorted(unknown))}; see list_questions")
        if "/" in question:
            raise ToolError(f"no question {question!r}; see list_questions")
        return _text(answered(await self._json(ctx, f"/questions/{question}", query, lang=lang), limit))

    async def schema(self) -> str:
        """Return the classes and properties of the graph with their directions, and the prefixes (Schema).

        Read this before writing SPARQL: only what stands there exists.
        """
        return schema_text()

    async def sparql(
        self,
        ctx: Context,
        query: Annotated[str, Field(description="SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE", max_length=200_000)],
        rows: Annotated[int, Field(ge=1, le=1000, description="Rows to give back; the query may have more")] = 100,
    ) -> str:
        """Run a SPARQL query that reads (SPARQL-Abfrage, nur lesend), under the server's limits on time and size.

        See `schema` for classes, directions and prefixes; all prefixes have to be declared in the query.
        """
        reply = await self._reply(Request("/sparql", form=(("query", query),), accept=_RESULTS, asker=_asker(ctx)))
        text = reply.body.decode("utf-8", "replace")
        return text if reply.media_type == "text/turtle" else _text(solutions(json.loads(text), rows))

    async def _id(self, ctx: Context, thing: str, kinds: Sequence[str], lang: Lang) -> str:
        """Return the end of the address of what is meant.

        Raises:
            ToolError: nothing, or several things; with those that come close.
        """
        given = thing.strip().strip("<>")
        short = expanded(given)
        address = short.value if short else given
        if address.startswith(BASE):
            return address.removeprefix(BASE)
        found = await self._candidates(ctx, given, kinds, 10, lang)
        exact = [one for one in found["candidates"] if one["exact"]]
        if len(exact) == 1:
            return str(exact[0]["iri"]).removeprefix(BASE)
        near = [f"{one['name']} <{one['iri']}>" for one in (exact or found["candidates"])[:5]]
        said = f"{given!r} can be several things" if exact else f"nothing is called {given!r}"
        raise ToolError(f"{said}; {'give the iri of one: ' + ', '.join(near) if near else 'try search'}")

    async def _candidates(
        self, ctx: Context, text: str, kinds: Sequence[str], limit: int, lang: Lang
    ) -> dict[str, list[dict[str, Any]]]:
        query = {"query": text, "limit": limit, "type": [_CLASSES[kind] for kind in kinds]}
        form = (("queries", json.dumps({"q": query})),)
        found = await self._json(ctx, "/reconcile", form=form, lang=lang)
        return {
            "candidates": [
                {
                    "name": one["name"],
                    "iri": f"{BASE}{one['id']}",
                    "kind": one["type"][0]["name"],
                    "other_names": one["description"],
                    "score": one["score"],
                    "exact": any(feature["id"] == "exact_name" and feature["value"] for feature in one["features"]),
                    "sure": one["match"],
                }
                for one in found["q"]["result"]
            ]
        }

    async def _json(
        self,
        ctx: Context,
        path: str,
        query: Iterable[tuple[str, str]] = (),
        *,
        form: tuple[tuple[str, str], ...] = (),
        lang: str,
    ) -> Any:  # noqa: ANN401 - the shapes are those of the routes
        request = Request(path, (*query, ("lang", lang)), form, asker=_asker(ctx))
        return json.loads((await self._reply(request)).body)

    async def _reply(self, request: Request) -> Any:  # noqa: ANN401 - a reply
        try:
            reply = await self.ask_server(request)
        except TooLong as error:
            raise ToolError("the answer is too long for this; ask for less, with LIMIT or a smaller limit") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException) as error:
            raise ToolError("the server of the graph does not answer any more; start it again") from error
        if reply.status >= 400:
            raise ToolError(_problem(reply.body, reply.status))
        return reply


def _asker(ctx: Context) -> Any:  # noqa: ANN401 - a scope of ASGI
    """Return the scope of the HTTP request that called a tool; nothing over standard input."""
    request = ctx.request_context.request
    return request.scope if request is not None else None


def _problem(body: bytes, status: int) -> str:
    """Return what a problem says: detail, help, and what does not fit."""
    try:
        told = json.loads(body)
        parts = [str(told["detail"]), str(told.get("help", ""))]
        parts += [f"{one['place']}: {one['reason']}" for one in told.get("errors", ())]
    except (ValueError, KeyError, TypeError):
        return f"the server answers {status}"
    return "; ".join(part for part in parts if part)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
