"""Any bytes for any reader: a document whose text is normal, or one error of the family; never a crash."""

import io
import unicodedata
import zipfile
from functools import cache

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kg.errors import DocumentUnreadable
from kg.model import Document
from kg.read import read_file, read_text
from kg.read.file import read_bytes
from kg.read.webpage import page_of_html
from kg.segment import segment
from tests.unit.read.forms import FORMS, printed

SUFFIXES = (".txt", ".md", ".html", ".pdf", ".docx", "")
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def outcome(raw: bytes, suffix: str) -> Document | DocumentUnreadable:
    try:
        return read_bytes(raw, source=f"x{suffix}", where=f"ordner/x{suffix}")
    except DocumentUnreadable as error:
        return error


def check(result: Document | DocumentUnreadable) -> None:
    if isinstance(result, DocumentUnreadable):
        assert str(result).startswith("ordner/x")
        return
    text = result.text
    assert unicodedata.is_normalized("NFC", text)
    assert text.strip()
    assert not any(letter in text for letter in "\r\0\u2028\x0c")
    text.encode()
    assert all(0 <= block.span.start < block.span.end <= len(text) for block in segment(text))


@pytest.mark.parametrize("suffix", SUFFIXES)
@few
@given(raw=st.binary(max_size=400))
def test_any_bytes(suffix, raw):
    check(outcome(raw, suffix))


@pytest.mark.parametrize("suffix", [".md", ".html", ".txt"])
@few
@given(text=st.text(alphabet=st.sampled_from("ab <>/=\"'!-#*|[]()&;\n\t`~_1.dlitrhpuo§äé\u0308"), max_size=300))
def test_any_marked_up_text(suffix, text):
    check(outcome(text.encode(), suffix))


@cache
def form(suffix: str) -> bytes:
    return FORMS[suffix]()


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
@few
@given(data=st.data())
def test_a_file_with_spoilt_or_missing_bytes(suffix, data):
    raw = bytearray(form(suffix))
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=20)):
        raw[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.sampled_from([len(raw), len(raw) // 2, len(raw) - 10, 200]))
    check(outcome(bytes(raw[:end]), suffix))


@few
@given(place=st.integers(0, 10_000), new=st.binary(min_size=1, max_size=8))
def test_a_word_file_with_spoilt_xml(place, new):
    whole, spoilt = zipfile.ZipFile(io.BytesIO(form(".docx"))), io.BytesIO()
    with zipfile.ZipFile(spoilt, "w", zipfile.ZIP_DEFLATED) as target:
        for name in whole.namelist():
            data = whole.read(name)
            if name == "word/document.xml":
                at = place % len(data)
                data = data[:at] + new + data[at + len(new) :]
            target.writestr(name, data)
    check(outcome(spoilt.getvalue(), ".docx"))


@given(st.text(max_size=200))
def test_text_is_normal_and_reading_it_again_changes_nothing(text):
    try:
        once = read_text(text, source="x.txt")
    except DocumentUnreadable:
        return
    assert read_text(once.text, source="x.txt") == once


def test_deep_nesting_is_refused():
    with pytest.raises(DocumentUnreadable, match="deep"):
        page_of_html("<div>" * 5_000 + "Text", "x.html")


ENCODINGS = [
    ("utf-8-sig", "Grüße aus Köln – „Straße“"),
    ("utf-16", "Grüße aus Köln – „Straße“"),
    ("utf-16-le", "Grüße aus Köln"),
    ("utf-16-be", "Grüße aus Köln"),
    ("utf-32", "Grüße aus Köln"),
    ("cp1252", "Grüße aus Köln – „Straße“"),
    ("latin-1", "Zeile\nGrüße"),
    ("iso8859-15", "Förderung: 300 €"),
    ("mac_roman", "Größe, Übung und Straße"),
    ("cp850", "Größe, Übung und Straße in Köln und München"),
]


@pytest.mark.parametrize(("encoding", "text"), ENCODINGS)
def test_older_encodings_are_told_apart(encoding, text, tmp_path):
    file = tmp_path / "alt.txt"
    file.write_bytes(text.encode(encoding))
    assert read_file(file).text == text


def test_a_page_that_declares_its_encoding_is_believed():
    raw = '<meta charset="iso-8859-1"><h1>Forum „Wärme“</h1><p>Größe</p>'.encode("cp1252")
    found = outcome(raw, ".html")
    assert isinstance(found, Document)
    assert found.text == "Forum „Wärme“\n\nGröße\n"


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(form(".pdf"))))
    writer.encrypt("geheim", algorithm="RC4-128")
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def scanned() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 40), "black")), 10, 100)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def blank_word() -> bytes:
    target = io.BytesIO()
    docx.Document().save(target)
    return target.getvalue()


def swollen_word() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"<w/>" + b" " * 5_000_000)
    return target.getvalue()


REFUSED = [
    (".pdf", encrypted, "encrypted", "password"),
    (".pdf", scanned, "scan", "OCR"),
    (".pdf", lambda: printed([], head=""), "empty", "no text"),
    (".pdf", lambda: form(".pdf")[:300], "damaged", "anew"),
    (".docx", blank_word, "empty", "no text"),
    (".docx", swollen_word, "zip bomb", "times"),
    (".docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted", ".docx without a password"),
    (".docx", lambda: b"PK\x03\x04nothing", "damaged", "anew"),
    (".doc", lambda: b"text", ".doc", ".docx"),
    (".html", lambda: b"<nav>Menu</nav><script>x</script>", "no text", "menus"),
    (".txt", lambda: bytes(range(128, 256)), "line 1, byte 0", "UTF-8"),
    (".txt", lambda: b"\xff\xfe\x00", "UTF-16", "UTF-8"),
    (".txt", lambda: b" \n ", "empty", "no text"),
    (".png", lambda: b"\x89PNG", ".png", "PDF"),
]


@pytest.mark.parametrize(("suffix", "make", "reason", "right"), REFUSED)
def test_what_cannot_be_read_is_told_with_reason_and_remedy(suffix, make, reason, right, tmp_path):
    file = tmp_path / f"bericht{suffix}"
    file.write_bytes(make())
    with pytest.raises(DocumentUnreadable) as told:
        read_file(file)
    assert str(file) in str(told.value)
    assert reason in str(told.value)
    assert right in str(told.value)


def test_a_file_that_opens_without_a_password_is_read():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(form(".pdf"))))
    writer.encrypt("", "geheim", algorithm="RC4-128")
    assert isinstance(outcome(written(writer), ".pdf"), Document)


def test_a_pdf_with_another_suffix_is_known_by_its_content(tmp_path):
    file = tmp_path / "bericht.txt"
    file.write_bytes(form(".pdf"))
    assert "Uwe Hellwig" in read_file(file).text
