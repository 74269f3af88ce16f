"""Every check is silent on what is shipped and speaks on a graph made to break it."""

import re
from pathlib import Path

import pyoxigraph
import pytest

from kg.check import Severity, check
from kg.check.rules import load_rules, read_rule, violations
from kg.errors import VocabularyBroken
from kg.pipeline import prepare
from kg.store import open_store
from kg.terms import DEF, RDF, VOCABULARY_GRAPH, Quad

HERE = Path(__file__).parent
RULES = load_rules()


@pytest.fixture(scope="module", params=["as files", "as prepared"])
def shipped(vocabulary, request):
    """A store with the ontology: read from its files, and as a new store gets it (blank nodes have addresses)."""
    with open_store("memory:") as store:
        if request.param == "as files":
            store.add(Quad(*triple, VOCABULARY_GRAPH) for triple in vocabulary)
        else:
            prepare(store)
        yield store


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_check_finds_nothing_in_the_shipped_ontology(rule, shipped):
    assert list(violations(shipped, rule)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_check_finds_what_its_bad_example_says_and_nothing_else(rule, store_of):
    file = HERE / "violations" / f"{rule.name}.trig"
    findings = list(violations(store_of(file=file), rule))
    assert {finding.subject for finding in findings} == expected_subjects(file)
    for finding in findings:
        assert finding.severity == rule.severity
        assert finding.rule == rule.name
        for message in (finding.message_de, finding.message_en):
            assert "{" not in message
            assert "–" not in message.replace("0–5", ""), "a message names a variable that the row lacks"


def expected_subjects(file: Path) -> set[str]:
    """Return the IRIs that a bad example's first line says are to be found."""
    text = file.read_text(encoding="utf-8")
    prefixes = dict(re.findall(r"@prefix (\w+): <([^>]+)>", text))
    names = re.match(r"# finds: (.+)", text)[1].split()
    return {name[1:-1] if name.startswith("<") else prefixes[name.split(":")[0]] + name.split(":")[1] for name in names}


def test_every_bad_example_belongs_to_a_check():
    folder = HERE / "violations"
    examples = {str(file.relative_to(folder).with_suffix("")) for file in folder.rglob("*.trig")}
    assert examples == {rule.name for rule in RULES}


def test_there_are_enough_checks_and_each_names_its_source():
    assert sum("/" not in rule.name for rule in RULES) >= 20
    assert all(rule.source and rule.summary_de and rule.summary_en for rule in RULES)
    assert all(rule.summary_de != rule.summary_en for rule in RULES)


def test_small_conforming_graph_has_no_findings(vocabulary, store_of):
    assert check(store_of(vocabulary, HERE / "conforming.trig")) == ()


def test_findings_are_sorted_errors_first_and_name_their_rule(vocabulary, store_of):
    store = store_of(vocabulary, HERE / "conforming.trig")
    store.add([Quad(DEF["lonely"], RDF["type"], DEF["Nothing"], VOCABULARY_GRAPH)])
    store.update(
        "PREFIX sr: <https://w3id.org/sozialraum/def#> "
        "DELETE { GRAPH ?g { ?f sr:hasTheme ?t } } WHERE { GRAPH ?g { ?f a sr:Forum ; sr:hasTheme ?t } }"
    )
    findings = check(store)
    severities = [finding.severity for finding in findings]
    assert severities == sorted(severities, key=list(Severity).index)
    assert {finding.rule for finding in findings} == {
        "data/undeclared-class",
        "data/value-without-triple",
        "data/attestation-without-triple",
        "shape/forum-theme",
    }


@pytest.mark.parametrize(
    "header",
    ["", "#+ severity: fatal", "#+ severity: [", "#+ severity: error\n#+ summary: one language\n#+ message: x"],
)
def test_check_without_a_proper_header_is_refused_by_name(header, tmp_path):
    file = tmp_path / "broken-check.rq"
    file.write_text(header + "\nSELECT ?subject WHERE { }", encoding="utf-8")
    with pytest.raises(VocabularyBroken, match=r"broken-check\.rq"):
        read_rule(file)


def test_bad_examples_parse_as_they_stand():
    for file in (HERE / "violations").rglob("*.trig"):
        assert list(pyoxigraph.parse(path=str(file))), file
