"""Catalogue: the stored questions, views, rules and lookups, by name."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Final

from kg import resources
from kg.errors import QuestionBroken, UnknownQuestion
from kg.question import Computed, Kind, Question
from kg.questionfile import read_computed, read_question

__all__ = ["Catalogue", "load_catalogue", "lookup", "view"]

_FOLDERS: Final[Mapping[str, Kind]] = {"cq": "cq", "views": "view", "rules": "rule", "lookup": "lookup"}


@dataclass(frozen=True, slots=True)
class Catalogue(Mapping[str, Question | Computed]):
    """Questions by name, in the order of their names; one with an id answers to that too (``CQ11``)."""

    by_name: Mapping[str, Question | Computed]

    def __getitem__(self, name: str) -> Question | Computed:
        """Return the question of a name or id, in upper or lower case.

        Raises:
            UnknownQuestion: there is none; the message names those that come close.
        """
        found = self._named().get(name.strip().lower())
        if found is not None:
            return found
        close = difflib.get_close_matches(name.strip().lower(), self._named(), n=5)
        offer = close or [question.id or question.name for question in self.questions()]
        raise UnknownQuestion(f"no question {name!r}; there {'is' if len(offer) == 1 else 'are'} {', '.join(offer)}")

    def __contains__(self, name: object) -> bool:
        """Return whether there is a question of this name or id."""
        return isinstance(name, str) and name.strip().lower() in self._named()

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.by_name)

    def __len__(self) -> int:
        """Return the number of questions, views, rules and lookups."""
        return len(self.by_name)

    def questions(self) -> tuple[Question | Computed, ...]:
        """Return those that people ask: no views, no rules, no lookups."""
        return tuple(question for question in self.by_name.values() if question.kind in {"cq", "question", "network"})

    def _named(self) -> Mapping[str, Question | Computed]:
        ids = {question.id.lower(): question for question in self.by_name.values() if question.id}
        return ids | {name.lower(): question for name, question in self.by_name.items()}


def load_catalogue(folder: Traversable | None = None) -> Catalogue:
    """Return the catalogue of a folder's ``.rq`` and ``.yaml`` files, with its subfolders; by default the shipped.

    Raises:
        QuestionBroken: a file is faulty, or two share a name or an id.
    """
    found: dict[str, Question | Computed] = {}
    ids: dict[str, str] = {}
    for kind, file in _files(folder if folder is not None else resources.queries(), "question"):
        question = _read(kind, file)
        if question.name in found:
            raise QuestionBroken(f"two files are named {file.name}")
        if question.id is not None and ids.setdefault(question.id.lower(), question.name) != question.name:
            raise QuestionBroken(f"{question.name} and {ids[question.id.lower()]} have the same id {question.id}")
        found[question.name] = question
    return Catalogue(dict(sorted(found.items())))


def _read(kind: Kind, file: Traversable) -> Question | Computed:
    text = file.read_text(encoding="utf-8")
    if file.name.endswith(".yaml"):
        return read_computed(file.name.removesuffix(".yaml"), text)
    return read_question(file.name.removesuffix(".rq"), kind, text)


@cache
def view(name: str) -> Question:
    """Return one of the shipped views; read once."""
    file = resources.queries() / "views" / f"{name}.rq"
    return read_question(name, "view", file.read_text(encoding="utf-8"))


@cache
def lookup(name: str) -> Question:
    """Return one of the shipped questions to other servers; read once.

    Raises:
        UnknownQuestion: there is none.
    """
    folder = resources.queries() / "lookup"
    texts = {file.name.removesuffix(".rq"): file for file in folder.iterdir() if file.name.endswith(".rq")}
    if name not in texts:
        raise UnknownQuestion(f"no lookup {name!r}; there are {', '.join(sorted(texts))}")
    return read_question(name, "lookup", texts[name].read_text(encoding="utf-8"))


def _files(folder: Traversable, kind: Kind) -> Iterator[tuple[Kind, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, _FOLDERS.get(entry.name, kind))
        elif entry.name.endswith((".rq", ".yaml")):
            yield kind, entry
