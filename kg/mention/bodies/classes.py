"""Classes: what kind of body a name tells, and on which administrative level it works."""

import re
from typing import Final

from kg.mention.bodies.heads import BodyHead
from kg.mention.bodies.inflection import head_of
from kg.mention.named.place_names import ENDING
from kg.mention.named.regions import REGIONS
from kg.vocabulary import Vocabulary

__all__ = ["LANDS", "class_of", "governed", "level_of"]

AUTHORITY: Final = "TerritorialAuthority"
MINISTRY: Final = "Ministry"
PUBLIC: Final = "PublicOrganisation"
PROVIDER: Final = "IndependentProvider"
ASSOCIATION: Final = "ProfessionalAssociation"
CIVIL: Final = "CivilSocietyOrganisation"
FORMAL: Final = "FormalOrganization"
# Territories with a county's rank, by the level that their word tells.
RANKED: Final = {
    "gemeinde": frozenset({"kreisfreie-stadt", "stadtkreis"}),
    "gemeindeverband": frozenset({"regionalverband", "landkreis", "kreis"}),
}
LEVELS: Final = (
    (re.compile(r"Landratsamt "), "kreis"),
    (re.compile(r"(?:Bezirksregierung|Regierungspräsidium) "), "regierungsbezirk"),
    (re.compile(r"[A-ZÄÖÜ][\w-]+ des Bundes$"), "bund"),
    (re.compile(r"(?:Deutsche )?Bundes"), "bund"),
    (re.compile(r"(?:\w+(?:ische[sr]?|er) )?(?:Statistisches )?Landes(?!verein)"), "land"),
)

# The welfare associations, and what their local branches are called by.
WELFARE: Final = re.compile(
    r"\b(?:AWO|Arbeiterwohlfahrt|Caritas\w*|Diakoni\w+|DRK|BRK|Rote\w? Kreuz\w*|Rotes Kreuz|Paritätische\w?"
    r"|Lebenshilfe\w*|Volkssolidarität|(?:\w+-)?Kinderschutzbund\w*|Malteser|Johanniter|ASB|Arbeiter-Samariter-Bund|Sozialdienst\w*"
    r"|pro familia|donum vitae|Innere Mission|Bahnhofsmission|Sk[Ff]|SKF|SKM|IB)\b"
)
SERVING: Final = re.compile(
    r"jugendhilfe|jugendfürsorge|pflege|sozial(?:station|werk|dienst|zentrum|haus|arbeit)|hilfe(?!n\b)|betreuung|beratung|kinder(?:haus|garten|laden)"
    r"|\bkita\b|werkstatt|werkstätten|wohnstätten|familienzentrum|lebenshilfe|gesundheitsladen"
    r"|haus der familie|frühförder|hospiz|integration|inklusion"
    r"|soziale dienste|ambulante",
    re.IGNORECASE,
)
HOSPITAL: Final = re.compile(r"klinik|krankenhaus|hospital|medizinisches versorgungszentrum", re.IGNORECASE)
COMPANY: Final = re.compile(r"^(?:GmbH.*|UG|SE|AG|KG|mbH|eG|e\.\s?G\.)$")
CHARITABLE: Final = re.compile(r"^(?:gGmbH|gUG|gAG|gemeinnützige GmbH)$")
# "Landeszentrum Soziokultur e. V." is a club, whatever its name.
CLUB: Final = re.compile(r"e\.\s?V\.$")
BY_LAW: Final = re.compile(r"^(?:AöR|KöR|KdöR)$")
# "Volksbank Stiftung" is none of the bank's offices.
FOUNDATION: Final = re.compile(r"[ -]Stiftung$")
# In the north an "Amt" with a place for its name is a union of municipalities.
DISTRICT: Final = re.compile(r"Amt (?:(?P<at>(?:Am|An der|Auf dem) [A-ZÄÖÜ][\w-]+)|[A-ZÄÖÜ][\w-]+)$")
# "Islamische Gemeinde Worms" is no municipality.
CONGREGATION: Final = re.compile(r"(?!Große|Kleine|Neue|Alte)[A-ZÄÖÜ]\w*(?:isch|frei|ein)\w* (?:\w+ )?Gemeinde\b")
# Newspapers, which send moderators: "Flensburger Tageblatt".
PAPER: Final = re.compile(
    r"(?i:zeitung|tageblatt|tagblatt|anzeiger|nachrichten|rundschau|volksfreund|kurier|volksstimme)$|(?:Allgemeine|[Pp]resse|Post"
    r"|Echo|Bote|Merkur)$"
)
LANDS: Final = (
    r"(?:NRW|BW|RLP|MV|SH|LSA|Baden-Württemberg|Bayern|Berlin|Brandenburg|Bremen|Hamburg|Hessen|Mecklenburg-Vorpommern"
    r"|Niedersachsen|Nordrhein-Westfalen|Rheinland-Pfalz|Saarland|Sachsen(?:-Anhalt)?|Schleswig-Holstein|Thüringen)"
)
# "MAGS NRW", "MS Niedersachsen", "SM BW": the ministries of the Länder by their short names.
MINISTRY_SHORT: Final = re.compile(rf"(?:(?:St)?M[A-ZÄÖÜ][A-Za-zÄÖÜ]{{0,7}}|HM[A-Z]{{1,5}}|MS|SM|KM|IM|WM) {LANDS}")
STATUTORY: Final = re.compile(r"^(?:AG|Arbeitsgemeinschaft)(?:en)?\s+(?:(?:nach|gemäß|gem\.)\s+)?§?\s?78\b")
OF_WELFARE: Final = re.compile(r"(?:der|die) (?:Freien|freien|öffentlichen) Wohlfahrtspflege|^Liga(?![\w-])")


def words(pattern: str) -> re.Pattern[str]:
    """Return a pattern that takes capitals and small letters for the same."""
    return re.compile(pattern, re.IGNORECASE)


# A service for a whole region is no part of an office: "Fachstelle Demenz Oberbayern".
REGIONAL: Final = re.compile(rf"\s(?:{'|'.join(sorted(REGIONS))}|{LANDS})$")
SERVICES: Final = frozenset("fachstelle servicestelle koordinierungsstelle koordinationsstelle".split())

# Heads, what stands beside them, and the class both tell together; the first row that fits counts.
TELLING: Final[tuple[tuple[frozenset[str], re.Pattern[str], str], ...]] = (
    (frozenset({"verband", "verein", "bund", "vdk", "sovd"}), re.compile(r"\b(?:VdK|SoVD|NABU|BUND)\b"), CIVIL),
    # Hamburg's and Bremen's ministries: "Behörde für Schule und Berufsbildung".
    (frozenset({"behörde"}), re.compile(r"^(?:Senatorische )?Behörde (?:für|der) "), MINISTRY),
    (frozenset({"dienst"}), re.compile(r"^Medizinischer? "), PUBLIC),
    (SERVICES, REGIONAL, FORMAL),
    (frozenset({"vereinigung"}), re.compile(r"^Kassen(?:zahn)?ärztliche "), PUBLIC),
    (
        frozenset({"amt", "behörde"}),
        words(
            r"(?:^|\s)(?:landes|bundes|statistisches|staatliches|versorgungs)[\w-]*(?:amt|behörde)"
            r"|^staatliches \w+amt|^schulamt für "
        ),
        PUBLIC,
    ),
    (frozenset({"beirat"}), words(r"(?:bewohner|mieter|eltern|schüler)\w*beirat"), CIVIL),
    (
        frozenset({"beirat", "ausschuss"}),
        words(r"(?:fach|lenkungs|programm|arbeits|begleit|netzwerk|projekt)(?:ausschuss|beirat)"),
        "Network",
    ),
    (frozenset({"agentur"}), words(r"freiwillig|ehrenamt|engagement"), CIVIL),
    (
        frozenset({"institut"}),
        words(r"^(?:leibniz|max-planck|fraunhofer|helmholtz|bundes|landes|staats|robert)"),
        PUBLIC,
    ),
    (
        frozenset({"schule", "gymnasium"}),
        words(r"\b(?:freie [^u]|evangelische|katholische|private|montessori|\w*waldorf)"),
        FORMAL,
    ),
    # The churches' universities stand beside those of the Länder; their degrees are the same.
    (frozenset({"hochschule", "universität"}), words(r"\b(?:freie [^u]|private)"), FORMAL),
    (
        frozenset({"verband"}),
        words(
            r"(?:landfrauen|sozial|heimat|sport|schützen|sänger|chor|kleingarten|blinden|seh\w*|gehörlosen|frauen|senioren"
            r"|jugend|wander|pfadfinder|selbsthilfe|behinderten|angehörigen|eltern|feuerwehr)verband"
        ),
        CIVIL,
    ),
    (frozenset({"bund"}), words(r"(?:sport|natur|wander|schützen|jugend|frauen|senioren)\w*bund"), CIVIL),
    (frozenset({"akademie"}), words(r"\bfür\b|evangelisch|katholisch|ländlich"), CIVIL),
    (frozenset({"werk"}), words(r"hilfswerk"), CIVIL),
    (frozenset({"werk"}), words(r"stud(?:ierend|ent)enwerk"), PUBLIC),
    (frozenset({"bund"}), re.compile(r"^Internationaler? Bund\b"), PROVIDER),
    (frozenset({"zentrum"}), re.compile("^Landes"), PUBLIC),
    (frozenset({"jugendring", "frauenrat"}), re.compile(r"^(?:Landes|Bundes|Deutsche)"), ASSOCIATION),
    (frozenset({"stiftung"}), re.compile("^Bundesstiftung| des Bundes$"), PUBLIC),
    (
        frozenset({"gesellschaft"}),
        words(r"(?:wohnungs|bau|entwicklungs|beschäftigungs|service|projekt|verkehrs|management)gesellschaft"),
        FORMAL,
    ),
    (frozenset({"gesellschaft", "verein"}), re.compile(r"^(?:Deutsch|Bundes|Landes|National|Europäisch)"), ASSOCIATION),
    (
        frozenset({"zentrum"}),
        words(
            r"gesundheitszentrum|geriatri|sozialpädiatri|medizin|psychiatri|reha|technologie|gründer|forschung|versorgungszentrum"
        ),
        FORMAL,
    ),
    (frozenset({"zentrum"}), words(r"(?:mütter|väter|kind|eltern|frauen|mädchen)-?zentrum"), PROVIDER),
    (frozenset({"verein", "zentrum"}), SERVING, PROVIDER),
    (frozenset({"haus"}), words(r"haus der (?:familie|jugend|generationen|begegnung|nachbarschaft)"), PROVIDER),
)

# What names without a head noun tell.
HEADLESS: Final = (
    (PAPER, FORMAL),
    (re.compile(rf"^(?:{MINISTRY_SHORT.pattern})$"), MINISTRY),
    (re.compile(r"^(?:HAW|HTW|HWR|TU|TH|FH|PH|Uni) [A-ZÄÖÜ]"), PUBLIC),
    (re.compile(r"^Univers\w+ |[Rr]undfunk\b|^(?:SWR|WDR|NDR|MDR|BR|HR|RBB|SR)(?: |$)"), PUBLIC),
    (re.compile(r"(?:[Ss]oziale|psychiatrische|psychologische|[Jj]ugendärztliche)r? Dienst\b"), "AdministrativeUnit"),
    (re.compile(r"^Medizinischer Dienst\b|Wetterdienst\b|^(?:Barmer|DAK|IKK|KKH)\b"), PUBLIC),
    (WELFARE, PROVIDER),
    (words(r"praxis\b|\bapotheke\b|\bradio\b|\bverlag\b|bäckerei|\bwohnbau\b"), FORMAL),
    (re.compile(r"^AOK\b"), PUBLIC),
    (
        words(r"residenz|seniorenwohnen|kinderdorf|wohnheim|wohnstift|treffpunkt|jugendtreff|stadtteilhaus|bürgerhaus"),
        PROVIDER,
    ),
    (SERVING, PROVIDER),
    (re.compile(r"^[A-ZÄÖÜ][\wÄÖÜ]{1,4}[A-ZÄÖÜ]$"), FORMAL),
)
# A club that is called after a house or a net is no house and no network.
CALLED_AFTER: Final = frozenset({"haus", "forum", "netz"})


def class_of(form: str, head: BodyHead | None, legal: str) -> str:
    """Return the ontology class of a body by its head noun, its other words and its legal form.

    A head that several kinds of body share is told apart by what stands before or behind it ("Jugendhilfeausschuss" is
    part of an administration, "Fachausschuss" a network's); of what no word tells, the legal form does.
    """
    if legal and head and head.kind in {AUTHORITY, "AdministrativeUnit"}:
        head = None  # neither counties nor their offices have a legal form: the noun only says where or what for
    told = by_whole_name(form, head) or by_legal_form(form, legal)
    if told:
        return told
    if head is None:
        return next((kind for words, kind in HEADLESS if words.search(form)), CIVIL)
    club = head.noun in CALLED_AFTER and CLUB.match(legal) and not SERVING.search(form)
    if club or (FOUNDATION.search(form) and head.kind in {FORMAL, PUBLIC}):
        return CIVIL
    special = next((kind for nouns, words, kind in TELLING if head.noun in nouns and words.search(form)), "")
    if special and not (special == PUBLIC and CLUB.match(legal)):
        return special
    branch = head.kind not in {"Network", "AdministrativeUnit", PUBLIC} and WELFARE.search(form)
    return PROVIDER if branch else head.kind


def by_whole_name(form: str, head: BodyHead | None) -> str:
    """Return the class that a name tells as a whole: authorities, statutory groups, leagues of welfare associations."""
    if CONGREGATION.match(form):
        return CIVIL
    if head and head.level == "gemeindeverband" and WELFARE.match(form):
        return PROVIDER  # "Johanniter Regionalverband Auental"
    if head and head.kind in {AUTHORITY, MINISTRY}:
        return head.kind
    district = DISTRICT.match(form)
    if district and (district["at"] or ENDING.search(form)):
        return AUTHORITY
    if STATUTORY.match(form):
        return "StatutoryWorkingGroup"
    return ASSOCIATION if OF_WELFARE.search(form) else ""


def by_legal_form(form: str, legal: str) -> str:
    """Return the class that a legal form tells by itself, or nothing."""
    hospital = HOSPITAL.search(form) is not None
    if BY_LAW.match(legal):
        return CIVIL if re.search("[Kk]irch|[Dd]iakon", form) else PUBLIC
    if CHARITABLE.match(legal):
        return FORMAL if hospital else PROVIDER
    if COMPANY.match(legal):
        serving = (SERVING.search(form) or WELFARE.search(form)) and not hospital
        return PROVIDER if serving and re.sub(r"[.\s]", "", legal) not in {"eG", "AG"} else FORMAL
    return ""


def governed(form: str) -> str:
    """Return what an authority governs by its name: the words behind the one for its kind."""
    parts = form.split()
    place = next(
        (index for index, word in enumerate(parts) if (made := head_of(word)) and made[1].kind == AUTHORITY), 0
    )
    return " ".join(parts[place + 1 :])


def level_of(form: str, head: BodyHead | None, kind: str, vocabulary: Vocabulary) -> str:
    """Return the slug of the administrative level that a name shows, or nothing.

    A town that is a county of its own has the county's level; a ministry without "Bund" in its name is a Land's.
    """
    if kind == MINISTRY:
        return "bund" if re.search(r"\bBundes(?!land)", form) else "land"
    if kind == AUTHORITY and head:
        return ranked(form, head, vocabulary) if head.kind == AUTHORITY else "gemeindeverband"
    if kind == PUBLIC:
        told = next((level for words_of_level, level in LEVELS if words_of_level.match(form)), "")
        return told or (ranked(form, head, vocabulary) if head and head.level else "")
    return ""


def ranked(form: str, head: BodyHead, vocabulary: Vocabulary) -> str:
    """Return the level that a head tells, or the rank of the territory that the name holds: "Stadt Kassel"."""
    names = (governed(form).lower(), form.lower())
    kinds = {place.kind for name in names for place in vocabulary.places.get(name, ())}
    if "land" in kinds and head.kind == AUTHORITY:
        return "land"
    return "kreis" if kinds & RANKED.get(head.level, frozenset()) else head.level
