"""Federation: queries whose SERVICE calls go through a gateway, and updates whose LOADs have become data.

The engine would fetch any address by itself. So the addresses are taken out of the text before it sees them: a SERVICE
asks a gateway on this machine, which asks the endpoint that is meant if that is allowed; a LOAD is replaced by what was
loaded.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from kg.errors import KgError, QueryRejected
from kg.store.tokens import Token, rejected, tokens_of
from kg.terms import NamedNode

__all__ = ["Loader", "has_service", "through_gateway", "with_loaded"]

Loader = Callable[[str], str]
"""Gives the triples behind an address as they stand in INSERT DATA, or raises a ``KgError``."""


@dataclass(frozen=True, slots=True)
class Prologue:
    """What the names of a text mean: its prefixes, and the address that others are relative to."""

    prefixes: dict[str, str]
    base: str

    def iri(self, token: Token, text: str) -> str:
        """Return the address that a token names.

        Raises:
            QueryRejected: a prefix that is not declared, or no address at all.
        """
        if token.kind == "iri":
            return urljoin(self.base, token.text[1:-1])
        prefix, _, local = token.text.partition(":")
        if token.kind != "name" or prefix not in self.prefixes:
            raise rejected(text, token.position, f"{token.text[:40]} is no address")
        return self.prefixes[prefix] + local.replace("\\", "")


def has_service(sparql: str) -> bool:
    """Tell whether a query asks another server."""
    return any(token.kind == "word" and token.text.upper() == "SERVICE" for token in tokens_of(sparql))


def through_gateway(sparql: str, gateway: str, base: str) -> str:
    """Return a query whose every SERVICE asks ``gateway``, with the address that is meant in the parameter ``to``.

    A variable as the address is bound before: the engine evaluates a SERVICE on its own unless it stands in LATERAL, so
    it gets a variable that holds the gateway's address for each value, which no other part of the query can bind.

    Raises:
        QueryRejected: an undeclared prefix; a variable as the address inside another SERVICE, or with ``SELECT *``,
            where the variable that is added would show.
    """
    tokens = tuple(tokens_of(sparql))
    known = prologue(tokens, sparql, base)
    pieces: list[str] = []
    groups: list[tuple[int, str]] = []  # those of the calls that are open: their depth, and what follows on their end
    done = depth = calls = 0
    for place, token in enumerate(tokens):
        if token.text == "{":
            depth += 1
        elif token.text == "}":
            depth -= 1
            if groups and groups[-1][0] == depth:
                end = token.position + 1
                pieces += [sparql[done:end], groups.pop()[1]]
                done = end
        if token.kind != "word" or token.text.upper() != "SERVICE":
            continue
        silent = tokens[place + 1].text.upper() == "SILENT"
        target = tokens[place + 1 + silent]
        word = "SERVICE SILENT" if silent else "SERVICE"
        pieces.append(sparql[done : token.position])
        if target.kind == "variable":
            if groups:
                raise rejected(sparql, token.position, f"SERVICE {target.text} may not stand inside another SERVICE")
            _check_names(sparql, tokens)
            calls += 1
            held = _unused(sparql, calls)
            address = f'IRI(CONCAT("{gateway}?to=", ENCODE_FOR_URI(STR({target.text}))))'
            pieces.append(f"BIND({address} AS {held}) LATERAL {{ {word} {held}")
            groups.append((depth, " }"))
        else:
            pieces.append(f"{word} <{gateway}?to={quote(known.iri(target, sparql), safe='')}>")
            groups.append((depth, ""))
        done = target.position + len(target.text)
    return "".join((*pieces, sparql[done:]))


def _check_names(sparql: str, tokens: Sequence[Token]) -> None:
    """Refuse a projection of everything, in which a variable of ours would show."""
    for place, token in enumerate(tokens):
        word = token.text.upper() if token.kind == "word" else ""
        follower = tokens[place + 1 : place + 2] if word in {"SELECT", "DISTINCT", "REDUCED", "DESCRIBE"} else ()
        if follower and follower[0].text == "*":
            raise rejected(
                sparql, follower[0].position, "with a variable after SERVICE, name the variables instead of writing *"
            )


def _unused(sparql: str, number: int) -> str:
    """Return a variable that does not occur in a query."""
    name = f"?endpoint{number}"
    while name[1:] in sparql:
        name += "_"
    return name


def with_loaded(update: str, load: Loader, base: str) -> str:
    """Return an update in which every LOAD is the data that it loads; one that is SILENT may fail.

    Raises:
        QueryRejected: an address that is none.
        KgError: what ``load`` raises for an address that cannot be loaded.
    """
    tokens = tuple(tokens_of(update))
    known = prologue(tokens, update, base)
    pieces: list[str] = []
    done = depth = 0
    for place, token in enumerate(tokens):
        depth += (token.text == "{") - (token.text == "}")
        if depth or token.kind != "word" or token.text.upper() != "LOAD":
            continue
        end = next((at for at in range(place, len(tokens)) if tokens[at].text == ";"), len(tokens))
        words = tokens[place + 1 : end]
        silent = bool(words) and words[0].text.upper() == "SILENT"
        pieces.append(update[done : token.position])
        pieces.append(loaded(words[silent:], known, update, load, silent=silent))
        done = tokens[end].position if end < len(tokens) else len(update)
    return "".join((*pieces, update[done:]))


def loaded(words: Sequence[Token], known: Prologue, update: str, load: Loader, *, silent: bool) -> str:
    """Return the operation that stands for one LOAD: ``address [INTO GRAPH name]``."""
    into = [word.text.upper() for word in words[1:3]]
    if not words or (len(words) not in {1, 4}) or (len(words) == 4 and into != ["INTO", "GRAPH"]):
        raise QueryRejected("LOAD is followed by an address, and perhaps by INTO GRAPH and a name")
    try:
        data = load(known.iri(words[0], update))
    except KgError:
        if not silent:
            raise
        data = ""
    graph = str(NamedNode(known.iri(words[3], update))) if len(words) == 4 else ""
    return f"INSERT DATA {{ GRAPH {graph} {{ {data} }} }}" if graph else f"INSERT DATA {{ {data} }}"


def prologue(tokens: Sequence[Token], text: str, base: str) -> Prologue:
    """Return what PREFIX and BASE of a text say; of a name declared twice, the last counts."""
    prefixes: dict[str, str] = {}
    for word, *rest in declarations(tokens):
        if word.text.upper() == "BASE":
            base = urljoin(base, rest[0].text[1:-1])
        else:
            prefixes[rest[0].text.rstrip(":")] = Prologue({}, base).iri(rest[1], text)
    return Prologue(prefixes, base)


def declarations(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield the declarations of a text, each with its word: those of an update may stand before any operation."""
    for place, token in enumerate(tokens):
        word = token.text.upper() if token.kind == "word" else ""
        after = tuple(tokens[place : place + 3])
        if word == "BASE" and len(after) > 1 and after[1].kind == "iri":
            yield after[:2]
        elif word == "PREFIX" and len(after) > 2 and after[2].kind == "iri":
            yield after
