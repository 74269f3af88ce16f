"""The program: its commands gathered, and errors told in one line."""

import sys
from itertools import pairwise

import typer

from kg.cli.late import Late
from kg.cli.output import complain
from kg.errors import KgError, WrongParameter
from kg.settings import read_settings

__all__ = ["main"]

app = typer.Typer(
    name="sozialraum",
    cls=Late,
    help=(
        "Macht aus Forenberichten und Protokollen einen vernetzten Wissensgraphen."
        " / Turns forum reports and minutes into a linked knowledge graph."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def group(name: str, words: str) -> None:
    """Add a group of commands below the program, such as ``keys add``; ``words`` are its help."""
    below = typer.Typer(
        cls=Late, help=words, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
    )
    app.add_typer(below, name=name)


group("themes", "Gemeinsame Themen. / Shared themes.")
group("review", "Unsichere Angaben: ansehen, annehmen, ablehnen. / Unsure facts: look, accept, reject.")
group("links", "Verknüpfungen mit anderen Vokabularen. / Links to other vocabularies.")
group("vocab", "Fremde Vokabulare (SKOS). / Foreign vocabularies (SKOS).")
group("places", "Orte und ihre amtlichen Schlüssel. / Places and their official keys.")
group("geo", "Amtliche Grenzen für die Karte. / Official boundaries for the map.")
group("visibility", "Wer welches Dokument sehen darf. / Who may see which document.")
group("forgotten", "Löschungen von Personen. / Erasures of persons.")
group("keys", "Schlüssel zum Schreiben. / Keys for writing.")


def main() -> None:
    """Run the program; a foreseen error is one line on standard error and exit code 2."""
    try:
        app()
    except KgError as error:
        complain(error.en if spoken(sys.argv) == "en" else error.de, str(error))
        sys.exit(2)
    except BrokenPipeError:
        # The reader went away ("| head"): nothing is left to say, and no trace is wanted.
        sys.stderr.close()
        sys.exit(0)


def spoken(arguments: list[str]) -> str:
    """Return the language asked for, also where reading the arguments is what failed."""
    after = [value for option, value in pairwise(arguments) if option == "--lang"]
    joined = [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    try:
        return [*after, *joined, read_settings().lang][0]
    except WrongParameter:
        return "de"
