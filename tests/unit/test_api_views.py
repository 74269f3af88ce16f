"""Views: labels are asked once, and anew when the store has changed."""

from api.views import Views
from kg.store import open_store
from kg.terms import GRAPH, ID, SKOS, Literal, NamedNode, Triple

HERE = NamedNode(f"{GRAPH}probe/genannt")
TOWN, COUNTY = ID["organisation/stadt-seefelde"], ID["organisation/kreis-seefelde"]


def named(thing: NamedNode, *labels: Literal) -> list[Triple]:
    return [Triple(thing, SKOS["prefLabel"], label) for label in labels]


def test_a_label_is_read_once_and_anew_after_a_write(monkeypatch):
    with open_store("memory:") as store:
        store.put(HERE, named(TOWN, Literal("Stadt Seefelde", language="de"), Literal("Seefelde", language="en")))
        views, asked = Views(store), []
        select = store.select

        def counted(text: str):
            asked.append(text)
            return select(text)

        monkeypatch.setattr(store, "select", counted)
        assert views.refs([TOWN], "de")[TOWN].label == "Stadt Seefelde"
        before = len(asked)
        assert views.refs([TOWN], "en")[TOWN].label == "Seefelde"
        assert len(asked) == before
        assert views.refs([TOWN, COUNTY], "de")[COUNTY].label == "kreis-seefelde"
        assert len(asked) == before + 1
        assert TOWN.value not in asked[-1]
        store.put(HERE, named(TOWN, Literal("Seefelde an der Aue", language="de")))
        assert views.refs([TOWN], "de")[TOWN].label == "Seefelde an der Aue"
        assert views.refs([TOWN], "en")[TOWN].label == "Seefelde an der Aue"
