"""Questions: the routes that list the stored questions and answer one, filled in by a person or a program."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Request, Response

from api.addresses import page_of, readable_tail
from api.content_contexts import AnswerContext, Cell, ColumnItem, QuestionItem, QuestionList, WhyItem
from api.contexts import ParameterItem
from api.federated import elsewhere
from api.files import FILES, filed
from api.formats import HTML, JSON, choose
from api.instance import Instance, instance_of
from api.messages import Language, language_of
from api.openapi import LISTS
from api.reasons import Reasons
from api.render import respond
from kg.ask import Answer, ask
from kg.catalogue import view
from kg.errors import WrongParameter
from kg.export import fitting, listing_of_answer
from kg.question import Computed, Heading, Parameter, Question
from kg.terms import BlankNode, NamedNode, Term

__all__ = ["answer_context", "blank_context", "name_choices", "parameter_items", "question_items", "router"]

router = APIRouter(tags=["Questions"], responses=LISTS)

_RESERVED: Final = frozenset({"lang", "format"})
_APART: Final = "; "
"""Between several values in one blank."""
_CHOICES: Final = 1500
"""Names offered for a blank; more would make the page slow, and any name may be typed."""


@router.get("/questions", summary="All stored questions", response_model=QuestionList)
def list_questions(request: Request, instance: Annotated[Instance, Depends(instance_of)]) -> Response:
    """Return the questions with their parameters; each has an address that answers it."""
    return respond(request, "questions.html", QuestionList(question_items(instance, language_of(request))))


@router.get("/questions/{name}", summary="Answer a stored question", response_model=AnswerContext)
def get_question(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    name: Annotated[str, Path(description="Name or id of the question, for instance CQ11")],
) -> Response:
    """Return the answer as JSON, as a page with the form, or as a file (`format=csv|xlsx`).

    The question's parameters are query parameters of the same name. Their values are addresses, short addresses
    (`thema:armut`) or names.
    """
    question = instance.catalogue[name]
    language = language_of(request)
    many = {one.name for one in question.parameters if one.many}
    values = {
        key: [one for value in request.query_params.getlist(key) for one in _apart(value, many=key in many)]
        for key in request.query_params
        if key not in _RESERVED
    }
    values = {key: given for key, given in values.items() if given}
    form = choose(request.headers.get("accept"), (JSON, HTML, *FILES), request.query_params.get("format"))
    missing = [one for one in question.parameters if _needed(one) and one.name not in values]
    if form is HTML and missing:
        return respond(request, "question.html", blank_context(instance, question, values, language))
    try:
        answer = ask(instance.store, question, values, language=language, elsewhere=elsewhere(request, instance))
    except WrongParameter as error:
        if form is not HTML:
            raise
        return respond(request, "question.html", blank_context(instance, question, values, language, str(error)))
    if form in FILES:
        return filed(listing_of_answer(instance.store, answer, language), form, instance.settings.publication)
    return respond(request, "question.html", answer_context(instance, answer, values, language))


def question_items(instance: Instance, language: Language) -> tuple[QuestionItem, ...]:
    """Return what people can ask, in the order of the catalogue, without choices for the blanks."""
    return tuple(_item(question, {}, language) for question in instance.catalogue.questions())


def _apart(value: str, *, many: bool) -> list[str]:
    """Return the values in a blank: several are typed with a semicolon between them."""
    return [one.strip() for one in (value.split(_APART.strip()) if many else [value]) if one.strip()]


def _needed(parameter: Parameter) -> bool:
    return not parameter.optional and parameter.default is None


def _item(question: Heading, values: Mapping[str, Iterable[str]], language: Language) -> QuestionItem:
    return QuestionItem(
        name=question.name,
        id=question.id or question.name,
        summary=question.summary.text(language),
        href=f"/questions/{question.name}",
        parameters=parameter_items(question.parameters, values, language),
    )


def parameter_items(
    parameters: Iterable[Parameter], values: Mapping[str, Iterable[str]], language: Language
) -> tuple[ParameterItem, ...]:
    """Return the blanks of a form, with what was filled in."""
    return tuple(
        ParameterItem(
            name=parameter.name,
            type=parameter.type,
            label=parameter.label.text(language),
            optional=not _needed(parameter),
            value=_APART.join(values.get(parameter.name, ())) or parameter.default or "",
            default=parameter.default or "",
            options={key: words.text(language) for key, words in parameter.choices.items()},
            many=parameter.many,
        )
        for parameter in parameters
    )


def blank_context(
    instance: Instance,
    question: Question | Computed,
    values: Mapping[str, Iterable[str]],
    language: Language,
    problem: str = "",
) -> AnswerContext:
    """Return a question that waits for its blanks to be filled, or for a wrong value to be mended."""
    return AnswerContext(
        question=_item(question, values, language),
        answered=False,
        problem=problem,
        columns=(),
        rows=(),
        sparql=question.text if isinstance(question, Question) else "",
        api=question.name,
        choices=name_choices(instance, question.parameters),
    )


def answer_context(
    instance: Instance, answer: Answer, values: Mapping[str, Iterable[str]], language: Language
) -> AnswerContext:
    """Return an answer as it is shown, with the values that were typed for it."""
    question = answer.question
    reasons = Reasons(instance.views)
    query = urlencode(values, doseq=True)
    return AnswerContext(
        question=_item(question, values, language),
        answered=True,
        problem="",
        columns=tuple(ColumnItem(column.name, column.label.text(language)) for column in answer.columns),
        rows=tuple(
            tuple(_cell(row.get(column.name), answer.labels, column.separator) for column in answer.columns)
            for row in answer.rows
        ),
        sparql=question.filled(answer.values) if isinstance(question, Question) else "",
        api=f"/questions/{question.name}" + (f"?{query}" if query else ""),
        choices=name_choices(instance, question.parameters),
        why=tuple(tuple(WhyItem(one.sentence, reasons.items(one.reasons)) for one in why) for why in answer.why),
        notes=answer.notes,
        files=fitting(answer.network),
    )


def name_choices(instance: Instance, parameters: Iterable[Parameter]) -> dict[str, tuple[str, ...]]:
    """Return names to fill in, by parameter, for the blanks that want a thing of some class."""
    return {
        parameter.name: instance.views.once(f"names of {kind.value}", partial(_names, instance, kind))
        for parameter in parameters
        if parameter.type == "iri" and (kind := parameter.of_class) is not None
    }


def _names(instance: Instance, kind: NamedNode) -> tuple[str, ...]:
    rows = instance.store.select(view("resolve_names").filled({"class": kind})).rows
    known = {row["name"].value for row in rows if not isinstance(row["name"], NamedNode)}
    names = sorted(name for name in known if not name.isdigit())  # official keys may be typed, and say nothing
    return tuple(names[:_CHOICES])


def _cell(term: Term | None, labels: Mapping[NamedNode, str], separator: str | None) -> Cell | None:
    """Return a term with what people read: the label of a thing, the texts of a list one after the other."""
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return Cell(term.value, "uri", labels.get(term) or readable_tail(term.value), page_of(term.value))
    if isinstance(term, BlankNode):
        return Cell(term.value, "bnode", term.value, "")
    text = term.value.replace(separator, "; ") if separator else term.value
    return Cell(term.value, "literal", text, "")
