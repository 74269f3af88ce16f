"""Shelf: the folder of installed boundaries, one GeoJSON file a layer."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from kg.errors import NotFound, VocabularyBroken, WrongParameter
from kg.geo.layer import Layer, layer_of, written

__all__ = ["add", "layer_in", "layers_in", "remove"]

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def add(folder: Path, layer: Layer) -> Path:
    """Write a layer, in place of one of its name, and return its file.

    Raises:
        WrongParameter: a name of other signs than small letters, digits and hyphens.
    """
    file = _file(folder, layer.name)
    folder.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_bytes(written(layer))
    return fresh.replace(file)


def remove(folder: Path, name: str) -> None:
    """Take a layer away.

    Raises:
        NotFound: there is none of this name.
    """
    layer_in(folder, name)
    _file(folder, name).unlink()


def layers_in(folder: Path | None) -> tuple[Layer, ...]:
    """Return the layers of a folder by name; none where there is no folder.

    Raises:
        VocabularyBroken: a file is damaged.
    """
    files = sorted(folder.glob("*.geojson")) if folder is not None else []
    return tuple(_read(file, file.stat().st_mtime_ns) for file in files)


def layer_in(folder: Path | None, name: str) -> Layer:
    """Return the layer of a name.

    Raises:
        NotFound: there is none.
        VocabularyBroken: a file is damaged.
    """
    there = {layer.name: layer for layer in layers_in(folder)}
    if name not in there:
        raise NotFound(f"no boundaries {name!r}; there are {', '.join(there) or 'none'}")
    return there[name]


def _file(folder: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise WrongParameter(f"--name {name!r}: small letters, digits and hyphens, 40 at most, such as kreise-2024")
    return folder / f"{name}.geojson"


@lru_cache(maxsize=16)
def _read(file: Path, _changed: int) -> Layer:
    """Return the layer of a file as it was at a time; the same file at another time is read anew."""
    try:
        return layer_of(file.read_bytes())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise VocabularyBroken(f"{file}: no boundaries as `sozialraum geo add` writes them ({error!r})") from error
