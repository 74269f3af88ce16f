"""Encodings: bytes of a text file in, its characters out, or a clear word that nobody can tell."""

import codecs
import re
from typing import Final

from kg.errors import DocumentUnreadable, Fault

__all__ = ["decode"]

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What German text files come in, besides Unicode: Windows, Unix before 2000, DOS, and the Mac before OS X.
LEGACY: Final = ("cp1252", "iso8859_15", "cp850", "mac_roman")
CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
SAMPLE: Final = 200_000
# General detectors take short German text for Greek or Persian, or DOS for Mac; the umlauts settle it.
USUAL: Final = frozenset("äöüÄÖÜß„“”‚‘’»«›‹–—…§€•·©°´½²³éèêëáàâçñóôïÉ\xa0\xad")
ENOUGH: Final = 0.8
# A declared Latin-1 is Windows-1252 on the web: the two differ in characters that nobody means in Latin-1.
DECLARED_AS: Final = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def decode(raw: bytes, where: str, *, declared: str = "") -> str:
    """Return the text in bytes: by its byte order mark, as UTF-8, as declared, as UTF-16, else as what it looks like.

    Raises:
        DocumentUnreadable: no encoding fits; the message names the first bad byte and its line.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            text = tried(raw, encoding)
            if text is None or CONTROL.search(text):
                raise DocumentUnreadable(
                    f"{where}: starts like {encoding.removesuffix('-sig').upper()} but is none; save the file as UTF-8",
                    Fault.ENCODING,
                )
            return text.removeprefix("\ufeff")
    if b"\0" in raw:
        return without_mark(raw, where)
    text = tried(raw, "utf-8")
    if text is None and declared:
        text = tried(raw, known(declared))
    if text is None:
        text = tried(raw, guessed(raw))
    if text is None:
        raise undecided(raw, where)
    return text


def tried(raw: bytes, encoding: str) -> str | None:
    """Return the text in this encoding, or None if it is none or does not fit."""
    if not encoding:
        return None
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def known(declared: str) -> str:
    """Return Python's name of a declared text encoding, or nothing if there is none of that name."""
    try:
        found = codecs.lookup(declared)
    except (LookupError, ValueError):
        return ""
    return DECLARED_AS.get(found.name, found.name) if found.name in TEXT_ENCODINGS else ""


TEXT_ENCODINGS: Final = frozenset(
    codecs.lookup(name).name for name in ("ascii", "latin-1", "utf-8", "cp1250", "cp437", *LEGACY)
)


def without_mark(raw: bytes, where: str) -> str:
    """Return UTF-16 text that lacks its mark; in Western text every second byte is zero.

    Raises:
        DocumentUnreadable: the zeros do not fall that way, so this is no text.
    """
    for encoding, zeros in (("utf-16-le", raw[1::2]), ("utf-16-be", raw[::2])):
        if len(raw) % 2 == 0 and zeros.count(0) * 10 >= len(zeros) * 7:
            text = tried(raw, encoding)
            if text is not None and not CONTROL.search(text):
                return text
    raise DocumentUnreadable(
        f"{where}: byte {raw.index(0)} is zero, so this is no text file; save it as text (.txt, UTF-8)", Fault.ENCODING
    )


def guessed(raw: bytes) -> str:
    """Return the older encoding whose signs beyond ASCII are nearly all usual in German, or nothing."""
    best, share = "", ENOUGH
    for encoding in LEGACY:
        text = tried(raw[:SAMPLE], encoding)
        if text is None or CONTROL.search(text):
            continue
        beyond = [sign for sign in text if not sign.isascii()]
        usual = sum(sign in USUAL for sign in beyond) / max(len(beyond), 1)
        if usual > share:
            best, share = encoding, usual
    return best


def undecided(raw: bytes, where: str) -> DocumentUnreadable:
    """Return the error that names the first byte that is not UTF-8."""
    try:
        raw.decode()
        place = "the text"
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        place = f"line {line}, byte {error.start} (0x{raw[error.start]:02x})"
    return DocumentUnreadable(
        f"{where}: {place} is not UTF-8, and no older encoding fits; save the file as UTF-8", Fault.ENCODING
    )
