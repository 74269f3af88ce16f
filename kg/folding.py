"""Folding: names as they are compared, from letter for letter to without titles and legal forms.

    tidy           white space does not matter
    spelled        nor does case
    alphabetical   nor do accents and umlauts: ä is a, as in German lists (DIN 5007-1)
    unspelt        nor does how umlauts are typed: ä and ae are a
    bare           ä is ae; punctuation, titles and legal forms go too: "Dr. Böll" is "boell"

Each makes equal what the one before does, except that ``bare`` keeps umlauts apart from plain letters.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["alphabetical", "bare", "spelled", "tidy", "unspelt"]

_LEGAL_FORM: Final = re.compile(
    r",?\s*\b(?:e\.\s?V\.|eV|g?GmbH|g?UG|eG|AöR|KöR|gAG|AG|Stiftung bürgerlichen Rechts)(?!\w)"
)
_TITLE: Final = re.compile(
    r"\b(?:Frau|Herrn?|(?:Prof|Dr|Mag|Dipl|Hon|Priv|Doz)\b\.?(?:-[A-Z]\w+\.?)*|Professorin|Professor|PD|med\.|phil\.|"
    r"rer\.|nat\.|pol\.|jur\.|h\.\s?c\.|M\.\s?A\.|B\.\s?A\.|M\.\s?Sc\.|B\.\s?Sc\.)(?!\w)"
)
_SHOUTED: Final = tuple(re.compile(one.pattern, re.IGNORECASE) for one in (_LEGAL_FORM, _TITLE))
"""The same in names that are all capitals; elsewhere case tells "eG" from "Eg"."""

_APART: Final = re.compile(r"[\W_]+")
_SPELT_OUT: Final = re.compile(r"(?<![q])([aou])e")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def tidy(text: str) -> str:
    """Return a text with single blanks, and with each letter as one sign where there is one for it."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def spelled(text: str) -> str:
    """Return a text without differences of case and white space."""
    return tidy(text).casefold()


@lru_cache(maxsize=10_000)  # one ranking puts the same few names in order hundreds of times
def alphabetical(text: str) -> str:
    """Return the text under which a name stands in a German list and is searched: no case, no accents, ä as a."""
    plain = unicodedata.normalize("NFKD", text).casefold()  # signs such as 𝐀 have their case when they are plain only
    letters = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=100_000)
def unspelt(word: str) -> str:
    """Return a word as it is compared however its umlauts were typed: "Grünhagen" and "Gruenhagen" are one."""
    return _SPELT_OUT.sub(r"\1", alphabetical(word))


@lru_cache(maxsize=50_000)
def bare(name: str) -> str:
    """Return a name as it stands in a table of another office: words alone, no titles, no legal form.

    A name that would have nothing left keeps all its words.
    """
    plain = unicodedata.normalize("NFKC", name)
    form, title = _SHOUTED if plain.isupper() else (_LEGAL_FORM, _TITLE)
    rest = title.sub(" ", form.sub(" ", plain))
    return _words(rest) or _words(plain)


def _words(text: str) -> str:
    letters = alphabetical(text.casefold().translate(_UMLAUTS))
    return " ".join(_APART.sub(" ", letters.casefold()).split())
