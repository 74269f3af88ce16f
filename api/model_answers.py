"""Model answers: what the server's JSON says, cut down to what an assistant needs to answer with sources."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final

__all__ = ["answered", "described", "question_item", "ranked", "shared", "solutions"]

Said = Mapping[str, Any]
"""JSON of a route, whose shape its model in ``api`` tells."""

_PASSAGES: Final = 2
"""Sentences for one fact or side; the page has them all."""

_INCOMING: Final = 15


def question_item(question: Said) -> dict[str, Any]:
    """Return a stored question with the values that it takes."""
    return {
        "id": question["id"],
        "question": question["summary"],
        "values": [
            {
                "name": one["name"],
                "type": one["type"],
                "means": one["label"],
                "needed": not one["optional"],
                "several": one["many"],
                **({"one_of": one["options"]} if one["options"] else {}),
                **({"default": one["default"]} if one["default"] else {}),
            }
            for one in question["parameters"]
        ],
    }


def answered(answer: Said, limit: int) -> dict[str, Any]:
    """Return the rows of an answer by the names of their columns, each with why it is there."""
    names = [column["name"] for column in answer["columns"]]
    rows = []
    for place, cells in enumerate(answer["rows"][:limit]):
        row: dict[str, Any] = {
            name: _cell(cell) for name, cell in zip(names, cells, strict=True) if cell is not None and cell["value"]
        }
        if answer["why"]:
            row["why"] = [why["sentence"] for why in answer["why"][place]]
        rows.append(row)
    return {
        "question": answer["question"]["summary"],
        **({"problem": answer["problem"]} if answer["problem"] else {}),
        "columns": {column["name"]: column["label"] for column in answer["columns"]},
        "rows": rows,
        "rows_in_all": len(answer["rows"]),
        "notes": answer["notes"],
    }


def described(thing: Said, limit: int) -> dict[str, Any]:
    """Return what is said of a thing and what refers to it, with the first passages of each."""
    return {
        **_ref(thing["ref"]),
        "types": [one["label"] for one in thing["types"]],
        "facts": [_fact(one) for one in thing["facts"][:limit]],
        "facts_in_all": len(thing["facts"]),
        "referred_to_by": [_fact(one) for one in thing["incoming"][:_INCOMING]],
        "referred_to_in_all": len(thing["incoming"]),
    }


def ranked(ranking: Said) -> dict[str, Any]:
    """Return who shares themes with an actor, each theme with its sentence and passages of both sides."""
    return {
        "actor": _ref(ranking["actor"]),
        "sharing": [
            {
                **_ref(row["actor"]),
                "kind": row["kind"],
                "weight": row["weight"],
                "themes": [
                    {
                        "theme": one["theme"]["label"],
                        **({} if one["same"] else {"theme_of_the_other": one["other_theme"]["label"]}),
                        "weight": one["weight"],
                        "why": one["why"],
                        "passages": [*_sources(one["left"]), *_sources(one["right"])],
                    }
                    for one in row["shared"]
                ],
            }
            for row in ranking["rows"]
        ],
        "more": ranking["more"],
    }


def shared(between: Said, limit: int) -> dict[str, Any]:
    """Return the themes that several actors share, with everyone's passages, and the weight of each pair."""
    return {
        "actors": [_ref(one) for one in between["actors"]],
        "themes": [
            {
                **_ref(one["theme"]),
                "weight": one["weight"],
                "of_all": one["shared_by_all"],
                "why": one["why"],
                "held_by": [
                    {
                        "actor": holding["actor"]["label"],
                        "theme": holding["theme"]["label"],
                        "strength": holding["strength"],
                        "passages": _sources(holding["reasons"]),
                    }
                    for holding in one["holdings"]
                ],
            }
            for one in between["themes"][:limit]
        ],
        "themes_in_all": len(between["themes"]),
        "pairs": [
            {"left": one["left"]["label"], "right": one["right"]["label"], "weight": one["weight"]}
            for one in between["pairs"]
        ],
    }


def solutions(results: Said, rows: int) -> dict[str, Any]:
    """Return SPARQL results as rows of plain values; addresses and languages stay told."""
    if "boolean" in results:
        return {"answer": results["boolean"]}
    bindings = results["results"]["bindings"]
    return {
        "columns": results["head"]["vars"],
        "rows": [{name: _term(term) for name, term in row.items()} for row in bindings[:rows]],
        "rows_in_all": len(bindings),
    }


def _term(term: Said) -> object:
    if term["type"] == "uri":
        return {"iri": term["value"]}
    return {"text": term["value"], "lang": term["xml:lang"]} if "xml:lang" in term else term["value"]


def _cell(cell: Said) -> object:
    return {"name": cell["label"], "iri": cell["value"]} if cell["type"] == "iri" else cell["label"] or cell["value"]


def _ref(ref: Said) -> dict[str, Any]:
    made_up = {"made_up": True} if ref.get("made_up") else {}
    return {"name": ref["label"], "iri": ref["iri"], "page": ref["href"], **made_up}


def _fact(fact: Said) -> dict[str, Any]:
    value = {"name": fact["value"]["label"], "iri": fact["value"]["iri"]} if fact["value"] else fact["text"]
    return {
        "property": fact["property"]["label"],
        "value": value,
        "status": fact["statuses"],
        "passages": [_passage(one) for one in fact["passages"][:_PASSAGES]],
    }


def _sources(reasons: Iterable[Said]) -> list[dict[str, Any]]:
    """Return the first passages of reasons, each once."""
    passages = (one for reason in reasons for one in (*reason["passages"], *reason["theme_passages"]))
    by_text = {one["text"]: _passage(one) for one in passages}
    return list(islice(by_text.values(), _PASSAGES))


def _passage(passage: Said) -> dict[str, Any]:
    return {
        "sentence": passage["text"],
        "document": passage["document"]["label"],
        "status": passage["status"],
        "page": passage["href"],
    }
