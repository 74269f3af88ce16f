"""Lead cues: the verbs and nouns that tell who leads a meeting or session, and who organises it."""

from typing import Final

from kg.mention.people.cue_words import AT_START, PREMISES, SESSION, cue, perfect

__all__ = ["LEADING", "ORGANISING"]

GUIDED: Final = r"(?:geführt|begleitet|geleitet)"
# Who moderates, chairs or hosts.
LEADING: Final = (
    cue("moderation", "next", r"\b[\w-]*[Mm]oderator(?:in)?(?= (?:Dr\. )?[A-ZÄÖÜ])"),
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
        r"\b[Ff]ür die (?:\w+)?(?:[Mm]oderation|[Gg]esprächsleitung) (?:zeichne|sorg|war|ist)\w*\b",
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
        "moderation",
        "behind",
        r"\b[Aa]m Mikrofon:"
        r"|\b[Aa]ngeleitet (?:von|durch)\b|\b(?:[Bb]etreut|[Bb]egleitet|[Aa]ngeleitet) (?:wurde|wird"
        r"|werde)[n]? (?:sie|die \w+|diese) von\b",
    ),
    cue(
        "moderation",
        "agent",
        r"\b(?:betreut|angeleitet|moderiert) (?:wurden?|werden|wird)\b|"
        rf"\b(?:moderiert|{SESSION}\b[^;]{{0,90}}\bgeleitet)\b"
        rf"|\b[Gg]eleitet (?:wurde|wird)n? (?:die|der|das) {SESSION}\b",
    ),
    cue(
        "moderation",
        "behind",
        r"\b[Dd]urch (?:das|den|die|beide|alle|diesen?) [^;,.]{0,50}?"
        r"(?:führ|begleite|leite|geleite|lots)(?:te|ten|t|en|n)\b"
        r"|\b(?:[Bb]efragt|[Ii]nterviewt) von\b|\b[Dd]ie Fragen stell(?:te|ten|t)\b|\bDie Fragen stellen\b"
        rf"|(?<!nächste )(?<!kommende )\b{SESSION}\b(?: z\w+ [\w -]{{2,40}}?)? (?:leite|moderier)(?:te|ten|t|n)\b",
    ),
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
        rf"\b(?:\w*[Mm]oderation|(?:Gesprächs|Tagungs|Sitzungs|Diskussions|Wahl)leitung|Leitung|{SESSION})\b[^;.]{{0,40}}?\b(?:lag|liegt|ruhte)\b"
        r"[^;.]{0,40}?\b(?:bei|in (?:den Händen|der Hand|der Verantwortung) (?:von|der|des))\b",
    ),
    cue(
        "moderation",
        "subject",
        r"\bb(?:ot|oten|iete[tn])\b[^;.]{0,90}?\b\w*(?:[Ww]orkshop|[Ff]orum|[Ww]erkstatt|[Aa]rbeitsgruppe)\w*\b[^;.]{0,40}?\ban\b"
        r"|\b\w*(?:[Ww]orkshops?|[Ff]oren|[Ww]erkstätten) (?:bot|boten|biete[tn]|gestaltete[n]?)\b",
    ),
    cue(
        "moderation",
        "subject",
        r"\b(?:[Ff]ungier|[Aa]gier)(?:te|ten|t|en)\b[^;.]{0,40}?\bals Moderator(?:in|en|innen)?\b",
    ),
    cue("moderation", "next", r"\((?:Leitung|Moderation|Gesprächsleitung|Workshopleitung):"),
)

# Who prepares or invites.
ORGANISING: Final = (
    cue(
        "organisation",
        "behind",
        r"\b(?:Vorbereitungs|Organisations|Orga|Planungs)(?:team|gruppe|kreis) (?:um|aus|mit)\b",
    ),
    cue("organisation", "next", r"\b[\w-]*[Oo]rganisator(?:in|innen|en)?(?= (?:Dr\. )?[A-ZÄÖÜ])"),
    cue(
        "organisation",
        "behind",
        r"\b[Uu]nter (?:der )?Leitung (?:von|durch)\b(?=[^.;]{0,80}\b(?:organisiert|vorbereitet))",
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
        "organisation",
        "subject",
        r"\b(?:hat|haben|hatten?)\b[^;]{0,120}?\b(?:vorbereitet|organisiert|ausgerichtet|konzipiert"
        r"|auf die Beine gestellt)\b"
        r"|\b(?:vorbereitet|organisiert|ausgerichtet|konzipiert) (?:hat|haben|hatten?)\b",
    ),
)
