"""Workplaces: bodies that only their place beside a person tells, where no noun heads their name for certain."""

import re
from dataclasses import replace
from typing import Final

from kg.mention.bodies.bodyshapes import is_group, is_person, may_name, names_occasion
from kg.mention.bodies.inflection import head_of
from kg.mention.events.towns import is_town
from kg.mention.people.functions import is_function
from kg.model import OrganisationMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["WORKPLACE", "filling", "named_in_brackets", "workplace_at"]

# Houses and services where people work: "des Stadtteilhauses Nord", "den Pflegekinderdienst", "vom Quartierstreff".
WORKPLACE: Final = re.compile(
    r"(?P<noun>[A-ZÄÖÜ](?:[\wäöüß]|-(?=[A-ZÄÖÜ]))*?(?:dienst|büro|stelle|zentrum|haus|treff|treffpunkt|heim"
    r"|station|werkstatt"
    r"|akademie|klinik|archiv|laden|küche|stützpunkt|mobil|wache|werk|hospiz|kita|hort))(?P<case>e?s)?(?![\w-])"
    r"(?P<name>(?:[ \t]+(?:(?:am|an der(?! Ecke)|im|in der|St\.|Sankt)[ \t]+)?"
    r"(?:[„\"][^“”\"]{2,40}[“”\"]|[A-ZÄÖÜ][\wäöüß-]+)){0,3})"
)
ALONE: Final = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüß]{2,}){1}(?:dienst|büro|treff|zentrum|stelle|hospiz|stützpunkt|akademie)"
)
# Nouns that end so and name no place of work.
NONE_OF_THESE: Final = re.compile(
    r"(?:Anstelle|Baustelle|Haltestelle|Halbtagsstelle|Vollzeitstelle|Stelle|Verdienst|Gottesdienst|Dienst|Haus"
    r"|Heim|Treff"
    r"|Zentrum|Büro|Station|Werk|Automobil|Mobil|Netzwerk|Handwerk|Bauwerk|Rathaus|Krankenhaus|Zuhause"
    r"|Elternhaus|Daheim)$"
)
# What every administration has several of: "(Abteilung)" names none.
BARE_KINDS: Final = frozenset(
    "abteilung referat amt dezernat fachbereich fachdienst sachgebiet stabsstelle behörde fakultät fachstelle"
    " geschäftsbereich fachgebiet ausschuss beirat ortsgruppe verein verband gemeinde stadt kreis landkreis"
    " land kita schule"
    " stiftung bund ministerium netzwerk bündnis initiative träger klinik kirche hochschule universität rat kammer"
    " gesellschaft werk dienst haus zentrum büro team gruppe verwaltung gericht bezirk region forum projekt".split()
)
LONGEST_TOWN: Final = 3
# What brackets behind a name tell besides a body.
NO_BODY: Final = re.compile(
    r"(?:(?:Bündnis|Die|Freie|Freier|Unabhängige|Wähler)\b.*(?:Grünen?|Linke|Wähler\w*|Liste|Partei)|MdL|MdB"
    r"|MdEP|LL\b|Foto"
    r"|Bild|Moderation|Vorsitz|Protokoll|Beginn|Stand|Name)"
)

# "(VMV)", "(DeZIM)", "(IN VIA Ulm)": letters that stand for a name, with more of it behind.
LETTERS: Final = re.compile(r"(?=\w*[A-ZÄÖÜ]\w*[A-ZÄÖÜ])[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{1,8}(?: [A-ZÄÖÜ][\wäöüß-]+){0,2}")
NO_LETTERS: Final = re.compile(
    r"(?:PDF|MP|GB|KB|TOP|AG|AK|WS|FB|NN|CD|TV|EU|OB|BM|UN|USA|DDR|BRD|NRW|MV|SH|BW|RLP|MdL|MdB)\b"
)
# What goes on behind a name that a rule for bodies has read only in part.
REST: Final = re.compile(
    r"(?:\s?/\s?|\s(?:und|&)\s|\s?\+\s?|\s+)(?P<word>[A-ZÄÖÜ][\w.-]*)(?:\s(?P<more>[A-ZÄÖÜ][\w-]*))?"
)


def filling(text: str, body: OrganisationMention, span: Span) -> OrganisationMention:
    """Return a body that opens a span with all of the span for its name, where a few words of a name are left over.

    "Institut Arbeit" in "(Institut Arbeit und Technik)" is the whole.
    """
    rest = REST.fullmatch(text, body.span.end, span.end) if body.span.start == span.start else None
    if rest is None or body.kind == "TerritorialAuthority" or body.seat or body.legal_form or body.aliases:
        return body
    if any(word and (head_of(word) or is_function(word)) for word in rest.groups()):
        return body
    return replace(body, span=span, form=" ".join(f"{body.form}{rest.group()}".split()))


def workplace_at(text: str, span: Span) -> OrganisationMention | None:
    """Return the house or service whose name opens a span, in the nominative; ``None`` for one without a name."""
    match = WORKPLACE.match(text, span.start, span.end)
    if match is None or NONE_OF_THESE.search(match["noun"]) or is_function(match["noun"]):
        return None
    if not match["name"] and not ALONE.fullmatch(match["noun"]):
        return None
    form = " ".join(f"{match['noun']}{match['name']}".split())
    known = head_of(match["noun"])
    kind = known[1].kind if known else "FormalOrganization"
    return OrganisationMention(Span(match.start(), match.end()), "body-by-place", 0.72, form, kind)


def named_in_brackets(text: str, span: Span, vocabulary: Vocabulary) -> OrganisationMention | None:
    """Return the body that a bracket behind a name names by standing there: "Ida Kern (Welle Nord)"."""
    name = span.of(text).strip()
    made = head_of(name) if name.isalpha() else None
    if made and not made[1].weak and made[0].lower() not in BARE_KINDS:
        return OrganisationMention(span, "body-by-place", 0.72, made[0], made[1].kind)
    if LETTERS.fullmatch(name) and not NO_LETTERS.match(name) and not NO_BODY.match(name):
        return OrganisationMention(span, "body-by-place", 0.72, name, "FormalOrganization")
    if ALONE.fullmatch(name) and not NONE_OF_THESE.search(name) and name.lower() not in BARE_KINDS:
        return OrganisationMention(span, "body-by-place", 0.72, name, "FormalOrganization")
    compound = name.count("-") > 1 and " " not in name  # "Ems-Vechte-Welle"
    if not (compound or (" " in name and may_name(name))) or NO_BODY.match(name) or names_occasion(name):
        return None
    town = len(name.split()) < LONGEST_TOWN and is_town(name, vocabulary)
    if town or is_group(name) or is_person(name) or any(is_function(one) for one in name.split()):
        return None
    return OrganisationMention(span, "body-by-place", 0.72, " ".join(name.split()), "FormalOrganization")
