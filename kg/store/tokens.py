"""Tokens: a text of SPARQL cut into pieces, by a scanner that cannot recurse."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from kg.errors import QueryRejected
from kg.store.words import WORDS

__all__ = ["Token", "rejected", "tokens_of"]


class Token(NamedTuple):
    """A piece of the text: its kind (string, iri, variable, name, word, mark …), itself, its place."""

    kind: str
    text: str
    position: int


# Character classes of https://www.w3.org/TR/sparql11-query/#sparqlGrammar
_LETTER: Final = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER: Final = rf"{_LETTER}_0-9\u00b7\u0300-\u036f\u203f\u2040"
_ESCAPED: Final = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"
_UCHAR: Final = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LONGEST_PREFIX: Final = 200  # every word is scanned as a prefix first: unbounded, a.a.a… costs the square

_TOKEN: Final = re.compile(
    rf"""
      (?P<space>    [ \t\r\n]+ )
    | (?P<comment>  \#[^\r\n]* )
    | (?P<string>   \"\"\" (?: [^"\\] | \\. | "(?!"") )* \"\"\"
                  | '''    (?: [^'\\] | \\. | '(?!'') )* '''
                  | "(?!"") (?: [^"\\\r\n] | \\. )* "  | ""(?!")
                  | '(?!'') (?: [^'\\\r\n] | \\. )* '  | ''(?!') )
    | (?P<iri>      < (?: [^<>"{{}}|^`\\\x00-\x20] | {_UCHAR} )* > )
    | (?P<variable> [?$] [{_LETTER}_0-9] [{_INNER}]* )
    | (?P<blank>    _: [{_LETTER}_0-9] (?: [{_INNER}.\-]* [{_INNER}\-] )? )
    | (?P<language> @ [A-Za-z]+ (?: -+ [A-Za-z0-9]+ )* )
    | (?P<name>     (?: [{_LETTER}] (?: [{_INNER}.\-]{{0,{_LONGEST_PREFIX}}} [{_INNER}\-] )? )? :
                    (?: (?: [{_LETTER}_0-9:] | {_ESCAPED} )
                        (?: (?: [{_INNER}.:\-] | {_ESCAPED} )* (?: [{_INNER}:\-] | {_ESCAPED} ) )? )? )
    | (?P<number>   (?: [0-9]+ (?: \. [0-9]* )? | \. [0-9]+ ) [eE] [+-]? [0-9]+ | [0-9]* \. [0-9]+ | [0-9]+ )
    | (?P<word>     [{_LETTER}_] [{_INNER}]* )
    | (?P<mark>     [{{}}()\[\].,;*/|^!=<>+\-?&~] )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(.)(?:(?<=u)([0-9A-Fa-f]{4})|(?<=U)([0-9A-Fa-f]{8}))?", re.DOTALL)

_LONGEST_IRI: Final = 2048


def tokens_of(sparql: str) -> Iterator[Token]:
    """Yield the tokens that mean something, in order; comments and white space are checked and left out.

    Raises:
        QueryRejected: a piece is no token, or could be cut differently by another reader.
    """
    position = 0
    while position < len(sparql):
        match = _TOKEN.match(sparql, position)
        if match is None or (kind := match.lastgroup) is None:
            raise rejected(sparql, position, _unreadable(sparql[position]))
        start, position = position, match.end()
        if kind == "space":
            continue
        token = Token(kind, match.group(), start)
        if kind in {"comment", "string", "iri"}:
            _check_escapes(sparql, token)
        if kind == "iri":
            _check_iri(sparql, token)
        elif kind == "word" and token.text not in WORDS and token.text.upper() not in WORDS:
            raise rejected(sparql, start, f"'{token.text[:40]}' is no word of SPARQL")
        if kind != "comment":
            yield token


def _unreadable(character: str) -> str:
    if character in "\"'":
        return "a string that is not closed"
    if character == "\\":
        return "a backslash outside of strings and IRIs; write the character itself"
    return f"the character {character!r} has no meaning here"


def _check_escapes(sparql: str, token: Token) -> None:
    """Refuse numeric escapes that end the token for a reader who decodes them before cutting the text up.

    The standard decodes first (https://www.w3.org/TR/sparql11-query/#codepointEscape), most engines do not.
    """
    if "\\" not in token.text:
        return
    ending = {"comment": "\r\n", "string": "\"'\\\r\n", "iri": '<>"{}|^`\\'}[token.kind]
    for match in _ESCAPE.finditer(token.text):
        digits = match[2] or match[3]
        if digits and (int(digits, 16) > 0x10FFFF or chr(int(digits, 16)) in ending):
            place = token.position + match.start()
            raise rejected(sparql, place, f"the escape {match[0]} stands for a character of the syntax")


def _check_iri(sparql: str, token: Token) -> None:
    """Refuse an IRI that the engine could read as ``<`` and an expression with something hidden behind it."""
    after = token.text.partition(")")[2].lower()
    quote = re.search(r"(?<![\w%])'", token.text)
    if quote or "'" in after or "service" in after:
        raise rejected(sparql, token.position, f"the IRI {token.text[:60]} can be read as a comparison too")
    if len(token.text) > _LONGEST_IRI:
        raise rejected(sparql, token.position, f"an IRI of more than {_LONGEST_IRI} characters")


def rejected(sparql: str, position: int, reason: str) -> QueryRejected:
    """Return the error for a reason at a place; line and column count from 1."""
    line = sparql.count("\n", 0, position) + 1
    column = position - (sparql.rfind("\n", 0, position) + 1) + 1
    return QueryRejected(f"line {line}, column {column}: {reason}")
