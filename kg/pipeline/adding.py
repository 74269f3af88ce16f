"""Adding: files in, what became of each out; one writer puts their graphs into the store, many in one transaction."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

from kg.curation import DEFAULT_THRESHOLD, Ledger, read_ledger, reconcile, settled
from kg.curation.sameness import Follow
from kg.derive import derive
from kg.errors import Fault, KgError
from kg.forgetting import Register, barred, read_register
from kg.link import propose, propose_places, shipped_links
from kg.pipeline.result import Extractor, Result, in_this_process
from kg.read import Fetch, page_of, sources_at
from kg.store.base import Store
from kg.terms import DEF, GRAPH, VOCABULARY_GRAPH, Literal, NamedNode, Triple
from kg.visibility import Standing, record_graph, standings
from kg.visibility.showing import Intake
from kg.vocabulary import vocabulary_triples

if TYPE_CHECKING:
    from kg.llm import LanguageModel

__all__ = ["Added", "add_files", "add_results", "prepare"]

BATCH: Final = 50  # documents in one transaction: half of what each costs alone is waiting for the disk
PATIENCE: Final = 3.0  # seconds after which a batch is written, full or not, so that progress shows
CURATED: Final = "/kuratiert-"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file: its document's slug, how many facts it gave, and whether the store changed.

    ``error`` is the reason why nothing of it was stored and ``fault`` its kind (``kg.errors.Fault``), ``note`` what did
    not go well although it was; all are empty where all went well.
    """

    source: str
    slug: str = ""
    facts: int = 0
    changed: bool = False
    error: str = ""
    note: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Arriving:
    """How documents come in: whether curated facts give way, for whom they are, and what was said of them before."""

    drop_curated: bool
    intake: Intake
    before: Mapping[str, Standing]

    def record(self, document: str) -> dict[NamedNode, frozenset[Triple]]:
        """Return the graph with a document's new standing, if it gets one."""
        old = self.before.get(document, Standing())
        new = self.intake.standing(old)
        return {} if new == old else {record_graph(document): frozenset(new.triples(document))}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that is to be written: what to say of it when it is, and the graphs that it replaces."""

    added: Added
    graphs: Mapping[NamedNode, frozenset[Triple]]


def prepare(store: Store) -> bool:
    """Put the shipped vocabulary and its links into a store; return whether it was not there already.

    A shipped link that somebody rejected stays rejected.
    """
    fresh = bool(store.replace_graphs({VOCABULARY_GRAPH: vocabulary_triples()}))
    if fresh:
        propose(store, shipped_links())
    return fresh


def add_files(  # noqa: PLR0913 - how documents are read, and how they come in, are told apart by name
    store: Store,
    locations: Iterable[str | Path],
    *,
    replace: bool = False,
    get: Fetch | None = None,
    model: "LanguageModel | None" = None,
    extractor: Extractor = in_this_process,
    review_below: Decimal = DEFAULT_THRESHOLD,
    intake: Intake | None = None,
) -> Generator[Added, None, None]:
    """Add documents, yielding what became of each in the order of the files; the rules run once after the last.

    A location is a file, a folder, a zip archive, or the address of a page on the web, which ``get`` fetches; without
    that, only from public hosts. A file that cannot be read is reported and the rest goes on. A document of the same
    name is replaced, unless it has another text and a person's curated facts lean on that: then only ``replace`` lets
    both go. A language ``model`` may propose facts besides the rules. ``extractor`` decides where the documents are
    read; where plays no part in what is stored. ``intake`` says for whom the documents are, in one transaction with
    them, so that nobody sees before what is not for everybody. Decisions hold for what is added, and facts less sure
    than ``review_below`` are set aside. Broken off, it leaves the documents that were yielded, with what follows from
    them.
    """
    fetch = get or page_of()
    sources = chain.from_iterable(sources_at(one, fetch) for one in locations)
    results = extractor(sources, model)
    yield from add_results(store, results, replace=replace, review_below=review_below, intake=intake)


def add_results(
    store: Store,
    results: Iterable[Result],
    *,
    replace: bool = False,
    review_below: Decimal = DEFAULT_THRESHOLD,
    intake: Intake | None = None,
    follow: Follow = derive,
) -> Generator[Added, None, None]:
    """Add what was read out of documents, as ``add_files`` does, and do what is to ``follow`` after the last."""
    prepare(store)
    register = read_register(store.folder)
    results = (unforgotten(one, register) for one in results)
    ledger = read_ledger(store, review_below)
    arriving = Arriving(replace, intake or Intake(), standings(store) if intake else {})
    before = store.version()
    try:
        yield from written_behind(store, batches(store, results, ledger, arriving))
    except (KeyboardInterrupt, GeneratorExit):
        if store.version() != before:  # also by what was written, but not yet told
            concluded(store, ledger, follow)
        raise
    concluded(store, ledger, follow)


def unforgotten(result: Result, register: Register) -> Result:
    """Return a result without those whom the store has forgotten."""
    if result.error or not register.entries:
        return result
    slug, text_hash, graphs = barred(result.slug, result.text_hash, result.graphs, register)
    return replace(result, slug=slug, text_hash=text_hash, graphs=graphs)


def concluded(store: Store, ledger: Ledger, follow: Follow) -> None:
    """Make one over all documents what rules find to be one, then derive; places left open become proposals."""
    reconcile(store, ledger)
    propose_places(store)
    follow(store)


def written_behind(store: Store, batches: Iterable[list[Waiting]]) -> Iterator[Added]:
    """Yield what became of each document; while one batch is written, the next is read."""
    with ThreadPoolExecutor(1) as writer:
        writing: Future[list[Added]] | None = None
        for batch in batches:
            if writing:
                yield from writing.result()
            writing = writer.submit(stored, store, batch)
        if writing:
            yield from writing.result()


def batches(store: Store, results: Iterable[Result], ledger: Ledger, arriving: Arriving) -> Iterator[list[Waiting]]:
    """Yield what is to be written in one transaction; two files of one name would replace each other."""
    curated = curated_graphs_of(store)
    seen: dict[str, str] = {}
    batch: list[Waiting] = []
    began = monotonic()
    for result in results:
        first = seen.setdefault(result.slug, result.where) if not result.error else result.where
        if first == result.where:
            batch.append(waiting(store, result, curated.get(result.slug, ()), ledger, arriving))
        else:
            reason = f"{result.where}: has the same name as {first}, which was just added; rename one of them"
            batch.append(Waiting(Added(result.where, error=reason, fault=Fault.SAME_NAME), {}))
        if len(batch) >= BATCH or monotonic() - began > PATIENCE:
            yield batch
            batch, began = [], monotonic()
    if batch:
        yield batch


def waiting(
    store: Store, result: Result, curated: tuple[NamedNode, ...], ledger: Ledger, arriving: Arriving
) -> Waiting:
    """Return the graphs to write; none if a document's text would leave curated facts without their words."""
    if result.error:
        return Waiting(Added(result.where, error=result.error, fault=result.fault), {})
    leaning = () if not curated or same_text(store, result) else curated
    if leaning and not arriving.drop_curated:
        reason = (
            f"{result.source}: the store has curated facts for a document of this name with another text;"
            " rename the file to keep both, or add it with --replace to drop the curated facts"
        )
        return Waiting(Added(result.where, error=reason, fault=Fault.SAME_NAME), {})
    read = settled(result.slug, result.graphs, ledger)
    graphs = {**read, **{graph: frozenset[Triple]() for graph in leaning}, **arriving.record(result.slug)}
    return Waiting(Added(result.source, result.slug, result.facts, note=result.note), graphs)


def stored(store: Store, batch: list[Waiting]) -> list[Added]:
    """Write a batch in one transaction and return what became of each; if that is refused, write them one by one."""
    try:
        changed = store.replace_graphs({graph: triples for one in batch for graph, triples in one.graphs.items()})
    except KgError as error:
        if len(batch) == 1:
            return [Added(batch[0].added.source, error=str(error), fault=Fault.OTHER)]
        return [done for one in batch for done in stored(store, [one])]
    return [replace(one.added, changed=not changed.isdisjoint(one.graphs)) for one in batch]


def curated_graphs_of(store: Store) -> Mapping[str, tuple[NamedNode, ...]]:
    """Return the names of curated graphs by the slug of their document."""
    found: dict[str, tuple[NamedNode, ...]] = defaultdict(tuple)
    for graph in store.graphs():
        slug, curated, _ = graph.value.removeprefix(GRAPH).partition(CURATED)
        if curated:
            found[slug] += (graph,)
    return found


def same_text(store: Store, result: Result) -> bool:
    """Tell whether the store holds a document of this name with the same text."""
    stored = store.quads(GRAPH[f"{result.slug}/dokument"], predicates=(DEF["textHash"],))
    return Literal(result.text_hash) in {quad.object for quad in stored}
