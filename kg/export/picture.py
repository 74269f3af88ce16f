"""Picture: a network as SVG, with links, titles and shapes beside colours; it needs no script and no style sheet."""

from collections.abc import Callable
from typing import Final
from xml.etree import ElementTree as ET

from kg.errors import Limit, ResultTooLarge
from kg.export.colour import colours_of, hexadecimal
from kg.export.graphfile import network_in
from kg.export.layout import FONT, Layout, Place, laid_out, width_of
from kg.export.listing import Listing
from kg.export.sources import attribution
from kg.export.wording import WORDS
from kg.export.xmltext import cleaned
from kg.network.network import MOST_DRAWN, Edge, Network, NodeKind
from kg.terms import NamedNode

__all__ = ["drawn", "picture"]

_INK, _LINE, _PAPER = "#1c2730", "#8796a0", "#ffffff"
_RADIUS: Final = 6.0
_LEGEND: Final = 34.0
_STRONG: Final = 3
_KINDS: Final = (NodeKind.PERSON, NodeKind.ORGANISATION, NodeKind.THEME)


def picture(listing: Listing) -> bytes:
    """Return the network of a listing as an SVG file whose nodes link to their addresses.

    Raises:
        NotAcceptable: the listing is no network.
        ResultTooLarge: it has more nodes than a picture can show.
    """
    return drawn(network_in(listing), listing.language, owed=attribution(listing)).encode()


def drawn(
    network: Network, language: str, href: Callable[[NamedNode], str] = lambda thing: thing.value, *, owed: str = ""
) -> str:
    """Return a network as SVG, to stand alone or in a page; ``href`` tells where a node's link leads.

    ``owed`` says whose the data are.

    Only presentation attributes are used, so a policy against inline styles lets it pass.

    Raises:
        ResultTooLarge: it has more nodes than a picture can show.
    """
    if len(network.nodes) > MOST_DRAWN:
        raise ResultTooLarge(
            f"a picture shows {MOST_DRAWN} nodes, this network has {len(network.nodes)}; GEXF and GraphML hold it",
            limit=Limit("nodes", MOST_DRAWN, "node", "ask for fewer actors, or for GEXF"),
        )
    layout = laid_out(network)
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {layout.width:.0f} {layout.height + _LEGEND:.0f}",
            "width": f"{layout.width:.0f}",
            "height": f"{layout.height + _LEGEND:.0f}",
            "role": "group",
            "aria-label": cleaned(network.title),
            "font-family": "system-ui, 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif",
            "font-size": f"{FONT:g}",
            "class": "network",
        },
    )
    ET.SubElement(root, "title").text = cleaned(network.title)
    if owed:
        ET.SubElement(root, "desc").text = cleaned(owed)
    _edges(root, network, layout)
    colours = colours_of(network)
    for place in layout.places:
        thing = place.node.thing
        _node(root, place, href(thing), hexadecimal(colours[thing]), is_centre=thing == network.centre)
    _legend(root, network, language, layout.height + _LEGEND / 2)
    return ET.tostring(root, encoding="unicode")


def _edges(root: ET.Element, network: Network, layout: Layout) -> None:
    """Draw the edges; around a centre those that are not among the strongest few of any actor only faintly."""
    spots = {place.node.thing: place for place in layout.places}
    middle = spots[network.centre].x if network.centre is not None else layout.width / 2
    most = max((edge.weight for edge in network.edges), default=1.0)
    strong = _strongest(network) if network.centre is not None else frozenset(network.edges)
    for edges, opacity in (([one for one in network.edges if one not in strong], "0.18"), (strong, "0.8")):
        group = ET.SubElement(root, "g", {"stroke": _LINE, "stroke-opacity": opacity, "fill": "none"})
        for edge in (one for one in network.edges if one in edges):
            left, right = spots[edge.left], spots[edge.right]
            width = f"{0.7 + 2.3 * edge.weight / most:.2f}"
            line = ET.SubElement(group, "path", {"d": _path(left, right, middle), "stroke-width": width})
            ET.SubElement(line, "title").text = cleaned(_told(edge, left.node.label, right.node.label))


def _strongest(network: Network) -> frozenset[Edge]:
    """Return the edges of the centre, and of everybody else the few that weigh most."""
    found: set[Edge] = set()
    for node in network.nodes:
        if node.kind is not NodeKind.THEME:
            own = [edge for edge in network.edges if node.thing in (edge.left, edge.right)]
            few = len(own) if node.thing == network.centre else _STRONG
            found.update(sorted(own, key=lambda edge: -edge.weight)[:few])
    return frozenset(found)


def _path(left: Place, right: Place, middle: float) -> str:
    """Return a curve that leaves and arrives level, or between nodes one over the other bows towards the middle."""
    bends = ((right.x - left.x) * 0.35, (left.x - right.x) * 0.35)
    if left.anchor == right.anchor != "middle" and abs(right.x - left.x) < abs(right.y - left.y):
        bow = min(abs(right.y - left.y) * 0.5, 60.0) * (1 if (left.x + right.x) / 2 < middle else -1)
        bends = (bow, bow)
    start, end = f"M{left.x:.1f} {left.y:.1f}", f"{right.x:.1f} {right.y:.1f}"
    return f"{start}C{left.x + bends[0]:.1f} {left.y:.1f} {right.x + bends[1]:.1f} {right.y:.1f} {end}"


def _told(edge: Edge, left: str, right: str) -> str:
    themes = f" ({', '.join(edge.themes)})" if edge.themes else ""
    return f"{left} – {right}: {edge.weight:.2f}{themes}{f'. {edge.why}' if edge.why else ''}"


def _node(root: ET.Element, place: Place, href: str, colour: str, *, is_centre: bool) -> None:
    link = ET.SubElement(root, "a", {"href": href})
    ET.SubElement(link, "title").text = cleaned(place.node.label)
    if place.anchor == "middle":
        _pill(link, place, colour, is_centre=is_centre)
        return
    _mark(link, place.node.kind, (place.x, place.y), colour)
    side = 1 if place.anchor == "start" else -1
    _text(link, place.x + side * 2 * _RADIUS, place.y, place.label, place.anchor)


def _pill(link: ET.Element, place: Place, colour: str, *, is_centre: bool) -> None:
    width, height = width_of(place.label) + 20, 26.0
    shape = {"fill": _PAPER, "stroke": colour, "stroke-width": "3.5" if is_centre else "1.6"}
    box = {"x": place.x - width / 2, "y": place.y - height / 2, "width": width, "height": height}
    corner = 3.0 if place.node.kind is NodeKind.ORGANISATION else height / 2
    ET.SubElement(
        link, "rect", {**{name: f"{value:.1f}" for name, value in box.items()}, "rx": f"{corner:.1f}", **shape}
    )
    _text(link, place.x, place.y, place.label, "middle", bold=is_centre)


def _mark(parent: ET.Element, kind: NodeKind, spot: tuple[float, float], colour: str) -> None:
    """Draw the shape of a kind: a disc for a person, a square for an organisation, a diamond for a theme."""
    x, y = spot
    fill = {"fill": colour, "stroke": _INK, "stroke-width": "1"}
    if kind is NodeKind.PERSON:
        ET.SubElement(parent, "circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{_RADIUS:g}", **fill})
        return
    reach = _RADIUS * (0.9 if kind is NodeKind.ORGANISATION else 1.25)
    corners = [(x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach), (x - reach, y + reach)]
    if kind is NodeKind.THEME:
        corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    ET.SubElement(parent, "polygon", {"points": " ".join(f"{a:.1f},{b:.1f}" for a, b in corners), **fill})


def _text(parent: ET.Element, x: float, y: float, label: str, anchor: str, *, bold: bool = False) -> None:
    given = {"x": f"{x:.1f}", "y": f"{y + FONT * 0.35:.1f}", "text-anchor": anchor, "fill": _INK}
    halo = {"stroke": _PAPER, "stroke-width": "3", "stroke-linejoin": "round", "paint-order": "stroke"}
    weight = {"font-weight": "700"} if bold else {}
    ET.SubElement(parent, "text", {**given, **halo, **weight}).text = cleaned(label)


def _legend(root: ET.Element, network: Network, language: str, y: float) -> None:
    """Say in words what the shapes stand for; colours of groups are told by the groups' own list."""
    x = 2 * _RADIUS
    for kind in _KINDS:
        one = next((node for node in network.nodes if node.kind is kind), None)
        if one is None:
            continue
        grouped = any(node.community is not None for node in network.nodes if node.kind is kind)
        colour = _PAPER if grouped else hexadecimal(colours_of(network)[one.thing])
        if kind is NodeKind.THEME and network.centre is not None:
            box = {"x": f"{x - 9:.1f}", "y": f"{y - 6:.1f}", "width": "18", "height": "12", "rx": "6"}
            ET.SubElement(root, "rect", {**box, "fill": _PAPER, "stroke": colour, "stroke-width": "1.6"})
        else:
            _mark(root, kind, (x, y), colour)
        word = WORDS[kind.value].text(language)
        _text(root, x + 2 * _RADIUS, y, word, "start")
        x += width_of(word) + 6 * _RADIUS
