"""Proposals: the mentions that a language model finds in a text, after every quote was held against it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from kg.llm.endpoint import LanguageModel, completion
from kg.llm.instructions import instructions
from kg.llm.quotes import found
from kg.mention.bodies.bodies import body_in
from kg.mention.people.persons import persons_in
from kg.model import (
    Block,
    Contribution,
    FunctionMention,
    Mention,
    OrganisationMention,
    PlaceMention,
    ProgrammeMention,
    Span,
    ThemeMention,
)
from kg.vocabulary import Vocabulary

__all__ = ["CONFIDENCE", "Proposals", "proposals"]

CONFIDENCE: Final = 0.5
LONGEST_PIECE: Final = 6_000
ROLES: Final = frozenset({"moderation", "vortrag", "podium", "grusswort", "organisation", "teilnahme"})
FENCE: Final = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")


class Quoted(BaseModel):
    """An item of an answer: words of the text. What else a model adds is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    quote: str


class Person(Quoted):
    """A person with what the quote says of them."""

    name: str
    function: str = ""
    organisation: str = ""
    role: str = ""


class Theme(Quoted):
    """A theme by its preferred label."""

    theme: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a model was shown: a piece of a text; ``rule`` names the model in the evidence."""

    text: str
    piece: Span
    vocabulary: Vocabulary
    rule: str

    def found(self, quote: str, within: Span | None = None) -> Span | None:
        """Return where words stand in the piece, or in a part of it."""
        return found(quote, self.text, within or self.piece)

    def words(self, span: Span) -> str:
        """Return the words at a span with single spaces."""
        return " ".join(span.of(self.text).split())


AnyItem = TypeVar("AnyItem", bound=Quoted)


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a model proposed: mentions in the order of the text, and how many items were dropped as not in the text."""

    mentions: tuple[Mention, ...]
    dropped: int


def proposals(text: str, blocks: tuple[Block, ...], vocabulary: Vocabulary, model: LanguageModel) -> Proposals:
    """Return the mentions a model finds in a text, read in pieces of whole blocks.

    An item counts only if its quote stands in the piece that the model was shown, and its parts stand in the quote.

    Raises:
        ModelUnavailable: the model does not answer, or not in the protocol.
    """
    told = instructions(vocabulary)
    kept: list[Mention] = []
    dropped = 0
    for piece in pieces(blocks):
        shown = Shown(text, piece, vocabulary, f"language-model:{model.name}")
        for mention in mentions_in(completion(model, told, piece.of(text)), shown):
            if mention is None:
                dropped += 1
            else:
                kept.append(mention)
    return Proposals(tuple(sorted(dict.fromkeys(kept), key=lambda one: (one.span, repr(one)))), dropped)


def pieces(blocks: tuple[Block, ...]) -> Iterator[Span]:
    """Yield spans of consecutive blocks of at most 6,000 characters; a longer block is cut."""
    start = end = -1
    for block in blocks:
        if start >= 0 and block.span.end - start > LONGEST_PIECE:
            yield Span(start, end)
            start = -1
        start = block.span.start if start < 0 else start
        end = block.span.end
        while end - start > LONGEST_PIECE:
            yield Span(start, start + LONGEST_PIECE)
            start += LONGEST_PIECE
    if start >= 0:
        yield Span(start, end)


def mentions_in(answer: str, shown: Shown) -> Iterator[Mention | None]:
    """Yield what each item of an answer proposes; ``None`` for one that the text does not bear out.

    An answer that is no JSON object proposes nothing and counts as one dropped item.
    """
    try:
        told = json.loads(FENCE.sub("", answer))
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        yield None
        return
    themes = {entry.labels[0].lower(): slug for slug, entry in shown.vocabulary.themes.items()}
    for person in items(told, "persons", Person):
        yield contribution(person, shown) if person else None
    for body in items(told, "organisations", Quoted):
        span = shown.found(body.quote) if body else None
        yield organisation(span, shown) if span else None
    for theme in items(told, "themes", Theme):
        span = shown.found(theme.quote) if theme else None
        slug = themes.get(theme.theme.strip().lower()) if theme else None
        yield ThemeMention(span, shown.rule, CONFIDENCE, slug) if span and slug else None
    for programme in items(told, "programmes", Quoted):
        span = shown.found(programme.quote.strip(" „“”\"'»«")) if programme else None
        yield ProgrammeMention(span, shown.rule, CONFIDENCE, shown.words(span), "Programme", "") if span else None
    for place in items(told, "places", Quoted):
        span = shown.found(place.quote) if place else None
        yield PlaceMention(span, shown.rule, CONFIDENCE, shown.words(span)) if span else None


def items(told: dict[str, object], kind: str, shape: type[AnyItem]) -> Iterator[AnyItem | None]:
    """Yield the items of a kind; ``None`` for one of another shape."""
    listed = told.get(kind)
    for item in listed if isinstance(listed, list) else ():
        try:
            yield shape.model_validate(item)
        except ValidationError:
            yield None


def contribution(item: Person, shown: Shown) -> Contribution | None:
    """Return a person with function, body and role; ``None`` if the name is not in the quote, or the quote in the text.

    A part that is not in the quote is left out, the rest stays.
    """
    quote = shown.found(item.quote)
    where = shown.found(item.name, quote) if quote else None
    if quote is None or where is None:
        return None
    name = shown.words(where)
    persons = [one for one in persons_in(shown.text, quote, frozenset({name})) if one.name == name]
    if not persons:
        return None
    body = shown.found(item.organisation, quote)
    function = shown.found(item.function, quote)
    held = FunctionMention(function, shown.rule, CONFIDENCE, shown.words(function)) if function else None
    return Contribution(
        span=quote,
        rule=shown.rule,
        confidence=CONFIDENCE,
        person=replace(persons[0], rule=shown.rule, confidence=CONFIDENCE),
        organisation=organisation(body, shown) if body else None,
        functions=(held,) if held else (),
        unit=None,
        seat=None,
        roles=((item.role, quote),) if item.role in ROLES else (),
        present=item.role in ROLES,
    )


def organisation(span: Span, shown: Shown) -> OrganisationMention:
    """Return the body at a span: as the rules understand the name, else in the words of the text."""
    known = body_in(shown.text, span, shown.vocabulary, shown.rule, CONFIDENCE)
    return known or OrganisationMention(span, shown.rule, CONFIDENCE, shown.words(span), "Organization")
