"""Participation: the roles that the verbs and nouns of a sentence give to the persons it names."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from kg.choices import Choice
from kg.cues import Cued
from kg.mention.people.cue_words import Cue
from kg.mention.people.functions import is_function
from kg.mention.people.role_cues import CUES
from kg.mention.people.role_nouns import NOUN_CUES, belongs, is_object
from kg.mention.people.sentence_parts import Part, part_at
from kg.mention.people.surroundings import quotes_in
from kg.model import PersonMention, Span

__all__ = ["Roles", "given_by", "grouped", "present_in", "roles_in"]

Roles = tuple[tuple[str, Span], ...]
RELATIVE_THING: Final = re.compile(r",\s+das\s")  # "ein Gespräch mit A und B, das C moderierte"
NOT_DONE: Final = re.compile(
    r"\b(?:soll(?:te|ten)|wollten?|hätten?|nicht|kein\w*|statt|anstelle|anstatt|verhindert|erkrankt|abgesagt"
    r"|vorgesehen|angefragt)\b"
)
BOUND: Final = Cued(
    r"\b(?i:mit|für|an|von|vom|durch|bei|beim|neben|zu|zum|zur|über|gegen|ohne|gegenüber|nach|unter(?! ander)"
    r"|um|seit|wegen|dank)\s"
    r"(?:(?:der|die|das|den|dem|ihrem|seinem|ihrer|seiner|einem|einer)\s)?(?:[a-zäöü]+(?:en|er|em)\s)?"
    r"(?:[A-ZÄÖÜ][\w*:-]+\s)?(?:a\.\s?D\.\s)?$"
)
JOINED: Final = re.compile(
    r"[^.;:!?]{0,140}?(?:,|\bund|\bsowie|&)\s+(?:(?:die|der|den|dem)\s+)?(?:[\w*:äöüß-]+\s+){0,3}$"
)
# "die Leiterin Mia Lund, die auf Ida Kern folgt": another one, who does nothing here.
TURNED: Final = re.compile(r"\b(?:auf|für|nach|gegen|über|um|statt|ohne)\s+(?:de[nmr]\s+)?$")
BESIDES: Final = re.compile(
    r"\([^()]*\)|^[^()]{0,20}\)|N\.\s?N\.|e\.\s?V\.|u\.\s?a\.|z\.\s?B\.|Dr\.|\b[ai]\.\s?[DR]\.|Prof\."
)
DOING: Final = re.compile(
    r"(?<![\w-])(?:[a-zäöüß]+(?:te|ten|tet|t)|(?:gab|sprach|hielt|kam|nahm|trug|lud|war|stand|ging|rief|saß"
    r"|ließ|bot|schloss"
    r"|wies|fand|stieß|warb)(?:en)?|wird|werden|wurden?|sind|haben|geben|sprechen)\b"
)
NO_VERBS: Final = frozenset({"mit", "seit", "sowie", "dritt", "statt"})
LABELLED: Final = re.compile(r":\s(?:(?:der|die)\s)?(?:[A-ZÄÖÜ][\w-]+\s){0,2}")
NOUNS: Final = frozenset({"owner", "doer"})
AGENT: Final = re.compile(r"\b(?:von|durch)\s[^,.;]{0,80}$")
PASSIVE: Final = re.compile(r"\b(?:wurden?|wird|werden|worden|ist|sind)\b")
VERB: Final = re.compile(
    r"\b(?!den\b|mit\b|dem\b)[a-zäöüß]*(?:te|ten|rt|rten|ieren|tet|nen|nn?t|ielt|ielten|ält|alten|ahm|ahmen|ieß"
    r"|ießen|ud"
    r"|uden|ab|aben|ibt|ach|achen|icht|echen|ug|ugen|am|amen|hat|aßen)\b"
)
STOP: Final = re.compile(r"[.;!?“]|,\s+(?:es|er|sie|man|wir|dann|danach|und dann)\s")
NO_STOP: Final = re.compile(r"Dr\.|a\.\s?D\.|Prof\.|\d\.|„[^“]*“")
PLURAL: Final = re.compile(
    r"\b(?:haben|hatten|wurden|werden|sprachen|sprechen|hielten|halten|kamen|gaben|geben|übernahmen|waren|sind)\b"
)
# "Kerns Kollegin Mia Lund": who owns or leads does nothing here.
# "Gemeinsam mit Koordinatorin Mia Lund stellte Ida Kern … vor": both did.
MET: Final = re.compile(r"\s*,\s+(?:die|den)\s+(?:der|ein|eine)\s+[A-ZÄÖÜ]")
COMPANY: Final = re.compile(
    r"\b(?:[Gg]emeinsam|[Zz]usammen) mit (?:(?:der|dem|ihrer|ihrem|seiner|seinem) )?(?:[\wäöü-]+ ){0,2}$"
)
GENITIVE: Final = re.compile(r"s\s(?=[A-ZÄÖÜ])")
REACH: Final = 160
# In minutes: who acts was there, unless it is said of another day, or that somebody is missing or absent.
ACT: Final = (
    r"(?!wird\b|wurden?\b|ist\b|sind\b|hat\b|fehlt|scheidet|vorgesehen|verhindert|entschuldigt|eingeladen)"
    r"[a-zäöüß]{2,}(?:t|te|en|ten)"
)
ACTS: Final = re.compile(
    rf"(?:\s*\([^()]{{2,90}}\)|\s*,[^,]{{3,90}},|\s(?:vom|von|aus|für|als)\s[^,;]{{3,70}}?)?\s+{ACT}\b"
)
ACTED: Final = re.compile(rf"\s{ACT}\s+(?:sich\s+)?(?:(?:der|die)\s+)?(?:[A-ZÄÖÜ][\w-]+\s+)?$")
NEXT_TIME: Final = re.compile(
    r"\s*(?:Das |Die |Der )?(?:[Nn]ächste[rs]?|[Kk]ommende[rs]?)\s(?:\w+\s)?"
    r"[\w-]*(?:[Tt]reffen|[Ss]itzung|[Tt]ermin|[Rr]unde)"
)
LATER: Final = re.compile(r"\b(?:nächste[nrs]?|kommende[nrs]?|künftig\w*|zukünftig\w*)\b")
ABSENT: Final = re.compile(
    r"\b(?:[Ee]ntschuldig\w+|verhindert|erkrankt|abwesend|ausgeschieden\w*|vertreten|fehl(?:t|te|en|ten)"
    r"|nicht (?:anwesend|dabei))\b"
)
WINDOW: Final = 600
ROLES: Final = Choice((one.words, one) for one in (*CUES, *NOUN_CUES))
OFFICE_DOES: Final = re.compile(r"(?:^|[\s(])(?:Der|Die)\s+(?P<office>[A-ZÄÖÜ][a-zäöüß-]+)\s+$")
TASK: Final = re.compile(r"(?:leitung|führung|vorsitz|vorstand|moderation)$", re.IGNORECASE)


def roles_in(text: str, sentence: Span, persons: Sequence[PersonMention]) -> dict[PersonMention, Roles]:
    """Return the roles that a sentence gives to its persons, each with the words that say so.

    A verb gives its role to the subject of its clause, in the passive to whom "von" names; a noun to those named
    behind it. Quoted words give none, nor does what somebody was only meant to do.
    """
    return given_by(text, sentence, persons, ROLES.among(text, sentence.start, sentence.end) if persons else ())


def given_by(
    text: str, sentence: Span, persons: Sequence[PersonMention], cues: Sequence[Cue]
) -> dict[PersonMention, Roles]:
    """Return the roles that some cues give to the persons of a sentence, each with the words that say so."""
    found: dict[PersonMention, Roles] = {}
    if not (persons and cues) or NEXT_TIME.match(text, sentence.start, sentence.end):
        return found
    quotes = quotes_in(text, sentence)
    persons = [one for one in persons if not GENITIVE.match(text, one.span.end - 1)]
    for one in cues:
        for match in one.words.finditer(text, sentence.start, sentence.end):
            where = Span(*match.span("verb" if "verb" in match.re.groupindex else 0))
            if any(where.overlaps(quote) and where.start >= quote.start for quote in quotes):
                continue
            for person in taking(text, sentence, persons, one, where):
                had = found.get(person, ())
                roles_had = {role for role, _ in had}
                if says_less(one.role, where, had):
                    continue
                if one.who in NOUNS and had:
                    continue  # the verb has said it
                if roles_had == {"teilnahme"}:
                    had = ()  # "zu Gast auf dem Sofa waren …": what they did there says more
                if one.role not in roles_had:
                    found[person] = (*had, (one.role, where))
    return found


def says_less(role: str, where: Span, had: Roles) -> bool:
    """Tell whether a role says nothing beside those told already: the same words told a greeting, say, and no talk."""
    if role == "teilnahme":
        return bool(had)
    if role == "podium":
        return any(told == "moderation" for told, _ in had)
    return role == "vortrag" and any(told == "grusswort" and where.overlaps(span) for told, span in had)


def present_in(text: str, sentence: Span, persons: Sequence[PersonMention]) -> dict[PersonMention, Roles]:
    """Return who acts in a sentence of the minutes of a meeting, and so was there: "Frau Ott bittet um Nachsicht"."""
    if LATER.search(text, sentence.start, sentence.end):
        return {}
    found: dict[PersonMention, Roles] = {}
    for place, person in enumerate(persons):
        part = part_at(text, sentence, person.span.start)
        piece = next((one for one in part.pieces if person.span.within(one)), sentence)
        floor = max(piece.start, persons[place - 1].span.end if place else piece.start)
        last = min(piece.end, persons[place + 1].span.start if place + 1 < len(persons) else piece.end)
        acts = ACTS.match(text, person.span.end, last) or ACTED.search(text[floor : person.span.start])
        absent = any(ABSENT.search(text, one.start, one.end) for one in part.pieces)
        if acts and not absent and not part.pronoun and free(text, floor, person):
            found[person] = (("teilnahme", person.span),)
    both = [one for group in grouped(text, persons) if not found.keys().isdisjoint(group) for one in group]
    return {one: (("teilnahme", one.span),) for one in both}


def taking(  # noqa: C901, PLR0911, PLR0912 - one case, one return for each way in which words give a role
    text: str, sentence: Span, persons: Sequence[PersonMention], one: Cue, where: Span
) -> tuple[PersonMention, ...]:
    """Return the persons to whom a cue gives its role."""
    part = part_at(text, sentence, verb_of(text, where).start)
    persons = [one for one in persons if abs(one.span.start - where.start) < WINDOW]
    if any(
        NOT_DONE.search(text, max(piece.start, where.start - REACH), min(piece.end, where.end + 40))
        for piece in part.pieces
    ):
        return ()
    match one.who:
        case "behind" | "next":
            if any(person.span.within(where) for person in persons):
                return ()
            later = [person for person in persons if person.span.start >= where.end]
            group = next(grouped(text, later)) if later and near(text, where.end, later[0]) else ()
            return group if one.who == "behind" else group[:1]
        case "inside":
            return tuple(person for person in persons if person.span.within(where))
        case "antecedent":
            return named_before(text, persons, part.start)[-1:] if part.pronoun else ()
        case "agent":
            return agents(text, persons, part, where)
        case "owner" | "doer" if labelled := behind_label(text, persons, where):
            return labelled if one.who == "owner" else ()
        case "owner" | "doer" if NOT_DONE.search(text, part.start, sentence.end):
            return ()
        case "owner":
            return owners(text, persons, one.role, where)
        case "doer":
            doing = is_object(text[part.start : where.start], part.said(text))
            return subject(text, persons, part, where) if doing else ()
        case "around":
            stop = text.find(";", where.end, sentence.end)  # "auf dem Podium saßen A und B; die Moderation hatte C"
            end = stop if stop >= 0 else sentence.end
            later = [person for person in persons if where.end <= person.span.start and person.span.end <= end]
            return tuple(later) or tuple(person for person in persons if part.holds(person.span))
        case "anyone":
            return subject(text, persons, Part((sentence,)), where)
        case _:
            return subject(text, persons, part, where)


def behind_label(text: str, persons: Sequence[PersonMention], noun: Span) -> tuple[PersonMention, ...]:
    """Return who is named right behind a noun and a colon: "Input: Ida Kern, Moderation: Bo Rind"."""
    later = [person for person in persons if person.span.start >= noun.end]
    told = later and LABELLED.fullmatch(text, noun.end, later[0].span.start)
    return next(grouped(text, later)) if told else ()


def owners(text: str, persons: Sequence[PersonMention], role: str, noun: Span) -> tuple[PersonMention, ...]:
    """Return whose a talk, a greeting, a panel or the lead is by the words between the noun and the names behind it."""
    later = [person for person in persons if person.span.start >= noun.end]
    gap = text[noun.end : later[0].span.start] if later else ""
    told = belongs(gap, role) and not [word for word in DOING.findall(gap) if word not in NO_VERBS]
    return next(grouped(text, later)) if told else ()


def near(text: str, start: int, person: PersonMention) -> bool:
    """Tell whether a person is named right behind some words, in the same clause."""
    between = text[start : person.span.start]
    return len(between) < REACH and not STOP.search(NO_STOP.sub("", between))


def free(text: str, floor: int, person: PersonMention) -> bool:
    """Tell whether a name is bound by no preposition, so that it can be a subject."""
    return BOUND.search(text[max(floor, person.span.start - REACH) : person.span.start]) is None


def subject(text: str, persons: Sequence[PersonMention], part: Part, where: Span) -> tuple[PersonMention, ...]:
    """Return the subject of a verb: the nearest free persons before it in its clause, else the first behind it.

    A relative clause without a person of its own tells of those named right before it.
    """
    inside = [person for person in persons if part.holds(person.span)]
    if not inside and text[part.end : part.end + 1] == ":":  # "Eröffneten das Fest: Ida Kern und Tom Rade."
        later = [person for person in persons if person.span.start > part.end]
        return next(grouped(text, later), ())
    groups = list(grouped(text, inside, part))
    able = [one for one in groups if free(text, piece_start(part, one[0]), one[0])]
    verb = verb_of(text, where)
    before = [one for one in able if one[-1].span.end <= verb.start]
    done = OFFICE_DOES.search(text[part.start : verb.start])
    behind = [one for one in able if one[0].span.start >= verb.start and near(text, verb.end, one[0])]
    if done and is_function(done.group("office")) and not TASK.search(done.group("office")):
        behind = []  # "Die Vorsitzende begrüßt die Gäste, darunter Ida Kern"
    chosen: tuple[PersonMention, ...] = before[-1] if before else behind[0] if behind else ()
    invited = MET.match(text, part.start, part.end)  # "Ida Kern, die der Kreis eingeladen hatte"
    if not chosen and part.pronoun in {"die", "der", "welche", "welcher"} and not part.bound and not invited:
        chosen = named_before(text, persons, part.start)
    if len(chosen) > 1 and not (verb.of(text).endswith("n") or PLURAL.search(part.said(text))):
        chosen = chosen[-1:] if before or chosen[-1].span.end <= part.start else chosen[:1]
    beside = (one for one in groups if chosen and COMPANY.search(text[part.start : one[0].span.start]))
    return tuple(dict.fromkeys((*chosen, *chain.from_iterable(beside))))


def piece_start(part: Part, person: PersonMention) -> int:
    """Return where the piece of a clause starts that holds a name."""
    return next(piece.start for piece in part.pieces if person.span.within(piece))


def named_before(text: str, persons: Sequence[PersonMention], place: int) -> tuple[PersonMention, ...]:
    """Return the enumeration of persons that ends shortly before a place."""
    earlier = [person for person in persons if person.span.end <= place]
    if not earlier or place - earlier[-1].span.end >= REACH:
        return ()
    return list(grouped(text, earlier))[-1]


def verb_of(text: str, where: Span) -> Span:
    """Return the finite verb of a cue: its first word that ends like one, else all of it."""
    match = VERB.search(where.of(text))
    return Span(where.start + match.start(), where.start + match.end()) if match else where


def grouped(
    text: str, persons: Sequence[PersonMention], part: Part | None = None
) -> Iterator[tuple[PersonMention, ...]]:
    """Yield the persons in the groups in which they are enumerated; of a clause, what is no part of it parts none."""
    run: list[PersonMention] = []
    for person in persons:
        if run and not joined(between(text, run[-1], person, part)):
            yield tuple(run)
            run = []
        run.append(person)
    if run:
        yield tuple(run)


def between(text: str, left: PersonMention, right: PersonMention, part: Part | None) -> str:
    """Return the words between two names, of a clause those of its pieces."""
    gap = Span(left.span.end, right.span.start)
    pieces = part.pieces if part else (gap,)
    return " ".join(text[max(gap.start, one.start) : min(gap.end, one.end)] for one in pieces if one.overlaps(gap))


def joined(gap: str) -> bool:
    """Tell whether two names stand in one enumeration, with functions and bodies in the gap but no verb."""
    bare = BESIDES.sub("", gap)
    if JOINED.fullmatch(bare) is None or RELATIVE_THING.search(bare) or TURNED.search(bare):
        return False
    return not [word for word in DOING.findall(bare) if word not in NO_VERBS]


def agents(text: str, persons: Sequence[PersonMention], part: Part, where: Span) -> tuple[PersonMention, ...]:
    """Return whom the passive names with "von", before its participle or behind it."""
    inside = [person for person in persons if part.holds(person.span)]
    if not PASSIVE.search(part.said(text)) and not inside:
        return ()
    for one in grouped(text, inside):
        floor = where.end if one[0].span.start >= where.end else part.start
        by = AGENT.search(text[max(floor, one[0].span.start - REACH) : one[0].span.start])
        if by and all(is_function(word) or not word[0].isupper() for word in by.group().split()[-2:]):
            return one
    return ()
