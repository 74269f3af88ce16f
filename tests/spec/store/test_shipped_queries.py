"""Every shipped query runs on every store, with its slots open and with them filled."""

from datetime import date

import pytest

from kg.catalogue import load_catalogue
from kg.errors import KgError, QueryForbidden
from kg.question import Parameter, Question
from kg.store import Store
from kg.store.guard import Form
from kg.terms import XSD, Literal, NamedNode, Term

STORED = [question for question in load_catalogue().values() if isinstance(question, Question)]
QUERIES = [question for question in STORED if not question.asks_elsewhere]


def example(parameter: Parameter) -> Term:
    if parameter.type == "choice":
        return Literal(next(iter(parameter.choices)))
    return {
        "iri": NamedNode("https://w3id.org/sozialraum/id/person/nobody"),
        "string": Literal("nobody"),
        "integer": Literal(1),
        "date": Literal(date(2025, 3, 31).isoformat(), datatype=XSD["date"]),
    }[parameter.type]


@pytest.mark.parametrize("filling", ["required", "all"])
def test_every_query_runs(store: Store, filling: str) -> None:
    faults = []
    for question in QUERIES:
        wanted = [one for one in question.parameters if filling == "all" or not one.optional]
        text = question.filled({one.name: example(one) for one in wanted})
        run = {Form.SELECT: store.select, Form.ASK: store.ask}.get(question.form, store.construct)
        try:
            run(text)
        except KgError as error:
            faults.append(f"{question.name}: {error}")
    assert faults == []


def test_a_store_runs_no_query_that_asks_another_server(store: Store) -> None:
    (question,) = (one for one in STORED if one.asks_elsewhere)
    text = question.filled({one.name: example(one) for one in question.parameters})
    with pytest.raises(QueryForbidden, match="SOZIALRAUM_FEDERATION"):
        store.select(text)
    with pytest.raises(QueryForbidden, match="SOZIALRAUM_FEDERATION"):
        list(store.each(text))
