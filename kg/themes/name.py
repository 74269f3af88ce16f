"""Names: what actors, themes and items are called in a language, and how names are put in order."""

from collections.abc import Iterable, Mapping
from typing import Final

from kg.folding import alphabetical
from kg.store.base import Row, Store
from kg.terms import DCTERMS, DEF, RDFS, SKOS, Literal, NamedNode
from kg.themes.recent import Recent

__all__ = ["alphabetical", "best", "names_of"]

_ORDER: Final[Mapping[NamedNode, int]] = {
    SKOS["prefLabel"]: 0,
    DEF["nameForm"]: 1,
    DCTERMS["title"]: 2,
    RDFS["label"]: 3,
    DEF["functionText"]: 4,
    DEF["quoteText"]: 5,
}


def names_of(
    store: Store, things: Iterable[NamedNode], language: str, *, recent: Recent | None = None
) -> dict[NamedNode, str]:
    """Return a name for each thing that has one, in the language if there is one, else in any."""
    rows = (recent or Recent()).rows(store, "names", "thing", things)
    return {thing: best(found, language) for thing, found in rows.items() if found}


def best(rows: Iterable[Row], language: str) -> str:
    """Return the name that suits best: the asked language, then the label, then the longest name form."""

    def rank(row: Row) -> tuple[bool, int, int, str]:
        name, kind = row["name"], row["property"]
        spoken = name.language if isinstance(name, Literal) else None
        order = _ORDER.get(kind, len(_ORDER)) if isinstance(kind, NamedNode) else len(_ORDER)
        return (spoken != language, order, -len(name.value), name.value)

    return min(rows, key=rank)["name"].value
