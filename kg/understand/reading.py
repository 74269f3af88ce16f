"""Reading: one way to understand a question: which stored question, with what in its blanks, and what was left over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.folding import unspelt
from kg.phrasing import Blank, Cue, Phrasing
from kg.question import Heading, Parameter
from kg.terms import NamedNode, shortened
from kg.understand.mention import Mention
from kg.understand.names import Names, classes_of
from kg.understand.tokens import Token, key_of, keys_of, prepositions

__all__ = ["Chosen", "Reading", "all_readings", "reading_of"]

_NEVER_IGNORED: Final = frozenset(
    map(key_of, ("nicht", "kein", "keine", "nie", "niemand", "ohne", "not", "no", "never"))
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What goes into a blank: as it is typed there, the thing where it is one, and what else the words may mean."""

    typed: str
    node: NamedNode | None = None
    others: tuple[NamedNode, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A stored question with its blanks filled; ``missing`` are parts of the phrasing that were not said.

    ``ignored`` are words that the reading has no use for, ``told`` says how many words it does use, and ``certain`` is
    false where what was ignored may matter.
    """

    question: Heading
    values: Mapping[str, tuple[Chosen, ...]]
    missing: int
    ignored: tuple[str, ...]
    told: int
    certain: bool

    @property
    def fits(self) -> bool:
        """Tell whether everything that the phrasing needs was said, and next to nothing else."""
        return not self.missing and self.certain

    def typed(self) -> dict[str, list[str]]:
        """Return the values as ``kg.ask.ask`` takes them."""
        return {name: [one.typed for one in chosen] for name, chosen in self.values.items()}


def reading_of(
    question: Heading, phrasing: Phrasing, tokens: Sequence[Token], mentions: Sequence[Mention], names: Names
) -> Reading:
    """Return what a question means as a phrasing of a stored one, however badly it fits."""
    parameters = {parameter.name: parameter for parameter in question.parameters}
    values: dict[str, tuple[Chosen, ...]] = {name: (Chosen(text),) for name, text in phrasing.values.items()}
    used: set[int] = set()
    missing = 0
    for blank in sorted(phrasing.blanks, key=lambda one: one.optional):
        chosen, places = _filled(blank, parameters[blank.parameter], tokens, mentions, names, used)
        if chosen:
            values[blank.parameter] = chosen
            used |= places
        elif not blank.optional:
            missing += 1
    for cue in phrasing.cues:
        places = _cued(cue, tokens, used)
        used |= places
        if not places and not cue.optional:
            missing += 1
    left = [place for place, token in enumerate(tokens) if place not in used and not token.filler]
    named = {place for mention in mentions for place in range(mention.start, mention.end)}
    certain = len(left) <= 1 and all(place not in named and _may_go(place, tokens) for place in left)
    return Reading(question, values, missing, tuple(tokens[place].text for place in left), len(used), certain)


def _filled(
    blank: Blank,
    parameter: Parameter,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    names: Names,
    used: set[int],
) -> tuple[tuple[Chosen, ...], set[int]]:
    """Return the values of a blank and the places of the words that say them."""
    if parameter.type == "choice":
        for key, words in parameter.spoken.items():
            if places := _cued(Cue(words, optional=blank.optional), tokens, used):
                return (Chosen(key, said=_said(tokens, places)),), places
        return (), set()
    found: list[Chosen] = []
    taken: set[int] = set()
    for mention in mentions:
        places = set(range(mention.start, mention.end))
        chosen = _chosen(parameter, mention, tokens, names) if not places & used else None
        if chosen is not None and (parameter.many or not found):
            found.append(chosen)
            taken |= places
    return tuple(found), taken


def _chosen(parameter: Parameter, mention: Mention, tokens: Sequence[Token], names: Names) -> Chosen | None:
    said = " ".join(token.text for token in tokens[mention.start : mention.end])
    if parameter.type == "date":
        return Chosen(mention.day.isoformat(), said=said) if mention.day else None
    if parameter.type != "iri":
        return None
    wanted = set(classes_of(parameter))
    fitting = [node for node in mention.nodes if wanted & names.classes.get(node, frozenset())]
    return Chosen(shortened(fitting[0]), fitting[0], tuple(fitting[1:]), said) if fitting else None


def _cued(cue: Cue, tokens: Sequence[Token], used: set[int]) -> set[int]:
    """Return the places of all words of a cue, other than those that fill a blank."""
    found: set[int] = set()
    keys = tuple(token.key for token in tokens)
    for word in cue.words:
        wanted = keys_of(word)
        for place in range(len(keys) - len(wanted) + 1):
            places = set(range(place, place + len(wanted)))
            if keys[place : place + len(wanted)] == wanted and not places & used:
                found |= places
    return found


def _may_go(place: int, tokens: Sequence[Token]) -> bool:
    """Tell whether a word may be passed over: no noun, no denial, nothing that a preposition leads to."""
    token = tokens[place]
    before = tokens[place - 1].text if place else ""
    plain = not token.text[0].isupper() and not token.text[0].isdigit()
    return plain and token.key not in _NEVER_IGNORED and unspelt(before) not in prepositions()


def _said(tokens: Sequence[Token], places: set[int]) -> str:
    return " ".join(tokens[place].text for place in sorted(places))


def all_readings(
    questions: Sequence[Heading], tokens: Sequence[Token], mentions: Sequence[Mention], names: Names
) -> Iterator[Reading]:
    """Yield a reading for every phrasing of every question."""
    for question in questions:
        for phrasing in question.phrasings:
            yield reading_of(question, phrasing, tokens, mentions, names)
