"""Lexicon: the closed word classes of the genre that the rules look for."""

from typing import Final

__all__ = [
    "CONTRIBUTOR_HEADINGS",
    "FUNCTION_ENDINGS",
    "ROLE_HEADINGS",
    "UNIT_HEADS",
]


UNIT_HEADS: Final = (
    "stabsstelle stabstelle stabsbereich fachbereich fachdienst fachgebiet fachstelle fachreferat abteilung referat"
    " sachgebiet dezernat team bereich arbeitsbereich geschäftsbereich koordinierungsstelle koordinationsstelle"
    " fd fb abt."
    " geschäftsstelle servicestelle leitstelle"
    " jugendamt sozialamt gesundheitsamt amt planungsstab planungsgruppe asd büro lehrstuhl sektion"
).split()

# How nouns for functions end, the suffixes of gender forms left out.
FUNCTION_ENDINGS: Final = (
    # lead and represent
    "leiter leitung vorstand vorständin vorsitzende vorsitzender vorsitz geschäftsführer geschäftsführung direktor"
    " geschäftsführende präsident sprecher prokurist bevollmächtigte bevollmächtigter delegierte delegierter obmann"
    " elternvertreter schülervertreter personalvertreter bewohnervertreter patientenvertreter"
    " obfrau schatzmeister kassierer schriftführer kassenwart vorsteher ombudsmann ombudsfrau"
    " ombudsperson stellvertreter"
    # politics and administration
    " minister ministerialrat ministerialrätin staatssekretär sekretär senator bürgermeister landrat landrätin"
    " stadtrat stadträtin kreisrat kreisrätin gemeinderätin stadtverordnete stadtverordneter dezernent beigeordnete"
    " beigeordneter abgeordnete abgeordneter kämmerer dirigent amtsrat amtsrätin oberrat oberrätin referent"
    " sachbearbeiter kommissar bundeskanzler ratsherr ratsfrau baurat baurätin schulrat schulrätin"
    # plan, coordinate, advise
    " koordinator beauftragte beauftragter planer manager managerin controller berater beraterin lotse lotsin kümmerer"
    " netzwerker mittler coach supervisor mediator moderator fachberatung projektassistenz"
    " fachkraft vertrauensperson sachbearbeitung projektkoordination"
    # work with people
    " sozialarbeiter gemeinwesenarbeiter streetworker pädagoge pädagogin erzieher lehrer pfleger hebamme"
    " therapeut psychologe psychologin"
    " arzt ärztin lehrkraft pflegekraft psychiater beisitzende beisitzender kantor dechant kabarettist musiker"
    " staatsanwalt staatsanwältin vikar stadtteilmutter mediziner betreuer jugendarbeiter dolmetscher"
    # science, church, culture, press
    " professor rektor dekan wissenschaftler forscher assistent doktorand soziologe soziologin politologe politologin"
    " gerontologe gerontologin jurist historiker ökonom architekt ingenieur experte expertin dozent pfarrer pastor"
    " richter"
    " pater propst pröpst präses superintendent bischof bischöfin diakon kirchenrat kirchenrätin imam intendant kurator"
    " regisseur journalist redakteur autor unternehmer gründer mitarbeiter mitglied sozialwirt rechtsanwalt"
    " rechtsanwältin"
    " nrichter srichter drichter lrichter frichter notar notarin informatiker politiker mathematiker praktiker"
    " aktivist publizist spezialist chronist theologe theologin biologe biologin ethnologe ethnologin geograf"
    " rabbiner sanitäter trainer gastgeber inhaber anwältin kauffrau hausmeister schirmherr diakonin diakonisse"
    " ordensschwester schützer kassenwartin beamte beamter beamtin kabarettist pianist"
    " feuerwehrmann feuerwehrfrau oberkommissar hauptmeister polizeimeister reporter schüler studierende"
    " studierender student praktikant auszubildende auszubildender selbstvertreter vorstandsmitglied preisträger"
    " pate patin sieger meteorologe handwerksmeister blogger influencer dichter sänger geschichtenerzähler"
    " chef arzt ärztin beirätin musiker künstler slammer schriftsteller apotheker polizist landwirt"
).split()

CONTRIBUTOR_HEADINGS: Final = frozenset(
    "mitwirkende mitwirkend beteiligte personen akteure akteurinnen programmbeteiligte wirkten mitglieder mitglied"
    " gäste vorsitzende vorsitzender vorsitz stellvertretung sprecherin sprecher zusammensetzung vorstand team"
    " projektteam ansprechpartner ansprechpartnerin ansprechpersonen anwesend anwesende entschuldigt referierendenliste"
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
    "eröffnung": "grusswort",
    "verabschiedung": "grusswort",
    "schlussworte": "grusswort",
    "chair": "moderation",
    "workshopleiter": "moderation",
    "berichterstattung": "vortrag",
    "abschlusspodium": "podium",
    "abschlussgespräch": "podium",
    "abschlussrunde": "podium",
    "kamingespräch": "podium",
    "streitgespräch": "podium",
    "diskutanten": "podium",
    "talkrunde": "podium",
    "gesprächsrunde": "podium",
    "diskussionsrunde": "podium",
    "podiumsteilnehmende": "podium",
    "organisation": "organisation",
    "veranstalter": "organisation",
    "veranstalterin": "organisation",
    "gastgeber": "organisation",
    "gastgeberin": "organisation",
    "gastgebende": "organisation",
    "vorbereitung": "organisation",
    "schlusswort": "grusswort",
    "sitzungsleitung": "moderation",
    "tagungsleitung": "moderation",
    "workshopleitung": "moderation",
    "tagungsorganisation": "organisation",
    "gesamtorganisation": "organisation",
    "protokoll": "teilnahme",
    "protokollführung": "teilnahme",
    "schriftführung": "teilnahme",
    "tn": "teilnahme",
    "dabei": "teilnahme",
    "teilnehmerkreis": "teilnahme",
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
