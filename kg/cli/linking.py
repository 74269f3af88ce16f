"""Commands of links to other vocabularies: what is proposed, the verdicts, and mapping files in and out."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.curating import ByOption, ReasonOption, signature
from kg.cli.options import JsonOption, LangOption, StoreOption, language, open_for_reading, open_for_writing
from kg.cli.output import print_json, print_table, say
from kg.errors import DocumentUnreadable
from kg.link import Link, Standing, propose, read_links, read_sssom, write_sssom
from kg.link import decide as decide_links
from kg.link import undo as undo_links
from kg.store import Store
from kg.terms import NamedNode
from kg.themes.name import names_of

__all__ = ["accept", "export", "read_in", "reject", "show", "undo"]

IdsArgument = Annotated[
    list[str], typer.Argument(metavar="ID…", help="Kennungen aus 'links list'. / Ids from 'links list'.")
]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="Nur aus dieser Quelle. / From this source only.")
]
STANDING = {
    Standing.PROPOSED: ("vorgeschlagen", "proposed"),
    Standing.ACCEPTED: ("angenommen", "accepted"),
    Standing.REJECTED: ("abgelehnt", "rejected"),
}
RELATION = {
    "exactMatch": ("gleich", "exact"),
    "closeMatch": ("ähnlich", "close"),
    "broadMatch": ("weiter", "broader"),
    "narrowMatch": ("enger", "narrower"),
    "relatedMatch": ("verwandt", "related"),
}


def show(
    store: StoreOption = None,
    lang: LangOption = None,
    source: SourceOption = None,
    standing: Annotated[
        Standing | None, typer.Option("--standing", help="proposed, accepted, rejected. / Nur diese. / Only these.")
    ] = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Listet die Verknüpfungen mit anderen Vokabularen. / Lists the links to other vocabularies."""
    german = language(lang) == "de"
    with open_for_reading(store) as opened:
        found = chosen(read_links(opened), source, standing)
        names = names_of(opened, {link.subject for link in found}, "de" if german else "en")
    if as_json:
        print_json([link_as_dict(link, names) for link in found])
        return
    headings = (
        ("Kennung", "Ding", "Verhältnis", "dort", "Adresse", "Quelle", "Stand", "warum")
        if german
        else ("id", "thing", "relation", "there", "address", "source", "standing", "why")
    )
    tongue = 0 if german else 1
    print_table(
        headings,
        [
            (
                link.id,
                names.get(link.subject, link.subject.value),
                RELATION[link.relation][tongue],
                link.labels[0].value if link.labels else "",
                link.target.value,
                link.source,
                STANDING[link.standing][tongue],
                (link.verdict.reason if link.verdict else "") or link.explanation,
            )
            for link in found
        ],
    )
    say(counted(found, german=german))


def accept(
    ids: IdsArgument,
    store: StoreOption = None,
    lang: LangOption = None,
    reason: ReasonOption = "",
    by: ByOption = None,
) -> None:
    """Nimmt Verknüpfungen an. / Accepts links."""
    decided(ids, store, lang, reason, by, accepted=True)


def reject(
    ids: IdsArgument,
    store: StoreOption = None,
    lang: LangOption = None,
    reason: ReasonOption = "",
    by: ByOption = None,
) -> None:
    """Lehnt Verknüpfungen ab; sie werden nicht wieder vorgeschlagen. / Rejects links; they are not proposed again."""
    decided(ids, store, lang, reason, by, accepted=False)


def undo(ids: IdsArgument, store: StoreOption = None, lang: LangOption = None, by: ByOption = None) -> None:
    """Nimmt Entscheidungen über Verknüpfungen zurück. / Takes verdicts on links back."""
    signed = signature(by)
    with open_for_writing(store) as opened:
        changed = undo_links(opened, ids, signed)
    german = language(lang) == "de"
    say(f"{len(changed)} zurückgenommen" if german else f"{len(changed)} taken back")


def export(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="Zieldatei, - für die Ausgabe. / - for output.")],
    store: StoreOption = None,
    lang: LangOption = None,
    source: SourceOption = None,
) -> None:
    """Schreibt die Verknüpfungen als SSSOM-Tabelle. / Writes the links as an SSSOM table."""
    spoken = language(lang)
    with open_for_reading(store) as opened:
        found = chosen(read_links(opened), source, None)
        text = write_sssom(found, names_of(opened, {link.subject for link in found}, spoken), language=spoken)
    if file == "-":
        sys.stdout.write(text)
        return
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise DocumentUnreadable(f"{file}: cannot be written: {error}") from error
    say(counted(found, german=spoken == "de"))


def read_in(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="SSSOM-Tabelle (TSV). / SSSOM table (TSV).")],
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Liest eine SSSOM-Tabelle ein; Urteile daraus gelten, wo hier keines steht. / Reads an SSSOM table in."""
    try:
        links = read_sssom(file.read_text(encoding="utf-8"), file.name)
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentUnreadable(f"{file}: {error}") from error
    with open_for_writing(store) as opened:
        made = propose(opened, links)
    if language(lang) == "de":
        say(f"{len(made.fresh)} neu, {len(made.known)} schon da, {len(made.rejected)} früher abgelehnt")
    else:
        say(f"{len(made.fresh)} new, {len(made.known)} known, {len(made.rejected)} rejected before")


def decided(
    ids: list[str], store: str | None, lang: str | None, reason: str, by: str | None, *, accepted: bool
) -> None:
    """Decide on links, and say what changed."""
    signed = signature(by)
    with open_for_writing(store) as opened:
        changed = decide_links(opened, ids, signed, accepted=accepted, reason=reason)
        tell(opened, changed, language(lang))


def tell(store: Store, changed: tuple[Link, ...], spoken: str) -> None:
    """Say which links changed, and how they stand now."""
    names = names_of(store, {link.subject for link in changed}, spoken)
    tongue = 0 if spoken == "de" else 1
    for link in changed:
        say(f"{names.get(link.subject, link.subject.value)} – {link.target.value}: {STANDING[link.standing][tongue]}")
    if not changed:
        say("Alles war schon so." if spoken == "de" else "All was so already.")


def chosen(links: tuple[Link, ...], source: str | None, standing: Standing | None) -> tuple[Link, ...]:
    """Return the links of a source and standing, where these are given."""
    return tuple(
        link
        for link in links
        if (source is None or link.source.casefold() == source.casefold())
        and (standing is None or link.standing is standing)
    )


def counted(links: tuple[Link, ...], *, german: bool) -> str:
    """Return how many links there are of each standing."""
    tongue = 0 if german else 1
    counts = Counter(link.standing for link in links)
    parts = [f"{counts[one]} {STANDING[one][tongue]}" for one in Standing if counts[one]]
    total = f"{len(links)} Verknüpfungen" if german else f"{len(links)} links"
    return f"{total}: {', '.join(parts)}" if parts else total


def link_as_dict(link: Link, names: dict[NamedNode, str]) -> dict[str, object]:
    """Return a link for JSON."""
    return {
        "id": link.id,
        "subject": link.subject.value,
        "subject_label": names.get(link.subject, ""),
        "relation": str(link.relation),
        "target": link.target.value,
        "labels": [label.value for label in link.labels],
        "source": link.source,
        "justification": str(link.justification),
        "confidence": float(link.confidence),
        "explanation": link.explanation,
        "standing": str(link.standing),
        "verdicts": [
            {
                "accepted": one.accepted,
                "by": one.signed.by,
                "at": one.signed.at,
                "reason": one.reason,
                "revoked_by": one.revoked.by,
                "revoked_at": one.revoked.at,
            }
            for one in link.verdicts
        ],
    }
