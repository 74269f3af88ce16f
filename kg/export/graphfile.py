"""Graph files: a network as GraphML and as GEXF, with labels, kinds and colours, for Gephi and its kin."""

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from kg.errors import NotAcceptable
from kg.export.colour import colours_of, hexadecimal
from kg.export.listing import Listing
from kg.export.sources import attribution
from kg.export.xmltext import cleaned
from kg.network.network import Edge, Network, Node, NodeKind

if TYPE_CHECKING:
    from networkx import Graph

__all__ = ["gexf", "graphml", "network_in"]

_GEXF: Final = "http://www.gexf.net/1.2draft"
_SHAPES: Final[Mapping[NodeKind, str]] = {
    NodeKind.PERSON: "disc",
    NodeKind.ORGANISATION: "square",
    NodeKind.THEME: "diamond",
}


def gexf(listing: Listing) -> bytes:
    """Return the network of a listing as GEXF 1.2.

    Colours have no alpha, which Gephi takes for invisible; no attribute has a name that the format reserves.

    Raises:
        NotAcceptable: the listing is no network.
    """
    from networkx import write_gexf  # noqa: PLC0415  # only who asks for a network needs it

    network = network_in(listing)
    graph, colours = _graph(network), colours_of(network)
    for node in network.nodes:
        red, green, blue = colours[node.thing]
        graph.nodes[node.thing.value]["viz"] = {
            "color": {"r": red, "g": green, "b": blue},
            "shape": _SHAPES[node.kind],
            "size": 20.0 if node.thing == network.centre else 10.0,
        }
    output = BytesIO()
    write_gexf(graph, output, version="1.2draft", prettyprint=True)
    return _signed(output.getvalue(), network, attribution(listing))


def graphml(listing: Listing) -> bytes:
    """Return the network of a listing as GraphML, its colours as ``#rrggbb`` and as ``r``, ``g``, ``b``.

    Raises:
        NotAcceptable: the listing is no network.
    """
    from networkx import write_graphml_xml  # noqa: PLC0415  # only who asks for a network needs it

    network = network_in(listing)
    graph, colours = _graph(network), colours_of(network)
    graph.graph |= {"title": cleaned(network.title), "attribution": cleaned(attribution(listing))}
    for node in network.nodes:
        colour = colours[node.thing]
        graph.nodes[node.thing.value].update(zip(("color", "r", "g", "b"), (hexadecimal(colour), *colour), strict=True))
    output = BytesIO()
    write_graphml_xml(graph, output)
    return output.getvalue()


def network_in(listing: Listing) -> Network:
    """Return the network that a listing is.

    Raises:
        NotAcceptable: it is none.
    """
    if listing.network is None:
        raise NotAcceptable(f"{listing.name} is a list and no network; XLSX and CSV hold it")
    return listing.network


def _graph(network: Network) -> "Graph":
    from networkx import Graph  # noqa: PLC0415  # only who asks for a network needs it

    graph = Graph()
    for node in network.nodes:
        graph.add_node(node.thing.value, **_of_node(node))
    for edge in network.edges:
        graph.add_edge(edge.left.value, edge.right.value, **_of_edge(edge))
    return graph


def _of_node(node: Node) -> dict[str, str | int]:
    told: dict[str, str | int] = {"label": cleaned(node.label), "kind": node.kind.value}
    return told if node.community is None else {**told, "community": node.community}


def _of_edge(edge: Edge) -> dict[str, str | float]:
    told = {"themes": " | ".join(edge.themes), "why": edge.why}
    return {"weight": edge.weight, **{name: cleaned(text) for name, text in told.items() if text}}


def _signed(body: bytes, network: Network, owed: str) -> bytes:
    """Return GEXF that says what it shows and whose data it holds, not when it was written; no alpha in colours."""
    ET.register_namespace("", _GEXF)
    ET.register_namespace("viz", f"{_GEXF}/viz")
    root = ET.fromstring(body)  # noqa: S314  # written just now, by us
    if (meta := root.find(f"{{{_GEXF}}}meta")) is not None:
        meta.clear()
        for name, text in {"creator": "Sozialraum", "description": f"{network.title} {owed}"}.items():
            ET.SubElement(meta, f"{{{_GEXF}}}{name}").text = cleaned(text)
    for colour in root.iter(f"{{{_GEXF}/viz}}color"):
        colour.attrib.pop("a", None)  # networkx writes 1.0, of which versions of Gephi make next to nothing to see
    signed: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return signed
