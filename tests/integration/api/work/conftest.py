"""A work area on loopback: two pages whose unsure facts wait, a key to write and one to read."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from api.settings import ApiSettings
from kg.keys import Scope, add_key
from kg.link import Justification, Link, Relation, propose
from kg.pipeline import add_files
from kg.store import open_store
from kg.terms import THEME, Literal, NamedNode
from kg.thesaurus import Shelf
from tests.integration.api.conftest import served

MEETING = """Fachtag Wohnen und Teilhabe

Referentinnen und Referenten
• Dr. Annegret Kern, Landkreis Auental
• Tom Rade, Diakonie Sonnfeld e. V.

Die Teilnahme ist kostenfrei. Start war in Auen, wo Streetworkerin Jule Mittmann von der Diakonie Sonnfeld e. V.
durch den Ort führte.
"""
ROUND = """Runder Tisch Armut

Moderation
• Annegrit Kern, Kreis Auental

Fragen stellte Bernd Kullmann (Diakonie Sonnfeld e. V.).
"""
BELOW = Decimal("0.86")
TOKEN = re.compile(r'name="token" value="([^"]+)"')


SKOS = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <https://a.example/> .
:armut skos:prefLabel "Armut"@de, "poverty"@en ; skos:altLabel "Mittellosigkeit"@de ; skos:broader :lage ;
  skos:definition "Mangel an Mitteln"@de .
:lage skos:prefLabel "Lebenslage"@de . :kind skos:prefLabel "Kinderarmut"@de ; skos:broader :armut .
:ton skos:prefLabel "Ton"@de .
"""
PROPOSED = [
    Link(
        THEME[ours],
        relation,
        NamedNode(f"https://a.example/{theirs}"),
        "beispiel",
        Justification.LEXICAL,
        Decimal(score),
        "gleiche Benennung / same label",
        (Literal(theirs, language="de"),),
    )
    for ours, relation, theirs, score in (
        ("armut", Relation.EXACT, "armut", "0.9"),
        ("kinderarmut", Relation.EXACT, "kind", "0.85"),
        ("armut", Relation.RELATED, "ton", "0.4"),
    )
]


@dataclass(frozen=True)
class Office:
    """A server with its keys, and the folder of its store."""

    client: httpx.Client
    key: str
    reader: str
    keys: Path

    def fresh(self) -> httpx.Client:
        """A browser that nobody has used."""
        return httpx.Client(base_url=self.client.base_url, timeout=60, headers={"Accept": "text/html"})

    @contextmanager
    def signed_in(self, key: str = "") -> Iterator[httpx.Client]:
        """A browser in which somebody signed in."""
        with self.fresh() as browser:
            answer = sign_in(browser, key or self.key)
            assert answer.status_code == 303, answer.text
            yield browser


def sign_in(browser: httpx.Client, key: str, **more: str) -> httpx.Response:
    form = browser.get("/work/sign-in")
    return browser.post("/work/sign-in", data={"token": token_in(form), "key": key, **more})


def token_in(page: httpx.Response) -> str:
    """The token that the forms of a page carry."""
    return TOKEN.search(page.text)[1]


def pages(folder: Path) -> list[Path]:
    """Two pages, written into a folder."""
    (folder / "fachtag.txt").write_text(MEETING, encoding="utf-8")
    (folder / "runder-tisch.txt").write_text(ROUND, encoding="utf-8")
    return [folder / "fachtag.txt", folder / "runder-tisch.txt"]


@pytest.fixture(scope="session")
def office(tmp_path_factory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    with open_store(str(folder / "graph")) as store:
        assert not [one.error for one in add_files(store, pages(folder), review_below=BELOW) if one.error]
        propose(store, PROPOSED)
    Shelf(folder / "shelf").add("beispiel", io.BytesIO(SKOS.encode()), "beispiel.ttl")
    keys = folder / "keys.json"
    key, reader = add_key(keys, "Nora Test", Scope.WRITE), add_key(keys, "Leser", Scope.READ)
    settings = ApiSettings(str(folder / "graph"), keys, workers=1, review_below=BELOW, vocabularies=folder / "shelf")
    with served(settings) as client:
        client.headers["Authorization"] = f"Bearer {key}"
        yield Office(client, key, reader, keys)


@pytest.fixture(scope="session")
def browser(office) -> Iterator[httpx.Client]:
    """A browser in which Nora Test signed in."""
    with office.signed_in() as signed:
        yield signed
