"""Furniture: what page templates print around a text, told by its words, its name in the markup, or its role."""

import re
from typing import Final

__all__ = ["is_furniture_line", "is_furniture_name", "is_furniture_role"]

MONTH: Final = r"(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
DATE: Final = rf"(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{2,4}}|\d{{1,2}}\.\s?{MONTH}\s\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
LINE: Final = re.compile(
    r"(?:sie sind hier|sie befinden sich hier|you are here)\b.*"
    r"|(?:startseite|start|home)\s*(?:[|>›»/→]\s*[^|>›»/→]+)+[|>›»/→]?"
    r"|(?:direkt |springe |weiter )?zu[mr] (?:haupt)?(?:inhalt|navigation|suche|fußzeile)(?: springen| wechseln)?"
    r"|skip to (?:main )?(?:content|navigation)"
    r"|(?:gespeichert|gedruckt|abgerufen|zuletzt (?:geändert|bearbeitet|aktualisiert)|letzte (?:änderung|bearbeitung))"
    rf"(?: am|:| am:)?\s*{DATE}.{{0,20}}"
    r"|(?:©|\(c\)|copyright\b).*"
    r"|(?:diese (?:web)?seite|wir) (?:verwende[nt]|nutz(?:t|en)|benutz(?:t|en)) cookies\b.*"
    r"|(?:alle )?cookies (?:akzeptieren|zulassen|ablehnen)|cookie-einstellungen"
    r"|(?:sprache|language)\s*:?\s*(?:de|en|deutsch|english)(?:\s*[|/]\s*(?:de|en|deutsch|english))*"
    r"|(?:de|deutsch)\s*[|/]\s*(?:en|english)"
    r"|anzeige|drucken|seite drucken|nach oben|zum seitenanfang|teilen|menü",
    re.IGNORECASE,
)
LONE_DATE: Final = re.compile(rf"(?:(?:mo|di|mi|do|fr|sa|so)\w*,?\s+)?{DATE}", re.IGNORECASE)
NAME: Final = re.compile(
    r"(?:^|[\s_-])(?:cookies?|cookie-?(?:banner|consent|notice|hinweis)|consent|breadcrumbs?|brotkrumen?|rootline"
    r"|skip-?(?:links?|to-content|nav)|sprungmarken?|pagination|pager|navbar|navigation|hauptnavigation|nav-?menu"
    r"|social-?(?:media|share|links|bar)|share-?(?:buttons?|bar|links)|sharing|lang(?:uage)?-?(?:switch(?:er)?|nav)"
    r"|site-?(?:header|footer)|page-?footer|footer-?nav|back-?to-?top|newsletter-?(?:box|signup)|advert(?:isement)?)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
ROLES: Final = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"}
)


def is_furniture_line(text: str, *, at_start: bool = False) -> bool:
    """Tell whether a whole block is a template's line; ``at_start`` counts a lone date above the title, too."""
    return LINE.fullmatch(text) is not None or (at_start and LONE_DATE.fullmatch(text) is not None)


def is_furniture_name(names: str) -> bool:
    """Tell whether the class or id of an element says that it is a template's part."""
    return NAME.search(names) is not None


def is_furniture_role(role: str) -> bool:
    """Tell whether an element's ARIA role puts it beside the text."""
    return role.strip().lower() in ROLES
