"""Lacking: the gaps of themes and the challenges without approach as rows: what is missing, and who is there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.network.challenges import Challenge, unanswered
from kg.network.choosing import counted, inheritance, whole
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.gaps import Gap, GapKind, gaps_of
from kg.network.grounds import grounds_of, strengths_on, strongest
from kg.network.wording import listed, said
from kg.terms import Literal, NamedNode, Term
from kg.themes.lens import Lens, answered
from kg.themes.name import alphabetical, names_of
from kg.themes.wording import quoted

__all__ = ["gaps"]

CHALLENGE: Final = "challenge"
_SHOWN: Final = 3
"""Actors of each row whose reasons are shown."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A gap or challenge before its actors are looked up: what it is, in words, and which themes have the actors."""

    kind: str
    thing: NamedNode
    label: str
    around: frozenset[NamedNode]
    present: tuple[str, ...]
    missing: tuple[str, ...]
    challenge: Challenge | None = None


def gaps(asked: Asked) -> Found:
    """Return what is missing where: each row with who is there, in a sentence with reasons."""
    chosen, limit = asked.text("gap", "all"), whole(asked, "limit", 50)
    kinds = frozenset(kind for kind in GapKind if chosen in {"all", kind})
    under, least, only = asked.thing("under"), whole(asked, "least", 1), asked.thing("only")

    def told(lens: Lens) -> Found:
        every = gaps_of(asked.store, lens, kinds, under=under, least=least) if kinds else ()
        challenges = unanswered(asked.store) if chosen in {"all", CHALLENGE} and only is None else ()
        if only:
            every = tuple(gap for gap in every if gap.present == (only,))
        if under:
            below = lens.index.tree.below(under)
            challenges = tuple(one for one in challenges if one.themes & below)
        names = names_of(asked.store, _things(every, challenges), lens.language)
        rows = [*_of_gaps(lens, every, names), *_of_challenges(lens, challenges, names)]
        shown = rows[:limit]
        holding = [strengths_on(lens, row.around) for row in shown]
        actors = [strongest(lens, *held, _SHOWN) for held in holding]
        why = grounds_of(
            asked.store,
            lens,
            ((actor, row.around) for row, there in zip(shown, actors, strict=True) for actor in there),
        )
        found = tuple(
            _told(
                lens, row, len(held[0]), tuple(why[actor, row.around] for actor in there if (actor, row.around) in why)
            )
            for row, held, there in zip(shown, holding, actors, strict=True)
        )
        notes = [said("gaps-known" if rows else "gaps-none", lens.language)]
        if len(rows) > limit:
            notes.append(said("gaps-cut", lens.language, shown=limit, all=len(rows)))
        return Found(found, tuple(notes))

    return answered(asked.store, inheritance(asked), asked.language, told)


def _things(every: Iterable[Gap], challenges: Iterable[Challenge]) -> set[NamedNode]:
    of_gaps = {node for gap in every for node in (*gap.present, *gap.missing)}
    return of_gaps | {node for one in challenges for node in (one.node, *one.approaches)}


def _of_gaps(lens: Lens, every: Iterable[Gap], names: Mapping[NamedNode, str]) -> Iterable[_Row]:
    for gap in every:
        present, missing = _named(gap.present, names), _named(gap.missing, names)
        if gap.kind is GapKind.UNTOUCHED:
            broader = lens.index.tree.broader[gap.theme]
            present = tuple(sorted((lens.theme_label(one) for one in broader), key=alphabetical))
        if not missing:
            missing = (said(f"gaps-{gap.kind}-missing", lens.language),)
        yield _Row(gap.kind, gap.theme, lens.theme_label(gap.theme), gap.around, present, missing)


def _of_challenges(lens: Lens, challenges: Iterable[Challenge], names: Mapping[NamedNode, str]) -> list[_Row]:
    """Return the challenges, first those on whose themes no approach is known either."""
    missing = (said("gaps-challenge-missing", lens.language),)
    rows = [
        _Row(CHALLENGE, one.node, names.get(one.node, ""), one.themes, _named(one.approaches, names), missing, one)
        for one in challenges
    ]
    return sorted(rows, key=lambda it: (bool(it.present), alphabetical(it.label), it.thing.value))


def _named(nodes: Iterable[NamedNode], names: Mapping[NamedNode, str]) -> tuple[str, ...]:
    return tuple(sorted((names.get(node) or node.value.rsplit("/", 1)[-1] for node in nodes), key=alphabetical))


def _told(lens: Lens, row: _Row, actors: int, why: tuple[Why, ...]) -> FoundRow:
    cells: dict[str, Term] = {
        "thing": row.thing,
        "thingLabel": Literal(row.label),
        "gap": Literal(said(f"gaps-{row.kind}", lens.language)),
        "present": Literal(" | ".join(row.present)),
        "missing": Literal(" | ".join(row.missing)),
        "actors": counted(actors),
    }
    if row.challenge is not None:
        cells |= {"document": row.challenge.document, "documentLabel": Literal(row.challenge.document_label)}
    return FoundRow(cells, (Why(_sentence(lens, row, actors)), *why))


def _sentence(lens: Lens, row: _Row, actors: int) -> str:
    language = lens.language
    values = {
        "label": quoted(row.label, language),
        "present": listed(row.present, language),
        "missing": listed(row.missing, language),
        "actors": actors,
    }
    if row.challenge is None:
        return said(f"gaps-{row.kind}-row", language, **values)
    sentence = said("gaps-challenge-row", language, **values)
    if row.present:
        sentence = f"{sentence} {said('gaps-challenge-near', language, **values)}"
    words = said("gaps-challenge-words", language, document=row.challenge.document_label)
    return f"{sentence} {words} {quoted(row.challenge.sentence, language)}"
