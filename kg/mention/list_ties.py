"""List ties: what the entries of lists of members, partners, carriers and funders are to what the page is about."""

import re
from collections.abc import Iterator
from typing import Final

from kg.mention.parties import Parties, Party
from kg.model import Block, BlockKind, OrganisationMention, Span, Tie

__all__ = ["ties_in_lists", "ties_of_groups", "ties_of_lines"]

# Headings and labels of lists → the kind of relation, and whether the listed ones are its source.
OF_WHAT: Final = r"(?:\s+(?:des|der|im|in|am)\b[^:\n]{0,60})?"
PARTNERS: Final = r"[Pp]artner(?:innen|\*innen|:innen)?(?:\s+und\s+(?:-p|P)artner(?:innen)?)?"
LISTS: Final = (
    (
        re.compile(
            r"(?:Unsere\s+|Die\s+)?(?:Mitglieder|Mitglieds(?:organisationen|verbände|einrichtungen|vereine|kommunen)"
            r"|Netzwerkmitglieder|(?:Netzwerk|Bündnis|Verbund)" + PARTNERS + "|Beteiligte"
            r"|Beteiligte (?:Einrichtungen|Organisationen|Institutionen|Träger))" + OF_WHAT
        ),
        "memberOf",
        True,
    ),
    (
        re.compile(
            r"(?:Unsere\s+|Weitere\s+)?(?:(?:Kooperations|Projekt|Praxis|Netz|Transfer)?" + PARTNERS + OF_WHAT + ""
            r"|In (?:Kooperation|Zusammenarbeit) mit|Kooperation(?:en)?(?: mit)?)"
        ),
        "partnerOf",
        False,
    ),
    (
        re.compile(
            r"(?:Unsere\s+)?(?:(?:Mitg|G)efördert(?:\s+(?:durch|von|vom|aus(?:\s+Mitteln)?|mit(?:\s+Mitteln)?))?"
            r"|Finanziert\s+(?:durch|von|vom|aus)|Finanzierung|Förderung|Förder(?:er|innen und Förderer|nde)"
            r"|(?:Förder|Fördermittel|Mittel|Geld|Zuwendungs)geber(?:in)?|Sponsoren"
            r"|Mit (?:freundlicher|finanzieller) Unterstützung(?:\s+(?:von|durch|der|des))?"
            r"|Mit Mitteln(?:\s+(?:des|der|von))?)"
        ),
        "fundedBy",
        False,
    ),
    (
        re.compile(
            r"(?:(?:Projekt|Anstellungs|Einrichtungs|Rechts)?[Tt]räger(?:in|schaft|verein|innen)?"
            r"|In Trägerschaft(?:\s+(?:von|des|der))?)"
        ),
        "carrierOf",
        True,
    ),
)
LABELLED: Final = re.compile(
    r"(?:(?<![^\n])|(?<=[.!?]\s))[ \t•*-]*(?P<label>[A-ZÄÖÜ][^:\n]{3,80}?)\s*:[ \t]*(?P<rest>[^\n]*)"
)
# "AK 2: Wohnen", also glued: one of the numbered groups of a network.
GROUP: Final = re.compile(
    r"(?P<kind>AK|AG|UAG|Arbeitskreis|Arbeitsgruppe|Arbeitsgemeinschaft|Unterarbeitsgruppe|Fachgruppe|Fachkreis|Themengruppe)"
    r"\s*(?P<number>\d{1,2})\s*[:.–-]?\s*(?P<name>[A-ZÄÖÜ][^\n:,;()]{2,60})"
)
LINE: Final = re.compile(r"[^\n]+")
SEVERAL: Final = 2
MANY: Final = 5
LONGEST_ENTRY: Final = 110
OTHER_LIST: Final = re.compile(
    r"förder|finanz|sponsor|partner|kontakt|ansprech|träger|gast|gäste|anlaufstell|angebot|links|standort",
    re.IGNORECASE,
)


def ties_in_lists(blocks: tuple[Block, ...], parties: Parties, main: Party | None) -> Iterator[Tie]:
    """Yield what the entries of lists under a heading or behind a label have to do with what the page is about."""
    if main is None:
        return
    text = parties.text
    announced: tuple[str, bool] | None = None
    for block in blocks:
        if block.kind is BlockKind.LIST_ITEM:
            told = list_kind(block.headings[0].of(text)) if block.headings else None
            told = announced or told
            if told:
                yield from listed(parties, main, block.span, told, "tie-in-list")
            continue
        announced = announcement(block.span.of(text))
        for match in LABELLED.finditer(text, block.span.start, block.span.end):
            told = list_kind(match["label"])
            if told and match["rest"].strip():
                yield from listed(parties, main, Span(*match.span("rest")), told, "tie-behind-label")
        if block.kind is BlockKind.PARAGRAPH and block.headings and not LABELLED.search(block.span.of(text)):
            told = list_kind(block.headings[0].of(text))
            if told and not block.span.of(text).rstrip().endswith("."):
                yield from listed(parties, main, block.span, told, "tie-in-list")


def announcement(paragraph: str) -> tuple[str, bool] | None:
    """Return the relation that a paragraph announces for the list below it by its last words and a colon."""
    if not paragraph.rstrip().endswith(":"):
        return None
    last = re.split(r"[.!?]\s|\n", paragraph.rstrip().rstrip(":"))[-1].strip()
    if re.search(
        r"\b(?:arbeiten|wirken)\b.*\bmit$|\bgehören\b.*\ban$|\bgehören$|\bMitglieder\b|\bangeschlossen\b", last
    ):
        return "memberOf", True
    return list_kind(last) or next(
        (told for word, told in (("artner", ("partnerOf", False)), ("fördert", ("fundedBy", False))) if word in last),
        None,
    )


def list_kind(heading: str) -> tuple[str, bool] | None:
    """Return the relation that a heading or label tells for what follows, and whether that is the source."""
    words = heading.strip().rstrip(":").strip()
    return next(((kind, source) for pattern, kind, source in LISTS if pattern.fullmatch(words)), None)


def listed(parties: Parties, main: Party, span: Span, told: tuple[str, bool], rule: str) -> Iterator[Tie]:
    """Yield the relation of each listed party to the main one."""
    kind, is_source = told
    for party in parties.listed(span):
        ends = (party, main) if is_source else (main, party)
        yield Tie(party.span, rule, 0.85, kind, *ends)


def ties_of_groups(blocks: tuple[Block, ...], parties: Parties, main: Party | None) -> tuple[Tie, ...]:
    """Return the numbered groups that a network's page lists, each as a unit of the network."""
    if not isinstance(main, OrganisationMention):
        return ()
    lines = (match for block in blocks for match in LINE.finditer(parties.text, block.span.start, block.span.end))
    found = []
    for line in lines:
        match = GROUP.fullmatch(line.group().strip())
        if match:
            name = f"{match['kind']} {match['number']} {' '.join(match['name'].split())}"
            start = line.start() + len(line.group()) - len(line.group().lstrip())
            span = Span(start, start + len(line.group().strip()))
            group = OrganisationMention(span, "numbered-group", 0.85, name, "Network")
            found.append(Tie(span, "numbered-group", 0.85, "unitOf", group, main))
    return tuple(found) if len(found) >= SEVERAL else ()


def ties_of_lines(blocks: tuple[Block, ...], parties: Parties, main: Party | None) -> tuple[Tie, ...]:
    """Return the members of a network whose page lists bodies line by line, whatever the headings above them say.

    It takes several such lines, and a page that is named after the network.
    """
    if not isinstance(main, OrganisationMention) or main.kind != "Network" or not opens(blocks, main):
        return ()
    found = []
    for block in blocks:
        if any(OTHER_LIST.search(heading.of(parties.text)) for heading in block.headings):
            continue
        for line in LINE.finditer(parties.text, block.span.start, block.span.end):
            named = [one for one in parties.known if one.span.start == line.start() and one.span.end <= line.end()]
            entry = named and is_entry(line.group(), parties.text[named[0].span.end : line.end()])
            if entry and may_join(named[0], main):
                found.append(Tie(named[0].span, "body-opens-line", 0.7, "memberOf", named[0], main))
    return tuple(found) if len(found) >= MANY else ()


def opens(blocks: tuple[Block, ...], main: Party) -> bool:
    """Tell whether a party stands in the first block of a page."""
    return bool(blocks) and main.span.within(blocks[0].span)


def is_entry(line: str, rest: str) -> bool:
    """Tell whether a line is an entry: a body, and behind a separator perhaps who speaks for it."""
    if len(line) > LONGEST_ENTRY or line.rstrip().endswith(":"):
        return False
    return re.match(r"\s*(?:$|[,:;(|–-])", rest) is not None


def may_join(party: Party, main: Party) -> bool:
    """Tell whether a party can be a member of a network: another body, and no office inside one."""
    return isinstance(party, OrganisationMention) and party.kind != "AdministrativeUnit" and party != main
