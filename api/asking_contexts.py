"""Asking contexts: what the address that understands questions answers."""

from dataclasses import dataclass

from api.content_contexts import AnswerContext

__all__ = ["AskDetail", "ChoiceItem", "ReadingItem"]


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """Another thing that words of the question may name: what it is called, and the answer for it."""

    label: str
    said: str
    href: str


@dataclass(frozen=True, slots=True)
class ReadingItem:
    """One way to understand a question: the stored one, a sentence with its values, and the address that answers it.

    ``values`` are by parameter, as the stored question takes them; ``choices`` are readings with another thing.
    """

    name: str
    id: str
    sentence: str
    href: str
    values: dict[str, tuple[str, ...]]
    ignored: tuple[str, ...]
    choices: tuple[ChoiceItem, ...]


@dataclass(frozen=True, slots=True)
class AskDetail:
    """A question put freely: how it was understood, what else it may mean, and the answer.

    Without a ``reading`` it was not understood: ``refusal`` says so, ``unknown`` are the words in the way, and
    ``others`` are near questions. ``corrections`` are words as typed and as read. ``search`` are the words to search
    for instead: the names in it, or what was not understood. ``examples`` are questions that are understood.
    """

    q: str
    reading: ReadingItem | None
    refusal: str
    others: tuple[ReadingItem, ...]
    unknown: tuple[str, ...]
    corrections: dict[str, str]
    search: str
    answer: AnswerContext | None
    examples: tuple[str, ...]
