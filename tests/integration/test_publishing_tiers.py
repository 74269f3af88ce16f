"""What leaves by the command line for everybody holds nothing that is for the network or the office alone."""

import gzip

import pytest

from kg.cli.late import COMMANDS
from kg.store import open_store
from kg.terms import VOCABULARY_GRAPH
from tests.integration.program import PAGE, run

HIDDEN = """Fachtag Rumpelstein

Referentinnen und Referenten
• Xaver Zwickelmoos, Sozialwerk Quarnbek

Die Murmelbahn gilt Pflege.
"""
SECRETS = ("zwickelmoos", "quarnbek", "rumpelstein", "murmelbahn", "hinterzimmer")
SAID = {"SOZIALRAUM_ADDRESS": "https://daten.example.de", "SOZIALRAUM_LICENCE": "cc-by/4.0"}
PUBLISHING = {"export", "dump", "publish"}
FOR_THE_OFFICE = {
    *("build", "add", "ask", "questions", "sparql", "extract", "evaluate", "check", "stats", "serve", "doctor"),
    *("backup", "restore", "changes", "explain", "duplicates", "merge", "split", "distinct", "mcp"),
    *("template", "forget"),
}
"""What shows the whole graph to whoever holds its folder."""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with a store of one page for all and one for the office, less the vocabulary, whose pages are many."""
    folder = tmp_path_factory.mktemp("publishing")
    (folder / "offen.txt").write_text(PAGE, encoding="utf-8")
    (folder / "hinterzimmer.txt").write_text(HIDDEN, encoding="utf-8")
    assert run("add", "offen.txt", cwd=folder).returncode == 0
    added = run("add", "hinterzimmer.txt", "--visibility", "internal", "--by", "Nora Test", cwd=folder)
    assert added.returncode == 0, added.stderr
    with open_store(str(folder / "sozialraum-store")) as store:
        store.put(VOCABULARY_GRAPH, ())
    return folder


def told_in(folder):
    """All that the files below a folder say, unpacked."""
    pieces = []
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            pieces.append((gzip.decompress(content) if file.suffix == ".gz" else content).decode("utf-8", "replace"))
            pieces.append(str(file.relative_to(folder)))
    return "\n".join(pieces).lower()


@pytest.mark.parametrize("arguments", [("export",), ("export", "--dataset"), ("dump", "abzug"), ("publish", "ausgabe")])
def test_what_is_published_names_nothing_hidden(place, arguments):
    done = run(*arguments, cwd=place, **SAID)
    assert done.returncode == 0, done.stderr
    told = told_in(place / arguments[1]) if arguments[0] in {"dump", "publish"} else done.stdout.lower()
    assert not [word for word in SECRETS if word in told]
    assert "offen" in told or "--dataset" in arguments


def test_the_office_gets_all_if_it_says_so(place):
    told = run("export", "--tier", "internal", cwd=place).stdout.lower()
    assert not [word for word in SECRETS if word not in told]


def test_every_command_is_known_to_publish_or_not():
    """A new command that gives the graph away belongs into the test above; any other one is named here."""
    commands = set(COMMANDS["sozialraum"])
    assert commands <= PUBLISHING | FOR_THE_OFFICE, commands - PUBLISHING - FOR_THE_OFFICE
    assert commands >= PUBLISHING
