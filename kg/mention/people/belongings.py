"""Belongings: the bodies in which a clause says somebody works, sits or worked, and as what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from kg.cues import Cued
from kg.mention.people.appositions import apposed, is_feminine, posts_behind
from kg.mention.people.belonging_verbs import leads_of
from kg.mention.people.participation import free, grouped
from kg.mention.people.posts import NOUN, Around, Held, head_at, home_at, phrase_end, post_of
from kg.mention.people.sentence_parts import Part, parts_of
from kg.mention.people.workplaces import WORKPLACE
from kg.model import OrganisationMention, PersonMention, Span

__all__ = ["belongings", "said_again"]

BESIDE: Final = re.compile(
    r"\b(?:mit|gegen|über|wie|neben|durch|ohne|zwischen|gegenüber|dank|sowie|und)(?:\s+(?:der|dem|den|das|die))?\s+$",
    re.IGNORECASE,
)
BY: Final = re.compile(
    r"\b(?:wird|wurde|ist)\b[^.;:]{0,60}?\b(?:von|durch)\s+(?:(?:der|dem)\s+)?(?:[A-ZÄÖÜ][\wäöüß-]+\s+)?$"
)
LED_BY: Final = re.compile(
    r"(?:\s*\([^()]{2,80}\)|,[^,;:]{3,90},)?\s+(?:kommissarisch\s+)?(?:geführt|geleitet|vertreten|koordiniert|verantwortet|gegründet)\b"
)
PLURAL_END: Final = re.compile(r"\b(?:haben|hatten|sind|waren|werden|wurden|[a-zäöü]+(?:ten|eln|ern))$")
AS: Final = re.compile(r"\b[Aa]ls\s+(?:(?P<article>die|der|das|eine?)\s+)?(?=[A-ZÄÖÜa-zäöü])")
GENITIVE: Final = re.compile(r"\s+(?:des|der|vom|von der|im|in der|beim|bei der)\s+")
OWN: Final = re.compile(
    r"\b(?:ihre[rnms]?|seine[rnms]?)\s+(?:[a-zäöü]+\s+)?(?:Arbeit|Station|Tätigkeit|Team|Abteilung|Zeit|Praxis|Projekt|Stelle"
    r"|Lehrstuhl|Büro|Alltag|Gruppe|Klasse|Kollegi\w+)\s+"
    r"(?:am|im|in der|bei der|beim|bei|an der|in|an|für d\w+|vom|von der)\s+$"
)
OWN_REACH: Final = 70
NEXT_SUBJECT: Final = re.compile(r"[,;]\s+(?:und\s+)?$")
VERB_NEXT: Final = re.compile(r"(?:\s\(\d\d\))?\s[a-zäöü]+(?:t|te|am|at|ab|ielt|ing)\s")
AND_DOES: Final = re.compile(r"\s(?:und|sowie)\s(?=(?!mit\b|seit\b|nicht\b)[a-zäöü]{3,}(?:t|te|am|at|ab|ieß)\s)")
LOOKED_BACK: Final = 40
FARTHEST: Final = 160
ACTIVE: Final = frozenset({"die", "der", "welche", "welcher"})
PRONOUN: Final = Cued(
    r"\s*(?:Sie|Er)(?=\s)|(?<=[a-zäöü]\s)(?:sie|er)(?=\s+(?:als|bei|beim|für|im|in|an|am|zu|zur|zum|seit|dort|das|die|den)\s)"
)
AGE: Final = r"(?P<told>(?:(?:\d\d-[Jj]ährige|[a-zäöü]+(?:te|ge|ierte|ene|ere|che|ige))\s+){0,2})"
OFFICE_AGAIN: Final = re.compile(rf"\s*(?P<article>Die|Der)\s+{AGE}(?=[A-ZÄÖÜ])")
IS: Final = re.compile(r"\s+(?:ist|war|bleibt|wird|wurde)\s")
VERB_BEHIND: Final = re.compile(r"(?:\s\([^()]{2,20}\))?\s*,?\s[a-zäöü]")


def belongings(
    around: Around, sentence: Span, person: PersonMention, persons: Sequence[PersonMention]
) -> tuple[Held, ...]:
    """Return the posts that the verbs of clauses about a person give: the body, and the function behind "als".

    The clause is a relative one behind the name, or one in which the name is the subject.
    """
    found: list[Held] = []
    for part in clauses_of(around.text, sentence, persons):
        if about(around, part, person, persons):
            others = [one for one in persons if one.span > person.span and part.holds(one.span)]
            for predicate in predicates_of(around.text, part):
                found += held_in(around, predicate, others)
    return tuple(found) or led_by(around, sentence, person)


def led_by(around: Around, sentence: Span, person: PersonMention) -> tuple[Held, ...]:
    """Return the body that is said to be led by somebody: "Das Haus wird von Ida Kern geführt"."""
    passive = LED_BY.match(around.text, person.span.end, sentence.end)
    if passive is None:
        return ()
    by = BY.search(around.text, sentence.start, person.span.start)
    subject = [one for one in around.bodies if by and one.span.end <= by.start()]
    return (Held(None, None, subject[0]),) if subject else ()


def about(around: Around, part: Part, person: PersonMention, persons: Sequence[PersonMention]) -> bool:
    """Tell whether a clause is about a person; a relative one right behind a body may be about that."""
    text = around.text
    inside = [one for one in persons if part.holds(one.span)]
    if part.pronoun:
        earlier = [one for one in persons if one.span.end <= part.start]
        last = list(grouped(text, earlier))[-1] if earlier and not inside else ()
        if any(one.span.end == part.start and fits(one, part.pronoun) for one in around.bodies):
            return False
        near = bool(last) and part.start - last[-1].span.end < FARTHEST
        meant = last if PLURAL_END.search(text, part.start, part.end) else last[-1:]
        return near and part.pronoun in ACTIVE and not part.bound and person in meant
    groups = [group for group in grouped(text, inside, part) if free(text, part.start, group[0])]
    return bool(groups) and person in groups[0]


def predicates_of(text: str, part: Part) -> Iterator[Part]:
    """Yield what a clause says one by one: "studierte an der TU Ulm und leitet das Haus Nord" are two things."""
    cuts = [match.start() for piece in part.pieces for match in AND_DOES.finditer(text, piece.start, piece.end)]
    for left, right in pairwise((part.start, *cuts, part.end)):
        pieces = (Span(max(one.start, left), min(one.end, right)) for one in part.pieces)
        kept = tuple(one for one in pieces if one.start < one.end)
        if kept:
            yield Part(kept, part.pronoun, part.bound)


def clauses_of(text: str, sentence: Span, persons: Sequence[PersonMention]) -> Iterator[Part]:
    """Yield the clauses of a sentence; where a comma and a name with its verb follow, the next one starts there."""
    starts = [one.span.start for one in persons if NEXT_SUBJECT.search(text[sentence.start : one.span.start])]
    starts = [
        start
        for start in starts
        if any(VERB_NEXT.match(text, one.span.end) for one in persons if one.span.start == start)
    ]
    for part in parts_of(text, sentence):
        cuts = [start for start in starts if part.holds(Span(start, start + 1)) and not part.pronoun]
        edges = [part.start, *cuts, part.end]
        for left, right in pairwise(edges):
            pieces = (Span(max(one.start, left), min(one.end, right)) for one in part.pieces)
            kept = tuple(one for one in pieces if one.start < one.end)
            if kept:
                yield Part(kept, part.pronoun, part.bound)


def fits(body: OrganisationMention, pronoun: str) -> bool:
    """Tell whether a relative pronoun can mean a body."""
    feminine = is_feminine(body)
    return feminine is None or feminine == (pronoun in {"die", "welche"})


def held_in(around: Around, part: Part, others: Sequence[PersonMention]) -> tuple[Held, ...]:
    """Return the post that the verb of a clause gives to whom the clause is about; none where it denies or praises."""
    own = next((one for one in around.bodies if part.holds(one.span) and is_own(around.text, part, one)), None)
    leads = leads_of(without_bodies(around, part))
    if not leads:
        return (Held(None, None, own),) if own and not any(one.span < own.span for one in others) else ()
    posts: list[Held] = []
    for start, article in named_as(around, part):
        told = apposed(around, Span(start, part.end), article, part.end)
        posts += told[0][:1] if told else []
    found: list[Held] = []
    for place in sorted({*places_in(around, part, leads), *workplaces_in(around, part, leads)}):
        home = home_at(around, Span(place, part.end))
        if home and not any(one.span.end <= place < one.span.end + FARTHEST for one in others):
            found.append(home[0])
    if any(is_body(one) for one in found):  # of unit and body, the body is where somebody works
        found = [one for one in found if is_body(one)]
    if posts and found and not (posts[0].body or posts[0].unit):
        return (replace(found[0], function=posts[0].function), *found[1:])
    return (*posts[:1], *found)


def without_bodies(around: Around, part: Part) -> str:
    """Return the words of a clause without the names of bodies, whose nouns say nothing of what is done."""
    said = part.said(around.text)
    for body in around.bodies:
        if part.holds(body.span):
            said = said.replace(body.span.of(around.text), "_")
    return said


def is_body(held: Held) -> bool:
    """Tell whether a post is in a body, not only in a unit of one."""
    return held.body is not None and held.body.kind != "AdministrativeUnit"


def is_own(text: str, part: Part, body: OrganisationMention) -> bool:
    """Tell whether a body is where somebody's own work is: "den Alltag ihrer Station am Klinikum Auental"."""
    return OWN.search(text, max(part.start, body.span.start - OWN_REACH), body.span.start) is not None


def named_as(around: Around, part: Part) -> Iterator[tuple[int, str]]:
    """Yield where a function may start behind "als" in a clause, with the article before it."""
    for piece in part.pieces:
        for match in AS.finditer(around.text, piece.start, piece.end):
            yield match.end(), match["article"] or ""


def places_in(around: Around, part: Part, leads: Sequence[re.Pattern[str]]) -> Iterator[int]:
    """Yield where the bodies of a clause start to which one of some words leads."""
    taken = part.start
    for body in around.bodies:
        if not part.holds(body.span):
            continue
        before = around.text[max(part.start, body.span.start - LOOKED_BACK) : body.span.start]
        whole = GENITIVE.fullmatch(around.text, taken, body.span.start) is not None  # "das Büro des Kreises": one place
        if not whole and not BESIDE.search(before) and any(one.search(before) for one in leads):
            yield body.span.start
        taken = body.span.end


def workplaces_in(around: Around, part: Part, leads: Sequence[re.Pattern[str]]) -> Iterator[int]:
    """Yield where what somebody leads may be named in a clause: "leitet das Stadtteilhaus Nord"."""
    for piece in part.pieces:
        for match in NOUN.finditer(around.text, piece.start, piece.end):
            before = around.text[max(piece.start, match.start() - LOOKED_BACK) : match.start()]
            if WORKPLACE.match(match.group()) and any(one.search(before) for one in leads):
                yield match.start()


def said_again(around: Around, sentence: Span, persons: Sequence[PersonMention]) -> tuple[Held, ...]:
    """Return the posts that a sentence tells of whom the one before it named.

    A pronoun means them ("Sie ist Sprecherin des Kreises Plön"), or their office ("Die Leiterin des Hauses Nord
    warb dafür", "Die Soziologin kommt aus dem Kreis Plön").
    """
    text = around.text
    first = min((one.span.start for one in persons), default=sentence.end)
    pronoun = PRONOUN.search(text, sentence.start, first)
    if pronoun:
        rest = Span(pronoun.end(), first)
        main = next((part for part in parts_of(text, sentence) if part.holds(Span(*pronoun.span()))), None)
        told = (
            posts_behind(around, rest, sentence.end, inverted=False)[0] if text[pronoun.start() :][:1].isupper() else ()
        )
        return told or (held_in(around, main, persons) if main else ())
    office = OFFICE_AGAIN.match(text, sentence.start, first)
    head = head_at(text, Span(office.end(), first), office["article"]) if office else None
    end = phrase_end(around, Span(head.noun.end, first)) if head else first
    if head is None or not VERB_BEHIND.match(text, end, sentence.end):
        return ()
    named = post_of(around, head, end)
    if (named.body or named.unit) and not IS.match(text, end, sentence.end):
        return (named,)
    main = next((part for part in parts_of(text, sentence) if part.holds(Span(head.span.start, end))), None)
    works = held_in(around, main, persons) if main else ()
    return (named, *works) if works or (office and office["told"] and around.before.alone) else ()
