"""Foretold: the nodes of the facts that an update is about to add or remove, worked out before it runs.

The engine does not say what an update has changed. So the pattern of one that looks for its facts is asked first, as a
query that constructs what the templates say: all that may go or come, whether it is there or not.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, cast

from pyoxigraph import QuerySolutions, QueryTriples
from pyoxigraph import Store as Engine

from kg.store.base import Touched
from kg.store.journal import touched_in
from kg.store.outright import named_outright, without_prologue
from kg.store.tokens import Token, tokens_of
from kg.terms import NamedNode

__all__ = ["foretold"]

_MOST: Final = 100_000
"""Facts; after a greater change everything may as well be counted anew."""


def foretold(engine: Engine, sparql: str) -> Touched | None:
    """Return the nodes that an update will touch, and perhaps more; ``None`` where that is not looked for.

    It is for facts that are named one by one, for one operation with WHERE but without USING, and for one graph that is
    cleared or dropped; not for several operations, of which each would see what the one before has left.

    Raises:
        SyntaxError: it is no update.
    """
    named = named_outright(sparql)
    if named is not None:
        return touched_in((quad.triple for quad in named), {quad.graph_name for quad in named})
    tokens = list(tokens_of(sparql))
    operation = without_prologue(tokens)
    if operation and operation[-1].text == ";":
        operation.pop()
    prologue = sparql[: operation[0].position]
    words = [token.text.upper() for token in operation]
    if words[0] in {"CLEAR", "DROP"}:
        graph = operation[-1].text if "GRAPH" in words and len(words) <= 4 else None
        return None if graph is None else _asked(engine, f"{prologue} {_EVERYTHING} {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
    given = None
    if words[0] == "WITH":
        given, operation = operation[1].text, operation[2:]
    blocks = _blocks(operation)
    if blocks is None:
        return None
    *templates, pattern = blocks
    start, end = pattern[0].position, pattern[-1].position + 1
    parts = [part for block in templates or [pattern] if (part := _flat(sparql, block[1:-1]))]
    query = f"{prologue} CONSTRUCT {{ {' . '.join(parts)} }} WHERE {sparql[start:end]}"
    return _asked(engine, query, None if given is None else _resolved(engine, prologue, given))


_EVERYTHING: Final = "CONSTRUCT { ?s ?p ?o } WHERE"
_SHAPES: Final = (
    ("DELETE", "WHERE", "{}"),
    ("DELETE", "{}", "WHERE", "{}"),
    ("INSERT", "{}", "WHERE", "{}"),
    ("DELETE", "{}", "INSERT", "{}", "WHERE", "{}"),
)


def _asked(engine: Engine, query: str, graph: NamedNode | None = None) -> Touched | None:
    found = cast("QueryTriples", engine.query(query, default_graph=graph))
    triples = tuple(islice(found, _MOST + 1))
    return touched_in(triples) if len(triples) <= _MOST else None


def _resolved(engine: Engine, prologue: str, name: str) -> NamedNode:
    """Return what a name stands for after a prologue."""
    (solution,) = cast("QuerySolutions", engine.query(f"{prologue} SELECT ?it WHERE {{ VALUES ?it {{ {name} }} }}"))
    return cast("NamedNode", solution["it"])


def _blocks(operation: Sequence[Token]) -> list[list[Token]] | None:
    """Return what stands in the outermost braces of one operation, with these; ``None`` for another kind of it."""
    shape: list[str] = []
    found: list[list[Token]] = []
    depth = 0
    for token in operation:
        depth += token.text == "{"
        if depth == 0:
            shape.append(token.text.upper())
        elif depth == 1 and token.text == "{":
            shape.append("{}")
            found.append([])
        if depth:
            found[-1].append(token)
        depth -= token.text == "}"
    return found if tuple(shape) in _SHAPES else None


def _flat(sparql: str, template: Sequence[Token]) -> str:
    """Return the triples of a template without the graphs that they stand in."""
    return "".join(_pieces(sparql, template)).strip().removesuffix(".")


def _pieces(sparql: str, template: Sequence[Token]) -> Iterator[str]:
    end = template[0].position if template else 0
    ended, skipped = True, 0
    for token in template:
        if token.kind == "word" and token.text.upper() == "GRAPH":
            skipped = 3  # the word, the name and the brace
        if skipped or token.text in {"}", "."}:
            skipped = max(skipped - 1, 0)
            if not ended:
                yield " . "
            ended = True
        else:
            yield sparql[end : token.position] if not ended else " "
            yield token.text
            ended = False
        end = token.position + len(token.text)
