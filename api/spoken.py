"""Spoken: the one text of several that fits a language."""

from collections.abc import Iterable, Mapping

from api.messages import Language
from kg.terms import Literal

__all__ = ["in_language"]


def in_language(terms: Iterable[object], language: Language) -> str:
    """Return the text in the language asked for, else in German, else any, else nothing."""
    texts: Mapping[str | None, str] = {term.language: term.value for term in terms if isinstance(term, Literal)}
    return texts.get(language) or texts.get("de") or next(iter(texts.values()), "")
