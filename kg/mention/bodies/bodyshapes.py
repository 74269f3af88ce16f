"""Body shapes: whether words that no noun tells to be a body's name may be one where a list or a subject stands."""

import re
from typing import Final

from kg.mention.bodies.inflection import head_of
from kg.mention.events.eventwords import kind_of
from kg.mention.people.firstnames import is_first_name

__all__ = ["ACRONYM", "GENERIC", "is_group", "is_person", "may_name", "names_occasion"]

NAME_WORDS: Final = frozenset(
    "für und der des die das am im an in zu zur zum von vom beim bei auf dem den & e. V. e.V. gegen ohne".split()
)
LEGAL_FORM: Final = re.compile(r"\b(?:e\.\s?V\.|g?GmbH|gUG|eG|AöR|KöR|AG)$")
ACRONYM: Final = re.compile(r"[A-ZÄÖÜ][\wäöü]?[A-ZÄÖÜ][\wÄÖÜ-]*")
# Kinds of bodies that are spoken of in general.
GROUP: Final = re.compile(
    r"^(?:\w*(?:[Vv]ereine|[Vv]erbänden?|[Ss]chulen|[Kk]itas|[Tt]räger|[Kk]ommunen|[Ff]achkräfte|[Bb]eratungsstellen"
    r"|[Ee]hrenamtliche\w?|[Bb]ürger\S*|[Pp]artner\S*|[Bb]etriebe|[Kk]irchen|[Ää]mter|[Ii]nitiativen|[Oo]rganisationen"
    r"|[Ee]inrichtungen|[Ii]nstitutionen|[Ff]amilien|[Ee]ltern|[Vv]ertreter\S*|[Uu]nternehmen|[Ss]tiftungen|[Aa]kteur\S*"
    r"|[Dd]ienste|[Gg]emeinden|[Ss]tädte|[Kk]reise|[Ll]andkreise|[Pp]raxen|[Hh]ebammen|[Ää]rzt\S+|[Ll]ehrkräfte"
    r"|[Jj]ugendliche\w?|[Kk]inder|[Ss]enior\S*|[Ff]reiwillige\w?|[Mm]itarbeiter\S*|[Ff]amilienzentren"
    r"|[Kk]indertagesstätten|[Kk]rankenkassen|[Zz]entren)(?:$|\s)|weitere|andere|viele|alle\b)"
)
GENERIC: Final = frozenset(
    "stadt land bund landkreis kreis gemeinde verein verband netzwerk bündnis projekt träger partner förderer kommune"
    " mitglieder verwaltung ministerium arbeitskreis allianz verbund stiftung institut schule verbände landesregierung"
    " bundesregierung region fördermittel spenden eigenmittel projektmittel haushaltsmittel mittel".split()
)
PERSON: Final = re.compile(r"(?:Frau|Herrn?|Prof\.|Dr\.|PD|Dipl\.)\s")
NO_NAME: Final = re.compile(r"[:?!@]|\d{4}|www\.|Euro\b")
QUOTES: Final = "„\"'»"
LONGEST_NAME: Final = 9
LONGEST_PERSON: Final = 3


def may_name(name: str) -> bool:
    """Tell whether words have the shape of a body's name: capitalised, few, with small words only between them."""
    words = name.split()
    if not words or len(words) > LONGEST_NAME or not (words[0][0].isupper() or words[0][0] in QUOTES):
        return False
    if NO_NAME.search(name):
        return False
    if len(words) == 1 and not (head_of(words[0]) or ACRONYM.fullmatch(words[0]) or words[0][0] in QUOTES):
        return False
    small = [word for word in words if word[0].islower() and word not in NAME_WORDS]
    return not small or LEGAL_FORM.search(name) is not None


def is_group(name: str) -> bool:
    """Tell whether words speak of bodies or people in general."""
    return GROUP.match(name) is not None or name.lower() in GENERIC


def is_person(name: str) -> bool:
    """Tell whether words are a person's name, by a form of address or a first name."""
    words = name.split()
    by_first_name = is_first_name(words[0]) and len(words) <= LONGEST_PERSON and not LEGAL_FORM.search(name)
    return by_first_name or PERSON.match(name) is not None


def names_occasion(name: str) -> bool:
    """Tell whether the first word is one for an event, and for no body as well."""
    known = kind_of(name.split(maxsplit=1)[0])
    return known is not None and not known[1].shared
