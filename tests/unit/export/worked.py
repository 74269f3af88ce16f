"""A list worked out by hand: two rows, one with two sources, and everything that a file could stumble over."""

from xml.etree import ElementTree as ET

from kg.export.listing import Listing
from kg.export.origins import Origin, Origins
from kg.network import Why
from kg.network.network import Edge, Network, Node, NodeKind
from kg.question import Column, Wording
from kg.terms import ID, LIST, THEME, XSD, Literal
from kg.themes import EvidenceKind, Passage, Reason

FORMULA = '=HYPERLINK("http://example.org","Klick")'
DOCUMENT = ID["document/protokoll"]
EVENT = ID["event/forum-1"]


def passage(name, text, words, status="genannt", confidence=1.0):
    start = text.index(words)
    return Passage(
        ID[f"evidence/{name}"],
        DOCUMENT,
        "Protokoll",
        text,
        start,
        start + len(words),
        LIST[f"beleg/{status}"],
        confidence,
    )


REASON = Reason(
    kind=EvidenceKind.PARTICIPATION,
    theme=THEME["armut"],
    theme_label="Armut",
    item=EVENT,
    item_label="Forum 1",
    bearer=EVENT,
    bearer_label="Forum 1",
    through=None,
    through_label="",
    confidence=0.8,
    weight=0.4,
    passages=(passage("e1", "Ada Berg, Stadt Au", "Ada Berg"),),
    theme_passages=(passage("e2", "Es ging um Armut.", "Armut", "erschlossen", 0.8),),
)


def column(name, de, en, separator=None):
    return Column(name, Wording(de, en), separator)


def listing(language="de", **changed):
    given = {
        "name": "probe",
        "title": "Wer arbeitet woran?" if language == "de" else "Who works on what?",
        "language": language,
        "columns": (
            column("actor", "Adresse", "Address"),
            column("actorLabel", "Akteur", "Actor"),
            column("strength", "Stärke", "Strength"),
            column("themes", "Themen", "Themes", " | "),
            column("since", "seit", "since"),
        ),
        "rows": (
            {
                "actor": ID["person/ada-berg"],
                "actorLabel": Literal("Ada Berg"),
                "strength": Literal("0.400000", datatype=XSD["decimal"]),
                "themes": Literal("Armut | Wohnen"),
                "since": Literal("2025-03-31", datatype=XSD["date"]),
            },
            {"actor": ID["person/boe"], "actorLabel": Literal(FORMULA), "themes": Literal("-Wohnen")},
        ),
        "labels": {ID["person/ada-berg"]: "Ada Berg"},
        "why": ((Why("Ada Berg wirkte am Forum 1 mit.", (REASON,)),), (Why("@SUM(1)"),)),
        "notes": ("Dies ist eine Näherung.",),
        "origins": Origins({DOCUMENT: Origin("Protokoll", "protokoll.txt", made_up=True)}, {EVENT: "2025-03-31"}),
    }
    return Listing(**{**given, **changed})


def network(*, centre=True, actors=4, themes=3, label="Thema"):
    """A ring of actors around one, each tied to a theme or two."""
    middle = Node(ID["person/mitte"], "Mitte & Söhne", NodeKind.PERSON)
    around = [
        Node(
            ID[f"organisation/o{n}"], f"Träger Nr. {n} mit einem recht langen Namen, Ort", NodeKind.ORGANISATION, n % 2
        )
        for n in range(actors)
    ]
    between = [Node(THEME[f"t{n}"], f"{label} {n}", NodeKind.THEME) for n in range(themes)]
    edges = [Edge(middle.thing, theme.thing, 0.5, (), "Mitte tut\x0b etwas.") for theme in between]
    edges += [
        Edge(actor.thing, between[place].thing, 0.25 + 0.5 * (place == n % themes), ("Armut", "Wohnen"))
        for n, actor in enumerate(around)
        for place in ({n % themes, (n * n + 1) % themes} if themes else ())
    ]
    nodes = (middle, *between, *around)
    return Network("Netz um Mitte", nodes, tuple(edges), middle.thing if centre else None)


def parsed(xml):
    return ET.fromstring(xml)  # noqa: S314 - made by the code under test
