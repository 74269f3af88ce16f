"""The program: its commands gathered, and errors told in one line."""

import sys
from itertools import pairwise

import typer

from kg.cli import (
    answering,
    assisting,
    changing,
    curating,
    explaining,
    graph,
    keeping,
    linking,
    looking,
    measuring,
    placing,
    publishing,
    reviewing,
    saving,
    serving,
    sharing,
    shelving,
    showing,
)
from kg.cli.diagnosis import doctor
from kg.cli.output import complain
from kg.errors import KgError, WrongParameter
from kg.settings import read_settings

__all__ = ["main"]

app = typer.Typer(
    name="sozialraum",
    help=(
        "Macht aus Forenberichten und Protokollen einen vernetzten Wissensgraphen."
        " / Turns forum reports and minutes into a linked knowledge graph."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def group(name: str, words: str) -> typer.Typer:
    """Return a new group of commands below the program, such as ``keys add``; ``words`` are its help."""
    made = typer.Typer(help=words, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.add_typer(made, name=name)
    return made


themes = group("themes", "Gemeinsame Themen. / Shared themes.")
review = group("review", "Unsichere Angaben: ansehen, annehmen, ablehnen. / Unsure facts: look, accept, reject.")

links = group("links", "Verknüpfungen mit anderen Vokabularen. / Links to other vocabularies.")
vocab = group("vocab", "Fremde Vokabulare (SKOS). / Foreign vocabularies (SKOS).")
places = group("places", "Orte und ihre amtlichen Schlüssel. / Places and their official keys.")
visibility = group("visibility", "Wer welches Dokument sehen darf. / Who may see which document.")
keys = group("keys", "Schlüssel zum Schreiben. / Keys for writing.")

app.command()(graph.build)
app.command()(graph.add)
app.command()(answering.ask)
app.command()(answering.questions)
app.command()(answering.sparql)
app.command()(measuring.extract)
app.command("evaluate")(measuring.measure)
app.command()(serving.check)
app.command()(graph.export)
app.command()(graph.stats)
app.command()(serving.serve)
app.command()(assisting.mcp)
app.command()(doctor)
app.command()(saving.backup)
app.command()(saving.restore)
app.command()(publishing.dump)
app.command()(publishing.publish)
app.command()(changing.changes)
themes.command()(sharing.shared)
links.command("list")(linking.show)
links.command()(looking.propose)
links.command()(looking.services)
links.command()(linking.accept)
links.command()(linking.reject)
links.command()(linking.undo)
links.command()(linking.export)
links.command("import")(linking.read_in)
vocab.command()(shelving.add)
vocab.command("list")(shelving.show)
vocab.command()(shelving.presets)
vocab.command()(shelving.remove)
vocab.command()(shelving.search)
vocab.command()(shelving.propose)
places.command()(placing.find)
places.command()(placing.export)
visibility.command("list")(showing.show)
visibility.command("set")(showing.change)
keys.command()(keeping.add)
keys.command("list")(keeping.show)
keys.command()(keeping.revoke)
app.command()(explaining.explain)
app.command()(curating.duplicates)
app.command()(curating.merge)
app.command()(curating.split)
app.command()(curating.distinct)
review.command("list")(reviewing.waiting)
review.command()(reviewing.accept)
review.command()(reviewing.reject)
review.command()(reviewing.undo)


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
