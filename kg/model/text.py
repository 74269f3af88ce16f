"""Text values: documents, their blocks and passages, and spans of characters."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Block",
    "BlockKind",
    "Document",
    "Passage",
    "Span",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of characters of a document's text: 0-based, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters this span covers."""
        return text[self.start : self.end]

    def within(self, other: "Span") -> bool:
        """Tell whether this span lies inside another one."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is stored: NFC text with line feeds as line ends; every offset counts its characters."""

    slug: str
    source: str
    text: str
    text_hash: str
    language: str = "de"
    made_up: bool = False


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
