"""Bodies: the names of organisations, in list entries and in prose."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.abbreviations import KNOWN, NO_SHORT_NAMES, branch_of, introduced, known_names, short_names
from kg.mention.bodies.bodyspans import by_head, without_kind
from kg.mention.bodies.classes import class_of, governed, level_of
from kg.mention.bodies.companions import companions
from kg.mention.bodies.heads import BodyHead
from kg.mention.bodies.inflection import head_of, nominative
from kg.mention.bodies.landnames import SHORT_OF_LAND, of_land
from kg.mention.bodies.legalnames import by_legal_form
from kg.mention.bodies.nameparts import LEGAL
from kg.mention.bodies.ownnames import is_place
from kg.mention.bodies.plurals import plurals
from kg.mention.bodies.seats import seat_behind
from kg.mention.bodies.senators import senators
from kg.mention.named.place_names import Sureness, sureness
from kg.model import OrganisationMention, PersonMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["LEGAL_FORM", "QUARTERS", "bodies_in", "body_in", "names_one", "right_behind", "unheaded"]

LEGAL_FORM: Final = Cued(rf"(?:,\s*)?(?<![\w-]){LEGAL}")
OF_LAND: Final = re.compile(r"\b(?:des Landes|des Freistaates|des Freistaats|Land|Freistaat)\s+(\S[\S ]*)$")
INTO_BODY: Final = re.compile(
    r"\s+(?:in der|in dem|bei der|bei dem|an der|an dem|von der|im|beim|am|vom|der|des|bei|von|an)\s+"
)
OTHER_NAME: Final = r"[A-ZÄÖÜ][\w’-]+(?:\s+(?:[A-Z]\.|[a-z]{2,3}|[A-ZÄÖÜ][\w’-]+)){1,3}"
BEHIND: Final = re.compile(
    rf"(?:(?:,|\s+und)\s+{OTHER_NAME})*\s*(?:,|\(|/)?\s*"
    r"(?:(?:vom|von der|von|aus dem|aus der|des|der|beim|bei der|für (?:das|die|den))\s+)?"
)
# "Bezirk Süd" is a part of the body beside it, no body.
QUARTERS: Final = frozenset("Nord Süd Ost West Mitte Nordost Nordwest Südost Südwest".split())
CAPITAL: Final = Cued(
    r"(?<![\w-])(?:(?:[A-ZÄÖÜ][\wäöüß]+-)?[A-ZÄÖÜ][\wäöüß]+ische[rnm]?\sKreise?s?|Region Hannover"
    r"|[A-ZÄÖÜ][\wäöüß]*kreise?s?|[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ][\wäöüß]+){0,2}-Kreise?s?)(?![\w-])"
)
BRACKET: Final = Cued(r"\s?\((?P<inside>[^()\n]{1,40})\)?$")
SHORT_INSIDE: Final = re.compile(rf"\s\((?P<short>[A-Za-zÄÖÜäöü][\w&.-]{{1,11}})\)(?=\s{LEGAL}$)")
# "Jugendinstitut in München": where it is, right behind the head, is no part of its name.
IN_TOWN: Final = Cued(r"\s(?P<head>[A-ZÄÖÜ][\wäöüß-]{5,})\s+in\s+(?P<town>[A-ZÄÖÜ][\wäöüß-]+)$")
OTHER_BODY: Final = re.compile(r"\s+(?:und|sowie)\s+(?:der|die|das|dem|den)\s")
QUOTED: Final = re.compile(r"[„“\"»](?P<name>[^„“”\"»«]{3,80})[“”\"«]")
GLUED: Final = re.compile(r"(?<= \d)(?=[A-ZÄÖÜ][a-zäöü])")
# Societies and foundations of the churches are providers of services: the field knows, the name does not say.
CHURCH: Final = re.compile(r"^(?:Evangelische|Katholische|Diakonische|Kirchliche)[rs]?\s")
FORM_OF_WORK: Final = Cued(
    r"(?:(?:Fach|Praxis)?[Ff]orum\s+(?:\d.*|[IVX]+|[A-K])|AG|AK|Arbeitsgemeinschaft)\s+(?:\d+[a-z]?|SGB\b.*)"
)
CIVIL: Final = "CivilSocietyOrganisation"
# "ADFC Lübeck", "DLRG Husum": a local branch of what goes by letters.
OF_A_TOWN: Final = Cued(
    r"(?<![\w-])(?!(?:TOP|PLZ|DIN|IBAN|BIC|TEL|FAX|EXPO|OLG|OVG|LSG|VGH)\b)(?P<short>[A-ZÄÖÜ]{3,5})[ \t]"
    r"(?P<town>[A-ZÄÖÜ][a-zäöüß]{3,}(?:-[A-ZÄÖÜ][a-zäöüß]+)?)(?![\w-])"
)
COUNTIES: Final = ("kreis", "-Kreis", " Kreis", "Region Hannover")
ADJECTIVE_OF_COUNTY: Final = re.compile(r"(?<=isch)e[rnm]?(?= Kreis$)")
COMPANION: Final = "body-in-enumeration"
OPEN: Final = "FormalOrganization"


def body_in(text: str, span: Span, vocabulary: Vocabulary, rule: str, confidence: float) -> OrganisationMention | None:
    """Return the body that a phrase names as a whole; ``None`` if no word of it heads a body's name.

    A legal form alone makes a body too ("Brückenbauer gGmbH"), as does a short name that the text introduces or the
    field knows. A short name or a town in brackets behind the name is no part of it, nor is another body behind "und".
    """
    span = name_alone(text, span, vocabulary)
    phrase = span.of(text)
    short = SHORT_INSIDE.search(phrase)
    if short:
        plain = phrase[: short.start()] + phrase[short.end() :]
        whole = body_in(plain, Span(0, len(plain)), vocabulary, rule, confidence)
        here = replace(whole, span=span, aliases=(*whole.aliases, short.group("short"))) if whole else None
        return here and replace(here, seat=seat_behind(text, here, vocabulary))
    meant = by_short_name(text, span, vocabulary, rule, confidence)
    if meant:
        return meant
    legal = LEGAL_FORM.search(phrase)
    head = first_head(phrase, legal=legal is not None)
    county = None if head or legal else county_of(phrase, vocabulary)
    if county:
        return OrganisationMention(span, rule, confidence, county, "TerritorialAuthority", "kreis", territory=county)
    if head is None and legal is None:
        return None
    form = re.sub(r"\s+,", ",", nominative(phrase)) if head else " ".join(phrase.split())
    form = GLUED.sub(" ", form)
    legal_form = re.sub(r"e\.\s?V\.|e\.?V", "e. V.", legal.group().strip(" ,")) if legal else ""
    kind = class_of(form, head, legal_form)
    territory = territory_of(form, kind, vocabulary)
    if territory in QUARTERS or (head and is_vague(form, head)):
        return None
    made = OrganisationMention(
        span=span,
        rule=rule,
        confidence=confidence,
        form=form,
        kind=kind,
        level=level_of(form, head, kind, vocabulary),
        legal_form=legal_form,
        territory=territory,
        known_as="IndependentProvider"
        if CHURCH.match(form) and kind == CIVIL and head and head.noun in {"gesellschaft", "stiftung"}
        else "",
        aliases=tuple(match.group("name") for match in QUOTED.finditer(form) if match.start() > 0),
        local=head is not None
        and " " not in form
        and bool(head.bare)
        and kind not in {"Ministry", "IndependentProvider"},
    )
    return replace(made, seat=seat_behind(text, made, vocabulary))


def name_alone(text: str, span: Span, vocabulary: Vocabulary) -> Span:
    """Return a phrase without a bracket that is no part of the name at its end, and without a body behind "und"."""
    phrase = span.of(text)
    bracket = BRACKET.search(phrase)
    if bracket:
        last = phrase[: bracket.start()].rsplit(maxsplit=1)[-1:]
        if not (last and vocabulary.places.get(f"{last[0]} ({bracket.group('inside')})".lower())):
            span = Span(span.start, span.start + bracket.start())
    town = IN_TOWN.search(text, span.start, span.end)
    if town and head_of(town["head"]) and vocabulary.places.get(town["town"].lower()):
        span = Span(span.start, town.end("head"))
    other = OTHER_BODY.search(text, span.start, span.end)
    if other and names_one(text[other.end() : span.end]):
        span = Span(span.start, other.start())
    return without_kind(text, span)


def first_head(phrase: str, *, legal: bool) -> BodyHead | None:
    """Return the head of a phrase: the first that names a body, a service's name only where nothing else is told."""
    found = [made[1] for word in bare(phrase).split() if (made := head_of(word))]
    strong = next((head for head in found if not head.weak), None)
    return strong or (found[0] if found and (legal or " " in phrase.strip()) else None)


def is_vague(form: str, head: BodyHead) -> bool:
    """Tell whether a form is a head's noun and nothing more ("Verein", "Amt"), or a form of cooperation ("AG 78")."""
    return (form.lower() == head.noun and head.bare != "word") or FORM_OF_WORK.fullmatch(form) is not None


def by_short_name(
    text: str, span: Span, vocabulary: Vocabulary, rule: str, confidence: float
) -> OrganisationMention | None:
    """Return the body that a short name as a whole means: one the text introduces, else one the field knows."""
    phrase = " ".join(span.of(text).split())
    names = introduced(text, vocabulary)
    full = names.get(phrase) or names.get(LEGAL_FORM.sub("", phrase).strip())
    meant = body_in(full, Span(0, len(full)), vocabulary, rule, confidence) if full and full != phrase else None
    if meant:
        here = replace(meant, span=span, called=phrase, aliases=(), seat=None)
        return replace(here, seat=seat_behind(text, here, vocabulary))
    known = KNOWN.get(phrase)
    branch = None if known else branch_of(phrase, vocabulary)
    if branch:
        return OrganisationMention(span, rule, confidence, phrase, branch.kind)
    if known is None:
        return of_land(span, phrase, rule, confidence)
    called = "" if known.name == phrase else phrase
    return OrganisationMention(span, rule, confidence, known.name, known.kind, known.level, called=called)


def county_of(phrase: str, vocabulary: Vocabulary) -> str | None:
    """Return the name of a county that is one word, or an adjective and "Kreis": "Märkischer Kreis"."""
    word = ADJECTIVE_OF_COUNTY.sub("er", " ".join(phrase.split()).removesuffix("es"))
    known = vocabulary.place(word, rural=True) if word.endswith(COUNTIES) else None
    return known.name if known else None


def bare(phrase: str) -> str:
    """Return a phrase up to the first "für", where names start to list fields of work."""
    return re.split(r"\s+für\s+", phrase, maxsplit=1)[0]


def territory_of(form: str, kind: str, vocabulary: Vocabulary) -> str:
    """Return the place in a body's name: what an authority governs, the Land of a ministry, a town at the end."""
    without = LEGAL_FORM.sub("", form).strip()
    if kind == "TerritorialAuthority":
        return governed(without)
    land = OF_LAND.search(without)
    if land:
        return land.group(1)
    parts = without.split()
    for size in (3, 2, 1):
        name = " ".join(parts[-size:])
        if len(parts) > size and vocabulary.places.get(name.lower()):
            return name
    return ""


def names_one(phrase: str) -> bool:
    """Tell whether a phrase starts with a body's head, or with capitalised adjectives before one."""
    for word in phrase.split():
        head = head_of(word)
        if head and not head[1].weak:
            return True
        if not word[0].isupper():
            return False
    return False


def bodies_in(
    text: str, span: Span, vocabulary: Vocabulary, closed: tuple[Span, ...] = ()
) -> tuple[OrganisationMention, ...]:
    """Return the bodies that a passage names, in its order: never "die Stadt" alone, but "das Jugendamt".

    ``closed`` are the spans of persons and programmes, which no body's name runs into.
    """
    together = list(in_plural(text, span, vocabulary, closed))
    together += [
        OrganisationMention(where, "body-in-prose", 0.75, " ".join(where.of(text).split()), "Ministry", "land")
        for where in senators(text, span)
        if not any(where.overlaps(shut) for shut in closed)
    ]
    closed = (*closed, *(one.span for one in together))
    spans = [(where, "body-in-prose", 0.8) for where, _ in by_head(text, span, vocabulary, closed)]
    taken = tuple(where for where, _, _ in spans)
    spans += [(where, "body-by-legal-form", 0.75) for where in by_legal_form(text, span, vocabulary, closed, taken)]
    spans += [
        (Span(*match.span()), "body-in-prose", 0.85)
        for match in CAPITAL.finditer(text, span.start, span.end)
        if not (" " in match.group() and is_place(text, match.start(), span.start))
    ]
    short = introduced(text, vocabulary)
    spans += [(where, "body-by-short-name", 0.85) for where, _ in short_names(text, span, short)]
    spans += [
        (Span(*match.span()), "body-of-land", 0.75) for match in SHORT_OF_LAND.finditer(text, span.start, span.end)
    ]
    spans += [(where, "body-known-by-name", 0.8) for where, _ in known_names(text, span, vocabulary)]
    spans += [
        (Span(*match.span()), "body-short-name-and-town", 0.7)
        for match in OF_A_TOWN.finditer(text, span.start, span.end)
        if match["short"] not in NO_SHORT_NAMES and sureness(match["town"], vocabulary) is Sureness.KNOWN
    ]
    found = together
    for where, rule, confidence in spans:
        if any(where.overlaps(one) for one in (*closed, *(body.span for body in found))):
            continue
        body = body_in(text, where, vocabulary, rule, confidence)
        if body or rule == "body-short-name-and-town":
            found.append(body or OrganisationMention(where, rule, confidence, " ".join(where.of(text).split()), CIVIL))
    found.sort(key=lambda one: one.span)
    for where in companions(text, span, found, closed, vocabulary):
        made = body_in(text, where, vocabulary, COMPANION, 0.75)
        found.append(made or unheaded(text, where))
    return tuple(sorted(found, key=lambda one: one.span))


def unheaded(text: str, where: Span) -> OrganisationMention:
    """Return the body of a name that only its company makes one; its kind stays open unless a word tells it."""
    name = " ".join(where.of(text).split())
    kind = class_of(name, None, "")
    return OrganisationMention(where, COMPANION, 0.7, name, OPEN if kind == CIVIL else kind)


def in_plural(text: str, span: Span, vocabulary: Vocabulary, closed: tuple[Span, ...]) -> Iterator[OrganisationMention]:
    """Yield the bodies that one plural names together, each under its name in the singular."""
    for where, name in plurals(text, span, vocabulary):
        one = body_in(name, Span(0, len(name)), vocabulary, "body-in-plural", 0.8)
        if one and not any(where.overlaps(shut) for shut in closed):
            yield replace(one, span=where, seat=None)


def right_behind(text: str, person: PersonMention, body: OrganisationMention) -> bool:
    """Tell whether a body's name comes right behind a person: after a comma, a bracket or a preposition.

    Other names may stand between ("Ida Kern, Tom Rade und Mia Lund vom Kreis Auental"): all of them share the body.
    """
    between = text[person.span.end : body.span.start] if body.span.start >= person.span.end else "?"
    return BEHIND.fullmatch(between) is not None
