"""Shelf: SKOS files of every kind read whole or not at all, and found again by their labels."""

import gzip
import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NotFound, VocabularyBroken, WrongParameter
from kg.thesaurus import Shelf, reading
from kg.thesaurus.tables import key_of

TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix : <http://zbw.eu/stw/descriptor/> .
:1 a skos:Concept ; skos:prefLabel "Armut"@de, "Poverty"@en ; skos:altLabel "Verarmung"@de ; skos:broader :2 .
:2 a skos:Concept ; skos:prefLabel "Soziale Ungleichheit"@de, "Social inequality"@en ; skos:narrower :3 .
:3 a skos:Concept ; skos:prefLabel "Jugendhilfe"@de-DE ; skos:altLabel "Jugendhilfen"@de .
:4 a skos:Concept ; skos:prefLabel "Armut"@de ; owl:deprecated true .
"""
NTRIPLES = (
    '<http://zbw.eu/stw/descriptor/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "Armut"@de .\n'
    "<http://zbw.eu/stw/descriptor/1> <http://www.w3.org/2004/02/skos/core#broader> <http://zbw.eu/stw/2> .\n"
)
RDF_XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:skos="http://www.w3.org/2004/02/skos/core#"><skos:Concept rdf:about="http://zbw.eu/stw/descriptor/1">
 <skos:prefLabel xml:lang="de">Armut</skos:prefLabel></skos:Concept></rdf:RDF>"""
JSON_LD = (
    '{"@id": "http://zbw.eu/stw/descriptor/1", "http://www.w3.org/2004/02/skos/core#prefLabel":'
    ' {"@value": "Armut", "@language": "de"}}'
)


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "shelf")


def put(shelf, text=TURTLE, file="stw.ttl", name="stw"):
    return shelf.add(name, io.BytesIO(text.encode() if isinstance(text, str) else text), file)


@pytest.mark.parametrize(
    ("text", "file"),
    [(TURTLE, "a.ttl"), (NTRIPLES, "a.nt"), (RDF_XML, "a.rdf"), (JSON_LD, "a.jsonld"), (TURTLE, "a.ttl.gz")],
)
def test_a_file_of_any_format_is_read(shelf, text, file):
    made = put(shelf, gzip.compress(text.encode()) if file.endswith(".gz") else text, file)
    assert (made.name, made.title, made.licence) == ("stw", "STW – Standard-Thesaurus Wirtschaft", "ODbL 1.0")
    assert [hit.concept[-2:] for hit in shelf.search("armut")][:1] == ["/1"]
    assert shelf.names() == ("stw",)


def zipped(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, text in files.items():
            made.writestr(name.replace("_", "."), text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("address", "media_type", "content"),
    [
        ("https://a.example/stw.ttl?download=1", "application/octet-stream", TURTLE.encode()),
        ("https://a.example/files/17", "text/turtle", TURTLE.encode()),
        ("https://a.example/files/17", "application/n-triples", gzip.compress(NTRIPLES.encode())),
        ("https://a.example/stw.ttl.gz", "application/gzip", TURTLE.encode()),  # unpacked on the way
        ("https://a.example/stw.zip", "application/zip", zipped(readme_html="hello", stw_rdf=RDF_XML)),
    ],
)
def test_the_format_of_what_an_address_gives_is_told_by_ending_type_and_first_bytes(
    shelf, address, media_type, content
):
    made = shelf.add("stw", io.BytesIO(content), address, media_type=media_type)
    assert made.source == address
    assert shelf.search("armut")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (zipped(a_ttl=TURTLE, b_nt=NTRIPLES), "one SKOS file is wanted"),
        (zipped(readme_html="hello"), "holds readme.html"),
        (zipped(a_ttl=TURTLE)[:200], "damaged"),
    ],
)
def test_a_zip_holds_one_file(shelf, content, said):
    with pytest.raises(VocabularyBroken, match=said):
        put(shelf, content, "stw.zip")
    assert shelf.names() == ()


def test_labels_are_found_by_beginnings_without_accents_the_preferred_first(shelf):
    put(shelf)
    (hit, *_) = shelf.search("sozi ungl")
    assert (hit.vocabulary, hit.matched) == ("stw", "Soziale Ungleichheit")
    assert {(label.language, label.text) for label in hit.labels} == {
        ("de", "Soziale Ungleichheit"),
        ("en", "Social inequality"),
    }
    assert [hit.matched for hit in shelf.search("jugend")] == ["Jugendhilfe"]
    assert [hit.matched for hit in shelf.search("poverty", language="en")] == ["Poverty"]
    assert shelf.search("poverty", language="de") == ()
    assert shelf.search('") OR 1 --') == ()
    assert shelf.search("") == ()


def test_neighbours_go_both_ways_and_what_is_out_of_use_is_no_candidate(shelf):
    put(shelf)
    stw = "http://zbw.eu/stw/descriptor/"
    assert shelf.neighbours("stw", f"{stw}2") == {f"{stw}1", f"{stw}3"}
    (found,) = shelf.named("stw", [key_of("armut"), key_of("nothing")]).values()
    assert [one.concept for one in found] == [f"{stw}1"]


@pytest.mark.parametrize(
    ("text", "file", "said"),
    [
        ("no turtle at all", "a.ttl", "a.ttl: "),
        (TURTLE, "a.docx", "no SKOS format has this ending"),
        ("<urn:a> <urn:b> <urn:c> .", "a.nt", "no concept"),
        (TURTLE.replace("zbw.eu/stw", "example.org"), "a.ttl", "none of STW"),
        (gzip.compress(TURTLE.encode())[:-20], "a.ttl.gz", "damaged"),
    ],
)
def test_a_faulty_file_is_told_and_what_was_there_stays(shelf, text, file, said):
    before = put(shelf)
    with pytest.raises(VocabularyBroken, match=said):
        put(shelf, text, file)
    assert shelf["stw"] == before
    assert len(shelf.search("armut")) == 2


def test_a_bomb_is_refused(shelf, monkeypatch):
    monkeypatch.setattr(reading, "_LARGEST", 10_000)
    with pytest.raises(VocabularyBroken, match="unfolds to more than"):
        put(shelf, gzip.compress(b"#" + b" " * 1_000_000), "a.ttl.gz")


def test_names_that_are_no_files_and_things_that_are_not_there(shelf, tmp_path):
    for name in ("../etc", "A", "", "x" * 41):
        with pytest.raises(WrongParameter, match="no name"):
            put(shelf, name=name)
    for ask in (lambda: shelf["gnd"], lambda: shelf.remove("gnd"), lambda: shelf.search("a", name="../stw")):
        with pytest.raises(NotFound, match="no vocabulary"):
            ask()
    put(shelf)
    (tmp_path / "shelf" / "stw.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(VocabularyBroken, match="damaged"):
        shelf.search("a")
    put(shelf)
    shelf.remove("stw")
    assert shelf.names() == ()


@given(st.binary(max_size=300), st.sampled_from(["a.ttl", "a.nt", "a.rdf", "a.jsonld", "a.nt.gz"]))
def test_any_bytes_are_read_or_refused(data, name):
    with suppress(VocabularyBroken):
        assert all(one.concept for one in reading.read_skos(io.BytesIO(data), name))


def test_a_concept_tells_its_labels_notes_and_neighbours(shelf):
    put(shelf, name="own", file="own.ttl", text=CONCEPTS)
    found = shelf.concept("own", "https://a.example/armut")
    assert [(one.kind, one.text) for one in found.labels] == [(0, "Armut"), (1, "Mittellosigkeit")]
    assert [(one.kind, one.language, one.text) for one in found.notes] == [
        (0, "de", "Mangel an Mitteln"),
        (1, "en", "in rich countries too"),
    ]
    assert [one.text for one in found.broader] == ["Lebenslage"]
    assert [one.text for one in found.narrower] == ["Kinderarmut"]
    assert shelf.concept("own", "https://a.example/nothing") is None
    with pytest.raises(NotFound):
        shelf.concept("nobody", "https://a.example/armut")


CONCEPTS = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://a.example/> .
:armut skos:prefLabel "Armut"@de ; skos:altLabel "Mittellosigkeit"@de ; skos:broader :lage ;
  skos:scopeNote "in rich  countries too"@en ; skos:definition "Mangel an Mitteln"@de .
:lage skos:prefLabel "Lebenslage"@de .
:kinderarmut skos:prefLabel "Kinderarmut"@de ; skos:broader :armut .
"""
