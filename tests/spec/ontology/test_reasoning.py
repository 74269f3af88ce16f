"""The reasoner finds the ontology consistent, draws the promised conclusions and refuses contradictions."""

from pathlib import Path

import owlready2
import pytest
from pyoxigraph import RdfFormat, parse

from kg.errors import Inconsistent, ReasonerUnavailable
from kg.reason import infer, require_consistency
from kg.terms import DEF, FOAF, GENID, ID, LIST, ORG, RDF, RDFS, XSD, BlankNode, Literal, Triple

HERE = Path(__file__).parent
CONTRADICTIONS = sorted((HERE / "contradictions").glob("*.ttl"))


@pytest.fixture(scope="module", autouse=True)
def _short_lived_java():
    """For a second of work, Java's second compiler and collector in parallel take longer than they save."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        yield


def test_ontology_is_consistent_and_every_class_can_have_members(terms, files):
    themes = {quad.triple for quad in parse(path=str(files["themes.ttl"]))}
    own = [triple for triple in infer(terms | themes) if triple.predicate == RDF["type"]]
    assert own == []


@pytest.mark.parametrize("file", CONTRADICTIONS, ids=lambda file: file.stem)
def test_contradiction_is_refused(file, terms):
    with pytest.raises(Inconsistent, match="contradict"):
        require_consistency(terms | {quad.triple for quad in parse(path=str(file))})


def test_there_are_enough_contradictions():
    assert len(CONTRADICTIONS) >= 3


@pytest.mark.parametrize("asked", [infer, require_consistency])
def test_class_that_can_have_no_member_is_named(asked, terms):
    impossible = DEF["PersonThatIsAnOrganisation"]
    with pytest.raises(Inconsistent, match="PersonThatIsAnOrganisation"):
        asked(
            terms
            | {
                Triple(impossible, RDFS["subClassOf"], FOAF["Person"]),
                Triple(impossible, RDFS["subClassOf"], ORG["Organization"]),
            }
        )


def test_conclusions_are_the_promised_ones_and_no_others(terms):
    county, actor, event, node = (ID[f"x/{name}"] for name in ("county", "actor", "event", "node"))
    given = {
        Triple(county, RDF["type"], DEF["TerritorialAuthority"]),
        Triple(county, DEF["administrativeLevel"], LIST["ebene/kreis"]),
        Triple(county, DEF["legalFormText"], Literal("Körperschaft", language="de")),
        Triple(actor, RDF["type"], FOAF["Person"]),
        Triple(actor, DEF["nameForm"], Literal("A. B.", language="de")),
        Triple(event, RDF["type"], DEF["Forum"]),
        Triple(event, DEF["startDate"], Literal("2031-06-03", datatype=XSD["date"])),
        Triple(node, RDF["type"], DEF["Participation"]),
        Triple(node, DEF["participant"], actor),
        Triple(node, DEF["participationIn"], event),
    }
    found = {triple for triple in infer(terms | given) if triple.subject in {county, actor, event, node}}
    assert found == {
        Triple(county, RDF["type"], DEF["LocalAuthority"]),
        Triple(actor, DEF["tookPartIn"], event),
    }


def test_store_that_gave_blank_nodes_addresses_is_understood(terms):
    body = ID["x/body"]
    given = {
        Triple(body, RDF["type"], DEF["TerritorialAuthority"]),
        Triple(body, DEF["administrativeLevel"], LIST["ebene/kreis"]),
    }
    addressed = {Triple(address(t.subject), t.predicate, address(t.object)) for t in terms}
    assert addressed != terms
    assert Triple(body, RDF["type"], DEF["LocalAuthority"]) in infer(addressed | given)


def address(term):
    return GENID[term.value] if isinstance(term, BlankNode) else term


def test_higher_and_lower_levels_are_no_local_authorities(terms):
    bodies = {ID[f"x/{level}"]: LIST[f"ebene/{level}"] for level in ("land", "bund", "regierungsbezirk", "bezirk")}
    given = {Triple(body, RDF["type"], DEF["TerritorialAuthority"]) for body in bodies}
    given |= {Triple(body, DEF["administrativeLevel"], level) for body, level in bodies.items()}
    assert not [triple for triple in infer(terms | given) if triple.subject in bodies]


def test_one_call_leaves_nothing_for_the_next(terms):
    with pytest.raises(Inconsistent):
        infer(terms | {quad.triple for quad in parse(path=str(CONTRADICTIONS[0]))})
    assert infer(parsed("<urn:a> a <http://xmlns.com/foaf/0.1/Person> .")) == ()


@pytest.mark.parametrize("asked", [infer, require_consistency])
def test_missing_java_is_said(asked, monkeypatch):
    monkeypatch.setattr(owlready2, "JAVA_EXE", "no-such-java")
    with pytest.raises(ReasonerUnavailable, match="Java"):
        asked(parsed("<urn:a> a <http://xmlns.com/foaf/0.1/Person> ."))


def parsed(text: str) -> frozenset[Triple]:
    return frozenset(quad.triple for quad in parse(text.encode(), RdfFormat.TURTLE))
