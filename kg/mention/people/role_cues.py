"""Role cues: all verbs and nouns that give a role in an event, in the order in which one goes before another."""

from typing import Final

from kg.mention.people.cue_words import Cue
from kg.mention.people.guest_cues import ATTENDING, WELCOMING
from kg.mention.people.lead_cues import LEADING, ORGANISING
from kg.mention.people.talk_cues import DISCUSSING, TALKING

__all__ = ["CUES"]

# Who leads a round is not on it, and whoever does anything was there.
CUES: Final[tuple[Cue, ...]] = (*LEADING, *WELCOMING, *TALKING, *DISCUSSING, *ORGANISING, *ATTENDING)
