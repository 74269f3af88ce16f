"""Ranked: who shares most themes with an actor, of all or of those that a filter leaves, with the reasons of both."""

from collections.abc import Mapping, Sequence
from datetime import date

from kg.errors import WrongParameter
from kg.network.among import Narrowing, among
from kg.network.choosing import inheritance, kind_of, weighed, whole
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.wording import said
from kg.store.base import Row
from kg.terms import DEF, LIST, Literal
from kg.themes import SharedRow, SharedTheme, shared_with
from kg.themes.name import names_of
from kg.themes.prose import why_shared

__all__ = ["narrowing", "ranked", "shared_row", "titles", "why_of"]

_FILTERS: frozenset[str] = frozenset({"kind", "level", "type", "place", "event", "from", "until"})


def ranked(asked: Asked) -> Found:
    """Return who shares most themes with an actor, the strongest first, equal ones in the order of their names.

    Raises:
        NotFound: nobody of this address acts in the graph.
        WrongParameter: no actor, a negative number, or a first day after the last.
    """
    actor = asked.thing("actor")
    if actor is None:
        raise WrongParameter("an actor must be given, such as actor=Stadt Musterort")
    found = shared_with(
        asked.store,
        actor,
        limit=whole(asked, "limit", 20),
        offset=whole(asked, "offset", 0, least=0),
        minimum=asked.number("min", 0.0),
        among=among(asked.store, narrowing(asked)),
        inherit=inheritance(asked),
        language=asked.language,
    )
    name = names_of(asked.store, [actor], asked.language).get(actor, "")
    rows = tuple(FoundRow(shared_row(row), why_of(name, row.label, row.shared, asked.language)) for row in found)
    narrowed = bool(_FILTERS & asked.values.keys())
    return Found(rows, (said("ranking-nobody", asked.language),) if narrowed and not rows else ())


def narrowing(asked: Asked) -> Narrowing:
    """Return what an actor must be or have done, as the parameters of ``queries/network/ranking.yaml`` say."""
    level, of_class = asked.text("level"), asked.text("type")
    return Narrowing(
        level=LIST[f"ebene/{level}"] if level else None,
        of_class=DEF[of_class] if of_class else None,
        place=asked.thing("place"),
        event=asked.thing("event"),
        first=_day(asked, "from"),
        last=_day(asked, "until"),
        kind=kind_of(asked),
    )


def shared_row(row: SharedRow) -> Row:
    """Return the cells of somebody who shares themes: address, name, kind, weight, themes by weight."""
    return {
        "other": row.actor,
        "otherLabel": Literal(row.label),
        "kind": Literal(row.kind.value),
        "weight": weighed(row.weight),
        "themes": Literal(" | ".join(titles(row.shared))),
    }


def why_of(left: str, right: str, shared: Sequence[SharedTheme], language: str) -> tuple[Why, ...]:
    """Return one sentence a shared theme, with the reasons of both sides."""
    return tuple(Why(why_shared(left, right, theme, language), (*theme.left, *theme.right)) for theme in shared)


def titles(shared: Sequence[SharedTheme]) -> Mapping[str, None]:
    """Return the names of shared themes in their order, neighbours as a pair."""
    return dict.fromkeys(one.label if one.same else f"{one.label} ~ {one.right_label}" for one in shared)


def _day(asked: Asked, name: str) -> date | None:
    text = asked.text(name)
    return date.fromisoformat(text) if text else None
