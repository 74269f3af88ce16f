"""Event words: the nouns for events, with class and gender, and those that only look like one."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

__all__ = ["BARE", "Kind", "day_of", "kind_of"]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a word for an event tells: the ontology class, its gender, and whether bodies are called so, too."""

    type: str
    gender: str
    shared: bool = False


KINDS: Final[dict[str, Kind]] = {
    "forum": Kind("Forum", "n", shared=True),
    "workshop": Kind("Event", "m"),
    "werkstatt": Kind("Event", "f", shared=True),
    "arbeitsgruppe": Kind("Event", "f", shared=True),
    "panel": Kind("Event", "n"),
    "gespräch": Kind("Event", "n"),
    "gespräche": Kind("Event", "p"),
    "sitzung": Kind("Event", "f"),
    "versammlung": Kind("Event", "f"),
    "symposium": Kind("Congress", "n"),
    "tag": Kind("Congress", "m"),
    "tage": Kind("Congress", "p"),
    "tagung": Kind("Congress", "f"),
    "kongress": Kind("Congress", "m"),
    "konferenz": Kind("Congress", "f", shared=True),
    "treffen": Kind("Event", "n", shared=True),
    "seminar": Kind("Event", "n", shared=True),
    "klausur": Kind("Event", "f"),
    "veranstaltung": Kind("Event", "f"),
    "dialog": Kind("Event", "m", shared=True),
    "austausch": Kind("Event", "m", shared=True),
    "auftakt": Kind("Event", "m"),
    "hearing": Kind("Event", "n"),
    "anhörung": Kind("Event", "f"),
    "barcamp": Kind("Event", "n"),
    "abend": Kind("Event", "m"),
    "fest": Kind("Event", "n"),
    "feier": Kind("Event", "f"),
    "jubiläum": Kind("Event", "n"),
    "messe": Kind("Event", "f"),
    "börse": Kind("Event", "f", shared=True),
    "aktionswoche": Kind("Event", "f"),
    "themenwoche": Kind("Event", "f"),
    "veranstaltungsreihe": Kind("Event", "f"),
    "vortragsreihe": Kind("Event", "f"),
    "spaziergang": Kind("Event", "m"),
    "fortbildung": Kind("Event", "f", shared=True),
    "podiumsdiskussion": Kind("Event", "f"),
    "salon": Kind("Event", "m", shared=True),
    "gipfel": Kind("Event", "m"),
    "fachgruppe": Kind("Event", "f", shared=True),
    "festakt": Kind("Event", "m"),
    "world-café": Kind("Event", "n"),
    "worldcafé": Kind("Event", "n"),
    **{f"{season}akademie": Kind("Congress", "f") for season in ("sommer", "herbst", "winter", "frühjahrs")},
    "tisch": Kind("Event", "m", shared=True),
    "runde": Kind("Event", "f", shared=True),
    "verleihung": Kind("Event", "f"),
    "empfang": Kind("Event", "m"),
    "festival": Kind("Event", "n"),
    "plenum": Kind("Event", "n", shared=True),
    "ratschlag": Kind("Event", "m"),
    "lesung": Kind("Event", "f"),
    "matinee": Kind("Event", "f"),
    "frühstück": Kind("Event", "n", shared=True),
    "kolloquium": Kind("Congress", "n"),
    "webinar": Kind("Event", "n"),
    "exkursion": Kind("Event", "f"),
    "rundgang": Kind("Event", "m"),
    "begehung": Kind("Event", "f"),
    "hackathon": Kind("Event", "m"),
    "konvent": Kind("Congress", "m", shared=True),
    "einweihung": Kind("Event", "f"),
    "spatenstich": Kind("Event", "m"),
    "tour": Kind("Event", "f", shared=True),
    "preis": Kind("Event", "m", shared=True),
}
# Words that end like one for an event and name none: days, bodies, times.
NO_KINDS: Final = frozenset(
    "alltag feiertag werktag stichtag arbeitstag geburtstag wochentag nachmittag vormittag mittag freitag donnerstag"
    " dienstag montag samstag sonntag landtag bundestag kreistag reichstag städtetag gemeindetag landkreistag tag tage"
    " bezirksversammlung stadtverordnetenversammlung bundesversammlung"
    " stadttag bezirkstag schultag manifest abend sonnabend feierabend fest geschäftsführersitzung veranstaltungen"
    " bezirketag betreffen zutreffen messe kompromesse wirtschaftsgipfel regierungsgespräche landwirtschaftstage"
    " stammtisch runde gesprächsrunde diskussionsrunde talkrunde podiumsrunde vorstellungsrunde abschlussrunde"
    " fragerunde schlussrunde feedbackrunde austauschrunde regierungsrunde auslesung verlesung empfang plenum".split()
)
# Words that say nothing by themselves: they need an ordinal, a title or a topic to be a name.
BARE: Final = frozenset(
    "sitzung veranstaltung treffen gespräch gespräche workshop forum panel dialog austausch auftakt tagung konferenz"
    " seminar feier versammlung klausur werkstatt arbeitsgruppe fortbildung festakt tisch".split()
)
# "Tag der Pflege", "Wochen gegen Rassismus"; but "Tag des Monats" is none.
DAYS: Final = {
    "Tag": Kind("Event", "m"),
    "Tage": Kind("Event", "p"),
    "Woche": Kind("Event", "f"),
    "Wochen": Kind("Event", "p"),
}
DAY_OF: Final = re.compile(
    r"(?P<word>Tag|Tage|Woche|Wochen)\s(?:der|des|für|gegen)\s(?!Woche|Monats|Jahres|Veranstaltung)(?:[a-zäöü]+en\s)?[A-ZÄÖÜ]"
)
INFLECTED: Final = ("", "s", "es", "n", "en", "e")


@lru_cache(maxsize=20_000)
def day_of(words: str) -> tuple[str, Kind] | None:
    """Return the word and kind of a day or week by its cause, if words start with one: "Tag der offenen Tür"."""
    match = DAY_OF.match(words)
    return (match["word"], DAYS[match["word"]]) if match else None


@lru_cache(maxsize=20_000)
def kind_of(word: str) -> tuple[str, Kind] | None:
    """Return the nominative of a word for an event, and what it tells: "Mustertages" is a "Mustertag"."""
    lowered = word.lower()
    bases = {ending: lowered.removesuffix(ending) for ending in INFLECTED if lowered.endswith(ending)}
    if any(base in NO_KINDS for base in bases.values()):
        return None
    for ending, base in bases.items():
        known = next(
            (kind for name, kind in KINDS.items() if ends_with(base, name) and plural_fits(name, ending)), None
        )
        if known:
            return word[: len(base)], known
    return None


def ends_with(base: str, name: str) -> bool:
    """Tell whether a word is one for an event or its compound; "Paritätisch" and "praktisch" hold no "Tisch"."""
    return base == name if name == "tisch" else base.endswith(name)


def plural_fits(name: str, ending: str) -> bool:
    """Tell whether an ending inflects a word for an event; "Gesprächen" belongs to "Gespräche", not to "Gespräch"."""
    return ending in ({"", "n"} if name.endswith("e") else {"", "s", "es", "en", "n"})
