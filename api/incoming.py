"""Incoming: the triples in bytes that a client or another server sent, unless they are made to break a parser.

The engine's parsers call themselves for each level of nested terms and objects; a few thousand levels end the process.
Those of XML need time by the square of the levels, and memory for every entity.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate
from typing import Final
from xml.parsers import expat

from pyoxigraph import RdfFormat, parse

from kg.terms import Quad

__all__ = ["DEEPEST", "quads_in"]

DEEPEST: Final = 500
"""Levels to which terms, objects or elements may be nested."""

_JSON_TEXT: Final = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NO_BRACKET: Final = re.compile(rb"[^\[\]{}]+")
_TURTLE_MARK: Final = re.compile(
    rb'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"'
    rb"|'''(?:[^'\\]|\\.|'(?!''))*'''|'(?:[^'\\\n]|\\.)*'"
    rb"|<<|>>|<[^<>\s]*>|#[^\n]*|\\.",  # an escaped mark in a name begins nothing
    re.DOTALL,
)
_STEPS: Final = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def quads_in(content: bytes, form: RdfFormat, base: str) -> Iterator[Quad]:
    """Yield the quads in some bytes, with blank nodes that no other data has.

    Raises:
        SyntaxError: they do not parse, or are nested too deeply.
    """
    check = _CHECKS.get(form, _check_terms)
    check(content)
    return parse(content, format=form, base_iri=base, rename_blank_nodes=True)


def _check_terms(content: bytes) -> None:
    """Hold triple terms to the depth; texts without many of them are not looked at any closer."""
    if content.count(b"<<") <= DEEPEST:
        return
    marks = (found.group() for found in _TURTLE_MARK.finditer(content))
    _check_depth((mark == b"<<") - (mark == b">>") for mark in marks)


def _check_objects(content: bytes) -> None:
    """Hold the objects and arrays of JSON to the depth."""
    brackets = _NO_BRACKET.sub(b"", _JSON_TEXT.sub(b"", content))
    _check_depth(map(_STEPS.__getitem__, brackets))


def _check_elements(content: bytes) -> None:
    """Hold the elements of XML to the depth, and entities to plain text of moderate length."""
    depth = longest = 0

    def begin(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _too_deep()

    def end(_: object) -> None:
        nonlocal depth
        depth -= 1

    def entity(*declared: object) -> None:
        nonlocal longest
        _, parameter, value, *_ = declared
        if parameter or not isinstance(value, str) or "&" in value:
            raise SyntaxError("it declares an entity that is no plain text")
        longest = max(longest, len(value))

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = begin, end, entity
    try:
        parser.Parse(content, True)  # noqa: FBT003 - by position only
    except expat.ExpatError as error:
        raise SyntaxError(str(error)) from error
    if longest * content.count(b"&") > _LARGEST_EXPANSION + len(content):
        raise SyntaxError("its entities would make it very much larger")


def _check_depth(steps: Iterator[int]) -> None:
    if max(accumulate(steps), default=0) > DEEPEST:
        raise _too_deep()


def _too_deep() -> SyntaxError:
    return SyntaxError(f"it is nested deeper than {DEEPEST} levels")


_LARGEST_EXPANSION: Final = 64 * 1024 * 1024
_CHECKS: Final[Mapping[RdfFormat, Callable[[bytes], None]]] = {
    RdfFormat.JSON_LD: _check_objects,
    RdfFormat.RDF_XML: _check_elements,
}
