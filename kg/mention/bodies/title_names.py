"""Title names: the networks whose names fill a title, where prose would end them earlier."""

import re
from typing import Final

from kg.mention.bodies.bodies import body_in
from kg.model import OrganisationMention, Span
from kg.vocabulary import Vocabulary

__all__ = ["filled"]

# What goes on with a name in a title, and is no word for the page.
REST: Final = re.compile(
    r"(?:\s(?:(?:im|in|in der|am|an der|für|gegen|mit|und|zur|zum|&)\s)?"
    r"(?!(?:Zahlen|Überblick|Portr[aä]t|Profil|Rückblick|Jahr)\b)[A-ZÄÖÜ][\w-]*){1,6}"
)


def filled(text: str, title: Span, body: OrganisationMention, vocabulary: Vocabulary) -> OrganisationMention | None:
    """Return the network that a title names and nothing else: "Netzwerk Bildung im Quartier Aue"; else ``None``.

    ``body`` is what prose would make of the words the title starts with.
    """
    rest = text[body.span.end : title.end]
    if body.kind != "Network" or body.span.start != title.start or not REST.fullmatch(rest):
        return None
    return body_in(text, title, vocabulary, "body-in-title", 0.85)
