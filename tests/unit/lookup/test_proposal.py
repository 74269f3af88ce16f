"""Proposals from what a service answers: scored by the names, with the reason, never of persons, never sure."""

from dataclasses import replace
from decimal import Decimal

from kg.curation.decision import Signature
from kg.link import Justification, Relation, Standing, Verdict
from kg.lookup import Answers, Found, Sought, proposed, services, sought_of
from kg.reconcile import Entity, EntityKind
from kg.terms import ID, THEME

WIKIDATA = services()["wikidata"]


def entity(name, kind=EntityKind.ORGANISATION, *more):
    node = (THEME if kind is EntityKind.THEME else ID)[f"{kind.name.lower()}-{len(name)}"]
    return Entity(node, kind, {"de": name, "en": name}, (name, *more), ())


TOWN = entity("Stadt Musterau", EntityKind.ORGANISATION, "Musterau")
THEME_ONE = entity("Wohnen", EntityKind.THEME)
PLACE = entity("Musterau", EntityKind.PLACE)
PERSON = entity("Anna Beispiel", EntityKind.PERSON)
EVENT = entity("1. Forum", EntityKind.EVENT)
ALL = (TOWN, THEME_ONE, PLACE, PERSON, EVENT)


def links(one, *found, service=WIKIDATA):
    asked = sought_of([one], service)
    return list(proposed(service, asked, Answers({asked[0][1]: found})))


def test_persons_and_events_are_never_asked_for():
    assert [one for one, _ in sought_of(ALL, WIKIDATA)] == [TOWN, THEME_ONE, PLACE]
    assert sought_of(ALL, WIKIDATA, kinds=[EntityKind.PERSON]) == ()


def test_what_has_an_accepted_link_there_is_not_asked_for_again():
    (link,) = links(PLACE, Found("Q1", "Musterau"))
    accepted = link.decided(Verdict(accepted=True, signed=Signature("Nora", "2026-01-01T00:00:00Z")))
    assert [one for one, _ in sought_of(ALL, WIKIDATA, known=[accepted])] == [TOWN, THEME_ONE]
    elsewhere = replace(accepted, source="GND")
    rejected = link.decided(Verdict(accepted=False, signed=Signature("Nora", "2026-01-01T00:00:00Z")))
    assert len(sought_of(ALL, WIKIDATA, known=[link, elsewhere, rejected])) == 3


def test_types_and_language_go_along():
    gnd = services()["lobid-gnd"]
    assert [asked.type for _, asked in sought_of([TOWN, THEME_ONE], gnd, language="en")] == [
        "CorporateBody",
        "SubjectHeading",
    ]
    assert {asked.language for _, asked in sought_of([TOWN], gnd, language="en")} == {"en"}


def test_a_link_waits_for_a_verdict_and_says_what_it_rests_on():
    (link,) = links(PLACE, Found("Q64", "Musterau", "Stadt in Beispielland", ("Stadt",), score=100.0, sure=True))
    assert link.standing is Standing.PROPOSED
    assert (link.subject, link.target.value) == (PLACE.node, "http://www.wikidata.org/entity/Q64")
    assert (link.relation, link.justification) == (Relation.EXACT, Justification.LEXICAL)
    assert link.confidence == Decimal("0.90")
    assert (link.source, link.labels[0].value) == ("Wikidata", "Musterau")
    for words in ("Musterau", "100%", "Stadt in Beispielland", "scored 100"):
        assert words in link.explanation


def test_homonyms_are_less_sure_and_none_is_called_the_same():
    found = links(PLACE, Found("Q1", "Musterau"), Found("Q2", "Musterau"))
    assert [link.confidence for link in found] == [Decimal("0.70")] * 2
    assert {link.relation for link in found} == {Relation.CLOSE}
    assert "2 bear this name" in found[0].explanation


def test_themes_are_never_called_the_same_by_their_name():
    (link,) = links(THEME_ONE, Found("Q1", "Wohnen"))
    assert link.relation is Relation.CLOSE


def test_another_name_counts_less_and_unlike_ones_not_at_all():
    found = links(TOWN, Found("Q1", "Musterau"), Found("Q2", "Stadt Musterau"), Found("Q3", "Hafen Nordende"))
    assert [link.target.value.rpartition("/")[2] for link in found] == ["Q2", "Q1"]
    assert found[1].confidence < found[0].confidence
    (other,) = links(PLACE, Found("Q1", "Neuau", preferred=False))
    assert other.confidence == Decimal("0.80")
    assert "another label" in other.explanation


def test_a_service_cannot_push_its_score_or_a_wrong_id():
    assert links(PLACE, Found("P64", "Musterau", score=100, sure=True), Found("Q1/../Q2", "Musterau")) == []
    (link,) = links(PLACE, Found("Q1", "Musterau am Rand", score=1e9, sure=True))
    assert link.confidence < Decimal("0.75")


def test_names_without_an_answer_propose_nothing():
    assert list(proposed(WIKIDATA, [(TOWN, Sought("Stadt Musterau"))], Answers())) == []
