"""Appositions: the functions, units and bodies that stand beside a name in running text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kg.cues import Cued
from kg.mention.bodies.abbreviations import KNOWN
from kg.mention.bodies.bodies import body_in
from kg.mention.bodies.declension import OFFICE_ADJECTIVE, function_noun
from kg.mention.bodies.inflection import head_of
from kg.mention.bodies.units import unit_and_body
from kg.mention.people.antecedents import kind_in_front
from kg.mention.people.posts import NOUN, Around, Head, Held, head_at, home_at, phrase_end, post_of
from kg.mention.people.sentence_parts import parts_of
from kg.mention.people.workplaces import filling, named_in_brackets
from kg.model import OrganisationMention, PersonMention, Span

__all__ = ["apposed", "housed", "is_feminine", "posts_behind", "posts_in"]

RUNS: Final = re.compile(r"(?:,?\s*(?:und|sowie)?|,)\s*$")
RETIRED: Final = re.compile(r"\s+(?:a\.\s?D\.|i\.\s?R\.)\s*$")
RETIRED_ONLY: Final = re.compile(r"^\s+(?:a\.\s?D\.|i\.\s?R\.)\s*$")
PREDICATE: Final = re.compile(
    r"\s+(?:(?:[a-zäöü]+(?:t|en)\s+)?(?:ist|war|bleibt|wird|wurden?|sind)"
    r"|(?:wählten?|bestimmten?|beriefe?n?|ernannten?)(?:\s+(?:das|die|der) [A-ZÄÖÜ][\w-]+)?)"
    r"(?:\s+(?:die|der|auch|erneut|weiterhin|einstimmig|wieder|jetzt|nun|künftig|derzeit|aktuell|seitdem"
    r"|seit \d{4}))?\s*$"
)
PREDICATE_AHEAD: Final = re.compile(r"\s+(?:ist|war|bleibt|wird|wurde)\s")
# An abbreviation between body and name, as in: die Vorsitzende des Bundes für Wohnen (BfW), Ida Kern
SHORT: Final = re.compile(r"\s+\([A-ZÄÖÜ][A-Za-zÄÖÜäöü&/ .-]{1,14}\)$")
BEFORE: Final = re.compile(r"(?<![\w-])(?P<word>[A-Za-zÄÖÜäöü]+|\d\.)\s+$")
LEANING_BEFORE: Final = re.compile(r"(?:[A-ZÄÖÜ][\wäöüß]*-,?\s+){1,2}(?:und|oder|sowie|bzw\.)\s+$")
# "der langjährige", "die neue", "unserer scheidenden": said of the person, no part of the function.
ANY_ADJECTIVE: Final = re.compile(r"[a-zäöüß]{3,}(?:e|en|er|em)")
ARTICLES: Final = frozenset(
    "der die das dem den des ein eine einem einen einer eines vom zum zur beim im ihr ihre ihrem ihren ihrer ihres sein"
    " seine seinem seinen seiner seines unser unsere unserem unseren deren dessen".split()
)
REPRESENTED: Final = Cued(
    r",?\s+(?:hier |hierbei )?(?:vertreten durch|repräsentiert (?:von|durch)"
    r"|unter (?:der |dem )?(?:Leitung|Federführung|Regie|Vorsitz|Führung) (?:von|des|der)|um)\s+"
    r"(?:(?:[a-zäöü]+\s+){0,3}[A-ZÄÖÜ][\wäöüß-]+\s+)?$"
)
# Whoever leads these belongs to them; a choir's or band's lead may be a guest.
MEETING: Final = re.compile(
    r"(?:[Aa]usschuss|[Bb]eirat|[Gg]ruppe|[Kk]reis|[Tt]isch|[Nn]etzwerk|[Kk]ommission|[Jj]ury|[Tt]eam|\bAG\b)"
)
POSSESSIVES: Final = frozenset("ihr ihre ihrem ihren ihrer sein seine seinem seinen seiner deren dessen".split())
RELATIVES: Final = frozenset({"dessen", "deren"})
PARTY: Final = re.compile(
    r"\s*\((?:CDU|CSU|SPD|FDP|AfD|BSW|SSW|Volt|ÖDP|ödp|FW|Freie Wähler|(?:Die |DIE )?(?:Linke|LINKE)|Grüne|GRÜNE"
    r"|parteilos|Bündnis 90/[Dd]ie Grünen|B[’']?90/(?:Die )?Grünen?|links|rechts|vorn|hinten|Mitte|\d{1,2}"
    r"|[^()]{0,20}von (?:links|rechts))\)"
)
BRACKET: Final = re.compile(r"\s*\((?P<content>[^()]{2,140}(?:\([^()]{1,20}\)[^()]{0,60})?)\)")
COMMA: Final = re.compile(r"\s*,\s+(?P<article>(?:die|der|das|ihre?|seine?|eine?)\s+)?(?=[A-ZÄÖÜa-zäöü\d])")
MONTH: Final = (
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Anfang|Mitte|Ende)"
)
# What tells since when or besides somebody is something: "seit 2019", "bis zu ihrer Wahl", "im Hauptberuf".
SINCE: Final = (
    r"(?:seit|bis|von|ab|bisher|bislang|bisherige[r]?|vormals|ehemals|zuletzt|derzeit|selbst|heute|früher|frühere[r]?"
    r"|beide|zugleich|gleichzeitig|zudem|auch|sonst|ansonsten|eigentlich|lange|neue[r]?|ehemalige[r]?"
    r"|langjährige[r]?|jetzt|nun|damals"
    r"|gelernte[r]?|studierte[r]?|promovierte[r]?|hauptberuflich|nebenbei|im (?:Haupt|Neben)(?:beruf|amt))"
)
TIME: Final = (
    r"(?:kurzem|langem|vielen|mehreren|zwei|drei|vier|fünf|sechs|zehn|Jahren|Monaten|dem|und|\d{1,4}\.?"
    rf"|einem|einiger|Zeit|Jahr|Beruf|{MONTH}|{SINCE})"
)
ONCE: Final = re.compile(rf"\s*,\s+(?:(?:die|der)\s+)?{SINCE}(?:\s+{TIME}){{0,5}}\s+(?=[A-ZÄÖÜa-zäöü])")
NEXT_WORD: Final = re.compile(r"[\wäöüß.]+\s+(?=\w)")
PREDICATIVE: Final = re.compile(
    r"\s+(?:ist|war|bleibt|wird|wurde)\s+(?:(?:seit|bis|bislang|bisher|zuvor|früher|lange|neue|neuer|jetzt|nun|auch"
    r"|dort|zugleich"
    rf"|zudem|heute|erneut|weiterhin|dem|ersten|einstimmig|vielen|kurzem|zwei|drei|vier|fünf|Jahren|\d+\.?"
    rf"|{MONTH})\s+){{0,6}}"
    r"(?P<article>(?:die|der|zur|zum|als)\s+)?(?=[A-ZÄÖÜa-zäöü])"
)
IN_ROLE: Final = re.compile(r"(?:\s+[\wäöüß]+){0,5}?\s+als\s+(?P<article>)(?=[A-ZÄÖÜa-zäöü])")
BY_PREPOSITION: Final = re.compile(
    r"\s+(?:im Auftrag (?:de[rs]|von)|(?:tätig|aktiv|engagiert|beschäftigt) (?:beim|bei der|bei|im|in der)|vom"
    r"|von der|von dem|von den|von|aus dem|aus der|beim|bei der|bei|für das|für die|für den|für"
    r"|(?:im Namen|namens) de[rs]"
    r"|(?:als|in) (?:Vertret(?:er|erin|ung)|Abgesandter?|Delegierter?) (?:des|der|vom|von der))\s+"
)
BY_MARK: Final = re.compile(r"\s*(?:,|/|\s[–|_]\s)\s*")
BY_COMMA: Final = re.compile(
    r"(?:\s(?:aus|vor|ein|an|mit|teil|ab))?\s*,\s+(?:(?:heute|jetzt|früher|zuvor|dort|beide|alle|seit \d{4})\s+)?"
    r"(?:bei der|beim|bei|in der|im|an der|am|aus der|aus dem|vom|von der|für die|für das|für den)\s+"
)
CLOSES: Final = re.compile(r"\s*(?:[,.;:()]|$|und\s|sowie\s|–)")
END_OF: Final = {
    BY_COMMA: re.compile(
        r"\s*(?:[,.;)]|$)|[^,.;:]{0,90}?\b(?:zuständig|tätig|verantwortlich|beschäftigt|angestellt|aktiv|engagiert)\b"
    ),
    BY_MARK: CLOSES,
}
JOINT: Final = re.compile(r"\s+(?:und|sowie)\s+(?:die\s+|der\s+)?")
PART: Final = re.compile(r"[,;/]\s+")
# What joins a body to the name of who comes from there.
LED: Final = re.compile(
    r"(?:\b(?:[Ff]ür|[Vv]on|[Aa]us|[Bb]ei)(?:\s+(?:die|der|das|den|dem))?|\b[Vv]om|\b[Ss]eitens(?:\s+de[rs])?"
    r"|\b[Ii]m (?:Namen|Auftrag) de[rs])\s+$"
)
COMES: Final = re.compile(
    r"\s+(?:(?:sprach|nahm|kam|war|saß)(?:en)?|spricht|sprechen|nimmt|nehmen|kommt|kommen|sind|ist"
    r"|(?:grüß|begrüß|referier|berichte|dank|diskutier|wirk|erläuter|ergänz|beton|informier|stell)te[n]?)?\s*"
)
# "Für den Förderverein sorgte Ida Kern …": who does anything for a body.
DOES: Final = re.compile(r"\s+[a-zäöüß]{3,}te[n]?\s*")
ON_BEHALF: Final = re.compile(r"[Ff]ür\b|[Nn]amen|[Aa]uftrag|[Ss]eitens")
# "die Büroleiterin des Landrats, …": not the county's head is named.
OFFICE_OF: Final = re.compile(r"(?P<office>[A-ZÄÖÜ][\wäöüß-]+(?:in|er|e|n)) (?:des|der) (?:[a-zäöü]+ )?$")
# Whom a reporter works for: "NOZ-Redakteurin", "Radio-Auental-Moderator".
MEDIA: Final = re.compile(
    r"(?P<body>[A-ZÄÖÜ][\wäöü]+(?:-[A-ZÄÖÜ][\wäöü]+){0,2})-(?:Chef)?(?:[Rr]edakteur|[Rr]eporter|[Jj]ournalist"
    r"|[Mm]oderator|[Kk]orrespondent)"
    r"(?:in)?(?![\w-])"
)
NO_MEDIA: Final = frozenset("Fernseh Hörfunk Radio TV Zeitungs Lokal Sport Kultur Online Politik Gast Co Ko".split())
OFFICE: Final = re.compile(r"(?<=\s)(?:(?:der|die)\s+)?[A-ZÄÖÜ][\wäöüß-]+\s+$")
ELECTED: Final = re.compile(
    r"(?:[Mm]inister|[Ss]enator|[Ss]ekretär|[Aa]bgeordnete|[Rr]at|[Rr]ätin|[Mm]eister|[Mm]itglied"
    r"|[Bb]eigeordnete|Md[LB]|[Ff]raktion\w*"
    r"|[Ss]precher|[Pp]olitiker)(?:in|r|s|n|innen)?[ ,]"
)
PORTFOLIO: Final = re.compile(r"(?:[Mm]inister|[Ss]enator)(?:in|s)? (?:für|der|des) [^.!?()]{3,200}$")
MOST_LEAD: Final = 30
FARTHEST: Final = 260
MOST_NOUNS: Final = 24
MOST_WORDS: Final = 4


def posts_in(
    around: Around,
    sentence: Span,
    persons: Sequence[PersonMention],
    abbreviations: Mapping[str, OrganisationMention],
) -> dict[PersonMention, tuple[Held, ...]]:
    """Return the posts that stand beside the names of a sentence, those before a name first.

    ``abbreviations`` lead to the bodies of the document. Words that belong to one name belong to no other.
    """
    found: dict[PersonMention, tuple[Held, ...]] = {}
    claimed = sentence.start
    for place, person in enumerate(persons):
        following = persons[place + 1].span.start if place + 1 < len(persons) else sentence.end
        before = tuple(posts_before(around, Span(claimed, person.span.start), abbreviations))
        behind, claimed = posts_behind(around, Span(person.span.end, following), sentence.end, inverted=bool(before))
        told = housed(before, behind)
        bare = all(post.body is None and post.unit is None for post in told)
        home = home_before(around, person, office=bool(told)) if bare else ()
        found[person] = housed(told, home) if home else told
    return found


def home_before(around: Around, person: PersonMention, *, office: bool) -> tuple[Held, ...]:
    """Return the body before a name that a preposition leads: "vom Jugendamt Mia Lund", "Für den Kreis sprach …".

    An ``office`` before the name may stand between.
    """
    for body in around.bodies:
        gap = around.text[body.span.end : person.span.start] if body.span.end <= person.span.start else "?"
        gap = without_inserted(around.text, body, person) if "," in gap else gap
        gap = OFFICE.sub("", gap) if office else gap
        led = LED.search(around.text, max(0, body.span.start - MOST_LEAD), body.span.start)
        if led and (COMES.fullmatch(gap) or (DOES.fullmatch(gap) and ON_BEHALF.search(led.group()))):
            return (Held(None, None, body),)
    return ()


def without_inserted(text: str, body: OrganisationMention, person: PersonMention) -> str:
    """Return the words between a body and a name without the relative clauses that stand there."""
    gap = Span(body.span.end, person.span.start)
    inserted = [part for part in parts_of(text, Span(body.span.start, person.span.end)) if part.pronoun]
    if not inserted:
        return gap.of(text)
    kept, place = "", gap.start
    for part in inserted:
        kept, place = kept + text[place : part.start], part.end
    return (kept + text[place : gap.end]).replace(",", " ")


def housed(before: tuple[Held, ...], behind: tuple[Held, ...]) -> tuple[Held, ...]:
    """Return the posts of a name; an office before it is held in the body behind it: "Landrätin Kern vom Kreis X"."""
    if before and behind and behind[0].function is None and not (before[-1].body or before[-1].unit):
        return (*before[:-1], replace(behind[0], function=before[-1].function), *behind[1:])
    return (*before, *behind)


def posts_before(around: Around, span: Span, abbreviations: Mapping[str, OrganisationMention]) -> Iterator[Held]:
    """Yield the posts told before a name, the nearest last: "der Präsident des Bundes X und Bürgermeister von Y, …"."""
    start, cursor = max(span.start, span.end - FARTHEST), span.end
    found: list[Held] = []
    while True:
        end = stripped(around.text, start, cursor)
        noun = last_function(around, Span(start, end)) if end < cursor else None
        if noun is None:
            break
        head = head_before(around.text, noun, start)
        post = post_of(around, head, end)
        short = noun.of(around.text).split("-", 1)[0]
        house = abbreviations.get(short) or by_known_name(around, Span(noun.start, noun.start + len(short)))
        if house and post.function:
            lead = around.text[noun.start : house.span.end + 1] if house.span.start == noun.start else f"{short}-"
            post = replace(post, function=replace(post.function, text=post.function.text.removeprefix(lead)))
        house = house or whose(around, span.start, head) or kind_in_front(noun.of(around.text), around.before)
        found.append(replace(post, body=house) if house and post.body is None else post)
        cursor = head.span.start - (len(head.article) + 1 if head.article else 0)
    stands_for = represented(around, Span(start, span.end))
    if stands_for and not any(one.body or one.unit for one in found):
        yield replace(stands_for, function=found[0].function if found else None)
        found = found[1:]
    yield from reversed(found)


def by_known_name(around: Around, short: Span) -> OrganisationMention | None:
    """Return the body of a short name that the field knows: the AWO of an "AWO-Kreisvorsitzende"; or a reporter's."""
    media = MEDIA.match(around.text, short.start)
    if media and media["body"] not in NO_MEDIA:
        span = Span(*media.span("body"))
        name = media["body"] if media["body"].isupper() else media["body"].replace("-", " ")
        return OrganisationMention(span, "body-in-compound", 0.75, name, "FormalOrganization")
    if around.text[short.end : short.end + 1] != "-" or short.of(around.text) not in KNOWN:
        return None
    return body_in(around.text, short, around.vocabulary, "body-known-by-name", 0.8)


def represented(around: Around, span: Span) -> Held | None:
    """Return the body that somebody right behind a span stands for: "der Kreisverband Auental, vertreten durch"."""
    cut = REPRESENTED.search(around.text, span.start, span.end)
    body = next((one for one in around.bodies if cut and one.span.end == cut.start()), None)
    led = cut is not None and "unter" in cut.group()
    return Held(None, None, body) if body and (not led or MEETING.search(body.form)) else None


def whose(around: Around, floor: int, head: Head) -> OrganisationMention | None:
    """Return the body that "sein", "ihre", "deren" before a function means: the last one of its gender, behind a floor.

    Where the sentence has named none, it is the last one before.
    """
    if head.article.lower() not in POSSESSIVES:
        return None
    feminine = head.article.lower().startswith(("ihr", "deren"))
    named = [one for one in around.bodies if floor <= one.span.start and one.span.end <= head.span.start]
    named += [around.before.body] if around.before.body and not named and head.article.lower() in RELATIVES else []
    return next((one for one in reversed(named) if is_feminine(one) == feminine), None)


def is_feminine(body: OrganisationMention) -> bool | None:
    """Tell whether a body's name is feminine or a plural; ``None`` where no word of it tells."""
    made = next((made for word in body.form.split() if (made := head_of(word))), None)
    if made:
        return made[1].gender in {"f", "p"}
    return True if body.form.endswith(("GmbH", "AG", "eG", "UG")) else None


def stripped(text: str, start: int, end: int) -> int:
    """Return the end of a phrase before a name without comma, "und", mark of retirement or "ist" behind it."""
    content = text[start:end]
    for pattern in (PREDICATE, RETIRED, RUNS, SHORT):
        match = pattern.search(content)
        content = content[: match.start()] if match else content
    return start + len(content)


def last_function(around: Around, span: Span) -> Span | None:
    """Return the last noun for a function, if its phrase runs to the end of a span."""
    nouns = [Span(*match.span()) for match in NOUN.finditer(around.text, span.start, span.end)]
    for noun in reversed(nouns[-MOST_NOUNS:]):
        word = noun.of(around.text)
        if function_noun(word) and not head_of(word) and not any(noun.within(body.span) for body in around.bodies):
            whose_office = OFFICE_OF.search(around.text[span.start : noun.start])
            if whose_office and function_noun(whose_office["office"]):
                continue
            return noun if phrase_end(around, Span(noun.end, span.end)) == span.end else None
    return None


def head_before(text: str, noun: Span, floor: int) -> Head:
    """Return the head of a function phrase by its noun: the adjectives and the article before it belong to it."""
    start = noun.start
    adjectives: list[str] = []
    leaning = LEANING_BEFORE.search(text[floor:start])
    start = floor + leaning.start() if leaning else start
    word = BEFORE.search(text[floor:start])
    while word and OFFICE_ADJECTIVE.fullmatch(word.group("word")):
        adjectives.insert(0, word.group("word"))
        start = floor + word.start("word")
        word = BEFORE.search(text[floor:start])
    while word and ANY_ADJECTIVE.fullmatch(word.group("word")) and word.group("word") not in ARTICLES:
        word = BEFORE.search(text[floor : floor + word.start("word")])
    article = word.group("word") if word and word.group("word").lower() in ARTICLES else ""
    return Head(article, tuple(adjectives), Span(start, noun.end), noun)


def posts_behind(around: Around, span: Span, last: int, *, inverted: bool) -> tuple[tuple[Held, ...], int]:
    """Return the posts told behind a name, and where they end: in brackets, in apposition, as predicate, by "vom".

    ``span`` reaches to the next name, ``last`` is the end of the sentence. In an enumeration of posts each before its
    name (``inverted``), a phrase with an article and a comma behind it is told of the next name.
    """
    party = PARTY.match(around.text, span.start, span.end)
    bracket = None if party else BRACKET.match(around.text, span.start, span.end)
    found = bracketed(around, Span(*bracket.span("content"))) if bracket else ()
    skipped = party or bracket
    place = skipped.end() if skipped else span.start
    for start, article in openings(around.text, Span(place, span.end)):
        told = apposed(around, Span(start, span.end), article, last)
        gap = around.text[told[1] : span.end].strip() if told else ""
        if told and not (inverted and article in {"die", "der"} and gap == "," and span.end < last):
            return (*found, *told[0]), told[1]
    for lead in () if found else (BY_PREPOSITION, BY_COMMA, BY_MARK):
        behind = lead.match(around.text, place, span.end)
        home = home_at(around, Span(behind.end(), span.end)) if behind else None
        if home and (lead is BY_PREPOSITION or END_OF[lead].match(around.text, home[1], span.end)):
            return (home[0],), home[1]
    return found, place


def openings(text: str, span: Span) -> Iterator[tuple[int, str]]:
    """Yield where a function may start behind a name, with the article before it: ", seit zwei Jahren Leiterin"."""
    for pattern in (COMMA, PREDICATIVE, IN_ROLE):
        match = pattern.match(text, span.start, span.end)
        if match:
            yield match.end(), (match.group("article") or "").strip()
    once = ONCE.match(text, span.start, span.end)
    place = once.end() if once else span.end
    for _ in range(MOST_WORDS):
        if place < span.end:
            yield place, ""
        word = NEXT_WORD.match(text, place, span.end)
        place = word.end() if word else span.end


def bracketed(around: Around, content: Span) -> tuple[Held, ...]:
    """Return the posts inside brackets behind a name: "(Jugendamt, Vorsitz)", "(Stabsstelle X des Kreises Y)"."""
    told = apposed(around, content, "", content.end)
    if told:
        return told[0]
    held: tuple[Held, ...] = ()
    whole = content
    cuts = list(PART.finditer(around.text, content.start, content.end))
    if cuts:
        function = apposed(around, Span(cuts[-1].end(), content.end), "", content.end)
        if function:
            held, whole = function[0], Span(content.start, cuts[-1].start())
    inside = next((one for one in around.bodies if one.span.start == whole.start), None)
    unit, body = unit_and_body(around.text, whole, around.vocabulary, "body-in-brackets", 0.85)
    if inside and (unit is None or body is None):
        unit, body = None, inside
    if unit is None and body is None:
        body = None if elected(around.text, content) else named_in_brackets(around.text, whole, around.vocabulary)
    elif body and unit is None:
        body = filling(around.text, body, whole)
    return housed(held, (Held(None, unit, body),) if unit or body else ())


def elected(text: str, content: Span) -> bool:
    """Tell whether a bracket stands behind somebody elected, and so may name a party: "Ministerin Ida Kern (XYZ)"."""
    near = text[max(0, content.start - MOST_LEAD - MOST_LEAD) : content.start]
    far = text[max(0, content.start - FARTHEST) : content.start - 1]
    return ELECTED.search(near) is not None or PORTFOLIO.search(far) is not None


def apposed(around: Around, span: Span, article: str, last: int) -> tuple[tuple[Held, ...], int] | None:
    """Return the posts of an apposition that opens a span, and its end; ``None`` if no function opens it.

    A function right before the next name is that person's ("Ida Kern, Landrat Bo Rind und …"), one with "ist" behind it
    that of whoever follows.
    """
    found: list[Held] = []
    head = head_at(around.text, span, article)
    place = span.start
    while head:
        end = phrase_end(around, Span(head.noun.end, span.end))
        abuts = span.end < last and not RETIRED_ONLY.sub("", around.text[end : span.end]).strip()
        if abuts or PREDICATE_AHEAD.match(around.text, end, last):
            break
        stop, following = end, None
        for joint in JOINT.finditer(around.text, head.noun.end, end):
            following = head_at(around.text, Span(joint.end(), end))
            if following:
                stop = joint.start()
                break
        found.append(post_of(around, head, stop))
        head, place = following, end
    return (tuple(found), place) if found else None
