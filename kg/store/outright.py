"""Outright: the facts that an update names one by one, so that nobody need look for what it changed."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from pyoxigraph import Store as Engine

from kg.store.tokens import Token, tokens_of
from kg.terms import Quad

__all__ = ["named_outright", "without_prologue"]

_PROLOGUE: Final = {"BASE": 2, "PREFIX": 3, "VERSION": 2}
_DATA: Final = (["INSERT", "DATA", "{", "}"], ["DELETE", "DATA", "{", "}"])


def named_outright(sparql: str) -> tuple[Quad, ...] | None:
    """Return the facts, each in its graph, that an update of INSERT DATA and DELETE DATA names.

    ``None`` for an update that does anything else.

    The engine reads them, all of them inserted into a store of their own.

    Raises:
        SyntaxError: it is no update.
    """
    outer = list(_outer(sparql))
    operations = [list(those) for ends, those in groupby(outer, key=lambda token: token.text == ";") if not ends]
    text: list[str] = []
    end = 0
    for operation in operations:
        said = without_prologue(operation)
        if not said:
            continue
        if [token.text.upper() for token in said] not in _DATA:
            return None
        text += (sparql[end : said[0].position], "INSERT")
        end = said[0].position + len(said[0].text)
    scratch = Engine()
    scratch.update("".join((*text, sparql[end:])))
    return tuple(scratch)


def _outer(sparql: str) -> Iterator[Token]:
    """Yield the tokens outside of braces, and the outermost braces."""
    depth = 0
    for token in tokens_of(sparql):
        depth -= token.text == "}"
        if depth == 0:
            yield token
        depth += token.text == "{"


def without_prologue(tokens: list[Token]) -> list[Token]:
    """Return the tokens of an operation without what goes before it."""
    while tokens and (length := _PROLOGUE.get(tokens[0].text.upper())):
        tokens = tokens[length:]
    return tokens
