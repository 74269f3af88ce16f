"""Pipeline: the one place that knows the order of the stages, from a file to the graphs of the store."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.derive import derive
from kg.errors import DocumentUnreadable, KgError, ModelUnavailable
from kg.mention import mentions
from kg.model import Block, Document, Fact, Mention
from kg.read import Fetch, Reading, documents_at, page_of
from kg.resolve import resolve
from kg.samples import curated_graphs, samples
from kg.segment import passages, segment
from kg.store.base import Store
from kg.terms import DEF, GRAPH, VOCABULARY_GRAPH, Literal, NamedNode, Triple
from kg.triples import document_graph, extraction_run, fact_graphs, facts
from kg.vocabulary import load_vocabulary, vocabulary_triples

if TYPE_CHECKING:
    from kg.llm import LanguageModel

__all__ = ["Added", "Built", "Extraction", "add_files", "build", "extract", "prepare"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of one document: its facts, and the graphs they make.

    ``note`` says what became of a language model's proposals where one was asked and not all went well.
    """

    document: Document
    facts: tuple[Fact, ...]
    graphs: Mapping[NamedNode, frozenset[Triple]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file: its document's slug, how many facts it gave, and whether the store changed.

    ``error`` is the reason why nothing of it was stored, ``note`` what did not go well although it was; both are empty
    where all went well.
    """

    source: str
    slug: str = ""
    facts: int = 0
    changed: bool = False
    error: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What building from the shipped material gave: the documents, and whether the store changed."""

    documents: tuple[Added, ...]
    changed: bool


def extract(document: Document, model: "LanguageModel | None" = None) -> Extraction:
    """Return the facts and graphs of a document; by the rules alone, the same document always gives the same.

    A language model may propose mentions besides; where it fails, what the rules found stands.
    """
    vocabulary = load_vocabulary()
    blocks = segment(document.text)
    found_passages = passages(document.text, blocks)
    found = mentions(document.text, blocks, found_passages, vocabulary)
    offered, note = proposed(document, blocks, model) if model else ((), "")
    found = (*found, *offered)  # behind what the rules found, which names the persons' bodies first
    known = facts(found, resolve(document, found, vocabulary))
    run = this_run()
    graphs = {
        GRAPH[f"{document.slug}/dokument"]: document_graph(document, blocks, run),
        **fact_graphs(document, known, found_passages, run),
    }
    return Extraction(document, known, graphs, note)


def proposed(document: Document, blocks: tuple[Block, ...], model: "LanguageModel") -> tuple[tuple[Mention, ...], str]:
    """Return what a language model proposes for a document, and what a person should know of that."""
    from kg.llm import proposals  # noqa: PLC0415 - only who asked for a model needs it

    try:
        done = proposals(document.text, blocks, load_vocabulary(), model)
    except ModelUnavailable as error:
        return (), str(error)
    dropped = f"{done.dropped} proposals of the model are not in the text and were dropped" if done.dropped else ""
    return done.mentions, dropped


@cache
def this_run() -> NamedNode:
    """Return the address of the run that the installed version of the rules makes."""
    return extraction_run(version("sozialraum"))


def prepare(store: Store) -> bool:
    """Put the shipped vocabulary into a store; return whether it was not there already."""
    return bool(store.replace_graphs({VOCABULARY_GRAPH: vocabulary_triples()}))


def build(store: Store) -> Built:
    """Fill a store with the vocabulary and the shipped documents, and derive; done twice, it changes nothing.

    Documents that were added besides stay.
    """
    changed = prepare(store)
    done = []
    for sample in samples():
        extraction = extract(sample.document)
        graphs = {**extraction.graphs, **curated_graphs(sample.document)}
        new = bool(store.replace_graphs(graphs))
        changed = changed or new
        done.append(Added(sample.document.source, sample.document.slug, len(extraction.facts), new))
    return Built(tuple(done), derive(store) or changed)


def add_files(
    store: Store,
    locations: Iterable[str | Path],
    *,
    replace: bool = False,
    get: Fetch | None = None,
    model: "LanguageModel | None" = None,
) -> Iterator[Added]:
    """Add documents, yielding what became of each; the rules run once after the last.

    A location is a file, a folder, a zip archive, or the address of a page on the web, which ``get`` fetches; without
    that, only from public hosts. A file that cannot be read is reported and the rest goes on. A document
    of the same name is replaced, unless it has another text and a person's curated facts lean on that: then only
    ``replace`` lets both go.
    """
    prepare(store)
    seen: dict[str, str] = {}
    for reading in chain.from_iterable(documents_at(one, get or page_of()) for one in locations):
        try:
            yield add_reading(store, reading, seen, replace=replace, model=model)
        except KgError as error:
            yield Added(reading.where, error=str(error))
    derive(store)


def add_reading(
    store: Store, reading: Reading, seen: dict[str, str], *, replace: bool, model: "LanguageModel | None"
) -> Added:
    """Add what was read from one file and note its name in ``seen``; two files of one name would replace each other."""
    if isinstance(reading.outcome, KgError):
        raise reading.outcome
    name = reading.outcome.slug
    if name in seen:
        raise DocumentUnreadable(
            f"{reading.where}: has the same name as {seen[name]}, which was just added; rename one of them"
        )
    seen[name] = reading.where
    return add_document(store, reading.outcome, replace=replace, model=model)


def add_document(
    store: Store, document: Document, *, replace: bool = False, model: "LanguageModel | None" = None
) -> Added:
    """Add one document in one write; nothing is stored if its text would leave curated facts without their words."""
    extraction = extract(document, model)
    graphs: dict[NamedNode, frozenset[Triple]] = dict(extraction.graphs)
    curated = curated_of(store, document)
    leaning = curated if curated and not same_text(store, document) else ()
    if leaning and not replace:
        raise DocumentUnreadable(
            f"{document.source}: the store has curated facts for a document of this name with another text;"
            " rename the file to keep both, or add it with --replace to drop the curated facts"
        )
    graphs.update({graph: frozenset() for graph in leaning})
    changed = bool(store.replace_graphs(graphs))
    return Added(document.source, document.slug, len(extraction.facts), changed, note=extraction.note)


def curated_of(store: Store, document: Document) -> tuple[NamedNode, ...]:
    """Return the names of a document's curated graphs."""
    start = GRAPH[f"{document.slug}/kuratiert-"].value
    return tuple(graph for graph in store.graphs() if graph.value.startswith(start))


def same_text(store: Store, document: Document) -> bool:
    """Tell whether the store holds a document of this name with the same text."""
    stored = store.quads(GRAPH[f"{document.slug}/dokument"])
    return Literal(document.text_hash) in {quad.object for quad in stored if quad.predicate == DEF["textHash"]}
