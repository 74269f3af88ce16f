"""Commands on persons who are to be forgotten: what would go, the act with its protocol, the list, and back again."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.curating import ByOption, ReasonOption, signature
from kg.cli.options import (
    JsonOption,
    LangOption,
    StoreOption,
    dumps_folder,
    language,
    open_for_reading,
    open_for_writing,
    store_address,
)
from kg.cli.output import print_json, print_table, say
from kg.errors import NotFound
from kg.forgetting import Protocol, Wish, finish, homonyms, persons_named, preview, protocols, remember
from kg.forgetting import forget as carry_out
from kg.forgetting.protocol import KINDS
from kg.forgetting.striking import Struck
from kg.store.base import Store

__all__ = ["back", "forget", "told"]


def forget(  # noqa: PLR0913 - each is an option of the command
    person: Annotated[
        str | None, typer.Argument(metavar="NAME|ADDRESS", help="Vor- und Nachname, oder die Adresse. / Who.")
    ] = None,
    store: StoreOption = None,
    lang: LangOption = None,
    reason: ReasonOption = "",
    by: ByOption = None,
    *,
    spared: Annotated[
        list[str] | None,
        typer.Option(
            "--except", metavar="DOC", help="Dokumente, in denen der Name jemand anderen meint. / Not in these."
        ),
    ] = None,
    look_in: Annotated[
        list[Path] | None,
        typer.Option("--look-in", metavar="FOLDER", help="Wo Sicherungen und Kopien liegen. / Where copies lie."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, was ginge. / Only show.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Nicht nachfragen. / Do not ask.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Löscht eine Person überall und für immer, mit Protokoll. / Erases a person everywhere, with a protocol.

    Ohne Namen wird zu Ende geführt, was ein Abbruch unterbrach. / Without a name it finishes what was broken off.
    """
    german = language(lang) == "de"
    if person is None:
        with open_for_writing(store, unfinished=True) as opened:
            show_done(finish(opened), german=german, as_json=as_json)
        return
    address = store_address(store)
    with (open_for_reading if dry_run else open_for_writing)(store) as opened:
        names, others = meant(opened, person)
        local = not address.startswith(("http://", "https://", "memory:"))
        wish = Wish(
            names,
            signature(by),
            reason,
            tuple(dict.fromkeys((*(spared or ()), *others))),
            dumps_folder(address) if local else None,
            tuple(look_in or ()),
        )
        if not wish.keys:
            raise NotFound(f"{person!r} is no name of a person: given name and surname")
        if dry_run or not yes:
            show_what_goes(preview(opened, wish), wish, german=german, as_json=as_json)
        if dry_run:
            return
        if not yes:
            typer.confirm("Endgültig löschen?" if german else "Erase for good?", abort=True)
        show_done(carry_out(opened, wish), german=german, as_json=as_json)


def meant(store: Store, person: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the forms of a name to forget, and the documents in which they mean somebody else.

    By a name everybody of it is meant; by an address one person alone.

    Raises:
        NotFound: there is no person with this address.
    """
    if not person.startswith(("http://", "https://", "id:")):
        return (person,), ()
    found = persons_named(store, person)
    if not found:
        raise NotFound("there is no person with this address; 'sozialraum forget NAME' takes names, too")
    one = found[0]
    others = {document for other in homonyms(store, one) for document in other.documents}
    return one.names, tuple(sorted(others.difference(one.documents)))


def show_what_goes(found: Struck, wish: Wish, *, german: bool, as_json: bool) -> None:
    """Print what would go."""
    if as_json:
        told = {"names": list(wish.names), "counts": dict(found.counts), "documents": list(found.documents)}
        print_json({**told, "spared": list(wish.spared)})
        return
    say(("Namensformen: " if german else "Forms of the name: ") + "; ".join(wish.names))
    say(("Dokumente: " if german else "Documents: ") + (", ".join(found.documents) or "–"))
    if wish.spared:
        head = "Jemand anderen meint der Name in: " if german else "The name means somebody else in: "
        say(head + ", ".join(wish.spared))
    for kind, number in found.counts.items():
        say(f"- {KINDS[kind][0 if german else 1]}: {number}")


def back(
    person: Annotated[str, typer.Argument(metavar="CASE|NAME", help="Aktenzeichen oder Name. / Case or name.")],
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Hebt die Sperre auf: Neue Importe nehmen die Person wieder auf. / Lets new imports name a person again."""
    german = language(lang) == "de"
    with open_for_writing(store) as opened:
        for case in remember(opened, person):
            say(f"{case}: " + ("Sperre aufgehoben" if german else "may be imported again"))


def told(
    case: Annotated[str | None, typer.Argument(metavar="CASE", help="Aktenzeichen. / Case.")] = None,
    store: StoreOption = None,
    lang: LangOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Zeigt die Protokolle der Löschungen, oder eines. / Shows the protocols of erasures, or one."""
    spoken = language(lang)
    found = [one for one in protocols(Path(store_address(store))) if case in {None, one.case}]
    if case and not found:
        raise NotFound(f"there is no protocol {case!r}")
    if as_json:
        print_json([one.as_dict() for one in found])
    elif case:
        say(found[0].text(spoken))
    else:
        headings = ("Fall", "am", "durch", "Grund") if spoken == "de" else ("case", "at", "by", "reason")
        print_table(headings, [(one.case, one.at[:10], one.by, one.reason) for one in found])


def show_done(protocol: Protocol | None, *, german: bool, as_json: bool) -> None:
    """Print the protocol of what was done."""
    if protocol is None:
        say("Nichts ist offen." if german else "Nothing is left to do.")
    elif as_json:
        print_json(protocol.as_dict())
    else:
        say(protocol.text("de" if german else "en"))
