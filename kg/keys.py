"""Keys: who may write to an instance, kept as hashes in one file."""

import hashlib
import hmac
import json
import os
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from kg.errors import KeysUnreadable, NotFound, WrongParameter

__all__ = ["Key", "Scope", "add_key", "hidden", "key_of", "read_keys", "revoke_key"]

START: Final = "sr"
SECRETS: Final = re.compile(r"sr_[0-9a-z]+_[\w-]{16,}|eyJ[\w-]+\.[\w.-]*")
"""What keys and signed tokens look like."""
NAME_LENGTH: Final = 80


class Scope(StrEnum):
    """What a key allows; each scope includes those before it.

    ``network`` and ``internal`` read documents that are not for everybody.
    """

    READ = "read"
    NETWORK = "network"
    INTERNAL = "internal"
    WRITE = "write"
    ADMIN = "admin"

    def includes(self, other: "Scope") -> bool:
        """Tell whether this scope allows what another one does."""
        order = list(Scope)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is kept: its name, its public number, what it allows, since when, and the SHA-256 of its secret.

    The secret has 256 bits drawn by lot, so that a fast hash is enough: there is nothing to guess.
    """

    name: str
    number: str
    scope: Scope
    created: str
    hash: str


def read_keys(file: Path) -> tuple[Key, ...]:
    """Return the keys in a file, oldest first; none where there is no file.

    Raises:
        KeysUnreadable: the file is damaged, or may not be read.
    """
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return tuple(Key(**{**entry, "scope": Scope(entry["scope"])}) for entry in told["keys"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KeysUnreadable(
            f"{file}: no file of keys ({error}); restore it, or remove it and make new ones"
        ) from error


def add_key(file: Path, name: str, scope: Scope) -> str:
    """Put a new key into a file and return it; it is written down nowhere else.

    Raises:
        WrongParameter: the name is taken, empty or too long.
        KeysUnreadable: the file is damaged or cannot be written.
    """
    known = read_keys(file)
    if not name.strip() or len(name) > NAME_LENGTH or not name.isprintable():
        raise WrongParameter(f"a key needs a name of 1 to {NAME_LENGTH} printable characters, not {name!r}")
    if any(key.name == name for key in known):
        raise WrongParameter(f"there is a key named {name!r} already; revoke it first, or choose another name")
    number, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    key = Key(name, number, scope, datetime.now(UTC).isoformat(timespec="seconds"), hashed(secret))
    write_keys(file, (*known, key))
    return f"{START}_{number}_{secret}"


def revoke_key(file: Path, name: str) -> None:
    """Remove a key by its name.

    Raises:
        NotFound: there is none of that name.
        KeysUnreadable: the file is damaged or cannot be written.
    """
    known = read_keys(file)
    left = tuple(key for key in known if key.name != name)
    if len(left) == len(known):
        names = ", ".join(sorted(key.name for key in known)) or "none"
        raise NotFound(f"there is no key named {name!r}; there are: {names}")
    write_keys(file, left)


def key_of(token: str, keys: tuple[Key, ...]) -> Key | None:
    """Return the key that a token is; ``None`` for every other text, in a time that tells nothing of the secret."""
    start, _, rest = token.partition("_")
    number, _, secret = rest.partition("_")
    known = next((key for key in keys if key.number == number), None)
    matches = hmac.compare_digest(hashed(secret), known.hash if known else hashed(""))
    return known if start == START and known and matches else None


def hidden(text: str) -> str:
    """Return a text in which nothing stands any more that looks like a key or a token."""
    return SECRETS.sub("[hidden]", text)


def hashed(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def write_keys(file: Path, keys: tuple[Key, ...]) -> None:
    """Put keys into a file, whole or not at all, readable for its owner only.

    Raises:
        KeysUnreadable: the file cannot be written.
    """
    new = file.with_name(f"{file.name}.new")
    entries = [
        {"name": key.name, "number": key.number, "scope": key.scope, "created": key.created, "hash": key.hash}
        for key in keys
    ]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as target:
            json.dump({"keys": entries}, target, ensure_ascii=False, indent=2)
            target.flush()
            os.fsync(target.fileno())
        new.replace(file)
    except OSError as error:
        raise KeysUnreadable(f"{file}: cannot be written ({error.strerror}); nothing was changed") from error
