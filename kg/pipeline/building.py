"""Building: a store filled with the vocabulary and the shipped documents."""

from dataclasses import dataclass
from decimal import Decimal

from kg.curation import DEFAULT_THRESHOLD, read_ledger, reconcile, settled
from kg.derive import derive
from kg.forgetting import barred, read_register
from kg.link import propose_places
from kg.pipeline.adding import Added, prepare
from kg.pipeline.extraction import extract
from kg.samples import SampleSet, curated_graphs, samples
from kg.store.base import Store

__all__ = ["Built", "build", "prepare"]


@dataclass(frozen=True, slots=True)
class Built:
    """What building from the shipped material gave: the documents, and whether the store changed."""

    documents: tuple[Added, ...]
    changed: bool


def build(store: Store, chosen: SampleSet = "forum", *, review_below: Decimal = DEFAULT_THRESHOLD) -> Built:
    """Fill a store with the vocabulary and a set of shipped documents, and derive; done twice, it changes nothing.

    Documents that were added besides stay, and so do decisions. Facts less sure than ``review_below`` are set aside.
    """
    changed = prepare(store)
    ledger, register = read_ledger(store, review_below), read_register(store.folder)
    done = []
    for sample in samples(chosen):
        extraction = extract(sample.document)
        graphs = {**extraction.graphs, **curated_graphs(sample.document)}
        slug, _, clean = barred(sample.document.slug, sample.document.text_hash, graphs, register)
        new = bool(store.replace_graphs(settled(slug, dict(clean), ledger)))
        changed = changed or new
        done.append(Added(sample.document.source, slug, len(extraction.facts), new))
    reconcile(store, ledger)
    propose_places(store)
    return Built(tuple(done), derive(store) or changed)
