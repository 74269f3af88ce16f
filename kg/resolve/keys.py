"""Keys: what two names of one thing have in common, computed from the names alone."""

import re
from datetime import date
from typing import Final

from kg.cues import Cued
from kg.model import OrganisationMention
from kg.slug import short_hash, slug

__all__ = ["event_slug", "law_slug", "organisation_slug", "person_slug", "programme_slug"]

SMALL_WORDS: Final = frozenset(
    "der die das des dem den für und in im zu zur zum von vom am an bei beim land landes freistaat"
    " freistaates ev e v gmbh ggmbh eg ug gug ag aör kör".split()
)
LEGAL_FORM: Final = re.compile(r",?\s*\b(?:e\.\s?V\.|eV|g?GmbH|g?UG|eG|AöR|KöR)(?!\w)")
WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
ORDINAL_OR_YEAR: Final = re.compile(r"(?<![\d.])\d{1,3}\.(?!\d)|(?:19|20)\d\d")
SITTING: Final = re.compile(r"(?i:sitzung|versammlung)")
TOWN: Final = "stadt"
TOWNLY: Final = Cued(r"\w*(?:[Ss]tadt|[Gg]emeinde)\s")
AUTHORITY: Final = "TerritorialAuthority"
ROMAN: Final = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
    "XIV": 14,
}
SUBTITLE: Final = re.compile(r"\s*[–—]\s*|\s+-\s+|:\s+")


def organisation_slug(body: OrganisationMention, document: str = "") -> str:
    """Return the key of a body: type and territory for authorities, else its name's own words in the nominative.

    "Kreis Auental" and "Landkreis Auental" share one, as do "Ministerium für Soziales des Landes X" and "Ministerium
    Soziales X"; a legal form and small words play no part. A body whose name is only its kind's ("Jugendamt") is known
    within its ``document``. The key is also the last part of the body's address.
    """
    if body.kind == AUTHORITY and body.territory:
        return f"{authority_word(body)}-{slug(body.territory)}"
    own = [word for word in WORD.findall(LEGAL_FORM.sub("", body.form)) if word.lower() not in SMALL_WORDS]
    key = slug(" ".join(own) or body.form)
    return f"{key}--{document}" if body.local and document else key


def authority_word(body: OrganisationMention) -> str:
    """Return the word for an authority's kind; a town stays one where it has a county's rank."""
    if body.level in {"gemeinde", "kreis"} and TOWNLY.match(body.form):
        return TOWN
    return {"kreis": "landkreis", "gemeinde": TOWN, "land": "land", "bezirk": "bezirk"}.get(body.level, body.level)


def person_slug(name: str, body: str) -> str:
    """Return the key of a person: the name, told apart by the body, so that two of one name stay two."""
    return f"{slug(name)}-{short_hash(f'{slug(name)}@{body}')}"


def event_slug(kind: str, number: str, title: str, day: date | None = None) -> str:
    """Return the key of an event: kind and number for reading, and its whole title.

    A title without ordinal and year ("Fachtag Pflege") may come back each year: then the year of the first day, if
    known, belongs to it. Every town's committee has a "14. Sitzung": to sittings the day itself belongs.
    """
    if day is not None and SITTING.search(title):
        return f"{slug(f'{kind} {number}')}-{short_hash(f'{slug(title)}@{day}')}"
    year = day and day.year
    told_apart = year is None or ORDINAL_OR_YEAR.search(title)
    return f"{slug(f'{kind} {number}')}-{short_hash(slug(title) if told_apart else f'{slug(title)}@{year}')}"


def programme_slug(name: str) -> str:
    """Return the key of a programme: its name up to the subtitle if that holds a number or two words, else all of it.

    "Quartier 2020 – Gemeinsam.Gestalten." and "Quartier 2020" are one; "Quartier 2030" is another.
    """
    head = SUBTITLE.split(name, maxsplit=1)[0]
    spaced = re.sub(r"(?<=[a-zäöüß])(?=\d)", " ", head)
    return slug(spaced if re.search(r"\d", spaced) else name)


def law_slug(law: str, section: str = "") -> str:
    """Return the key of a law or of one of its sections: "SGB VIII", "78" gives ``sgb-8-78``."""
    parts = [str(ROMAN.get(part, part)) for part in law.split()]
    return slug(" ".join([*parts, section]))
