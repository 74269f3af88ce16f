"""Rules: each gives what its summary says, on a graph small enough to see."""

import pyoxigraph
import pytest

from kg.derive import rules
from kg.pipeline import build
from kg.resources import queries
from kg.store import open_store
from kg.terms import DEF, DERIVED_GRAPH

PREFIXES = """
PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX ebene: <https://w3id.org/sozialraum/liste/ebene/>
PREFIX : <urn:x:>
"""
CASES = {
    "types": (
        ":a a :Small . :Small rdfs:subClassOf :Middle . :Middle rdfs:subClassOf :Large .",
        ":a a :Middle, :Large .",
    ),
    "labels": (
        ':a a foaf:Person ; sr:nameForm "Ida Kern"@de, "I. Kern"@de . :b sr:nameForm "Kreis B"@de, "Kreis A"@de .',
        """
        :a skos:prefLabel "Ida Kern"@de ; foaf:name "Ida Kern"@de ; skos:altLabel "I. Kern"@de .
        :b skos:prefLabel "Kreis A"@de ; skos:altLabel "Kreis B"@de .
        """,
    ),
    "took-part-in": (
        ":p sr:participant :ida ; sr:onBehalfOf :kreis ; sr:participationIn :talk . :talk sr:subEventOf :forum .",
        ":ida sr:tookPartIn :talk, :forum . :kreis sr:tookPartIn :talk, :forum .",
    ),
    "works-on": (
        """
        :p sr:participant :ida ; sr:onBehalfOf :kreis ; sr:participationIn :forum .
        :forum sr:hasTheme :t1 ; sr:addresses :c .
        :c sr:hasTheme :t2 .
        :m sr:affiliate :jan ; sr:affiliatedWith :kreis ; sr:withinUnit :u .
        :u sr:hasTheme :t3 .
        """,
        ":ida sr:worksOn :t1, :t2 . :kreis sr:worksOn :t1, :t2 . :jan sr:worksOn :t3 .",
    ),
    "local-authority": (
        """
        :a a sr:TerritorialAuthority ; sr:administrativeLevel ebene:kreis .
        :b a sr:TerritorialAuthority ; sr:administrativeLevel ebene:land .
        """,
        ":a a sr:LocalAuthority .",
    ),
    "broader-transitive": (
        ":a skos:broader :b . :b skos:broader :c .",
        ":a skos:broaderTransitive :b, :c . :b skos:broaderTransitive :c .",
    ),
    "located-in": (
        ":a sr:locatedIn :b . :b sr:locatedIn :c . :c sr:locatedIn :d .",
        ":a sr:locatedIn :c, :d . :b sr:locatedIn :d .",
    ),
}


def triples(turtle: str) -> set[pyoxigraph.Triple]:
    store = pyoxigraph.Store()
    store.update(f"{PREFIXES} INSERT DATA {{ {turtle} }}")
    return {quad.triple for quad in store}


def rule(name: str) -> str:
    return (queries() / "rules" / f"{name}.rq").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_gives_exactly_what_follows(name):
    given, follows = CASES[name]
    store = pyoxigraph.Store()
    store.update(f"{PREFIXES} INSERT DATA {{ {given} }}")
    assert set(store.query(rule(name))) == triples(follows)


def test_every_rule_is_tested():
    assert {
        file.name.removesuffix(".rq") for file in (queries() / "rules").iterdir() if file.name.endswith(".rq")
    } == set(CASES)


def test_working_on_a_theme_is_what_the_definition_with_evidence_says():
    """The rule and the view that argues every step must not part ways; the view also passes themes down to persons."""
    view = (queries() / "views" / "actor_themes.rq").read_text(encoding="utf-8")
    with open_store("memory:") as store:
        build(store)
        argued = {(row["actor"], row["theme"]) for row in store.select(view).rows if row["kind"].value != "membership"}
        works = DEF["worksOn"].value
        derived = {
            (row["actor"], row["theme"])
            for row in store.select(f"SELECT ?actor ?theme WHERE {{ ?actor <{works}> ?theme }}").rows
        }
    assert derived == argued
    assert derived


def test_deriving_reads_all_that_the_rules_need():
    with open_store("memory:") as store:
        build(store)
        derived = {quad.triple for quad in store.quads(DERIVED_GRAPH)}
        everything = pyoxigraph.Store()
        stated = {quad.triple for quad in store.quads() if quad.graph_name != DERIVED_GRAPH}
    everything.extend(pyoxigraph.Quad(triple.subject, triple.predicate, triple.object) for triple in stated | derived)
    concluded = {triple for text in rules() for triple in everything.query(text)}
    assert concluded - stated == derived
