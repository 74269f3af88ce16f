"""Commands on visibility: for whom each document is, and who may see it from now on."""

from typing import Annotated, Final

import typer

from kg.cli.curating import ByOption, ReasonOption, signature
from kg.cli.options import JsonOption, LangOption, StoreOption, language, open_for_reading, open_for_writing
from kg.cli.output import print_json, print_table, say
from kg.settings import read_settings
from kg.visibility import Decided, Standing, Tier, standings
from kg.visibility.showing import show as decide
from kg.visibility.standing import documents_in

__all__ = ["WORDS", "change", "show"]

WORDS: Final = {
    Tier.PUBLIC: ("öffentlich", "public"),
    Tier.NETWORK: ("Netzwerk", "network"),
    Tier.INTERNAL: ("intern", "internal"),
}


def show(store: StoreOption = None, lang: LangOption = None, *, as_json: JsonOption = False) -> None:
    """Zeigt, wer welches Dokument sehen darf. / Shows who may see which document."""
    column, default = (0 if language(lang) == "de" else 1), read_settings().visibility
    with open_for_reading(store) as opened:
        said = standings(opened)
        found = {one: said.get(one, Standing()) for one in sorted(documents_in(opened.graphs()))}
    if as_json:
        print_json([as_dict(one, standing, default) for one, standing in found.items()])
        return
    print_table(
        (("Dokument", "sichtbar für", "entschieden von", "am", "weil"), ("document", "for", "decided by", "on", "why"))[
            column
        ],
        [
            (one, WORDS[standing.tier(default)][column], last.signed.by, last.signed.at[:10], last.reason)
            if (last := standing.decisions[-1] if standing.decisions else None)
            else (one, WORDS[default][column], "", "", "")
            for one, standing in found.items()
        ],
    )


def change(
    documents: Annotated[list[str], typer.Argument(metavar="DOC…", help="Dokumente. / Documents.")],
    tier: Annotated[Tier, typer.Option("--tier", help="Für wen. / For whom.")],
    store: StoreOption = None,
    lang: LangOption = None,
    reason: ReasonOption = "",
    by: ByOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Entscheidet, wer Dokumente sehen darf: alle, das Netzwerk, nur intern. / Decides who may see documents."""
    german = language(lang) == "de"
    with open_for_writing(store) as opened:
        changed = decide(opened, documents, Decided(tier, signature(by), reason))
    if as_json:
        print_json({"tier": tier, "changed": list(changed)})
        return
    for one in documents:
        state = ("" if one in changed else "schon vorher ") if german else ("" if one in changed else "already ")
        say(f"{one}: {state}{WORDS[tier][0 if german else 1]}")


def as_dict(document: str, standing: Standing, default: Tier) -> dict[str, object]:
    """Return a document's standing for JSON."""
    return {
        "document": document,
        "tier": standing.tier(default),
        "keep_until": standing.keep_until.isoformat() if standing.keep_until else None,
        "decisions": [
            {"tier": one.tier, "by": one.signed.by, "at": one.signed.at, "reason": one.reason}
            for one in standing.decisions
        ],
    }
