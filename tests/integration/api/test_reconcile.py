"""The reconciliation service in both versions: held to schemas after the specification, and called as by OpenRefine.

The shapes: Reconciliation Service API 0.2, its sections on manifest, queries, suggest, preview and extend; and the
1.0-draft's manifest, /match, /extend and /suggest.
"""

import json

import jsonschema_rs
import pytest

ANNA = "id/person/anna-beispiel-aaaaaa"
TOWN = "id/organisation/stadt-musterau"
PERSON = "http://xmlns.com/foaf/0.1/Person"
BODY = "https://w3id.org/sozialraum/def#affiliatedWith"

TABLE = {"Origin": "http://127.0.0.1:3333"}
TEXT, NUMBER = {"type": "string"}, {"type": "number"}
NAMED = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
}
CANDIDATE = {
    "type": "object",
    "required": ["id", "name", "score"],
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "description": {"type": "string"},
        "score": {"type": "number"},
        "match": {"type": "boolean"},
        "type": {"type": "array", "items": NAMED},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "value"],
                "properties": {"id": {"type": "string"}, "value": {"type": ["number", "boolean"]}},
            },
        },
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["result"],
        "properties": {"result": {"type": "array", "items": CANDIDATE}},
    },
}
SERVICE = {
    "type": "object",
    "required": ["service_url", "service_path"],
    "properties": {"service_url": {"type": "string"}, "service_path": {"type": "string"}},
}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace", "view"],
    "properties": {
        "versions": {"type": "array", "contains": {"const": "0.2"}},
        "name": {"type": "string"},
        "identifierSpace": {"type": "string", "pattern": "^https?://"},
        "schemaSpace": {"type": "string", "pattern": "^https?://"},
        "view": {"type": "object", "required": ["url"], "properties": {"url": {"pattern": r"\{\{id\}\}"}}},
        "defaultTypes": {"type": "array", "items": NAMED},
        "preview": {
            "type": "object",
            "required": ["url", "width", "height"],
            "properties": {
                "url": {"pattern": r"\{\{id\}\}"},
                "width": {"type": "number"},
                "height": {"type": "number"},
            },
        },
        "suggest": {"type": "object", "properties": {"entity": SERVICE, "type": SERVICE, "property": SERVICE}},
        "extend": {"type": "object", "required": ["propose_properties"], "properties": {"propose_properties": SERVICE}},
        "batchSize": {"type": "number"},
    },
}
SUGGESTED = {"type": "object", "required": ["result"], "properties": {"result": {"type": "array", "items": NAMED}}}
CELL = {
    "oneOf": [
        {"type": "object", "required": ["id", "name"]},
        {"type": "object", "required": ["str"]},
        {"type": "object", "required": ["float"]},
        {"type": "object", "required": ["date"]},
    ]
}
EXTENDED = {
    "type": "object",
    "required": ["meta", "rows"],
    "properties": {
        "meta": {"type": "array", "items": NAMED},
        "rows": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": {"type": "array", "items": CELL}},
        },
    },
}
DRAFT = {
    "type": "object",
    "required": ["results"],
    "properties": {
        "results": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["candidates"],
                "properties": {"candidates": {"type": "array", "items": CANDIDATE}},
            },
        }
    },
}


def held(schema, answer):
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"  # the services' pages are not the table's
    found = answer.json()
    jsonschema_rs.validate(schema, found)
    return found


def asked(site, **queries):
    return held(RESULTS, site.post("/reconcile", data={"queries": json.dumps(queries)}, headers=TABLE))


def test_openrefine_adds_the_service_guesses_types_reconciles_and_extends(site):
    manifest = held(MANIFEST, site.get("/reconcile", headers=TABLE))
    rows = ["Stadt Musterau", "Verein Nachbarn e.V.", "Musterau (Stadt)", "niemand"]

    # it guesses types from a sample without one, then sends batches with the type that was chosen
    guessed = asked(site, **{f"q{place}": {"query": name, "limit": 3} for place, name in enumerate(rows)})
    (kind,) = {one["id"] for row in list(guessed.values())[:2] for each in row["result"][:1] for one in each["type"]}
    found = asked(
        site,
        **{f"q{place}": {"query": name, "type": kind, "type_strict": "should"} for place, name in enumerate(rows)},
    )
    best = [row["result"][0] if row["result"] else None for row in found.values()]
    assert [(one["id"], one["match"]) for one in best[:2]] == [(TOWN, True), ("id/organisation/verein-nachbarn", True)]
    assert best[2] is None or not best[2]["match"]
    assert best[3] is None

    # a cell is shown in a frame, a name typed anew is suggested
    preview = site.get(manifest["preview"]["url"].replace("{{id}}", TOWN))
    assert "Stadt Musterau" in preview.text
    assert "frame-ancestors *" in preview.headers["content-security-policy"]
    view = site.get(manifest["view"]["url"].replace("{{id}}", TOWN), headers={"Accept": "text/html"})
    assert view.status_code == 303
    entity = manifest["suggest"]["entity"]
    suggested = held(
        SUGGESTED, site.get(entity["service_url"] + entity["service_path"], params={"prefix": "must"}, headers=TABLE)
    )
    assert [one["id"] for one in suggested["result"]] == ["id/person/bodo-muster-bbbbbb", TOWN]
    flyout = entity["flyout_service_url"] + entity["flyout_service_path"].replace("${id}", TOWN)
    assert "Stadt Musterau" in site.get(flyout).json()["html"]

    # a column is added from what is known of the matched
    proposing = manifest["extend"]["propose_properties"]
    proposed = site.get(proposing["service_url"] + proposing["service_path"], params={"type": kind}).json()
    themes = next(one["id"] for one in proposed["properties"] if one["id"].endswith("#worksOn"))
    extend = {"ids": [TOWN, "id/organisation/unknown"], "properties": [{"id": themes}]}
    extended = held(EXTENDED, site.post("/reconcile", data={"extend": json.dumps(extend)}, headers=TABLE))
    assert {cell["id"] for cell in extended["rows"][TOWN][themes]} >= {"thema/wohnen"}
    assert extended["rows"]["id/organisation/unknown"] == {themes: []}


def test_a_person_is_matched_by_what_is_given_beside_the_name_only(site):
    query = {"query": "Beispiel, Anna", "type": PERSON}
    (alone,) = asked(site, q=query)["q"]["result"]
    assert (alone["id"], alone["score"], alone["match"]) == (ANNA, 100.0, False)
    for given, sure in [("Stadt Musterau", True), ({"id": TOWN, "name": "Stadt Musterau"}, True), ("Anderswo", False)]:
        (found,) = asked(site, q={**query, "properties": [{"pid": BODY, "v": given}]})["q"]["result"]
        assert (found["id"], found["match"]) == (ANNA, sure)
        assert {one["id"] for one in found["features"]} == {"name", "exact_name", BODY}


def test_names_are_in_the_language_that_is_asked(site):
    for language, name in [("de", "Wohnen"), ("en", "housing")]:
        answer = site.get("/reconcile/suggest/entity?prefix=wohnen", headers={"Accept-Language": language})
        assert name in {one["name"] for one in answer.json()["result"]}
        (found,) = asked(site, q={"query": name.upper(), "type": "Theme", "limit": 1})["q"]["result"]
        assert (found["id"], found["match"]) == ("thema/wohnen", True)


def test_the_draft_answers_the_same_in_its_own_shape(site):
    manifest = site.get("/reconcile/v1").json()
    assert manifest["versions"] == ["1.0-draft"]
    assert "{id}" in manifest["view"]["url"]
    queries = [
        {"type": PERSON, "conditions": [{"matchType": "name", "propertyValue": "Anna Beispiel"}]},
        {"conditions": [{"matchType": "id", "propertyValue": TOWN}]},
        {
            "conditions": [
                {"matchType": "name", "propertyValue": "Anna Beispiel"},
                {"matchType": "property", "propertyId": BODY, "propertyValue": "Stadt Musterau", "required": True},
            ]
        },
        {
            "conditions": [
                {"matchType": "name", "propertyValue": "Anna Beispiel"},
                {"matchType": "property", "propertyId": f"{BODY}s", "propertyValue": "x", "required": True},
            ]
        },
    ]
    found = held(DRAFT, site.post("/reconcile/v1/match", json={"queries": queries}, headers=TABLE))["results"]
    assert [[(one["id"], one["match"]) for one in row["candidates"]] for row in found] == [
        [(ANNA, False)],
        [(TOWN, True)],
        [(ANNA, True)],
        [],
    ]
    extended = site.post("/reconcile/v1/extend", json={"ids": [ANNA], "properties": [{"id": BODY}]}).json()
    assert extended["rows"] == [
        {"id": ANNA, "properties": [{"id": BODY, "values": [{"id": TOWN, "name": "Stadt Musterau"}]}]}
    ]
    for what, prefix in [("entity", "anna"), ("type", "per"), ("property", "org")]:
        assert held(SUGGESTED, site.get(f"/reconcile/v1/suggest/{what}", params={"prefix": prefix}, headers=TABLE))[
            "result"
        ]


def test_of_several_types_a_thing_has_one(site):
    query = {"query": "Stadt Musterau", "type": ["Organization", "Person"]}
    for strict, number in [("any", 1), ("should", 1), ("all", 0)]:
        found = asked(site, q={**query, "type_strict": strict})["q"]["result"]
        assert len([one for one in found if one["id"] == TOWN]) == number


def test_a_column_of_things_says_of_which_type_they_are(site):
    works, function = (f"https://w3id.org/sozialraum/def#{name}" for name in ("worksOn", "functionText"))
    wanted = {"ids": [ANNA], "properties": [{"id": works}, {"id": function}]}
    (themes, words) = held(EXTENDED, site.get("/reconcile", params={"extend": json.dumps(wanted)}, headers=TABLE))[
        "meta"
    ]
    assert themes["type"]["id"].endswith("#Theme")
    assert "type" not in words


def conditions(site, **condition):
    name = {"matchType": "name", "propertyValue": "Anna Beispiel"}
    beside = {"matchType": "property", "propertyId": BODY, "required": True, **condition}
    query = {"conditions": [name, beside]}
    (found,) = held(DRAFT, site.post("/reconcile/v1/match", json={"queries": [query]}, headers=TABLE))["results"]
    return [one["id"] for one in found["candidates"]]


def test_conditions_of_the_draft_ask_for_any_all_or_none_of_several_values(site):
    both = ["Stadt Musterau", "Hafen Nordende"]
    assert conditions(site, propertyValue=both) == [ANNA]
    assert conditions(site, propertyValue=both, matchQuantifier="all") == []
    assert conditions(site, propertyValue=both[:1], matchQuantifier="all") == [ANNA]
    assert conditions(site, propertyValue=both, matchQuantifier="none") == []
    assert conditions(site, propertyValue=both[1:], matchQuantifier="none") == [ANNA]
    assert conditions(site, propertyValue="Stadt am Muster") == []  # alike is not enough for what is required
    wrong = {"matchType": "name", "propertyValue": "x", "matchQuantifier": "most"}
    assert site.post("/reconcile/v1/match", json={"queries": [{"conditions": [wrong]}]}).status_code == 422


@pytest.mark.parametrize("base", ["/reconcile", "/reconcile/v1"])
def test_both_versions_suggest_propose_and_preview_alike(site, base):
    manifest = site.get(base, headers=TABLE).json()
    shown = manifest["preview"]["url"].replace("{{id}}", TOWN).replace("{id}", TOWN)
    assert base in shown
    assert "Stadt Musterau" in site.get(shown).text
    assert "Stadt Musterau" in site.get(f"{base}/flyout", params={"id": TOWN}).json()["html"]
    first, second = (
        held(SUGGESTED, site.get(f"{base}/suggest/{what}", params={"prefix": "", "cursor": 1}, headers=TABLE))["result"]
        for what in ("type", "property")
    )
    assert len(first) == 5
    assert second
    properties = site.get(f"{base}/extend/propose", params={"type": PERSON}).json()["properties"]
    assert BODY in {one["id"] for one in properties}
    assert len(site.get(f"{base}/extend/propose", params={"type": "Q5", "limit": 3}).json()["properties"]) == 3


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"queries": "{"}, "no JSON"),
        ({"queries": "[]"}, "0.2"),
        ({"queries": '{"q": {"query": "x", "type": "Tier"}}'}, "no type 'Tier'"),
        ({"queries": '{"q": {"query": "x", "type_strict": "maybe"}}'}, "type_strict"),
        ({"queries": json.dumps({f"q{n}": {"query": "x"} for n in range(51)})}, "51 names"),
        ({"extend": '{"ids": [], "properties": [{"id": "colour"}]}'}, "no property 'colour'"),
        ({"queries": "[" * 5000 + "]" * 5000}, "queries"),
    ],
)
def test_what_is_wrong_is_told(site, data, said):
    answer = site.post("/reconcile", data=data)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


def test_a_thing_that_is_not_there_has_no_preview(site):
    assert site.get("/reconcile/preview", params={"id": "id/person/nobody"}).status_code == 404
    assert site.get("/reconcile/flyout", params={"id": "../etc"}).status_code == 404
