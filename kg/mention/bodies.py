"""Bodies: the names of organisations, in list entries and in prose."""

import re
from typing import Final

from kg.mention.inflection import head_of, nominative
from kg.mention.lexicon import UNIT_HEADS
from kg.model import OrganisationMention, PersonMention, Span, UnitMention
from kg.vocabulary import Vocabulary

__all__ = ["QUARTERS", "bodies_in", "body_in", "names_one", "right_behind", "unit_and_body"]

LEGAL_FORM: Final = re.compile(r"(?:,\s*)?\b(e\.\s?V\.|eV|g?GmbH|gUG|UG|eG|AG|KöR|AöR|gAG)(?![\w])")
SCOPE: Final = re.compile(r"^(?:Deutsch|Bundes|Landes|National|Europäisch)")
# Societies and foundations of the churches are providers of services: the field knows, the name does not say.
CHURCH: Final = re.compile(r"^(?:Evangelische|Katholische|Diakonische|Kirchliche)[rs]?\s")
OF_LAND: Final = re.compile(r"\b(?:des Landes|des Freistaates|des Freistaats|Land|Freistaat)\s+(\S[\S ]*)$")
INTO_BODY: Final = re.compile(
    r"\s+(?:in der|in dem|bei der|bei dem|an der|an dem|von der|im|beim|am|vom|der|des|bei|von|an)\s+"
)
# "Bezirk Süd" is a part of the body beside it, no body.
OTHER_NAME: Final = r"[A-ZÄÖÜ][\w’-]+(?:\s+(?:[A-Z]\.|[a-z]{2,3}|[A-ZÄÖÜ][\w’-]+)){1,3}"
BEHIND: Final = re.compile(
    rf"(?:(?:,|\s+und)\s+{OTHER_NAME})*\s*(?:,|\(|/)?\s*"
    r"(?:(?:vom|von der|von|aus dem|aus der|des|der|beim|bei der|für (?:das|die|den))\s+)?"
)
QUARTERS: Final = frozenset("Nord Süd Ost West Mitte Nordost Nordwest Südost Südwest".split())
CONNECTORS: Final = frozenset("für und der des die den zu zur zum & a. d.".split())
SAINT: Final = "St."
# "Ministerium für Wohnen, Ländliche Räume und Teilhabe": commas inside, closed by "und".
FIELD: Final = r"(?:[A-ZÄÖÜa-zäöü][\wäöüß-]*(?:e|en|er)\s+)?[A-ZÄÖÜ][\wäöüß-]+"
FIELDS: Final = re.compile(rf"\s+für\s+{FIELD}(?:,\s+{FIELD})+\s+und\s+{FIELD}")
# A legal form makes a body of the capitalised words before it, whatever they are.
BY_LEGAL_FORM: Final = re.compile(
    r"(?<![\w-])(?!(?:Ein|Eine|Der|Die|Das|Im|Am)\s)[A-ZÄÖÜ][\wäöüß-]+\s+(?:(?:[A-ZÄÖÜ][\wäöüß-]+|„[^“]+“)\s+){0,4}?"
    r"(?:für\s+(?:[\wäöüß-]+\s+){1,3}(?:und\s+(?:[\wäöüß-]+\s+){1,2})?)?(?:e\.\s?V\.|gGmbH|GmbH|gUG|eG)(?!\w)"
)
WORD: Final = re.compile(r"[^\s,;()„“\"]+")
LEGAL_TAIL: Final = re.compile(r"\s+(?:e\.\s?V\.|g?GmbH|gUG|eG|AöR|KöR)(?!\w)")


def body_in(text: str, span: Span, vocabulary: Vocabulary, rule: str, confidence: float) -> OrganisationMention | None:
    """Return the body that a phrase names as a whole; ``None`` if no word of it heads a body's name.

    A legal form alone makes a body too ("Brückenbauer gGmbH").
    """
    phrase = span.of(text)
    legal = LEGAL_FORM.search(phrase)
    head = next(filter(None, (head_of(word) for word in bare(phrase).split())), None)
    county = None if head or legal else county_of(phrase, vocabulary)
    if county:
        return OrganisationMention(span, rule, confidence, county, "TerritorialAuthority", "kreis", territory=county)
    if head is None and legal is None:
        return None
    form = re.sub(r"\s+,", ",", nominative(phrase)) if head else " ".join(phrase.split())
    territory = territory_of(form, head[1].level if head else "", vocabulary)
    if territory in QUARTERS:
        return None
    return OrganisationMention(
        span=span,
        rule=rule,
        confidence=confidence,
        form=form,
        kind=kind_of(form, head[1].kind if head else "CivilSocietyOrganisation", registered=bool(legal)),
        level=head[1].level if head else "",
        legal_form=re.sub(r"e\.\s?V\.|eV", "e. V.", legal.group(1)) if legal else "",
        territory=territory,
        known_as="IndependentProvider"
        if CHURCH.match(form) and head and head[1].kind == "CivilSocietyOrganisation"
        else "",
    )


def county_of(phrase: str, vocabulary: Vocabulary) -> str | None:
    """Return the name of a county that is one word, such as "Vogelsbergkreis", in the nominative."""
    word = phrase.strip().removesuffix("es")
    known = vocabulary.place(word, rural=True) if word.endswith("kreis") else None
    return known.name if known else None


def bare(phrase: str) -> str:
    """Return a phrase up to the first "für", where names start to list fields of work."""
    return re.split(r"\s+für\s+", phrase, maxsplit=1)[0]


def kind_of(form: str, kind: str, *, registered: bool) -> str:
    """Return the class of a body, where the scope of its name makes a society an association of its field."""
    if (
        kind == "CivilSocietyOrganisation"
        and SCOPE.match(form)
        and re.search(r"verein|gesellschaft", form, re.IGNORECASE)
    ):
        return "ProfessionalAssociation"
    if kind == "Organization" and registered:
        return "CivilSocietyOrganisation"
    return kind


def territory_of(form: str, level: str, vocabulary: Vocabulary) -> str:
    """Return the place in a body's name: what an authority governs, the Land of a ministry, a town at the end."""
    without = LEGAL_FORM.sub("", form).strip()
    if level:
        return without.split(maxsplit=1)[1] if " " in without else ""
    land = OF_LAND.search(without)
    if land:
        return land.group(1)
    parts = without.split()
    for size in (3, 2, 1):
        name = " ".join(parts[-size:])
        if len(parts) > size and vocabulary.places.get(name.lower()):
            return name
    return ""


def unit_and_body(
    text: str, span: Span, vocabulary: Vocabulary, rule: str, confidence: float
) -> tuple[UnitMention | None, OrganisationMention | None]:
    """Return the unit and the body of a phrase such as "Stabsstelle Planung des Landkreises Auental".

    A unit without a body behind it ("Fachbereich Soziales") stands alone; a body without a unit likewise.
    """
    phrase = span.of(text)
    first = WORD.match(phrase)
    if first and base(first.group()) in UNIT_HEADS:
        for cut in INTO_BODY.finditer(phrase):
            rest = Span(span.start + cut.end(), span.end)
            body = body_in(text, rest, vocabulary, rule, confidence) if names_one(rest.of(text)) else None
            if body:
                name = " ".join([nominal(first.group()), *phrase[first.end() : cut.start()].split()])
                return UnitMention(Span(span.start, span.start + cut.start()), rule, confidence, name), body
        if base(first.group()) not in {"jugendamt", "sozialamt", "gesundheitsamt", "amt", "büro"}:
            name = " ".join([nominal(first.group()), *phrase[first.end() :].split()])
            return UnitMention(span, rule, confidence, name), None
    return None, body_in(text, span, vocabulary, rule, confidence)


def base(word: str) -> str:
    """Return a unit's head noun in lower case without a genitive ending."""
    lowered = word.lower()
    for ending in ("es", "s"):
        if lowered not in UNIT_HEADS and lowered.endswith(ending) and lowered[: -len(ending)] in UNIT_HEADS:
            return lowered[: -len(ending)]
    return lowered


def nominal(word: str) -> str:
    """Return a unit's head noun as written, without a genitive ending."""
    return word[: len(base(word))]


def names_one(phrase: str) -> bool:
    """Tell whether a phrase starts with a body's head, or with capitalised adjectives before one."""
    for word in phrase.split():
        if head_of(word):
            return True
        if not word[0].isupper():
            return False
    return False


def bodies_in(text: str, span: Span, vocabulary: Vocabulary) -> tuple[OrganisationMention, ...]:
    """Return the bodies that a sentence names in full: a head noun with a proper part, never "die Stadt" alone."""
    found: list[OrganisationMention] = []
    tokens = list(WORD.finditer(text, span.start, span.end))
    place = 0
    while place < len(tokens):
        head = head_of(tokens[place].group())
        if head is None:
            word = Span(tokens[place].start(), tokens[place].end() - trailing(tokens[place].group()))
            county = (
                body_in(text, word, vocabulary, "body-in-prose", 0.85) if county_of(word.of(text), vocabulary) else None
            )
            found += [county] if county else []
            place += 1
            continue
        first = place
        while (
            first > 0 and is_adjective(tokens[first - 1].group()) and adjacent(text, tokens[first - 1], tokens[first])
        ):
            first -= 1
        last = extent(text, tokens, place)
        fields = FIELDS.match(text, tokens[place].end(), span.end)
        while fields and last + 1 < len(tokens) and tokens[last + 1].end() <= fields.end():
            last += 1
        if last > place or (first < place and tokens[first].start() > span.start):
            end = tokens[last].end()
            tail = LEGAL_TAIL.match(text, end, span.end)
            whole = Span(tokens[first].start(), tail.end() if tail else end - trailing(tokens[last].group()))
            body = body_in(text, whole, vocabulary, "body-in-prose", 0.8)
            if body:
                found.append(body)
        place = last + 1
    for match in BY_LEGAL_FORM.finditer(text, span.start, span.end):
        whole = Span(*match.span())
        body = body_in(text, whole, vocabulary, "body-by-legal-form", 0.75)
        if body and not any(whole.overlaps(one.span) for one in found):
            found.append(body)
    return tuple(sorted(found, key=lambda one: one.span))


def extent(text: str, tokens: list[re.Match[str]], place: int) -> int:
    """Return the index of the last word of a body's name whose head stands at ``place``."""
    last = place
    for index in range(place + 1, len(tokens)):
        word = tokens[index].group()
        if not adjacent(text, tokens[index - 1], tokens[index]):
            break
        if word[0].isupper() or word[0].isdigit():
            last = index
            if word.endswith((".", ":")) and word != SAINT and not LEGAL_FORM.fullmatch(word):
                break
            continue
        if word in CONNECTORS or is_inner_adjective(tokens, index):
            continue
        break
    return last


def is_inner_adjective(tokens: list[re.Match[str]], index: int) -> bool:
    """Tell whether a lower-case word stands inside "für öffentliche und private Fürsorge"."""
    word = tokens[index].group()
    after = tokens[index - 1].group()
    return after in {"für", "und"} and bool(re.search(r"(?:e|en|er|es)$", word))


def is_adjective(word: str) -> bool:
    """Tell whether a word is a capitalised adjective, as in "Evangelische Gesellschaft"."""
    return bool(re.match(r"^[A-ZÄÖÜ][\wäöüß-]*(?:ische|liche|ige|eine|ute|ote|tsche|ierte|freie)[nrsm]?$", word))


def adjacent(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Tell whether only white space lies between two words of one line; a name ends with its line."""
    between = text[left.end() : right.start()]
    return not between.strip() and "\n" not in between


def trailing(word: str) -> int:
    """Return how many characters at a word's end are punctuation of the sentence."""
    return len(word) - len(word.rstrip(".:!?"))


def right_behind(text: str, person: PersonMention, body: OrganisationMention) -> bool:
    """Tell whether a body's name comes right behind a person: after a comma, a bracket or a preposition.

    Other names may stand between ("Ida Kern, Tom Rade und Mia Lund vom Kreis Auental"): all of them share the body.
    """
    between = text[person.span.end : body.span.start] if body.span.start >= person.span.end else "?"
    return BEHIND.fullmatch(between) is not None
