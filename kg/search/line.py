"""Line: what a list says of each finding: its name, what it is, and the words around those that were looked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.search.entry import Entry, EntryKind
from kg.search.finding import Found, Hit
from kg.search.index import Index
from kg.search.link import Relation
from kg.search.marking import Part, marked
from kg.search.words import NOWHERE, Wish
from kg.store.base import Store
from kg.terms import Literal
from kg.themes.view import each_row

__all__ = ["Line", "lines_of"]

_FEW: Final = 3
"""Names and things that are told beside another."""
_BETWEEN: Final = " · "


@dataclass(frozen=True, slots=True)
class Line:
    """One finding in a language: its name and a line of context, the words that were looked for marked in both.

    ``detail`` tells it from its neighbours: functions and bodies, places, a definition. ``context`` is part of a
    document's text, or where the name has not all words, other names and the detail that have them; else empty.
    ``sources`` are the documents that tell of it.
    """

    entry: Entry
    label: str
    name: tuple[Part, ...]
    detail: str
    context: tuple[Part, ...]
    sources: tuple[Entry, ...]


def lines_of(store: Store, index: Index, found: Found, language: str) -> Iterator[Line]:
    """Yield a line for each hit, in their order; texts of documents are read from the store, one by one."""
    for hit in found.hits:
        entry = hit.entry
        label = entry.labels[language]
        name = marked(label, found.wishes, most=len(label))
        yield Line(
            entry=entry,
            label=label,
            name=name,
            detail=_detail(index, hit, language),
            context=_context(store, hit, found.wishes, language, label),
            sources=index.led_to(hit.number, Relation.SOURCE),
        )


def _detail(index: Index, hit: Hit, language: str) -> str:
    about = hit.entry.about[language]

    def near(relation: Relation, of: int = hit.number) -> str:
        return ", ".join([entry.labels[language] for entry in index.led_to(of, relation)][:_FEW])

    told: tuple[str, ...]
    match hit.entry.kind:
        case EntryKind.PERSON:
            told = (about, near(Relation.BODY))
        case EntryKind.ORGANISATION | EntryKind.PROGRAMME:
            told = (about, near(Relation.PLACE))
        case EntryKind.PLACE:
            told = (near(Relation.AROUND),)
        case EntryKind.EVENT:
            told = (", ".join(index.years(hit.number)), near(Relation.PLACE))
        case EntryKind.DOCUMENT:
            told = (near(Relation.EVENT),)
        case _:
            told = (about,)
    return _BETWEEN.join(one for one in told if one and one != hit.entry.labels[language])


def _context(store: Store, hit: Hit, wishes: tuple[Wish, ...], language: str, label: str) -> tuple[Part, ...]:
    """Return the words around what was looked for, where the name alone does not show them all."""
    if hit.start != NOWHERE:
        return marked(_text(store, hit.entry)[hit.start : hit.stop], wishes)
    if not wishes or all(_has(label, wish) for wish in wishes):
        return ()
    names = [name for name in (*hit.entry.names, *hit.entry.hidden) if name != label and _any(name, wishes)]
    about = hit.entry.about[language]
    texts = (*names[:_FEW], *([about] if _any(about, wishes) else []))
    return marked(_BETWEEN.join(texts), wishes)


def _text(store: Store, document: Entry) -> str:
    rows = each_row(store, "page_document_text", document=[document.node])
    return next((text.value for row in rows if isinstance(text := row["text"], Literal)), "")


def _has(text: str, wish: Wish) -> bool:
    return _any(text, (wish,))


def _any(text: str, wishes: Iterable[Wish]) -> bool:
    return any(hit for _, hit in marked(text, tuple(wishes), most=len(text) + 1))
