"""Scores: an extraction held against the gold of many documents."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.evaluate.comparison import Comparison, compare, total
from kg.evaluate.gold import GoldDocument
from kg.evaluate.record import Record
from kg.model import Document

__all__ = ["Evaluated", "Evaluation", "evaluate"]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One document's comparisons by kind."""

    name: str
    kinds: Mapping[str, Comparison]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The documents in the order given, and the sums over all of them by kind."""

    documents: tuple[Evaluated, ...]
    total: Mapping[str, Comparison]

    def as_dict(self, *, misses: bool = False) -> dict[str, object]:
        """Return figures and counts by kind, with the misses and false alarms by document if asked."""
        done: dict[str, object] = {
            "documents": len(self.documents),
            "kinds": {kind: figures(one) for kind, one in self.total.items()},
        }
        if misses:
            done["misses"] = {
                document.name: {
                    kind: {"missed": list(one.missed), "false_alarms": list(one.alarms)}
                    for kind, one in document.kinds.items()
                    if one.missed or one.alarms
                }
                for document in self.documents
            }
        return done


def evaluate(gold: Iterable[GoldDocument], extract: Callable[[Document], Record]) -> Evaluation:
    """Return how well an extraction finds what the gold holds."""
    done = tuple(Evaluated(one.name, compare(one.record, extract(one.document))) for one in gold)
    return Evaluation(done, total(one.kinds for one in done))


def figures(one: Comparison) -> dict[str, float | int]:
    """Return precision, recall and F1, rounded to four digits, with the counts behind them."""
    return {
        "precision": round(one.precision, 4),
        "recall": round(one.recall, 4),
        "f1": round(one.f1, 4),
        "gold": len(one.matched) + len(one.missed),
        "matched": len(one.matched),
        "missed": len(one.missed),
        "false_alarms": len(one.alarms),
    }
