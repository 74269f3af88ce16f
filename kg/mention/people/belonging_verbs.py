"""Belonging verbs: by which verbs a clause says where somebody works, and which words then lead to the body."""

import re
from typing import Final, NamedTuple

from kg.mention.people.cue_words import SESSION

__all__ = ["leads_of"]


class Way(NamedTuple):
    """Verbs that say where somebody works, and what stands before the body with them."""

    verbs: re.Pattern[str]
    lead: re.Pattern[str]


ADJECTIVE: Final = r"(?:\s+[a-zäöü]+(?:en|er|em|e))?\s+$"
ARTICLE: Final = r"(?:\s+(?:der|dem|den|das|die|des))?"


def lead(words: str) -> re.Pattern[str]:
    """Return a pattern for words right before a body, in small letters or capitals, with article and adjective."""
    return re.compile(rf"\b(?:{words}){ARTICLE}{ADJECTIVE}", re.IGNORECASE)


OBJECT: Final = re.compile(rf"\b(?:das|die|den|dem|der){ADJECTIVE}", re.IGNORECASE)
INSIDE: Final = lead(r"beim?|für|im|in|an|am|innerhalb")
FROM: Final = lead("vom?n?|aus")
INTO: Final = lead("zum|zur|zu|vom?n?|aus|ins?")
# Whose something is that somebody leads: "die Leitung des Hauses Nord", "im Vorstand der Stiftung Nah".
WHOSE: Final = re.compile(
    r"\b\w*(?:[Ll]eitung|[Ff]ührung|[Vv]orsitz|[Vv]orstand|[Tt]eam|[Gg]eschäfte|[Gg]eschicke|[Aa]ufbau|[Bb]eirat|[Mm]itglied"
    r"|[Dd]ienste?n?|[Ss]pitze|[Pp]räsidium|[Kk]uratorium|[Aa]ufsichtsrat|[Jj]ury|[Kk]oordination|[Ss]tab)"
    rf"(?: (?:des|der|vom|von der|im|in der|beim|bei der)){ADJECTIVE}"
)
LEADING: Final = (
    r"\b(?:leite|koordinier|verantworte|repräsentier|gründe|verstärk|verlass|verläss|vertr(?:at|itt|et)|beriet|betreu"
    r"|steuer|vorstand|vorsteh|vorsitz)(?:t|te|ten|tet|en|n|et|)\b"
    r"|\b(?:geleitet|gegründet|aufgebaut|koordiniert|geführt|verstärkt|betreut|mitgegründet|mitbegründet|angehört\w*"
    r"|verlassen|geprägt)\b|\bführ(?:t|te|en|ten)\b(?![^;]{0,90}\b(?:durch|aus|vor|ein|an|fort|zurück|Gespräch|Interview)\b)"
    r"|\bbau(?:t|te|en|ten)\b[^;]{0,120}?\bauf\b|\bgehör(?:t|te|en|ten)\b[^;]{0,120}?\ban\b"
    r"|\bst(?:eht|and)\b[^;]{0,120}?\bvor\b"
)
WORKING: Final = (
    r"\b(?:arbeite|lehr|forsch|wirk|engagier|unterrichte|kümmer|mitarbeit|mitwirk|dien|hospitier)"
    r"(?:t|te|ten|tet|en|n|et|)\b"
    r"|\b(?:entsandt|entsendet|delegiert|tätig|beschäftigt|angestellt|aktiv|zuständig|verantwortlich|engagiert|gearbeitet"
    r"|gelehrt|gewirkt|mitgearbeitet|ausgebildet|eingesetzt|abgeordnet|Mitglied|Dienst)\b"
)
POST: Final = (
    r"\b(?:[\w-]*[Ll]eitung|[Gg]eschäftsführung|Vorsitz|Vorstand|Geschäfte|Geschicke|Mitglied|Beirat|Kuratorium|Präsidium"
    r"|Aufsichtsrat|Spitze|Koordination)\b"
)
WAYS: Final = (
    Way(re.compile(LEADING), OBJECT),
    Way(re.compile(LEADING), INSIDE),
    Way(re.compile(WORKING), INSIDE),
    Way(re.compile(WORKING), FROM),
    Way(re.compile(POST), WHOSE),
    Way(re.compile(r"\b(?:komm(?:t|en)|kam(?:en)?|gekommen|stamm(?:t|te|en|ten))\b"), FROM),
    Way(re.compile(r"\bberichte(?:t|te|n|ten)\b"), lead("aus")),
    Way(re.compile(r"\b(?:wechsel(?:t|te|n|ten)|gewechselt|berufen|geholt)\b"), INTO),
)
# What is denied or only met, and what is led or held that is no body.
NOT_SO: Final = re.compile(
    r"\b(?:nicht|kein\w*|statt|weder|noch nie|besuch\w*|lob\w*|dank\w*|kritisier\w*|zusammen|zu Besuch)\b"
    r"|\b(?:Auffassung|Meinung|Ansicht|Position|These|Standpunkt|Interessen|Belange)\b"
    rf"|\b(?:{SESSION}|[\w-]*(?:[Vv]eranstaltung|[Ss]eminar|[Kk]urs|[Dd]ebatte|[Pp]odium|[Ff]ortbildung))\b"
    r"(?=[^;]{0,120}\b(?:leite|moderier|führ|betreu))|\b(?:leite|moderier|führ|betreu)(?:t|te|ten)\b[^;]{0,40}?"
    rf"\b(?:{SESSION}|[\w-]*(?:[Vv]eranstaltung|[Ss]eminar|[Kk]urs|[Dd]ebatte|[Pp]odium|[Ff]ortbildung))\b"
)


def leads_of(said: str) -> tuple[re.Pattern[str], ...]:
    """Return what must stand before a body for the verb of a clause to say that somebody works there."""
    if NOT_SO.search(said):
        return ()
    return tuple(way.lead for way in WAYS if way.verbs.search(said))
