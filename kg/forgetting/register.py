"""Register: whom a store has forgotten, as salted hashes in a file of its folder, so that no import brings them back.

A hash is scrypt of a key (``kg.forgetting.name``) with the store's own salt. As a text has thousands of words that
could be a name, twelve bits of a fast hash stand before it and leave few to be looked at; that is all that comes
without effort to whoever has the file and tries names.
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Final, Self

from kg.errors import StoreUnavailable
from kg.store.beside import FORGOTTEN

__all__ = ["Entry", "Register", "hashed", "read_register", "register_of", "write_register", "write_whole"]

_FORMAT: Final = "sozialraum-forgotten 1"
_COST: Final = 2**12
"""Of scrypt: some 10 ms and 4 MB a hash."""
_SIEVE: Final = 3
"""Hexadecimal digits of the fast hash."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person who is not to come back: the case, and the hashes of the forms of the name, with their salt.

    ``spared`` are hashes of forms of the name with a document in which they mean somebody else.
    """

    case: str
    at: str
    salt: str = field(repr=False)
    hashes: frozenset[str]
    spared: frozenset[str] = frozenset()

    def means(self, key: str, document: str) -> bool:
        """Tell whether a key is one of this person, and not of somebody else in this document."""
        if hashed(self.salt, key) not in self.hashes:
            return False
        return not self.spared or hashed(self.salt, f"{key}@{document}") not in self.spared


@dataclass(frozen=True)
class Register:
    """The entries of a store, and the salt for new ones."""

    salt: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)
    entries: tuple[Entry, ...] = ()

    @cached_property
    def _sieves(self) -> Mapping[str, frozenset[str]]:
        salts = {entry.salt for entry in self.entries}
        return {
            salt: frozenset(one[:_SIEVE] for entry in self.entries if entry.salt == salt for one in entry.hashes)
            for salt in salts
        }

    def entry(self, case: str, at: str, keys: Iterable[str], spared: Iterable[str] = ()) -> Entry:
        """Return a new entry for keys of a name, except in some documents."""
        known = tuple(keys)
        return Entry(
            case,
            at,
            self.salt,
            frozenset(hashed(self.salt, key) for key in known),
            frozenset(hashed(self.salt, f"{key}@{document}") for document in spared for key in known),
        )

    def with_entry(self, entry: Entry) -> Self:
        """Return the register with an entry, in place of one of the same case."""
        return replace(self, entries=(*(one for one in self.entries if one.case != entry.case), entry))

    def without(self, case: str) -> Self:
        """Return the register without the entry of a case."""
        return replace(self, entries=tuple(one for one in self.entries if one.case != case))

    def joined(self, other: Self) -> Self:
        """Return the register with the entries of another besides; where it has none, it is the other."""
        if not self.entries:
            return other
        cases = {one.case for one in self.entries}
        return replace(self, entries=(*self.entries, *(one for one in other.entries if one.case not in cases)))

    def knows(self, key: str, document: str) -> bool:
        """Tell whether a key is one of somebody who is forgotten, and not of somebody else in this document."""
        return any(
            quick(salt, key) in sieve and any(one.means(key, document) for one in self.entries if one.salt == salt)
            for salt, sieve in self._sieves.items()
        )

    def mark(self, words: str) -> str:
        """Return six digits that stand for words in addresses, the same in each import."""
        return hmac.new(bytes.fromhex(self.salt), f"mark {words}".encode(), "sha256").hexdigest()[:6]


def quick(salt: str, key: str) -> str:
    """Return the digits by which most keys are seen to be nobody's."""
    return hmac.new(bytes.fromhex(salt), key.encode(), "sha256").hexdigest()[:_SIEVE]


@cache
def hashed(salt: str, key: str) -> str:
    """Return what stands for a key."""
    slow = hashlib.scrypt(key.encode(), salt=bytes.fromhex(salt), n=_COST, r=8, p=1, dklen=16)
    return quick(salt, key) + slow.hex()


def read_register(folder: Path | None) -> Register:
    """Return the register of the store in a folder; an empty one where there is none yet, or no folder.

    Raises:
        StoreUnavailable: it is damaged. Nothing is imported then, as it might bring somebody back.
    """
    if folder is None or not (folder / FORGOTTEN).exists():
        return Register()
    try:
        return register_of((folder / FORGOTTEN).read_bytes())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreUnavailable(
            f"{folder / FORGOTTEN} is damaged ({error}); put it back from a copy: without it,"
            " who was forgotten comes back"
        ) from error


def register_of(text: bytes) -> Register:
    """Return the register that stands in a file.

    Raises:
        ValueError, KeyError, TypeError: it is damaged, or of another format.
    """
    told = json.loads(text)
    entries = (
        Entry(str(one["case"]), str(one["at"]), str(one["salt"]), frozenset(one["hashes"]), frozenset(one["spared"]))
        for one in {_FORMAT: told["entries"]}[told["format"]]
    )
    return Register(str(told["salt"]), tuple(entries))


def write_register(folder: Path, register: Register) -> None:
    """Put a register on file, whole and on disk before this returns, for its owner only."""
    entries = [{**asdict(one), "hashes": sorted(one.hashes), "spared": sorted(one.spared)} for one in register.entries]
    told = {"format": _FORMAT, "salt": register.salt, "entries": entries}
    write_whole(folder / FORGOTTEN, json.dumps(told, indent=1) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write a file that only its owner reads, whole or not at all, and on disk before this returns."""
    path.parent.mkdir(exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
