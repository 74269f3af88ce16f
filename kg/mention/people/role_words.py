"""Role words: the roles that the words and phrases of headings name, by pattern."""

import re
from typing import Final

__all__ = ["PHRASES", "WORDS"]

# Words for roles with all their endings and openings: "Impulsgebende", "Gastreferentin", "Tischgastgeber".
WORDS: Final = (
    (
        re.compile(
            r"(?:ko|co|gesamt|tages)?moderat(?:ion|or|orin|oren|orinnen)|moderierende?|tisch(?:gastgeb\w+"
            r"|leitung|paten)"
            r"|themenpat(?:en|in|innen)|(?:diskussions|seminar|panel|veranstaltungs|workshop|forums|gruppen"
            r"|arbeitsgruppen)leit(?:ung|erin|ende|er)"
        ),
        "moderation",
    ),
    (
        re.compile(
            r"(?:haupt|gast|fach|impuls)?(?:referent(?:in|en|innen)?|referierende[rn]?)|vortragende[rn]?"
            r"|(?:impuls|input|ideen|stichwort)geb(?:er|erin|erinnen|ende)|dozent(?:in|en|innen)?|dozierende"
            r"|kommentar|auftakt"
            r"|statements?|respondent(?:in)?|respondenz|ko(?:r)?referat|replik|praxis(?:beispiele?|berichte?"
            r"|beitr[aä]ge?|einblicke?)|speakers?"
        ),
        "vortrag",
    ),
    (
        re.compile(
            r"(?:mit)?diskutant(?:in|en|innen)?|(?:mit)?diskutierende|(?:talk|gesprächs|podiums|panel)g[aä]st[e]?"
            r"|(?:gesprächs|diskussions|talk)partner(?:in|innen)?|(?:diskussions|podiums)teilnehm\w+|fishbowl"
            r"|panel|talk|panelist\w*"
        ),
        "podium",
    ),
    (re.compile(r"rapporteur(?:in|e|innen)?|mitschrift|tischprotokoll"), "teilnahme"),
    (
        re.compile(
            r"willkommensgruß|(?:abschluss|willkommens|eröffnungs|begrüßungs)worte?|abschlusswort|schlussgedanken?"
        ),
        "grusswort",
    ),
    (
        re.compile(
            r"orga|(?:tagungs|gesamt|veranstaltungs)organisation|(?:vorbereitungs|organisations|planungs|orga"
            r"|veranstaltungs|tagungs|kongress)team"
        ),
        "organisation",
    ),
)
# Sentences that announce who follows: "Durch den Tag führte:", "Es sprachen:", "Es begrüßen Sie".
PHRASES: Final = (
    (
        re.compile(
            r"(?:(?:Es|Sie|Zu Beginn|Zum Auftakt|Herzlich|Zunächst) )*"
            r"(?:(?:be)?grüß(?:en|t|te|ten)|eröffne(?:n|t|te|ten)|heiß(?:en|t))"
            r"(?: (?:Sie|euch|Euch|uns|alle|die Gäste|herzlich|willkommen|de[nr] [\w-]+|die [\w-]+|das [\w-]+))*"
            r"|(?:Herzlich )?[Ww]illkommen(?: (?:und|&) (?:Einführung|Begrüßung|Eröffnung|Auftakt))?"
        ),
        "grusswort",
    ),
    (
        re.compile(
            r"(?:(?:Es|Danach|Anschließend|Dort|Dabei|Außerdem|Zudem|Dazu) )?"
            r"(?:sprechen|sprachen|referier\w+|informier\w+|berichte\w+|trugen vor|tragen vor|spricht"
            r"|erzählen|stellen vor)"
            r"(?: (?:Sie|zu Ihnen|für Sie|für euch))?"
        ),
        "vortrag",
    ),
    (
        re.compile(r"Vorträge (?:hielten|halten|kamen von|von)|Zu Wort (?:kamen|kommen)"),
        "vortrag",
    ),
    (
        re.compile(
            r"[Dd]urch (?:den|das|die) [\w-]{3,30}(?: [\w-]{3,30})? (?:führ|begleit|geleit|lots)e?(?:t|te|en|ten|n)?"
            r"(?: (?:Sie|euch|Euch|uns))?"
            r"|(?:Gruppen|Tisch|Workshop|Forums)?[Bb]egleitung|(?:Gruppen|Workshop)?[Aa]nleitung|Am Mikro(?:fon)?"
            r"|(?:Es|Den [\w-]+|Die [\w-]+|Das [\w-]+) (?:moderier|leit)(?:e?n|e?t|e?te|e?ten)"
        ),
        "moderation",
    ),
    (
        re.compile(
            r"Es stellen sich(?: (?:den Fragen|der Diskussion|Ihren Fragen|vor))?|(?:Es |Mit)?(?:diskutier"
            r"|debattier|streit|talk|plauder)(?:e?n|ten|t)(?: haben| mit(?:einander)?)?"
            r"|(?:Im|Ins) (?:[\w-]*[Gg]espräch|Dialog|Talk)(?: mit| sind| kommen| waren)?"
            r"|(?:Mit )?(?:[Aa]uf|[Ii]n|[Aa]n) (?:dem|der) (?:[a-zäöü]+ )?[\w-]*"
            r"(?:[Pp]odium|[Pp]odest|[Ss]ofa|[Bb]ühne|[Ff]ishbowl|[Rr]unde)"
            r"(?: (?:sitzen|saßen|sind|waren|nehmen Platz|nahmen Platz|diskutier\w+|sprechen|sprachen))?"
        ),
        "podium",
    ),
    (
        re.compile(
            r"(?:Fachliche |Inhaltliche |Gesamt)?(?:[Pp]lanung|[Vv]orbereitung|[Kk]onzeption)"
            r"(?: (?:und|&) (?:Organisation|Durchführung|Planung|Konzeption|Vorbereitung))?"
            r"|Es l(?:äd|ad)(?:t|en) (?:Sie |herzlich |dazu )*ein|Eingeladen ha(?:ben|tten)"
            r"|(?:Vorbereitet|Organisiert) (?:haben|von|durch)"
        ),
        "organisation",
    ),
    (
        re.compile(
            r"(?:Graphic|Visual) Recording|Gebärden(?:sprach)?dolmetsch\w+|(?:Sprach|Simultan)?[Üü]bersetzung"
            r"|Sprachmittlung"
            r"|(?:Außerdem |Auch )?(?:[Mm]it )?dabei(?: sind| waren)?|Zu Gast(?: sind| waren)?|Teilgenommen haben"
            r"|(?:Festgehalten|Notiert|Aufgeschrieben|Mitgeschrieben|Zusammengefasst|Protokolliert|Verfasst)"
            r" (?:von|durch|hat)"
            r"|Es n[ae]hmen teil"
        ),
        "teilnahme",
    ),
)
