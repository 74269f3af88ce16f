"""Legal names: where names stand that only a legal form marks, from the first word to the form."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.borders import stops
from kg.mention.bodies.inflection import head_of
from kg.mention.bodies.nameparts import LEGAL, NAME_WINDOW
from kg.model import Span
from kg.vocabulary import Vocabulary

__all__ = ["CREDIT", "by_legal_form"]

CREDIT: Final = Cued(r"(?:\b(?:Fotos?|Bild(?:er|nachweis|quelle)?|Grafik|Copyright)\s?(?:\([^)\n]*\))?\s?:|©)[^\n]*$")
LEGAL_FORM: Final = Cued(rf"(?<=[\w“”\"»’)])[ \t\u00a0]+{LEGAL}")
# "Projekt von „Zu Hause daheim e. V.“": the quotes hold the whole name.
QUOTED_FORM: Final = Cued(rf"[„\"»](?P<name>[^„“”\"»«\n]{{3,60}}[ \t]{LEGAL})[“”\"«]")
BORDER: Final = re.compile(r"[,;:|(•●·/\n\t]|[.!?]\s|\s[–-]\s")
TOKEN: Final = re.compile(r"„[^“\n]*“|\"[^\"\n]*\"|[^\s]+")
# What somebody does stands before a body, and is no part of its name.
DONE: Final = frozenset(
    "Unterstützung Hilfe Beteiligung Trägerschaft Leitung Räumen Räume Einrichtung Regie Federführung Förderung Mitteln"
    " Vertreter Vertreterin Vertreterinnen Mitarbeit Auftrag Dach".split()
)
NAME_OPENING: Final = 2  # an article and a capitalised word
FOREIGN: Final = re.compile(
    r"(?!(?:und|als|auch|nun|noch|nur|von|am|im|zum|zur|bei)$)[a-z]{1,6}(?<!t)(?<!e)(?<!en)(?<!er)(?<!em)"
)
ARTICLES: Final = frozenset("der die das dem den des vom beim".split())
LINKS: Final = frozenset("für gegen zur zum der des".split())
LOOSE_LINKS: Final = frozenset("mit im in am an von zu ohne bei vor unter".split())
LONGEST_NAME: Final = 5


def by_legal_form(
    text: str, span: Span, vocabulary: Vocabulary, closed: tuple[Span, ...], taken: tuple[Span, ...]
) -> Iterator[Span]:
    """Yield the spans of names that only a legal form marks: the capitalised words before it."""
    for match in QUOTED_FORM.finditer(text, span.start, span.end):
        inside = Span(*match.span("name"))
        if not any(one.overlaps(inside) for one in (*closed, *taken)):
            taken = (*taken, inside)
            yield inside
    for match in LEGAL_FORM.finditer(text, span.start, span.end):
        if any(one.start < match.end() and match.start() < one.end for one in taken):
            continue
        floors = [
            span.start,
            match.start() - NAME_WINDOW,
            *(one.end for one in (*closed, *taken) if one.end <= match.start()),
        ]
        floor = max(floors)
        border = max((cut.end() for cut in BORDER.finditer(text, floor, match.start())), default=floor)
        start = legal_start(text, border, match.start())
        if vocabulary.places.get(text[start : match.start()].strip().lower()):
            continue
        if start < match.start() and not CREDIT.search(text[max(0, start - NAME_WINDOW) : start]):
            yield Span(start, match.end())


def legal_start(text: str, border: int, end: int) -> int:
    """Return where the name starts that a legal form at ``end`` closes; ``end`` if no name stands there."""
    tokens = list(TOKEN.finditer(text, border, end))
    start, place = end, len(tokens) - 1
    while place >= 0:
        word = tokens[place].group()
        brand = start == end and word.isalpha() and (place == 0 or tokens[place - 1].group().lower() in ARTICLES)
        if brand or word[0] in '„"' or (word[0].isupper() and not stops(word)) or word[0].isdigit():
            start = tokens[place].start()
            place -= 1
            continue
        before = tokens[place - 1].group() if place else ""
        capital = before[:1].isupper() and not stops(before) and before not in DONE
        if word in LINKS | LOOSE_LINKS and start < end and capital and (word in LINKS or leads(tokens, place - 1)):
            place -= 1
            continue
        if word in {"der", "die", "den"} and place and tokens[place - 1].group() in LINKS and start < end:
            place -= 1
            continue
        if is_foreign(tokens, place, start, end):
            start = tokens[place - 1].start()
        break
    if place >= 0 and is_whole(tokens, text[border - 1 : border]):
        return tokens[0].start()
    return start


def is_foreign(tokens: list[re.Match[str]], place: int, start: int, end: int) -> bool:
    """Tell whether a small word is the second of a name that an article opens: "die Quo vadis Sozialraum gGmbH"."""
    before = [tokens[at].group() for at in (place - 2, place - 1) if at >= 0]
    opened = len(before) == NAME_OPENING and before[0].lower() in ARTICLES and before[1][0].isupper()
    return opened and start < end and FOREIGN.fullmatch(tokens[place].group()) is not None


def is_whole(tokens: list[re.Match[str]], border: str) -> bool:
    """Tell whether a few words between a border and a legal form are one name, small words and all.

    At the start of a line or bracket any words may be ("Eltern helfen Eltern e. V."), in an enumeration capitalised
    ones and what links them ("Arbeit und Leben gGmbH"), if none of them heads a body of its own.
    """
    words = [token.group() for token in tokens]
    if len(words) > LONGEST_NAME or not words[0][0].isupper() or any(stops(word) for word in words):
        return False
    if border in {"\n", "(", "·", "•", "|"}:
        return True
    linked = all(word[0].isupper() or word in LINKS | LOOSE_LINKS | {"und"} for word in words)
    return border in {",", ":", ";"} and linked and not any(head_of(word) for word in words)


def leads(tokens: list[re.Match[str]], place: int) -> bool:
    """Tell whether the word at this place opens a name: nothing stands before it, or an article."""
    return place == 0 or tokens[place - 1].group().lower() in {
        "der",
        "die",
        "das",
        "dem",
        "des",
        "den",
        "vom",
        "beim",
        "verein",
    }
