"""Documents: characters normalised and torn words mended once, so that every later offset holds."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from kg.errors import DocumentUnreadable, Fault
from kg.model import Alignment, Document, Edit, rewritten
from kg.read.hyphens import torn_words
from kg.read.spacing import misplaced_blanks
from kg.slug import slug

__all__ = ["MAX_CHARACTERS", "normal", "read_text"]

MAX_CHARACTERS: Final = 20_000_000
LINE_ENDS: Final = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
# Seen by nobody and in the way of every rule: soft hyphens (with the line's end that they divide a word at), zero-width
# blanks, byte order marks, control characters.
INVISIBLE: Final = re.compile(
    r"\xad[ \t]*\n[ \t]*(?=[^\W\d_])|[\xad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
BLANKS: Final = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
HALF_CHARACTERS: Final = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
# No character joins one of ASCII in front of it, so what stands between two of them is normal by itself.
COMPOSED: Final = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")

Step = Callable[[str], Iterable[Edit]]


def read_text(text: str, *, source: str, where: str = "", name: str = "", made_up: bool = False) -> Document:
    """Return a document with normal text, called ``name`` or like the file ``source``.

    Messages name the document as ``where``, or as ``source`` if that is not given.

    Raises:
        DocumentUnreadable: there is nothing but white space, or too much of it.
    """
    if len(text) > MAX_CHARACTERS:
        raise DocumentUnreadable(
            f"{where or source}: {len(text):,} characters are over the limit of {MAX_CHARACTERS:,}; split the document",
            Fault.LARGE,
        )
    stored, alignment = normal(text)
    if not stored.strip():
        raise DocumentUnreadable(f"{where or source}: the file is empty; there is no text to read", Fault.EMPTY)
    return Document(
        slug=slug(name or PurePosixPath(source).stem),
        source=source,
        text=stored,
        text_hash=hashlib.sha256(stored.encode()).hexdigest(),
        made_up=made_up,
        alignment=alignment,
    )


def normal(text: str) -> tuple[str, Alignment]:
    """Return a text as it is stored, and where its characters stood: NFC, line feeds, plain blanks, whole words.

    Normal text stays as it is.
    """
    alignment = Alignment()
    for step in CHARACTERS:
        text, alignment = applied(step, text, alignment)
    while True:
        before = text
        for step in (torn_words, misplaced_blanks):
            text, alignment = applied(step, text, alignment)
        if text == before:  # a mended word can be half of another one
            return text, alignment


def applied(step: Step, text: str, earlier: Alignment) -> tuple[str, Alignment]:
    """Return a text after one more step."""
    edits = list(step(text))
    if not edits:
        return text, earlier
    new, alignment = rewritten(text, edits)
    return new, alignment.after(earlier)


def replacing(pattern: re.Pattern[str], put: str) -> Step:
    """Return the step that puts one text in place of all that a pattern finds."""
    return lambda text: ((*match.span(), put) for match in pattern.finditer(text))


def composition(text: str) -> Iterator[Edit]:
    """Yield the edits that make a text NFC."""
    if unicodedata.is_normalized("NFC", text):
        return
    for match in COMPOSED.finditer(text):
        made = unicodedata.normalize("NFC", match.group())
        if made != match.group():
            yield (*match.span(), made)


CHARACTERS: Final = (
    replacing(LINE_ENDS, "\n"),
    replacing(INVISIBLE, ""),
    replacing(BLANKS, " "),
    replacing(HALF_CHARACTERS, "\ufffd"),
    composition,
)
