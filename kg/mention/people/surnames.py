"""Surnames: whom of a document's persons a name in the middle of a sentence means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.mention.bodies.inflection import head_of
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.functions import is_function
from kg.mention.people.name_tokens import Token, adjacent, is_noun, is_particle, leads_home, name_of
from kg.mention.people.names import NO_FIRST_NAMES
from kg.model import PersonMention, Span

__all__ = ["Known", "by_surname", "known_at", "known_names", "sent_by"]

# Who bears such an office is called by office and surname alone: "Ministerin Ott".
ADDRESSING: Final = re.compile(
    r"(?:[Mm]inister|[Ss]enator|[Ll]andr[aä]t|meister|[Dd]ezernent|sekretär|[Pp]farrer|[Pp]räsident|[Ss]tadtr[aä]t|[Pp]ropst"
    r"|[Dd]ekan|intendent|[Bb]ischof|[Bb]ischöf|[Kk]reisr[aä]t|[Bb]eigeordnete|[Pp]astor|[Dd]iakon|[Pp]rofessor|[Rr]ektor)(?:in|r)?$"
)
# Who heads a territory: "Bürgermeister von Auental" names the town.
OF_PLACE: Final = re.compile(r"(?:meister|[Ll]andr[aä]t|[Pp]räsident|[Bb]ischof|[Bb]ischöf|[Dd]ekan|intendent)(?:in)?$")
ARTICLES: Final = frozenset(
    "der die das den dem des ein eine einen einem einer eines im am zum zur vom beim ins kein keine ihr sein dieser"
    " dieses diesem jeder jedes jedem mein unser".split()
)
SHORTEST_SURNAME: Final = 4


@dataclass(frozen=True, slots=True)
class Known:
    """The names of a document: split into words by the first of them, and in full by a surname nobody shares."""

    by_first: dict[str, tuple[tuple[str, ...], ...]]
    by_surname: dict[str, str]


@lru_cache(maxsize=64)
def known_names(known: frozenset[str]) -> Known:
    """Return the names of a document in the form in which tokens look them up."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    surnames: dict[str, list[str]] = {}
    for name in sorted(known, key=lambda one: (-len(one), one)):
        words = tuple(name.split())
        by_first.setdefault(words[0], []).append(words)
        if len(words) > 1:
            surnames.setdefault(words[-1], []).append(name)
    return Known(
        {first: tuple(names) for first, names in by_first.items()},
        {surname: names[0] for surname, names in surnames.items() if len(names) == 1},
    )


def known_at(text: str, tokens: Sequence[Token], place: int, known: Known) -> int | None:
    """Return the place behind a known name that starts at a token."""
    for words in known.by_first.get(tokens[place].text.split()[0], ()):
        flat: list[str] = []
        end = place
        while (
            end < len(tokens) and len(flat) < len(words) and not text[tokens[end - 1].end : tokens[end].start].strip()
        ):
            flat += tokens[end].text.split()
            end += 1
        if tuple(flat) == words and len(words) > 1:
            return end
    return None


def by_surname(
    text: str, tokens: Sequence[Token], place: int, first: int, known: Known, office: Token | None
) -> tuple[PersonMention, int, bool] | None:
    """Return whom a surname alone means: the one known person who has it, else somebody behind address or office."""
    end = first
    while end < len(tokens) and is_particle(tokens[end]) and adjacent(text, tokens, end):
        end += 1
    if end >= len(tokens) or tokens[end].kind != "name":
        return None
    surname = tokens[end]
    led = tokens[place:first]
    titles = " ".join(" ".join(token.text.split()) for token in led if token.kind == "title")
    span = Span(tokens[place].start, surname.end)
    full = known.by_surname.get(surname.text)
    if full is None and surname.text.endswith("s"):
        full = known.by_surname.get(surname.text[:-1])
    if full and (led or office or (len(surname.text) >= SHORTEST_SURNAME and stands_free(text, tokens, first, end))):
        rule, sure = ("known-surname", 0.85) if led or office else ("bare-surname", 0.75)
        return PersonMention(span, rule, sure, full, titles), end + 1, True
    runs_on = adjacent(text, tokens, end) and (tokens[end + 1].kind == "name" or is_particle(tokens[end + 1]))
    runs_on = runs_on and not leads_home(tokens, end + 1) and not (led and sent_by(tokens, end))
    called = led or (office and ADDRESSING.search(office.text))
    if not led and office and tokens[first].text in {"von", "zu"} and OF_PLACE.search(office.text):
        return None
    if called and not runs_on and not is_noun(surname.text) and not is_function(surname.text):
        name = name_of(tokens[first : end + 1])
        if head_of(surname.text) is None or any(token.kind == "address" for token in led):
            return PersonMention(span, "surname", 0.7, name, titles), end + 1, True
    return None


def sent_by(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a surname is followed by who sends its bearer: "Frau Hempel von der Wohnbau Nord"."""
    behind = tokens[end + 1]
    return behind.text in {"vom", "von der", "von dem"} and not is_first_name(tokens[end].text)


def stands_free(text: str, tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether a bare surname can stand for its bearer.

    Not behind an article ("im Kern" is a noun), nor behind a given name or an initial, nor before a part of a longer
    name ("Bo Kern" is somebody else).
    """
    if adjacent(text, tokens, end) and tokens[end + 1].kind == "name" and head_of(tokens[end + 1].text):
        return False
    if first == 0 or text[tokens[first - 1].end : tokens[first].start].strip():
        return True
    before = tokens[first - 1]
    if before.kind == "mark":
        return before.text not in {"-", "–"} or text[before.end : tokens[first].start] != ""
    if before.text.lower() in ARTICLES or before.kind in {"initial", "particle"}:
        return before.text.lower() in {"von", "vom", "zu"} and before.text.lower() != "vom"
    return not before.text[0].isupper() or before.text in NO_FIRST_NAMES or is_function(before.text)
