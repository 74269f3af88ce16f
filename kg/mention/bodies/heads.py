"""Heads: the nouns that head names of bodies, with their gender, class and level."""

from dataclasses import dataclass
from typing import Final

__all__ = ["BODY_HEADS", "NO_BODIES", "BodyHead"]


@dataclass(frozen=True, slots=True)
class BodyHead:
    """A noun that heads the names of bodies: its gender, the class it tells, and the level if it tells one.

    ``ending`` says that compounds with this head count too ("Kreisverband", "Sozialministerium"), ``bare`` that the
    noun is a name by itself, for the kind of such a body is its name: ``"compound"`` where only its compounds are
    ("Jugendamt", not "Amt"), ``"word"`` where it is as it stands ("Jobcenter"), ``"described"`` with the adjective
    that tells its kind ("Sozialpsychiatrischer Dienst"). A ``weak`` head also names a service
    or a house ("Schuldnerberatung", "Haus"): it heads a body only with a place, a legal form or a quoted name.
    """

    noun: str
    gender: str
    kind: str
    level: str = ""
    ending: bool = True
    bare: str = ""
    weak: bool = False


AUTHORITY: Final = "TerritorialAuthority"
CIVIL: Final = "CivilSocietyOrganisation"
PROVIDER: Final = "IndependentProvider"
ASSOCIATION: Final = "ProfessionalAssociation"
NETWORK: Final = "Network"
FORMAL: Final = "FormalOrganization"
PUBLIC: Final = "PublicOrganisation"
UNIT: Final = "AdministrativeUnit"
MINISTRY: Final = "Ministry"


def heads(
    kind: str,
    gender: str,
    nouns: str,
    *,
    level: str = "",
    ending: bool = True,
    bare: str = "",
    weak: bool = False,
) -> dict[str, BodyHead]:
    """Return the heads of one row of the table by their nouns in lower case."""
    return {noun: BodyHead(noun, gender, kind, level, ending, bare, weak) for noun in nouns.split()}


BODY_HEADS: Final[dict[str, BodyHead]] = {
    # territories
    **heads(AUTHORITY, "m", "landkreis kreis stadtkreis", level="kreis", ending=False),
    **heads(AUTHORITY, "m", "regionalverband kommunalverband", level="gemeindeverband", ending=False),
    **heads(
        AUTHORITY,
        "f",
        "städteregion samtgemeinde verbandsgemeinde verwaltungsgemeinschaft",
        level="gemeindeverband",
        ending=False,
    ),
    **heads(
        AUTHORITY,
        "f",
        "stadt landeshauptstadt hansestadt universitätsstadt kreisstadt marktgemeinde ortsgemeinde gemeinde"
        " stadtgemeinde einheitsgemeinde landgemeinde",
        level="gemeinde",
        ending=False,
    ),
    **heads(AUTHORITY, "m", "markt", level="gemeinde", ending=False),
    **heads(AUTHORITY, "m", "bezirk stadtbezirk", level="bezirk", ending=False),
    **heads(AUTHORITY, "n", "land", level="land", ending=False),
    **heads(AUTHORITY, "m", "freistaat", level="land", ending=False),
    # ministries
    **heads(MINISTRY, "n", "ministerium"),
    **heads(MINISTRY, "f", "senatsverwaltung staatskanzlei"),
    # parts of an administration, and what counsels it
    **heads(UNIT, "n", "amt referat dezernat", bare="compound"),
    **heads(UNIT, "f", "behörde", bare="compound"),
    **heads(UNIT, "m", "beirat ausschuss", bare="compound"),
    **heads(UNIT, "m", "kreistag gemeinderat magistrat senat", ending=False, bare="word"),
    **heads(
        UNIT,
        "m",
        "seniorenrat integrationsrat migrationsrat werkstattrat inklusionsrat präventionsrat behindertenrat jugendrat"
        " ernährungsrat klimarat kulturrat"
        " stiftungsrat aufsichtsrat verwaltungsrat quartiersrat stadtteilrat ortschaftsrat ortsrat",
        bare="word",
    ),
    **heads(
        UNIT,
        "m",
        "caritasrat personalrat betriebsrat jugendgemeinderat pfarrgemeinderat kirchengemeinderat dekanatsrat"
        " diözesanrat kirchenvorstand",
        bare="word",
    ),
    **heads(UNIT, "f", "mitarbeitervertretung schwerbehindertenvertretung", bare="word"),
    **heads(UNIT, "f", "planungsgruppe forschungsstelle transferstelle"),
    **heads(UNIT, "m", "dienst", bare="described", ending=False),
    **heads(UNIT, "n", "jugendparlament kinderparlament", bare="word"),
    **heads(UNIT, "n", "department team", ending=False),
    **heads(UNIT, "m", "bereich", ending=False),
    **heads(UNIT, "f", "bezirksversammlung stadtverordnetenversammlung", bare="word"),
    **heads(UNIT, "n", "bildungsbüro familienbüro jugendbüro kinderbüro", bare="word"),
    **heads(UNIT, "m", "fachbereich fachdienst geschäftsbereich planungsstab lehrstuhl stabsbereich"),
    **heads(UNIT, "n", "fachgebiet sachgebiet"),
    **heads(
        UNIT,
        "f",
        "stabsstelle stabstelle abteilung fakultät fachstelle servicestelle koordinierungsstelle koordinationsstelle"
        " gleichstellungsstelle ortsgruppe leitstelle ombudsstelle löschgruppe regionalgruppe außenstelle zweigstelle"
        " nebenstelle regionalstelle kreisstelle bezirksgruppe",
    ),
    **heads(
        UNIT,
        "f",
        "wohngeldstelle betreuungsstelle heimaufsicht beschwerdestelle terminservicestelle jugendgerichtshilfe"
        " unterhaltsvorschussstelle adoptionsvermittlungsstelle ausländerbehörde elterngeldstelle",
        bare="word",
    ),
    **heads(UNIT, "n", "quartiersmanagement stadtteilmanagement"),
    **heads(UNIT, "n", "integrationszentrum", bare="word"),
    # public bodies
    **heads(PUBLIC, "n", "jobcenter", bare="word"),
    **heads(PUBLIC, "f", "kreisverwaltung", level="kreis"),
    **heads(PUBLIC, "f", "stadtverwaltung gemeindeverwaltung ortsverwaltung", level="gemeinde"),
    **heads(PUBLIC, "f", "verbandsgemeindeverwaltung samtgemeindeverwaltung amtsverwaltung", level="gemeindeverband"),
    **heads(PUBLIC, "n", "bezirksamt", level="bezirk"),
    **heads(PUBLIC, "n", "ba", level="bezirk", ending=False),
    **heads(PUBLIC, "m", "polizeiabschnitt"),
    **heads(UNIT, "n", "qm", ending=False),
    **heads(UNIT, "m", "jugendgesundheitsdienst", bare="word"),
    **heads(UNIT, "f", "schulaufsicht", bare="word"),
    **heads(PUBLIC, "m", "landespräventionsrat", level="land", bare="word"),
    **heads(PUBLIC, "n", "finanzamt archiv"),
    **heads(PUBLIC, "f", "staatsanwaltschaft bundespolizei polizeidirektion polizeistation klosterkammer", bare="word"),
    **heads(
        PUBLIC,
        "n",
        "landesamt bundesamt landesjugendamt landratsamt regierungspräsidium polizeipräsidium gericht gymnasium"
        " berufskolleg museum polizeirevier polizeikommissariat",
    ),
    **heads(
        PUBLIC,
        "f",
        "bücherei bibliothek hochschule universität volkshochschule schule agentur kammer krankenkasse pflegekasse"
        " rentenversicherung unfallkasse berufsgenossenschaft handwerkerschaft bezirksregierung polizeiinspektion"
        " direktion landesstelle feuerwehr sparkasse ersatzkasse polizeiwache landesanstalt bundesanstalt"
        " landeszentrale bundeszentrale musikschule justizvollzugsanstalt",
    ),
    **heads(
        PUBLIC,
        "f",
        "bbs vhs aok bkk kv ihk hwk polizei uni tu fh th ph igs kgs dhbw haw htw hwr rwth investitionsbank förderbank",
        ending=False,
    ),
    **heads(PUBLIC, "m", "landschaftsverband zweckverband planungsverband landeswohlfahrtsverband"),
    **heads(PUBLIC, "m", "eigenbetrieb", ending=False),
    **heads(PUBLIC, "n", "studierendenwerk studentenwerk berufsbildungszentrum schulzentrum sozialbürgerhaus"),
    **heads(PUBLIC, "f", "familienkasse", bare="word"),
    **heads(PUBLIC, "f", "polizeidienststelle rundfunkanstalt"),
    **heads(PUBLIC, "m", "pflegestützpunkt", bare="word"),
    **heads(
        PUBLIC,
        "n",
        "bundesverwaltungsgericht bundesverfassungsgericht bundessozialgericht bundesarbeitsgericht",
        bare="word",
    ),
    **heads(PUBLIC, "n", "stadttheater staatstheater landestheater"),
    # providers of services
    **heads(PROVIDER, "f", "caritas", ending=False, bare="word"),
    **heads(PROVIDER, "f", "diakonie heilsarmee arbeiterwohlfahrt volkssolidarität lebenshilfe", bare="word"),
    **heads(PROVIDER, "f", "awo", ending=False, bare="word"),
    **heads(PROVIDER, "n", "drk brk", ending=False, bare="word"),
    **heads(PROVIDER, "n", "cjd", ending=False),
    **heads(PROVIDER, "m", "hort skf skm", ending=False),
    **heads(PROVIDER, "f", "jugendfürsorge"),
    **heads(PROVIDER, "m", "asb", ending=False, bare="word"),
    **heads(PROVIDER, "n", "kreuz", ending=False),
    **heads(PROVIDER, "m", "caritasverband kinderschutzbund"),
    **heads(
        PROVIDER,
        "f",
        "beratungsstelle kindertagesstätte kita sozialstation frühförderstelle tagesstätte werkstatt bildungsstätte"
        " wohngruppe kontaktstelle stadtmission kinderkrippe anlaufstelle clearingstelle diakoniestation"
        " interventionsstelle notunterkunft herberge großtagespflege tagesförderstätte wohnstätte begegnungsstätte",
    ),
    **heads(PROVIDER, "n", "-heim stift"),
    **heads(PROVIDER, "f", "bahnhofsmission telefonseelsorge", bare="word"),
    **heads(
        PROVIDER,
        "f",
        "beratung jugendhilfe familienhilfe frühförderung tagespflege familienbildung altenhilfe hilfe tafel",
        weak=True,
    ),
    **heads(
        PROVIDER,
        "n",
        "werk nachbarschaftshaus mehrgenerationenhaus familienzentrum kinderhaus jugendhaus frauenhaus jugendzentrum"
        " beratungszentrum seniorenzentrum pflegeheim seniorenheim kinderheim hospiz jugendhilfezentrum"
        " nachbarschaftszentrum stadtteilzentrum begegnungszentrum sozialzentrum förderzentrum kinderzentrum"
        " pflegezentrum altenzentrum jugendwerk schutzhaus seniorenhaus altenheim",
    ),
    **heads(
        PROVIDER,
        "m",
        "kinderladen integrationsfachdienst kindergarten kinderhort sozialdienst pflegedienst betreuungsverein"
        " jugendclub jugendtreff familientreff nachbarschaftstreff freizeittreff seniorentreff frauentreff mädchentreff"
        " hospizdienst besuchsdienst beratungsdienst krisendienst fahrdienst kontaktladen gesundheitsladen"
        " jugendladen stadtteilladen frauenladen mieterladen"
        " migrationsdienst hilfsdienst notruf",
    ),
    **heads(PROVIDER, "p", "dienste werkstätten", ending=False),
    # associations of a field
    **heads(ASSOCIATION, "m", "verband bund gemeindetag städtetag landkreistag bezirketag"),
    **heads(ASSOCIATION, "f", "vereinigung gewerkschaft bundesarbeitsgemeinschaft"),
    **heads(ASSOCIATION, "f", "bag", ending=False),
    **heads(CIVIL, "f", "liga"),
    **heads(CIVIL, "f", "seniorenvertretung elternvertretung", bare="compound"),
    **heads(CIVIL, "m", "landesseniorenrat landeselternrat landeselternausschuss landeselternbeirat"),
    **heads(CIVIL, "m", "elternrat schülerrat studierendenrat bewohnerrat familienrat", bare="word"),
    **heads(ASSOCIATION, "m", "pflegerat"),
    # clubs, foundations, churches
    **heads(
        CIVIL,
        "m",
        "verein förderverein jugendring flüchtlingsrat sportbund mieterbund naturschutzbund kirchenkreis"
        " kirchenbezirk"
        " frauenrat helferkreis asylkreis unterstützerkreis"
        " freundeskreis förderkreis weltladen tauschring heimatbund",
    ),
    **heads(CIVIL, "m", "kanal vdk sovd bürgerbus cvjm club", ending=False),
    **heads(
        CIVIL,
        "f",
        "gesellschaft stiftung initiative kirchengemeinde kirchgemeinde pfarrei pfarrgemeinde selbsthilfegruppe"
        " stadtteilgruppe kolpingsfamilie"
        " freiwilligenagentur ehrenamtsagentur landjugend landeskirche propstei nachbarschaftshilfe moscheegemeinde"
        " synagogengemeinde kulturgemeinde -gemeinde landsmannschaft",
    ),
    **heads(CIVIL, "f", "verbraucherzentrale", bare="word"),
    **heads(CIVIL, "f", "selbsthilfe jugend kirche", ending=False),
    **heads(
        CIVIL,
        "n",
        "dekanat bistum presbyterium ordinariat kloster kuratorium quartiersbüro stadtteilbüro seniorenbüro"
        " nachbarschaftsbüro zentrum",
    ),
    # houses, companies, institutes
    **heads(FORMAL, "n", "klinikum krankenhaus hospital institut büro unternehmen"),
    **heads(FORMAL, "n", "haus", ending=False, weak=True),
    **heads(
        FORMAL,
        "f",
        "klinik akademie volksbank genossenschaft wohnungsgesellschaft baugesellschaft entwicklungsgesellschaft"
        " beschäftigungsgesellschaft",
    ),
    **heads(FORMAL, "f", "gwg", ending=False),
    **heads(FORMAL, "m", "verkehrsverbund"),
    **heads(FORMAL, "f", "unternehmensgruppe gemeinschaftspraxis apotheke hausarztpraxis arztpraxis hebammenpraxis"),
    **heads(FORMAL, "f", "-zeitung"),
    **heads(FORMAL, "n", "versorgungszentrum"),
    **heads(FORMAL, "m", "inklusionsbetrieb integrationsbetrieb"),
    **heads(FORMAL, "p", "betriebe stadtwerke"),
    **heads(CIVIL, "p", "landfrauen"),
    # what joins several
    **heads(NETWORK, "n", "netzwerk bündnis"),
    **heads(NETWORK, "n", "netz", weak=True),
    **heads(NETWORK, "n", "forum", ending=False, weak=True),
    **heads(
        NETWORK,
        "f",
        "allianz arbeitsgemeinschaft arbeitsgruppe steuerungsgruppe lenkungsgruppe armutskonferenz"
        " gesundheitskonferenz pflegekonferenz stadtteilkonferenz unterarbeitsgruppe stadtteilrunde sozialraumrunde"
        " steuerungsrunde trägerrunde planungsrunde quartiersrunde",
    ),
    **heads(NETWORK, "f", "lag ag", ending=False),
    **heads(
        NETWORK, "m", "arbeitskreis lenkungskreis steuerkreis steuerungskreis verbund qualitätszirkel fachausschuss"
    ),
    **heads(NETWORK, "m", "koordinierungskreis koordinationskreis gesprächskreis begleitkreis fachkreis"),
    **heads(NETWORK, "f", "fachgruppe koordinierungsgruppe begleitgruppe bürgerplattform"),
    **heads(NETWORK, "m", "ak tisch", ending=False),
}

# Words that end like a body's head and name none: societies at large, things, buildings, kinds of work.
NO_BODIES: Final = frozenset(
    "bundesliga zivilgesellschaft stadtgesellschaft gesamtgesellschaft mehrheitsgesellschaft landesgesellschaft"
    " ehrenamt hauptamt bauwerk handwerk kunstwerk lebenswerk regelwerk feuerwerk fachwerk kraftwerk mauerwerk laufwerk"
    " bürgergesellschaft wissensgesellschaft einwanderungsgesellschaft ausbund betreff stockwerk"
    " stadtzentrum ortszentrum einkaufszentrum kongresszentrum tagungszentrum rechenzentrum mittelzentrum"
    " nachhilfe soforthilfe beihilfe mithilfe starthilfe sozialhilfe eingliederungshilfe grundhilfe entwicklungshilfe"
    " internetz stromnetz verkehrsnetz straßennetz radwegenetz schienennetz sicherheitsnetz"
    " landesinitiative bundesinitiative kindertagespflege hauskrankenpflege wahlamt priesteramt hochamt"
    " fahrradschule fahrschule hundeschule baumschule rückenschule bleistift filzstift lippenstift"
    " bundestagsausschuss tagungsbüro kongressbüro organisationsbüro".split()
)
