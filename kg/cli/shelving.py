"""Commands of foreign vocabularies: add one, look at the shelf, search it, and have links proposed."""

import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import JsonOption, LangOption, StoreOption, language, open_for_writing, trusted_hosts
from kg.cli.output import print_json, print_table, say
from kg.errors import DocumentUnreadable, WrongParameter
from kg.link import propose as propose_links
from kg.settings import read_settings
from kg.thesaurus import ACCEPT, PRESETS, Shelf, bodies_of, body_proposals, is_address, proposals
from kg.vocabulary import vocabulary_triples
from kg.web import download, public_addresses

__all__ = ["add", "presets", "propose", "remove", "search", "show"]

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="Kurzname, etwa stw, thesoz, eurovoc, gnd. / Short name.")
]


class Ours(StrEnum):
    """What of ours links are proposed for; the value is the option's."""

    THEMES = "themes"
    ORGANISATIONS = "organisations"


def shelf() -> Shelf:
    """Return the shelf that the settings name."""
    return Shelf(Path(read_settings().vocabularies))


def add(
    name: NameArgument,
    location: Annotated[
        str,
        typer.Argument(
            metavar="FILE|URL",
            help="SKOS: .ttl .rdf .nt .jsonld, auch .gz .zip; sonst die bekannte Adresse. / SKOS file or address.",
        ),
    ] = "",
    title: Annotated[str, typer.Option("--title", help="Titel. / Title.")] = "",
    licence: Annotated[str, typer.Option("--licence", help="Lizenz. / Licence.")] = "",
    lang: LangOption = None,
) -> None:
    """Stellt ein fremdes SKOS-Vokabular bereit. / Puts a foreign SKOS vocabulary on the shelf."""
    german = language(lang) == "de"
    where = location or known_address(name)
    told = {"title": title, "licence": licence}
    if is_address(where):
        preset = PRESETS.get(name)
        terms = licence or (preset.licence if preset else "–")
        say(f"Lade {where} (Lizenz: {terms})" if german else f"Fetching {where} (licence: {terms})")
        with tempfile.TemporaryFile() as content:
            came = download(where, content, public_addresses(trusted_hosts()), accept=ACCEPT)
            content.seek(0)
            made = shelf().add(name, content, came.url, media_type=came.media_type, **told)
    else:
        try:
            with Path(where).open("rb") as content:
                made = shelf().add(name, content, Path(where).name, **told)
        except OSError as error:
            raise DocumentUnreadable(f"{where}: {error}") from error
    words = "Begriffe", "Benennungen", "Lizenz"
    concepts, labels, terms = words if german else ("concepts", "labels", "licence")
    say(f"{made.title}: {made.concepts} {concepts}, {made.labels} {labels}; {terms}: {made.licence or '–'}")


def known_address(name: str) -> str:
    """Return where the file of a vocabulary is known to be.

    Raises:
        WrongParameter: that is not known; the message says where to get it.
    """
    preset = PRESETS.get(name)
    if preset is None:
        raise WrongParameter(f"{name} needs a file or an address; addresses are known for {', '.join(fetchable())}")
    if not preset.file:
        raise WrongParameter(
            f"{preset.title} has no address of its own for the file; get it at {preset.home}, and add it"
        )
    return preset.file


def fetchable() -> list[str]:
    """Return the names of the vocabularies whose files are at a known address."""
    return [name for name, preset in PRESETS.items() if preset.file]


def show(lang: LangOption = None, *, as_json: JsonOption = False) -> None:
    """Listet die fremden Vokabulare. / Lists the foreign vocabularies."""
    on_shelf = shelf()
    found = [on_shelf[name] for name in on_shelf.names()]
    if as_json:
        print_json(
            [
                {
                    "name": one.name,
                    "title": one.title,
                    "licence": one.licence,
                    "source": one.source,
                    "concepts": one.concepts,
                    "labels": one.labels,
                }
                for one in found
            ]
        )
        return
    german = language(lang) == "de"
    print_table(
        ("Name", "Titel", "Lizenz", "Datei", "Begriffe", "Benennungen")
        if german
        else ("name", "title", "licence", "file", "concepts", "labels"),
        [(one.name, one.title, one.licence, one.source, str(one.concepts), str(one.labels)) for one in found],
    )


def presets(lang: LangOption = None) -> None:
    """Listet bekannte Vokabulare und wo es sie gibt. / Lists known vocabularies and where they are published."""
    german = language(lang) == "de"
    print_table(
        ("Name", "Titel", "Lizenz", "Anbieter", "Datei")
        if german
        else ("name", "title", "licence", "publisher", "file"),
        [(name, one.title, one.licence, one.home, one.file or "–") for name, one in PRESETS.items()],
    )


def remove(name: NameArgument, lang: LangOption = None) -> None:
    """Nimmt ein fremdes Vokabular weg; Verknüpfungen bleiben. / Removes a vocabulary; links stay."""
    shelf().remove(name)
    say(f"{name} entfernt" if language(lang) == "de" else f"{name} removed")


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Wörter oder Wortanfänge. / Words or their beginnings.")],
    name: Annotated[str | None, typer.Option("--in", metavar="NAME", help="Nur hierin. / In this one only.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Höchstens so viele. / At most so many.")] = 20,
    lang: LangOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Sucht Begriffe in den fremden Vokabularen. / Searches concepts of the foreign vocabularies."""
    found = shelf().search(text, name=name, limit=limit)
    if as_json:
        print_json(
            [
                {
                    "vocabulary": hit.vocabulary,
                    "concept": hit.concept,
                    "matched": hit.matched,
                    "labels": {label.language: label.text for label in hit.labels},
                }
                for hit in found
            ]
        )
        return
    german = language(lang) == "de"
    print_table(
        ("Vokabular", "gefunden", "Benennungen", "Adresse") if german else ("vocabulary", "found", "labels", "address"),
        [
            (hit.vocabulary, hit.matched, " | ".join(f"{one.text} ({one.language})" for one in hit.labels), hit.concept)
            for hit in found
        ],
    )


def propose(
    name: NameArgument,
    store: StoreOption = None,
    lang: LangOption = None,
    of: Annotated[
        Ours | None, typer.Option("--of", help="themes, organisations; sonst beides. / Both by default.")
    ] = None,
) -> None:
    """Schlägt Verknüpfungen unserer Themen und Organisationen vor. / Proposes links of our themes and organisations.

    Personen bleiben außen vor, angenommen wird nichts von selbst. / Persons are left out, nothing is accepted alone.
    """
    links = () if of is Ours.ORGANISATIONS else proposals(shelf(), name, vocabulary_triples())
    with open_for_writing(store) as opened:
        bodies = () if of is Ours.THEMES else bodies_of(opened)
        made = propose_links(opened, (*links, *body_proposals(shelf(), name, bodies)))
    if language(lang) == "de":
        say(f"{len(made.fresh)} neue Vorschläge, {len(made.known)} schon da, {len(made.rejected)} früher abgelehnt")
        say(f"Ansehen: sozialraum links list --source {name} --standing proposed")
    else:
        say(f"{len(made.fresh)} new proposals, {len(made.known)} known, {len(made.rejected)} rejected before")
        say(f"Look at them: sozialraum links list --source {name} --standing proposed")
