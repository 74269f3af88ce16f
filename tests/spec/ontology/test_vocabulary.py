"""The vocabulary is complete: languages, levels, lists, keys, mappings, context, and one base address."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from kg.resources import ontology
from kg.terms import BASE, DEF, ID, LIST, THEME

ONTOLOGY = Path(str(ontology()))
REPOSITORY = Path(__file__).parents[3]
SR = rdflib.Namespace(str(DEF))
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
PROMISED_LISTS = {
    "ebene": {"eu", "bund", "land", "regierungsbezirk", "kreis", "gemeindeverband", "gemeinde", "bezirk"},
    "perspektive": {"land", "kommune", "zivilgesellschaft", "bund", "wissenschaft", "wirtschaft", "adressaten"},
    "akteursrolle": {"anregend", "foerdernd", "zentral", "verantwortlich", "beteiligt", "initiierend",
                     "koordinierend", "umsetzend"},
    "mitwirkung": {"moderation", "vortrag-diskussion", "vortrag", "podium", "grusswort", "organisation", "teilnahme"},
    "gruppe": {"kommunen", "kommunalverwaltungen", "zivilgesellschaft", "organisationen-der-zivilgesellschaft",
               "andere-stakeholder", "land", "sozial-und-jugendhilfeverwaltung", "freie-traeger",
               "buergerinnen-und-buerger"},
    "kooperation": {"ag-78", "vernetzte-zusammenarbeit", "verbundform", "neue-zusammenarbeitsform",
                    "uebergreifendes-lernen", "sozialraumkonferenz"},
    "beziehung": {"behindert", "wenig-geeignet-fuer", "erfordert", "bewirkt", "bewaeltigt-kaum", "kann-loesen",
                  "wird-geleistet-in", "weist-auf", "wird-gedeutet-als", "reicht-von-bis", "wird-erprobt", "braucht",
                  "soll-entstehen", "arbeitet-zu"},
    "modalitaet": {"feststellung", "einschaetzung", "forderung", "zielvorstellung", "programmangabe", "frage"},
    "quantor": {"viele", "vieles", "gross", "sehr-verschieden", "kaum", "nur", "allein"},
    "beleg": {"genannt", "erschlossen", "fachwissen"},
    "gebietsart": {"land", "landkreis", "kreis", "kreisfreie-stadt", "stadtkreis", "regionalverband", "gemeinde",
                   "regierungsbezirk"},
}  # fmt: skip


@pytest.fixture(scope="module")
def graph(files):
    whole = rdflib.Graph()
    for file in files.values():
        whole.parse(file, format="turtle")
    return whole


def own_terms(graph):
    return {term for kind in KINDS for term in graph.subjects(RDF.type, kind) if str(term).startswith(DEF)}


def languages(graph, subject, predicate):
    return sorted(text.language for text in graph.objects(subject, predicate))


def test_every_term_has_label_and_definition_in_both_languages(graph):
    terms = own_terms(graph)
    assert len(terms) > 120
    for term in terms:
        assert languages(graph, term, RDFS.label) == ["de", "en"], term
        assert languages(graph, term, SKOS.definition) == ["de", "en"], term


def test_german_and_english_definitions_differ(graph):
    for subject in set(graph.subjects(SKOS.definition)):
        assert len({str(text) for text in graph.objects(subject, SKOS.definition)}) == 2, subject


def test_every_foreign_term_has_a_label_in_both_languages(graph):
    foreign = {term for kind in KINDS for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef)}
    for term in foreign - own_terms(graph):
        assert languages(graph, term, RDFS.label) == ["de", "en"], term


@pytest.mark.parametrize("name", PROMISED_LISTS)
def test_list_holds_the_promised_values(name, graph):
    scheme = URIRef(f"{LIST}{name}")
    values = {str(value).removeprefix(f"{LIST}{name}/") for value in graph.subjects(SKOS.inScheme, scheme)}
    assert values == PROMISED_LISTS[name]


def test_themes_are_many_enough_and_have_three_levels(graph):
    themes = set(graph.subjects(RDF.type, SR.Theme))
    tops = set(graph.objects(URIRef(f"{BASE}thema"), SKOS.hasTopConcept))
    second = {theme for theme in themes if set(graph.objects(theme, SKOS.broader)) & tops}
    third = {theme for theme in themes if set(graph.objects(theme, SKOS.broader)) & second}
    assert len(themes) >= 170
    assert all(str(theme).startswith(THEME) for theme in themes)
    assert tops
    assert second
    assert third
    assert tops | second | third == themes


def test_places_are_all_there_with_key_parent_and_type(graph):
    places = set(graph.subjects(RDF.type, SR.AdministrativeTerritory))
    assert len(places) == 435
    for place in places:
        key = str(place).removeprefix(f"{ID}place/ags-")
        assert [str(note) for note in graph.objects(place, SKOS.notation)] == [key]
        parents = {str(parent).removeprefix(f"{ID}place/ags-") for parent in graph.objects(place, SR.locatedIn)}
        around = {key[:2]} if len(key) > 2 else set()
        if len(key) > 3 and (URIRef(f"{ID}place/ags-{key[:3]}"), RDF.type, SR.AdministrativeTerritory) in graph:
            around.add(key[:3])
        assert parents == around
        assert len(list(graph.objects(place, SR.nutsCode))) == 1
        assert len(set(graph.objects(place, SR.territoryType))) == 1
        assert set(graph.objects(place, SR.territoryLevel))


@pytest.mark.parametrize(
    ("key", "name", "kind"),
    [
        ("08", "Baden-Württemberg", "land"),
        ("08111", "Stuttgart", "stadtkreis"),
        ("12069", "Potsdam-Mittelmark", "landkreis"),
        ("01001", "Flensburg", "kreisfreie-stadt"),
    ],
)
def test_place_has_its_plain_name(key, name, kind, graph):
    place = URIRef(f"{ID}place/ags-{key}")
    assert str(next(text for text in graph.objects(place, SKOS.prefLabel) if text.language == "de")) == name
    assert next(graph.objects(place, SR.territoryType)) == URIRef(f"{LIST}gebietsart/{kind}")


def test_places_are_made_by_their_script(tmp_path):
    (tmp_path / "laender.csv").write_text(
        "ags,name,seat,iso3166_2,nuts1,wikidata,geonames\n08,Baden-Württemberg,Stuttgart,DE-BW,DE1,Q985,2953481\n",
        encoding="utf-8",
    )
    (tmp_path / "regierungsbezirke.csv").write_text(
        "ags,name,english,geonames\n081,Regierungsbezirk Stuttgart,,3214105\n", encoding="utf-8"
    )
    (tmp_path / "kreise.csv").write_text(
        'ags,name,type,seat,nuts3,wikidata\n08111,"Stuttgart, Stadtkreis",Stadtkreis,Stuttgart,DE111,Q1022\n'
        "09183,Mühldorf a.Inn,Landkreis,Mühldorf,DE21G,\n",
        encoding="utf-8",
    )
    made = rdflib.Graph().parse(data=output_of("build_places", str(tmp_path)), format="turtle")
    shipped = rdflib.Graph().parse(ONTOLOGY / "places.ttl")
    for key in ("08", "081", "08111"):
        place = URIRef(f"{ID}place/ags-{key}")
        assert set(made.predicate_objects(place)) == set(shipped.predicate_objects(place))
    names = {str(name) for name in made.objects(URIRef(f"{ID}place/ags-09183"), SKOS.altLabel)}
    assert {"Mühldorf am Inn", "Landkreis Mühldorf am Inn", "Kreis Mühldorf am Inn"} <= names
    assert not [o for o in made.objects(URIRef(f"{ID}place/ags-09183"), SKOS.exactMatch) if "wikidata" in o]


def test_municipalities_are_made_by_their_script(tmp_path):
    (tmp_path / "kreise.csv").write_text("ags,type\n06533,Landkreis\n07316,Kreisfreie Stadt\n", encoding="utf-8")
    (tmp_path / "gemeinden.csv").write_text(
        'ags,ars,name,population\n06533009,065330009009,"Limburg a. d. Lahn, Kreisstadt",36000\n'
        '07316000,073160000000,"Neustadt an der Weinstraße, Stadt",53000\n'
        '12061316,120610316316,"Lübben (Spreewald) / Lubin (Błota), Stadt",14000\n'
        "01053105,010530105105,Sachsenwald (Forstgutsbez.),0\n",
        encoding="utf-8",
    )
    towns = [
        {"geonameid": number, "name": name, "countrycode": "DE", "admin1code": land, "population": people}
        for number, name, land, people in NAMED_BY_GEONAMES
    ]
    (tmp_path / "cities.json").write_text(json.dumps(dict(enumerate(towns))), encoding="utf-8")
    made = output_of("build_municipalities", str(tmp_path), str(tmp_path / "cities.json")).splitlines()
    made = [line for line in made if line[0] != "#"]
    shipped = (ONTOLOGY / "municipalities.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[0] for line in made] == ["06533009", "07316", "12061316"]
    assert set(made) <= set(shipped)


NAMED_BY_GEONAMES = (
    (2877648, "Limburg an der Lahn", "05", 33_820),
    (2864054, "Neustadt an der Weinstraße", "08", 53_984),
    (1, "Lübben", "11", 900),  # not alike
    (2, "Limburg an der Lahn", "01", 36_000),  # in another Land
)


def output_of(script, *arguments):
    """Return what a script of the repository prints."""
    command = [sys.executable, "-m", f"scripts.{script}", *arguments]
    ran = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=True)
    return ran.stdout


def mapping_rows(name):
    text = (ONTOLOGY / "mappings" / name).read_text(encoding="utf-8")
    curies = dict(re.findall(r"^#  (\w+): (\S+)$", text, re.MULTILINE))
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    for row in rows:
        for column in ("subject_id", "predicate_id", "object_id", "mapping_justification"):
            prefix, local = row[column].split(":", 1)
            row[column] = curies[prefix] + local
        yield row


def test_level_mappings_say_what_the_list_says(graph):
    mapped = {(row["subject_id"], row["object_id"]) for row in mapping_rows("levels.sssom.tsv")}
    levels = graph.subjects(RDF.type, SR.AdministrativeLevel)
    assert mapped == {(str(level), str(o)) for level in levels for o in graph.objects(level, SKOS.exactMatch)}


@pytest.mark.parametrize("name", ["levels.sssom.tsv", "terms.sssom.tsv", "themes.sssom.tsv"])
def test_mappings_are_about_terms_that_exist_by_their_own_label(name, graph):
    rows = list(mapping_rows(name))
    assert rows
    for row in rows:
        subject = URIRef(row["subject_id"])
        labels = {str(text) for p in (RDFS.label, SKOS.prefLabel) for text in graph.objects(subject, p)}
        assert row["subject_label"] in labels, row
        assert 0 < float(row["confidence"]) <= 1
        assert row["mapping_justification"].endswith("ManualMappingCuration")


def test_context_is_the_one_its_script_makes():
    assert (ONTOLOGY / "context.jsonld").read_text(encoding="utf-8") == output_of("build_context")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own parser
def test_context_reads_json_as_the_ontology_means_it(graph):
    shipped = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
    data = {
        **shipped,
        "@id": "id:participation/p",
        "@type": "Participation",
        "participant": {"@id": "id:person/a", "@type": "Person", "nameForm": {"@value": "A. B.", "@language": "de"}},
        "evidence": {"@id": "id:evidence/e", "@type": "TextEvidence", "startOffset": 3, "confidence": "0.9",
                     "quoteText": "A. B.", "attests": "sr:participant", "attestedValue": {"@id": "id:person/a"}},
    }  # fmt: skip
    made = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    expected = rdflib.Graph().parse(
        data=f"""
        @prefix sr: <{DEF}> . @prefix id: <{ID}> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        <{ID}participation/p> a sr:Participation ; sr:participant <{ID}person/a> ; sr:evidence <{ID}evidence/e> .
        <{ID}person/a> a foaf:Person ; sr:nameForm "A. B."@de .
        <{ID}evidence/e> a sr:TextEvidence ; sr:startOffset 3 ; sr:confidence 0.9 ; sr:quoteText "A. B." ;
            sr:attests sr:participant ; sr:attestedValue <{ID}person/a> .""",
        format="turtle",
    )
    assert set(made) == set(expected)


def test_context_knows_every_term(graph):
    shipped = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert {str(term).removeprefix(DEF) for term in own_terms(graph)} <= shipped.keys()


def test_base_address_stands_in_one_python_file_only():
    holders = [
        str(file.relative_to(REPOSITORY))
        for folder in ("kg", "api", "scripts")
        for file in (REPOSITORY / folder).rglob("*.py")
        if BASE in file.read_text(encoding="utf-8")
    ]
    assert set(holders) == {"kg/terms.py"}
