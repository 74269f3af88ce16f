"""Text values: documents, their blocks and passages."""

from dataclasses import dataclass, field
from enum import StrEnum

from kg.model.alignment import Alignment
from kg.model.span import Span

__all__ = [
    "Block",
    "BlockKind",
    "Document",
    "Passage",
]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is stored: NFC text with line feeds as line ends; every offset counts its characters.

    ``alignment`` tells where they stood in the text as it was read: that of the file, or the page a reader made of it.
    """

    slug: str
    source: str
    text: str
    text_hash: str
    language: str = "de"
    made_up: bool = False
    alignment: Alignment = field(default=Alignment(), compare=False, repr=False)


class BlockKind(StrEnum):
    """What a block of a document is by its layout."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document with one layout role.

    ``span`` leaves out bullets and surrounding white space; ``headings`` are the headings that govern the block,
    nearest first, so a list item under "Moderation" under "Mitwirkende" carries both.
    """

    kind: BlockKind
    span: Span
    headings: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """The sentence, list entry or heading that a reader needs to see around a quote."""

    span: Span
