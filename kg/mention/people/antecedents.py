"""Antecedents: whom and which body a sentence means by a pronoun, an office or a bare kind of body."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.inflection import head_of
from kg.mention.people.functions import is_function
from kg.model import Contribution, Mention, OrganisationMention, PersonMention, Span

__all__ = ["NOBODY", "Before", "after", "kind_in_front", "meant_by_kind", "meant_by_pronoun"]

KIND: Final = re.compile(
    r"(?<![\w-])(?:(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|[Dd]es|[Dd]ieser|[Dd]iesem)\s+"
    r"|[VvBb](?:om|eim)\s+|[Zz]u[mr]\s+|[Ii]m\s+|[Aa]m\s+)"
    r"(?P<noun>[A-ZÄÖÜ][a-zäöüß]+)(?![\w-])(?!\s+(?:[A-ZÄÖÜ„\"(]|für\s))"
)
# "Sie stellte … vor", "Anschließend berichtete sie": one person; "Sie stellten" and "stellten sie" are several.
PRONOUN: Final = Cued(
    r"(?:^\s*(?P<first>Sie|Er)(?=\s[a-zäöüß]+(?:t|te|elt|ielt|ab|ach|ug|ud)\s))"
    r"|(?<=\s)(?:[a-zäöüß]+(?:t|te)|hielt|gab|sprach|trug|lud)\s(?P<behind>sie|er)(?=\s)"
)
OFFICE: Final = re.compile(
    r"^\s*(?:Die|Der)\s(?:\d\d-[Jj]ährige\s)?(?:[A-ZÄÖÜ][a-zäöüß]+-\sund\s)?"
    r"(?P<office>(?![\wäöüß-]*(?:leitung|führung|moderation|vorsitz|vorstand)\b)[A-ZÄÖÜ][a-zäöüß]+)(?=\s[a-zäöüß]+\s)"
)
IN_FRONT: Final = re.compile(
    r"(?P<kind>Verein|Verband|Stiftung|Beirat|Netzwerk|Bündnis|Klinikum|Genossenschaft|Kammer|Universität|Verbund"
    r"|Initiative|Diakonie|Caritas)(?:es|s)?(?=(?:vor(?:sitz|stand|stände)|präsident|geschäftsführ|sprecher|direktor|leit|chef|gründer"
    r"|mitglied|koordinator|referent|mitarbeiter|schatzmeister))"
)
# Every town of a page is "die Stadt", and its parts are "das Amt": no one body is meant by these.
NO_KINDS: Final = frozenset({"TerritorialAuthority", "Ministry"})
CLUB: Final = re.compile(r"\be\.\s?V\.")
FEMININE: Final = frozenset({"f", "p"})


@dataclass(frozen=True, slots=True)
class Before:
    """What the text before a sentence leaves to be meant.

    ``person`` is whom a pronoun means, ``alone`` in the sentence that named them; ``body`` is the one named last,
    ``kinds`` lead from the noun that heads a name ("verein") to the body that alone has it; ``None`` for several.
    """

    person: PersonMention | None = None
    alone: bool = False
    body: OrganisationMention | None = None
    kinds: Mapping[str, OrganisationMention | None] = field(default_factory=dict)


NOBODY: Final = Before()


def after(before: Before, here: Iterable[Mention]) -> Before:
    """Return what is left to be meant behind one more sentence, title or list with these mentions."""
    found = list(here)
    persons = [one for one in found if isinstance(one, PersonMention)]
    bodies = [one for one in found if isinstance(one, OrganisationMention)]
    bodies += [one.organisation for one in found if isinstance(one, Contribution) and one.organisation]
    kinds = dict(before.kinds)
    for body in bodies:
        for kind in kinds_of(body):
            known = kinds.get(kind, body)
            kinds[kind] = longer(known, body) if known else None
    return Before(
        max(persons, key=lambda one: one.span, default=before.person),
        len({one.name for one in persons}) == 1 if persons else before.alone,
        max(bodies, key=lambda one: one.span, default=before.body),
        kinds,
    )


def longer(one: OrganisationMention, other: OrganisationMention) -> OrganisationMention | None:
    """Return the fuller of two mentions whose names can mean one body, else ``None``."""
    if other.form.startswith(one.form):
        return other
    return one if one.form.startswith(other.form) else None


def kinds_of(body: OrganisationMention) -> tuple[str, ...]:
    """Return the nouns by which a text can go on to call a body: that of its name, and "verein" of a club."""
    if body.kind in NO_KINDS:
        return ()
    nouns = [found[1].noun for word in body.form.split() if (found := head_of(word))][:1]
    nouns += ["verein"] if CLUB.search(body.form) or CLUB.search(body.legal_form) else []
    return tuple(dict.fromkeys(nouns))


def meant_by_pronoun(text: str, sentence: Span, before: Before) -> PersonMention | None:
    """Return the person named before, here at the pronoun or office by which a sentence means them."""
    if before.person is None or not before.alone:
        return None
    words = sentence.of(text)
    match = PRONOUN.search(words)
    if match:
        group = "first" if match["first"] else "behind"
        return replace(before.person, span=Span(sentence.start + match.start(group), sentence.start + match.end(group)))
    office = OFFICE.match(words)
    if office is None or not is_function(office["office"]):
        return None
    return replace(before.person, span=Span(sentence.start + office.start(1), sentence.start + office.end(1)))


def kind_in_front(noun: str, before: Before) -> OrganisationMention | None:
    """Return the body whose kind stands in front of a function in one word: "Vereinsvorsitzende", "Klinikdirektor"."""
    match = IN_FRONT.match(noun)
    return before.kinds.get(match["kind"].lower()) if match else None


def meant_by_kind(
    text: str, sentence: Span, bodies: Iterable[OrganisationMention], before: Before
) -> dict[OrganisationMention, OrganisationMention]:
    """Return the bodies that a sentence means by their kind alone ("für den Verein"), here and as they were named."""
    if not before.kinds:
        return {}
    taken = [body.span for body in bodies]
    found: dict[OrganisationMention, OrganisationMention] = {}
    for match in KIND.finditer(text, sentence.start, sentence.end):
        where = Span(*match.span("noun"))
        head = head_of(match["noun"])
        alone = head is not None and head[0].lower() == head[1].noun
        last = before.body if head and before.body and head[1].noun in kinds_of(before.body) else None
        body = (before.kinds.get(head[1].noun) or last) if head and alone else None
        if body and not any(where.overlaps(span) for span in taken):
            found[replace(body, span=where)] = body
    return found
