"""Addresses: a fetched page becomes a document that is named after where it was."""

import pytest

from kg.errors import DocumentUnreadable
from kg.read import documents_at, read_address
from kg.web import Fetched


def answering(media_type, content, charset="", url=""):
    return lambda asked: Fetched(url or asked, media_type, charset, content)


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://www.kreis-auental.example/foren/forum-3.html", "kreis-auental-example-foren-forum-3"),
        ("https://auental.example/foren/?id=3", "auental-example-foren-id-3"),
        ("https://auental.example", "auental-example"),
        ("https://auental.example/f%C3%B6rderung", "auental-example-foerderung"),
    ],
)
def test_a_document_is_named_after_its_address(url, slug):
    document = read_address(url, answering("text/html", b"<h1>Forum 3: Wohnen</h1><p>Im Kreis.</p>"))
    assert (document.slug, document.source) == (slug, url)
    assert document.text.startswith("Forum 3: Wohnen")


def test_the_source_is_where_redirects_led():
    document = read_address("https://a.example/x", answering("text/plain", b"Wohnen", url="https://a.example/neu"))
    assert document.source == "https://a.example/neu"


def test_the_charset_of_the_answer_wins_over_the_guess():
    raw = "<h1>Łódź trifft Köln</h1>".encode("cp1250")
    assert "Łódź trifft Köln" in read_address("https://a.example/x", answering("text/html", raw, "cp1250")).text


@pytest.mark.parametrize(
    ("url", "media_type", "content"),
    [
        ("https://a.example/x", "text/markdown", b"# Forum\n\nWohnen"),
        ("https://a.example/x.md", "application/octet-stream", b"# Forum\n\nWohnen"),
        ("https://a.example/x", "text/plain", b"Forum\n\nWohnen"),
    ],
)
def test_the_type_tells_the_reader(url, media_type, content):
    assert read_address(url, answering(media_type, content)).text.startswith("Forum\n")


@pytest.mark.parametrize(
    ("media_type", "content", "words"),
    [
        ("image/png", b"\x89PNG", "is image/png"),
        ("application/octet-stream", b"x", "application/octet-stream"),
        ("text/html", b"", "empty"),
        ("application/pdf", b"%PDF-1.4 broken", "PDF"),
    ],
)
def test_what_is_no_document_is_told_with_its_address(media_type, content, words):
    with pytest.raises(DocumentUnreadable, match=words) as error:
        read_address("https://a.example/x", answering(media_type, content))
    assert str(error.value).startswith("https://a.example/x: ")


def test_a_bad_address_is_one_reading_among_others():
    (reading,) = documents_at("https://a.example/x", answering("image/png", b"x"))
    assert isinstance(reading.outcome, DocumentUnreadable)
    assert reading.where == "https://a.example/x"
