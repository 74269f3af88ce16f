"""Waiting: the proposals that wait for a verdict as the inbox shows them, chosen by document, kind and rule."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from api.instance import Instance
from api.messages import Language
from kg.curation.relation import MERGEABLE, kind_of
from kg.curation.review import Proposal, Words, pending
from kg.curation.wording import labels, shown

__all__ = ["Choice", "Chosen", "ReviewItem", "Sentence", "choices_of", "chosen_of", "review_items"]

KINDS: Final = (*MERGEABLE, "place", "participation", "affiliation", "presentation", "statement", "document")
OTHER: Final = "other"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which proposals somebody wants to see: of a document, a kind and a rule, where these are not empty."""

    document: str = ""
    kind: str = ""
    rule: str = ""

    @property
    def query(self) -> str:
        """The choice as the query of an address."""
        named = (("document", self.document), ("kind", self.kind), ("rule", self.rule))
        return urlencode([pair for pair in named if pair[1]])

    def fits(self, one: Proposal) -> bool:
        """Tell whether a proposal is among them."""
        return (
            self.document in {"", one.document}
            and self.kind in {"", told_kind(one)}
            and (not self.rule or self.rule in {words.rule for words in one.words})
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage with the span that a proposal rests on: ``text[start:end]``."""

    text: str
    start: int
    end: int
    rule: str
    confidence: float
    status: str


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A proposal: where it was read, of which kind it is, what is proposed in words, and the sentences."""

    id: str
    document: str
    title: str
    kind: str
    facts: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that the inbox can be narrowed to, and how many proposals it leaves."""

    value: str
    label: str
    number: int
    chosen: bool


def chosen_of(instance: Instance, chosen: Chosen) -> tuple[tuple[Proposal, ...], tuple[Proposal, ...]]:
    """Return all proposals that wait, and those that were chosen."""
    waiting = pending(instance.store)
    return waiting, tuple(one for one in waiting if chosen.fits(one))


def review_items(instance: Instance, found: Iterable[Proposal], language: Language) -> tuple[ReviewItem, ...]:
    """Return proposals as a page shows them."""
    known = tuple(found)
    names = labels(instance.store, (claim for one in known for claim in one.claims), language)
    return tuple(
        ReviewItem(
            id=one.id,
            document=one.document,
            title=one.words[0].title or one.document,
            kind=told_kind(one),
            facts=tuple(dict.fromkeys(shown(claim, names, one.claims) for claim in one.claims)),
            sentences=tuple(dict.fromkeys(map(sentence, one.words))),
        )
        for one in known
    )


def choices_of(waiting: tuple[Proposal, ...], chosen: Chosen) -> dict[str, tuple[Choice, ...]]:
    """Return what the inbox can be narrowed to, by document, kind and rule, the most first."""
    titles = {one.document: one.words[0].title or one.document for one in waiting}
    counts = {
        "document": Counter(one.document for one in waiting),
        "kind": Counter(told_kind(one) for one in waiting),
        "rule": Counter(rule for one in waiting for rule in {words.rule for words in one.words}),
    }
    wanted = {"document": chosen.document, "kind": chosen.kind, "rule": chosen.rule}
    return {
        name: tuple(
            Choice(value, titles.get(value, value) if name == "document" else value, number, value == wanted[name])
            for value, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        )
        for name, counted in counts.items()
    }


def told_kind(one: Proposal) -> str:
    """Return the kind of what a proposal is about, by which the inbox can be narrowed."""
    kind = kind_of(one.thing)
    return kind if kind in KINDS else OTHER


def sentence(words: Words) -> Sentence:
    """Return the words of a span for a page."""
    return Sentence(words.passage, words.start, words.end, words.rule, words.confidence, words.status)
