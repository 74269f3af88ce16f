"""Furniture: what page templates, browsers and printers put around a text, line by line."""

import re
from typing import Final

__all__ = ["is_furniture"]

MARKS: Final = r"\s*[»›↑▲^]?"
# Names of pages and buttons. Alone on a line or beside each other they are a menu; in a sentence they are words.
ITEMS: Final = (
    r"(?:nach oben|(?:zum )?seitenanfang|zum anfang|zurück(?: zur (?:übersicht|startseite))?|(?:zur )?startseite|home"
    r"|(?:seite|artikel|beitrag) (?:drucken|empfehlen|teilen|merken|vorlesen)|drucken|druckversion|teilen"
    r"|merken|vorlesen|weiterlesen|mehr erfahren|menü|navigation|sitemap|impressum|datenschutz(?:erklärung|hinweise)?"
    r"|barrierefreiheit|kontakt|suche|newsletter|anzeige|presse|login|anmelden|abmelden|hilfe|agb|rss"
    r"|facebook|twitter|instagram|youtube|linkedin|xing|mastodon|whatsapp|e-mail"
    r"|deutsch|english|englisch|français|türkçe|de|en|fr|leichte sprache|gebärdensprache"
    r"|schrift(?:größe)?(?: vergrößern| verkleinern)?|back to top|top)"
)
# These are labels of data as well, so only beside others.
LABELS: Final = frozenset({"e-mail", "de", "en", "fr", "deutsch", "english", "englisch", "presse", "home", "hilfe"})
LINE: Final = re.compile(
    rf"(?P<item>{ITEMS}){MARKS}"
    rf"|{ITEMS}(?:\s*[|·•/]\s*{ITEMS}){{1,20}}{MARKS}|{ITEMS}(?:\s+{ITEMS}){{2,20}}"
    r"|(?:direkt |weiter |springe(?:n sie)? )?zu[mr] (?:haupt)?(?:inhalt|navigation|suche|menü|fußzeile)"
    r"(?: springen| wechseln)?"
    r"|skip to (?:main )?(?:content|navigation)"
    r"|(?:sie sind hier|sie befinden sich hier|you are here)\b.*"
    r"|startseite\s[>›»|/→].*|(?:[^.>›»]{1,80}\s[>›»→]\s){2,9}[^.>›»→]{1,80}"
    r"|(?:(?:diese|unsere) (?:web|internet)?(?:seite|site)|wir)"
    r" (?:verwende[nt]|nutz(?:t|en)|benutz(?:t|en)|setz(?:t|en)) (?:\w+ ){0,3}cookies\b.*"
    r"|(?:alle |nur notwendige )?cookies (?:akzeptieren|zulassen|ablehnen|erlauben)|cookie-einstellungen"
    r"|seite\s\d{1,4}(?:\s?(?:von|/)\s?\d{1,4})?|[–-]\s\d{1,4}\s[–-]"
    r"|©.*|\|?(?:-{2,}\|?)+|[●▪■◦•]",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Tell whether a whole line belongs to a template, not to the text."""
    match = LINE.fullmatch(line.strip())
    return match is not None and (match["item"] or "").lower() not in LABELS
