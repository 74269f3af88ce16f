"""Linked: the ``Link`` headers that lead programs from an answer to its other forms, its terms and its licence."""

from collections.abc import Iterable
from typing import Final

from api.formats import Format
from kg.opendata import Publication
from kg.terms import NamedNode, Term, Triple

__all__ = ["Link", "about_links", "data_links", "header"]

_DATASET: Final = "/dataset"

Link = tuple[str, str, str]
"""An address, how it is related (RFC 8288), and its media type or nothing."""


def data_links(path: str, forms: Iterable[Format], chosen: Format | None = None) -> tuple[Link, ...]:
    """Return the other forms of what is at a path."""
    return tuple((f"{path}?format={form.name}", "alternate", form.media_type) for form in forms if form is not chosen)


def about_links(thing: NamedNode, types: Iterable[Term | Triple] = ()) -> tuple[Link, ...]:
    """Return what an answer is about, and of which classes that is (RFC 6903)."""
    classes = sorted(one.value for one in types if isinstance(one, NamedNode))
    return (
        (thing.value, "canonical", ""),
        (thing.value, "about", ""),
        *((one, "type", "") for one in classes),
    )


def header(links: Iterable[Link], publication: Publication) -> str:
    """Return the header with some links, with what describes the dataset, and with its licence if there is one."""
    more: list[Link] = [(_DATASET, "describedby", "")]
    if publication.licence is not None:
        more.append((publication.licence.text or publication.licence.address.value, "license", ""))
    return ", ".join(
        f'<{href}>; rel="{relation}"' + (f'; type="{kind}"' if kind else "") for href, relation, kind in (*links, *more)
    )
