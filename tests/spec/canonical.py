"""Canonical: a store's content as N-Quads, the same text for the same facts, whatever the store."""

from pyoxigraph import CanonicalizationAlgorithm, Dataset

from kg.store import Store


def canonical(store: Store) -> str:
    dataset = Dataset(store.quads())
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return "\n".join(sorted(f"{quad} ." for quad in dataset))
