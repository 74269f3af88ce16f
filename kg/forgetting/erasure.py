"""Erasure: a person taken out of a store for good; after a crash the next start finishes it."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kg.derive import derive
from kg.errors import BackupBroken, NotFound, WriteRefused
from kg.forgetting.copies import blacken_databases, dumps_holding, files_holding, withdraw
from kg.forgetting.name import keys_of
from kg.forgetting.protocol import Protocol, write_protocol
from kg.forgetting.register import Register, hashed, read_register, register_of, write_register
from kg.forgetting.striking import Struck, Wanted, struck
from kg.forgetting.wish import Begun, Wish, begun, is_begun, note
from kg.store.base import Renewable, Store
from kg.store.beside import FORGETTING, FORGOTTEN
from kg.store.embedded import EmbeddedStore
from kg.terms import Quad

__all__ = ["finish", "forget", "preview", "remember", "without_forgotten"]


def preview(store: Store, wish: Wish) -> Struck:
    """Return what would become of a store, and how much goes; nothing is changed."""
    return struck(tuple(store.quads()), Wanted(wish.known, read_register(store.folder).mark))


def forget(store: Store, wish: Wish, follow: Callable[[Store], object] = derive) -> Protocol:
    """Take a person out of a store, of what lies beside it, and of every later import; return the protocol.

    From the first step on nothing brings them back; after a crash ``finish`` does what is left. Graph and list change
    by exchanging the store's files, so no old byte stays. ``follow`` is what is to be done after the write.

    Raises:
        WriteRefused: the store has no folder on this machine, or takes no more.
        NotFound: no name was given that is one: given name and surname.
    """
    folder = own_folder(store)
    if not wish.keys:
        raise NotFound(f"{' / '.join(wish.names) or 'nothing'} is no name of a person: given name and surname")
    named = replace(wish, case=wish.case or f"{wish.signed.at[:10]}-{secrets.token_hex(3)}")
    note(folder, Begun(named, {}, 0))
    return carried_out(store, folder, Begun(named, {}, 0), follow)


def finish(store: Store, follow: Callable[[Store], object] = derive) -> Protocol | None:
    """Finish what a crash broke off, if anything; return its protocol.

    Raises:
        StoreUnavailable: the note on it is damaged.
    """
    if store.folder is None or store.read_only or not is_begun(store.folder):
        return None
    return carried_out(store, store.folder, begun(store.folder), follow)


def remember(store: Store, asked: str) -> tuple[str, ...]:
    """Let a case or a name be imported again, and return the cases; what was taken out comes only by a new import.

    Raises:
        NotFound: there is no such case, and nobody of this name was forgotten.
    """
    folder = own_folder(store)
    register = read_register(folder)
    keys = keys_of(asked)
    cases = tuple(
        one.case
        for one in register.entries
        if one.case == asked or any(hashed(one.salt, key) in one.hashes for key in keys)
    )
    if not cases:
        raise NotFound("there is no such case, and nobody of this name was forgotten")
    for case in cases:
        register = register.without(case)
    write_register(folder, register)
    return cases


def without_forgotten(folder: Path, told: bytes | None) -> None:
    """Make the store in a folder as if it had never named those in its register or a backup's; both are kept.

    For a store that nobody has opened yet, such as one restored from a backup of older days.

    Raises:
        BackupBroken: the backup's register is damaged.
    """
    try:
        brought = Register() if told is None else register_of(told)
    except (ValueError, KeyError, TypeError) as error:
        raise BackupBroken(
            f"the backup does not tell who was forgotten: its {FORGOTTEN} is damaged ({error})"
        ) from error
    joined = read_register(folder).joined(brought)
    if not joined.entries:
        return
    write_register(folder, joined)
    with EmbeddedStore(folder) as store:
        store.renew(lambda quads: struck(quads, Wanted(joined.knows, joined.mark)).quads)
        derive(store)


def own_folder(store: Store) -> Path:
    """Return the folder of a store whose files can be exchanged.

    Raises:
        WriteRefused: it has none on this machine.
    """
    if store.folder is None or not isinstance(store, Renewable):
        raise WriteRefused(f"{store.address} is no store in a folder of this machine; forget where its files are")
    return store.folder


def carried_out(store: Store, folder: Path, under_way: Begun, follow: Callable[[Store], object]) -> Protocol:
    """Return the protocol of a wish, once all of it is done; each step may have been done before."""
    assert isinstance(store, Renewable)  # noqa: S101 - for the type checker: ``own_folder`` has seen to it
    wish, counts, documents = under_way
    register = read_register(folder)
    register = register.with_entry(register.entry(wish.case, wish.signed.at, sorted(wish.keys), wish.spared))
    write_register(folder, register)
    found: list[Struck] = []

    def change(quads: tuple[Quad, ...]) -> tuple[Quad, ...]:
        found.append(struck(quads, Wanted(wish.known, register.mark)))
        if not counts:
            note(folder, Begun(wish, found[0].counts, len(found[0].documents)))
        return found[0].quads

    store.renew(change)
    follow(store)
    beside = {
        "reports": blacken_databases(folder, wish.without),
        "dumps": withdraw(dumps_holding(wish.dumps, wish.words)),
    }
    done = {**(counts or found[0].counts), **{kind: number for kind, number in beside.items() if number}}
    remaining = tuple(wish.without(str(one)) for one in files_holding(wish.look_in, wish.words))
    protocol = Protocol(
        wish.case,
        wish.signed.at,
        wish.signed.by,
        wish.without(wish.reason),
        "forgotten",
        done,
        documents or len(found[0].documents),
        remaining,
    )
    write_protocol(folder, protocol)
    (folder / FORGETTING).unlink()
    return protocol
