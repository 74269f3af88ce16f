"""Engine: Oxigraph opened on a folder, its failures as errors of ours, its answers as rows and triples."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, cast

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples
from pyoxigraph import Store as Engine

from kg.errors import QueryRejected, StoreLocked, StoreUnavailable
from kg.store.base import Row, Solutions
from kg.store.folder import locked_message
from kg.terms import Term, Triple

__all__ = ["DAMAGE", "Answer", "damaged", "open_engine", "reading", "row", "solutions", "triples"]

Answer = QuerySolutions | QueryBoolean | QueryTriples
DAMAGE: Final = "Corruption"  # the engine's word for a file that is not what it wrote


def open_engine(folder: Path, *, read_only: bool) -> Engine:
    """Return the engine on a folder.

    Raises:
        StoreLocked: another program has it open.
        StoreUnavailable: it does not open; nothing was changed.
    """
    try:
        return Engine.read_only(str(folder)) if read_only else Engine(folder)
    except (OSError, RuntimeError) as error:
        if "LOCK" in str(error):  # another program that knows the engine, not our claim
            raise StoreLocked(locked_message(folder)) from error
        raise StoreUnavailable(
            f"the store {folder} does not open: {error}; nothing was changed, restore it from a copy"
        ) from error


@contextmanager
def reading(address: str) -> Iterator[None]:
    """Translate what the engine raises inside, for the store at an address.

    Raises:
        QueryRejected: it is no SPARQL, or cannot be answered.
        StoreUnavailable: the store's files are damaged.
    """
    try:
        yield
    except SyntaxError as error:
        raise QueryRejected(f"not SPARQL: {error}") from error
    except (OSError, RuntimeError) as error:
        if isinstance(error, OSError) or DAMAGE in str(error):
            raise damaged(address, error) from error
        raise QueryRejected(f"the query cannot be answered: {error}") from error


def damaged(address: str, error: Exception) -> StoreUnavailable:
    """Return the error for a store whose files cannot be read."""
    return StoreUnavailable(f"the store {address} cannot be read: {error}; restore it from a copy")


def solutions(answer: Answer) -> Solutions:
    """Return the answer of a SELECT query, read to its end."""
    given = cast("QuerySolutions", answer)
    names = tuple(variable.value for variable in given.variables)
    return Solutions(names, tuple(row(names, tuple(solution)) for solution in given))


def row(names: tuple[str, ...], terms: tuple[Term | Triple | None, ...]) -> Row:
    """Return one solution; what is unbound is absent."""
    return {name: cast("Term", term) for name, term in zip(names, terms, strict=True) if term is not None}


def triples(answer: Answer) -> tuple[Triple, ...]:
    """Return the answer of a CONSTRUCT or DESCRIBE query, without duplicates."""
    return tuple(dict.fromkeys(cast("QueryTriples", answer)))
