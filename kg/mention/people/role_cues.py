"""Role cues: the verbs and nouns that give a role in an event, and to whom they give it."""

from dataclasses import dataclass
from typing import Final

from kg.cues import Cued

__all__ = ["CUES", "SESSION", "Cue"]

TALK: Final = (
    r"(?:\w*[Vv]ortr[aä]g\w*|\w*[Ii]mpuls\w*|\w*[Rr]eferat|\w*[Kk]eynote|\w*[Ii]nput\w*|\w*[Bb]eitr[aä]g\w*"
    r"|Laudatio|Festrede)"
)
# What is presented when somebody explains it in a meeting.
REPORTED: Final = (
    r"(?:Ergebnisse|(?:Sach)?[Ss]tand|Konzept|Planung\w*|Bericht|Entwurf|Vorlage|Zahlen|Daten|Verfahren|Maßnahmen?"
    r"|Projekt"
    r"|Methodik|Hintergr\w+|Haushalt\w*|Vorgehen|Präsentation|Auswertung|Richtlinie\w*|Rahmenbedingungen)\b"
)
OPENING: Final = (
    r"(?:Grußworte?n?|Schlussworte?|Begrüßung|Eröffnungsrede|Willkommensgruß|Abschlusswort|Videobotschaft|Videogruß)"
)
SESSION: Final = (
    r"(?:[\w-]*(?:[Dd]iskussion|[Gg]ruppe|[Rr]unde|[Ww]orkshop|[Ww]erkstatt|[Tt]hementisch|[Pp]anel|[Ss]eminar|[Ff]orum|[Gg]espräch|[Ss]itzung|[Tt]agung)"
    r"(?:s|en|n)?|AG)"
)
GUESTS: Final = (
    r"(?:Gäste|Anwesend|Teilnehm|Mitglied|Publikum|Besucher|Fachleute|Expert|Runde|Interessiert|Zuhör"
    r"|Fachkräfte|Engagiert"
    r"|Kolleg|Akteur|Vertreter|Beteiligt|Eltern|Bürger|Menschen|Ehrenamtlich|Gekommen|\d)"
)


# Where a sentence starts inside a page.
AT_START: Final = r"(?:^|(?<=[.!?:“)]\s)|(?<=\n))"
GUIDED: Final = r"(?:geführt|begleitet|geleitet)"
# Where people are shown around, which is no lead of a meeting.
PREMISES: Final = (
    r"(?:[a-zäöü]+e[nr]? )?[\w-]*(?:[Rr]äume|[Hh]aus|[Hh]äuser|[Aa]usstellung|[Gg]arten|[Ss]iedlung|[Gg]ebäude"
    r"|[Aa]nlage|[Ee]inrichtung|[Mm]useum|[Qq]uartier|[Ss]tadtteil|[Vv]iertel|[Ww]erkstätten|[Hh]allen|[Kk]üche)\b"
)


# What opens something itself: "Den Nachmittag eröffnete ein Gespräch mit …".
THINGS: Final = (
    r"\s(?:ein|eine)\s(?:\w+\s)?[\w-]*"
    r"(?:[Gg]espräch|[Dd]iskussion|[Rr]unde|[Vv]ortrag|[Kk]onzert|[Cc]hor|[Mm]usik|[Ff]ilm)\b"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that give a role: to the subject of their clause, to those or the one named behind them, or to all."""

    role: str
    who: str
    words: Cued


def cue(role: str, who: str, words: str) -> Cue:
    """Return a cue."""
    return Cue(role, who, Cued(words))


def perfect(participles: str) -> str:
    """Return a pattern for participles behind an auxiliary, at the end of the clause: "hat uns … begrüßt"."""
    return rf"\b(?:hat|haben|hatten?)\b(?! sich)[^;]{{1,160}}?\b(?:{participles})(?=\s*(?:[,.;:!]|und\b|$))"


def parted(particle: str, stems: str) -> str:
    """Return a pattern for verbs whose particle stands at the end of the clause, or before them: "stellte … vor"."""
    verb = rf"(?:{stems})"
    return rf"\b{verb}\b(?! sich)[^;]{{1,160}}?\b{particle}(?=[\s,.;:)]|$)|\b{particle}{verb}\b"


# What somebody does who tells others about a matter.
# What may stand between a verb and its object, titles with their full stops included.
SAID: Final = r"(?:[^;.]|(?<=Dr)\.|(?<=Prof)\.)"
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
        r"\bzeig(?:te|ten|t|en)\b[^;.,]{0,60}?\b(?:Entw[uü]rfe?|Pl[aä]ne?|Zahlen|Karten?|Beispiele?|Ergebnisse|Modelle?)\b",
        rf"\bwidme(?:te|ten|t|n) sich\b{SAID}{{0,90}}?\b(?:Vortrag|Beitrag|Impuls)\w*",
    )
)

CUES: Final = (
    cue("moderation", "next", r"\b[\w-]*[Mm]oderator(?:in)?(?= (?:Dr\. )?[A-ZÄÖÜ])"),
    cue("organisation", "next", r"\b[\w-]*[Oo]rganisator(?:in|innen|en)?(?= (?:Dr\. )?[A-ZÄÖÜ])"),
    cue(
        "moderation",
        "inside",
        r"\b\w*(?:[Tt]ische?n?|[Ww]orkshops?|[Gg]ruppen?|[Ff]oren|[Ss]tationen|[Rr]unden|[Ww]erkstätten),? die\b"
        r"[^;]{2,200}?\b(?:betreu|leite|moderier|begleite)(?:te|ten|en|n)\b",
    ),
    cue(
        "moderation",
        "subject",
        r"\b[Mm]oderier(?:te|ten|t|en)\b(?! (?:wurden?|wird|werden|von|durch)\b)"
        r"(?! [\w-]*(?:[Dd]iskussion|[Rr]unde|[Gg]espräch|[Pp]odium))"
        rf"|\b[Dd]urch (?:das|den|die|diese[ns]?) (?!{PREMISES})[\w-]{{3,40}}(?: [\w-]{{3,40}})? führ(?:te|ten|t|en)\b"
        rf"|\bführ(?:te|ten|t|en) (?:\w+ ){{0,3}}?durch (?:das|den|die) (?!{PREMISES})\w+"
        r"|\b[Dd]urch (?:das|den|die) [\w-]{3,40}(?: [\w-]{3,40})? ha(?:t|ben|tten?)\b[^;]{1,90}? "
        rf"{GUIDED}\b"
        r"|\bha(?:t|ben|tten?)\b[^;]{1,90}? durch (?:das|den|die) [\w-]{3,40}(?: [\w-]{3,40})? "
        rf"{GUIDED}\b"
        rf"|{perfect('moderiert')}|{AT_START}Fragen stell(?:t|te)\b"
        rf"|\bleite(?:te|ten|t|n)\b(?=[^;]{{0,100}}?\b{SESSION}\b)"
        r"|\beröffne(?:te|t)\b(?=[^;]{0,20} die [\w-]*[Ss]itzung\b)"
        r"|\b(?:wird|werden)\b[^;]{0,120}?\bdurch (?:das|den|die|diese[ns]?) [\w-]+ führen\b"
        r"|\b(?:hatten?|übern[ai]hm\w*|übernimmt)\b[^;]{0,40}?\b(?:Moderation|Gesprächsleitung)\b"
        r"|\b(?:[\w-]*[Mm]oderation|(?:Gesprächs|Diskussions)(?:führung|leitung))\b[^;.,]{0,20}? "
        r"(?:hatten?|übern[ai]hm\w*|übernimmt)\b",
    ),
    cue(
        "moderation",
        "behind",
        r"\b[Dd]urch (?:das|den|die) [\w-]{3,40}(?: [\w-]{3,40})? geführt (?:hat|haben|wurde \w+ von)\b"
        r"|\bModerator(?:in(?:nen)?|en)?(?: de[sr] [\w-]{3,40})?(?: (?:ist|sind|war|waren)\b|:)"
        r"|\b(?:Moderation|Gesprächsleitung)\s+(?:übern\w+|hatten?|lag(?:en)?|liegt|oblag|erfolgte|kam)\b"
        r"|\b[Uu]nter (?:der )?(?:\w+ )?(?:Moderation|Leitung|Gesprächsleitung) (?:von|durch)\b"
        r"(?![^.;]{0,80}\b(?:organisiert|vorbereitet|sang|sangen|spielte|spielten|musizier|entstand))"
        r"|\b(?:[Mm]oderiert|[Mm]oderation)\b(?: (?:wird|wurde|werden|wurden)\b)?[^;,]{0,60}?\b(?:von|durch)\b",
    ),
    cue(
        "organisation",
        "behind",
        r"\b[Uu]nter (?:der )?Leitung (?:von|durch)\b(?=[^.;]{0,80}\b(?:organisiert|vorbereitet))",
    ),
    cue(
        "moderation",
        "behind",
        r"\b[Aa]m Mikrofon:"
        r"|\b[Aa]ngeleitet (?:von|durch)\b|\b[Bb]etreut (?:wurde|wird|werde)[n]? (?:sie|die \w+) von\b",
    ),
    cue("grusswort", "subject", perfect("begrüßt|willkommen geheißen|empfangen|eröffnet|verabschiedet")),
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
    cue("podium", "subject", r"\bnahm(?:en)?\b[^;.]{0,60}?\bStellung\b"),
    cue("podium", "subject", perfect("diskutiert|debattiert|gestritten|Rede und Antwort gestanden")),
    cue(
        "teilnahme",
        "subject",
        perfect("teilgenommen|mitgeschrieben|protokolliert|Protokoll (?:geschrieben|geführt)")
        + r"|\b[Pp]rotokoll ha(?:t|ben)\b[^;.]{1,60}? (?:geschrieben|geführt)\b|\bsegne(?:te|ten)\b"
        r"|\bschaute[n]? (?:\w+ )?vorbei\b"
        r"|\bließ(?:en)? es sich nicht nehmen\b|\bmischte[n]? sich unter\b"
        r"|\b(?:erhielt|bekam)(?:en)?\b[^;.]{0,90}?\b(?:Plakette|Urkunde|\w*[Pp]reis|Scheck|Auszeichnung|\w*[Bb]escheid|Ehrennadel)",
    ),
    cue(
        "moderation",
        "agent",
        rf"\b(?:moderiert|{SESSION}\b[^;]{{0,90}}\bgeleitet)\b"
        rf"|\b[Gg]eleitet (?:wurde|wird)n? (?:die|der|das) {SESSION}\b",
    ),
    cue(
        "grusswort",
        "subject",
        rf"\b[Bb]egrüß(?:te|ten|t|en)\b(?=[^;]{{0,160}}?\b{GUESTS})|\b[Ee]röffne(?:te|ten|t"
        rf"|n)\b(?!{THINGS})"
        rf"|\bempf(?:ing(?:en)?|ängt|angen)\b[^;]{{0,60}}?\b{GUESTS}|\b{GUESTS}\w*\b[^;]{{0,60}}?\bempfing(?:en)?\b"
        r"|\bgrüßte[n]?\b(?! sich)|\bverabschiedete[n]?\b(?=[^;]{0,60}?\b(?:Gäste|Teilnehm|Anwesend|Publikum))"
        rf"|\b(?:wird|werden)\b[^;]{{0,160}}?\b(?:eröffnen\b|begrüßen\b|willkommen heißen\b)"
        r"|\bh(?:ieß(?:en)?|eiß(?:t|en))\b[^;]{0,120}?willkommen\b|\b(?:sprach|hielt|sprechen|spricht|überbringt"
        r"|(?:richte"
        r"|überbrach)te)"
        rf"(?:e?n)?\b[^;]{{0,180}}?\b(?:{OPENING}|Grüße)\b"
        rf"|\b{OPENING} (?:sprach\w*|spricht|sprechen|hielt\w*|überbrachte\w*|übern\w+|richtete\w*|gab\w*|hatten?)\b",
    ),
    cue("grusswort", "anyone", rf"\b(?:[Ii]n|[Mm]it) (?:seine[mr]|ihre[mr]|einem|einer) (?:\w+ )?{OPENING}\b"),
    cue("grusswort", "anyone", r"\b[Zz]ur (?:Begrüßung|Eröffnung|Verabschiedung)\b(?! de[rs]\b)"),
    cue("grusswort", "behind", rf"\b{OPENING} (?:von|durch|der|des|kam(?:en)? von)\b"),
    cue("grusswort", "agent", r"\b(?:[Ee]röffnet|[Bb]egrüßt)\b"),
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
    cue("vortrag", "around", r"\b[Mm]it\b[^;]{0,90}?\bkam(?:en)?\b[^;]{0,80}?\bzu Wort\b"),
    cue(
        "vortrag", "behind", rf"\b{TALK} (?:von|durch)\b|\b(?:\w+)?[Rr]eferent(?:in|innen|en)? (?:ist|sind|war|waren)\b"
    ),
    cue(
        "vortrag-diskussion",
        "behind",
        r"\bwirk(?:t|en|te|ten)(?: [a-zäöü]+){0,3} mit\b(?! (?:dem|der|den|viel)\b)|\bMitwirkende (?:sind|waren|:)",
    ),
    cue("vortrag", "agent", r"\b(?:vorgestellt|gehalten|eingeführt|präsentiert)\b"),
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
        "organisation",
        "subject",
        r"\b[Oo]rganisiert (?:hat|haben|hatten?)\b|\b[Ee]ingeladen hatten?\b|\blud(?:en)?\b[^;]{0,120}?\bein\b"
        r"(?!,[^.;]{3,80}? zu [a-zäöü]+en\b)"
        r"|\borganisier(?:te|ten|en)\b",
    ),
    cue("organisation", "agent", r"\b(?:[Oo]rganisiert|[Vv]orbereitet)\b"),
    cue(
        "moderation",
        "behind",
        r"\b[Dd]urch (?:das|den|die|beide|alle|diesen?) [^;,.]{0,50}?"
        r"(?:führ|begleite|leite|geleite|lots)(?:te|ten|t|en|n)\b"
        r"|\b(?:[Bb]efragt|[Ii]nterviewt) von\b|\b[Dd]ie Fragen stell(?:te|ten|t)\b|\bDie Fragen stellen\b"
        rf"|(?<!nächste )(?<!kommende )\b{SESSION}\b(?: z\w+ [\w -]{{2,40}}?)? (?:leite|moderier)(?:te|ten|t|n)\b",
    ),
    cue(
        "grusswort",
        "subject",
        r"\bbegrüß(?:te|ten|t|en) (?:euch|Sie|uns|alle)\b"
        r"|\b(?:Glückwünsche|Grüße|Grußworte?|Willkommensworte)\b[^;,.]{0,60}? "
        r"(?:überbr(?:ach|ing)\w+|übermittel\w+|sprach(?:en)?|spricht|sprechen|richte(?:te|ten|t|n))\b"
        r"|\bfreute(?:n)? sich über\b[^;,.]{0,30}?\b(?:Gäste|Anmeldungen|Teilnehm|Resonanz|Interesse|Zuspruch)",
    ),
    cue(
        "grusswort",
        "anyone",
        r"\b(?:[Bb]ei|[Ww]ährend) (?:der|seiner|ihrer) (?:Eröffnung(?:srede)?|Begrüßung|Ansprache)\b(?! de[rs]\b)",
    ),
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
    cue(
        "teilnahme",
        "behind",
        r"\b[Ii]m Beisein (?:von|der|des)\b|\b[Ii]n Anwesenheit (?:von|der|des)\b",
    ),
    cue("teilnahme", "subject", r"\bunterzeichne(?:te|ten|n)\b|\bunterschrieb(?:en)?\b"),
    cue(
        "teilnahme",
        "behind",
        r"\b[Zz]u den (?:[\w.]+ ){0,3}\w*(?:[Gg]ästen|[Tt]eilnehmenden|Anwesenden|Besuch\w+) "
        r"(?:zähl|gehör)(?:t|te|ten|en)\b"
        r"|\b[Uu]nter den (?:[\w.]+ ){2,3}Gästen\b"
        r"|\b[Aa]us dem Publikum (?:melde|frag)(?:te|ten|t|n) (?:sich )?"
        r"|\b[Ii]m Publikum (?:saß|war|entdeckte)\w*\b"
        r"|\b(?:Preise?|Auszeichnung\w*|Erwähnung\w*|Urkunden?|Ehrennadeln?)\b[^;.,]{0,30}? ging(?:en)? an\b"
        r"|\bJury\b[^;.]{0,30}? (?:gehör(?:en|t|ten)|saßen|unter (?:dem )?Vorsitz|waren|sind)\b"
        r"|\bbegrüß(?:t|te|en|ten)\b[^.;:]{0,100}?\b(?:insbesondere|besonders|namentlich|darunter|ausdrücklich)\b"
        r"|\b(?:[Mm]it dabei|[Zz]u Gast|[Uu]nter den (?:\w+ )?(?:Gästen|Teilnehmenden|Anwesenden|Zuhör\w+))\b",
    ),
    cue(
        "teilnahme",
        "subject",
        r"\b(?:nahm|nahmen|nimmt|nehmen)\b[^;]{0,160}?\bteil\b|\b[Hh]ör(?:te|ten)\b[^;]{0,40}?\bzu\b"
        r"|\bwar(?:en)?\b[^;]{0,80}?\bzu Gast\b|\bwar(?:en)? (?:auch )?(?:mit )?dabei\b|\b[Ff]rag(?:te"
        r"|ten)\b(?! sich)|\b[Ff]ragt nach\b|\b(?:regt"
        r"|regte|regen) (?:\w+ )?an\b"
        r"|\b[Ff]ragen stell(?:te|ten)\b",
    ),
    cue("vortrag", "subject", PRESENTING),
    cue(
        "vortrag",
        "subject",
        AT_START + r"(?:Wie|Warum|Weshalb|Was|Wo|Worauf|Wozu|Womit|Welche[rsnm]?)\b[^;.:!?„“]{5,220}?, (?P<verb>"
        r"(?:zeig|beschreib|erläuter|erklär|schilder|stell|leg|führ|mach|demonstrier|verdeutlich|beleuchte|skizzier"
        r"|vermittel|untersuch|analysier|illustrier|zeichne|berichte|präsentier|referier|erzähl|rechne|veranschaulich"
        r"|fass|deute)(?:t|te|ten|en|n)|beschrieb(?:en)?|umriss(?:en)?|wuss?te(?:n)?|weiß|trug(?:en)?|brach(?:te|ten))\b",
    ),
    cue("vortrag", "subject", r"\berzähl(?:t|te|ten|en)\b(?=[^;.:]{0,70}?(?:, wie|, was| von | aus | über ))"),
    cue(
        "moderation",
        "inside",
        r",\s+durch (?:die|den|das)\b[^,;]{3,90}?\b(?:führ|leite|begleite|lots)(?:te|ten|t|en|n)\b"
        r"|\bvo[nm]\b[^,;]{3,90}?\b(?:moderiert|geleitet)e[nrms]?\b",
    ),
    cue(
        "moderation",
        "antecedent",
        r",\s+(?:bei|in) (?:dem|der|denen|deren Händen)\b[^,;]{0,40}\b(?:Moderation|Leitung|Gesprächsleitung)\b"
        r"[^,;]{0,40}\b(?:lag|liegt|lagen)\b",
    ),
    cue(
        "moderation",
        "behind",
        rf"\b(?:Moderation|Leitung|Gesprächsleitung|Tagungsleitung|{SESSION})\b[^;.]{{0,40}}?\b(?:lag|liegt|ruhte)\b"
        r"[^;.]{0,40}?\b(?:bei|in (?:den Händen|der Hand|der Verantwortung) (?:von|der|des))\b",
    ),
    cue(
        "moderation",
        "subject",
        r"\b(?:[Ff]ungier|[Aa]gier)(?:te|ten|t|en)\b[^;.]{0,40}?\bals Moderator(?:in|en|innen)?\b",
    ),
    cue(
        "grusswort",
        "behind",
        r"\b(?:das|Das) (?:erste |letzte )?(?:Wort zu[mr] \w+|Schlusswort|Wort) (?:gehör|geb)(?:t|te|ten)\b",
    ),
    cue(
        "grusswort",
        "subject",
        r"\brichte(?:te|ten|t|n)\b[^;.]{0,40}?\bdas Wort an\b|\bg(?:ab|ibt)\b[^;.]{0,30}?\bden Startschuss\b"
        r"|\b(?:sandte|schickte)[n]?\b[^;.]{0,40}?\b(?:Grußwort|Grüße|Videobotschaft)\b",
    ),
    cue("podium", "inside", rf"\b{SESSION}\b[^;]{{0,90}}?\bk(?:am|amen|ommen|ommt)\b[^;]{{2,260}}?\bzu Wort\b"),
    cue("podium", "subject", r"\b[Ii]m Gespräch mit\b[^;.]{3,80}?\s(?P<verb>[a-zäöü]+(?:te|ten|en|t))\b"),
    cue("podium", "around", r"\b(?:[Aa]uf den Stühlen|[Ii]n der Fishbowl|[Aa]uf dem Sofa|[Ii]n der Talkrunde)\b"),
    cue(
        "organisation",
        "subject",
        r"\b(?:hat|haben|hatten?)\b[^;]{0,120}?\b(?:vorbereitet|organisiert|ausgerichtet|konzipiert"
        r"|auf die Beine gestellt)\b"
        r"|\b(?:vorbereitet|organisiert|ausgerichtet|konzipiert) (?:hat|haben|hatten?)\b",
    ),
    cue(
        "teilnahme",
        "subject",
        r"\b(?:war|waren)\b[^;,]{0,80}?\b(?:gekommen|angereist|erschienen|zugeschaltet)\b"
        r"|\b(?:[Gg]ekommen|[Aa]ngereist|[Ee]rschienen) (?:war|waren)\b|"
        r"\bverfolg(?:te|ten)\b[^;.]{0,30}?\b(?:Diskussion|Vorträge|Veranstaltung)",
    ),
    cue(
        "teilnahme",
        "behind",
        r"\b(?:[Aa]uf )?(?:[Nn]achfrage|[Rr]ückfrage|[Ff]rage|[Aa]nregung|[Hh]inweis|[Vv]orschlag|[Ww]ortmeldung"
        r"|[Ee]inwand|[Bb]itte)"
        r" (?:von|durch)\b",
    ),
    cue(
        "vortrag",
        "behind",
        rf"\b(?:{TALK}|\w*[Bb]ericht|Vorstellung|Praxisbeispiel\w*) (?:kam(?:en)?|stamm(?:t|te|ten)) von\b"
        r"|\b(?:[Ff]achlich|[Pp]raxis|[Ee]rfahrungs|[Ww]erkstatt|[Ss]achstands)?[Bb]ericht(?:e|en)? (?:von|durch)\b",
    ),
    cue(
        "grusswort",
        "behind",
        r"\b[Ee]röffnet ha(?:t|ben|tten?)\b(?! [^;.]{0,60}\bmit (?:einem|einer)\b)",
    ),
    cue("podium", "behind", r"\b[Ii]m (?:Talk|Interview|Dialog|Gespräch|Plausch)\b[^:;.]{0,80}(?P<verb>:)"),
    cue(
        "teilnahme",
        "behind",
        r"\b(?:[Bb]esuch|[Tt]eilnahme|[Aa]nwesenheit) (?:von|durch)\b"
        r"|\b(?:[Üü]berreichte|[Üü]bergab)(?:n|en)?\b[^;.]{0,90}?\ban\b(?! (?:die|den|das) \d)",
    ),
    cue(
        "teilnahme",
        "subject",
        r"\bnahm(?:en)?\b[^;.]{0,90}?\b(?:entgegen|in Empfang)\b|\b[Ee]ntgegennehmen (?:durf|konn)te[n]?\b"
        r"|\b(?:auf die Bühne (?:kam|trat|kommt)(?:en)?|(?:kam|trat|kommt)(?:en)?\b[^;.]{0,60}?\bauf die Bühne)\b"
        r"|\bwurde[n]?\b[^;.]{0,120}?\b(?:geehrt|ausgezeichnet|prämiert)\b"
        r"|\b(?:Geehrt|Ausgezeichnet|Prämiert) wurde[n]?\b"
        r"|\b(?:Urkunden?|(?:\w+)?[Pp]reise?|Auszeichnung\w*|Ehrennadeln?) (?:bekam|erhielt|gewann)(?:en)?\b"
        r"|\bentgegennahm(?:en)?\b|\bzum ersten Mal dabei\b",
    ),
    cue("vortrag", "next", r"\((?:Berichterstatt\w+|Bericht|Referent(?:in)?|Referierende|Input|Impuls|Vortrag):"),
    cue("moderation", "next", r"\((?:Leitung|Moderation|Gesprächsleitung|Workshopleitung):"),
    cue(
        "grusswort",
        "subject",
        rf"\bkonn?te[n]?\b[^;]{{0,200}}?\b(?:begrüßen|willkommen heißen)\b"
        rf"|(?<!de[nrm] )(?<!die )\b(?:entließ|verabschiedete)(?:en|n)?\b[^;]{{0,60}}?\b{GUESTS}",
    ),
    cue(
        "vortrag",
        "subject",
        AT_START + r"Über [^;.:]{3,140}? (?:spr[aei]ch(?:t|en)?|(?:referier|informier|berichte)(?:t|te|ten|en|n))\b"
        rf"|\b(?:{TALK}|\w*[Bb]ericht)\b[^;.]{{0,40}}? übern(?:ahm(?:en)?|immt|ehmen)\b",
    ),
)
