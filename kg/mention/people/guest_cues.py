"""Guest cues: the verbs and nouns that tell who welcomes the guests, and who is one of them."""

from typing import Final

from kg.mention.people.cue_words import OPENING, cue, perfect

__all__ = ["ATTENDING", "WELCOMING"]

GUESTS: Final = (
    r"(?:Gäste|Anwesend|Teilnehm|Mitglied|Publikum|Besucher|Fachleute|Expert|Runde|Interessiert|Zuhör"
    r"|Fachkräfte|Engagiert"
    r"|Kolleg|Akteur|Vertreter|Beteiligt|Eltern|Bürger|Menschen|Ehrenamtlich|Gekommen|\d)"
)
# What opens something itself: "Den Nachmittag eröffnete ein Gespräch mit …".
THINGS: Final = (
    r"\s(?:ein|eine)\s(?:\w+\s)?[\w-]*"
    r"(?:[Gg]espräch|[Dd]iskussion|[Rr]unde|[Vv]ortrag|[Kk]onzert|[Cc]hor|[Mm]usik|[Ff]ilm)\b"
)
# Who opens, greets or closes.
WELCOMING: Final = (
    cue("grusswort", "subject", perfect("begrüßt|willkommen geheißen|empfangen|eröffnet|verabschiedet")),
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
    cue(
        "grusswort",
        "behind",
        r"\b[Ee]röffnet ha(?:t|ben|tten?)\b(?! [^;.]{0,60}\bmit (?:einem|einer)\b)",
    ),
    cue(
        "grusswort",
        "subject",
        rf"\bkonn?te[n]?\b[^;]{{0,200}}?\b(?:begrüßen|willkommen heißen)\b"
        rf"|(?<!de[nrm] )(?<!die )\b(?:entließ|verabschiedete)(?:en|n)?\b[^;]{{0,60}}?\b{GUESTS}",
    ),
)

# Who is there, asks, is honoured or writes down.
ATTENDING: Final = (
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
)
