"""Saying: how a question was understood, in a sentence for people."""

from collections.abc import Iterable, Mapping
from typing import Final

from kg.question import Parameter, Wording
from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes.name import names_of
from kg.understand.reading import Chosen, Reading
from kg.understand.understanding import Understanding

__all__ = ["labels_of", "refusal", "said_of", "value_labels"]

_WORDING: Final[Mapping[str, Wording]] = {
    "nothing": Wording(
        "Das habe ich nicht verstanden. Fragen lässt sich nach Akteuren, Themen, Orten und Veranstaltungen im Graphen.",
        "I did not understand that. Questions on actors, themes, places and events of the graph are answered.",
    ),
    "unknown": Wording("Das habe ich nicht verstanden: {words}.", "I did not understand that: {words}."),
    "corrected": Wording("{typed} gelesen als {read}", "{typed} read as {read}"),
    "ignored": Wording("nicht berücksichtigt: {words}", "not taken into account: {words}"),
}


def labels_of(store: Store, understanding: Understanding, language: str) -> dict[NamedNode, str]:
    """Return what the things in the readings are called, those beside the chosen ones too."""
    readings = (*filter(None, (understanding.reading,)), *understanding.others)
    chosen = [one for reading in readings for values in reading.values.values() for one in values]
    nodes = {node for one in chosen for node in (*filter(None, (one.node,)), *one.others)}
    return names_of(store, nodes, language)


def said_of(
    reading: Reading,
    labels: Mapping[NamedNode, str],
    language: str,
    corrections: Iterable[tuple[str, str]] = (),
) -> str:
    """Return the stored question with what is in its blanks, and what was read otherwise or not at all."""
    parameters = {parameter.name: parameter for parameter in reading.question.parameters}
    shown = {name: value_labels(parameters[name], values, labels, language) for name, values in reading.values.items()}
    parts = [f"{parameters[name].label.text(language)}: {', '.join(values)}" for name, values in shown.items()]
    parts += [_worded("corrected", language, typed=_quoted(typed), read=_quoted(read)) for typed, read in corrections]
    if reading.ignored:
        parts.append(_worded("ignored", language, words=", ".join(map(_quoted, reading.ignored))))
    summary = reading.question.summary.text(language)
    return f"{summary} – {'; '.join(parts)}" if parts else summary


def value_labels(
    parameter: Parameter, values: Iterable[Chosen], labels: Mapping[NamedNode, str], language: str
) -> tuple[str, ...]:
    """Return what people read for the values of a blank."""
    return tuple(
        labels.get(one.node, one.typed)
        if one.node is not None
        else parameter.choices[one.typed].text(language)
        if one.typed in parameter.choices
        else one.typed
        for one in values
    )


def refusal(understanding: Understanding, language: str) -> str:
    """Return that a question was not understood, and at which words that lies."""
    words = ", ".join(map(_quoted, understanding.unknown))
    return _worded("unknown" if words else "nothing", language, words=words)


def _worded(name: str, language: str, **values: str) -> str:
    return _WORDING[name].text(language).format(**values)


def _quoted(word: str) -> str:
    return f"„{word}“"
