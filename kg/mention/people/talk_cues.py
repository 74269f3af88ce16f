"""Talk cues: the verbs and nouns that tell who gives a talk, and who takes part in a round of talk."""

from typing import Final

from kg.mention.people.cue_words import AT_START, PREMISES, SESSION, TALK, cue, parted, perfect

__all__ = ["DISCUSSING", "TALKING"]

# What is presented when somebody explains it in a meeting.
REPORTED: Final = (
    r"(?:Ergebnisse|(?:Sach)?[Ss]tand|Konzept|Planung\w*|Bericht|Entwurf|Vorlage|Zahlen|Daten|Verfahren|Maßnahmen?"
    r"|Projekt"
    r"|Methodik|Hintergr\w+|Haushalt\w*|Vorgehen|Präsentation|Auswertung|Richtlinie\w*|Rahmenbedingungen)\b"
)
# What may stand between a verb and its object, titles with their full stops included.
SAID: Final = r"(?:[^;.]|(?<=Dr)\.|(?<=Prof)\.)"
# What somebody does who tells others about a matter.
PRESENTING: Final = "|".join(
    (
        parted("nach", r"zeichne(?:te|ten|t|n)"),
        parted("dar", r"leg(?:te|ten|t|en)|stell(?:te|ten|t|en)"),
        parted("ab", r"steck(?:te|ten|t|en)"),
        parted("auf", r"zeig(?:te|ten|t|en)|fächer(?:te|ten|t|n)"),
        parted("ein", r"ordne(?:te|ten|t|n)"),
        parted("heraus", r"arbeite(?:te|ten|t|n)"),
        parted("an", r"riss(?:en)?|reiß(?:t|en)"),
        rf"\bnahm(?:en)? {SAID}{{3,90}}? (?:auseinander|unter die Lupe|mit auf (?:eine|die) [\w-]*[Rr]eise)",
        r"\b(?:Einblick|Überblick)\w*\b[^;.]{0,80}?\b(?:gewähr|gab|biet|bot|vermittel|verschaff|liefer)\w*\b",
        rf"\b(?:warf|warfen|wirft|werfen|richte(?:te|ten|t))\b{SAID}{{0,110}}?\b(?:Blick|Schlaglicht)",
        rf"\b(?:gewähr(?:te|ten|t|en)|bot(?:en)?|biete[tn]|eröffne(?:te|ten))\b{SAID}{{0,90}}?\b(?:Einblick|Überblick)\w*",
        rf"\b(?:spann|schlug)(?:te|ten|en)?\b{SAID}{{0,90}}?\b(?:den|einen) (?:weiten )?Bogen\b",
        rf"\bteil(?:te|ten|t|en)\b{SAID}{{0,90}}?\bErfahrungen\b",
        r"\bzeig(?:te|ten|t|en)\b[^;.,]{0,60}?\b(?:Entw[uü]rfe?|Pl[aä]ne?|Zahlen|Karten?|Beispiele?|Ergebnisse|Modelle?|Varianten)\b",
        rf"\bwidme(?:te|ten|t|n) sich\b{SAID}{{0,90}}?\b(?:Vortrag|Beitrag|Impuls)\w*",
    )
)
# Who speaks, reports or presents.
TALKING: Final = (
    cue(
        "vortrag",
        "subject",
        perfect(
            "präsentiert|berichtet|erzählt|referiert|gesprochen|vorgetragen|erläutert|gezeigt|dargestellt|geschildert"
            "|informiert|skizziert|beleuchtet|vorgeführt|eingeführt|aufgezeigt|beigesteuert"
        )
        + rf"|\bführ(?:te|ten|t|en) (?:\w+ ){{0,3}}?durch (?:das|den|die) {PREMISES}"
        rf"|\b[Dd]urch (?:das|den|die) {PREMISES} führ(?:te|ten|t|en)\b",
    ),
    cue(
        "vortrag",
        "subject",
        rf"\breferier(?:te|ten|t|en)\b|\bhiel(?:t|ten)\b[^;]{{0,80}}?\b{TALK}|\btrug(?:en)?\b[^;]{{0,120}}?\bvor\b"
        r"|\bstell(?:te|ten|t|en)\b(?! sich)"
        r"(?![^;]{0,80}? als (?:neue|ihre|seine|Nachfolg|Vertret|Ansprech))[^;]{0,160}?\bvor(?=[\s,.;:)]|$)"
        r"|\bführ(?:te|ten|t|en)\b[^;]{0,80}? in [^;]{2,80}?\bein\b"
        r"|\b(?:gab|gaben|gibt|geben|liefer(?:te|ten|t|n))\b"
        rf"[^;]{{0,80}}?(?:{TALK}|Einblick\w*|Überblick|Einführung)\b"
        r"|\b(?:sprach|sprachen|spricht|sprechen)\b(?! (?:sich|von|mit)\b)"
        r"(?:[^;,(]|\([^()]{0,90}\)){0,90}? (?:über|zum Thema|zur Frage)\b"
        r"|\binformier(?:te|ten|t|en)\b(?! sich)[^;]{0,60}?\büber\b|\bträgt\b[^;]{0,120}?\bvor\b"
        r"|\blegt(?:e|en)?\b[^;]{2,80}?\bvor\b"
        rf"|\berläuter(?:te|ten|t|n)\b[^;,]{{0,40}}?\b{REPORTED}"
        r"|\bberichte(?:te|ten|t|n)\b|\bpräsentier(?:te|ten|t|en)\b|\bvor(?:stell(?:te|ten|t)|trug|trugen)\b"
        r"|\b(?:wird|werden)\b[^;]{2,160}?\b(?:referieren|einführen|vorstellen|vortragen|berichten|präsentieren"
        r"|informieren)\b"
        rf"|\b(?:hat|haben|hatten?)\b[^;]{{2,200}}?\b{TALK} gehalten\b|\b[Ee]s (?:sprachen|sprechen|informier\w+)\b"
        r"|\b(?:[Bb]eim|[Aa]uf de[mr]|[Bb]ei der|[Zz]u[mr]|[Ff]ür (?:die|den|das)) "
        r"(?!\w*(?:[Pp]odium|[Pp]odest|Eröffnung|Begrüßung|Verabschiedung)\b)"
        r"[^,;]{3,90}? (?:sprach|sprachen|spricht|sprechen)\b"
        r"(?! (?:sich|dafür|dagegen|von|mit)\b)|\bging(?:en)?\b[^;]{0,24}?\bFragen?\b[^;]{0,90}?\bnach\b"
        r"|\b[Aa]ls \w*(?:[Rr]eferent|[Rr]edner)\w* (?:konnten?|sprach\w*|war(?:en)?|traten?|wurden?|kam(?:en)?)\b"
        r"|\b(?:stand|standen|steht|stehen)\b[^;]{0,80}?\bRede und Antwort\b"
        r"|\b[Dd]en (?:\w+ )?(?:Aufschlag|Einstieg) (?:mach|übern|gestalt)\w+\b"
        r"|\bführ(?:te|ten|t|en)\b[^;]{2,120}?\bvor\b(?=[\s]*(?:[,.;]|und\b|$))"
        r"|\bmachte den (?:Auftakt|Anfang)\b"
        r"|\b(?:hat|haben)\b[^;]{0,200}?\bvorgestellt\b|\b[Dd]en (?:Auftakt|Anfang) mach(?:te|ten|t|en)\b"
        rf"|\b{TALK} (?:hielt|hielten|hält|halten|kam|kamen|gab|gaben)\b",
    ),
    cue("vortrag", "anyone", rf"\b(?:[Ii]n|[Mm]it) (?:seine[mr]|ihre[mr]|einem|einer) (?:\w+ )?{TALK}\b"),
    cue(
        "vortrag",
        "subject",
        r"\b(?:[Aa]nschließend|[Dd]anach|[Aa]ußerdem|[Ss]chließlich|[Zz]udem|[Dd]ann) k(?:am"
        r"|ommt)(?:en)?\b[^;.]{0,140}?\bzu Wort\b",
    ),
    cue("vortrag", "around", r"\b[Mm]it\b[^;]{0,90}?\bkam(?:en)?\b[^;]{0,80}?\bzu Wort\b"),
    cue(
        "vortrag", "behind", rf"\b{TALK} (?:von|durch)\b|\b(?:\w+)?[Rr]eferent(?:in|innen|en)? (?:ist|sind|war|waren)\b"
    ),
    cue("vortrag", "agent", r"\b(?:vorgestellt|gehalten|eingeführt|präsentiert)\b"),
    cue(
        "vortrag",
        "subject",
        rf"\b{TALK}\b[^;,.]{{1,80}}? (?:hielt|hielten|hält|halten|übern\w+)\b"
        r"|\b[Dd]en (?:Einstieg|inhaltlichen Auftakt|fachlichen Rahmen) (?:gestalte|mach|übern|biete|liefer|setz)\w+\b"
        rf"|\b(?:begann|begannen|beginnt|schloss|schließt)\b[^;]{{0,60}}?\b(?:seinen|ihren|den) {TALK}"
        r"|\b[Aa]us (?:der )?(?:Sicht|Perspektive)\b[^;,]{0,80}? (?:sprach|sprachen|spricht|sprechen)\b"
        r"|\b(?:schilder|skizzier|beleuchte|veranschaulich)(?:te|ten|t|en|n)\b"
        r"|\berzähl(?:t|en)\b(?=,| (?:von|aus|über)\b)"
        r"|\b(?:zeig|erklär)(?:te|ten|t|en) (?:uns|euch|Ihnen)\b"
        r"|\berläuter(?:te|ten|t|n) (?:den|die|das|dem Publikum|wie|warum)\b",
    ),
    cue("vortrag", "subject", PRESENTING),
    cue(
        "vortrag",
        "subject",
        AT_START + r"(?:Wie|Warum|Weshalb|Was|Wo|Worauf|Wozu|Womit|Welche[rsnm]?)\b[^;.:!?„“]{5,220}?, (?P<verb>"
        r"(?:zeig|beschreib|erläuter|erklär|schilder|stell|leg|führ|mach|demonstrier|verdeutlich|beleuchte|skizzier"
        r"|vermittel|untersuch|analysier|illustrier|zeichne|berichte|präsentier|referier|erzähl|rechne|veranschaulich"
        r"|fass|deute)(?:t|te|ten|en|n)|beschrieb(?:en)?|umriss(?:en)?|wuss?te(?:n)?|weiß|trug(?:en)?"
        r"|brach(?:te|ten))\b",
    ),
    cue("vortrag", "subject", r"\berzähl(?:t|te|ten|en)\b(?=[^;.:]{0,70}?(?:, wie|, was| von | aus | über ))"),
    cue(
        "vortrag",
        "behind",
        rf"\b(?:{TALK}|\w*[Bb]ericht|Vorstellung|Praxisbeispiel\w*) (?:kam(?:en)?|stamm(?:t|te|ten)) von\b"
        r"|\b(?:[Ff]achlich|[Pp]raxis|[Ee]rfahrungs|[Ww]erkstatt|[Ss]achstands)?[Bb]ericht(?:e|en)? (?:von|durch)\b",
    ),
    cue("vortrag", "next", r"\((?:Berichterstatt\w+|Bericht|Referent(?:in)?|Referierende|Input|Impuls|Vortrag):"),
    cue(
        "vortrag",
        "subject",
        AT_START + r"Über [^;.:]{3,140}? (?:spr[aei]ch(?:t|en)?|(?:referier|informier|berichte)(?:t|te|ten|en|n))\b"
        rf"|\b(?:{TALK}|\w*[Bb]ericht)\b[^;.]{{0,40}}? übern(?:ahm(?:en)?|immt|ehmen)\b",
    ),
    cue(
        "vortrag-diskussion",
        "behind",
        r"\bwirk(?:t|en|te|ten)(?: [a-zäöü]+){0,3} mit\b(?! (?:dem|der|den|viel)\b)|\bMitwirkende (?:sind|waren|:)",
    ),
)

# Who is on a panel or in a round.
DISCUSSING: Final = (
    cue("podium", "inside", r"\bkam(?:en)?\b[^;]{2,260}?\bins Gespräch\b"),
    cue("podium", "subject", r"\bnahm(?:en)?\b[^;.]{0,60}?\bStellung\b"),
    cue("podium", "subject", perfect("diskutiert|debattiert|gestritten|Rede und Antwort gestanden")),
    cue(
        "podium",
        "behind",
        r"\b(?:Widerspruch|Zustimmung|Rückendeckung) kam(?:en)? von\b"
        r"|\bGespräch (?:der|des|von|zwischen) [^;.,]{2,40}? mit\b"
        r"|\b(?:[Pp]odium\w*|[\w-]*[Rr]unde|[\w-]+gespräch) mit\b"
        r"|\b(?:[\w-]*[Gg]espräch|[\w-]*[Dd]iskussion|[\w-]*[Rr]unde) zwischen\b",
    ),
    cue(
        "podium",
        "around",
        r"\b(?:[Aa]uf dem|[Ii]m|[Bb]eim) (?:\w+ )?(?:[A-ZÄÖÜ][a-zäöü]+podium|Podium|Podest)\b"
        r"|\b(?:[Aa]n|[Ii]n|[Bb]ei) der (?:\w+ )?(?:\w*[Pp]odiums|Gesprächs|Talk|Diskussions)\w+ (?:nahmen|nehmen"
        r"|beteiligten|kamen|diskutier\w+|sprachen|sprechen|tauschten|waren|saßen|sitzen)\b",
    ),
    cue(
        "podium",
        "subject",
        r"\b[Dd]iskutier(?:te|ten|t|en)\b|\bwirk(?:te|ten|t|en)\b[^;]{0,60}?\b(?:[Gg]espräch|[Pp]odium"
        r"|[Dd]iskussion|[Tt]alk)"
        r"[^;]{0,40}?\bmit\b",
    ),
    cue(
        "podium",
        "behind",
        r"\b[Mm]it (?:ihm|ihr|ihnen) (?:auf (?:der|dem) (?:Bühne|Podium|Sofa)"
        r"|in der [\w-]*[Rr]unde|diskutier\w+|debattier\w+)\b"
        r"|\b[Aa]uf (?:ihn|sie|den [\w-]*[Vv]ortrag|diesen Impuls) (?:antworte|reagier)(?:te|ten)\b",
    ),
    cue(
        "podium",
        "around",
        r"\b[Ii]n der (?:\w+ )?[\w-]*(?:[Rr]unde|[Dd]iskussion|[Dd]ebatte)\b[^;,.]{0,60}? "
        r"(?:traf(?:en)?|debattier\w+|stritten|begegneten|stellten sich)\b"
        r"|\bmöchten? (?:wir|ich)\b[^;.]{0,30}\bins Gespräch (?:kommen|gehen)\b",
    ),
    cue(
        "podium",
        "subject",
        r"\bstell(?:te|t|en|ten) sich\b[^;]{0,140}?\bFragen\b|\bdebattier(?:te|ten|t|en)\b|\bstritten\b",
    ),
    cue("podium", "inside", rf"\b{SESSION}\b[^;]{{0,90}}?\bk(?:am|amen|ommen|ommt)\b[^;]{{2,260}}?\bzu Wort\b"),
    cue("podium", "subject", r"\b[Ii]m Gespräch mit\b[^;.]{3,80}?\s(?P<verb>[a-zäöü]+(?:te|ten|en|t))\b"),
    cue(
        "podium",
        "around",
        r"\b(?:[Aa]n|[Ii]n|[Bb]ei) (?:einer|der|dieser) (?:\w+ )?[\w-]*(?:[Tt]alk|[Gg]esprächs|[Pp]odiums"
        r"|[Dd]iskussions)runde"
        r" (?:sprach|diskutier|kam|saß|tausch|erzähl|berichte|äußer)\w*\b"
        r"|\b(?:[Ii]n|[Bb]ei) einem (?:\w+ )?[\w-]*(?:[Pp]odiums|[Kk]amin|[Ff]ach|[Ss]treit)gespräch "
        r"(?:sprachen|diskutier|kamen|saßen|tauschten|erzähl|berichte|äußer)\w*\b",
    ),
    cue("podium", "around", r"\b(?:[Aa]uf den Stühlen|[Ii]n der Fishbowl|[Aa]uf dem Sofa|[Ii]n der Talkrunde)\b"),
    cue("podium", "behind", r"\b[Ii]m (?:Talk|Interview|Dialog|Gespräch|Plausch)\b[^:;.]{0,80}(?P<verb>:)"),
)
