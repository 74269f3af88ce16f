"""List ties: what the entries of lists of members, partners, carriers and funders are to what the page is about."""

import re
from collections.abc import Iterator
from typing import Final

from kg.cues import Cued
from kg.mention.lists.headings import GROUP_ALONE, heading_of
from kg.mention.lists.list_kinds import announcement, list_kind
from kg.mention.lists.roster_lines import Roster
from kg.mention.ties.entries import entry_topic
from kg.mention.ties.parties import Parties, Party, is_authority
from kg.model import Block, BlockKind, OrganisationMention, Span, Tie

__all__ = ["ties_in_lists", "ties_of_boards", "ties_of_categories", "ties_of_groups", "ties_of_lines"]

LABELLED: Final = Cued(
    r"(?:(?<![^\n])|(?<=[.!?]\s))[ \t•*|-]*(?P<label>[A-ZÄÖÜ][^:|\t\n]{3,80}?)\s*[:|\t][ \t]*(?P<rest>[^\n]*)"
)
# "AK 2: Wohnen", also glued: one of the numbered groups of a network.
GROUP: Final = re.compile(
    r"(?P<kind>AK|AG|UAG|Arbeitskreis|Arbeitsgruppe|Arbeitsgemeinschaft|Unterarbeitsgruppe|Fachgruppe|Fachkreis|Themengruppe)"
    r"\s*(?P<number>\d{1,2})\s*[:.–-]?\s*(?P<name>[A-ZÄÖÜ][^\n:,;()]{2,60})"
)
LINE: Final = re.compile(r"[^\n]+")
# Below the name of a body, a line about it: an address, a number, its carrier.
ABOUT_IT: Final = re.compile(
    r"[ \t]*(?:[A-ZÄÖÜ][^,\n]{2,40}\d{1,4}\s?[a-z]?[ \t]*[,·|]|\d{5}\s|Tel|\(?0\d|Träger|[Gg]etragen"
    r"|[Ee]ine?\s(?:Angebot|Einrichtung|Projekt))"
)
SEVERAL: Final = 2
MANY: Final = 5
LONGEST_ENTRY: Final = 110
OTHER_LIST: Final = re.compile(
    r"förder|finanz|sponsor|partner|kontakt|ansprech|träger|gast|gäste|anlaufstell|angebot|links|standort",
    re.IGNORECASE,
)


def ties_in_lists(
    blocks: tuple[Block, ...],
    parties: Parties,
    main: Party | None,
    rosters: tuple[Roster, ...],
    people: tuple[Span, ...],
) -> Iterator[Tie]:
    """Yield what the entries of lists under a heading or behind a label have to do with what the page is about.

    ``rosters`` are the lists that are read line by line, ``people`` the entries of persons, who are no parties.
    """
    yield from (tie for one in rosters for tie in one.ties)
    for one in rosters if main else ():
        for body in one.bodies if one.kind else ():
            ends = (body, main) if one.is_source else (main, body)
            yield Tie(body.span, "tie-in-list", 0.85, one.kind, *ends)
    read = tuple(one.span for one in rosters)
    done = {block.headings[:1] for block in blocks if block.headings and any(block.span.overlaps(one) for one in read)}
    # "Mitglieder der Steuerungsgruppe X" may be the title of the whole page.
    title = blocks[0].span if blocks and blocks[0].kind is BlockKind.TITLE else None
    announced: tuple[str, bool] | None = None
    for block in blocks:
        taken = any(block.span.overlaps(span) for span in (*read, *people))
        taken = taken or (block.kind is BlockKind.PARAGRAPH and block.headings[:1] in done)
        heading = block.headings[0] if block.headings else title
        told = announced or (list_kind(heading.of(parties.text)) if heading else None)
        if block.kind is not BlockKind.LIST_ITEM:
            announced = announcement(block.span.of(parties.text))
            told = told if is_list(block, parties, title) else None
        yield from labelled(block, blocks, parties, main, read)
        if told and main and not taken:
            yield from listed(parties, main, block.span, told, "tie-in-list")


def is_list(block: Block, parties: Parties, title: Span | None) -> bool:
    """Tell whether a block below a heading enumerates: a paragraph that is no sentence and has no labels of its own."""
    content = block.span.of(parties.text)
    unlabelled = block.kind is BlockKind.PARAGRAPH and bool(block.headings or title) and not LABELLED.search(content)
    return unlabelled and not content.rstrip().removesuffix("e. V.").removesuffix("e.V.").endswith(".")


def labelled(
    block: Block, blocks: tuple[Block, ...], parties: Parties, main: Party | None, read: tuple[Span, ...]
) -> Iterator[Tie]:
    """Yield the relations of the parties behind labels such as "Gefördert durch:", but those of ``read`` lines.

    In a directory they are said of the body whose entry they stand in.
    """
    for match in LABELLED.finditer(parties.text, block.span.start, block.span.end):
        told = list_kind(match["label"])
        rest = Span(*match.span("rest"))
        if told and match["rest"].strip() and not any(rest.overlaps(span) for span in read):
            about = entry_topic(match.start("label"), parties, blocks) or main
            if about and is_authority(about) and told[0] in {"memberOf", "carrierOf"}:
                continue  # a county that heads an entry has neither
            yield from listed(parties, about, rest, told, "tie-behind-label") if about else ()


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


def ties_of_boards(parties: Parties, main: Party | None) -> Iterator[Tie]:
    """Yield the groups that head a list of people on a network's page by their kind alone: its "Steuerungsgruppe"."""
    if not isinstance(main, OrganisationMention):
        return
    for one in parties.known:
        if isinstance(one, OrganisationMention) and GROUP_ALONE.fullmatch(one.form) and one != main:
            yield Tie(one.span, "board-in-heading", 0.75, "unitOf", one, main)


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
        if is_directory_entry(block, parties):
            continue
        for line in LINE.finditer(parties.text, block.span.start, block.span.end):
            named = [one for one in parties.known if one.span.start == line.start() and one.span.end <= line.end()]
            entry = named and is_entry(line.group(), parties.text[named[0].span.end : line.end()])
            if entry and may_join(named[0], main):
                found.append(Tie(named[0].span, "body-opens-line", 0.7, "memberOf", named[0], main))
    return tuple(found) if len(found) >= MANY else ()


def ties_of_categories(blocks: tuple[Block, ...], parties: Parties, main: Party | None) -> tuple[Tie, ...]:
    """Return the members of a network whose page lists bodies behind the kinds they are of: "Bildung: …, …"."""
    if not isinstance(main, OrganisationMention) or main.kind != "Network" or not opens(blocks, main):
        return ()
    found: list[Tie] = []
    lines = 0
    for block in blocks:
        for line in LABELLED.finditer(parties.text, block.span.start, block.span.end):
            if OTHER_LIST.search(line["label"]) or heading_of(parties.text, Span(*line.span("label"))):
                continue
            named = [one for one in parties.listed(Span(*line.span("rest"))) if isinstance(one, OrganisationMention)]
            if len(named) >= SEVERAL:
                lines += 1
                found += [Tie(one.span, "body-in-category", 0.7, "memberOf", one, main) for one in named if one != main]
    return tuple(found) if lines > SEVERAL else ()


def is_directory_entry(block: Block, parties: Parties) -> bool:
    """Tell whether a block says of the one body on its first line who carries it or where it is."""
    lines = block.span.of(parties.text).split("\n")
    return len(lines) > 1 and any(ABOUT_IT.match(line) for line in lines[1:])


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
    if not isinstance(party, OrganisationMention) or GROUP_ALONE.fullmatch(party.form):
        return False
    return party.kind != "AdministrativeUnit" and party != main
