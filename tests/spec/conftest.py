"""Every kind of store behind one fixture: a test that takes ``store`` holds for all of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.store import Store, open_store
from tests.spec.endpoint import sparql_server
from tests.spec.virtuoso import virtuoso_server

KINDS = ("memory", "folder", "http", "virtuoso")


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with virtuoso_server(tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


@pytest.fixture
def store_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Return the address of a new, empty store of a kind; it is gone after the test."""

    def address(kind: str) -> str:
        match kind:
            case "memory":
                return "memory:"
            case "folder":
                return str(tmp_path / "store")
            case "http":
                server = sparql_server()
                request.addfinalizer(lambda: server.__exit__(None, None, None))
                return server.__enter__()
            case _:
                return request.getfixturevalue("virtuoso_url")

    return address


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, store_address: Callable[[str], str]) -> Iterator[Store]:
    with open_store(store_address(request.param)) as opened:
        if request.param == "virtuoso":  # one server for all tests: each begins with nothing
            _drop_graphs(opened)
        yield opened


def _drop_graphs(store: Store) -> None:
    """Empty a server; to replace graphs with nothing would read them first."""
    if graphs := store.graphs():
        store.update(" ;\n".join(f"DROP SILENT GRAPH {graph}" for graph in graphs))
