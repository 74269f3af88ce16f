"""The command that says why the graph says something."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Final

import typer

from kg.cli.curating import decision_as_dict
from kg.cli.options import JsonOption, LangOption, StoreOption, language, open_for_reading
from kg.cli.output import print_json, say
from kg.cli.placing import GROUNDS
from kg.cli.reviewing import words_as_dict, words_text
from kg.curation.decision import Decision, Kind
from kg.curation.explanation import Explained, Explanation, Identified, State
from kg.curation.explanation import explain as explanation_of
from kg.curation.ledger import read_ledger
from kg.curation.thing import property_of, thing_of
from kg.curation.wording import labels, shown
from kg.errors import WrongParameter
from kg.store import Store
from kg.terms import NamedNode, Term

__all__ = ["explain"]

STATES: Final = {
    State.STATED: ("", ""),
    State.WAITING: ("wartet auf Entscheidung", "waits for a verdict"),
    State.REJECTED: ("abgelehnt", "rejected"),
    State.LEANING: ("hängt an Unentschiedenem oder Abgelehntem", "leans on something undecided or rejected"),
    State.DERIVED: ("abgeleitet durch Regeln aus Angaben", "derived by rules from facts"),
}
KINDS: Final = {
    Kind.MERGE: ("zusammengeführt", "merged"),
    Kind.DISTINCTION: ("verschieden", "distinct"),
    Kind.SEPARATION: ("abgetrennt", "separated"),
    Kind.ACCEPTANCE: ("angenommen", "accepted"),
    Kind.REJECTION: ("abgelehnt", "rejected"),
    Kind.CORRECTION: ("berichtigt", "corrected"),
}
RULES: Final = {
    "name-and-body": ("gleicher Name in gleicher Organisation", "same name in the same body"),
    "name-in-document": ("gleicher Name in diesem Dokument, ohne Organisation", "same name in this document, no body"),
    "type-and-territory": ("gleiche Art und gleiches Gebiet", "same type and territory"),
    "own-words": ("gleiche Wörter ohne Kleinwörter und Rechtsform", "same words but small words and legal form"),
    "name-to-subtitle": ("gleicher Name bis zum Untertitel", "same name up to the subtitle"),
    **{str(ground): words for ground, words in GROUNDS.items()},
}


def explain(
    fact: Annotated[
        list[str],
        typer.Argument(
            metavar="FACT…",
            help="Ding, oder Ding Eigenschaft [Wert], oder Beleg: Namen oder Adressen."
            " / Thing, or thing property [value], or evidence.",
        ),
    ],
    store: StoreOption = None,
    lang: LangOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Woher weiß der Graph das? Satz, Regel, Konfidenz, Entscheidungen. / How does the graph know? Sentence, rule."""
    spoken = language(lang)
    if len(fact) > 3:
        raise WrongParameter("a fact is a thing, or thing, property and value, each in one word or in quotes")
    with open_for_reading(store) as opened:
        ledger = read_ledger(opened)
        thing = thing_of(opened, fact[0])
        name = property_of(opened, fact[1]) if len(fact) > 1 else None
        values = meant_by(opened, fact[2]) if len(fact) > 2 else frozenset[Term | str]()
        found = explanation_of(opened, ledger, thing, name, values)
        print_json(as_dict(found)) if as_json else say("\n".join(lines(opened, found, spoken)))


def meant_by(store: Store, text: str) -> frozenset[Term | str]:
    """Return the text itself, and the thing of that name or address if there is one."""
    try:
        return frozenset({text, thing_of(store, text)})
    except WrongParameter:
        return frozenset({text})


def lines(store: Store, found: Explanation, spoken: str) -> Iterator[str]:
    """Yield an explanation line by line."""
    column = 0 if spoken == "de" else 1
    names = labels(store, (one.claim for one in found.facts), spoken)
    for fact in found.facts:
        yield from fact_lines(fact, names, spoken)
    if found.identities:
        yield ("Warum das eins ist:", "Why this is one:")[column]
        yield from (f"  {identity_text(one, column)}" for one in found.identities)
        rule = ("Name und kürzere Form davon in einer Organisation", "name and shorter form of it in one body")[column]
        yield from (f"  {gone.value} → {stays.value} – {rule}" for gone, stays in found.agreed)
    if found.decisions:
        yield ("Entscheidungen:", "Decisions:")[column]
        yield from (f"  {decision_text(one, column)}" for one in found.decisions)


def fact_lines(fact: Explained, names: Mapping[NamedNode, str], spoken: str) -> Iterator[str]:
    """Yield one fact with the words it rests on and what was decided about it."""
    column = 0 if spoken == "de" else 1
    state = STATES[fact.state][column]
    yield shown(fact.claim, names, (fact.claim,)) + (f" ({state})" if state else "")
    for words in fact.words:
        yield f"  {words.document}: {words_text(words, spoken)}"
    for read in fact.read_as:
        start = ("gelesen als", "read as")[column]
        yield f"  {start}: {read.subject.value} {read.value.value}"
    yield from (f"  {decision_text(one, column)}" for one in fact.decisions)


def identity_text(one: Identified, column: int) -> str:
    """Return why a document means a thing by a name."""
    rule = RULES[one.rule][column] if one.rule in RULES else one.rule
    return f"{one.document}: „{one.name}“ – {rule} ({one.key}) → {one.read.value}"


def decision_text(one: Decision, column: int) -> str:
    """Return a decision with who, when and why."""
    things = " → ".join(thing.value for thing in one.things)
    back = "" if one.holds else (f", zurückgenommen von {one.revoked.by}", f", taken back by {one.revoked.by}")[column]
    why = f": {one.reason}" if one.reason else ""
    told = " ".join(part for part in (KINDS[one.kind][column], things, one.document) if part)
    return f"{told} ({one.signed.by}, {one.signed.at}{back}){why}"


def as_dict(found: Explanation) -> dict[str, object]:
    """Return an explanation for JSON."""
    return {
        "thing": found.thing.value if found.thing else None,
        "facts": [
            {
                "subject": one.claim.subject.value,
                "property": one.claim.property.value,
                "value": one.claim.value.value,
                "state": one.state.value,
                "evidence": [words_as_dict(words) for words in one.words],
                "read_as": [[read.subject.value, read.property.value, read.value.value] for read in one.read_as],
                "decisions": [decision_as_dict(decision) for decision in one.decisions],
            }
            for one in found.facts
        ],
        "identities": [
            {"thing": one.read.value, "document": one.document, "name": one.name, "rule": one.rule, "key": one.key}
            for one in found.identities
        ],
        "agreed": [[gone.value, stays.value] for gone, stays in found.agreed],
        "decisions": [decision_as_dict(one) for one in found.decisions],
    }
