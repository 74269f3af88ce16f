"""Inviting: whom to invite, as rows with their reasons, and in sentences how good the choice is."""

from collections.abc import Iterator

from kg.network.choosing import inheritance, kind_of, weighed
from kg.network.found import Asked, Found, FoundRow
from kg.network.invite import Invitation, Invited, Wish, invitation_of
from kg.network.wording import listed, said
from kg.terms import Literal, NamedNode
from kg.themes import ActorKind

__all__ = ["inviting"]

_LIST = " | "


def inviting(asked: Asked) -> Found:
    """Return one row for each actor to be invited.

    Raises:
        NotFound: the vocabulary lacks a theme.
        WrongParameter: a strength outside 0 to 1, or a negative time.
    """
    wish = Wish(
        themes=asked.things("theme"),
        place=asked.thing("place"),
        kind=kind_of(asked),
        strength=asked.number("strength", 0.0),
        invited=frozenset(asked.things("invited")),
        without=frozenset(asked.things("without")),
    )
    found = invitation_of(
        asked.store,
        wish,
        seconds=asked.number("seconds", 5.0),
        inherit=inheritance(asked),
        language=asked.language,
    )
    return Found(tuple(_row(one, asked.language) for one in found.chosen), tuple(_notes(found, asked.language)))


def _row(one: Invited, language: str) -> FoundRow:
    bodies = one.post.organisations if one.kind is ActorKind.PERSON else (one.label,)
    cells: dict[str, NamedNode | Literal] = {
        "actor": one.actor,
        "actorLabel": Literal(one.label),
        "kind": Literal(said(one.kind.value, language)),
        "function": Literal(_LIST.join(one.post.functions)),
        "organisation": Literal(_LIST.join(bodies)),
        "themes": Literal(_LIST.join(one.themes)),
        "strength": weighed(one.strength),
        "instead": Literal(_LIST.join(one.instead)),
    }
    return FoundRow({name: term for name, term in cells.items() if term.value}, one.why)


def _notes(found: Invitation, language: str) -> Iterator[str]:
    count = len(found.chosen)
    if found.chosen and found.exact:
        yield said("invite-exact" if count > 1 else "invite-one", language, count=count)
    elif found.chosen:
        yield said("invite-bound", language, count=count, bound=found.bound)
    if found.brought:
        yield said("invite-brought", language, themes=listed(found.brought, language))
    if found.missing:
        yield said("invite-missing", language, themes=listed(found.missing, language))
