"""Ask: the answer of a stored question to values as a person types them."""

import difflib
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.catalogue import view
from kg.errors import WrongParameter
from kg.folding import spelled, tidy
from kg.network import Asked, Why
from kg.network import found as counted
from kg.network.network import Network
from kg.question import Column, Computed, Heading, Parameter, Question, Wording
from kg.store.base import Row, Solutions, Store
from kg.store.guard import Filled, Form
from kg.terms import XSD, Literal, NamedNode, Term, expanded
from kg.themes.name import names_of

__all__ = ["Answer", "Elsewhere", "ask", "resolved"]

_ADDRESS: Final = re.compile(r"<(?P<in_brackets>[^<>\s]+)>|(?P<bare>(?:https?|urn):\S+)")
_PROPOSALS: Final = 5

Elsewhere = Callable[[Filled], Solutions]
"""Runs a query that asks other servers, over whatever checks whom it may ask."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question was answered.

    ``rows`` are in the question's order, unbound variables absent; ``labels`` names the things among them that
    have a name; ``values`` are the terms that were asked for. A question over the whole graph says ``why`` for every
    row, and has ``notes`` on the whole answer; one whose rows are a network has that, too.
    """

    question: Question | Computed
    values: Mapping[str, tuple[Term, ...]]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    labels: Mapping[NamedNode, str]
    why: tuple[tuple[Why, ...], ...] = ()
    notes: tuple[str, ...] = ()
    network: Network | None = None


def ask(
    store: Store,
    question: Question | Computed,
    values: Mapping[str, str | Sequence[str]],
    *,
    language: str = "de",
    elsewhere: Elsewhere | None = None,
) -> Answer:
    """Return the answer of a question to typed values: addresses, short addresses (``thema:armut``) or names.

    Args:
        store: the graph.
        question: a SELECT or a question over the whole graph, out of the catalogue.
        values: by parameter; several where the parameter takes many. Blank ones count as not given.
        language: ``de`` or ``en``, for the labels.
        elsewhere: answers questions that ask other servers; without it they are refused.

    Raises:
        QueryForbidden: it asks another server and there is nobody to do so.
        WrongParameter: a value is missing, of another type, unknown or ambiguous; with what would be right.
        QueryRejected: the store cannot run the question, for instance because it is a rule.
    """
    terms = resolved(store, question, values)
    if isinstance(question, Computed):
        return _counted(store, question, terms, language)
    text = question.filled(terms)
    if question.form is Form.ASK:
        found: tuple[Row, ...] = ({"answer": Literal(store.ask(text))},)
        columns: tuple[Column, ...] = (Column("answer", Wording("Antwort", "Answer"), None),)
    else:
        solutions = elsewhere(text) if elsewhere and text.kind.asks_elsewhere else store.select(text)
        found = solutions.rows
        columns = question.columns or tuple(Column(n, Wording(n, n), None) for n in solutions.variables)
    return Answer(question, terms, columns, found, _names(store, found, language))


def _counted(store: Store, question: Computed, terms: Mapping[str, tuple[Term, ...]], language: str) -> Answer:
    found = counted(question, Asked(store, terms, language))
    rows = tuple(row.cells for row in found.rows)
    why = tuple(row.why for row in found.rows)
    return Answer(
        question, terms, question.columns, rows, _names(store, rows, language), why, found.notes, found.network
    )


def _names(store: Store, rows: Iterable[Row], language: str) -> dict[NamedNode, str]:
    things = {term for row in rows for term in row.values() if isinstance(term, NamedNode)}
    return names_of(store, things, language)


def resolved(store: Store, question: Heading, values: Mapping[str, str | Sequence[str]]) -> dict[str, tuple[Term, ...]]:
    """Return the terms that typed values mean, by parameter; defaults take the place of those not given.

    Raises:
        WrongParameter: a value is missing, of another type, unknown or ambiguous.
    """
    given: dict[str, Sequence[str]] = {}
    for name, typed in values.items():
        one_or_more = (typed,) if isinstance(typed, str) else typed
        if stripped := tuple(text.strip() for text in one_or_more if text.strip()):
            given[name] = stripped
    parameters = {parameter.name: parameter for parameter in question.parameters}
    for parameter in question.parameters:
        if parameter.default is not None:
            given.setdefault(parameter.name, (parameter.default,))
    question.check_names(given)
    for name, texts in given.items():
        if len(texts) > 1 and not parameters[name].many:
            raise WrongParameter(f"{name} takes one value, {len(texts)} were given")
    return {name: tuple(_term(store, parameters[name], text) for text in texts) for name, texts in given.items()}


def _term(store: Store, parameter: Parameter, text: str) -> Term:
    readers: Mapping[str, Callable[[str], Term]] = {
        "string": Literal,
        "integer": _integer,
        "number": _number,
        "date": _date,
    }
    if parameter.type == "iri":
        return _thing(store, parameter, text)
    if parameter.type == "choice":
        return _choice(parameter, text)
    try:
        return readers[parameter.type](text)
    except ValueError as error:
        example = {
            "integer": "a whole number such as 3",
            "number": "a number such as 0.5",
            "date": "a date such as 2025-03-31",
        }[parameter.type]
        raise WrongParameter(f"{parameter.name} must be {example}, not {text!r}") from error


def _integer(text: str) -> Literal:
    return Literal(str(int(text)), datatype=XSD["integer"])


def _number(text: str) -> Literal:
    number = float(text.replace(",", "."))  # as Germans type it
    if not math.isfinite(number):
        raise ValueError(text)
    return Literal(f"{number:f}", datatype=XSD["decimal"])


def _choice(parameter: Parameter, text: str) -> Literal:
    """Return one of the choices, by its key or by what people read, in either language."""
    wanted = spelled(text)
    for key, words in parameter.choices.items():
        if wanted in {spelled(key), spelled(words.de), spelled(words.en)}:
            return Literal(key)
    raise WrongParameter(f"{parameter.name} must be one of {', '.join(parameter.choices)}, not {text!r}")


def _date(text: str) -> Literal:
    return Literal(date.fromisoformat(text).isoformat(), datatype=XSD["date"])


def _thing(store: Store, parameter: Parameter, text: str) -> NamedNode:
    """Return the thing that an address, a short address or a name stands for."""
    address = _address(text) or expanded(text)
    if address is not None:
        if not store.ask(view("resolve_known").filled({"thing": address})):
            raise WrongParameter(f"{parameter.name}: nothing in the graph has the address {address.value}")
        return address
    classes: dict[str, Term] = {"class": parameter.of_class} if parameter.of_class else {}
    exact = view("resolve_exact").filled({"text": Literal(tidy(text)), **classes})
    if named := _named(store.select(exact)):
        return _only(parameter, text, named)
    # not every engine knows that Ä is ä in capitals, so compare once more here
    named = _named(store.select(view("resolve_names").filled(classes)))
    if same := [(name, thing) for name, thing in named if spelled(name) == spelled(text)]:
        return _only(parameter, text, same)
    raise WrongParameter(f"{parameter.name}: nothing is called {text!r}; {_proposal(text, named)}")


def _named(solutions: Solutions) -> list[tuple[str, NamedNode]]:
    """Return name and thing of each row; a thing without an address cannot be asked for."""
    return [(row["name"].value, row["thing"]) for row in solutions.rows if isinstance(row["thing"], NamedNode)]


def _only(parameter: Parameter, text: str, named: Iterable[tuple[str, NamedNode]]) -> NamedNode:
    names = {thing: name for name, thing in named}
    if len(names) == 1:
        return next(iter(names))
    listed = ", ".join(f"{name} <{thing.value}>" for thing, name in names.items())
    raise WrongParameter(f"{parameter.name} {text!r} can be several things; give the address of one: {listed}")


def _proposal(text: str, named: Iterable[tuple[str, NamedNode]]) -> str:
    names = {spelled(name): name for name, _ in named}
    wanted = spelled(text)
    close = [names[name] for name in difflib.get_close_matches(wanted, names, n=_PROPOSALS)]
    close += sorted(name for folded, name in names.items() if wanted in folded and name not in close)
    return f"there is {', '.join(close[:_PROPOSALS])}" if close else "give a name or an address from the graph"


def _address(text: str) -> NamedNode | None:
    match = _ADDRESS.fullmatch(text)
    try:
        return NamedNode(match["in_brackets"] or match["bare"]) if match else None
    except ValueError:
        return None
