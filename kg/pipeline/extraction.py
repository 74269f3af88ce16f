"""Extraction: a document in, the facts that the rules find and the graphs they make out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING

from kg.errors import ModelUnavailable
from kg.model import Block, Document, EventMention, Fact, Mention, Passage
from kg.resolve import resolve
from kg.segment import passages, segment
from kg.terms import GRAPH, NamedNode, Triple
from kg.triples import document_graph, extraction_run, fact_graphs, facts, identity_graph
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from kg.llm import LanguageModel

__all__ = ["Extraction", "extract"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of one document: its facts, and the graphs they make.

    ``note`` says what became of a language model's proposals where one was asked and not all went well.
    """

    document: Document
    facts: tuple[Fact, ...]
    graphs: Mapping[NamedNode, frozenset[Triple]]
    note: str = ""


def extract(document: Document, model: "LanguageModel | None" = None) -> Extraction:
    """Return the facts and graphs of a document; by the rules alone, the same document always gives the same.

    A language model may propose mentions besides; where it fails, what the rules found stands.
    """
    vocabulary = load_vocabulary()
    blocks = segment(document.text)
    found_passages = passages(document.text, blocks)
    parts, note = told_parts(document, blocks, found_passages, model)
    resolutions = tuple(resolve(document, part, vocabulary) for part in parts)
    told = (facts(part, resolution) for part, resolution in zip(parts, resolutions, strict=True))
    known = tuple(dict.fromkeys(chain.from_iterable(told)))
    identities = tuple(dict.fromkeys(chain.from_iterable(one.identities for one in resolutions)))
    run = this_run()
    event = None if len(parts) > 1 else next((one for one in parts[0] if isinstance(one, EventMention)), None)
    graphs = {
        GRAPH[f"{document.slug}/dokument"]: document_graph(document, blocks, run, event),
        GRAPH[f"{document.slug}/aufloesung"]: identity_graph(document, identities),
        **fact_graphs(document, known, found_passages, run),
    }
    return Extraction(document, known, graphs, note)


def told_parts(
    document: Document, blocks: tuple[Block, ...], found: tuple[Passage, ...], model: "LanguageModel | None"
) -> tuple[tuple[tuple[Mention, ...], ...], str]:
    """Return the mentions of a document in parts of one event at most, and what a person should know of a model's.

    A filled template says itself what its cells are: neither rules nor a model have anything to add.
    """
    from kg.mention import filled_parts, mentions  # noqa: PLC0415 - compiling the rules' patterns is not for who only asks

    vocabulary = load_vocabulary()
    if filled := filled_parts(document.text, vocabulary):
        return filled, ""
    offered, note = proposed(document, blocks, model) if model else ((), "")
    return ((*mentions(document.text, blocks, found, vocabulary), *offered),), note  # bodies that the rules name first


def proposed(document: Document, blocks: tuple[Block, ...], model: "LanguageModel") -> tuple[tuple[Mention, ...], str]:
    """Return what a language model proposes for a document, and what a person should know of that."""
    from kg.llm import proposals  # noqa: PLC0415 - only who asked for a model needs it

    try:
        done = proposals(document.text, blocks, load_vocabulary(), model)
    except ModelUnavailable as error:
        return (), str(error)
    dropped = f"{done.dropped} proposals of the model are not in the text and were dropped" if done.dropped else ""
    return done.mentions, dropped


@cache
def this_run() -> NamedNode:
    """Return the address of the run that the installed version of the rules makes."""
    return extraction_run(version("sozialraum"))
