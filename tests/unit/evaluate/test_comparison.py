from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate import Event, Organisation, Person, Record, Relation, compare
from kg.evaluate.comparison import total
from kg.evaluate.items import KINDS

GOLD = Record(
    event=Event("3. Fachtag Wohnen", "2031-06-03", "2031-06-04", "Auental"),
    persons=(
        Person(
            "Ida Kern", ("Prof.", "Dr."), "Landrätin; Vizepräsidentin", ("Kreis Auental", "Bund X e.V."), ("Grußwort",)
        ),
        Person("Jan Ott", (), None, ("Kreis Auental",), ("Podium", "Moderation")),
    ),
    organisations=(
        Organisation("Kreis Auental", ("Landkreis Auental",), "Kommune", None, "Kreis"),
        Organisation("Bund X e.V.", ("BX",), "Fachverband", "Bremen", None),
        Organisation("Jugendamt", (), "Verwaltungseinheit", None, None),
    ),
    themes=("Wohnen", "Armut"),
    programmes=("Orte 2035",),
    places=("Auental", "Bremen"),
    legal=("§ 78 SGB VIII",),
    relations=(
        Relation("Jugendamt", "Einheit von", "Kreis Auental"),
        Relation("Bund X e.V.", "Partner von", "Orte 2035"),
    ),
)


def test_counts_by_hand():
    found = Record(
        event=Event("3. Fachtag  „Wohnen“", "2031-06-03", "2031-06-03", None),
        persons=(
            Person("Ida Kern", ("Dr.",), "Landrätin", ("Landkreis Auental",), ("Grußwort", "Podium")),
            Person("Tom Rade", (), None, ("Kreis Auental",), ()),
        ),
        organisations=(
            Organisation("Landkreis Auental", (), "Kommune", None, "Gemeinde"),
            Organisation("BX", (), "Netzwerk", "Bremen", None),
            Organisation("Stadt", (), "Kommune", None, None),
        ),
        themes=("Wohnen", "Pflege"),
        programmes=("Orte 2035", "Orte 2025"),
        places=(),
        legal=("§78 SGB VIII",),
        relations=(
            Relation("Orte 2035", "Partner von", "BX"),
            Relation("Landkreis Auental", "Einheit von", "Jugendamt"),
        ),
    )
    counts = {kind: (len(one.matched), len(one.missed), len(one.alarms)) for kind, one in compare(GOLD, found).items()}
    assert counts == {
        "persons": (1, 1, 1),
        "titles": (1, 1, 0),
        "functions": (1, 1, 0),
        "person-affiliation": (1, 2, 1),
        "person-role": (1, 2, 1),
        "organisations": (2, 1, 1),
        "organisation-type": (1, 2, 2),
        "organisation-place": (1, 0, 0),
        "organisation-level": (0, 1, 1),
        "themes": (1, 1, 1),
        "programmes": (1, 0, 1),
        "places": (0, 2, 0),
        "legal": (1, 0, 0),
        "events": (2, 2, 1),
        "organisation-relations": (1, 1, 1),
    }


def test_figures_by_hand():
    one = compare(
        Record(themes=("Wohnen", "Armut", "Pflege", "Bildung")), Record(themes=("Wohnen", "Armut", "Gesundheit"))
    )["themes"]
    assert one.precision == pytest.approx(2 / 3)
    assert one.recall == pytest.approx(2 / 4)
    assert one.f1 == pytest.approx(4 / 7)
    assert one.missed == ("Pflege", "Bildung")
    assert one.alarms == ("Gesundheit",)


def test_a_body_found_under_name_and_alias_is_a_false_alarm_once():
    gold = Record(organisations=(Organisation("Bund X e.V.", ("BX",)),))
    found = Record(organisations=(Organisation("BX"), Organisation("Bund X e. V.")))
    one = compare(gold, found)["organisations"]
    assert (len(one.matched), len(one.missed), one.alarms) == (1, 0, ("Bund X e. V.",))


def test_a_found_body_may_bear_the_gold_name_as_its_alias():
    gold = Record(
        persons=(Person("Ida Kern", affiliations=("Kreis Auental",)),), organisations=(Organisation("Kreis Auental"),)
    )
    found = Record(
        persons=(Person("Ida Kern", affiliations=("Der große Kreis Auental",)),),
        organisations=(Organisation("Der große Kreis Auental", ("Kreis Auental",)),),
    )
    compared = compare(gold, found)
    assert compared["organisations"].f1 == compared["person-affiliation"].f1 == 1.0


def test_two_people_of_one_name_are_two():
    gold = Record(persons=(Person("Jan Ott"), Person("Jan Ott")))
    one = compare(gold, Record(persons=(Person("Jan Ott"),)))["persons"]
    assert (len(one.matched), len(one.missed)) == (1, 1)


def test_partners_are_so_both_ways_and_nothing_else_is():
    def one(kind: str) -> float:
        gold = Record(relations=(Relation("A", kind, "B"),))
        return compare(gold, Record(relations=(Relation("B", kind, "A"),)))["organisation-relations"].f1

    assert one("Partner von") == 1.0
    assert one("gefördert von") == 0.0


def test_the_total_is_a_micro_average():
    long = compare(Record(themes=("a", "b", "c")), Record(themes=("a", "b", "c")))
    short = compare(Record(themes=("d",)), Record(themes=("e",)))
    assert total([long, short])["themes"].recall == pytest.approx(3 / 4)


# Of any two names drawn here neither is a spelling of the other.
names = st.text("abcdefgh", min_size=1, max_size=3)
lists = st.lists(names, max_size=4, unique=True).map(tuple)
persons = st.builds(Person, names, lists, st.none() | names, lists, lists)
organisations = st.builds(Organisation, names, st.just(()), st.none() | names, st.none() | names, st.none() | names)
records = st.builds(
    Record,
    st.none() | st.builds(Event, names, names, names, names),
    st.lists(persons, max_size=4, unique_by=lambda one: one.name).map(tuple),
    st.lists(organisations, max_size=4, unique_by=lambda one: one.name).map(tuple),
    lists,
    lists,
    lists,
    lists,
    st.lists(st.builds(Relation, names, names, names), max_size=3).map(tuple),
)


@given(records)
def test_a_record_matches_itself(record):
    for one in compare(record, record).values():
        assert one.precision == one.recall == one.f1 == 1.0
        assert not one.missed
        assert not one.alarms


@given(records, records)
def test_figures_are_shares_and_every_statement_is_counted_once(gold, found):
    forth, back = compare(gold, found), compare(found, gold)
    assert list(forth) == list(KINDS)
    for kind, one in forth.items():
        assert 0.0 <= one.precision <= 1.0
        assert 0.0 <= one.recall <= 1.0
        assert min(one.precision, one.recall) <= one.f1 <= max(one.precision, one.recall)
        assert one.precision == back[kind].recall
        assert len(one.matched) == len(back[kind].matched)
        assert one.missed == back[kind].alarms


@given(records, records, st.sampled_from(["themes", "programmes", "places", "legal"]))
def test_a_false_alarm_lowers_precision_and_nothing_else(gold, found, kind):
    more = replace(found, **{kind: (*getattr(found, kind), "nirgends genannt")})
    before, after = compare(gold, found), compare(gold, more)
    assert after[kind].recall == before[kind].recall
    assert after[kind].precision < before[kind].precision or before[kind].precision == 0.0
    assert len(after[kind].alarms) == len(before[kind].alarms) + 1
    assert {other: one for other, one in after.items() if other != kind} == {
        other: one for other, one in before.items() if other != kind
    }


@given(records, records, st.randoms())
def test_the_order_of_what_was_found_plays_no_part(gold, found, random):
    shuffled = replace(
        found,
        **{
            kind: tuple(random.sample(getattr(found, kind), len(getattr(found, kind))))
            for kind in ("themes", "persons", "organisations")
        },
    )
    one, other = compare(gold, found), compare(gold, shuffled)
    assert {kind: sorted(c.alarms) for kind, c in one.items()} == {kind: sorted(c.alarms) for kind, c in other.items()}
