"""Asking: the route that understands a question put freely, says how, and answers it."""

from collections.abc import Iterator, Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from api.asking_contexts import AskDetail, ChoiceItem, ReadingItem
from api.content_contexts import AnswerContext
from api.examples import example_questions
from api.files import filed, wished
from api.instance import Instance, instance_of
from api.messages import Language, language_of
from api.openapi import LISTS
from api.questions import answer_context, blank_context
from api.render import respond
from kg.ask import Answer, ask
from kg.errors import WrongParameter
from kg.export import listing_of_answer
from kg.terms import NamedNode, shortened
from kg.understand import Reading, labels_of, refusal, said_of, understand

__all__ = ["router"]

router = APIRouter(tags=["Questions"], responses=LISTS)


@router.get("/ask", summary="Ask in words of your own", response_model=AskDetail)
def get_ask(
    request: Request,
    instance: Annotated[Instance, Depends(instance_of)],
    q: Annotated[str, Query(max_length=300, description="A question in German or English")] = "",
) -> Response:
    """Return how a question is understood, as one of the stored questions with its blanks filled, and its answer.

    There is no language model behind it: words meet the phrasings of the stored questions, names and themes those of
    the graph. What is not understood is said to be so, with near questions. Files (`format=csv|xlsx`) hold the answer.
    """
    language, form = language_of(request), wished(request)
    text = " ".join(q.split())
    if not text:
        if form is not None:
            raise WrongParameter("q must be a question, such as q=Wer arbeitet zu Armut?")
        examples = example_questions(instance, language)
        return respond(request, "ask.html", AskDetail("", None, "", (), (), {}, "", None, examples))
    understood = understand(instance.store, instance.catalogue, text)
    labels, reading = labels_of(instance.store, understood, language), understood.reading
    if reading is None and form is not None:
        raise WrongParameter(refusal(understood, language))
    if reading is not None and form is not None:
        return filed(
            listing_of_answer(instance.store, _answer(instance, reading, language), language),
            form,
            instance.settings.publication,
        )
    return respond(
        request,
        "ask.html",
        AskDetail(
            q=text,
            reading=_item(reading, labels, language, understood.corrections) if reading else None,
            refusal="" if reading else refusal(understood, language),
            others=tuple(_item(one, labels, language) for one in understood.others),
            unknown=understood.unknown,
            corrections=dict(understood.corrections),
            search=_names_in(reading) or " ".join(understood.unknown) or text,
            answer=_answered(instance, reading, language) if reading else None,
            examples=() if reading else example_questions(instance, language),
        ),
    )


def _names_in(reading: Reading | None) -> str:
    """Return the words of a question that name things."""
    given = reading.values.values() if reading is not None else ()
    return " ".join(dict.fromkeys(one.said for chosen in given for one in chosen))


def _answer(instance: Instance, reading: Reading, language: Language) -> Answer:
    return ask(instance.store, instance.catalogue[reading.question.name], reading.typed(), language=language)


def _answered(instance: Instance, reading: Reading, language: Language) -> AnswerContext:
    """Return the answer, or what is the matter with the values where the graph cannot answer for them."""
    values = reading.typed()
    try:
        return answer_context(instance, _answer(instance, reading, language), values, language)
    except WrongParameter as error:
        question = instance.catalogue[reading.question.name]
        return blank_context(instance, question, values, language, str(error))


def _item(
    reading: Reading,
    labels: Mapping[NamedNode, str],
    language: Language,
    corrections: tuple[tuple[str, str], ...] = (),
) -> ReadingItem:
    values = {name: tuple(typed) for name, typed in reading.typed().items()}
    return ReadingItem(
        name=reading.question.name,
        id=reading.question.id or reading.question.name,
        sentence=said_of(reading, labels, language, corrections),
        href=_href(reading.question.name, values),
        values=values,
        ignored=reading.ignored,
        choices=tuple(_choices(reading, values, labels)),
    )


def _choices(
    reading: Reading, values: Mapping[str, tuple[str, ...]], labels: Mapping[NamedNode, str]
) -> Iterator[ChoiceItem]:
    """Yield the readings in which one name of the question means another thing."""
    for name, chosen in reading.values.items():
        for place, one in enumerate(chosen):
            for other in one.others:
                typed = [*values[name]]
                typed[place] = shortened(other)
                href = _href(reading.question.name, {**values, name: tuple(typed)})
                yield ChoiceItem(labels.get(other, shortened(other)), one.said, href)


def _href(name: str, values: Mapping[str, tuple[str, ...]]) -> str:
    query = urlencode(values, doseq=True, safe=":/")
    return f"/questions/{name}" + (f"?{query}" if query else "")
