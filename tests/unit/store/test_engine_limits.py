"""What the guard lets through never ends the process, however it is piled up."""

import signal
import subprocess
import sys

import pytest

from kg.errors import QueryRejected
from kg.store.guard import inspect

PILES = {
    "groups": ("SELECT * {", "{", "", "}", "}"),
    "brackets": ("SELECT * {FILTER(", "(", "1", ")", ")}"),
    "not": ("SELECT * {FILTER(", "!", "1", "", ")}"),
    "plus": ("SELECT * {FILTER(", "1+", "1", "", ")}"),
    "or": ("SELECT * {FILTER(", "1||", "1", "", ")}"),
    "alternatives": ("SELECT * {?s ", "<p:p>|", "<p:p>", "", " ?o}"),
    "unions": ("SELECT * {", "{?s ?p ?o}UNION", "{?s ?p ?o}", "", "}"),
    "minus": ("SELECT * {?s ?p ?o ", "MINUS{?s ?p 1}", "", "", "}"),
    "filters": ("SELECT * {", "FILTER(1)", "", "", "}"),
    "absences": ("SELECT * {", "FILTER(NOT EXISTS{?s ?p ?o})", "", "", "}"),
    "values": ("SELECT * {", "VALUES ?v {1}", "", "", "}"),
    "selected": ("SELECT ", "(1 AS ?v)", "", "", "{}"),
    "lists": ("ASK {?s ?p ", "(", "", ")", "}"),
    "blank nodes": ("ASK {?s ?p ", "[<p:p> ", "1", "]", "}"),
    "one list": ("ASK {?s ?p (", "1 ", "", "", ")}"),
    "subqueries": ("SELECT * ", "{SELECT * ", "{}", "}", ""),
    "triple terms": ("SELECT * {?s ?p ", "<<(<p:p> <p:p> ", "1", ")>>", "}"),
    "hidden not": ("SELECT * {FILTER(?a<", "!", "1#>\n", "", ")}"),
    "hidden plus": ("SELECT * {FILTER(?a<", "1+", "1#>\n", "", ")}"),
}
RUN = "import sys, pyoxigraph; list(pyoxigraph.Store().query(sys.stdin.read()))"


def passes(sparql: str) -> bool:
    try:
        inspect(sparql)
    except QueryRejected:
        return False
    return True


@pytest.mark.parametrize("name", PILES)
def test_the_highest_pile_that_passes_ends_no_process(name: str) -> None:
    head, opening, middle, closing, tail = PILES[name]

    def pile(height: int) -> str:
        return head + opening * height + middle + closing * height + tail

    low, high = 1, 2
    assert passes(pile(low))
    while passes(pile(high)):  # upwards from the ground: to refuse a far too high one takes longer
        low, high = high, 2 * high
        assert high <= 100_000
    while high - low > 1:
        between = (low + high) // 2
        low, high = (between, high) if passes(pile(between)) else (low, between)
    try:
        done = subprocess.run(
            [sys.executable, "-c", RUN], input=pile(low), text=True, capture_output=True, timeout=2, check=False
        )
    except subprocess.TimeoutExpired:
        return  # slow is another matter: strangers' queries have a time limit
    assert done.returncode >= 0, f"{low} levels: {signal.Signals(-done.returncode).name}"
