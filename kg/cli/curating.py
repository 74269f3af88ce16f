"""Commands by which a person decides what is one and what is two: merge, split, distinct, duplicates."""

from datetime import UTC, datetime
from typing import Annotated, Final

import typer

from kg.cli.options import (
    JsonOption,
    LangOption,
    StoreOption,
    language,
    open_for_reading,
    open_for_writing,
    review_below,
)
from kg.cli.output import print_json, print_table, say
from kg.curation.decision import Decision, Signature
from kg.curation.duplicates import Likeness
from kg.curation.duplicates import duplicates as pairs_in
from kg.curation.ledger import read_ledger
from kg.curation.sameness import (
    Outcome,
    distinguish,
    separate,
    undo_distinction,
    undo_merges,
)
from kg.curation.sameness import merge as merge_things
from kg.curation.thing import thing_of
from kg.errors import WrongParameter
from kg.settings import read_settings

__all__ = ["ByOption", "ReasonOption", "distinct", "duplicates", "merge", "outcome_as_dict", "signature", "split"]

ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Wer entscheidet (sonst SOZIALRAUM_BY, sonst Ihr Anmeldename). / Who."),
]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Warum. / Why.")]
DocumentOption = Annotated[
    list[str] | None,
    typer.Option(
        "--document", metavar="DOC", help="Dokumente, die etwas anderes meinen. / Documents that mean another."
    ),
]
LIKENESS: Final = {
    Likeness.SAME_NAME_SAME_BODY: ("gleicher Name, gleiche Organisation", "same name, same body"),
    Likeness.SAME_NAME_NO_BODY: ("gleicher Name", "same name"),
    Likeness.SAME_NAME_OTHER_BODY: ("gleicher Name, andere Organisation", "same name, another body"),
    Likeness.SHORTER_NAME: ("kürzere Form des Namens", "shorter form of the name"),
    Likeness.SIMILAR_NAME: ("ähnlicher Name", "similar name"),
    Likeness.ABBREVIATION: ("Abkürzung", "abbreviation"),
    Likeness.OTHER_PERIOD: ("andere Zeit: zwei", "another time: two"),
}


def signature(by: str | None) -> Signature:
    """Return who decides, and now.

    Raises:
        WrongParameter: nobody is named, by the option, the setting or the machine; or an e-mail address is given.
    """
    name = (by or read_settings().curator).strip()
    if not name or "@" in name:
        raise WrongParameter(f"--by must be the name of who decides, not {name!r}; e-mail addresses are not kept")
    return Signature(name, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def merge(
    gone: Annotated[str, typer.Argument(metavar="A", help="Name oder Adresse: geht auf in B. / Goes into B.")],
    stays: Annotated[str, typer.Argument(metavar="B", help="Name oder Adresse: bleibt. / Stays.")],
    store: StoreOption = None,
    lang: LangOption = None,
    reason: ReasonOption = "",
    by: ByOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Führt zwei Adressen zusammen, die dasselbe meinen. / Merges two addresses that mean the same."""
    signed = signature(by)
    with open_for_writing(store) as opened:
        ledger = read_ledger(opened, review_below())
        things = thing_of(opened, gone, ledger), thing_of(opened, stays, ledger)
        done = merge_things(opened, ledger, things, signed, reason)
    tell(done, language(lang), ("Zusammengeführt", "Merged"), as_json=as_json)


def split(
    thing: Annotated[str, typer.Argument(metavar="A", help="Name oder Adresse. / Name or address.")],
    store: StoreOption = None,
    lang: LangOption = None,
    document: DocumentOption = None,
    reason: ReasonOption = "",
    by: ByOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Nimmt eine Zusammenführung zurück oder trennt Dokumente ab. / Undoes a merge, or parts documents from a thing.

    Ohne --document: alle Zusammenführungen mit A. Mit --document: was diese Dokumente A nennen, wird ein eigenes
    Ding. / Without --document all merges of A; with it, what these documents call A becomes a thing of its own.
    """
    signed = signature(by)
    with open_for_writing(store) as opened:
        ledger = read_ledger(opened, review_below())
        if document:
            slugs = tuple(one.rsplit("/", 1)[-1] for one in document)
            done = separate(opened, ledger, thing_of(opened, thing, ledger), slugs, signed, reason)
        else:
            done = undo_merges(opened, ledger, thing_of(opened, thing), signed)
    tell(done, language(lang), ("Getrennt", "Split"), as_json=as_json)


def distinct(  # noqa: PLR0913 - a command takes its options one by one
    left: Annotated[str, typer.Argument(metavar="A", help="Name oder Adresse. / Name or address.")],
    right: Annotated[str, typer.Argument(metavar="B", help="Name oder Adresse. / Name or address.")],
    store: StoreOption = None,
    lang: LangOption = None,
    reason: ReasonOption = "",
    by: ByOption = None,
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Das zurücknehmen. / Take that back.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Hält fest, dass zwei Adressen nicht dasselbe meinen. / Settles that two addresses do not mean the same."""
    signed = signature(by)
    with open_for_writing(store) as opened:
        ledger = read_ledger(opened, review_below())
        things = thing_of(opened, left, ledger), thing_of(opened, right, ledger)
        done = (
            undo_distinction(opened, ledger, things, signed)
            if undo
            else distinguish(opened, ledger, things, signed, reason)
        )
    word = ("Zurückgenommen", "Taken back") if undo else ("Verschieden", "Distinct")
    tell(done, language(lang), word, as_json=as_json)


def duplicates(
    store: StoreOption = None,
    lang: LangOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Wie viele höchstens. / At most how many.")] = 50,
    *,
    as_json: JsonOption = False,
) -> None:
    """Was vielleicht dasselbe meint; zusammengeführt wird nichts. / What may mean the same; nothing is merged."""
    column = 0 if language(lang) == "de" else 1
    with open_for_reading(store) as opened:
        found = pairs_in(opened, read_ledger(opened))[:limit]
    if as_json:
        print_json(
            [
                {
                    "things": [one.left.value, one.right.value],
                    "names": list(one.names),
                    "score": one.score,
                    "reason": one.reason.value,
                }
                for one in found
            ]
        )
        return
    print_table(
        (("Name", "Name", "Wert", "Grund", "Adressen"), ("name", "name", "score", "reason", "addresses"))[column],
        [
            (*one.names, f"{one.score:.2f}", LIKENESS[one.reason][column], f"{one.left.value}\n{one.right.value}")
            for one in found
        ],
    )


def tell(done: Outcome, spoken: str, word: tuple[str, str], *, as_json: bool) -> None:
    """Print what came of a decision."""
    if as_json:
        print_json(outcome_as_dict(done))
        return
    german = spoken == "de"
    if not done.decisions:
        say("Das ist schon so." if german else "That is so already.")
    for one in done.decisions:
        say(f"{word[0 if german else 1]}: {' → '.join(thing.value for thing in one.things)}")
    if done.documents:
        say(f"{'Neu geschrieben' if german else 'Written anew'}: {', '.join(done.documents)}")


def outcome_as_dict(done: Outcome) -> dict[str, object]:
    """Return what came of a decision, for JSON."""
    return {
        "changed": bool(done.decisions),
        "decisions": [decision_as_dict(one) for one in done.decisions],
        "documents": list(done.documents),
    }


def decision_as_dict(one: Decision) -> dict[str, object]:
    """Return a decision for JSON."""
    claims = sorted(one.claims, key=lambda claim: str(claim.triple()))
    return {
        "decision": one.address.value,
        "kind": one.kind.name.lower(),
        "things": [thing.value for thing in one.things],
        "document": one.document,
        "claims": [[claim.subject.value, claim.property.value, claim.value.value] for claim in claims],
        "by": one.signed.by,
        "at": one.signed.at,
        "reason": one.reason,
        "revoked": {"by": one.revoked.by, "at": one.revoked.at} if not one.holds else None,
    }
