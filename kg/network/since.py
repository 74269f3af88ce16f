"""Since: what is new since a day or an event, in sentences, or beside an older store."""

from collections.abc import Iterator
from datetime import date, timedelta

from kg.errors import WrongParameter
from kg.network.choosing import inheritance, whole
from kg.network.days import written
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.news import Held, News, news
from kg.network.state import documents_of, state_of
from kg.network.testimony import Reported
from kg.network.wording import listed, said
from kg.store.base import Row, Store
from kg.terms import Literal, NamedNode
from kg.themes import ActorKind, Reason
from kg.themes.prose import why_shared

__all__ = ["beside", "since"]

_REASONS = 5
"""Reasons shown for one sentence; the others say the same again."""


def since(asked: Asked) -> Found:
    """Return what the documents on later events add to those before, one row a novelty.

    Raises:
        WrongParameter: no document tells the day of the event, or of any.
    """
    reported = documents_of(asked.store)
    first = _first_day(asked, reported)
    last = date.fromisoformat(asked.text("until")) if asked.text("until") else None
    if last is not None and last < first:
        raise WrongParameter(f"the last day, {last}, comes before the first, {first}")
    old = frozenset(one.document for one in reported if one.day is None or one.day < first)
    there = None if last is None else old | {one.document for one in reported if one.day and one.day <= last}
    found = news(
        asked.store,
        state_of(asked.store, documents=old, inherit=inheritance(asked)),
        None if there is None else state_of(asked.store, documents=there, inherit=inheritance(asked)),
        kind=ActorKind(asked.text("kind", ActorKind.ORGANISATION)),
        limit=whole(asked, "limit", 50),
        inherit=inheritance(asked),
        language=asked.language,
    )
    undated = sum(one.day is None for one in reported)
    notes = [said("since-day", asked.language, day=written(first, asked.language))]
    if last is not None:
        notes.append(said("since-until", asked.language, day=written(last, asked.language)))
    if undated:
        notes.append(said("since-undated", asked.language, count=undated))
    return Found(tuple(rows_of(found, asked.language)), (*notes, *notes_of(found, asked.language)))


def beside(store: Store, older: Store, *, name: str, limit: int, language: str) -> Found:
    """Return what a store tells that an older one did not, one row a novelty; ``name`` is what people call that one."""
    found = news(store, state_of(older), limit=limit, language=language)
    note = said("since-beside", language, old=name)
    return Found(tuple(rows_of(found, language)), (note, *notes_of(found, language)))


def _first_day(asked: Asked, reported: tuple[Reported, ...]) -> date:
    """Return the first day whose documents are new: the one given, the one after an event, else the latest there is."""
    if asked.text("from"):
        return date.fromisoformat(asked.text("from"))
    event = asked.thing("event")
    days = [one.day for one in reported if one.day and (event is None or event in one.events)]
    if not days:
        what = (
            "no document tells the day of any event" if event is None else f"no document tells the day of {event.value}"
        )
        raise WrongParameter(f"{what}; give a day, such as from=2026-01-31")
    return max(days) if event is None else max(days) + timedelta(days=1)


def notes_of(found: News, language: str) -> Iterator[str]:
    """Yield sentences on the whole: that nothing is new, that more is than is shown, that something went."""
    if not (found.documents or found.actors or found.themes or found.pairs):
        yield said("since-nothing", language)
    for name, shown, there in (
        ("actors", len(found.actors), found.all_actors),
        ("themes", len(found.themes), found.all_themes),
    ):
        if shown < there:
            yield said(f"since-cut-{name}", language, shown=shown, all=there)
    if found.gone:
        yield said("since-gone", language, count=found.gone)


def rows_of(found: News, language: str) -> Iterator[FoundRow]:
    """Yield one row for each document, actor, theme and pair that is new, with the sentence that says so."""
    for one in found.documents:
        day = said("since-on", language, day=written(one.day, language)) if one.day else ""
        sentence = said("since-document", language, title=one.title, day=day)
        yield FoundRow(_cells("document", one.document, one.title, language), (Why(sentence),))
    for actor in found.actors:
        labels = tuple(label for _, label, _ in actor.themes)
        name = "since-actor" if labels else "since-actor-alone"
        sentence = said(name, language, actor=actor.label, themes=listed(labels, language))
        yield FoundRow(
            _cells("actor", actor.actor, actor.label, language, themes=labels), (Why(sentence, _some(actor.themes)),)
        )
    for theme in found.themes:
        labels = tuple(label for _, label, _ in theme.actors)
        name = "since-theme-first" if theme.first else "since-theme"
        sentence = said(name, language, theme=theme.label, actors=listed(labels, language))
        yield FoundRow(_cells("theme", theme.theme, theme.label, language), (Why(sentence, _some(theme.actors)),))
    for pair in found.pairs:
        labels = tuple(one.label for one in pair.shared)
        sentence = said(
            "since-pair", language, left=pair.left_label, right=pair.right_label, themes=listed(labels, language)
        )
        told = tuple(
            Why(why_shared(pair.left_label, pair.right_label, one, language), (*one.left, *one.right))
            for one in pair.shared
        )
        cells = _cells(
            "pair", pair.left, pair.left_label, language, other=(pair.right, pair.right_label), themes=labels
        )
        yield FoundRow(cells, (Why(sentence), *told))


def _cells(
    what: str,
    thing: NamedNode,
    label: str,
    language: str,
    *,
    other: tuple[NamedNode, str] | None = None,
    themes: tuple[str, ...] = (),
) -> Row:
    beside: Row = {"other": other[0], "otherLabel": Literal(other[1])} if other else {}
    return {
        "what": Literal(what),
        "whatLabel": Literal(said(f"since-what-{what}", language)),
        "thing": thing,
        "thingLabel": Literal(label),
        **beside,
        **({"themes": Literal(" | ".join(themes))} if themes else {}),
    }


def _some(held: tuple[Held, ...]) -> tuple[Reason, ...]:
    """Return the strongest reason of each, as many as are shown."""
    return tuple(reasons[0] for _, _, reasons in held if reasons)[:_REASONS]
