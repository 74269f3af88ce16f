"""Filing: a listing put into a file of the format that its suffix tells."""

from dataclasses import replace
from pathlib import Path

from kg.cli.output import say
from kg.errors import NotAcceptable, WrongParameter
from kg.export import Listing, tabular_metadata, written
from kg.settings import read_settings

__all__ = ["put"]


def put(listing: Listing, file: Path, language: str) -> None:
    """Write a listing into a file, and say so; sources and licence of a CSV go into ``FILE-metadata.json`` beside it.

    Raises:
        WrongParameter: the suffix tells no format that fits, or the file cannot be written.
    """
    listing = replace(listing, licence=read_settings().publication.terms)
    try:
        body = written(listing, file.suffix.removeprefix(".").lower())
        file.write_bytes(body)
        if file.suffix.lower() == ".csv":
            file.with_name(f"{file.name}-metadata.json").write_bytes(tabular_metadata(listing, file.name))
    except NotAcceptable as error:
        raise WrongParameter(f"{file}: {error}") from error
    except OSError as error:
        raise WrongParameter(f"{file} cannot be written: {error.strerror or error}") from error
    rows = len(listing.rows)
    say(f"{file}: {rows} {'Zeilen' if language == 'de' else 'rows'}")
