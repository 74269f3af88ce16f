"""Evaluation: how well the rules find what a careful reader finds, per kind of fact."""

from kg.evaluate.comparison import Comparison, compare
from kg.evaluate.extracted import extracted
from kg.evaluate.gold import GoldDocument, read_gold
from kg.evaluate.record import Event, Organisation, Person, Record, Relation, Session, read_record, record_as_dict
from kg.evaluate.score import Evaluated, Evaluation, evaluate

__all__ = [
    "Comparison",
    "Evaluated",
    "Evaluation",
    "Event",
    "GoldDocument",
    "Organisation",
    "Person",
    "Record",
    "Relation",
    "Session",
    "compare",
    "evaluate",
    "extracted",
    "read_gold",
    "read_record",
    "record_as_dict",
]
