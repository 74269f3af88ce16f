"""Derivation in another process: what it gives, and what becomes of a write when that process is ended."""

from multiprocessing.process import BaseProcess

import pytest

from api.derivation import Derivation
from api.snapshots import Snapshots
from kg.derive import derive, is_derived
from kg.store import open_store
from kg.terms import DERIVED_GRAPH
from tests.integration.api.conftest import fill

HAUS = "<urn:x> a <urn:Thing> ; <https://w3id.org/sozialraum/def#nameForm> 'Haus Linde'@de"
NAMED = f"INSERT DATA {{ GRAPH <urn:x> {{ {HAUS} }} }}"


@pytest.fixture
def store(tmp_path):
    fill(str(tmp_path / "graph"))
    with open_store(tmp_path / "graph") as opened:
        yield opened


def test_it_gives_what_the_rules_give(store, tmp_path, monkeypatch):
    elsewhere = Derivation(Snapshots(store, tmp_path / "snapshots"), brief_s=0)
    monkeypatch.setattr("api.derivation.derive", None)
    for update in (NAMED, NAMED.replace("INSERT", "DELETE")):
        store.update(update)
        assert not is_derived(store)
        assert elsewhere.follow(store)
        assert is_derived(store)
        found = {quad.triple for quad in store.quads(DERIVED_GRAPH)}
        assert not derive(store)
        assert {quad.triple for quad in store.quads(DERIVED_GRAPH)} == found


def test_it_is_done_here_when_the_other_process_is_ended(store, tmp_path, monkeypatch):
    elsewhere = Derivation(Snapshots(store, tmp_path / "snapshots"), brief_s=0)
    elsewhere.follow(store)
    store.update(NAMED)
    start, ended = BaseProcess.start, []

    def killed(self):
        start(self)
        self.kill()
        ended.append(self)

    monkeypatch.setattr(BaseProcess, "start", killed)
    assert elsewhere.follow(store)
    assert ended
    assert is_derived(store)


def test_what_is_quick_needs_no_other_process(store, tmp_path, monkeypatch):
    here = Derivation(Snapshots(store, tmp_path / "snapshots"), brief_s=60)
    assert not here.follow(store)  # elsewhere: nobody knows yet how long it takes
    monkeypatch.setattr(BaseProcess, "start", None)
    for update in (NAMED, NAMED.replace("INSERT", "DELETE")):
        store.update(update)
        assert here.follow(store)
        assert is_derived(store)
