"""Elements: the challenges, barriers, needs, guiding questions and mottoes that a text names."""

import re
from collections.abc import Callable
from typing import Final

from kg.choices import Choice
from kg.cues import Cued
from kg.mention.themes.themes import themes_in
from kg.model import Element, Hindrance, Span
from kg.vocabulary import Vocabulary

__all__ = ["elements_in", "hindrances_in"]

CHALLENGE_NOUN: Final = r"(?:Probleme?|Problemlagen?|Problemfelder|Herausforderungen?|Notlagen?|Brennpunkte)"
LISTS: Final = r"(?:wie|sind|heißen|lauten|bleiben|bestehen in|sehen wir in|liegen in|liegen bei|zählen)"
# What follows an enumeration of challenges: the verb of the sentence.
VERB: Final = (
    r"(?:sind|ist|lassen|werden|wird|können|kann|bleiben|erfordern|verlangen|prägen|stellen|überfordern|treffen"
    r"|fordern|nehmen|wachsen|haben|hat|gehören|zu\b)"
)
CHALLENGE: Final = Cued(rf"\b{CHALLENGE_NOUN}\b(?:\s+{LISTS})?\s*:?\s*(?P<list>[^.:;?!]*?)(?=\s+{VERB}|[.;:!?]|$)")
BARRIER_NOUN: Final = (
    r"(?:[Hh]ürden?|[Hh]emmnis(?:se)?|[Hh]indernis(?:se)?|[Hh]emmschuh|[Bb]arrieren?|[Ss]tolpersteine?)"
)
BARRIER_ADJECTIVE: Final = r"(?:[Hh]inderlich|[Ee]rschwerend|[Hh]emmend)"
EQUALS: Final = (
    r"(?:sind|ist|erweisen sich|erweist sich|gelten|gilt|wirken|wirkt|bleiben|bleibt|wurden genannt|wurde genannt)"
)
FILLER: Final = r"(?:\s+(?:dabei|vor allem|insbesondere|auch|zudem|weiterhin|jedoch))*"
BARRIER_AFTER: Final = Cued(rf"\b(?:{BARRIER_NOUN}|{BARRIER_ADJECTIVE})\b[^.;]*?\s{EQUALS}{FILLER}\s+(?P<list>[^.;:]+)")
HINDERS: Final = (
    r"(?:behindern|behindert|erschweren|erschwert|hemmen|hemmt|blockieren|blockiert|bremsen|bremst"
    r"|verhindern|verhindert)"
)
BARRIER_BEFORE: Final = Cued(
    rf"^(?P<list>[^.;:,]+?)\s+(?:{HINDERS}(?!\s+(?:wird|werden|wurden?)\b)|stehen\b[^.]*\bim Weg|steht\b[^.]*\bim Weg"
    rf"|(?:gilt|gelten|erweist sich|erweisen sich|wurden?\s+genannt)\s+als\s+(?:\w+\s+)?(?:{BARRIER_NOUN}|hinderlich))"
)
HINDERED_BEFORE: Final = re.compile(
    r"\bfür\s+(?P<object>[^.;:,]+?)\s+(?:wenig geeignet|ungeeignet|hinderlich|hemmend|schädlich)\b"
)
HINDERED_BEHIND: Final = re.compile(
    rf"\b(?:{BARRIER_NOUN}|{BARRIER_ADJECTIVE})\s+für\s+(?P<object>[^.;:,]+?)\s+{EQUALS}"
)
HINDERED_AFTER: Final = re.compile(rf"\b{HINDERS}\s+(?P<object>[^.;:,]+)")
HINDERED: Final = r"(?:erschwert|behindert|gehemmt|gebremst|blockiert|verhindert)"
PASSIVE: Final = r"(?:wird|werden|wurde|wurden)"
BARRIER_PASSIVE: Final = Cued(
    rf"(?i:\b{HINDERED})\s+{PASSIVE}\s+(?P<object>[^.;:]+?)\s+(?:durch|von)\s+(?P<list>[^.;:]+)"
)
BARRIER_PASSIVE_LAST: Final = Cued(
    rf"\b{PASSIVE}\s+(?P<object>[^.;:]+?)\s+(?:durch|von)\s+(?P<list>[^.;:]+?)\s+{HINDERED}\b"
)
NEED_OPENING: Final = (
    r"(?:\b[Ww]ir brauchen|\b[Ee]s braucht|\b[Bb]raucht es|\b[Ee]s fehlt an|\b[Bb]edarf besteht an"
    r"|\b(?:[Gg]ebraucht|[Bb]enötigt|[Gg]efordert) (?:werden|wird|wurden|wurde)"
    r"|\b(?:[Nn]ötig|[Nn]otwendig|[Ee]rforderlich|[Uu]nverzichtbar|[Gg]efragt|[Gg]ewünscht)"
    r" (?:sind|ist|wären|wäre|werden|wird|bleiben|bleibt))"
)
NEED_FILLER: Final = r"(?:\s+(?:dafür|dazu|dabei|außerdem|auch|vor allem|zudem|daher|deshalb|jetzt|mehr denn je))*"
NEED: Final = Cued(rf"{NEED_OPENING}{NEED_FILLER}\s+(?P<list>[^.;:?!]+)")
MOTTO: Final = Cued(
    r"\b(?:Motto|Leitsatz|Leitspruch|Devise|Leitgedanken?|Wahlspruch)\b[^„\"“»]{0,30}[„\"»](?P<list>[^“”\"«„]+)[“”\"«]"
)
ITEM: Final = re.compile(r"\s*(?:,\s*(?:und\s+|sowie\s+)?|\s+(?:und|sowie|oder)\s+)\s*")
ARTICLE: Final = re.compile(
    r"^(?:(?:der|die|das|den|dem|ein|eine|einen|einem|einer|eines|mehr|auch|vor allem|insbesondere|etwa|zum Beispiel"
    r"|noch|immer noch|neben)\s+)+"
)
MODIFIER: Final = re.compile(r"^[a-zäöü][\wäöüß-]*(?:e|en|er|es)$")
ENUMERATED: Final = 7


def elements_in(text: str, sentence: Span, vocabulary: Vocabulary, blocked: tuple[Span, ...]) -> tuple[Element, ...]:
    """Return the elements that one sentence names; several of a kind where it enumerates them."""
    content = sentence.of(text)
    if content.endswith("?"):
        return (made(text, sentence, "question", "guiding-question", 0.95, vocabulary, blocked),)
    found: list[Element] = []
    for rule, kind, pattern in PATTERNS.among(text, sentence.start, sentence.end):
        for match in pattern.finditer(content):
            listed = Span(sentence.start + match.start("list"), sentence.start + match.end("list"))
            items = (listed,) if kind == "motto" else enumeration(text, listed)
            new = [made(text, item, kind, rule, 0.85, vocabulary, blocked) for item in items]
            taken = [element.span for element in found]
            found += [
                element
                for element in new
                if ACCEPT[kind](element) and not any(element.span.overlaps(span) for span in taken)
            ]
    return tuple(found)


PATTERNS: Final = Choice(
    (row[-1], row)
    for row in (
        ("challenge-list", "challenge", CHALLENGE),
        ("barrier-after-verb", "barrier", BARRIER_AFTER),
        ("barrier-before-verb", "barrier", BARRIER_BEFORE),
        ("barrier-passive", "barrier", BARRIER_PASSIVE),
        ("barrier-passive", "barrier", BARRIER_PASSIVE_LAST),
        ("need-listed", "need", NEED),
        ("motto-quoted", "motto", MOTTO),
    )
)


def hindrances_in(
    text: str,
    sentence: Span,
    elements: tuple[Element, ...],
    vocabulary: Vocabulary,
    blocked: tuple[Span, ...],
) -> tuple[Hindrance, ...]:
    """Return which barriers of a sentence stand in the way of which approach, where the sentence names one."""
    barriers = [element for element in elements if element.kind == "barrier"]
    for pattern in (HINDERED_BEFORE, HINDERED_BEHIND, BARRIER_PASSIVE, BARRIER_PASSIVE_LAST, HINDERED_AFTER):
        match = pattern.search(text, sentence.start, sentence.end) if barriers else None
        if match is None:
            continue
        span = without_article(text, Span(*match.span("object")))
        approach = made(text, span, "approach", "approach-hindered", 0.8, vocabulary, blocked)
        if is_phrase(approach):
            return tuple(Hindrance(sentence, "barrier-hinders", 0.8, barrier, approach) for barrier in barriers)
    return ()


def is_challenge(element: Element) -> bool:
    """Tell whether an enumerated item is a challenge: a theme of the vocabulary, or a short noun phrase."""
    return bool(element.themes) or (0 < len(element.label.split()) <= 4 and element.label[0].isupper())


def is_phrase(element: Element) -> bool:
    """Tell whether an item is a noun phrase: it has a capitalised word and is no whole clause."""
    parts = element.label.split()
    return 0 < len(parts) <= 12 and any(part[0].isupper() for part in parts)


ACCEPT: Final[dict[str, Callable[[Element], bool]]] = {
    "challenge": is_challenge,
    "barrier": is_phrase,
    "need": is_phrase,
    "motto": lambda element: bool(element.label),
}


def enumeration(text: str, listed: Span) -> tuple[Span, ...]:
    """Return the items of an enumeration; an "und" between two adjectives of one noun does not part it."""
    cuts: list[tuple[int, int]] = []
    for match in ITEM.finditer(text, listed.start, listed.end):
        left, right = text[listed.start : match.start()], text[match.end() : listed.end]
        joins_adjectives = MODIFIER.match((left.split() or [""])[-1]) is not None
        suspended = left.endswith("-")
        if not suspended and not (joins_adjectives and MODIFIER.match((right.split() or [""])[0])):
            cuts.append(match.span())
    edges = [listed.start, *(edge for cut in cuts for edge in cut), listed.end]
    items = [without_article(text, Span(edges[i], edges[i + 1])) for i in range(0, len(edges), 2)]
    return tuple(item for item in items if item.end > item.start)[: ENUMERATED * 2]


def without_article(text: str, item: Span) -> Span:
    """Return an item without articles, white space and closing commas."""
    content = item.of(text)
    article = ARTICLE.match(content.lstrip())
    start = item.start + (len(content) - len(content.lstrip())) + (article.end() if article else 0)
    end = item.end
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Span(min(start, end), end)


def made(
    text: str,
    span: Span,
    kind: str,
    rule: str,
    confidence: float,
    vocabulary: Vocabulary,
    blocked: tuple[Span, ...],
) -> Element:
    """Return an element in the words of a span, with the themes inside."""
    label = " ".join(span.of(text).split())
    return Element(span, rule, confidence, kind, label, themes_in(text, span, vocabulary, blocked, dealt_with=True))
