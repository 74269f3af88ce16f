"""GraphML and GEXF, read back: names, kinds, weights and colours as Gephi wants them, and nothing lost on the way."""

from io import BytesIO

import networkx as nx
import pytest

from kg.errors import NotAcceptable
from kg.export import written
from kg.export.graphfile import gexf, graphml
from kg.network.network import Network, Node, NodeKind
from kg.terms import ID
from tests.unit.export.worked import listing, network, parsed

GEXF = "{http://www.gexf.net/1.2draft}"
VIZ = "{http://www.gexf.net/1.2draft/viz}"
MIDDLE = ID["person/mitte"].value


@pytest.fixture(scope="module")
def made():
    return listing(network=network())


@pytest.mark.parametrize("suffix", ["gexf", "graphml"])
def test_nodes_and_edges_come_back_with_all_that_is_told_of_them(made, suffix):
    read = {"gexf": nx.read_gexf, "graphml": nx.read_graphml}[suffix](BytesIO(written(made, suffix)))
    net = made.network
    assert set(read.nodes) == {node.thing.value for node in net.nodes}
    assert len(read.edges) == len(net.edges)
    assert not read.is_directed()
    for node in net.nodes:
        told = read.nodes[node.thing.value]
        assert (told["label"], told["kind"], told.get("community")) == (node.label, node.kind.value, node.community)
    for edge in net.edges:
        told = read.edges[edge.left.value, edge.right.value]
        assert told["weight"] == edge.weight
        assert told.get("themes", "") == " | ".join(edge.themes)
    assert read.edges[MIDDLE, net.nodes[1].thing.value]["why"] == "Mitte tut etwas."


def test_gexf_has_the_structure_of_its_schema_and_says_whose_it_is(made):
    root = parsed(gexf(made))
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.2")
    assert [child.tag for child in root] == [f"{GEXF}meta", f"{GEXF}graph"]
    assert root.findtext(f"{GEXF}meta/{GEXF}creator") == "Sozialraum"
    assert "Apache-2.0" in root.findtext(f"{GEXF}meta/{GEXF}description")
    graph = root.find(f"{GEXF}graph")
    assert (graph.get("mode"), graph.get("defaultedgetype")) == ("static", "undirected")
    declared = {one.get("id"): one.get("title") for one in graph.iter(f"{GEXF}attribute")}
    assert set(declared.values()) == {"kind", "community", "themes", "why"}
    assert {one.get("for") for one in graph.iter(f"{GEXF}attvalue")} <= declared.keys()
    nodes = {node.get("id") for node in graph.iter(f"{GEXF}node")}
    edges = list(graph.iter(f"{GEXF}edge"))
    assert all({edge.get("source"), edge.get("target")} <= nodes and float(edge.get("weight")) > 0 for edge in edges)
    assert len({edge.get("id") for edge in edges}) == len(edges)


# What the GEXF 1.2 schema (gexf.xsd, data.xsd, viz.xsd) allows; Gephi's importer reads no other values.
TYPES = {"integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI"}
SHAPES = {"disc", "square", "triangle", "diamond", "image"}


def test_every_value_of_gexf_is_one_that_the_specification_allows(made):
    graph = parsed(gexf(made)).find(f"{GEXF}graph")
    assert graph.get("defaultedgetype") in {"directed", "undirected", "mutual"}
    declared = {}
    for group in graph.findall(f"{GEXF}attributes"):
        assert group.get("class") in {"node", "edge"}
        for one in group.findall(f"{GEXF}attribute"):
            assert one.get("type") in TYPES
            assert one.get("title")
            declared[group.get("class"), one.get("id")] = one.get("type")
    read = {"integer": int, "long": int, "double": float, "float": float}
    for kind in ("node", "edge"):
        for thing in graph.iter(f"{GEXF}{kind}"):
            for value in thing.iter(f"{GEXF}attvalue"):
                # of an attribute that is declared for its class, and a text of its type
                read.get(declared[kind, value.get("for")], str)(value.get("value"))
            assert thing.get("id") is not None
    for node in graph.iter(f"{GEXF}node"):
        assert node.get("label").strip()
        assert all(0 <= int(node.find(f"{VIZ}color").get(part)) <= 255 for part in "rgb")
        assert node.find(f"{VIZ}shape").get("value") in SHAPES
        assert float(node.find(f"{VIZ}size").get("value")) > 0
    for edge in graph.iter(f"{GEXF}edge"):
        assert edge.get("type", "undirected") in {"directed", "undirected", "mutual"}
        assert float(edge.get("weight")) > 0


def test_graphml_declares_every_value_for_what_has_it_and_with_a_type_of_the_specification(made):
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = parsed(graphml(made))
    declared = {one.get("id"): one for one in root.findall(f"{space}key")}
    assert {one.get("attr.type") for one in declared.values()} <= {
        *("boolean", "int", "long", "float", "double", "string")
    }
    for kind in ("graph", "node", "edge"):
        for thing in root.iter(f"{space}{kind}"):
            for value in thing.findall(f"{space}data"):
                assert declared[value.get("key")].get("for") in {kind, "all"}
    # Gephi takes the name of a node from an attribute called so, its colour from these three, an edge's weight likewise
    named = {(one.get("for"), one.get("attr.name")) for one in declared.values()}
    assert {("node", "label"), *(("node", part) for part in "rgb"), ("edge", "weight")} <= named
    assert root.find(f"{space}graph").get("edgedefault") == "undirected"


def test_colours_have_no_alpha_and_differ_by_kind_and_community(made):
    root = parsed(gexf(made))
    colours = {}
    for node in root.iter(f"{GEXF}node"):
        colour = node.find(f"{VIZ}color")
        assert colour.keys() == ["r", "g", "b"]
        colours[node.get("id")] = tuple(int(colour.get(part)) for part in "rgb")
        assert node.find(f"{VIZ}shape").get("value") in {"disc", "square", "diamond"}
    assert colours[MIDDLE] != colours[made.network.nodes[1].thing.value]
    first, second = (colours[ID[f"organisation/o{n}"].value] for n in range(2))
    assert first != second == colours[ID["organisation/o3"].value]


def test_who_is_in_no_group_is_grey_where_others_of_the_kind_are_in_one():
    net = network(themes=1)
    alone = Node(ID["organisation/allein"], "Allein", NodeKind.ORGANISATION)
    read = nx.read_graphml(BytesIO(graphml(listing(network=Network("Netz", (*net.nodes, alone), net.edges)))))
    assert read.nodes[alone.thing.value]["color"] == "#c8c8c8"
    assert read.nodes[MIDDLE]["color"] == "#0072b2"


def test_graphml_names_colours_and_source(made):
    read = nx.read_graphml(BytesIO(graphml(made)))
    assert read.nodes[MIDDLE]["color"] == "#0072b2"
    assert [read.nodes[MIDDLE][part] for part in "rgb"] == [0, 114, 178]
    assert "Apache-2.0" in read.graph["attribution"]


@pytest.mark.parametrize("suffix", ["gexf", "graphml", "svg"])
def test_equal_networks_make_equal_files_and_a_list_is_none(made, suffix):
    assert written(made, suffix) == written(listing(network=network()), suffix)
    with pytest.raises(NotAcceptable, match=r"csv, xlsx, jsonld$"):
        written(listing(), suffix)
