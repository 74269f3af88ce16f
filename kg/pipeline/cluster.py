"""Cluster: extraction by the workers of a Dask scheduler, on this or other machines."""

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from kg.errors import ClusterUnavailable, WrongParameter
from kg.pipeline.result import Extractor, Result, failed, result_of
from kg.read import Source

if TYPE_CHECKING:
    from distributed import Client, Future

    from kg.llm import LanguageModel

__all__ = ["on_cluster"]

SCHEMES: Final = ("tcp://", "tls://", "ws://", "wss://")
ANSWER: Final = 10.0  # seconds for the scheduler to answer and have a worker
AHEAD: Final = 4  # files that wait for each thread of the cluster


def on_cluster(address: str) -> Extractor:
    """Return an extractor that works on the cluster of the scheduler at an address such as ``tcp://HOST:8786``.

    Files are read here and sent to the workers, which need this program in this version and no common disk. A document
    on which workers die is tried anew by others as often as the scheduler allows, then told as that document's error.

    Raises:
        WrongParameter: the address is none.
        ClusterUnavailable: when the extractor is first used, see ``connected``.
    """
    if not address.startswith(SCHEMES):
        raise WrongParameter(f"'{address}' is no address of a scheduler, such as tcp://192.168.0.10:8786")

    def extracted(sources: Iterable[Source], model: "LanguageModel | None" = None) -> Iterator[Result]:
        with connected(address) as client:
            yield from spread(client, sources, model)

    return extracted


@contextmanager
def connected(address: str) -> Iterator["Client"]:
    """Give a connection to a scheduler whose workers have this version of the program.

    Raises:
        ClusterUnavailable: the package is missing, nobody answers, there is no worker, or its program is another.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - a heavy package behind its one door
    except ImportError as error:
        raise ClusterUnavailable(
            "the package 'distributed' is missing; install it with: pip install 'sozialraum[cluster]'"
        ) from error
    try:
        client = Client(address, timeout=ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterUnavailable(
            f"no Dask scheduler answers at {address} ({str(error) or 'no answer'}); start one with 'dask scheduler' and"
            f" workers with 'dask worker {address}'"
        ) from error
    with client:
        check(client, address)
        yield client


def check(client: "Client", address: str) -> None:
    """Make sure that there are workers, and that they have this version of the program.

    Raises:
        ClusterUnavailable: there is none, or one has no or another version; the message names it.
    """
    try:
        client.wait_for_workers(1, timeout=ANSWER)
    except TimeoutError as error:
        raise ClusterUnavailable(
            f"the scheduler at {address} has no worker; start some with 'dask worker {address}'"
        ) from error
    ours = installed()
    for worker, theirs in client.run(version, "sozialraum", on_error="return").items():
        if theirs != ours:
            raise ClusterUnavailable(
                f"the worker {worker} has not version {ours} of sozialraum but {theirs!r}; install the same everywhere"
            )


def installed() -> str:
    """Return the version of this program."""
    return version("sozialraum")


def spread(client: "Client", sources: Iterable[Source], model: "LanguageModel | None") -> Iterator[Result]:
    """Yield the results in the order of the files; so many are on their way that no worker waits for work."""
    room = AHEAD * max(1, sum(client.nthreads().values()))
    sent: deque[tuple[Source, Future[Result]]] = deque()
    for source in sources:
        sent.append((source, client.submit(result_of, source, model, pure=False)))
        if len(sent) >= room:
            yield received(client, *sent.popleft(), model)
    while sent:
        yield received(client, *sent.popleft(), model)


def received(client: "Client", source: Source, future: "Future[Result]", model: "LanguageModel | None") -> Result:
    """Return the result of a file; an error of the cluster is that document's.

    With a worker its whole queue is lost, so a document that was in one gets another turn.
    """
    from distributed import KilledWorker  # noqa: PLC0415 - as above

    try:
        try:
            result: Result = future.result()
        except KilledWorker:
            result = client.submit(result_of, source, model, pure=False).result()
    except Exception as error:  # noqa: BLE001 - lost workers and connections come as all kinds of errors
        return failed(source.where, f"{type(error).__name__}: {error}")
    return result
