"""Many names asked of one service: in batches, from the cache first, and what came before a failure is kept."""

import io
import json
import re
from dataclasses import replace

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, Store

from kg.errors import ServiceUnavailable
from kg.lookup import Cache, Conversation, Manners, Protocol, Service, Sought, look_up, services
from kg.web import Limits
from tests.unit.loopback import Said, as_json, listening, loopback

MANIFEST = {
    "versions": ["0.1", "0.2"],
    "name": "Beispieldienst",
    "identifierSpace": "https://things.example/",
    "schemaSpace": "https://things.example/kind/",
    "view": {"url": "https://things.example/{{id}}"},
}


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "lookups.sqlite", 1000.0)


def service(base, protocol=Protocol.RECONCILIATION, query="", types=(), batch=3):
    return Service(
        name="beispiel",
        protocol=protocol,
        title="Beispiel",
        home="",
        licence="",
        url=f"{base}/{{language}}/api",
        target="https://things.example/{id}",
        id=re.compile("T[0-9]+"),
        source="Beispiel",
        types=dict(types),
        query=query,
        batch=batch,
        pause=0.0,
    )


def talk():
    manners = Manners(pause=0.0, tries=2, limits=Limits(bytes=100_000, seconds=2))
    return Conversation("Beispiel", manners, loopback, sleep=lambda _: None)


def reconciling(results, manifest=MANIFEST):
    """Answer as version 0.2 says: the manifest to GET, a result for each key of the batch to POST."""

    def answer(request):
        if request.method == "GET":
            return as_json(manifest)
        return as_json({key: {"result": results(query)} for key, query in request.queries.items()})

    return answer


def one_hit(query):
    name = query["query"]
    return [
        {
            "id": f"T{len(name)}",
            "name": name.upper(),
            "description": "ein Ding",
            "score": 71.5,
            "match": True,
            "type": [{"id": "K1", "name": "Art"}],
            "features": [{"id": "all_labels", "value": 100}],
        }
    ]


def test_names_go_in_batches_and_are_asked_once(cache):
    names = [Sought(name) for name in ("Armut", "Pflege", "Wohnen", "Sucht", "Armut")]
    with listening(reconciling(one_hit)) as (base, asked):
        first = look_up(service(base), names, cache, talk())
        again = look_up(service(base), names, cache, talk())
    assert [one.name for one in first.found[Sought("Pflege")]] == ["PFLEGE"]
    assert again.found == first.found
    assert (first.asked, again.asked, first.missing, first.failure) == (4, 0, (), None)
    assert [(one.method, one.path) for one in asked] == [("GET", "/de/api"), ("POST", "/de/api"), ("POST", "/de/api")]
    assert [query["query"] for query in asked[1].queries.values()] == ["Armut", "Pflege", "Wohnen"]
    assert asked[1].queries["q0"] == {"query": "Armut", "limit": 5}


def test_each_language_has_its_address_and_types_are_passed_on(cache):
    with listening(reconciling(one_hit)) as (base, asked):
        look_up(service(base), [Sought("Armut", type="K1"), Sought("poverty", "en")], cache, talk())
    posts = [one for one in asked if one.method == "POST"]
    assert [one.path for one in posts] == ["/de/api", "/en/api"]
    assert posts[0].queries["q0"]["type"] == "K1"
    assert "type" not in posts[1].queries["q0"]


def test_offline_nobody_is_asked_and_what_is_missing_is_told(cache):
    with listening(reconciling(one_hit)) as (base, asked):
        look_up(service(base), [Sought("Armut")], cache, talk())
        number = len(asked)
        found = look_up(service(base), [Sought("Armut"), Sought("Pflege")], cache, None)
        assert len(asked) == number
    assert set(found.found) == {Sought("Armut")}
    assert found.missing == (Sought("Pflege"),)


def test_at_most_so_many_are_asked_at_a_time_and_the_next_call_goes_on(cache):
    names = [Sought(f"Thema {n}") for n in range(5)]
    with listening(reconciling(one_hit)) as (base, _):
        first = look_up(service(base), names, cache, talk(), most=3)
        second = look_up(service(base), names, cache, talk(), most=3)
    assert (first.asked, first.missing) == (3, tuple(names[3:]))
    assert (second.asked, second.missing) == (2, ())


def test_what_came_before_a_failure_is_kept(cache):
    good = reconciling(one_hit)

    def failing(request):
        return Said(500) if b"Sucht" in request.body else good(request)

    names = [Sought(name) for name in ("Armut", "Pflege", "Wohnen", "Sucht")]
    with listening(failing) as (base, _):
        broken = look_up(service(base), names, cache, talk())
        assert look_up(service(base), names, cache, None).found == broken.found
    assert set(broken.found) == set(names[:3])
    assert broken.missing == (names[3],)
    assert isinstance(broken.failure, ServiceUnavailable)


HTML = Said(200, b"<!doctype html><p>Wartung</p>", {"Content-Type": "text/html; charset=utf-8"})


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda _: HTML, r"no JSON \(text/html\)"),
        (lambda _: as_json(["0.2"]), "not as the Reconciliation API has it: the whole"),
        (lambda _: as_json({**MANIFEST, "versions": ["1.0"]}), "speaks 1.0"),
        (lambda _: as_json({"name": "x"}), "identifierSpace"),
        (lambda r: HTML if r.method == "POST" else as_json(MANIFEST), "no JSON"),
        (
            lambda r: Said(200, b'{"q0": {"result": [') if r.method == "POST" else as_json(MANIFEST),
            r"no JSON \(without a Content-Type\)",
        ),
        (lambda r: as_json({}) if r.method == "POST" else as_json(MANIFEST), "without q0"),
        (
            lambda r: (
                as_json({"status": "error", "message": "too many cats"}) if r.method == "POST" else as_json(MANIFEST)
            ),
            "it says: too many cats",
        ),
        (lambda r: Said(200, b"[" * 50_000) if r.method == "POST" else as_json(MANIFEST), "no JSON"),
        (reconciling(lambda _: [{"id": 7, "name": "x"}]), r"q0\.result\.0\.id"),
        (reconciling(lambda _: [{"id": "T1", "name": "x", "score": "viel"}]), r"score"),
        (reconciling(lambda _: {"id": "T1"}), r"q0\.result"),
    ],
)
def test_an_answer_of_another_shape_is_an_error_with_the_place(cache, answer, reason):
    with listening(answer) as (base, _):
        found = look_up(service(base), [Sought("Armut")], cache, talk())
    assert re.search(reason, str(found.failure))
    assert found.found == {}
    assert cache.get("beispiel", Sought("Armut").key) is None


def test_shapes_that_services_really_use_are_understood(cache):
    def results(_):
        return [
            {"id": "T1", "name": "Armut", "score": 12, "match": False, "type": ["Schlagwort"], "description": None},
            {"id": "T2", "name": "Armut"},
        ]

    with listening(reconciling(results, {k: v for k, v in MANIFEST.items() if k != "versions"})) as (base, _):
        found = look_up(service(base), [Sought("Armut", limit=9)], cache, talk()).found[Sought("Armut", limit=9)]
    assert [(one.id, one.score, one.types, one.about) for one in found] == [
        ("T1", 12.0, ("Schlagwort",), ""),
        ("T2", None, (), ""),
    ]


WIKIDATA = """
@prefix wd: <http://www.wikidata.org/entity/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <http://schema.org/> .
wd:Q1 rdfs:label "Beispielstadt"@de, "Sample City"@en ; schema:description "Stadt"@de .
wd:Q2 rdfs:label "Beispielstadt (Film)"@de ; skos:altLabel "Beispielstadt"@de .
wd:P3 rdfs:label "Beispielstadt"@de .
wd:Q4 rdfs:label "Beispielstadt"@nl .
"""
GND = """
@prefix gndo: <https://d-nb.info/standards/elementset/gnd#> .
<https://d-nb.info/gnd/1-1> gndo:preferredNameForTheSubjectHeading "Beispiel" ; gndo:definition "zum Zeigen" .
<https://d-nb.info/gnd/123-4> gndo:preferredNameForTheSubjectHeading "Beispiel" ; gndo:definition "zum Zeigen" .
<https://d-nb.info/gnd/567-8> gndo:preferredNameForTheSubjectHeading "Muster" ;
  gndo:variantNameForTheSubjectHeading "Beispiel" .
<https://d-nb.info/gnd/901-2> gndo:preferredNameForTheCorporateBody "Beispiel" .
"""


def endpoint(data):
    """Answer SPARQL queries over some Turtle, as the protocol says."""
    store = Store()
    store.load(data.encode(), RdfFormat.TURTLE)

    def answer(request):
        output = io.BytesIO()
        store.query(request.form["query"]).serialize(output, QueryResultsFormat.JSON)
        return Said(200, output.getvalue(), {"Content-Type": "application/sparql-results+json"})

    return answer


def shipped(name, base):
    return replace(services()[name], url=base, pause=0.0)


def test_a_sparql_endpoint_is_asked_by_labels_with_the_shipped_query(cache):
    names = [Sought("Beispielstadt"), Sought('"} DROP ALL'), Sought("Nirgendheim")]
    with listening(endpoint(WIKIDATA)) as (base, asked):
        found = look_up(shipped("wikidata-sparql", base), names, cache, talk())
    assert found.failure is None
    assert [(one.id, one.name, one.about, one.preferred) for one in found.found[names[0]]] == [
        ("Q1", "Beispielstadt", "Stadt", True),
        ("Q2", "Beispielstadt (Film)", "", False),
    ]
    assert found.found[names[1]] == found.found[names[2]] == ()
    (request,) = asked
    assert request.headers["user-agent"].startswith("Sozialraum/")
    assert request.headers["accept"] == "application/sparql-results+json"


def test_the_gnd_is_asked_for_its_own_kinds(cache):
    gnd = services()["dnb-sparql"]
    kinds = {kind.name: type_ for kind, type_ in gnd.types.items()}
    with listening(endpoint(GND)) as (base, _):
        themes = look_up(shipped("dnb-sparql", base), [Sought("Beispiel", type=kinds["THEME"])], cache, talk())
        bodies = look_up(shipped("dnb-sparql", base), [Sought("Beispiel", type=kinds["ORGANISATION"])], cache, talk())
    (found,) = themes.found.values()
    # one of them has an id that is none of the GND's
    assert [(one.id, one.name, one.types) for one in found] == [
        ("123-4", "Beispiel", ("SubjectHeading",)),
        ("567-8", "Muster", ("SubjectHeading",)),
    ]
    assert [one.id for row in bodies.found.values() for one in row] == ["901-2"]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (HTML, "answers text/html"),
        (Said(200, b'{"head": {"vars": []}, "results": {"bind', {"Content-Type": "application/json"}), "broken answer"),
        (as_json({"head": {}, "boolean": True}), "yes or no"),
        (as_json({"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "cat"}}]}}), "broken answer"),
    ],
)
def test_what_is_no_result_of_a_query_is_an_error(cache, said, reason):
    with listening(lambda _: said) as (base, _):
        found = look_up(shipped("wikidata-sparql", base), [Sought("Armut")], cache, talk())
    assert reason in str(found.failure)


def test_rows_that_lack_what_was_asked_for_are_no_candidates(cache):
    rows = [
        {"label": {"type": "literal", "value": "Armut", "xml:lang": "de"}, "thing": {"type": "bnode", "value": "b"}},
        {"thing": {"type": "uri", "value": "http://www.wikidata.org/entity/Q5"}},
        {
            "label": {"type": "literal", "value": "Armut", "xml:lang": "de"},
            "thing": {"type": "uri", "value": "http://www.wikidata.org/entity/Q5"},
        },
    ]
    answer = as_json({"head": {"vars": ["label", "thing"]}, "results": {"bindings": rows}})
    with listening(lambda _: answer) as (base, _):
        found = look_up(shipped("wikidata-sparql", base), [Sought("Armut")], cache, talk())
    assert [one.id for one in found.found[Sought("Armut")]] == ["Q5"]


def test_an_answer_kept_by_another_version_is_asked_for_anew(cache):
    cache.put("beispiel", {Sought("Armut").key: json.dumps([{"name": "no id"}])})
    with listening(reconciling(one_hit)) as (base, _):
        assert look_up(service(base), [Sought("Armut")], cache, talk()).asked == 1
