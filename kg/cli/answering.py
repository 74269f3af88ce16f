"""Commands that ask the graph: stored questions and SPARQL."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import pyoxigraph
import typer

from kg.ask import Answer
from kg.ask import ask as ask_store
from kg.catalogue import load_catalogue
from kg.cli.filing import put
from kg.cli.options import JsonOption, LangOption, OutOption, StoreOption, language, open_for_reading
from kg.cli.output import print_json, print_table, say
from kg.cli.reasons import why_as_dict, why_text
from kg.cli.understanding import as_dict as understood_as_dict
from kg.cli.understanding import tell
from kg.errors import DocumentUnreadable, WrongParameter
from kg.export import listing_of_answer
from kg.question import Column
from kg.store import Federating, Store
from kg.store.guard import Form, inspect
from kg.terms import PREFIXES, NamedNode, Term
from kg.understand import Understanding, understand

__all__ = ["ask", "questions", "sparql"]

LABEL = "Label"


def ask(
    question: Annotated[
        str,
        typer.Argument(metavar="QUESTION", help="Name, Nummer (CQ11) oder eine Frage in eigenen Worten. / Or freely."),
    ],
    values: Annotated[
        list[str] | None, typer.Argument(metavar="name=value", help="Angaben, etwa event=3.2. / Values.")
    ] = None,
    store: StoreOption = None,
    lang: LangOption = None,
    out: OutOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Beantwortet eine Frage, gespeichert oder frei gestellt. / Answers a question, stored or put freely."""
    spoken = language(lang)
    catalogue = load_catalogue()
    stored = catalogue[question] if question in catalogue or values or " " not in question.strip() else None
    understood: Understanding | None = None
    with open_for_reading(store) as opened:
        asked, given = stored, pairs(values or [])
        if asked is None:
            understood = understand(opened, catalogue, question)
            if not as_json:
                tell(opened, understood, spoken)
            if understood.reading is None:
                if as_json:
                    print_json({"understood": understood_as_dict(understood)})
                raise typer.Exit(1)
            asked, given = catalogue[understood.reading.question.name], understood.reading.typed()
        far = opened.select_elsewhere if isinstance(opened, Federating) else None
        answer = ask_store(opened, asked, given, language=spoken, elsewhere=far)
        listing = listing_of_answer(opened, answer, spoken) if out else None
    if out and listing:
        put(listing, out, spoken)
    elif as_json:
        heard = {"understood": understood_as_dict(understood)} if understood else {}
        print_json({**answer_as_dict(answer), **heard})
    else:
        print_answer(answer, spoken)


def print_answer(answer: Answer, spoken: str) -> None:
    """Print an answer as a table, with its notes and why its rows are there."""
    say(answer.question.summary.text(spoken))
    columns = shown(answer.columns)
    headings = [column.label.text(spoken) for column in columns]
    print_table(headings, [[cell(answer, row.get(column.name), column) for column in columns] for row in answer.rows])
    say(f"{len(answer.rows)} Zeilen" if spoken == "de" else f"{len(answer.rows)} rows")
    for note in answer.notes:
        say(note)
    if answer.why:
        say(why_text(answer, spoken))


def pairs(values: list[str]) -> dict[str, list[str]]:
    """Return the values by name; a name given twice has several.

    Raises:
        WrongParameter: a word has no ``=``.
    """
    found: dict[str, list[str]] = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals:
            raise WrongParameter(f"'{value}' is no name=value, such as event=3.2")
        found.setdefault(name, []).append(text)
    return found


def shown(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns for people: an address whose label has a column of its own is left out."""
    names = {column.name for column in columns}
    return tuple(column for column in columns if f"{column.name}{LABEL}" not in names)


def cell(answer: Answer, term: Term | None, column: Column) -> str:
    """Return a term as people read it: the label of a thing, a list line by line."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return answer.labels.get(term, term.value)
    text = " ".join(term.value.split())
    return "\n".join(text.split(column.separator)) if column.separator else text


def answer_as_dict(answer: Answer) -> dict[str, object]:
    """Return an answer for JSON: each row by column name, addresses as they are."""
    return {
        "question": answer.question.id or answer.question.name,
        "rows": [{name: term.value for name, term in row.items()} for row in answer.rows],
        "labels": {thing.value: label for thing, label in sorted(answer.labels.items(), key=lambda one: one[0].value)},
        **(why_as_dict(answer) if answer.why else {}),
    }


def questions(lang: LangOption = None, *, as_json: JsonOption = False) -> None:
    """Listet die gespeicherten Fragen und ihre Angaben. / Lists the stored questions and their parameters."""
    german = language(lang) == "de"
    known = load_catalogue().questions()
    rows = [
        (
            question.id or question.name,
            question.summary.de if german else question.summary.en,
            " ".join(
                f"[{parameter.name}=…]" if parameter.optional else f"{parameter.name}=…"
                for parameter in question.parameters
            ),
        )
        for question in known
    ]
    if as_json:
        print_json([{"name": name, "summary": summary, "parameters": given} for name, summary, given in rows])
        return
    print_table(("Frage", "Worum es geht", "Angaben") if german else ("question", "what it asks", "values"), rows)


def sparql(
    query: Annotated[
        str, typer.Argument(metavar="FILE|-", help="Datei mit der Abfrage, oder - für die Eingabe. / File.")
    ],
    store: StoreOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Führt eine SPARQL-Abfrage aus; ändern kann sie nichts. / Runs a SPARQL query; it cannot change anything."""
    text = read_query(query)
    kind = inspect(text)
    with open_for_reading(store) as opened:
        match kind.form:
            case Form.ASK:
                print_json({"head": {}, "boolean": opened.ask(text)}) if as_json else say(str(opened.ask(text)).lower())
            case Form.SELECT:
                print_solutions(opened, text, as_json=as_json)
            case Form.CONSTRUCT | Form.DESCRIBE:
                file_format = pyoxigraph.RdfFormat.JSON_LD if as_json else pyoxigraph.RdfFormat.TURTLE
                triples = sorted(opened.construct(text), key=str)
                sys.stdout.buffer.write(pyoxigraph.serialize(triples, format=file_format, prefixes=PREFIXES) or b"")
            case _:
                raise WrongParameter("this is an update; 'sozialraum sparql' only reads")


def print_solutions(store: Store, text: str, *, as_json: bool) -> None:
    """Print the solutions of a SELECT query as a table, or in the SPARQL JSON results format."""
    found = store.select(text)
    if as_json:
        variables = [pyoxigraph.Variable(name) for name in found.variables]
        print_json(
            {"head": {"vars": [v.value for v in variables]}, "results": {"bindings": [binding(r) for r in found.rows]}}
        )
        return
    print_table(found.variables, [[plain(row.get(name)) for name in found.variables] for row in found.rows])


def binding(row: Mapping[str, Term]) -> dict[str, dict[str, str]]:
    """Return one solution in the SPARQL 1.1 Query Results JSON Format, section 3.2.1."""
    made: dict[str, dict[str, str]] = {}
    for name, term in row.items():
        if isinstance(term, NamedNode):
            made[name] = {"type": "uri", "value": term.value}
        elif isinstance(term, pyoxigraph.BlankNode):
            made[name] = {"type": "bnode", "value": term.value}
        elif term.language:
            made[name] = {"type": "literal", "value": term.value, "xml:lang": term.language}
        else:
            made[name] = {"type": "literal", "value": term.value, "datatype": term.datatype.value}
    return made


def plain(term: Term | None) -> str:
    """Return a term without its mark-up."""
    return "" if term is None else term.value


def read_query(source: str) -> str:
    """Return the text of a query.

    Raises:
        DocumentUnreadable: there is no such file, or it is not UTF-8.
    """
    if source == "-":
        return sys.stdin.read()
    try:
        return Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentUnreadable(f"{source}: {error}") from error
