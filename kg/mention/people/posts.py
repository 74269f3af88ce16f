"""Posts: what a phrase says somebody is somewhere, taken apart into function, unit and body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.mention.bodies.declension import OFFICE_ADJECTIVE, function_noun, nominative_function
from kg.mention.bodies.inflection import head_of
from kg.mention.bodies.lexicon import UNIT_HEADS
from kg.mention.bodies.units import unit_and_body
from kg.mention.people.antecedents import NOBODY, Before
from kg.mention.people.functions import function_phrase, without_abbreviation
from kg.mention.people.workplaces import workplace_at
from kg.model import FunctionMention, OrganisationMention, Span, UnitMention
from kg.vocabulary import Vocabulary

__all__ = ["NOUN", "Around", "Head", "Held", "head_at", "home_at", "phrase_end", "post_of"]

NOUN: Final = re.compile(r"(?<![\w*:/-])[A-ZÄÖÜ][\w*:/-]*")
# "Kinder- und Jugendärztin": parts of a compound that lean on the noun behind them.
LEANING: Final = re.compile(r"(?:[A-ZÄÖÜ][\wäöüß]*-,?\s+){1,2}(?:und|oder|sowie|bzw\.)\s+(?=[A-ZÄÖÜ])")
WORD: Final = re.compile(r"[^\s,;:()„“”\"»«]+|[,;:()„“”\"»«]")
# "Vom Verein Horizonte e. V.": the noun before the name says what kind of body it is.
KIND_BEFORE: Final = re.compile(
    r"(?:Verein|Träger|Sozialunternehmen|Unternehmen|Verband|Bündnis|Bildungsträger|Projektträger|Wohlfahrtsverband)e?s?"
    r"\s(?=[„A-ZÄÖÜ])"
)
QUOTED: Final = re.compile(r"[„»\"][^„“”»«\"]{1,80}[“«”\"]")
SMALL: Final = frozenset(
    "der des dem die das den im am in an bei beim von vom zur zum für und sowie aus auf mit zu & ihr ihres seines"
    " unserer".split()
)
ORDINAL: Final = re.compile(r"(?P<number>\d\.)\s(?=[A-ZÄÖÜ])")  # "1. Vorsitzende"
OPENERS: Final = SMALL | {"als", "es", "wir"}
ADJECTIVE: Final = re.compile(r"[a-zäöüß]+(?:isch|lich|ig|sam|bar|haft|los|iert|end|frei|sozial)(?:er|en|es|em|e)$")
INFLECTED: Final = re.compile(r"[a-zäöüß]{3,}(?:e|en|er|es)$")
PORTFOLIO: Final = re.compile(
    r"\s+für\s[^;:()]{3,120}?,[^;:()]{2,120}?\s(?:und|sowie|&)\s+(?:[A-ZÄÖÜa-zäöüß][a-zäöüß]+(?:e|en|er|es)\s+)?[A-ZÄÖÜ][\wäöüß-]*"
)
BEFORE_HOME: Final = re.compile(
    r"(?:\s+(?:und\s+)?(?:in|an|bei|beim|im|am|vom|von|der|des|dem|den|die|das|zum|zur|eines|einer))+\s*$"
)
INTO: Final = re.compile(r"\s+(?:des|der|im|in der|beim|bei der|vom|von der)\s+(?=[A-ZÄÖÜ])")
PROJECT: Final = re.compile(
    r"\s*(?:,\s*)?(?:im|in|am|beim|bei|des|der|vom)?\s*(?:Projekt|Programm|Vorhaben)s?\s+[„»\"].*$"
)
SMALL_END: Final = re.compile(r"(?:\s+(?:im|in|am|beim|bei|des|der|vom|von|zum|zur|an|für|und))+$")
BELONGS: Final = re.compile(r"\s+(?:der|des|beim|bei der|vom|von der|im|in der)\s+")
PLACE_OF_WORK: Final = re.compile(r"^(?:des|der|vom|von|im|in|beim|bei|am|an)\s.*$|(?:^|\s)aus [A-ZÄÖÜ][\w-]+$")
# "leitet das Team", "führt das Büro": no name, whose it is being told elsewhere.
BARE_UNITS: Final = frozenset(
    "Team Büro Geschäftsstelle Koordinierungsstelle Koordinationsstelle Servicestelle Abteilung Referat Bereich Amt"
    " Fachbereich Fachdienst Stabsstelle Dezernat Sektion Fachstelle".split()
)
ABBREVIATED: Final = frozenset(("St.", "e.", "Dr."))


@dataclass(frozen=True, slots=True)
class Around:
    """What a rule sees of a sentence: the text, the bodies that the sentence names or means, and the vocabulary.

    ``before`` is what the text before leaves to be meant.
    """

    text: str
    bodies: Sequence[OrganisationMention]
    vocabulary: Vocabulary
    before: Before = NOBODY


@dataclass(frozen=True, slots=True)
class Head:
    """The noun of a function with the adjectives before it, and the article before these, perhaps empty."""

    article: str
    adjectives: tuple[str, ...]
    span: Span
    noun: Span


@dataclass(frozen=True, slots=True)
class Held:
    """A post as a phrase tells it, what a person is somewhere: a function, a unit, a body, at least one of them."""

    function: FunctionMention | None
    unit: UnitMention | None = None
    body: OrganisationMention | None = None


def head_at(text: str, span: Span, article: str = "") -> Head | None:
    """Return the head of a function phrase that opens a span; ``None`` if no function does."""
    place = span.start
    adjectives: list[str] = []
    ordinal = ORDINAL.match(text, place, span.end)
    if ordinal:
        adjectives.append(ordinal["number"])
        place = ordinal.end()
    while (match := OFFICE_ADJECTIVE.match(text, place, span.end)) and text[match.end() : match.end() + 1].isspace():
        adjectives.append(match.group())
        place = match.end() + 1
    leaning = LEANING.match(text, place, span.end)
    place = leaning.end() if leaning else place
    noun = NOUN.match(text, place, span.end)
    if noun is None or not function_noun(noun.group().split("/")[0]) or head_of(noun.group()):
        return None
    return Head(article, tuple(adjectives), Span(span.start, noun.end()), Span(*noun.span()))


def post_of(around: Around, head: Head, end: int) -> Held:
    """Return the post of a function phrase that reaches from its head to an end.

    Of the words behind the noun the field stays with the function ("Referentin für Altenhilfe"); unit and body are told
    apart from it, and so is a project.
    """
    text = around.text
    function, unit, body = function_phrase(text, Span(head.span.start, end), around.vocabulary)
    named = next((one for one in around.bodies if head.noun.end <= one.span.start and one.span.end <= end), None)
    told = function.span.end
    if named is None and body is None and unit is None:
        named = workplace_behind(around, Span(head.noun.end, end))
    if named and body is None:
        cut = BEFORE_HOME.search(text, head.noun.end, named.span.start)
        told = cut.start() if cut and unit is None else told
    if named and (body is None or body.span.start == named.span.start):
        body = named
    field = f" {' '.join(text[head.noun.end : max(told, head.noun.end)].split())}"
    field = PLACE_OF_WORK.sub("", SMALL_END.sub("", PROJECT.sub("", field)).strip())
    title = nominative_function(head.article, head.adjectives, without_abbreviation(head.noun.of(text)))
    leaning = LEANING.search(text, head.span.start, head.noun.end)
    front = f"{' '.join(leaning.group().split())} " if leaning else ""
    return Held(replace(function, text=f"{front}{title} {field}".strip()), unit, body)


def workplace_behind(around: Around, tail: Span) -> OrganisationMention | None:
    """Return the house or service in the words behind a function: "Leiterin des Stadtteilhauses Nord"."""
    lead = INTO.match(around.text, tail.start, tail.end)
    return workplace_at(around.text, Span(lead.end(), tail.end)) if lead else None


def home_at(around: Around, span: Span) -> tuple[Held, int] | None:
    """Return the body or unit that starts a span, as a post without a function, and its end."""
    kind = KIND_BEFORE.match(around.text, span.start, span.end)
    span = Span(kind.end(), span.end) if kind else span
    body = next((one for one in around.bodies if one.span.start == span.start), None)
    word = NOUN.match(around.text, span.start, span.end)
    alone = body is None or (body.span.end == word.end() and " " not in body.form) if word else False
    if word and alone and word.group().lower().rstrip("s") in UNIT_HEADS:
        end = phrase_end(around, span)
        unit, home = unit_and_body(around.text, Span(span.start, end), around.vocabulary, "body-behind-name", 0.8)
        if unit and home is None and unit.name in BARE_UNITS:
            return None
        return (Held(None, unit, home), end) if unit or home else None
    whole = whole_of(around, body) if body else None
    if body and whole:
        return Held(None, UnitMention(body.span, "body-behind-name", 0.8, body.form), whole), whole.span.end
    if body:
        return Held(None, None, body), body.span.end
    house = workplace_at(around.text, span)
    owner = next((one for one in around.bodies if house and is_owner(around.text, house, one)), None)
    if house and owner:
        return Held(None, UnitMention(house.span, house.rule, house.confidence, house.form), owner), owner.span.end
    return (Held(None, None, house), house.span.end) if house else None


def is_owner(text: str, house: OrganisationMention, body: OrganisationMention) -> bool:
    """Tell whether a body stands behind a house or service as whose it is: "den Pflegedienst der Diakonie Auental"."""
    return body.span.start > house.span.end and BELONGS.fullmatch(text, house.span.end, body.span.start) is not None


def whole_of(around: Around, body: OrganisationMention) -> OrganisationMention | None:
    """Return the body that a unit belongs to by the words behind it: "vom Familienbüro der Stadt Auental"."""
    if body.kind != "AdministrativeUnit":
        return None
    behind = (one for one in around.bodies if one.span.start > body.span.end and one.kind != body.kind)
    return next((one for one in behind if BELONGS.fullmatch(around.text, body.span.end, one.span.start)), None)


def phrase_end(around: Around, tail: Span) -> int:
    """Return how far the words behind a function tell its field, unit and body; small words at the end are cut off.

    Commas part, but not those inside a body's name or a portfolio ("für Wohnen, Ländliche Räume und Teilhabe").
    """
    text = around.text
    portfolio = PORTFOLIO.match(text, tail.start, tail.end)
    if portfolio and no_verb(portfolio.group()):
        return portfolio.end()
    end = place = tail.start
    previous = ""
    while match := WORD.search(text, place, tail.end):
        whole = name_around(around, match.start(), tail.end, quoted=end > tail.start)
        if whole:
            end = place = whole
            previous = "."
            continue
        word = match.group().rstrip(".!?")
        if word[:1].isupper() and word.lower() in OPENERS and "\n" in text[end : match.start()]:
            break  # the next line is another sentence
        if word[:1].isupper() or word[:1].isdigit():
            end = match.start() + len(word)
        elif not (word in SMALL or ADJECTIVE.match(word) or (INFLECTED.match(word) and previous in SMALL)):
            break
        if word != match.group() and match.group() not in ABBREVIATED:
            break
        previous = word
        place = match.end()
    return end


def name_around(around: Around, place: int, last: int, *, quoted: bool) -> int | None:
    """Return the end of the body's name, or of the quotes, in which a place lies."""
    body = next((one.span.end for one in around.bodies if one.span.start <= place < one.span.end), None)
    if body:
        return min(body, last)
    match = QUOTED.match(around.text, place, last) if quoted else None
    return match.end() if match else None


def no_verb(phrase: str) -> bool:
    """Tell whether the small words of a portfolio are none but those of an enumeration."""
    words = re.findall(r"[\wäöüß-]+", phrase)
    return all(word in SMALL or INFLECTED.match(word) or not word[0].islower() for word in words)
