"""Evaluation: how well the rules find, and link, what a careful reader does, per kind of fact."""

from kg.evaluate.comparison import Comparison, compare
from kg.evaluate.extracted import extracted
from kg.evaluate.gold import GoldDocument, read_gold
from kg.evaluate.linkgold import LinkCase, LinkKind, holds_link_gold, read_link_gold
from kg.evaluate.linkscore import LinkScore, LinkScores, Outcome, link_scores
from kg.evaluate.record import Event, Organisation, Person, Record, Relation, Session, read_record, record_as_dict
from kg.evaluate.score import Evaluated, Evaluation, evaluate

__all__ = [
    "Comparison",
    "Evaluated",
    "Evaluation",
    "Event",
    "GoldDocument",
    "LinkCase",
    "LinkKind",
    "LinkScore",
    "LinkScores",
    "Organisation",
    "Outcome",
    "Person",
    "Record",
    "Relation",
    "Session",
    "compare",
    "evaluate",
    "extracted",
    "holds_link_gold",
    "link_scores",
    "read_gold",
    "read_link_gold",
    "read_record",
    "record_as_dict",
]
