"""Pictures of networks: nothing covers anything, everything is a link with a title, no style that a policy forbids."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ResultTooLarge
from kg.export.layout import FONT, laid_out, width_of
from kg.export.picture import drawn, picture
from kg.network.network import Network, NodeKind
from tests.unit.export.worked import listing, network, parsed

SVG = "{http://www.w3.org/2000/svg}"


def boxes(layout):
    """Yield where labels stand: left, right, top, bottom."""
    for place in layout.places:
        width = width_of(place.label)
        left = place.x - {"start": 0, "end": width, "middle": width / 2}[place.anchor]
        yield place.label, left, left + width, place.y - FONT / 2, place.y + FONT / 2


def overlapping(layout):
    return [
        (one[0], other[0])
        for one, other in combinations(boxes(layout), 2)
        if one[1] < other[2] and other[1] < one[2] and one[3] < other[4] and other[3] < one[4]
    ]


@given(st.integers(0, 60), st.integers(1, 25), st.sampled_from(["T", "Thema", "Übergang von der Schule in den Beruf"]))
@settings(max_examples=25)
def test_around_a_centre_every_label_is_shown_and_none_covers_another(actors, themes, label):
    layout = laid_out(network(actors=actors, themes=themes, label=label))
    assert all(place.label for place in layout.places)
    assert overlapping(layout) == []
    for _, left, right, top, bottom in boxes(layout):
        assert 0 <= left < right <= layout.width
        assert 0 <= top < bottom <= layout.height


@pytest.mark.parametrize(("actors", "themes"), [(40, 12), (0, 9), (1, 0)])
def test_without_a_centre_every_label_is_shown_and_none_covers_another(actors, themes):
    layout = laid_out(network(centre=False, actors=actors, themes=themes))
    assert all(place.label for place in layout.places)
    assert overlapping(layout) == []


def test_without_a_centre_themes_face_actors_and_groups_stand_together():
    layout = laid_out(network(centre=False, actors=9))
    sides = {place.node.kind is NodeKind.THEME: place.anchor for place in layout.places}
    assert sides == {True: "start", False: "end"}
    net = network(centre=False, actors=9, themes=0)
    places = laid_out(Network("Gruppen", tuple(node for node in net.nodes if node.community is not None), ())).places
    right = [place.node.community for place in places if place.anchor == "start"]
    left = [place.node.community for place in places if place.anchor == "end"]
    around = right + left[::-1]
    assert around == sorted(around)


@pytest.mark.parametrize("centre", [True, False])
def test_every_node_links_to_its_thing_and_has_its_whole_name_as_title(centre):
    net = network(centre=centre)
    root = parsed(drawn(net, "de", lambda thing: f"/x?{thing.value}"))
    links = root.findall(f"{SVG}a")
    assert {link.get("href"): link.findtext(f"{SVG}title") for link in links} == {
        f"/x?{node.thing.value}": node.label for node in net.nodes
    }
    assert len(links) == len(net.nodes)
    lines = [line.findtext(f"{SVG}title") for line in root.iter(f"{SVG}path")]
    assert len(lines) == len(net.edges)
    assert any(line.endswith("Mitte tut etwas.") for line in lines)


def test_kinds_differ_by_shape_and_the_legend_names_them():
    root = parsed(drawn(network(), "en"))
    shapes = [list(link)[1].tag.removeprefix(SVG) for link in root.findall(f"{SVG}a")]
    assert shapes == ["rect"] * 4 + ["polygon"] * 4
    assert [text.text for text in root.findall(f"{SVG}text")] == ["person", "organisation", "Theme"]


def test_no_style_script_or_foreign_address_is_in_it():
    text = picture(listing(network=network())).decode()
    root = parsed(text)
    assert {child.tag.removeprefix(SVG) for child in root.iter()} <= {
        *("svg", "title", "desc", "g", "path", "a", "rect", "text", "circle", "polygon"),
    }
    names = {name for child in root.iter() for name in child.keys()}  # noqa: SIM118 - an element of XML is no dict
    assert not names & {"style", "onclick", "onload"}
    assert "url(" not in text


def test_an_actor_alone_can_be_drawn_and_more_than_a_picture_shows_is_refused():
    net = network()
    assert parsed(drawn(Network("Nur sie", net.nodes[:1], (), net.centre), "de")).findall(f"{SVG}a")
    with pytest.raises(ResultTooLarge, match="GEXF"):
        drawn(network(actors=150), "de")
