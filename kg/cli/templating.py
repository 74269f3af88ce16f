"""Command that writes the empty Excel template."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import LangOption, language
from kg.cli.output import say
from kg.errors import WrongParameter

__all__ = ["template"]


def template(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Neue Datei, .xlsx. / New file, .xlsx.")],
    lang: LangOption = None,
) -> None:
    """Schreibt die Excel-Vorlage; gefüllt liest add sie ein. / Writes the Excel template; add reads it filled."""
    from kg.template import empty_template  # noqa: PLC0415 - who misspells a name need not wait for the themes

    if file.suffix.lower() != ".xlsx":
        raise WrongParameter(f"{file}: the template is an Excel file; give a name that ends with .xlsx")
    if file.exists():
        raise WrongParameter(f"{file}: is there already, perhaps filled; give another name")
    try:
        file.write_bytes(empty_template())
    except OSError as error:
        raise WrongParameter(f"{file} cannot be written: {error.strerror or error}") from error
    filled = "ausfüllen, dann: sozialraum add" if language(lang) == "de" else "fill it, then: sozialraum add"
    say(f"{file}: {filled} {file}")
