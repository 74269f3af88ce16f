"""Acting: what persons seem to do at an event by their verbs alone, where no other words give them a role."""

from collections.abc import Iterator, Sequence
from typing import Final

from kg.cues import Cued
from kg.mention.people.cue_words import Cue
from kg.mention.people.functions import is_function
from kg.mention.people.participation import Roles, given_by
from kg.model import Contribution, Mention, PersonMention, Span

__all__ = ["ACTING_RULE", "acting_in", "is_busy", "is_part", "needed"]

ACTING_RULE: Final = "acting-in-report"
CONFIDENCE: Final = 0.6
THANKING: Final = Cue("grusswort", "subject", Cued(r"\bdank(?:te|ten|t|en)\b|\bbedank(?:te|ten|t|en) sich\b"))
# What a head of a town, county or ministry says of an event that others fill with talks.
WELCOMING: Final = Cue(
    "grusswort",
    "subject",
    Cued(
        r"\b(?:dank|lob|würdig|freu|wünsch|beglückwünsch|gratulier|erinner|bekräftig|unterstrich|unterstreich|betont?"
        r"|versprech|versprach|mahn|appellier|verwies|verweis)(?:te|ten|t|en|n)?\b"
        r"|\bhob(?:en)?\b[^;.]{2,120}?\bhervor\b|\bsprach(?:en)?\b[^;.]{0,60}?\b(?:Dank|Anerkennung|Mut)\b"
    ),
)
TELLING: Final = Cue(
    "vortrag",
    "subject",
    Cued(
        r"\b(?:zeig|mach|verdeutlich|schilder|skizzier|erklär|erläuter|veranschaulich|plädier|warb|warn|analysier|bilanzier"
        r"|resümier|beschrieb|beschreib|erinner|erzähl|betont?|forder|mahn|unterstrich|appellier|verwies)"
        r"(?:te|ten|t|en|n)?\b(?! sich)"
        r"|\b(?:widme|befass|beschäftig)(?:te|ten|t|en|n) sich\b|\bging(?:en)?\b[^;.]{0,60}?\b(?:auf|nach)\b"
        r"|\bsteuer(?:te|ten|t|n)\b[^;.]{2,80}?\bbei\b|\bgab(?:en)?\b[^;.]{2,80}?\b(?:Tipps|Impulse|Antworten|Anregungen)\b"
        r"|\b(?:brach|bring)(?:te|ten|t|en)\b[^;.]{2,80}?\b(?:Zahlen|Perspektive|Erfahrung\w*|Sicht|Beispiele?)\b"
        r"|\bließ(?:en)?\b[^;.]{2,80}?\bRevue passieren\b"
    ),
)
HEADS: Final = (
    "minister ministerin senator senatorin bürgermeister bürgermeisterin landrat landrätin stadtrat stadträtin"
    " präsident präsidentin dezernent dezernentin beigeordnete beigeordneter staatssekretär staatssekretärin"
    " ortsvorsteher ortsvorsteherin"
).split()
OFFICE_REACH: Final = 60
FEWEST_ACTING: Final = 3
FEWEST_KINDS: Final = 2
# Roles that pages without an event seem to give, too.
PASSIVE: Final = frozenset({"teilnahme", "vortrag-diskussion", "organisation"})


def acting_in(text: str, sentence: Span, persons: Sequence[PersonMention]) -> Iterator[Contribution]:
    """Yield a contribution for each person who tells something in a sentence; heads of towns and Länder greet."""
    for cue in (THANKING, WELCOMING, TELLING):
        for person, roles in given_by(text, sentence, persons, (cue,)).items():
            if cue is not TELLING and is_thanked(text, roles[0][1], person):
                continue
            if cue is THANKING or (cue is WELCOMING) == is_head(text, sentence, person):
                yield contribution(sentence, person, roles)


def is_thanked(text: str, verb: Span, person: PersonMention) -> bool:
    """Tell whether somebody else thanks or praises a person named behind the verb: "dankte der Verein Ida Kern"."""
    between = text[verb.end : person.span.start].split()
    if person.span.start < verb.end:
        return False
    others = [word for word in between if word[0].isupper() and not is_function(word)]
    return bool(others) or text.startswith("Herrn ", person.span.start)


def contribution(sentence: Span, person: PersonMention, roles: Roles) -> Contribution:
    """Return that a person had some roles, and no more."""
    return Contribution(
        span=sentence,
        rule=ACTING_RULE,
        confidence=CONFIDENCE,
        person=person,
        organisation=None,
        functions=(),
        unit=None,
        seat=None,
        roles=roles,
    )


def is_head(text: str, sentence: Span, person: PersonMention) -> bool:
    """Tell whether the words right before a name are the office of the head of a town, a county or a department."""
    before = text[max(sentence.start, person.span.start - OFFICE_REACH) : person.span.start].split()
    nouns = [word for word in before[-2:] if is_function(word)]
    return bool(nouns) and nouns[-1].lower().endswith(tuple(HEADS))


def needed(found: Sequence[Mention], *, reported: bool) -> Iterator[Mention]:
    """Yield mentions, those of who acts by verbs alone only for whom no other words give a role.

    None of these comes back for a page that is not ``reported`` to be about an event with somebody in a role.
    """
    told = {one.person.name for one in found if isinstance(one, Contribution) and one.roles and one.rule != ACTING_RULE}
    for one in found:
        if not isinstance(one, Contribution) or one.rule != ACTING_RULE:
            yield one
        elif reported and one.person.name not in told:
            told.add(one.person.name)
            yield one


def is_part(entry: Contribution) -> bool:
    """Tell whether an entry has a role that only an event has; to be named as a contributor is none of these."""
    return any(role != "vortrag-diskussion" for role, _ in entry.roles)


def is_busy(spoken: Sequence[Contribution]) -> bool:
    """Tell whether so many people have roles of so many kinds as only a report of an event gives them."""
    parts = {(one.person.name, role) for one in spoken for role, _ in one.roles if role not in PASSIVE}
    return len({name for name, _ in parts}) >= FEWEST_ACTING and len({role for _, role in parts}) >= FEWEST_KINDS
