"""Identities: by which rule and key the mentions of a document mean the things that they mean."""

from collections.abc import Iterator, Mapping

from kg.model import Identity, Mention, OrganisationMention, PersonMention, ProgrammeMention
from kg.resolve.keys import AUTHORITY, person_slug
from kg.terms import ID, NamedNode

__all__ = ["identities"]

ORGANISATION = ID["organisation/"].value


def identities(of: Mapping[Mention, NamedNode], document: str) -> tuple[Identity, ...]:
    """Return why each person, body and programme of a document has its address, once a name, in order of the text."""
    bodies = tuple(dict.fromkeys(slug_of(node) for node in of.values() if node.value.startswith(ORGANISATION)))
    return tuple(
        dict.fromkeys(one for mention, node in of.items() for one in identity(mention, node, bodies, document))
    )


def identity(mention: Mention, node: NamedNode, bodies: tuple[str, ...], document: str) -> Iterator[Identity]:
    """Yield by which rule one mention means a thing; mentions of other things have none."""
    match mention:
        case PersonMention(name=name):
            body = next((one for one in bodies if ID[f"person/{person_slug(name, one)}"] == node), "")
            rule = "name-and-body" if body else "name-in-document"
            home = ID[f"organisation/{body}"] if body else None
            yield Identity(node, name, rule, f"{name} @ {body or document}", home)
        case OrganisationMention(form=form):
            yield Identity(node, form, rule_of(mention), slug_of(node))
        case ProgrammeMention(name=name):
            yield Identity(node, name, "name-to-subtitle", slug_of(node))
        case _:
            return


def rule_of(body: OrganisationMention) -> str:
    """Return by which rule of keys a body's name means it."""
    if body.kind == AUTHORITY and body.territory:
        return "type-and-territory"
    return "name-in-document" if body.local else "own-words"


def slug_of(node: NamedNode) -> str:
    """Return the last part of an address."""
    return node.value.rsplit("/", 1)[-1]
