"""Imports: files that somebody sent, read in other processes and then put into the store together, or not at all."""

import asyncio
import secrets
import shutil
import threading
from collections import Counter, OrderedDict
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final, cast

from api.settings import ApiSettings
from api.writer import Writer
from kg.curation.decision import Signature
from kg.curation.relation import MERGEABLE, kind_of
from kg.errors import DocumentUnreadable, Fault, KgError, NotFound
from kg.pipeline import Added, Result, add_results, in_processes
from kg.read import Source, number_of_sources, page_of, sources_at
from kg.store import Store
from kg.terms import THEME, NamedNode
from kg.themes.view import rows

__all__ = ["FileState", "Import", "Imports", "Progress", "Stage"]

_KEPT: Final = 50
"""So many imports are told of; older ones are forgotten, what they brought stays."""
_WAITING: Final = 10
_AT_ONCE: Final = 2
"""Files that are read at the same time, each in a process of its own."""
_DOCUMENT_S: Final = 180.0


class Stage(StrEnum):
    """How far an import is."""

    WAITING = "waiting"
    READING = "reading"
    WRITING = "writing"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def over(self) -> bool:
        """Whether nothing happens any more."""
        return self in {Stage.DONE, Stage.CANCELLED, Stage.FAILED}


@dataclass(frozen=True, slots=True)
class FileState:
    """What is known of one document: ``waiting``, ``read``, ``added``, ``unchanged`` or ``error``.

    ``fault`` is the kind of an error (``kg.errors.Fault``), ``detail`` says it in full, ``note`` is what did not go
    well although the document was read.
    """

    name: str
    state: str
    facts: int = 0
    document: str = ""
    fault: str = ""
    detail: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """An import at one moment: ``read`` of ``number`` documents, and what became of each."""

    id: str
    stage: Stage
    read: int
    number: int
    files: tuple[FileState, ...]
    problem: str = ""
    change: int = 0
    """Counts what happened, so that whoever watches sees whether there is something new."""


@dataclass(slots=True)
class Import:
    """One import while it goes on; ``progress`` is replaced as a whole, so any thread may look at it."""

    by: Signature
    folder: Path
    files: tuple[Path, ...]
    replace: bool
    progress: Progress
    cancelled: threading.Event = field(default_factory=threading.Event)
    known: frozenset[NamedNode] = frozenset()
    """What of that which the documents name the graph knew before."""

    def tell(self, **changed: object) -> None:
        """Say what is new."""
        self.progress = replace(self.progress, change=self.progress.change + 1, **changed)  # type: ignore[arg-type]


class Imports:
    """The imports of one server: one reads at a time, the others wait. Lives in one event loop.

    Reading goes on in other processes, so pages are answered meanwhile; then everything is written by the one writer.
    Who cancels before that leaves the store as it was.
    """

    def __init__(self, settings: ApiSettings, writer: Writer, folder: Path) -> None:
        """Take how documents are read, who writes, and where files lie until they are read."""
        self._settings = settings
        self._writer = writer
        self._folder = folder
        self._known: OrderedDict[str, Import] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Semaphore(1)

    @property
    def has_room(self) -> bool:
        """Whether another import may wait."""
        return sum(not one.progress.stage.over for one in self._known.values()) < _WAITING

    def place(self) -> Path:
        """Return a new folder for the files of one import."""
        folder = self._folder / f"import-{secrets.token_hex(8)}"
        folder.mkdir(parents=True)
        return folder

    def start(self, by: Signature, folder: Path, files: tuple[Path, ...], *, replace: bool) -> Import:
        """Return an import that has just begun; its folder goes with it."""
        number = sum(map(number_of_sources, files))
        states = tuple(FileState(file.name, "waiting") for file in files)
        begun = Import(
            by, folder, files, replace, Progress(secrets.token_urlsafe(12), Stage.WAITING, 0, number, states)
        )
        self._known[begun.progress.id] = begun
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)[1].cancelled.set()
        task = asyncio.create_task(self._run(begun))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return begun

    def __getitem__(self, name: str) -> Import:
        """Return an import.

        Raises:
            NotFound: there is none of this name, or it is forgotten.
        """
        found = self._known.get(name)
        if found is None:
            raise NotFound(f"there is no import {name!r} (any more)")
        return found

    def latest(self) -> tuple[Progress, ...]:
        """Return the imports that are remembered, the latest first."""
        return tuple(one.progress for one in reversed(self._known.values()))

    def cancel(self, one: Import) -> None:
        """Stop an import that does not write yet."""
        if one.progress.stage in {Stage.WAITING, Stage.READING}:
            one.cancelled.set()
            one.tell(stage=Stage.CANCELLED)

    async def close(self) -> None:
        """Stop what reads, and wait for what writes."""
        for one in self._known.values():
            self.cancel(one)
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _run(self, one: Import) -> None:
        try:
            async with self._turn:
                if not one.cancelled.is_set():
                    await self._carried_out(one)
        except KgError as error:
            one.tell(stage=Stage.FAILED, problem=str(error))
        except Exception as error:
            one.tell(stage=Stage.FAILED, problem=f"{type(error).__name__}; it was logged, please report it")
            raise
        finally:
            await asyncio.to_thread(shutil.rmtree, one.folder, ignore_errors=True)

    async def _carried_out(self, one: Import) -> None:
        one.tell(stage=Stage.READING)
        results = await asyncio.to_thread(self._read, one)
        if one.cancelled.is_set():
            return
        one.tell(stage=Stage.WRITING)
        below = self._settings.review_below
        done = await self._writer.change(partial(written, results=results, replace=one.replace, below=below))
        assert isinstance(done, Written)  # noqa: S101 - what ``written`` gives
        one.known = done.known
        states = tuple(outcome(result, added) for result, added in zip(results, done.added, strict=True))
        one.tell(stage=Stage.DONE, files=states)

    def _read(self, one: Import) -> list[Result]:
        """Return what each document gave, telling as they come; in a thread of its own."""
        extractor = in_processes(_AT_ONCE, seconds=_DOCUMENT_S)
        results: list[Result] = []
        reading = cast("Generator[Result, None, None]", extractor(sources_of(one), self._settings.model))
        with closing(reading) as coming:
            for result in coming:
                if one.cancelled.is_set():
                    break
                results.append(result)
                states = [outcome(each, None) for each in results]
                told = {state.name.partition("/")[0] for state in states}
                rest = [FileState(file.name, "waiting") for file in one.files if file.name not in told]
                number = max(one.progress.number, len(results))
                one.tell(files=(*states, *rest), read=len(results), number=number)
        return results


def sources_of(one: Import) -> Iterator[Source]:
    """Yield the documents in the files of an import, under the names that they were sent with.

    Where files lie here is told nowhere; of two files of one name the second is told apart, and refused later.
    """
    fetch = page_of()  # never asked: a path is no address
    seen: Counter[str] = Counter()
    for file in one.files:
        seen[file.name] += 1
        told = file.name if seen[file.name] == 1 else f"{file.name} ({seen[file.name]})"
        for source in sources_at(file, fetch):
            content = source.content
            if isinstance(content, DocumentUnreadable):
                content = DocumentUnreadable(str(content).replace(str(file), told), content.fault)
            yield Source(source.where.replace(str(file), told), source.name, content)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of each document once all were put into the store, and which of their things it knew before."""

    added: tuple[Added, ...]
    known: frozenset[NamedNode]


def written(store: Store, *, results: list[Result], replace: bool, below: Decimal) -> Written:
    """Put what was read into the store, and return what became of it; what follows from it is left to the writer."""
    named = {
        term
        for result in results
        for triples in result.graphs.values()
        for triple in triples
        for term in (triple.subject, triple.object)
        if isinstance(term, NamedNode) and (kind_of(term) in MERGEABLE or term.value.startswith(str(THEME)))
    }
    known = frozenset(row["thing"] for row in rows(store, "things_documents", thing=named))
    added = tuple(add_results(store, results, replace=replace, review_below=below, follow=lambda _: None))
    return Written(added, frozenset(one for one in known if isinstance(one, NamedNode)))


def outcome(result: Result, added: Added | None) -> FileState:
    """Return what is told of a document once it was read, and once it was written."""
    name = result.where
    if added is None:
        if result.error:
            return FileState(name, "error", fault=result.fault or Fault.OTHER, detail=result.error)
        return FileState(name, "read", result.facts, result.slug, note=result.note)
    if added.error:
        return FileState(name, "error", fault=added.fault or Fault.OTHER, detail=added.error)
    return FileState(name, "added" if added.changed else "unchanged", added.facts, added.slug, note=added.note)
