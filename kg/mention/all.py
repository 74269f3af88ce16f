"""All mentions of a document: the rules in their order, and what one rule's finding blocks for another."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

from kg.cues import Cued, open_page
from kg.mention.bodies.bodies import bodies_in, unheaded
from kg.mention.bodies.companions import beside_items
from kg.mention.bodies.lifetimes import lifetimes_in
from kg.mention.bodies.samebodies import with_committees, with_full_names, without_event
from kg.mention.bodies.title_names import filled
from kg.mention.claims.elements import elements_in, hindrances_in
from kg.mention.claims.perspectives import perspectives_in
from kg.mention.events.events import event_of
from kg.mention.events.sessions import sessions_in
from kg.mention.lists.body_brackets import in_body_brackets
from kg.mention.lists.captions import in_pictures
from kg.mention.lists.committees import committees
from kg.mention.lists.credits import credits_in
from kg.mention.lists.imprints import imprints
from kg.mention.lists.lines import is_minutes
from kg.mention.lists.listings import listing_of
from kg.mention.lists.rosters import rosters_of
from kg.mention.named.counties import counties_in
from kg.mention.named.laws import cooperations_in, laws_in
from kg.mention.named.lone_towns import told_places
from kg.mention.named.places import places_in
from kg.mention.named.presentings import presentings_in
from kg.mention.named.programmes import programmes_of
from kg.mention.people.acting import ACTING_RULE, acting_in, is_busy, is_part, needed
from kg.mention.people.antecedents import NOBODY, Before, after, meant_by_pronoun
from kg.mention.people.appearances import Page, appearances_in, without_shorter
from kg.mention.people.house_offices import with_house_offices
from kg.mention.people.namesakes import Listed, listed_persons, told_apart
from kg.mention.people.officers import by_office, officers_of
from kg.mention.people.offices import leading_office
from kg.mention.people.persons import persons_in
from kg.mention.themes.shut import Shut, shut_of
from kg.mention.themes.themes import themes_in, without_passing
from kg.mention.themes.topics import Closed, group_names, menus_of, parts_of, speaking_names, titled, topics_in
from kg.mention.ties.relations import ties_in
from kg.mention.ties.told_kinds import with_told_kinds
from kg.model import (
    Block,
    BlockKind,
    Contribution,
    Mention,
    OrganisationMention,
    Passage,
    PersonMention,
    ProgrammeMention,
    Span,
)
from kg.vocabulary import Vocabulary

__all__ = ["mentions"]

FEWEST_WORDS: Final = 4
FEWEST_ITEMS: Final = 4
# What people do in a list of what awaits the guests, where no full stop ends the sentences.
ACTS: Final = re.compile(
    r"\b(?:begrüß|erzähl|erklär|bericht|stell|führ|diskutier|moderier|zeig|leit|eröffn|referier|präsentier"
    r"|les)e?(?:t|en|n)\b"
    r"|\b(?:spricht|sprechen|lädt|gibt|geben|hält|halten)\b"
)
ABBREVIATED: Final = Cued(r"\s*\((?P<short>[A-ZÄÖÜ][\wÄÖÜäöü]{0,8}[A-ZÄÖÜ]\w?)\)")


@dataclass(frozen=True, slots=True)
class Told:
    """What the document as a whole tells its sentences.

    ``names`` are the names of its persons, ``homes`` the bodies of its list entries by name, ``officers`` whom an
    office alone means, ``closed`` the credits and rows of pictures, ``unnamed`` where pages name editors and contacts
    of the press, ``silent`` are the laws and the lines of every page of a site: no themes there. ``persons`` lead
    to what the list tells of each, ``page`` holds what the sentences need to know of who appears in them.
    """

    names: frozenset[str]
    homes: Mapping[str, OrganisationMention]
    programmes: tuple[ProgrammeMention, ...]
    closed: tuple[Span, ...]
    unnamed: tuple[Span, ...]
    silent: Shut
    persons: Listed
    officers: Mapping[str, str]
    page: Page


def mentions(
    text: str, blocks: tuple[Block, ...], passages: tuple[Passage, ...], vocabulary: Vocabulary
) -> tuple[Mention, ...]:
    """Return every mention of a document, in the order of the text.

    Themes are looked for everywhere but in lists of persons and in what a page prints around its text; names of bodies
    and programmes are closed to them, since the "Integration" in a ministry's name is no theme of the event.
    """
    open_page(text)
    programmes = programmes_of(text, blocks, vocabulary)
    rosters = rosters_of(text, blocks, vocabulary, tuple(one.span for one in programmes))
    lines = tuple(one.span for one in rosters)
    listing = listing_of(text, blocks, vocabulary, lines)
    people = listing.people
    found: list[Mention] = [*people, *(body for one in rosters for body in (*one.bodies, *one.others))]
    prose = [rest for passage in passages for rest in around_entries(text, passage.span, people)]
    names = frozenset(entry.person.name for entry in (*people, *listing.shown))
    minutes = is_minutes(text)
    also = {"teilnahme", "moderation"} if minutes else {"teilnahme"}
    unnamed = imprints(text)
    named = (
        person.name
        for sentence in prose
        for person in persons_in(text, sentence, names)
        if not any(person.span.overlaps(span) for span in unnamed)
    )
    laws = [law for block in blocks for law in laws_in(text, block.span)]
    told = Told(
        names=names | {name for name in named if " " in name},
        homes={entry.person.name: entry.organisation for entry in people if entry.organisation},
        officers=officers_of(people),
        closed=(*credits_in(text), *(one.span for one in listing.shown), *lines),
        unnamed=unnamed,
        programmes=programmes,
        silent=shut_of((*menus_of(text), *(law.span for law in laws))),
        persons=listed_persons(people),
        page=Page(
            listed=frozenset(one.person.name for one in people if any(role not in also for role, _ in one.roles)),
            abbreviations=abbreviations_in(text, prose, vocabulary),
            committee=only_one(committees(text, blocks)),
            minutes=minutes,
            absent=frozenset(one.person.name for one in people if not one.present),
        ),
    )
    found += [*told.programmes, *laws]
    closed = Closed(
        shut_of(parts_of((*people, *listing.shown))),
        shut_of(law.span for law in laws),
        shut_of(one.span for one in chain(told.programmes, laws)),
    )
    before = after(NOBODY, people)
    for block in blocks:
        found += topics_in(text, block, within(block, prose), closed, vocabulary)
        if not reads_as_prose(text, block):
            beside = bodies_beside(text, block, people, told, vocabulary)
            found += beside
            before = after(before, beside)
            continue
        for sentence in within(block, prose):
            here = in_sentence(text, sentence, told, before, vocabulary)
            found += here
            before = after(before, here)
    found += in_lists(text, blocks, found, vocabulary)
    found += listing.introduced
    found += in_body_brackets(text, found)
    spoken = [one for one in found if isinstance(one, Contribution)]
    found = [*(one for one in found if not isinstance(one, Contribution)), *without_shorter(spoken)]
    found += in_pictures(text, listing.shown, found)
    shut = sorted(chain.from_iterable(name_spans(one) for one in found))
    towns, surnames = told_places(text, vocabulary), frozenset(name.split()[-1] for name in told.names)
    for block in blocks:
        found += places_in(text, block.span, vocabulary, within(block, shut), towns, surnames)
    spoken = [one for one in spoken if one.rule != ACTING_RULE]
    acting = tuple(one.span for one in spoken if is_part(one) and any(role != "teilnahme" for role, _ in one.roles))
    listed = any(map(is_part, people))
    event = event_of(text, blocks, passages, vocabulary, roles=listed, spoken=acting, several=is_busy(spoken))
    found = list(needed(found, reported=event is not None and (listed or bool(acting))))
    if event:
        found += titled(text, event.span, found, told.silent, vocabulary)
    found = with_house_offices(text, without_passing(text, without_event(found, event)))
    found = with_full_names(with_committees(found, listing.committees))
    parts = sessions_in(text, blocks, event, (one for one in found if isinstance(one, Contribution)), vocabulary)
    ties = ties_in(text, blocks, passages, found, vocabulary, rosters, about_event=event is not None)
    talks = chain.from_iterable(titled(text, part.span, found, told.silent, vocabulary) for part in parts)
    told_of = (*parts, *talks, *found, *ties, *lifetimes_in(text, passages, found), *([event] if event else []))
    return tuple(sorted(with_told_kinds(text, told_of), key=lambda mention: (mention.span, mention.rule)))


def bodies_beside(
    text: str, block: Block, people: tuple[Contribution, ...], told: Told, vocabulary: Vocabulary
) -> tuple[OrganisationMention, ...]:
    """Return the bodies of a title, heading or list item, outside the entries of persons."""
    entries = tuple(span for span in (*(one.span for one in people), *told.closed) if span.overlaps(block.span))
    if any(block.span.within(entry) for entry in entries):
        return ()
    where = (one.span for one in counties_in(text, block.span, vocabulary))
    closed = (*entries, *where, *(one.span for one in told.programmes if one.span.overlaps(block.span)))
    found = bodies_in(text, block.span, vocabulary, closed)
    whole = filled(text, block.span, found[0], vocabulary) if found and not closed else None
    return (whole,) if whole else found


def in_lists(
    text: str, blocks: tuple[Block, ...], found: list[Mention], vocabulary: Vocabulary
) -> Iterator[OrganisationMention]:
    """Yield the bodies that fill an item of a list of bodies, though no word of theirs tells so."""
    bodies = [one for one in found if isinstance(one, OrganisationMention)]
    people = [one.span for one in found if isinstance(one, Contribution | PersonMention)]
    for is_list, run in groupby(blocks, key=lambda block: block.kind is BlockKind.LIST_ITEM):
        items = [block.span for block in run if not any(block.span.overlaps(span) for span in people)]
        if is_list and len(items) >= FEWEST_ITEMS:
            held = [body for body in bodies if items[0].start <= body.span.start < items[-1].end]
            beside = beside_items(text, items, held, vocabulary)
            yield from (unheaded(text, where) for where in beside if leading_office(text, where) is None)


def within(block: Block, spans: list[Span]) -> list[Span]:
    """Return the spans that begin in a block, out of all, which stand in the order of the text."""
    first = bisect_left(spans, block.span.start, key=lambda one: one.start)
    behind = bisect_left(spans, block.span.end, lo=first, key=lambda one: one.start)
    return spans[first:behind]


def only_one(bodies: tuple[OrganisationMention, ...]) -> OrganisationMention | None:
    """Return the body that all of some mentions name; ``None`` if they name several or none."""
    return bodies[0] if len({one.form for one in bodies}) == 1 else None


def reads_as_prose(text: str, block: Block) -> bool:
    """Tell whether a block holds sentences: a paragraph, or a list item that is a whole sentence."""
    content = block.span.of(text)
    ended = content.endswith((".", "!", "?", "“")) and not content.endswith("V.")
    whole = block.kind is BlockKind.LIST_ITEM and (ended or ACTS.search(content) is not None)
    return block.kind is BlockKind.PARAGRAPH or (whole and len(content.split()) >= FEWEST_WORDS)


def abbreviations_in(text: str, prose: list[Span], vocabulary: Vocabulary) -> dict[str, OrganisationMention]:
    """Return the bodies of a document by the abbreviation that stands in brackets behind their names."""
    found: dict[str, OrganisationMention] = {}
    for sentence in prose:
        if ABBREVIATED.search(text, sentence.start, sentence.end):
            for body in bodies_in(text, sentence, vocabulary):
                match = ABBREVIATED.match(text, body.span.end, sentence.end)
                if match:
                    found.setdefault(match.group("short"), body)
    return found


def in_sentence(text: str, sentence: Span, told: Told, before: Before, vocabulary: Vocabulary) -> list[Mention]:
    """Return the mentions of one sentence; ``before`` is what the text before it leaves to be meant."""
    persons = tuple(
        one
        for one in persons_in(text, sentence, told.names)
        if not any(one.span.overlaps(span) for span in (*told.closed, *told.unnamed))
    )
    persons = tuple(sorted((*persons, *by_office(text, sentence, told.officers)), key=lambda one: one.span))
    programmes = tuple(one for one in told.programmes if one.span.overlaps(sentence))
    # "Im Kreis Plön" names where, not who.
    where = counties_in(text, sentence, vocabulary)
    closed = (*told.closed, *(mention.span for mention in chain(persons, programmes, where)))
    bodies = bodies_in(text, sentence, vocabulary, closed)
    persons = told_apart(text, persons, bodies, told.persons)
    blocked = (*closed, *(body.span for body in bodies))
    elements = elements_in(text, sentence, vocabulary, blocked)
    again = meant_by_pronoun(text, sentence, before)
    return [
        *persons,
        *bodies,
        *(() if told.page.minutes else acting_in(text, sentence, (*persons, again) if again else persons)),
        *appearances_in(text, sentence, persons, bodies, told.page, vocabulary, before),
        *presentings_in(text, sentence, programmes, persons, told.homes, before.person),
        *perspectives_in(text, sentence, persons, bodies, before.person, vocabulary),
        *themes_in(text, sentence, vocabulary, (*blocked, *told.silent.inside(sentence))),
        *speaking_names(text, bodies, vocabulary),
        *group_names(text, bodies, vocabulary),
        *elements,
        *hindrances_in(text, sentence, elements, vocabulary, blocked),
        *cooperations_in(text, sentence),
    ]


def around_entries(text: str, passage: Span, people: tuple[Contribution, ...]) -> Iterator[Span]:
    """Yield what of a passage is prose: all of it, or the lines above its first list entry and what is behind."""
    held = [entry.span for entry in people if entry.span.overlaps(passage)]
    first = min((span.start for span in held), default=passage.end)
    last = max((span.end for span in held), default=passage.end)
    above = text.rfind("\n", passage.start, first) if held else first
    if above > passage.start:
        yield Span(passage.start, above)
    while last < passage.end and text[last].isspace():
        last += 1
    if last < passage.end:
        yield Span(last, passage.end)


def name_spans(mention: Mention) -> Iterator[Span]:
    """Yield where a mention has names of persons, bodies and programmes: no place is in them."""
    match mention:
        case Contribution(person=person, organisation=body):
            yield from (part.span for part in (person, body) if part)
        case PersonMention() | OrganisationMention() | ProgrammeMention():
            yield mention.span
        case _:
            return
