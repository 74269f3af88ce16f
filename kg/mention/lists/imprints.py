"""Imprints: where a page says who answers for it and whom the press may ask, who are nobody of its facts."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.events.releases import is_release
from kg.model import Span

__all__ = ["imprints"]

# Who answers for a page or wrote it, on pages of every kind.
ANSWERS: Final = (
    r"(?:V\.\s?i\.\s?S\.\s?d\.\s?P(?:\.|G\.?)?|ViSdPG?"
    r"|Verantwortlich(?:er?|e Redakteurin)?\s(?:für den Inhalt|im Sinne\b[^\n:]{0,40}"
    r"|i\.\s?S\.\s?d\.[^\n:]{0,20})|(?:Text|Bericht|Interview|Redaktion|Autorin|Autor)(?=\s*:)"
    r"|(?:Presse|Medien)-?[Kk]ontakte?|Kontakt für (?:die )?(?:Presse|Medien|Journalist\S{0,12})"
    r"|(?:Ihre?\s)?Ansprechpart\w+ (?:für (?:die )?(?:Presse|Medien)\w*|(?:der|in der) Pressestelle)"
    r"|(?:Presse|Medien)(?:an|rück)fragen)"
)
# Who can be asked, which on other pages is somebody of the facts.
ASKED: Final = (
    r"(?:Verantwortlich|Kontakt|Pressestelle|Pressereferat|Herausgeber(?:in)?|Presse(?:sprecher(?:in)?|referent(?:in)?)"
    r"|(?:Ihre?\s)?Ansprechpart\w+(?:\s(?:für|bei) (?:Rückfragen|Nachfragen|weitere \w+))?"
    r"|(?:Bei |Für )?(?:Rückfragen|Nachfragen|(?:Weitere|Nähere) Informationen)(?:\s(?:an|bei|beantworte\w*))?)"
)
BODY: Final = r"[ \t]*(?P<mark>:|$|(?=\n)|\s(?=[A-ZÄÖÜ]))"
ALWAYS: Final = Cued(rf"(?m:^)[ \t]*{ANSWERS}{BODY}")
PRESS_ONLY: Final = Cued(rf"(?m:^)[ \t]*{ASKED}[ \t]*(?::|(?=\n)|$)")
# A name with nothing but the office of a spokesperson beside or below it signs the release.
SPOKEN_FOR: Final = re.compile(
    r"(?m:^)[ \t]*[^\n,.:;]{4,50}(?:,[ \t]*|\n[ \t]*)(?:[Ss]tellv\S*\s)?"
    r"(?:Presse(?:sprecher|referent)(?:in)?|Pressestelle"
    r"|Leiter(?:in)? (?:der )?(?:Pressestelle|Kommunikation|Presse- und Öffentlichkeitsarbeit)"
    r"|(?:Referent(?:in)? für )?Presse- und Öffentlichkeitsarbeit)[ \t]*(?=\n|$)"
)
INTERVIEWED: Final = re.compile(
    r"(?:(?:Das|Dieses) (?:Gespräch|Interview) führten?|Die Fragen stellten?)\s[^.\n]{4,60}"
)
# Who wrote a page, on a line of its own: "Von unserer Mitarbeiterin Ida Kern", "Geschrieben von Bo Rind".
BYLINE: Final = Cued(
    r"(?m:^)[ \t]*(?:(?:Geschrieben|Verfasst|Ein (?:Bericht|Beitrag|Text|Gastbeitrag)) von|Von(?: unsere[mr] [\w-]+)?)"
    r"(?: [A-ZÄÖÜ][\w.-]+){2,4}[ \t]*(?=\n|$)"
)
LINE: Final = re.compile(r"[^\n]*(?:\n|$)")
MOST_LINES: Final = 4
LONGEST_LINE: Final = 100


def imprints(text: str) -> tuple[Span, ...]:
    """Return the stretches that name editors, interviewers and contacts of the press, in the order of the text.

    A label closes its line, and the short lines below it where it stands alone, up to an empty line. "Kontakt:" and
    "Verantwortlich:" do so on press releases only: elsewhere they name people of the facts.
    """
    found = [Span(*match.span()) for match in INTERVIEWED.finditer(text)]
    found += [Span(*match.span()) for match in BYLINE.finditer(text)]
    found += labelled(text, ALWAYS)
    if is_release(text):
        found += labelled(text, PRESS_ONLY)
        found += [Span(*match.span()) for match in SPOKEN_FOR.finditer(text)]
    return tuple(sorted(found))


def labelled(text: str, label: Cued) -> Iterator[Span]:
    """Yield what labels close: the rest of the line, or the short lines below a label that stands alone."""
    for match in label.finditer(text):
        line = LINE.match(text, match.end())
        end = line.end() if line else match.end()
        if text[match.end() : end].strip():
            yield Span(match.start(), end)
            continue
        for below in LINE.finditer(text, end):
            words = below.group().strip()
            if not words or len(words) > LONGEST_LINE or text.count("\n", match.end(), below.start()) > MOST_LINES:
                break
            end = below.end()
        yield Span(match.start(), end)
