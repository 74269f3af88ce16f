"""Mails: the head of a mail, of which the subject is the title and the rest says nothing of what the mail is about."""

import re
from collections.abc import Sequence
from typing import Final

__all__ = ["head_of_mail"]

HEAD: Final = re.compile(
    r"[ \t]*(?:Von|An|Cc|CC|Bcc|Kopie|Antwort an|Gesendet(?: am)?|Datum|From|To|Date|Sent|Betreff|Subject|Betr\.)\s?:\s"
)
SUBJECT: Final = re.compile(r"[ \t]*(?:Betreff|Subject|Betr\.)\s?:[ \t]*(?:(?:AW|WG|Re|Fwd?|FW)\s?:[ \t]*)*(?=\S)")
FEWEST: Final = 3


def head_of_mail(lines: Sequence[str]) -> tuple[int, int, int] | None:
    """Return how many of the first lines of a page are a mail's head, which is the subject, and where its words start.

    ``None`` where fewer than three such lines stand on top, or none with a subject.
    """
    size = 0
    while size < len(lines) and HEAD.match(lines[size]):
        size += 1
    found = ((place, match.end()) for place, line in enumerate(lines[:size]) if (match := SUBJECT.match(line)))
    subject = next(found, None)
    return (size, *subject) if subject and size >= FEWEST else None
