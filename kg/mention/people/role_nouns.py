"""Role nouns: the roles that the nouns of a clause give, whatever its verb, to whom it names as having them."""

import re
from typing import Final

from kg.cues import Cued
from kg.mention.people.cue_words import Cue

__all__ = ["NOUN_CUES", "belongs", "is_object"]

WORDS: Final = {
    "grusswort": r"(?:[\w-]*(?:[Gg]rußwort|[Ss]chlusswort|[Ww]illkommenswort|[Ee]röffnungsrede|[Bb]egrüßungsrede)"
    r"(?:e?s|e|en)?|Begrüßung|Willkommensgruß|Segen)",
    "vortrag": r"[\w-]*(?:[Vv]ortr[aä]g|[Kk]eynote|[Ll]audatio|[Ff]estrede|[Ff]achreferat|[Ii]mpuls|[Ii]nput|"
    r"[Ss]tatement|[Aa]uftritt|[Ee]rfahrungsbericht"
    r"|[Pp]raxisbericht|[Pp]räsentation|[Ff]estansprache|[Ee]inführung)(?:e?s|e|en)?",
    "podium": r"[\w-]*(?:[Pp]odiumsdiskussion|[Pp]odiumsgespräch|[Gg]esprächs(?:runde|kreis)|[Tt]alkrunde|[Ff]ishbowl"
    r"|[Ss]treitgespräch|[Dd]iskussionsrunde|[Pp]odiumsrunde|[Tt]alk|[Kk]amingespräch)",
    "moderation": r"(?:[\w-]*[Mm]oderation"
    r"|(?:Gesprächs|Diskussions|Sitzungs|Tagungs|Versammlungs|Workshop)(?:leitung|führung))",
}
# Whose it is: "der Vortrag von Ida Kern", "ein Grußwort der Landrätin Ida Kern", "ein Gesprächskreis mit Ida Kern".
OWNED: Final = re.compile(
    r"(?:\s(?:zu[mr]?|über|im|am|in|aus|für|rund um|auf)\s[^.;:,!?]{2,80}?)?"
    r"\s(?P<by>von|durch|der|des|vom|mit|zwischen)\s[^.;:!?]{0,90}"
)
# What is not done by the subject of the clause, but before, after or for something.
BOUND: Final = re.compile(
    r"\b(?i:nach|vor|zu[mr]?|auf|außer|während|trotz|an|aus|über|gegen|seit|bis|ohne|für|zwischen|vom|von|beim|durch|um|neben"
    r"|statt|als)\s+(?:(?:de[rmns]|die|das|eine[mnrs]?|ein|seine[mnrs]?|ihre[mnrs]?)\s+)?"
    r"(?:[a-zäöüß]+(?:e|en|er|es|em)\s+){0,2}$"
)
# Who only hears, praises or misses a talk gives none.
OTHERS: Final = re.compile(
    r"\b(?:dank|lob|hör|lausch|folg|verfolg|würdig|vermiss|freu|kündig|besuch|nutz|beklatsch|erwart|bewerte)"
    r"(?:te|ten|t|en|n)?\b"
    r"|\b(?:absagen|ausfallen|entfiel|entfallen|entfällt|fiel|bat|baten|bittet|bekam|erhielt|suchen|gesucht)\b"
)


def cue(role: str, who: str) -> Cue:
    """Return the cue of the nouns for a role."""
    return Cue(role, who, Cued(rf"(?<![\w-]){WORDS[role]}(?![\w-])"))


NOUN_CUES: Final = (
    *(cue(role, "owner") for role in WORDS),
    *(cue(role, "doer") for role in ("moderation", "grusswort", "vortrag")),
)


def belongs(gap: str, role: str) -> bool:
    """Tell whether the words between a noun and a name say that it is the person's: "… von der Leiterin Ida Kern"."""
    owned = OWNED.fullmatch(gap)
    return owned is not None and (owned["by"] not in {"mit", "zwischen"} or role != "grusswort")


def is_object(before: str, clause: str) -> bool:
    """Tell whether a noun is what the subject of its clause does, by the words before it and all of the clause."""
    return BOUND.search(before) is None and OTHERS.search(clause) is None
