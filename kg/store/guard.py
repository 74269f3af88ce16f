"""Guard: what kind of SPARQL a text is, found out before any parser of this process sees it.

Two facts make this necessary. A text nested a few thousand levels deep overflows the stack of the embedded
engine's parser and ends the process, without an exception. And ``SERVICE`` and ``LOAD`` make the engine fetch
any address, those of this machine included. So the text is cut into tokens here, by a scanner that cannot
recurse.

The embedded engine's parser knows no tokens: it tries one rule after the other, character by character. Some
texts therefore read differently to it than to the SPARQL grammar: ``service:x { … }`` as a call, ``?a<?b)…>``
as a comparison. Where the two readings part in a way that could hide something, the text is rejected.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final, Self

from kg.errors import QueryForbidden, QueryRejected, WriteRefused
from kg.store.tokens import Token, rejected, tokens_of
from kg.store.words import QUERY_FORMS, UPDATE_OPERATIONS, UPDATE_WORDS
from kg.terms import BASE

__all__ = ["Filled", "Form", "QueryKind", "check_update", "inspect", "rows_of_construct", "without_last_semicolon"]


class Form(StrEnum):
    """The four query forms of SPARQL, and update."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"
    UPDATE = "UPDATE"


@dataclass(frozen=True, slots=True)
class QueryKind:
    """What a text does: its form, and what the store must know before it runs it."""

    form: Form
    own_dataset: bool
    """FROM, FROM NAMED, USING or WITH occurs: the union of all graphs is not what it asks for."""
    clears_all: bool
    """CLEAR or DROP of ALL, NAMED or DEFAULT occurs."""
    writes_default: bool
    """An update inserts into the default graph: INSERT without GRAPH or WITH; COPY, MOVE or ADD to DEFAULT."""
    asks_elsewhere: bool = False
    """SERVICE occurs: an engine may not run the text as it stands."""


class Filled(str):
    """A text whose kind is known: one that was inspected before terms were put into it, each written by itself.

    A term cannot leave the place it is put in, so the text around it stays what it was.
    """

    __slots__ = ("kind",)

    kind: QueryKind

    def __new__(cls, text: str, kind: QueryKind) -> Self:
        """Return the text with its kind."""
        made = super().__new__(cls, text)
        made.kind = kind
        return made

    def __getnewargs__(self) -> tuple[str, QueryKind]:  # type: ignore[override]  # str alone has no kind
        """Return what ``__new__`` takes, so that it can go to another process."""
        return str(self), self.kind


_OPENING: Final = {"{": "}", "(": ")", "[": "]"}
_LONGEST_UPDATE: Final = 20_000_000  # updates carry data
_OPERATORS: Final = "!+-*/|&=(,"


def inspect(
    sparql: str,
    *,
    longest: int = 1_000_000,
    deepest: int = 100,
    largest: int = 4_000,
    engine_fetches: bool = False,
    as_update: bool = False,
    services: bool = False,
) -> QueryKind:
    """Return what kind of SPARQL a text is, without parsing it.

    Args:
        sparql: the text, query or update.
        longest: characters allowed.
        deepest: open brackets of all kinds allowed at one place.
        largest: tokens allowed in a query, apart from the rows of VALUES; each may cost the engine a level of
            its stack. Updates carry data, so only ``longest`` bounds them.
        as_update: a text without any operation is an update that does nothing, as the grammar has it.
        services: SERVICE is allowed, as what it asks will be taken care of (``kg.store.federation``).
        engine_fetches: the engine would fetch what FROM and USING name, so only graphs of the project may be.

    Raises:
        QueryRejected: the text is no SPARQL, over a limit, or asks to fetch something; with line and column.
    """
    if len(sparql) > longest:
        raise QueryRejected(f"the text has {len(sparql)} characters; at most {longest} are allowed")
    tokens = tuple(tokens_of(sparql))
    start = _end_of_prologue(sparql, tokens)
    form = Form.UPDATE if as_update and start == len(tokens) else _form(sparql, tokens, start)
    _check_brackets(sparql, tokens, deepest)
    _check_calls(sparql, tokens, services=services)
    if form is not Form.UPDATE:
        _check_query(sparql, tokens[start:], largest)
    if engine_fetches:
        _check_datasets(sparql, tokens)
    words = tuple(token.text.upper() if token.kind == "word" else "" for token in tokens)
    return QueryKind(
        form=form,
        own_dataset=not {"FROM", "USING", "WITH"}.isdisjoint(words),
        clears_all=form is Form.UPDATE and _clears_all(words),
        writes_default=form is Form.UPDATE and _writes_default(tokens, words),
        asks_elsewhere="SERVICE" in words,
    )


def kind_of(sparql: str) -> QueryKind:
    """Return the kind of a text that an engine is to run, known or inspected.

    Raises:
        QueryForbidden: it asks another server; see ``inspect`` for what else is refused.
    """
    kind = sparql.kind if isinstance(sparql, Filled) else inspect(sparql)
    if kind.asks_elsewhere:
        raise QueryForbidden(
            "this question asks another server, which only a served instance does for addresses that it allows"
            " (SOZIALRAUM_FEDERATION); ask it there: /questions/NAME, or --store http://…/sparql"
        )
    return kind


def check_update(sparql: str) -> QueryKind:
    """Return the kind of a text that is an update of named graphs.

    Raises:
        QueryRejected: no SPARQL, a query, or something that would fetch.
        WriteRefused: it inserts into the default graph.
    """
    kind = inspect(sparql, longest=_LONGEST_UPDATE, as_update=True)
    if kind.form is not Form.UPDATE:
        raise QueryRejected(f"this is {kind.form}; an update is expected here")
    if kind.writes_default:
        raise WriteRefused("every fact belongs to a named graph: write INSERT DATA { GRAPH <…> { … } } or WITH <…>")
    return kind


def rows_of_construct(sparql: str) -> str | None:
    """Return a SELECT with as many rows as a CONSTRUCT has solutions; ``None`` for a DESCRIBE.

    Raises:
        QueryRejected: the text is no SPARQL.
    """
    tokens = tuple(tokens_of(sparql))
    start = _end_of_prologue(sparql, tokens)
    first = tokens[start]
    if first.text.upper() != Form.CONSTRUCT:
        return None
    end = first
    if tokens[start + 1].text == "{":  # a template, which holds no braces itself
        end = next(token for token in tokens[start:] if token.text == "}")
    return f"{sparql[: first.position]}SELECT (1 AS ?row) {sparql[end.position + len(end.text) :]}"


def without_last_semicolon(sparql: str) -> str:
    """Return an update without the semicolon that may end it, so that another can follow one of its own."""
    *_, last = tokens_of(sparql)
    return sparql[: last.position] if last.text == ";" else sparql


def _end_of_prologue(sparql: str, tokens: tuple[Token, ...]) -> int:
    """Return the index of the first token after BASE, PREFIX and VERSION."""
    lengths = {"BASE": ("iri",), "PREFIX": ("name", "iri"), "VERSION": ("string",)}
    index = 0
    while index < len(tokens) and (expected := lengths.get(tokens[index].text.upper())):
        given = tokens[index + 1 : index + 1 + len(expected)]
        if tuple(token.kind for token in given) != expected:
            reason = f"{tokens[index].text} must be followed by {' and '.join(expected)}"
            raise rejected(sparql, tokens[index].position, reason)
        index += 1 + len(expected)
    return index


def _form(sparql: str, tokens: tuple[Token, ...], start: int) -> Form:
    if start == len(tokens):
        raise QueryRejected(f"no query in the text; it starts with one of {', '.join(QUERY_FORMS)}")
    first = tokens[start]
    word = first.text.upper() if first.kind == "word" else ""
    if word in QUERY_FORMS:
        return Form(word)
    if word in UPDATE_OPERATIONS:
        return Form.UPDATE
    known = ", ".join((*QUERY_FORMS, *UPDATE_OPERATIONS))
    raise rejected(sparql, first.position, f"'{first.text[:40]}' starts neither a query nor an update ({known})")


def _check_brackets(sparql: str, tokens: tuple[Token, ...], deepest: int) -> None:
    """Hold brackets to their partners and to the depth; those in an IRI count: the engine may see them."""
    awaited: list[str] = []
    for token in tokens:
        inside = token.text.count("(") if token.kind == "iri" else 0
        if token.kind == "mark" and token.text in _OPENING:
            awaited.append(_OPENING[token.text])
        elif token.kind == "mark" and token.text in "})]" and (not awaited or awaited.pop() != token.text):
            raise rejected(sparql, token.position, f"'{token.text}' closes nothing that is open here")
        if len(awaited) + inside > deepest:
            raise rejected(sparql, token.position, f"nested deeper than the {deepest} levels allowed")
    if awaited:
        raise rejected(sparql, len(sparql), f"the text ends where '{awaited[-1]}' is still missing")


def _check_calls(sparql: str, tokens: tuple[Token, ...], *, services: bool) -> None:
    """Refuse everything that makes an engine fetch from an address or run a function of its host."""
    depth = 0
    for token, follower in zip(tokens, (*(other.text for other in tokens[1:]), ""), strict=True):
        depth += (token.text in _OPENING) - (token.text in _OPENING.values())
        word = token.text.upper() if token.kind == "word" else ""
        prefix = token.text.partition(":")[0].lower() if token.kind == "name" else ""
        if (word == "SERVICE" and not services) or ("service" in prefix and follower == "{"):
            reason = "SERVICE asks another server, which is not allowed here"
            raise QueryForbidden(str(rejected(sparql, token.position, reason)))
        if word == "LOAD" or ("load" in prefix and depth == 0 and follower in {"", ";", "INTO"}):
            reason = "LOAD fetches a document, which is not allowed here"
            raise QueryForbidden(str(rejected(sparql, token.position, reason)))
        if prefix in {"bif", "sql"} or token.text.lower().startswith(("<bif:", "<sql:")):
            raise rejected(sparql, token.position, f"{token.text[:40]} runs a function of the database server")


def _check_query(sparql: str, tokens: tuple[Token, ...], largest: int) -> None:
    """Refuse words of an update in a query, and more tokens than the engine's stack is sure to hold."""
    used = 0
    in_rows = False
    for token, before in zip(tokens, (None, *tokens), strict=False):
        word = token.text.upper() if token.kind == "word" else ""
        if word in UPDATE_WORDS:
            raise rejected(sparql, token.position, f"{token.text} belongs to an update, this is a query")
        if word == "VALUES":
            in_rows = True
        elif in_rows and token.text == "}":
            in_rows = False
        if not in_rows or (before is not None and before.text.upper() == "VALUES"):
            used += 1
            if token.kind == "iri":  # read as a comparison, each operator in it is a token
                used += sum(map(token.text.count, _OPERATORS))
        if used > largest:
            raise rejected(sparql, token.position, f"more than {largest} tokens; put long lists into VALUES")


def _check_datasets(sparql: str, tokens: tuple[Token, ...]) -> None:
    for token, follower in pairwise(tokens):
        names = token.kind == "word" and token.text.upper() in {"FROM", "USING", "NAMED"}
        if names and follower.text.upper() != "NAMED" and not follower.text.startswith(f"<{BASE}"):
            raise rejected(sparql, follower.position, f"{token.text} may only name graphs under {BASE}")
        if token.kind == "name" and re.search("from|using", token.text.partition(":")[0], re.IGNORECASE):
            raise rejected(sparql, token.position, f"{token.text[:40]} can be read as FROM or USING")


def _clears_all(words: tuple[str, ...]) -> bool:
    targets = (word for word in words if word != "SILENT")
    return any(
        verb in {"CLEAR", "DROP"} and target in {"ALL", "NAMED", "DEFAULT"} for verb, target in pairwise(targets)
    )


def _writes_default(tokens: tuple[Token, ...], words: tuple[str, ...]) -> bool:
    """Return whether the braces of an INSERT hold more than GRAPH, in an operation without WITH."""
    if ("TO", "DEFAULT") in pairwise(words):
        return True
    depth = 0
    has_graph = inserting = False
    for token, word, before in zip(tokens, words, ("", *words[:-1]), strict=True):
        depth += token.text == "{"
        if inserting and depth == 1 and token.text not in "{}." and "GRAPH" not in {word, before}:
            return True
        depth -= token.text == "}"
        if depth == 0:
            has_graph = (has_graph or word == "WITH") and token.text != ";"
            inserting = word == "INSERT" or (inserting and word == "DATA")
            inserting = inserting and not has_graph
    return False
