"""Sentence parts: the clauses of a sentence, with relative and dependent ones cut out of those they stand in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.mention.people.functions import is_function
from kg.model import Span

__all__ = ["Part", "part_at", "parts_of"]

PREPOSITION: Final = r"(?:an|auf|aus|bei|durch|für|in|mit|nach|über|um|unter|von|vor|zu|zwischen|neben|gegen|ohne|dank)"
RELATIVE: Final = re.compile(
    rf"\s*[,–]\s+(?:und\s+)?(?P<bound>{PREPOSITION}\s)?"
    r"(?P<pronoun>die|der|das|den|dem|deren|dessen|denen|welche[rsnm]?)\s+(?P<next>[\wäöüß-]+)"
)
DEPENDENT: Final = re.compile(
    r"\s*,\s+(?:und\s+)?(?:dass|weil|wenn|ob|wie|warum|weshalb|was|wer|wo|wobei|woran|worin|während|nachdem|bevor"
    r"|damit|um|als|da|obwohl|obgleich|indem|sodass|ohne|statt|anstatt|sobald|solange|seitdem|bis)\s"
)
OPENING: Final = re.compile(
    r"\s*(?:Dass|Weil|Wenn|Ob|Wie|Warum|Weshalb|Was|Wer|Wo|Woran|Worin|Während|Nachdem|Bevor|Damit|Um|Als|Da|Obwohl"
    r"|Indem|Sobald|Solange|Welche[rsnm]?)\s"
)
BREAK: Final = re.compile(
    r"[;:]\s|\s–\s|,\s+(?=(?:doch|aber|sondern|dann|danach|stattdessen|dafür|für (?:ihn|sie)"
    r"|an (?:seiner|ihrer) Stelle)\s)"
)
COMMAS: Final = re.compile(r"[,–]")
COMMA: Final = re.compile(r",(?=\s)|;|\s–(?=\s)|:(?=\s)|[.!?]$")
BRACKETED: Final = re.compile(r"\([^()]{0,200}\)|„[^“]{0,300}“|\"[^\"]{0,300}\"|e\.\s?V\.|\d,\d")
LAST_WORD: Final = re.compile(r"(?P<word>[\wäöüß-]+)[“”\"«]?$")
VERBAL: Final = re.compile(
    r"(?:[a-zäöüß]{2,}(?:t|te|ten|tet|st|en|ern|eln)|hat|ist|sind|war|bin|ging|gab|kam|nahm|sah|stand|saß|hieß|ließ"
    r"|rief|lief|hielt|trug|fuhr|schuf|las|bot|zog|sprach|brach|stieß|schrieb|trieb|wies|fand|sang|wird|will|kann|soll"
    r"|darf|muss|mag|tut|fiel|lag|aß|bat|half|starb|warb|galt|verlor|begann|gewann|müsse|solle|könne|werde|habe|sei|dürfe|wolle|gehe|stehe|komme|brauche|würde|hätte|wäre|liege|bleibe|gebe|fehle)"
)
FINITE: Final = re.compile(r"(?<![\w-])[a-zäöüß]{2,}(?:te|ten|tet)(?![\w-])")
NO_VERB: Final = frozenset(
    "mit seit nicht gut laut samt statt bereits erst jetzt dort fast selbst weit sonst recht meist zuletzt heute"
    " morgen gestern eben gegen wegen neben den einen ihren seinen deren denen oben unten".split()
)
WHOSE: Final = frozenset({"dessen", "deren"})
MOST_COMMAS: Final = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A clause: its pieces in the order of the text, and for a relative one its pronoun and what governs that.

    ``pronoun`` is empty for other clauses; ``bound`` tells that a preposition stands before it ("durch die"), so that
    whom it means does not act.
    """

    pieces: tuple[Span, ...]
    pronoun: str = ""
    bound: bool = False

    @property
    def start(self) -> int:
        """Return where the clause starts."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Return where the clause ends."""
        return self.pieces[-1].end

    def holds(self, span: Span) -> bool:
        """Tell whether a span lies in one of the pieces."""
        return any(span.within(piece) for piece in self.pieces)

    def said(self, text: str) -> str:
        """Return the words of the clause, its pieces joined by a blank."""
        return " ".join(piece.of(text) for piece in self.pieces)


@lru_cache(maxsize=512)  # every role cue that matches asks for the same sentence
def parts_of(text: str, sentence: Span) -> tuple[Part, ...]:
    """Return the clauses of a sentence in the order of their starts.

    A relative clause ends with its verb ("die das Jugendamt leitet"), which tells it from an apposition ("die Leiterin
    des Jugendamts"). What stands before and behind such a clause is one clause again.
    """
    inner = tuple(inserted(text, sentence))
    found = list(inner)
    pieces: list[Span] = []
    cursor = sentence.start
    for part in (*inner, None):
        stop = part.start if part else sentence.end
        place = cursor
        for cut in BREAK.finditer(text, cursor, stop):
            pieces += [Span(place, cut.start())] if place < cut.start() else []
            found += [Part(tuple(pieces))] if pieces else []
            pieces, place = [], cut.end()
        if place < stop:
            pieces.append(Span(place, stop))
        cursor = part.end if part else stop
    if pieces:
        found.append(Part(tuple(pieces)))
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def part_at(text: str, sentence: Span, place: int) -> Part:
    """Return the clause in which a place of a sentence lies; the sentence where it lies between two."""
    held = (part for part in parts_of(text, sentence) if part.holds(Span(place, place + 1)))
    return next(held, Part((sentence,)))


def inserted(text: str, sentence: Span) -> Iterator[Part]:
    """Yield the relative and dependent clauses of a sentence, none inside another."""
    opening = OPENING.match(text, sentence.start, sentence.end)
    place = sentence.start
    stop = ending(text, place, sentence.end, sentence.start + 1) if opening else None
    if stop:
        yield Part((Span(place, stop),))
        place = stop
    while place < sentence.end:
        comma = COMMAS.search(text, place, sentence.end)
        if comma is None:
            return
        at = comma.start()
        relative = RELATIVE.match(text, at, sentence.end)
        dependent = None if relative else DEPENDENT.match(text, at, sentence.end)
        stop = None
        if (
            relative and (relative["bound"] or relative["pronoun"] in WHOSE or not is_function(relative["next"]))
        ) or dependent:
            stop = ending(text, at, sentence.end, at + 2)
        if stop is None:
            place = at + 1
            continue
        yield Part(
            (Span(at, stop),), relative["pronoun"] if relative else "", relative is not None and bool(relative["bound"])
        )
        place = stop


def ending(text: str, start: int, last: int, floor: int) -> int | None:
    """Return where a clause that ends with its verb ends; ``None`` if no comma or end stands behind a verb."""
    covered = BRACKETED.sub(lambda match: "_" * len(match.group()), text[start:last])
    for count, comma in enumerate(COMMA.finditer(covered, max(0, floor - start))):
        if count == MOST_COMMAS:
            return None
        word = LAST_WORD.search(covered[: comma.start()].rstrip())
        if word and VERBAL.fullmatch(word["word"]) and word["word"] not in NO_VERB:
            return start + comma.start()
        if FINITE.search(covered, 0, comma.start()) or comma.group() in {";", ":"}:
            return None
    return None
