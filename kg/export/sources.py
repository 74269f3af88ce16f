"""Sources: the passages behind the rows of a listing, one line each, and what is owed to whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.export.listing import Listing
from kg.export.wording import STATUS, WORDS
from kg.terms import NamedNode
from kg.themes import Passage, Reason

__all__ = ["Source", "attribution", "document_title", "sources_of"]


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that a row rests on: ``number`` is the row's, from 1, ``span`` are the words that show the fact.

    ``statement`` is the sentence of the answer, ``sentence`` that of the document. ``shows_theme`` tells a passage
    for the theme of an event from one for the actor in it; ``day`` is the event's, or empty.
    """

    number: int
    called: str
    statement: str
    shows_theme: bool
    sentence: str
    span: str
    document: NamedNode
    day: str
    status: str
    confidence: float
    evidence: NamedNode


def sources_of(listing: Listing) -> tuple[Source, ...]:
    """Return the sources of all rows in their order; no passage twice for the same statement of a row."""
    return tuple(dict.fromkeys(_each(listing)))


def attribution(listing: Listing) -> str:
    """Return one line on where the file's data come from and under which terms."""
    documents = [document_title(listing, document) for document in listing.origins.documents]
    words = WORDS["attribution" if documents else "attribution-plain"].text(listing.language)
    terms = f" {WORDS['licence'].text(listing.language)}: {listing.licence}." if listing.licence else ""
    return words.format(documents="; ".join(dict.fromkeys(documents))) + terms


def document_title(listing: Listing, document: NamedNode) -> str:
    """Return the title of a document, marked if it was made up."""
    origin = listing.origins.documents.get(document)
    if origin is None:
        return document.value.rsplit("/", 1)[-1]
    return WORDS["made-up"].text(listing.language).format(title=origin.title) if origin.made_up else origin.title


def _each(listing: Listing) -> Iterator[Source]:
    for number, (row, whys) in enumerate(zip(listing.rows, listing.why, strict=False), start=1):
        called = listing.called(row)
        for why in whys:
            for reason in why.reasons:
                for passage in reason.passages:
                    yield _source(listing, number, called, why.sentence, reason, passage, shows_theme=False)
                for passage in reason.theme_passages:
                    yield _source(listing, number, called, why.sentence, reason, passage, shows_theme=True)


def _source(
    listing: Listing, number: int, called: str, statement: str, reason: Reason, passage: Passage, *, shows_theme: bool
) -> Source:
    status = passage.status.value.rsplit("/", 1)[-1]
    return Source(
        number=number,
        called=called,
        statement=statement,
        shows_theme=shows_theme,
        sentence=_in_line(passage.text),
        span=_in_line(passage.text[passage.start : passage.end]),
        document=passage.document,
        day=listing.origins.days.get(reason.item, ""),
        status=STATUS[status].text(listing.language) if status in STATUS else status,
        confidence=passage.confidence,
        evidence=passage.evidence,
    )


def _in_line(text: str) -> str:
    return " ".join(text.split())
