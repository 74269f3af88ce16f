"""Passages: the sentences of German prose and the entries of lists, as spans."""

import re
from collections.abc import Iterable

from kg.cues import Cued
from kg.model import Block, BlockKind, Passage, Span

__all__ = ["passages", "sentences"]

# A possible end: mark, closing quotes or brackets, white space, then what a sentence can start with.
POSSIBLE_END = re.compile(r"[.!?…][“”\"’»)\]]*(?=\s+[„“\"»(\[]?[A-ZÄÖÜ0-9])")
LAST_WORD = re.compile(r"(\S+)$")

# Abbreviations after which a full stop does not end a sentence (lower case, without the last stop).
ABBREVIATIONS = frozenset(
    "dr prof dipl ing mag phil rer pol nat med jur h.c habil st str nr abs art bzw ca usw etc evtl ggf gem inkl insb"
    " vgl z.b z. z d.h d. u.a u. o.g i.d.r i.v s. bd hrsg kap lit ziff sog bspw ev e v.l.n.r pd priv frl hl tel"
    " jan feb mrz apr jun jul aug sep sept okt nov dez min std mio mrd max a.d m.a b.a"
    " c fr hr hrn pfr pfrin bgm sup dek u gez lt stellv em i.r apl hon oec theol paed"
    " ev.-luth ev.-ref ev.-freikirchl röm.-kath kath luth vogtl westf holst".split()
)
INITIAL = Cued(r"(?:^|[\s(])[A-ZÄÖÜ]\.$")
LEGAL_FORM = Cued(r"\be\.\s?[VG]\.$")
ORDINAL = Cued(r"(?:^|[\s(])\d{1,2}\.$")


def passages(text: str, blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Return every sentence of the paragraphs and every other block as a whole, in the order of the text."""
    found: list[Passage] = []
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            found.extend(Passage(span) for span in sentences(text, block.span))
        else:
            found.append(Passage(block.span))
    return tuple(sorted(found))


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Return the sentences inside a span, trimmed and in order; together they cover all but white space.

    Full stops inside names („Gemeinsam.Gestalten.“), of abbreviations, initials, legal forms and ordinals end nothing.
    """
    found: list[Span] = []
    start = span.start
    for match in POSSIBLE_END.finditer(text, span.start, span.end):
        if ends_sentence(text[start : match.end()]):
            found.append(Span(start, match.end()))
            start = match.end()
            while start < span.end and text[start].isspace():
                start += 1
    if start < span.end:
        found.append(Span(start, span.end))
    return tuple(found)


def ends_sentence(so_far: str) -> bool:
    """Tell whether a text that ends with a possible sentence end does end there."""
    if not so_far.rstrip('“”"’»)]').endswith("."):
        return True
    bare = so_far.rstrip('“”"’»)]')
    if LEGAL_FORM.search(bare):
        return False
    if ORDINAL.search(bare) or INITIAL.search(bare):
        return False
    last = LAST_WORD.search(bare)
    word = last.group(1).strip('(„"').rstrip(".").lower() if last else ""
    return word not in ABBREVIATIONS and word.rsplit("-", 1)[-1] not in ABBREVIATIONS  # "Dr.-Ing."
