"""Entries: the pieces of a page that each name one contributor, with what the layout says of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Final

from kg.mention.bodies.bodies import names_one
from kg.mention.events.sessionlines import session_at
from kg.mention.lists.attendance import (
    Attendance,
    as_group,
    attendances,
    attending,
    group_above,
    is_group,
    listed_at,
    up_to_end,
)
from kg.mention.lists.brackets import bracketed
from kg.mention.lists.committees import LEADING, committee_above
from kg.mention.lists.continuations import SENTENCE, continues, told_in
from kg.mention.lists.credits import without_credit
from kg.mention.lists.entry_lines import lines_in
from kg.mention.lists.headings import Heading, heading_of
from kg.mention.lists.inlines import another, beside, sprinkled
from kg.mention.lists.lines import (
    MINUTES,
    Entry,
    behind_label,
    introduces_itself,
    is_continuation,
    is_minutes,
    opens,
    own_heading,
    role_in_front,
    stands_alone,
    under,
    under_office,
)
from kg.mention.lists.parts import role_behind
from kg.mention.lists.rounds import in_round, on_podium
from kg.mention.lists.strings import deputies, strung, surely_opens
from kg.mention.people.firstnames import is_first_name
from kg.mention.people.names import people_at
from kg.model import Block, BlockKind, FunctionMention, OrganisationMention, Span

__all__ = ["entries", "governing", "in_committee"]

# What follows a title, and no name.
TITLE_BEHIND: Final = re.compile(
    r"\s*(?:[–—:]|\s-)\s+(?:[a-zäöü]|(?:Ein|Eine|Der|Die|Das|Wie|Was|Von|Vom|Mit|Zur|Zum)\s)|\s*[?!]"
)
# Whom to call is a member of the group right above.
SENT: Final = re.compile(r",?\s+\(?vertreten durch\s+(?:(?:die|den|ihre[nr]?|seine[nr]?)\s+)?(?=[A-ZÄÖÜ])")
DANGLING: Final = re.compile(r"\s(?:und|sowie|&)$")
AGENDA: Final = re.compile(r"(?:TOP|Top|Punkt)\s?\d")
FAR: Final = 12  # characters from where on a column stands beside another
# "Vertretung: Bo Rind" is a deputy of the same body, "i. V. für" somebody absent.
NAMED_SO: Final = re.compile(r"\bVertr(?:etung|\.)?:")
WRITING: Final = re.compile(r"Schriftführ(?:ung|er(?:in)?)")
CALLED: Final = re.compile(r"\s*(?:Ansprechp\w+|Kontakt(?:person)?)\s*:\s*")
WITH: Final = re.compile(r"[Mm]it:?\s+(?=[A-ZÄÖÜ])")
# Who tells or does something in a sentence is no entry of a list.
STORY: Final = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|hatte|begrüßt|berichtet|erläutert|fragt|dankt|regt"
    r"|weist|teilt|bittet"
    r"|schlägt|führt|stellt|informiert|ergänzt|betont|sagt|meint|eröffnet|schließt|verweist|erklärt"
    r"|[a-zäöü]{3,}(?:te|ten))\b"
)
# "Am Nachmittag gab es vier Praxisforen:", and below who speaks in them.
SESSIONS: Final = re.compile(r"\b\w*(?:[Ff]oren|[Ww]orkshops|[Ss]essions|[Tt]hementische[n]?|[Ii]mpulse[n]?)\b")
SEVERAL: Final = re.compile(r"(?:innen|ende|enden|äste|träge|orte|pulse|puts|enten|oren|runde|Podium|podium)$")


def entries(
    text: str, blocks: tuple[Block, ...], named: tuple[OrganisationMention, ...] = (), closed: Iterable[Span] = ()
) -> Iterator[Entry]:
    """Yield the entries of a page in its order, none that reaches into ``closed`` spans; ``named`` are its committees.

    Under a heading that names a role or announces people, every list item is one, and of other blocks every line that
    starts with a person's name together with the lines up to the next name. A line that only names a role, or a point
    of a programme with its time, is the heading of the lines below it. Anywhere, "Moderation: Ida Kern, Kreis X"
    carries its own role.
    """
    shut = tuple(closed)
    present = attendances(text)
    announced = titled = None
    for block in blocks:
        titled = for_all(text, block) or titled
        ruling = governing(text, block) or announced or titled or belonging(block, named)
        governed = group_above(block, ruling, present)
        if block.kind is BlockKind.LIST_ITEM:
            found = list(listed(text, block.span, governed))
        else:
            found, last = walked(text, block, governed, shut, named, present)
            ends_so = bool(found) and found[-1].span.end == block.span.end
            ends_so = ends_so or (last is not None and last.strict and last.span.end == block.span.end)
            announced = on_podium(announcement(text, block), last) or (
                last if ends_so and block.kind is BlockKind.PARAGRAPH else None
            )
        for entry in chain.from_iterable(another(text, one) for one in found):
            if any(entry.span.overlaps(span) for span in shut):
                continue
            committee = committee_above(named, entry.span.start)
            for part in strung(text, without_credit(text, entry.span), fewest=2 if entry.home else 3):
                held = in_committee(text, replace(attending(entry, present), span=part), committee)
                yield from represented(text, held)


def belonging(block: Block, named: tuple[OrganisationMention, ...]) -> Heading | None:
    """Return that those below a heading which is nothing but a committee's name are its members."""
    nearest = block.headings[0] if block.headings and block.kind is BlockKind.LIST_ITEM else None
    return of_committee(nearest, named) if nearest else None


def of_committee(line: Span, named: tuple[OrganisationMention, ...]) -> Heading | None:
    """Return that those below a line which is nothing but a committee's name are its members."""
    if not any(one.span.start == line.start and one.span.end >= line.end - 1 for one in named):
        return None
    return Heading(line, office=FunctionMention(line, "office-in-heading", 0.8, "Mitglied"))


def in_committee(text: str, entry: Entry, committee: OrganisationMention | None) -> Entry:
    """Return an entry whose office is one of a committee's with that committee; plain members need one.

    "Leitung:" right below the name of a committee is an office there, no lead of a meeting.
    """
    if not entry.present and committee and CALLED.fullmatch(text, committee.span.end, entry.span.start):
        return replace(entry, present=True, member=True, committee=committee)
    minutes = is_minutes(text)
    lead = next((words for role, words in entry.roles if role == "moderation" and words.of(text) in LEADING), None)
    if lead and committee and not text[committee.span.end : lead.start].strip():
        held = FunctionMention(lead, "office-in-heading", 0.85, lead.of(text))
        return replace(entry, roles=(), held=held, committee=committee)
    wrote = next((words for _, words in entry.roles if WRITING.fullmatch(words.of(text))), None)
    if wrote and committee and not minutes:
        held = FunctionMention(wrote, "office-in-heading", 0.85, wrote.of(text))
        return replace(entry, roles=(), held=held, committee=committee)
    if entry.held is None or entry.held.rule != "office-in-heading":
        return replace(entry, committee=committee)
    if committee is None and entry.held.text in {"Mitglied", "Gast"}:
        return replace(entry, held=None)
    return replace(entry, committee=committee)


def represented(text: str, entry: Entry) -> Iterator[Entry]:
    """Yield an entry up to "i. V. für", and the absent person behind these words as another one.

    Of "Landrat Rind, vertreten durch Ida Kern" the second is there.
    """
    sent = SENT.search(text, entry.span.start, entry.span.end)
    if sent and opens(text, Span(sent.end(), entry.span.end)):
        yield Entry(Span(entry.span.start, sent.start()), held=entry.held, present=False, home=entry.home)
        yield replace(entry, span=Span(sent.end(), entry.span.end))
        return
    first, *absent = deputies(text, entry.span)
    yield replace(entry, span=first)
    for part in absent:
        between = text[first.end : part.start]
        held = (
            FunctionMention(Span(first.end, part.start), "deputy", 0.75, "Vertretung")
            if NAMED_SO.search(between)
            else None
        )
        yield Entry(part, present=False, home=entry.home if held else None, held=held)


def announcement(text: str, block: Block) -> Heading | None:
    """Return what a title, or a paragraph by ending with a colon, says of the block below it: "Vorträge hielten:"."""
    content = block.span.of(text)
    if block.kind is BlockKind.TITLE:
        heading = None if MINUTES.match(content) else heading_of(text, block.span)
        return heading if heading and heading.strict else None
    if not content.endswith(":"):
        return None
    start = block.span.start + max(content.rfind(mark) for mark in (". ", "! ", "? ", "\n", " – ")) + 1
    said = Span(start, block.span.end)
    spoken = heading_of(text, said)
    return spoken or (Heading(said, (("vortrag", said),)) if SESSIONS.search(said.of(text)) else None)


def for_all(text: str, block: Block) -> Heading | None:
    """Return what a title says of everybody on the page by its last word: "Fachtag Wohnen – Referierende"."""
    several = block.kind is BlockKind.TITLE and SEVERAL.search(block.span.of(text))
    return announcement(text, block) if several else None


def listed(text: str, item: Span, governed: Heading | None) -> Iterator[Entry]:
    """Yield a list item with the role it names itself, else with the role of its heading."""
    told = bracketed(text, item)
    inline = None if told else role_in_front(text, item) or behind_label(text, item, governed)
    yield from told
    if told:
        return
    if inline:
        yield under_office(inline, governed)
        return
    inside = () if opens(text, item) else tuple(sprinkled(text, item, governed))
    yield from inside
    if governed is not None and not inside:
        yield under(governed, item)
    elif role_behind(text, item) and not inside:
        yield Entry(item)


def walked(
    text: str,
    block: Block,
    governed: Heading | None,
    shut: tuple[Span, ...],
    groups: tuple[OrganisationMention, ...],
    present: tuple[Attendance, ...],
) -> tuple[list[Entry], Heading | None]:
    """Return the entries of a block, line by line, and the heading that rules at its end.

    Lines in ``shut`` spans end an entry, as do those that name one of the committees.
    """
    apart = partial(stands_apart, text, groups)
    ruling, inner = governed, None
    found: list[Entry] = []
    going = alike = False
    members = governed is not None and bool(governed.office or governed.member)
    counted = (block.span,) if members else tuple(one.span for one in present if one.span.overlaps(block.span))
    for line in lines_in(text, block.span, counted):
        if line.end <= line.start or any(line.overlaps(span) for span in shut):
            going = False
            continue
        ruling = up_to_end(ruling, line, present)
        inside = bracketed(text, line)
        if inside:
            found += inside
            going = False
            continue
        whole = False
        fresh = role_in_front(text, line) or along(text, found[-1:] if going else [], line)
        named = own_heading(text, line) if fresh is None and not (going and is_continuation(text, line)) else None
        named = named or (of_committee(line, groups) if fresh is None and not found else None)
        if fresh is None and named is None:
            rules = inner or ruling
            fresh = below(text, block, line, rules) if rules else behind_label(text, line, None)
            fresh = Entry(line) if not (fresh or rules) and role_behind(text, line) else fresh
            if not (fresh or rules or (going and not opens(text, line))) and introduces_itself(text, line, alike=alike):
                fresh, alike = Entry(line, present=False), True
                whole = names_one(line.of(text))
        if fresh:
            found.append(in_round(text, under_office(fresh, ruling), ruling))
        elif going and named is None and not apart(line, found[-1]) and continues(text, found[-1].span, line):
            told = told_in(text, line)
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, told.end))
            going = told.end == line.end
            continue
        there = listed_at(present, line.start)
        opened = next((one for one in present if one.words.within(line)), None)
        if opened and fresh is None and named is None:
            named = as_group(opened)
        elif there and fresh is None and named is None and is_group(text, line):
            named = as_group(there)
        titled = named is None or session_at(text, line) is not None
        inside = tuple(sprinkled(text, line, inner or ruling)) if fresh is None else ()
        found += inside if titled else (one for one in inside if named and not named.roles and greets(one))
        going = fresh is not None and not whole
        ruling = on_podium(named, ruling) or ruling
        inner = None if named else labelled(text, line, fresh) or inner
    return found, ruling


def along(text: str, above: list[Entry], line: Span) -> Entry | None:
    """Return the entry of a line that goes on with those of the one above: at or behind "und", or in its column."""
    before = next((one for one in above if one.roles), None)
    if before is None or not opens(text, line):
        return beside(text, before, line)
    column = before.span.start - text.rfind("\n", 0, before.span.start) - 1
    indent = line.start - text.rfind("\n", 0, line.start) - 1
    gap = text[before.span.start - 3 : before.span.start]
    aligned = column >= FAR and not gap.strip() and abs(column - indent) <= 1
    if not (aligned or DANGLING.search(text, before.span.start, before.span.end)):
        return None
    return Entry(line, before.roles, committee=before.committee, present=before.present)


def labelled(text: str, line: Span, fresh: Entry | None) -> Heading | None:
    """Return the label of an entry as the heading of the lines below it, where it speaks of several: "Podium: …"."""
    words = next((words for _, words in fresh.roles), None) if fresh else None
    if words is None or words.start != line.start or text[words.end : words.end + 1] != ":":
        return None
    return heading_of(text, words) if SEVERAL.search(words.of(text)) else None


def greets(entry: Entry) -> bool:
    """Tell whether an entry only greets or says farewell, which people do before breaks, too."""
    return [role for role, _ in entry.roles] == ["grusswort"]


def stands_apart(text: str, committees: tuple[OrganisationMention, ...], line: Span, above: Entry) -> bool:
    """Tell whether a line tells nothing of the entry above: it names somebody or a committee, or a body came first."""
    point = AGENDA.match(text, line.start, line.end) is not None
    return point or holds_one(line, committees) or above.home is not None or surely_opens(text, line)


def holds_one(line: Span, committees: tuple[OrganisationMention, ...]) -> bool:
    """Tell whether one of the committees of a page is named on a line."""
    return any(one.span.within(line) for one in committees)


def below(text: str, block: Block, line: Span, ruling: Heading) -> Entry | None:
    """Return the entry of a line below a heading that starts with a name, or with a body or label before it."""
    beside = WITH.match(text, line.start, line.end)
    if beside and ruling.roles:
        line = Span(beside.end(), line.end)
    if SENTENCE.search(line.of(text)) and STORY.search(line.of(text)):
        return None
    if opens(text, line) and not is_title(text, line):
        alone = block.kind is BlockKind.HEADING
        return under(ruling, line) if not alone or stands_alone(text, line) or is_called(text, line, ruling) else None
    return behind_label(text, line, ruling)


def is_called(text: str, line: Span, ruling: Heading) -> bool:
    """Tell whether a line alone below a heading for a role is a name that starts with a common first name."""
    people = people_at(text, line) if ruling.strict and ruling.roles else ()
    return bool(people) and people[-1].span.end == line.end and is_first_name(people[0].name.split()[0])


def is_title(text: str, line: Span) -> bool:
    """Tell whether a line is a title that has the shape of a name: "Kulturbus Auental – ein rollendes Haus"."""
    person = next(iter(people_at(text, line)), None)
    if person is None or person.honorific or is_first_name(person.name.split()[0]):
        return False
    return TITLE_BEHIND.match(text, person.span.end, line.end) is not None


def governing(text: str, block: Block) -> Heading | None:
    """Return what the headings above a block give it; ``None`` if none of them is about people.

    A heading that is itself a person's entry ("Ida Kern, Kreis X" on a line of its own) is looked through.
    """
    announced: Heading | None = None
    for place in block.headings:
        heading = None if MINUTES.match(place.of(text)) else heading_of(text, place)
        if heading and heading.strict:
            return heading
        announced = announced or heading
        if not announced and not stands_alone(text, place):
            return members_above(text, block)
    return announced


def members_above(text: str, block: Block) -> Heading | None:
    """Return the outer heading for members of a committee, below which headings only sort them: "Verwaltung"."""
    found = (heading_of(text, place) for place in block.headings[1:])
    return next((heading for heading in found if heading and (heading.office or heading.member)), None)
