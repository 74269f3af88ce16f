"""Using: an update whose operations look at the dataset that a request names beside it."""

from collections.abc import Sequence
from itertools import pairwise

from kg.errors import QueryRejected
from kg.store.tokens import rejected, tokens_of
from kg.terms import NamedNode

__all__ = ["with_dataset"]


def with_dataset(update: str, default_graphs: Sequence[str], named_graphs: Sequence[str]) -> str:
    """Return an update with USING and USING NAMED in every operation that has a WHERE.

    This is what ``using-graph-uri`` and ``using-named-graph-uri`` mean (SPARQL 1.1 Protocol, section 2.2.3). The short
    form ``DELETE WHERE { … }`` is written out, since it takes no USING.

    Raises:
        QueryRejected: the update names a dataset itself, or an address is no absolute IRI.
    """
    if not default_graphs and not named_graphs:
        return update
    try:
        clauses = [f"USING {NamedNode(iri)}" for iri in default_graphs]
        clauses += [f"USING NAMED {NamedNode(iri)}" for iri in named_graphs]
    except ValueError as error:
        raise QueryRejected(f"using-graph-uri is no absolute IRI: {error}") from error
    tokens = tuple(tokens_of(update))
    pieces: list[str] = []
    done = depth = 0
    for place, (token, after) in enumerate(pairwise((*tokens, tokens[-1]))):
        depth += (token.text == "{") - (token.text == "}")
        word = token.text.upper() if token.kind == "word" and depth == 0 else ""
        if word in {"USING", "WITH"}:
            raise rejected(update, token.position, f"{word} and using-graph-uri cannot both name the dataset")
        if word != "WHERE":
            continue
        pieces.append(update[done : token.position])
        if place and tokens[place - 1].text.upper() == "DELETE":
            end = closing(tuple(one.text for one in tokens[place + 1 :])) + place + 1
            pieces.append(update[after.position : tokens[end].position + 1])
        pieces.append(f" {' '.join(clauses)} ")
        done = token.position
    return "".join((*pieces, update[done:]))


def closing(texts: Sequence[str]) -> int:
    """Return the index of the brace that closes the first one."""
    depth = 0
    for place, text in enumerate(texts):
        depth += (text == "{") - (text == "}")
        if depth == 0:
            return place
    return len(texts) - 1
