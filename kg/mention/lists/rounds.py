"""Rounds: the role of those whom the words below a panel or round of talk only call participants."""

import re
from dataclasses import replace
from typing import Final

from kg.mention.events.sessionlines import session_at
from kg.mention.lists.headings import Heading
from kg.mention.lists.lines import Entry

__all__ = ["in_round", "on_podium"]

# Who writes the minutes of a talk takes no part in it.
WRITING: Final = re.compile(
    r"[Pp]rotokoll|[Ss]chriftf|[Rr]apporteur|[Mm]itschrift|(?:schrieben|halten|tiert|fasst) (?:von|durch|hat)"
)
HOST: Final = re.compile(r"(?:Mit)?[Gg]astgeb")


def on_podium(named: Heading | None, ruling: Heading | None) -> Heading | None:
    """Return a heading; those whom it only calls participants, below a round of talk, take part in that."""
    only = named is not None and [role for role, _ in named.roles] == ["teilnahme"]
    return replace(named, roles=ruling.roles) if named and only and ruling and is_round(ruling) else named


def in_round(text: str, entry: Entry, ruling: Heading | None) -> Entry:
    """Return an entry; whom its own label only calls a participant, below a round of talk, takes part in that.

    The host of a table or another session leads it.
    """
    hosts = bool(entry.roles) and HOST.match(entry.roles[0][1].of(text)) is not None
    if ruling and hosts and (session_at(text, ruling.span) or is_round(ruling)):
        return replace(entry, roles=(("moderation", entry.roles[0][1]),))
    only = [role for role, _ in entry.roles] == ["teilnahme"] and not WRITING.search(entry.roles[0][1].of(text))
    return replace(entry, roles=ruling.roles) if only and ruling and is_round(ruling) else entry


def is_round(heading: Heading) -> bool:
    """Tell whether a heading is that of a panel or round of talk and nothing else."""
    return [role for role, _ in heading.roles] == ["podium"]
