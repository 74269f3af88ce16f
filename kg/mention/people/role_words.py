"""Role words: the roles that the words and phrases of headings name, by pattern."""

import re
from typing import Final

__all__ = ["PHRASES", "WORDS"]

# Words for roles with all their endings and openings: "Impulsgebende", "Gastreferentin", "Tischgastgeber".
WORDS: Final = (
    (
        re.compile(
            r"(?:ko|co|gesamt|tages)?moderat(?:ion|or|orin|oren|orinnen)|moderierende?|tisch(?:gastgeb\w+|leitung|paten)"
            r"|themenpat(?:en|in|innen)|(?:diskussions|seminar|panel|veranstaltungs|workshop|forums|gruppen|arbeitsgruppen)leit(?:ung|erin|ende|er)"
        ),
        "moderation",
    ),
    (
        re.compile(
            r"(?:haupt|gast|fach|impuls)?(?:referent(?:in|en|innen)?|referierende[rn]?)|vortragende[rn]?"
            r"|(?:impuls|input|ideen|stichwort)geb(?:er|erin|erinnen|ende)|dozent(?:in|en|innen)?|dozierende|kommentar|auftakt"
            r"|statements?|praxis(?:beispiele?|berichte?|beitr[aä]ge?|einblicke?)|speakers?"
        ),
        "vortrag",
    ),
    (
        re.compile(
            r"(?:mit)?diskutant(?:in|en|innen)?|(?:mit)?diskutierende|(?:talk|gesprächs|podiums|panel)g[aä]st[e]?"
            r"|(?:gesprächs|diskussions|talk)partner(?:in|innen)?|(?:diskussions|podiums)teilnehm\w+|fishbowl|panel|talk|panelist\w*"
        ),
        "podium",
    ),
    (re.compile(r"willkommensgruß|(?:abschluss|willkommens|eröffnungs|begrüßungs)worte?|abschlusswort"), "grusswort"),
    (
        re.compile(r"orga|(?:vorbereitungs|organisations|planungs|orga|veranstaltungs|tagungs|kongress)team"),
        "organisation",
    ),
)
# Sentences that announce who follows: "Durch den Tag führte:", "Es sprachen:".
PHRASES: Final = (
    (
        re.compile(
            r"(?:(?:Es|Danach|Anschließend|Dort|Dabei|Außerdem|Zudem|Dazu) )?"
            r"(?:sprechen|sprachen|referier\w+|informier\w+|berichte\w+|trugen vor|tragen vor)"
        ),
        "vortrag",
    ),
    (re.compile(r"Vorträge (?:hielten|halten|kamen von|von)|Zu Wort (?:kamen|kommen)"), "vortrag"),
    (re.compile(r"[Dd]urch (?:den|das|die) [\w-]{3,30}(?: [\w-]{3,30})? führ(?:te?|en|ten)"), "moderation"),
    (re.compile(r"(?:Es |Mit)?diskutier(?:en|ten|t)(?: haben| mit(?:einander)?)?|Es diskutier(?:en|ten)"), "podium"),
    (
        re.compile(
            r"(?:Außerdem |Auch )?(?:[Mm]it )?dabei(?: sind| waren)?|Zu Gast(?: sind| waren)?|Teilgenommen haben"
        ),
        "teilnahme",
    ),
)
