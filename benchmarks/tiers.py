"""Tiers: what it costs that some documents are not for everybody, beside the whole store.

Dense pages of ``benchmarks.pages``, every tenth of them internal. Measured in processor seconds, as the machine may be
full of other work: making the public excerpt, and following one more write of each kind.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.pages import page
from kg.curation.decision import Signature
from kg.curation.ledger import read_ledger
from kg.curation.sameness import merge
from kg.derive import derive
from kg.pipeline import add_files
from kg.store import Store, open_store
from kg.terms import DEF, ID, Literal, NamedNode, Quad
from kg.visibility import Decided, Excerpt, Tier, is_tiered
from kg.visibility.showing import Intake, show

_SIGNED = Signature("Benchmark", "2026-11-24T10:00:00Z")


def main() -> None:
    """Build, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=50, help="some 2,000 statements each")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        measured(Path(place), chosen.pages)


def measured(place: Path, pages: int) -> None:
    """Print the figures of a store of so many pages."""
    files = [place / f"seite-{number}.txt" for number in range(pages + 2)]
    for number, file in enumerate(files):
        file.write_text(page(number), encoding="utf-8")
    hidden = Intake(Decided(Tier.INTERNAL, _SIGNED))
    with open_store(place / "whole") as whole, open_store(place / "excerpt") as store:
        told("all pages added and derived", lambda: add(whole, files[:pages]))
        told("is anything hidden? (nothing is, 1,000 times)", lambda: [is_tiered(whole) for _ in range(1000)])
        show(whole, [f"seite-{number}" for number in range(0, pages, 10)], hidden.decided)  # type: ignore[arg-type]
        excerpt = Excerpt(store, Tier.PUBLIC)
        told("the public excerpt made", lambda: excerpt.follow(whole))
        all_of_them, shown = (sum(1 for _ in one.quads()) for one in (whole, store))
        sys.stdout.write(f"{all_of_them} statements, {shown} in the excerpt\n")
        told("whole store derived again", lambda: derive(whole))
        step(whole, excerpt, "one more public page", lambda: add(whole, files[pages : pages + 1]))
        step(whole, excerpt, "one more hidden page", lambda: add(whole, files[pages + 1 :], hidden))
        fact = Quad(ID["person/x"], DEF["nameForm"], Literal("X"), NamedNode("urn:a"))
        step(whole, excerpt, "a fact in a graph of no document", lambda: whole.add([fact]))
        people = sorted({q.subject for q in store.quads(predicates=(DEF["honorific"],))}, key=str)[:2]
        if len(people) == 2:
            ledger = read_ledger(whole)
            pair = people[0], people[1]
            step(whole, excerpt, "two persons merged", lambda: merge(whole, ledger, pair, _SIGNED, ""))
        step(whole, excerpt, "a page hidden", lambda: show(whole, ["seite-1"], Decided(Tier.INTERNAL, _SIGNED)))


def add(store: Store, files: list[Path], intake: Intake | None = None) -> None:
    """Take files in."""
    for one in add_files(store, files, intake=intake):
        if one.error:
            raise RuntimeError(one.error)


def step(whole: Store, excerpt: Excerpt, what: str, write: Callable[[], object]) -> None:
    """Print what a write takes, and what it takes the excerpt to follow."""
    before = whole.version()
    told(what, write)
    touched = whole.touched_since(before)
    told("   followed by the excerpt", lambda: excerpt.follow(whole, None if touched is None else touched.graphs))


def told(what: str, work: Callable[[], object]) -> None:
    """Print the processor's seconds of some work."""
    begin = time.process_time()
    work()
    sys.stdout.write(f"{time.process_time() - begin:8.3f} s  {what}\n")


if __name__ == "__main__":
    main()
