"""Commands of the review queue: what waits for a verdict, and the verdicts."""

from typing import Annotated, Final

import typer

from kg.cli.curating import ByOption, ReasonOption, decision_as_dict, outcome_as_dict, signature
from kg.cli.options import (
    JsonOption,
    LangOption,
    StoreOption,
    language,
    open_for_reading,
    open_for_writing,
    review_below,
)
from kg.cli.output import print_json, say
from kg.curation.decision import Decision, Kind
from kg.curation.ledger import VERDICTS, read_ledger
from kg.curation.review import Proposal, Words, decide, pending
from kg.curation.review import undo as take_back
from kg.curation.sameness import Outcome
from kg.curation.wording import labels, shown
from kg.store import Store

__all__ = ["accept", "marked", "reject", "undo", "waiting"]

IdsArgument = Annotated[
    list[str], typer.Argument(metavar="ID…", help="Kennungen aus 'review list'. / Ids from 'review list'.")
]

VERDICT: Final = {
    Kind.ACCEPTANCE: ("angenommen", "accepted"),
    Kind.REJECTION: ("abgelehnt", "rejected"),
    Kind.CORRECTION: ("berichtigt", "corrected"),
}


def waiting(
    store: StoreOption = None,
    lang: LangOption = None,
    *,
    decided: Annotated[
        bool, typer.Option("--decided", help="Die Entscheidungen statt der Vorschläge. / The verdicts instead.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Listet unsichere Angaben, die auf Entscheidung warten. / Lists unsure facts that wait for a verdict."""
    spoken = language(lang)
    with open_for_reading(store) as opened:
        if decided:
            verdicts = [one for one in read_ledger(opened).decisions if one.kind in VERDICTS]
            print_json([decision_as_dict(one) for one in verdicts]) if as_json else say_verdicts(
                opened, verdicts, spoken
            )
            return
        found = pending(opened)
        if as_json:
            print_json([proposal_as_dict(one) for one in found])
        else:
            say(proposals_text(opened, found, spoken))


def proposals_text(store: Store, found: tuple[Proposal, ...], spoken: str) -> str:
    """Return proposals as text: id, what is claimed, and the sentences with the span marked."""
    german = spoken == "de"
    if not found:
        return "Nichts wartet auf eine Entscheidung." if german else "Nothing waits for a verdict."
    names = labels(store, (claim for one in found for claim in one.claims), spoken)
    lines = []
    for one in found:
        lines.append(f"{one.id}  ({one.document})")
        lines += [f"  {shown(claim, names, one.claims)}" for claim in one.claims]
        lines += [f"  {words_text(words, spoken)}" for words in one.words]
    end = f"{len(found)} Vorschläge" if german else f"{len(found)} proposals"
    return "\n".join((*lines, end))


def words_text(words: Words, spoken: str) -> str:
    """Return the sentence with the span marked, and rule, confidence and status."""
    sure, rule = ("Konfidenz", "Regel") if spoken == "de" else ("confidence", "rule")
    return f"„{marked(words)}“ ({rule} {words.rule}, {sure} {words.confidence:g}, {words.status})"


def marked(words: Words) -> str:
    """Return a passage in one line with its span in square brackets."""
    passage, start, end = words.passage, words.start, words.end
    return " ".join(f"{passage[:start]}[{passage[start:end]}]{passage[end:]}".split())


def say_verdicts(store: Store, verdicts: list[Decision], spoken: str) -> None:
    """Print verdicts, the oldest first."""
    names = labels(store, (claim for one in verdicts for claim in one.claims), spoken)
    for one in verdicts:
        word = VERDICT[one.kind]
        back = ("", "") if one.holds else (" (zurückgenommen)", " (taken back)")
        column = 0 if spoken == "de" else 1
        say(f"{one.address.value.rsplit('/', 1)[-1]}  {word[column]}{back[column]}: {one.signed.by}, {one.signed.at}")
        for claim in sorted(one.claims, key=lambda claim: str(claim.triple())):
            say(f"  {shown(claim, names, one.claims)}")
    if not verdicts:
        say("Noch nichts entschieden." if spoken == "de" else "Nothing decided yet.")


def proposal_as_dict(one: Proposal) -> dict[str, object]:
    """Return a proposal for JSON; ``passage[start:end]`` is the span."""
    return {
        "id": one.id,
        "proposal": one.address.value,
        "document": one.document,
        "thing": one.thing.value,
        "claims": [[claim.subject.value, claim.property.value, claim.value.value] for claim in one.claims],
        "evidence": [words_as_dict(words) for words in one.words],
    }


def words_as_dict(words: Words) -> dict[str, object]:
    """Return the words of a span for JSON."""
    return {
        "evidence": words.evidence.value,
        "document": words.document,
        "document_title": words.title,
        "passage": words.passage,
        "start": words.start,
        "end": words.end,
        "rule": words.rule,
        "confidence": words.confidence,
        "status": words.status,
    }


def accept(
    ids: IdsArgument,
    store: StoreOption = None,
    lang: LangOption = None,
    reason: ReasonOption = "",
    by: ByOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Nimmt Vorschläge an; sie werden Angaben. / Accepts proposals; they become facts."""
    verdict(ids, store, lang, (by, reason), accepted=True, as_json=as_json)


def reject(
    ids: IdsArgument,
    store: StoreOption = None,
    lang: LangOption = None,
    reason: ReasonOption = "",
    by: ByOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Lehnt Vorschläge ab; sie kommen nicht wieder. / Rejects proposals; they do not come back."""
    verdict(ids, store, lang, (by, reason), accepted=False, as_json=as_json)


def verdict(
    ids: list[str],
    store: str | None,
    lang: str | None,
    signed: tuple[str | None, str],
    *,
    accepted: bool,
    as_json: bool,
) -> None:
    """Give a verdict on proposals and print what came of it."""
    by, reason = signed
    who = signature(by)
    with open_for_writing(store) as opened:
        ledger = read_ledger(opened, review_below())
        done = decide(opened, ledger, ids, who, accepted=accepted, reason=reason)
    tell(done, language(lang), ("angenommen", "accepted") if accepted else ("abgelehnt", "rejected"), as_json=as_json)


def undo(
    ids: IdsArgument,
    store: StoreOption = None,
    lang: LangOption = None,
    by: ByOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Nimmt Entscheidungen zurück; die Vorschläge warten wieder. / Takes verdicts back; the proposals wait again."""
    signed = signature(by)
    with open_for_writing(store) as opened:
        ledger = read_ledger(opened, review_below())
        done = take_back(opened, ledger, ids, signed)
    tell(done, language(lang), ("zurückgenommen", "taken back"), as_json=as_json)


def tell(done: Outcome, spoken: str, word: tuple[str, str], *, as_json: bool) -> None:
    """Print what came of a verdict."""
    if as_json:
        print_json(outcome_as_dict(done))
    elif not done.decisions:
        say("Das ist schon so." if spoken == "de" else "That is so already.")
    else:
        claims = sum(len(one.claims) for one in done.decisions)
        say(f"{claims} Angaben {word[0]}." if spoken == "de" else f"{claims} facts {word[1]}.")
