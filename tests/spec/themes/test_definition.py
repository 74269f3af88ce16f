"""The definition of who works on what: the query says the same as plain Python, on every store."""

from hypothesis import HealthCheck, given, settings

from kg.terms import DEF, ID
from kg.themes.link import fold, links_of
from kg.themes.view import rows
from tests.spec.themes.worlds import EVENTS, ORGANISATIONS, PERSONS, THEMES, expected, fill, worlds

every_store = settings(
    max_examples=25,
    deadline=None,  # a first query to a server is compiled there
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@every_store
@given(world=worlds())
def test_the_query_finds_what_the_definition_says(store, world):
    fill(store, world)
    links = fold(rows(store, "actor_themes"))
    found = {(link.actor, link.theme, link.kind.value, link.item, link.through): link.confidence for link in links}
    assert found == expected(world)
    assert len(found) == len(links)


@every_store
@given(world=worlds())
def test_its_two_halves_asked_for_one_actor_say_the_same(store, world):
    fill(store, world)
    links = set(fold(rows(store, "actor_themes")))
    actors = {*PERSONS, *ORGANISATIONS}
    found = links_of(store, actors)
    assert found.keys() == actors
    assert {link for themes in found.values() for held in themes.values() for link in held} == links
    assert all(theme == link.theme for themes in found.values() for theme, held in themes.items() for link in held)


@every_store
@given(world=worlds())
def test_a_filled_slot_gives_the_part_of_the_whole(store, world):
    fill(store, world)
    links = set(fold(rows(store, "actor_themes")))
    for actor in {link.actor for link in links}:
        assert set(fold(rows(store, "actor_themes", actor=[actor]))) == {it for it in links if it.actor == actor}
    for theme in {link.theme for link in links}:
        assert set(fold(rows(store, "actor_themes", theme=[theme]))) == {it for it in links if it.theme == theme}


def test_evidence_of_one_fact_does_not_vouch_for_its_neighbour(store):
    participation, (first, second) = ID["participation/m0"], ORGANISATIONS
    world = {
        (participation, DEF["participant"], PERSONS[0]): (),
        (participation, DEF["participationIn"], EVENTS[0]): (),
        (participation, DEF["onBehalfOf"], first): (0.9,),
        (participation, DEF["onBehalfOf"], second): (),
        (EVENTS[0], DEF["hasTheme"], THEMES[0]): (0.5,),
        (EVENTS[0], DEF["hasTheme"], THEMES[1]): (),
    }
    fill(store, world)
    (link,) = fold(rows(store, "actor_themes"))
    assert (link.actor, link.theme, link.confidence) == (first, THEMES[0], 0.5)
