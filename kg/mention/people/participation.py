"""Participation: the roles that the verbs and nouns of a sentence give to the persons it names."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kg.mention.people.functions import is_function
from kg.mention.people.role_cues import CUES, Cue
from kg.mention.people.surroundings import quotes_in
from kg.model import PersonMention, Span

__all__ = ["Roles", "roles_in"]

Roles = tuple[tuple[str, Span], ...]
CLAUSE: Final = re.compile(
    r"[;:]\s|\s–\s|,\s+(?=(?:während|wobei|nachdem|bevor|dass|weil|wenn|ob|wie|doch|aber|sondern|was|wer|um|als)\s)"
    r"|,\s+(?=(?:die|der|das|den|dem|deren|dessen)\s+(?:[a-zäöü]|[A-ZÄÖÜ]\S+ [A-ZÄÖÜ]\S+ (?:\(|[a-zäöü])))"
)
RELATIVE: Final = re.compile(r",\s+(?:die|der|das)\s")
RELATIVE_THING: Final = re.compile(r",\s+das\s")  # "ein Gespräch mit A und B, das C moderierte"
NOT_DONE: Final = re.compile(
    r"\b(?:soll(?:te|ten)|wollten?|hätten?|nicht|kein\w*|statt|anstelle|anstatt|verhindert|erkrankt|abgesagt)\b"
)
BOUND: Final = re.compile(
    r"\b(?i:mit|für|an|von|vom|durch|bei|beim|neben|zu|zum|zur|über|gegen|ohne|gegenüber|nach|unter|um|seit|wegen|dank)\s"
    r"(?:(?:der|die|das|den|dem|ihrem|seinem|ihrer|seiner|einem|einer)\s)?(?:[a-zäöü]+(?:en|er|em)\s)?"
    r"(?:[A-ZÄÖÜ][\w*:-]+\s)?(?:a\.\s?D\.\s)?$"
)
JOINED: Final = re.compile(
    r"[^.;:!?]{0,140}?(?:,|\bund|\bsowie|&)\s+(?:(?:die|der|den|dem)\s+)?(?:[\w*:äöüß-]+\s+){0,3}$"
)
AGENT: Final = re.compile(r"\b(?:von|durch)\s[^,.;]{0,80}$")
PASSIVE: Final = re.compile(r"\b(?:wurden?|wird|werden|worden|ist|sind)\b")
VERB: Final = re.compile(
    r"\b(?!den\b|mit\b|dem\b)[a-zäöüß]*(?:te|ten|rt|rten|ieren|tet|nen|nn?t|ielt|ielten|ält|alten|ahm|ahmen|ieß|ießen|ud"
    r"|uden|ab|aben|ibt|ach|achen|icht|echen|ug|ugen|am|amen|hat|aßen)\b"
)
STOP: Final = re.compile(r"[.;!?“]|,\s+(?:es|er|sie|man|wir|dann|danach|und dann)\s")
NO_STOP: Final = re.compile(r"Dr\.|a\.\s?D\.|Prof\.|\d\.|„[^“]*“")
PLURAL: Final = re.compile(r"\b(?:haben|hatten|wurden|werden)\b")
# "Kerns Kollegin Mia Lund": who owns or leads does nothing here.
GENITIVE: Final = re.compile(r"s\s(?=[A-ZÄÖÜ])")
REACH: Final = 160
WINDOW: Final = 600
OFFICE_DOES: Final = re.compile(r"(?:^|[\s(])(?:Der|Die)\s+(?P<office>[A-ZÄÖÜ][a-zäöüß-]+)\s+$")
TASK: Final = re.compile(r"(?:leitung|führung|vorsitz|vorstand|moderation)$", re.IGNORECASE)


def roles_in(text: str, sentence: Span, persons: Sequence[PersonMention]) -> dict[PersonMention, Roles]:
    """Return the roles that a sentence gives to its persons, each with the words that say so.

    A verb gives its role to the subject of its clause, in the passive to whom "von" names; a noun to those named
    behind it. Quoted words give none, nor does what somebody was only meant to do.
    """
    found: dict[PersonMention, Roles] = {}
    if not persons:
        return found
    quotes = quotes_in(text, sentence)
    persons = [one for one in persons if not GENITIVE.match(text, one.span.end - 1)]
    for one in CUES:
        for match in one.words.finditer(text, sentence.start, sentence.end):
            where = Span(*match.span())
            if any(where.overlaps(quote) and where.start >= quote.start for quote in quotes):
                continue
            for person in taking(text, sentence, persons, one, where):
                had = found.get(person, ())
                roles_had = {role for role, _ in had}
                if (one.role == "teilnahme" and had) or (one.role == "podium" and "moderation" in roles_had):
                    continue
                if one.role not in roles_had:
                    found[person] = (*had, (one.role, where))
    return found


def taking(
    text: str, sentence: Span, persons: Sequence[PersonMention], one: Cue, where: Span
) -> tuple[PersonMention, ...]:
    """Return the persons to whom a cue gives its role."""
    sentence = Span(max(sentence.start, where.start - WINDOW), min(sentence.end, where.end + WINDOW))
    persons = [person for person in persons if person.span.within(sentence)]
    clause = clause_around(text, sentence, where)
    if NOT_DONE.search(text, max(clause.start, where.start - REACH), min(clause.end, where.end + 40)):
        return ()
    match one.who:
        case "behind" | "next":
            later = [person for person in persons if person.span.start >= where.end]
            group = next(grouped(text, later)) if later and near(text, where.end, later[0]) else ()
            return group if one.who == "behind" else group[:1]
        case "agent":
            return agents(text, persons, clause, where)
        case "around":
            stop = text.find(";", where.end, sentence.end)  # "auf dem Podium saßen A und B; die Moderation hatte C"
            end = stop if stop >= 0 else sentence.end
            later = [person for person in persons if where.end <= person.span.start and person.span.end <= end]
            return tuple(later) or tuple(person for person in persons if person.span.within(clause))
        case "anyone":
            return subject(text, persons, sentence, where)
        case _:
            return subject(text, persons, clause, where)


def clause_around(text: str, sentence: Span, where: Span) -> Span:
    """Return the clause of a sentence in which some words stand."""
    start, end = sentence.start, sentence.end
    for cut in CLAUSE.finditer(text, sentence.start, sentence.end):
        if cut.end() <= where.start:
            start = cut.end() if text[cut.start()] != "," else cut.start()
        elif cut.start() >= where.end:
            end = cut.start()
            break
    return Span(start, end)


def near(text: str, start: int, person: PersonMention) -> bool:
    """Tell whether a person is named right behind some words, in the same clause."""
    between = text[start : person.span.start]
    return len(between) < REACH and not STOP.search(NO_STOP.sub("", between))


def free(text: str, floor: int, person: PersonMention) -> bool:
    """Tell whether a name is bound by no preposition, so that it can be a subject."""
    return BOUND.search(text[max(floor, person.span.start - REACH) : person.span.start]) is None


def subject(text: str, persons: Sequence[PersonMention], clause: Span, where: Span) -> tuple[PersonMention, ...]:
    """Return the subject of a verb: the nearest free persons before it in its clause, else the first behind it.

    A relative clause without a person of its own tells of the one named right before it.
    """
    inside = [person for person in persons if person.span.within(clause)]
    if not inside and text[clause.end : clause.end + 1] == ":":  # "Eröffneten das Fest: Ida Kern und Tom Rade."
        later = [person for person in persons if person.span.start > clause.end]
        return next(grouped(text, later), ())
    groups = list(grouped(text, inside))
    able = [one for one in groups if free(text, clause.start, one[0])]
    verb = verb_of(text, where)
    before = [one for one in able if one[-1].span.end <= verb.start]
    done = OFFICE_DOES.search(text[clause.start : verb.start])
    behind = [one for one in able if one[0].span.start >= verb.start and near(text, verb.end, one[0])]
    if done and is_function(done.group("office")) and not TASK.search(done.group("office")):
        behind = []  # "Die Vorsitzende begrüßt die Gäste, darunter Ida Kern"
    chosen: tuple[PersonMention, ...] = before[-1] if before else behind[0] if behind else ()
    if not chosen and RELATIVE.match(text, clause.start, clause.end):
        earlier = [person for person in persons if person.span.end <= clause.start]
        chosen = tuple(earlier[-1:]) if earlier and clause.start - earlier[-1].span.end < REACH else ()
    if len(chosen) > 1 and not (verb.of(text).endswith("n") or PLURAL.search(text, clause.start, clause.end)):
        chosen = chosen[-1:] if before else chosen[:1]
    return chosen


def verb_of(text: str, where: Span) -> Span:
    """Return the finite verb of a cue: its first word that ends like one, else all of it."""
    match = VERB.search(where.of(text))
    return Span(where.start + match.start(), where.start + match.end()) if match else where


def grouped(text: str, persons: Sequence[PersonMention]) -> Iterator[tuple[PersonMention, ...]]:
    """Yield the persons in the groups in which they are enumerated."""
    run: list[PersonMention] = []
    for person in persons:
        if run and not joined(text, run[-1], person):
            yield tuple(run)
            run = []
        run.append(person)
    if run:
        yield tuple(run)


def joined(text: str, left: PersonMention, right: PersonMention) -> bool:
    """Tell whether two names stand in one enumeration, with functions and bodies between but no verb."""
    between = text[left.span.end : right.span.start]
    bare = re.sub(r"\([^()]*\)|e\.\s?V\.|Dr\.", "", between)
    if JOINED.fullmatch(bare) is None or RELATIVE_THING.search(bare):
        return False
    words = re.findall(r"(?<![\w-])[a-zäöüß]+(?:te|ten|tet|t)\b", bare)
    return not [word for word in words if word not in {"mit", "seit", "sowie", "dritt", "statt"}]


def agents(text: str, persons: Sequence[PersonMention], clause: Span, where: Span) -> tuple[PersonMention, ...]:
    """Return whom the passive names with "von", before its participle or behind it."""
    inside = [person for person in persons if person.span.within(clause)]
    if not PASSIVE.search(text, clause.start, clause.end) and not inside:
        return ()
    for one in grouped(text, inside):
        floor = where.end if one[0].span.start >= where.end else clause.start
        by = AGENT.search(text[max(floor, one[0].span.start - REACH) : one[0].span.start])
        if by and all(is_function(word) or not word[0].isupper() for word in by.group().split()[-2:]):
            return one
    return ()
