"""Posts: which functions persons hold, and in which organisations, as published."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.store.base import Store
from kg.terms import NamedNode
from kg.themes.name import alphabetical, names_of
from kg.themes.view import node_in, rows

__all__ = ["Post", "posts_of"]


@dataclass(frozen=True, slots=True)
class Post:
    """The functions and the organisations of a person by name, each once; an organisation has neither."""

    functions: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


def posts_of(store: Store, actors: Iterable[NamedNode], language: str) -> dict[NamedNode, Post]:
    """Return the posts of some actors, each actor there, if only with none; nothing else is told of them."""
    wanted = tuple(dict.fromkeys(actors))
    found = [row for row in rows(store, "page_affiliations", actor=wanted) if row["person"] in wanted]
    names = names_of(store, {node_in(row, "organisation") for row in found}, language)
    posts: dict[NamedNode, Post] = {}
    for actor in wanted:
        own = [row for row in found if row["person"] == actor]
        functions = {" ".join(row["function"].value.split()) for row in own if "function" in row}
        bodies = {node_in(row, "organisation") for row in own}
        called = {names.get(body) or body.value.rsplit("/", 1)[-1] for body in bodies}
        posts[actor] = Post(tuple(sorted(functions, key=alphabetical)), tuple(sorted(called, key=alphabetical)))
    return posts
