"""The planned network: the rules read out of its documents what was planned, no more and no less."""

import re
from collections import defaultdict

PREFIXES = """
PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
"""


def short(term):
    """Return the last part of an address, a person's without its number."""
    return re.sub(r"(?<=person/)(.*)-[0-9a-f]{6}$", r"\1", term.value).rpartition("/")[2]


def pairs(store, where):
    """Return what ``?a`` and ``?b`` are together, by ``?a``."""
    found = defaultdict(set)
    for row in store.select(f"{PREFIXES} SELECT DISTINCT ?a ?b WHERE {{ {where} }}").rows:
        found[short(row["a"])].add(short(row["b"]))
    return dict(found)


def planned_events(plan, key):
    return {name: set(event[key]) for name, event in plan["events"].items() if event.get(key)}


def test_every_document_is_made_up_and_reports_on_its_event(planned, plan):
    made_up = pairs(planned, "?a sr:madeUp ?b")
    assert made_up == {name: {"true"} for name in plan["events"]}
    assert pairs(planned, "?a sr:reportsOn ?e . ?e a sr:Event ; sr:startDate ?b") == {
        name: {event["day"].isoformat()} for name, event in plan["events"].items()
    }
    assert pairs(planned, "?a sr:reportsOn/sr:eventPlace ?b") == {
        name: {event["place"]} for name, event in plan["events"].items()
    }


def test_who_took_part_in_what_is_as_planned(planned, plan):
    took_part = "?a sr:reportsOn ?event . ?b sr:tookPartIn ?event ; a"
    assert pairs(planned, f"{took_part} foaf:Person") == planned_events(plan, "persons")
    assert pairs(planned, f"{took_part} org:Organization") == planned_events(plan, "organisations")


def test_events_have_the_themes_and_perspectives_planned(planned, plan):
    borne = "{ ?event sr:hasTheme ?b } UNION { ?event sr:addresses/sr:hasTheme ?b }"
    assert pairs(planned, f"?a sr:reportsOn ?event . {borne}") == planned_events(plan, "themes")
    sides = pairs(planned, "?a sr:reportsOn/sr:considersPerspective ?b")
    assert sides == planned_events(plan, "perspectives")


def test_organisations_work_on_what_their_events_and_units_are_about(planned, plan):
    expected = defaultdict(set)
    for event in plan["events"].values():
        for organisation in event["organisations"]:
            expected[organisation] |= set(event["themes"])
    for organisation, themes in plan["units"].items():
        expected[organisation] |= set(themes)
    assert pairs(planned, "?a a org:Organization ; sr:worksOn ?b") == expected


def test_levels_and_places_of_bodies_are_as_planned(planned, plan):
    acting = "?a sr:tookPartIn ?event ; a org:Organization"
    levels = pairs(planned, f"{acting} ; sr:administrativeLevel ?b")
    assert levels == {body: {level} for body, level in plan["levels"].items()}
    assert pairs(planned, f"{acting} ; sr:seat|sr:competentFor ?b") == {
        body: {place} for body, place in plan["seats"].items()
    }
    inside = pairs(planned, "VALUES ?b { <https://w3id.org/sozialraum/id/place/ags-12069> } ?a sr:locatedIn ?b")
    assert {"ags-12069616", "ags-12069017"} <= inside.keys()
    assert "ags-12073572" not in inside


def test_challenges_and_approaches_are_as_planned(planned, plan):
    told = plan["challenges"]
    assert pairs(planned, "?a a sr:Challenge ; sr:hasTheme ?b") == {name: {name} for name in told["named"]}
    assert pairs(planned, "?theme a sr:Theme . ?b a sr:Approach ; sr:hasTheme ?theme . BIND (?theme AS ?a)") == {
        theme: {approach} for theme, approach in told["approach_on_theme"].items()
    }


def test_neither_community_has_a_theme_of_the_other_or_one_next_to_it(planned, plan):
    near = pairs(planned, "?a a sr:Theme . { ?a skos:broader ?b } UNION { ?b skos:broader ?a }")
    young, old = (set(one["themes"]) for one in plan["communities"].values())
    assert young.isdisjoint(old)
    assert all(old.isdisjoint(near.get(theme, set())) for theme in young)
