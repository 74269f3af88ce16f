"""Listing: the rows of an answer, a ranking or a group, with everything that an exported file says of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.ask import Answer
from kg.export.origins import Origins, origins_of
from kg.export.wording import WORDS
from kg.network import Why
from kg.network.between import between_group, between_ranking
from kg.network.network import Network
from kg.question import Column, Wording
from kg.store.base import Row, Store
from kg.terms import XSD, Literal, NamedNode, Term
from kg.themes import ActorKind, CommonTheme, SharedBetween, SharedRow, SharedTheme
from kg.themes.kept import index_of
from kg.themes.prose import why_common, why_shared

__all__ = ["Listing", "listing_of_answer", "listing_of_group", "listing_of_ranking"]

_LIST = "\n"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a file is made of.

    ``name`` is that of the file, without suffix. ``rows`` are terms by column name, ``labels`` names the things among
    them. ``why`` has one tuple a row, or is empty; ``origins`` tells of the documents and days in its reasons.
    ``network`` is there if the rows are one. ``licence`` is that of the data, as their publisher names it, or empty.
    """

    name: str
    title: str
    language: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    labels: Mapping[NamedNode, str]
    why: tuple[tuple[Why, ...], ...] = ()
    notes: tuple[str, ...] = ()
    origins: Origins = field(default_factory=Origins)
    network: Network | None = None
    licence: str = ""

    @property
    def read_columns(self) -> tuple[Column, ...]:
        """The columns as people read them: a thing and its label, two columns for programs, are one."""
        names = {column.name for column in self.columns}
        return tuple(column for column in self.columns if f"{column.name}Label" not in names)

    def text(self, term: Term | None, column: Column) -> str:
        """Return a term as people read it: the label of a thing, a list one entry a line."""
        if term is None:
            return ""
        if isinstance(term, NamedNode):
            return self.labels.get(term) or term.value.rsplit("/", 1)[-1]
        return _LIST.join(term.value.split(column.separator)) if column.separator else term.value

    def called(self, row: Row) -> str:
        """Return what a row is called: the first thing in it, else its first text."""
        things = (term for column in self.columns if isinstance(term := row.get(column.name), NamedNode))
        thing = next(things, None)
        if thing is not None and thing in self.labels:
            return self.labels[thing]
        first = next((column for column in self.read_columns if column.name in row), None)
        return self.text(row[first.name], first) if first is not None else ""


def listing_of_answer(store: Store, answer: Answer, language: str) -> Listing:
    """Return the answer of a question as a listing, with where its sentences come from."""
    question = answer.question
    return Listing(
        name=question.name,
        title=question.summary.text(language),
        language=language,
        columns=answer.columns,
        rows=answer.rows,
        labels=answer.labels,
        why=answer.why,
        notes=answer.notes,
        origins=_origins(store, answer.why),
        network=answer.network,
    )


def listing_of_ranking(
    store: Store, actor: NamedNode, label: str, ranking: tuple[SharedRow, ...], language: str, *, offset: int = 0
) -> Listing:
    """Return who shares themes with an actor, one row an actor; ``offset`` rows come before the first.

    The network has the themes between the actor and all others.
    """
    kind = index_of(store).names.kind(actor) or ActorKind.ORGANISATION
    title = WORDS["ranking"].text(language).format(name=label)
    names = ("rank", "actor", "actorLabel", "kind", "weight", "themes", "related")
    why = tuple(
        tuple(Why(why_shared(label, row.label, theme, language), (*theme.left, *theme.right)) for theme in row.shared)
        for row in ranking
    )
    return Listing(
        name=f"gemeinsame-themen-{_tail(actor)}",
        title=title,
        language=language,
        columns=tuple(_column(name) for name in names),
        rows=tuple(_ranked(place, row, language) for place, row in enumerate(ranking, start=offset + 1)),
        labels={actor: label, **{row.actor: row.label for row in ranking}},
        why=why,
        origins=_origins(store, why),
        network=between_ranking(title, (actor, label, kind), ranking, language),
    )


def listing_of_group(store: Store, group: SharedBetween, language: str) -> Listing:
    """Return what several actors share, one row a theme, one column of strengths an actor."""
    title = WORDS["group"].text(language).format(names=", ".join(group.labels))
    strengths = tuple(
        Column(f"strength{place}", Wording(*(text.format(name=label) for text in _both("strength"))), None)
        for place, label in enumerate(group.labels, start=1)
    )
    why = tuple(
        (Why(why_common(theme, language), tuple(one for holding in theme.holdings for one in holding.reasons)),)
        for theme in group.themes
    )
    return Listing(
        name="gemeinsame-themen",
        title=title,
        language=language,
        columns=(*(_column(name) for name in ("theme", "themeLabel", "weight", "ofAll")), *strengths),
        rows=tuple(_common(theme, group.actors, language) for theme in group.themes),
        labels={
            **dict(zip(group.actors, group.labels, strict=True)),
            **{theme.theme: theme.label for theme in group.themes},
        },
        why=why,
        origins=_origins(store, why),
        network=between_group(title, group, language),
    )


_TITLES: Mapping[str, str] = {"actorLabel": "actor", "themeLabel": "theme", "ofAll": "of-all"}
_LISTS = frozenset({"themes", "related"})


def _column(name: str) -> Column:
    words = WORDS["address"] if name in {"actor", "theme"} else WORDS[_TITLES.get(name, name)]
    return Column(name, words, " | " if name in _LISTS else None)


def _both(name: str) -> tuple[str, str]:
    return WORDS[name].de, WORDS[name].en


def _ranked(place: int, row: SharedRow, language: str) -> Row:
    return {
        "rank": Literal(place),
        "actor": row.actor,
        "actorLabel": Literal(row.label),
        "kind": Literal(WORDS[row.kind.value].text(language)),
        "weight": _figure(row.weight),
        "themes": Literal(" | ".join(theme.label for theme in row.shared if theme.same)),
        "related": Literal(" | ".join(_neighbours(theme) for theme in row.shared if not theme.same)),
    }


def _common(theme: CommonTheme, actors: tuple[NamedNode, ...], language: str) -> Row:
    held = {holding.actor: holding.strength for holding in theme.holdings}
    return {
        "theme": theme.theme,
        "themeLabel": Literal(theme.label),
        "weight": _figure(theme.weight),
        "ofAll": Literal(WORDS["yes" if theme.shared_by_all else "no"].text(language)),
        **{f"strength{place}": _figure(held[actor]) for place, actor in enumerate(actors, start=1) if actor in held},
    }


def _neighbours(theme: SharedTheme) -> str:
    return f"{theme.label} ~ {theme.right_label}"


def _figure(value: float) -> Literal:
    return Literal(f"{value:.6f}", datatype=XSD["decimal"])


def _tail(thing: NamedNode) -> str:
    return thing.value.rsplit("/", 1)[-1]


def _origins(store: Store, why: Iterable[tuple[Why, ...]]) -> Origins:
    return origins_of(store, (reason for whys in why for one in whys for reason in one.reasons))
