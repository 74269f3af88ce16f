"""Persons: the people that running text names, by what stands beside their names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.declension import function_noun
from kg.mention.bodies.inflection import head_of
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.functions import is_function
from kg.mention.people.name_tokens import Token, adjacent, is_noun, is_particle, leads_home, name_of, tokens_in
from kg.mention.people.names import NO_NAMES, plausible
from kg.mention.people.surnames import Known, by_surname, known_at, known_names, sent_by
from kg.mention.people.surroundings import is_credit, quotes_in, speaks_for_a_person
from kg.model import PersonMention, Span

__all__ = ["persons_in"]

MANDATE: Final = re.compile(
    r",?[ \u00a0](?:MdL|MdB|MdEP|MdA|MdHB|MdBB|a\.\s?D\.|i\.\s?R\.|LL\.\s?M\.|MBA|[MB]\.\s?(?:A|Sc|Ed)\.)(?!\w)"
)
RETIRED: Final = re.compile(r"\s+(?P<retired>a\.\s?D\.|i\.\s?R\.)")
TAIL: Final = Cued(
    r"(?:straße|strasse|weg|platz|allee|gasse|ufer|damm|schule|haus|preis|preises|halle|saal|heim|park|stadion|kolleg"
    r"|gymnasium|museum|kita|raum|gruppe|hof|zentrum|zentrums|hütte|turm|tunnel|brücke)$",
    re.IGNORECASE,
)
# Houses that bear a name of their own: "Schloss Trebnow".
HOUSES: Final = frozenset("Schloss Burg Gut Kloster Villa Hof Rittergut Domäne".split())
# Where people say something: "In der Diskussion Ida Kern zu widersprechen, …".
SPOKEN_IN: Final = frozenset("Diskussion Gespräch".split())
NOT_BEHIND: Final = frozenset("Sankt St Bad Haus Marke Firma Kita Klinik Sporthalle Gasthof Grundschule".split())
PREPOSITIONS: Final = frozenset("von vom zu zur zum".split())
LONGEST_RUN: Final = 3
NO_OPENING: Final = frozenset(("word", "mark", "initial"))  # most tokens, and none starts a name
OPENING: Final = frozenset(("address", "title", "name", "particle"))


@lru_cache(maxsize=512)  # asked first for the names of a document, then for the persons of a sentence
def persons_in(text: str, span: Span, known: frozenset[str]) -> tuple[PersonMention, ...]:
    """Return the persons that prose names, in order of the text.

    ``known`` names count wherever they stand, and so do their surnames where they stand free. Other names need a form
    of address, a title or an office before them, a common first name, or words beside them that only people have: a
    function, a body, a verb of speaking, another person in the same enumeration. A span starts at the first form of
    address and ends with the mandate behind the name; an office before it is no part of it.
    """
    tokens = tokens_in(text, span)
    quotes = quotes_in(text, span)
    names = known_names(known)
    found: list[PersonMention] = []
    open_: list[PersonMention] = []
    place = 0
    while place < len(tokens):
        if tokens[place].kind not in OPENING:
            place += 1
            continue
        read = None if tokens[place].kind in NO_OPENING else read_person(text, tokens, place, names, span)
        if read is None:
            place += 1
            continue
        person, place, sure = read
        if is_credit(text, person.span.start, span.start):
            continue
        if sure or (person.rule == "first-name" and not any(person.span.within(quote) for quote in quotes)):
            found.append(person)
        elif speaks_for_a_person(text, person.span, span):
            found.append(replace(person, rule="name-by-context", confidence=0.7))
        else:
            open_.append(person)
    found += enumerated(text, found, open_)
    return tuple(sorted(found, key=lambda person: person.span))


def read_person(
    text: str, tokens: Sequence[Token], place: int, known: Known, span: Span
) -> tuple[PersonMention, int, bool] | None:
    """Return the person whose forms of address, titles or name start at a token.

    Besides come the place behind the name, and whether it needs no other sign.
    """
    first = place
    while first < len(tokens) and tokens[first].kind in {"address", "title"}:
        first += 1
    led = tokens[place:first]
    addressed = any(token.kind == "address" for token in led)
    if addressed and first + 1 < len(tokens) and tokens[first].kind == "name" and is_function(tokens[first].text):
        nearby = tokens[first + 1]
        if nearby.kind in {"name", "title"} and adjacent(text, tokens, first):
            return read_person(text, tokens, first + 1, known, span)
    if first >= len(tokens) or tokens[first].kind not in {"name", "particle"}:
        return None
    office = None if led and place == 0 else office_before(text, tokens, place)
    end = known_at(text, tokens, first, known)
    rule, confidence, sure = "known-name", 0.95, True
    if end is None:
        end = name_end(text, tokens, first, strong=bool(led or office))
        words = name_of(tokens[first:end]) if end else ""
        rule, confidence, sure = sign(tokens[first], addressed=addressed, titled=bool(led), office=office)
        if end and rule == "open-name" and any(is_first_name(token.text) for token in tokens[first + 1 : end - 1]):
            return None  # "Kollegin Ida Kern": the name starts further on
        if end and not (plausible(words) and not reaches_further(text, tokens, first, end, office=office)):
            end = None
            if rule in {"titled-name", "addressed-name"}:
                return None
    bare = by_surname(text, tokens, place, first, known, office) if end is None or rule == "open-name" else None
    if end is None or bare:
        return bare
    behind = MANDATE.match(text, tokens[end - 1].end, span.end)
    retired = RETIRED.search(text, office.end, tokens[first].start) if office else None
    titles = [token.text for token in led if token.kind == "title"]
    titles += [retired.group("retired")] if retired else []
    titles += [behind.group().strip(", \u00a0")] if behind else []
    made = PersonMention(
        span=Span(tokens[place].start, behind.end() if behind else tokens[end - 1].end),
        rule=rule,
        confidence=confidence,
        name=name_of(tokens[first:end]),
        honorific=" ".join(" ".join(title.split()) for title in titles),
    )
    return made, end, sure


def sign(first: Token, *, addressed: bool, titled: bool, office: Token | None) -> tuple[str, float, bool]:
    """Return the rule by which a name counts, how sure it is, and whether it needs no other sign."""
    if addressed:
        return "addressed-name", 0.85, True
    if titled:
        return "titled-name", 0.85, True
    if office:
        return "office-name", 0.85, True
    return ("first-name", 0.8, False) if is_first_name(first.text) else ("open-name", 0.5, False)


def office_before(text: str, tokens: Sequence[Token], place: int) -> Token | None:
    """Return the noun for a function right before a token, where only a mark of retirement may lie between."""
    for back in range(place - 1, max(place - 6, -1), -1):
        token = tokens[back]
        if token.kind in {"name", "word"} and function_noun(token.text):
            between = text[token.end : tokens[place].start]
            return token if not between.strip() or RETIRED.fullmatch(between.rstrip()) else None
        if token.kind == "name" or token.text in {",", ";", ":"}:
            return None
    return None


def name_end(text: str, tokens: Sequence[Token], first: int, *, strong: bool) -> int | None:
    """Return the place behind a name of at least two words: given names and initials, particles, the surname."""
    place = first
    if tokens[first].kind != "name" or (strong and is_sent(text, tokens, first)):
        return None
    while adjacent(text, tokens, place):
        after = tokens[place + 1]
        further = adjacent(text, tokens, place + 1) and tokens[place + 2].kind in {"name", "particle", "initial"}
        further = further and not leads_home(tokens, place + 2)
        if after.kind == "initial" or (after.kind == "name" and further and is_first_name(after.text)):
            place += 1
            continue
        break
    while adjacent(text, tokens, place) and adjacent(text, tokens, place + 1) and is_particle(tokens[place + 1]):
        if tokens[place + 1].text in PREPOSITIONS and not (strong or is_first_name(tokens[first].text)):
            return None
        place += 1
    if not breaks_into(text, tokens, place, first) or tokens[place + 1].kind != "name":
        return None
    end = place + 2
    if strong and not is_first_name(tokens[first].text) and end - first == 2:
        run = end
        while run < len(tokens) and tokens[run].kind == "name" and adjacent(text, tokens, run - 1):
            run += 1
        if run - first == LONGEST_RUN and not is_function(tokens[run - 1].text) and not is_noun(tokens[run - 1].text):
            return run
    return end


def is_sent(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a surname and a particle are no name, but tell who sends its bearer: "Frau Schade vom Bauamt"."""
    if not (adjacent(text, tokens, place) and is_particle(tokens[place + 1])):
        return False
    return leads_home(tokens, place + 1) or sent_by(tokens, place)


def breaks_into(text: str, tokens: Sequence[Token], place: int, first: int) -> bool:
    """Tell whether a name goes on behind a token: on the same line, or on the next where the line broke inside it."""
    if adjacent(text, tokens, place):
        return True
    if place + 1 >= len(tokens) or not is_first_name(tokens[first].text) or first == 0:
        return False
    gap = text[tokens[place].end : tokens[place + 1].start]
    return gap.isspace() and "\n" in gap and "\n" not in text[tokens[first - 1].end : tokens[first].start]


def reaches_further(text: str, tokens: Sequence[Token], first: int, end: int, *, office: Token | None) -> bool:
    """Tell whether a name is a part of a longer one that is no person's, or no name at all.

    "Heinrich Böll Stiftung", "Grundschule Otto Wels", "Sankt Martin", "Leiterin Stadtteilarbeit Süd".
    """
    given = tokens[first].text
    if given in HOUSES or (is_noun(given) and not is_first_name(given)):
        return True
    if adjacent(text, tokens, end - 1) and tokens[end].kind == "name":
        after = tokens[end].text
        if head_of(after) or TAIL.search(after):
            return True
    if TAIL.search(tokens[end - 1].text) and not is_first_name(given):
        return True
    if first == 0 or office or not adjacent(text, tokens, first - 1):
        return False
    before = tokens[first - 1]
    return before.kind in {"name", "word"} and (
        before.text in NOT_BEHIND
        or (before.text in NO_NAMES and not (before.text in SPOKEN_IN and is_first_name(given)))
        or (before.kind == "name" and (head_of(before.text) is not None or before.text == "Bund"))
    )


JOINED: Final = re.compile(r"\s*(?:\([^()]{2,90}\))?\s*(?:,|und|sowie|&|,\s*(?:und|sowie))\s+")


def enumerated(text: str, found: Sequence[PersonMention], open_: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """Yield of the names without a sign of their own those that stand in one enumeration with a person."""
    sides = {person.span.end for person in found}, {person.span.start for person in found}
    changed = True
    left = list(open_)
    while changed:
        changed = False
        for person in tuple(left):
            before = max((end for end in sides[0] if end <= person.span.start), default=-1)
            after = min((start for start in sides[1] if start >= person.span.end), default=-1)
            joined = (before >= 0 and JOINED.fullmatch(text, before, person.span.start)) or (
                after >= 0 and JOINED.fullmatch(text, person.span.end, after)
            )
            if joined:
                left.remove(person)
                sides[0].add(person.span.end)
                sides[1].add(person.span.start)
                changed = True
                yield replace(person, rule="name-in-enumeration", confidence=0.7)
