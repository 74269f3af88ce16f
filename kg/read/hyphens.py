"""Hyphens: what belongs between the two halves of a word that a line's end, a column or a copy has torn apart."""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Edit

__all__ = ["seam", "torn_words"]

LETTERS: Final = "A-Za-zÄÖÜäöüß"
SMALL: Final = "a-zäöüß"
ABBREVIATION: Final = re.compile(r"[A-ZÄÖÜ0-9]{2,}")
# After a hyphen these do not end a word: the hyphen stands for what comes later ("Kinder- und Jugendhilfe").
SUSPENDED: Final = frozenset("und oder bzw beziehungsweise sowie bis als wie noch statt samt respektive".split())
# Nor do these, where somebody wrote a hyphen for a dash ("Das Forum- ein Erfolg") or put a word between.
WORDS: Final = SUSPENDED | frozenset(
    "der die das den dem des ein eine einen einem einer eines ist sind war waren wird werden wurde hat haben kann nach"
    " zu zur zum mit im in ins auf an am aus für von vom vor über unter gegen ohne durch per pro bei beim um so da wo"
    " was wer sich es sie er wir ihr aber nicht kein keine doch sondern weder je auch nur mehr sehr zwischen".split()
)
BROKEN_LINE: Final = re.compile(rf"(?<=\w)[-\u2010][ \t]*\n[ \t]*(?=[{LETTERS}])")
BROKEN_COLUMN: Final = re.compile(rf"(?<=[{SMALL}])[-\u2010] (?=[{SMALL}]{{2}})")
# German writes nouns with a capital behind a hyphen, so one that ends small is a word divided for a line long gone.
BROKEN_NOUN: Final = re.compile(
    rf"(?<=[{SMALL}]{{2}})-(?=[{SMALL}]{{0,12}}"
    rf"(?:ung|ungen|schaft|schaften|heit|heiten|keit|keiten|tion|tionen|tät|täten|nis|nisse)(?![\w-]))"
)
WORD_BEFORE: Final = re.compile(r"\w{1,60}$")
WORD_BEHIND: Final = re.compile(r"\w+")
REACH: Final = 60


def seam(before: str, behind: str) -> str | None:
    """Return what joins the words on both sides of a hyphen at a line's end: nothing, the hyphen, or ``None``.

    Nothing inside a word ("Familien-⏎bildung"), the hyphen in a compound ("Baden-⏎Württemberg", "18-⏎jährig"); with
    ``None`` they stay apart ("Kinder-⏎und Jugendhilfe").
    """
    if behind in SUSPENDED:
        return None
    if not behind[:1].islower() or ABBREVIATION.fullmatch(before) or not before[-1:].isalpha() or len(before) < 2:
        return "-"
    return ""


def torn_words(text: str) -> Iterator[Edit]:
    """Yield the edits that mend torn words, in the order of the text."""
    found = [edit for match in BROKEN_LINE.finditer(text) if (edit := at_line_end(text, match))]
    columns = list(BROKEN_COLUMN.finditer(text))
    if columns:
        alone = frozenset(re.findall(rf"(?<![\w-])(?<!- )[{SMALL}]+(?![\w-])", text))
        found += [(*match.span(), "") for match in columns if is_torn(text, match, alone)]
    found += [(*match.span(), "") for match in BROKEN_NOUN.finditer(text) if word_before(text, match)[:1].isupper()]
    yield from sorted(found)


def at_line_end(text: str, match: re.Match[str]) -> Edit | None:
    """Return the edit that joins a word over a line's end."""
    put = seam(word_before(text, match), word_behind(text, match))
    return None if put is None else (*match.span(), put)


def is_torn(text: str, match: re.Match[str], alone: frozenset[str]) -> bool:
    """Tell whether a hyphen with a blank divides a word: what follows is no word of its own here or elsewhere."""
    behind = word_behind(text, match)
    return len(word_before(text, match)) > 2 and behind not in WORDS and behind not in alone


def word_before(text: str, match: re.Match[str]) -> str:
    """Return the word that ends where a match starts."""
    found = WORD_BEFORE.search(text, max(0, match.start() - REACH), match.start())
    return found.group() if found else ""


def word_behind(text: str, match: re.Match[str]) -> str:
    """Return the word that starts where a match ends."""
    found = WORD_BEHIND.match(text, match.end())
    return found.group() if found else ""
