"""Archive: an index as a file in its store's folder, and back, or nothing where the file is not of this store.

A line with the format, a line with the BLAKE2b of all that follows, a line of JSON with the store's version, the digest
of the definition and the columns, then the columns one after the other, numbers little-endian, names in UTF-8, the
tree as N-Triples.
Nothing is looked at before the digest agrees, and nothing in the file is ever run.
"""

import json
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import RdfFormat, parse, serialize

from kg.catalogue import view
from kg.terms import SKOS, Literal, NamedNode, Triple
from kg.themes.actor_names import KINDS as ACTOR_KINDS
from kg.themes.actor_names import PROPERTIES, Called, Names, Spelling
from kg.themes.index import Index
from kg.themes.layers import Layers
from kg.themes.ties import KINDS, NOBODY, Bearings, Numbering, Ties
from kg.themes.tree import Tree, tree_of

__all__ = ["loaded", "saved"]

_FORMAT: Final = b"sozialraum-themes 2\n"
_NAME: Final = "themes.index"
_VIEWS: Final = ("actor_ties", "item_themes", "actor_names", "theme_tree")
_WORD: Final = 8
"""Bytes; every column begins at a multiple of it."""
_NUMBERS: Final[Mapping[type, tuple[str, ...]]] = {
    Ties: ("<i4", "<i1", "<i8", "<i4", "<f8"),
    Bearings: ("<i8", "<i4", "<f8"),
    Called: ("<i4", "<i1", "<i2", "<i8", "<i8"),
}
"""How the columns of each kind of rows are written."""

R = TypeVar("R", Ties, Bearings, Called)


def saved(index: Index, folder: Path) -> bool:
    """Put an index on file in its store's folder, whole or not at all; return whether that could be done."""
    new = folder / f"{_NAME}.new"
    try:
        with new.open("wb") as file:
            file.writelines(_written(index))
            file.flush()
            os.fsync(file.fileno())
        new.replace(folder / _NAME)
    except OSError:
        logging.getLogger(__name__).warning("%s: shared themes could not be kept there", folder, exc_info=True)
        with suppress(OSError):
            new.unlink(missing_ok=True)
        return False
    return True


def loaded(folder: Path) -> Index | None:
    """Return the index that is on file in a store's folder, as of the version it was counted at.

    ``None`` for no file and for one that is damaged, of another format, or counted by another definition.
    """
    try:
        content = (folder / _NAME).read_bytes()
        return _index(content)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:  # what a file can do that this program did not write
        logging.getLogger(__name__).warning("%s is not used, shared themes are counted anew: %s", folder / _NAME, error)
        return None


@cache
def _definition() -> str:
    """Return what tells one definition from another, so that a new version of the program counts anew."""
    texts = "\0".join((*(view(name).text for name in _VIEWS), *KINDS))
    return blake2b(texts.encode(), digest_size=16).hexdigest()


def _written(index: Index) -> Iterator[bytes]:
    columns = _columns(index)
    header = json.dumps(
        {
            "version": index.version,
            "definition": _definition(),
            "tags": index.names.spelling.tags,
            "columns": [[name, len(content)] for name, content in columns.items()],
        }
    ).encode()
    before = len(_FORMAT) + 2 * blake2b().digest_size + 1 + len(header) + 1
    parts = [header + b" " * (-before % _WORD) + b"\n"]
    for content in columns.values():
        parts += (content, b"\0" * (-len(content) % _WORD))
    digest = blake2b()
    for part in parts:
        digest.update(part)
    yield _FORMAT
    yield f"{digest.hexdigest()}\n".encode()
    yield from parts


def _columns(index: Index) -> dict[str, bytes]:
    tree, names = index.tree, index.names
    labels = (Triple(theme, SKOS["prefLabel"], label) for theme, found in tree.labels.items() for label in found)
    broader = (Triple(theme, SKOS["broader"], above) for theme, found in tree.broader.items() for above in found)
    return {
        **_of_rows(index.ties.whole()),
        **_of_rows(index.bearings.whole()),
        **_of_rows(names.called.whole()),
        "kinds": names.kinds.tobytes(),
        "texts": bytes(names.spelling.texts),
        "actors": _nodes(index.actors.nodes),
        "themes": _nodes(index.themes.nodes),
        "labels": _triples(labels),
        "broader": _triples(broader),
    }


def _of_rows(rows: Ties | Bearings | Called) -> dict[str, bytes]:
    kind = type(rows)
    return {
        f"{kind.__name__}.{one.name}": np.asarray(getattr(rows, one.name), dtype).tobytes()
        for one, dtype in zip(fields(rows), _NUMBERS[kind], strict=True)
    }


def _rows(kind: type[R], columns: Mapping[str, memoryview]) -> Layers[R]:
    """Return the rows of a kind.

    Raises:
        ValueError: a column is longer than another, or the first is not sorted.
    """
    numbers = [
        np.frombuffer(columns[f"{kind.__name__}.{one.name}"], dtype)
        for one, dtype in zip(fields(kind), _NUMBERS[kind], strict=True)
    ]
    found = kind(*numbers)
    if len({len(column) for column in numbers}) > 1 or not bool((found.key[1:] >= found.key[:-1]).all()):
        raise ValueError("its columns do not fit together")
    return Layers.of(found)


def _index(content: bytes) -> Index:
    """Return the index in a file.

    Raises:
        ValueError, KeyError, TypeError: it is none that this program wrote.
    """
    start = len(_FORMAT)
    end = content.find(b"\n", start) + 1
    if content[:start] != _FORMAT or not end:
        raise ValueError("it is of another format")
    body = memoryview(content)[end:]
    if blake2b(body).hexdigest().encode() != content[start : end - 1]:
        raise ValueError("it is damaged")
    first = content.index(b"\n", end) + 1
    header = json.loads(content[end:first])
    if header["definition"] != _definition():
        raise ValueError("it was counted by another definition")
    columns: dict[str, memoryview] = {}
    for name, length in header["columns"]:
        columns[name] = memoryview(content)[first : first + length]
        first += length + -length % _WORD
    actors = _numbering(columns["actors"])
    spelling = Spelling(bytearray(columns["texts"]), [(str(language), str(kind)) for language, kind in header["tags"]])
    kinds = np.frombuffer(columns["kinds"], "<i1")
    return _checked(
        Index(
            version=str(header["version"]),
            actors=actors,
            themes=_numbering(columns["themes"]),
            ties=_rows(Ties, columns),
            bearings=_rows(Bearings, columns),
            names=Names(actors, kinds, _rows(Called, columns), spelling),
            tree=_tree(columns["labels"], columns["broader"]),
        )
    )


def _checked(index: Index) -> Index:
    """Return the index, if every number in it leads somewhere.

    Raises:
        ValueError: one does not.
    """
    actors, themes = index.shape
    ties, bearings, called = index.ties.base, index.bearings.base, index.names.called.base
    good = (
        _within(ties.actor, 0, actors),
        _within(ties.through, NOBODY, actors),
        _within(ties.kind, 0, len(KINDS)),
        _within(bearings.theme, 0, themes),
        _within(called.actor, 0, min(actors, len(index.names.kinds))),
        _within(called.named, 0, len(PROPERTIES)),
        _within(called.tag, 0, len(index.names.spelling.tags)),
        _within(index.names.kinds, 0, len(ACTOR_KINDS)),
        len(index.names.kinds) <= actors,
    )
    if not all(good):
        raise ValueError("its numbers lead nowhere")
    return index


def _within(numbers: NDArray[Any], least: int, end: int) -> bool:
    return not len(numbers) or (int(numbers.min()) >= least and int(numbers.max()) < end)


def _nodes(nodes: Iterable[NamedNode]) -> bytes:
    return "\n".join(node.value for node in nodes).encode()


def _numbering(column: memoryview) -> Numbering:
    nodes = [NamedNode(value) for value in str(column, "utf-8").split("\n") if value]
    return Numbering(nodes, {node: number for number, node in enumerate(nodes)})


def _triples(triples: Iterable[Triple]) -> bytes:
    output = BytesIO()
    serialize(triples, output, RdfFormat.N_TRIPLES)
    return output.getvalue()


def _tree(labels: memoryview, broader: memoryview) -> Tree:
    called: dict[NamedNode, tuple[Literal, ...]] = {}
    above: dict[NamedNode, frozenset[NamedNode]] = {}
    for theme, _, label in _parsed(labels):
        if isinstance(label, Literal):
            called[theme] = (*called.get(theme, ()), label)
    for theme, _, parent in _parsed(broader):
        if isinstance(parent, NamedNode):
            above[theme] = above.get(theme, frozenset()) | {parent}
    return tree_of(called, above)


def _parsed(column: memoryview) -> Iterator[tuple[NamedNode, NamedNode, Literal | NamedNode]]:
    for quad in parse(bytes(column), RdfFormat.N_TRIPLES):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal | NamedNode):
            yield quad.subject, quad.predicate, quad.object
