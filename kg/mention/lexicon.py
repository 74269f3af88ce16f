"""Lexicon: the closed word classes of the genre that the rules look for."""

from dataclasses import dataclass
from typing import Final

__all__ = [
    "BODY_HEADS",
    "CONTRIBUTOR_HEADINGS",
    "FUNCTION_ENDINGS",
    "NO_BODIES",
    "ROLE_HEADINGS",
    "UNIT_HEADS",
    "BodyHead",
]


@dataclass(frozen=True, slots=True)
class BodyHead:
    """A noun that heads the names of bodies: its gender, the class it tells, and the level if it tells one.

    ``ending`` says that compounds with this head count too ("Kreisverband", "Sozialministerium").
    """

    gender: str
    kind: str
    level: str = ""
    ending: bool = True


AUTHORITY: Final = "TerritorialAuthority"
CIVIL: Final = "CivilSocietyOrganisation"
PROVIDER: Final = "IndependentProvider"
ASSOCIATION: Final = "ProfessionalAssociation"
NETWORK: Final = "Network"
OTHER: Final = "Organization"
PUBLIC: Final = "PublicOrganisation"

BODY_HEADS: Final[dict[str, BodyHead]] = {
    "ministerium": BodyHead("n", "Ministry"),
    "senatsverwaltung": BodyHead("f", "Ministry"),
    "landkreis": BodyHead("m", AUTHORITY, "kreis", ending=False),
    "kreis": BodyHead("m", AUTHORITY, "kreis", ending=False),
    "stadtkreis": BodyHead("m", AUTHORITY, "kreis", ending=False),
    "städteregion": BodyHead("f", AUTHORITY, "gemeindeverband", ending=False),
    "regionalverband": BodyHead("m", AUTHORITY, "gemeindeverband", ending=False),
    "landschaftsverband": BodyHead("m", AUTHORITY, "gemeindeverband", ending=False),
    "samtgemeinde": BodyHead("f", AUTHORITY, "gemeindeverband", ending=False),
    "verbandsgemeinde": BodyHead("f", AUTHORITY, "gemeindeverband", ending=False),
    "stadt": BodyHead("f", AUTHORITY, "gemeinde", ending=False),
    "landeshauptstadt": BodyHead("f", AUTHORITY, "gemeinde", ending=False),
    "hansestadt": BodyHead("f", AUTHORITY, "gemeinde", ending=False),
    "universitätsstadt": BodyHead("f", AUTHORITY, "gemeinde", ending=False),
    "gemeinde": BodyHead("f", AUTHORITY, "gemeinde", ending=False),
    "bezirk": BodyHead("m", AUTHORITY, "bezirk", ending=False),
    "bezirksamt": BodyHead("n", AUTHORITY, "bezirk", ending=False),
    "land": BodyHead("n", AUTHORITY, "land", ending=False),
    "freistaat": BodyHead("m", AUTHORITY, "land", ending=False),
    "verein": BodyHead("m", CIVIL),
    "verband": BodyHead("m", ASSOCIATION),
    "bund": BodyHead("m", ASSOCIATION),
    "vereinigung": BodyHead("f", ASSOCIATION),
    "jugendring": BodyHead("m", ASSOCIATION),
    "flüchtlingsrat": BodyHead("m", ASSOCIATION),
    "gemeindetag": BodyHead("m", ASSOCIATION),
    "städtetag": BodyHead("m", ASSOCIATION),
    "landkreistag": BodyHead("m", ASSOCIATION),
    "gewerkschaft": BodyHead("f", ASSOCIATION),
    "kammer": BodyHead("f", ASSOCIATION),
    "gesellschaft": BodyHead("f", CIVIL),
    "stiftung": BodyHead("f", CIVIL),
    "initiative": BodyHead("f", CIVIL),
    "genossenschaft": BodyHead("f", CIVIL),
    "kirche": BodyHead("f", CIVIL),
    "kirchengemeinde": BodyHead("f", CIVIL),
    "kirchenkreis": BodyHead("m", CIVIL),
    "selbsthilfe": BodyHead("f", CIVIL, ending=False),
    "diakonie": BodyHead("f", PROVIDER),
    "caritas": BodyHead("f", PROVIDER),
    "caritasverband": BodyHead("m", PROVIDER),
    "arbeiterwohlfahrt": BodyHead("f", PROVIDER),
    "awo": BodyHead("f", PROVIDER, ending=False),
    "drk": BodyHead("n", PROVIDER, ending=False),
    "kreuz": BodyHead("n", PROVIDER, ending=False),
    "werk": BodyHead("n", PROVIDER),
    "lebenshilfe": BodyHead("f", PROVIDER),
    "volkssolidarität": BodyHead("f", PROVIDER),
    "jugendhilfe": BodyHead("f", PROVIDER, ending=False),
    "nachbarschaftshaus": BodyHead("n", PROVIDER),
    "mehrgenerationenhaus": BodyHead("n", PROVIDER),
    "familienzentrum": BodyHead("n", PROVIDER),
    "kinderhaus": BodyHead("n", PROVIDER),
    "kindertagesstätte": BodyHead("f", PROVIDER),
    "kinderladen": BodyHead("m", PROVIDER),
    "beratungsstelle": BodyHead("f", PROVIDER),
    "integrationsfachdienst": BodyHead("m", PROVIDER),
    "bücherei": BodyHead("f", PUBLIC),
    "bibliothek": BodyHead("f", OTHER),
    "klinikum": BodyHead("n", OTHER),
    "krankenhaus": BodyHead("n", OTHER),
    "bildungsstätte": BodyHead("f", OTHER),
    "betriebe": BodyHead("f", OTHER),
    "zentrum": BodyHead("n", OTHER),
    "haus": BodyHead("n", OTHER, ending=False),
    "volkshochschule": BodyHead("f", PUBLIC),
    "hochschule": BodyHead("f", OTHER),
    "universität": BodyHead("f", OTHER),
    "institut": BodyHead("n", OTHER),
    "akademie": BodyHead("f", OTHER),
    "agentur": BodyHead("f", PUBLIC),
    "jobcenter": BodyHead("n", PUBLIC),
    "schule": BodyHead("f", OTHER),
    "krankenkasse": BodyHead("f", OTHER),
    "amt": BodyHead("n", PUBLIC),
    "büro": BodyHead("n", OTHER),
    "netzwerk": BodyHead("n", NETWORK),
    "beirat": BodyHead("m", NETWORK),
    "allianz": BodyHead("f", NETWORK),
    "ausschuss": BodyHead("m", NETWORK),
    "bündnis": BodyHead("n", NETWORK),
    "arbeitskreis": BodyHead("m", NETWORK),
    "arbeitsgemeinschaft": BodyHead("f", NETWORK),
    "verbund": BodyHead("m", NETWORK),
    "forum": BodyHead("n", NETWORK, ending=False),
}

# Words that end like a body's head and name none.
NO_BODIES: Final = frozenset(
    "zivilgesellschaft stadtgesellschaft gesamtgesellschaft mehrheitsgesellschaft landesgesellschaft ehrenamt gewalt"
    " bauwerk handwerk kunstwerk stockwerk lebenswerk regelwerk bürgergesellschaft wissensgesellschaft"
    " nachbarschaft gemeinschaft ausbund".split()
)

UNIT_HEADS: Final = (
    "stabsstelle stabstelle stabsbereich fachbereich fachdienst fachgebiet fachstelle fachreferat abteilung referat"
    " sachgebiet dezernat team bereich arbeitsbereich geschäftsbereich koordinierungsstelle koordinationsstelle"
    " geschäftsstelle servicestelle jugendamt sozialamt gesundheitsamt amt planungsstab büro lehrstuhl sektion"
).split()

# How nouns for functions end, the suffixes of gender forms left out.
FUNCTION_ENDINGS: Final = (
    # lead and represent
    "leiter leitung vorstand vorständin vorsitzende vorsitzender vorsitz geschäftsführer geschäftsführung direktor"
    " geschäftsführende präsident sprecher prokurist bevollmächtigte bevollmächtigter delegierte delegierter obmann"
    " obfrau schatzmeister schriftführer kassenwart vorsteher ombudsmann ombudsfrau ombudsperson stellvertreter"
    # politics and administration
    " minister ministerialrat ministerialrätin staatssekretär sekretär senator bürgermeister landrat landrätin"
    " stadtrat stadträtin kreisrat kreisrätin gemeinderätin stadtverordnete stadtverordneter dezernent beigeordnete"
    " beigeordneter abgeordnete abgeordneter kämmerer dirigent amtsrat amtsrätin oberrat oberrätin referent"
    " sachbearbeiter kommissar bundeskanzler"
    # plan, coordinate, advise
    " koordinator beauftragte beauftragter planer manager managerin controller berater beraterin lotse lotsin kümmerer"
    " netzwerker mittler ansprechpartner coach supervisor mediator moderator fachberatung projektassistenz"
    " fachkraft vertrauensperson"
    # work with people
    " sozialarbeiter streetworker pädagoge pädagogin erzieher lehrer pfleger hebamme therapeut psychologe psychologin"
    " kinderarzt kinderärztin hausarzt hausärztin amtsarzt amtsärztin mediziner betreuer jugendarbeiter dolmetscher"
    # science, church, culture, press
    " professor rektor dekan wissenschaftler forscher assistent doktorand soziologe soziologin politologe politologin"
    " gerontologe gerontologin jurist historiker ökonom architekt ingenieur experte expertin dozent pfarrer pastor"
    " propst superintendent bischof bischöfin diakon kirchenrat kirchenrätin imam intendant kurator regisseur"
    " journalist redakteur autor unternehmer gründer mitarbeiter mitglied sozialwirt rechtsanwalt rechtsanwältin"
).split()

CONTRIBUTOR_HEADINGS: Final = frozenset(
    "mitwirkende mitwirkend beteiligte personen akteure akteurinnen programmbeteiligte wirkten mitglieder mitglied"
    " gäste vorsitzende vorsitzender vorsitz stellvertretung sprecherin sprecher zusammensetzung vorstand team"
    " ansprechpartner ansprechpartnerin ansprechpersonen anwesend anwesende entschuldigt referierendenliste"
    " teilnehmerliste".split()
)

# Word of a heading → participation role.
ROLE_HEADINGS: Final[dict[str, str]] = {
    "moderation": "moderation",
    "moderator": "moderation",
    "moderatorin": "moderation",
    "moderatoren": "moderation",
    "moderatorinnen": "moderation",
    "moderiert": "moderation",
    "moderieren": "moderation",
    "gesprächsleitung": "moderation",
    "vortrag": "vortrag",
    "vorträge": "vortrag",
    "referent": "vortrag",
    "referentin": "vortrag",
    "referenten": "vortrag",
    "referentinnen": "vortrag",
    "referierende": "vortrag",
    "redner": "vortrag",
    "rednerin": "vortrag",
    "rednerinnen": "vortrag",
    "vortragende": "vortrag",
    "speaker": "vortrag",
    "referat": "vortrag",
    "referate": "vortrag",
    "impuls": "vortrag",
    "impulse": "vortrag",
    "impulsvortrag": "vortrag",
    "impulsvorträge": "vortrag",
    "input": "vortrag",
    "inputs": "vortrag",
    "keynote": "vortrag",
    "keynotes": "vortrag",
    "einführung": "vortrag",
    "beiträge": "vortrag",
    "fachbeiträge": "vortrag",
    "fachvortrag": "vortrag",
    "podium": "podium",
    "podiumsdiskussion": "podium",
    "podiumsgespräch": "podium",
    "diskussion": "podium",
    "gespräch": "podium",
    "podiumsgäste": "podium",
    "podiumsrunde": "podium",
    "diskutierende": "podium",
    "grußwort": "grusswort",
    "grußworte": "grusswort",
    "begrüßung": "grusswort",
    "organisation": "organisation",
    "veranstalter": "organisation",
    "veranstalterin": "organisation",
    "vorbereitung": "organisation",
    "schlusswort": "grusswort",
    "sitzungsleitung": "moderation",
    "tagungsleitung": "moderation",
    "workshopleitung": "moderation",
    "tagungsorganisation": "organisation",
    "gesamtorganisation": "organisation",
    "protokoll": "teilnahme",
    "protokollführung": "teilnahme",
    "protokollant": "teilnahme",
    "protokollantin": "teilnahme",
    "anwesend": "teilnahme",
    "anwesende": "teilnahme",
    "anwesenheit": "teilnahme",
    "teilnehmende": "teilnahme",
    "teilnehmer": "teilnahme",
    "teilnehmerinnen": "teilnahme",
    "teilnahme": "teilnahme",
}
