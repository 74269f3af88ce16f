"""Commands on the graph itself: build it, add to it, count it, write it out."""

import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final, cast

import pyoxigraph
import typer

from kg.cli.curating import ByOption, ReasonOption, signature
from kg.cli.options import (
    JsonOption,
    LangOption,
    StoreOption,
    language,
    language_model,
    open_for_reading,
    open_for_writing,
    review_below,
    seen_by,
    store_address,
    trusted_hosts,
)
from kg.cli.output import complain, print_json, print_table, say, tracked
from kg.cli.publishing import described
from kg.errors import DocumentUnreadable
from kg.pipeline import Added, Built, add_files, in_processes, on_cluster
from kg.pipeline import build as build_store
from kg.read import number_of_sources, page_of
from kg.samples import SETS, SampleSet
from kg.settings import read_settings
from kg.stats import Statistics, statistics
from kg.terms import PREFIXES, Quad
from kg.visibility import Decided, Tier
from kg.visibility.showing import Intake

__all__ = ["add", "build", "built_text", "export", "stats"]

FORMATS: Final = {
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}
THINGS: Final = {
    "document": ("Dokumente", "documents"),
    "person": ("Personen", "persons"),
    "organisation": ("Organisationen", "organisations"),
    "event": ("Veranstaltungen und Vorträge", "events and talks"),
    "programme": ("Programme und Strategien", "programmes and strategies"),
    "participation": ("Mitwirkungen", "participations"),
    "affiliation": ("Zugehörigkeiten", "affiliations"),
    "statement": ("Aussagen", "statements"),
    "challenge": ("Herausforderungen", "challenges"),
    "evidence": ("Textbelege", "pieces of evidence"),
}


def build(
    store: StoreOption = None,
    lang: LangOption = None,
    *,
    chosen: Annotated[
        str,
        typer.Option(
            "--samples",
            metavar="|".join(SETS),
            help="Forumsseiten, geplantes Netzwerk oder beides. / Forum pages, planned network, or both.",
        ),
    ] = "forum",
    as_json: JsonOption = False,
) -> None:
    """Baut den Graphen aus dem mitgelieferten Material. / Builds the graph from the shipped material."""
    spoken = language(lang)
    if chosen not in SETS:
        raise typer.BadParameter(f"'{chosen}': möglich sind / possible are: {', '.join(SETS)}", param_hint="--samples")
    with open_for_writing(store) as opened:
        done = build_store(opened, cast("SampleSet", chosen), review_below=review_below())
        found = statistics(opened)
    if as_json:
        print_json({"changed": done.changed, "documents": [as_dict(one) for one in done.documents], **found.as_dict()})
        return
    say(built_text(done, found, store_address(store), spoken))


def built_text(done: Built, found: Statistics, address: str, spoken: str) -> str:
    """Return what a build gave, in sentences."""
    german = spoken == "de"
    names = ", ".join(document.source for document in done.documents)
    counts = ", ".join(
        f"{found.things[kind]} {labels[0 if german else 1]}" for kind, labels in THINGS.items() if kind in found.things
    )
    if german:
        state = "gebaut" if done.changed else "unverändert"
        return (
            f"Graph {state} in {address} aus {len(done.documents)} Dokumenten ({names}).\n"
            f"Darin: {counts}.\n"
            f"Angaben: {found.extracted_total} durch Regeln erschlossen, {found.curated_total} von Hand kuratiert,"
            f" {found.derived} abgeleitet."
        )
    state = "built" if done.changed else "unchanged"
    return (
        f"Graph {state} in {address} from {len(done.documents)} documents ({names}).\n"
        f"It holds: {counts}.\n"
        f"Facts: {found.extracted_total} extracted by rules, {found.curated_total} curated by hand,"
        f" {found.derived} derived."
    )


def add(  # noqa: PLR0913 - each is an option of the command
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|URL...",
            help="Dateien (.txt, .md, .html, .pdf, .docx, .xlsx), Ordner, Zip-Archive, Webadressen."
            " / Files, folders, archives, web addresses.",
        ),
    ],
    store: StoreOption = None,
    lang: LangOption = None,
    *,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Kuratierte Angaben eines geänderten Textes fallen lassen. / Drop curated facts."
        ),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", min=1, help="Prozesse zugleich (sonst bei vielen Dateien alle Kerne). / Processes at once."
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            metavar="tcp://HOST:PORT",
            help="Auf einem Dask-Cluster lesen statt auf diesem Rechner. / Read on a Dask cluster, not here.",
        ),
    ] = None,
    visibility: Annotated[
        Tier | None,
        typer.Option("--visibility", help="Für wen (sonst SOZIALRAUM_VISIBILITY, sonst alle). / For whom."),
    ] = None,
    keep_until: Annotated[
        datetime | None,
        typer.Option("--keep-until", formats=["%Y-%m-%d"], help="Letzter Tag der Aufbewahrung. / Last day to keep."),
    ] = None,
    reason: ReasonOption = "",
    by: ByOption = None,
    as_json: JsonOption = False,
) -> None:
    """Nimmt Dokumente auf; was nicht lesbar ist, wird gemeldet. / Adds documents; what cannot be read is told."""
    german = language(lang) == "de"
    results: list[Added] = []
    number = sum(map(number_of_sources, files))
    extractor = on_cluster(cluster) if cluster else in_processes(jobs or 0)
    with open_for_writing(store) as opened, tracked("Dokumente" if german else "documents", number) as bar:
        get, model = page_of(trusted_hosts()), language_model()
        adding = add_files(
            opened,
            files,
            replace=replace,
            get=get,
            model=model,
            extractor=extractor,
            review_below=review_below(),
            intake=intake(visibility, keep_until, by, reason),
        )
        with closing(adding):
            for result in adding:
                results.append(result)
                bar.update(bar.task_ids[0], completed=len(results), total=max(number, len(results)))
    if as_json:
        print_json([as_dict(one) for one in results])
    for one in results:
        if one.error:
            complain(DocumentUnreadable.de if german else DocumentUnreadable.en, one.error)
        elif not as_json:
            facts = "Angaben" if german else "facts"
            state = (
                ("aufgenommen" if german else "added") if one.changed else ("unverändert" if german else "unchanged")
            )
            say(f"{one.source}: {state}, {one.facts} {facts} → {one.slug}")
        if one.note:
            complain("Hinweis" if german else "note", f"{one.source}: {one.note}")
    if any(one.error for one in results):
        raise typer.Exit(2)


def intake(tier: Tier | None, keep_until: datetime | None, by: str | None, reason: str) -> Intake | None:
    """Return for whom documents are that come in, and until when they are kept; nothing where nobody says so."""
    default = read_settings().visibility
    day = keep_until.date() if keep_until else None
    if tier is not None:
        return Intake(Decided(tier, signature(by), reason), keep_until=day)
    if default is not Tier.PUBLIC:
        return Intake(otherwise=Decided(default, signature(by), reason), keep_until=day)
    return Intake(keep_until=day) if day else None


def as_dict(result: Added) -> dict[str, object]:
    """Return what became of a document, for JSON."""
    return {
        "source": result.source,
        "document": result.slug,
        "facts": result.facts,
        "changed": result.changed,
        "error": result.error,
        "note": result.note,
    }


def stats(store: StoreOption = None, lang: LangOption = None, *, as_json: JsonOption = False) -> None:
    """Zählt, was der Graph enthält: erschlossen, kuratiert, abgeleitet. / Counts what the graph holds."""
    german = language(lang) == "de"
    with open_for_reading(store) as opened:
        found = statistics(opened)
    if as_json:
        print_json(found.as_dict())
        return
    column = 0 if german else 1
    things = [(THINGS[kind][column], str(number)) for kind, number in found.things.items()]
    print_table(("Was", "Anzahl") if german else ("what", "number"), things)
    print_table(
        ("Dokument", "Herkunft", "genannt", "erschlossen", "Fachwissen")
        if german
        else ("document", "origin", "stated", "inferred", "background"),
        [
            (document, origin, str(by["genannt"]), str(by["erschlossen"]), str(by["fachwissen"]))
            for document, counts in found.documents.items()
            for origin, by in (
                ("Regeln" if german else "rules", counts.extracted),
                ("kuratiert" if german else "curated", counts.curated),
            )
        ],
    )
    total = (
        f"{found.extracted_total} erschlossen durch Regeln, {found.curated_total} kuratiert, {found.derived} abgeleitet"
    )
    english = f"{found.extracted_total} extracted by rules, {found.curated_total} curated, {found.derived} derived"
    say(total if german else english)


def export(
    file_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="Format der Ausgabe. / Output format.")
    ] = "nquads",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Datei statt Ausgabe. / File, not standard output."),
    ] = None,
    store: StoreOption = None,
    *,
    dataset: Annotated[
        bool,
        typer.Option("--dataset", help="Nur die Beschreibung als Datensatz (DCAT-AP.de). / Only its description."),
    ] = False,
    tier: Annotated[
        Tier,
        typer.Option("--tier", help="Was dieser Kreis sehen darf; alles: internal. / What these may see."),
    ] = Tier.PUBLIC,
) -> None:
    """Schreibt den öffentlichen Graphen in fester Reihenfolge, mit Lizenz und Quellen. / Writes the public graph."""
    chosen = FORMATS.get(file_format)
    if chosen is None:
        raise typer.BadParameter(
            f"'{file_format}': möglich sind / possible are: {', '.join(FORMATS)}", param_hint="--format"
        )
    from kg.opendata import attribution_of, contents_of  # noqa: PLC0415 - brings half of the program
    from kg.opendata.dcat import DCAT_PREFIXES  # noqa: PLC0415

    with open_for_reading(store) as opened, seen_by(tier, opened) as seen:
        if dataset:
            quads = [Quad(*triple) for triple in described(seen, store_address(store))]
        else:
            more = attribution_of(read_settings().publication, contents_of(seen))
            quads = sorted((*seen.quads(), *more), key=str)
    if not chosen.supports_datasets:
        quads = [Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
        quads = sorted(dict.fromkeys(quads), key=str)
    data = pyoxigraph.serialize(quads, format=chosen, prefixes=DCAT_PREFIXES if dataset else PREFIXES)
    if output is None:
        sys.stdout.buffer.write(data or b"")
        return
    partial = output.with_name(f"{output.name}.part")
    partial.write_bytes(data or b"")
    partial.replace(output)
