"""Archive: an index as a file in its store's folder, and back, or nothing where the file is not of this store.

A line with the format, a line with the BLAKE2b of all that follows, a line of JSON with the store's version, the digest
of the definition and the columns, then the columns one after the other, numbers little-endian, texts as N-Triples.
Nothing is looked at before the digest agrees, and nothing in the file is ever run.
"""

import json
import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import RdfFormat, parse, serialize

from kg.catalogue import view
from kg.terms import FOAF, SKOS, Literal, NamedNode, Triple
from kg.themes.actor_names import Names, names_in
from kg.themes.answer import ActorKind
from kg.themes.index import Index
from kg.themes.layers import Layers
from kg.themes.ties import KINDS, NOBODY, Bearings, Numbering, Ties
from kg.themes.tree import Tree, tree_of

__all__ = ["loaded", "saved"]

_FORMAT: Final = b"sozialraum-themes 1\n"
_NAME: Final = "themes.index"
_VIEWS: Final = ("actor_ties", "item_themes", "actor_names", "theme_tree")
_WORD: Final = 8
"""Bytes; every column begins at a multiple of it."""
_NUMBERS: Final[Mapping[str, str]] = {
    "tie_actor": "<i4",
    "tie_kind": "<i1",
    "tie_item": "<i8",
    "tie_through": "<i4",
    "tie_sure": "<f8",
    "bearing_item": "<i8",
    "bearing_theme": "<i4",
    "bearing_sure": "<f8",
}
_TEXTS: Final = ("actors", "themes", "persons", "names", "labels", "broader")


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
    ties, bearings = index.ties.whole(), index.bearings.whole()
    numbers = (ties.actor, ties.kind, ties.item, ties.through, ties.sure, bearings.item, bearings.theme, bearings.sure)
    kept = {
        name: np.asarray(column, dtype).tobytes()
        for (name, dtype), column in zip(_NUMBERS.items(), numbers, strict=True)
    }
    names = (
        Triple(actor, named, row["name"])
        for actor, rows in index.names.rows.items()
        for row in rows
        if isinstance(named := row["property"], NamedNode)
    )
    texts = (
        _nodes(index.actors.nodes),
        _nodes(index.themes.nodes),
        _nodes(node for node, kind in index.names.kinds.items() if kind is ActorKind.PERSON),
        _triples(names),
        _triples(
            Triple(theme, SKOS["prefLabel"], label) for theme, found in index.tree.labels.items() for label in found
        ),
        _triples(
            Triple(theme, SKOS["broader"], above) for theme, found in index.tree.broader.items() for above in found
        ),
    )
    return kept | dict(zip(_TEXTS, texts, strict=True))


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
    numbers = {name: np.frombuffer(columns[name], dtype) for name, dtype in _NUMBERS.items()}
    return _checked(
        Index(
            version=str(header["version"]),
            actors=_numbering(columns["actors"]),
            themes=_numbering(columns["themes"]),
            ties=Layers.of(Ties(*(numbers[name] for name in _NUMBERS if name.startswith("tie_")))),
            bearings=Layers.of(Bearings(*(numbers[name] for name in _NUMBERS if name.startswith("bearing_")))),
            names=_names(columns["persons"], columns["names"]),
            tree=_tree(columns["labels"], columns["broader"]),
        )
    )


def _checked(index: Index) -> Index:
    """Return the index, if every number in it leads somewhere.

    Raises:
        ValueError: one does not.
    """
    actors, themes = index.shape
    ties, bearings = index.ties.base, index.bearings.base
    good = (
        _within(ties.actor, 0, actors),
        _within(ties.through, NOBODY, actors),
        _within(ties.kind, 0, len(KINDS)),
        _within(bearings.theme, 0, themes),
        len({len(column) for column in (ties.actor, ties.kind, ties.item, ties.through, ties.sure)}) == 1,
        len({len(column) for column in (bearings.item, bearings.theme, bearings.sure)}) == 1,
        bool((ties.actor[1:] >= ties.actor[:-1]).all() and (bearings.item[1:] >= bearings.item[:-1]).all()),
    )
    if not all(good):
        raise ValueError("its columns do not fit together")
    return index


def _within(numbers: NDArray[np.int32] | NDArray[np.int8], least: int, end: int) -> bool:
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


def _names(persons: memoryview, names: memoryview) -> Names:
    manned = frozenset(_numbering(persons).nodes)
    person = {"person": FOAF["Person"]}
    return names_in(
        {"actor": subject, "property": named, "name": name, **(person if subject in manned else {})}
        for subject, named, name in _parsed(names)
    )


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
