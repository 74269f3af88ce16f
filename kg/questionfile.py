"""Question file: the question in an .rq file, a YAML header in lines of #+ over a query, or in a .yaml file alone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Final, Self, cast

import yaml

from kg.errors import QueryRejected, QuestionBroken
from kg.phrasing import Phrasing, read_phrasing
from kg.question import Column, Computed, Heading, Kind, Parameter, ParameterType, Question, Slot, Wording
from kg.resources import said_in_yaml
from kg.store.guard import Form, inspect
from kg.store.tokens import Token, rejected, tokens_of
from kg.terms import expanded

__all__ = ["read_computed", "read_question"]

_KINDS: Final = ("question", "cq", "view", "rule", "lookup")
_TYPES: Final = ("iri", "string", "integer", "number", "date", "choice")
_HEADER_KEYS: Final = frozenset(
    {"id", "kind", "persona", "summary", "description", "parameters", "returns", "phrasings"}
)
_PARAMETER_KEYS: Final = frozenset({"type", "class", "optional", "many", "default", "choices", "spoken", "de", "en"})
_PHRASING_KEYS: Final = frozenset({"de", "en", "with"})
_COLUMN_KEYS: Final = frozenset({"de", "en", "list"})


@dataclass(frozen=True, slots=True)
class _File:
    """A question's file while it is read: faults name it and the line."""

    name: str
    text: str

    @classmethod
    def of(cls, name: str, text: str) -> Self:
        return cls(name, text.replace("\r\n", "\n"))

    def fault(self, reason: str, *, line: int = 1) -> QuestionBroken:
        return QuestionBroken(f"{self.name}, line {line}: {reason}")

    def line_of(self, pattern: str) -> int:
        """Return the line of the header in which a pattern occurs first, 1 if in none."""
        lines = enumerate(self.header().splitlines(), start=1)
        return next((number for number, line in lines if re.search(pattern, line)), 1)

    def header(self) -> str:
        """Return the YAML; lines of a query stay, empty, so that YAML's line numbers are the file's."""
        if not self.name.endswith(".rq"):
            return self.text
        return "\n".join(line[2:] if line.startswith("#+") else "" for line in self.text.splitlines())


def read_question(name: str, kind: Kind, text: str) -> Question:
    """Return the question in the text of a file.

    Args:
        name: the file's name without ``.rq``.
        kind: what it is if its header does not say.
        text: header lines (``#+``, YAML) and a query.

    Raises:
        QuestionBroken: the header or the query is faulty, or they do not fit; with file and line.
    """
    file = _File.of(f"{name}.rq", text)
    header = _header(file)
    form, tokens = _query(file)
    heading = _heading(file, name, kind, header)
    found = Question(
        **{one.name: getattr(heading, one.name) for one in fields(Heading)},
        form=form,
        text=file.text,
        slots=_slots(file, tokens, heading.parameters),
    )
    _check_columns(file, tokens, heading.columns)
    return found


def read_computed(name: str, text: str) -> Computed:
    """Return the question in the text of a ``.yaml`` file, which has the keys of a query's header.

    Raises:
        QuestionBroken: the file is faulty; with the line.
    """
    file = _File.of(f"{name}.yaml", text)
    heading = _heading(file, name, "network", _header(file))
    if not heading.columns:
        raise file.fault("returns names no columns; the answer needs them")
    return Computed(**{one.name: getattr(heading, one.name) for one in fields(Heading)})


def _heading(file: _File, name: str, kind: Kind, header: Mapping[str, object]) -> Heading:
    parameters = tuple(_parameter(file, key, given) for key, given in _mapping(file, header, "parameters").items())
    return Heading(
        name=name,
        kind=cast("Kind", _one_of(file, header.get("kind", kind), (*_KINDS, "network"), "kind")),
        id=str(header["id"]) if "id" in header else None,
        persona=str(header["persona"]) if "persona" in header else None,
        summary=_wording(file, header.get("summary"), "summary"),
        description=str(header.get("description", "")).strip(),
        parameters=parameters,
        columns=_columns(file, header),
        phrasings=tuple(_phrasings(file, header, parameters)),
    )


def _header(file: _File) -> Mapping[str, object]:
    try:
        header = said_in_yaml(file.header())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise file.fault(f"the header is no YAML: {error.problem}", line=line) from error
    if not isinstance(header, dict):
        raise file.fault("no header; it is YAML (over a query: in lines that begin with #+), with a summary at least")
    _check_keys(file, header, _HEADER_KEYS, "the header")
    return header


def _query(file: _File) -> tuple[Form, tuple[Token, ...]]:
    if not any(line.strip() and not line.lstrip().startswith("#") for line in file.text.splitlines()):
        raise file.fault("no query after the header", line=file.text.count("\n") + 1)
    try:
        form, tokens = inspect(file.text, services=True).form, tuple(tokens_of(file.text))
        _check_services(file.text, tokens)
    except QueryRejected as error:
        raise QuestionBroken(f"{file.name}, {error}") from error
    return form, tokens


def _check_services(text: str, tokens: tuple[Token, ...]) -> None:
    """Refuse a SERVICE with an address in the file: whom to ask is a parameter, and the instance says whom it may."""
    for token, *after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        target = after[after[0].text.upper() == "SILENT"]
        if token.kind == "word" and token.text.upper() == "SERVICE" and target.kind != "variable":
            raise rejected(text, token.position, "SERVICE needs a variable here, for whom to ask is a parameter")


def _parameter(file: _File, name: str, given: object) -> Parameter:
    line = file.line_of(rf"^\s+{re.escape(name)}:")
    if not isinstance(given, dict):
        raise file.fault(f"parameter {name} needs type, de and en", line=line)
    _check_keys(file, given, _PARAMETER_KEYS, f"parameter {name}", line=line)
    of_class = expanded(str(given["class"])) if "class" in given else None
    if "class" in given and of_class is None:
        raise file.fault(f"class {given['class']} of parameter {name} has none of the project's prefixes", line=line)
    return Parameter(
        name=name,
        type=cast("ParameterType", _one_of(file, given.get("type"), _TYPES, f"type of parameter {name}", line=line)),
        label=_wording(file, given, f"parameter {name}", line=line),
        of_class=of_class,
        optional=bool(given.get("optional", False)) or "default" in given,
        many=bool(given.get("many", False)),
        default=str(given["default"]) if "default" in given else None,
        choices=_choices(file, name, given, line),
        spoken=_spoken(file, name, given, line),
    )


def _choices(file: _File, name: str, given: Mapping[str, object], line: int) -> Mapping[str, Wording]:
    if given.get("type") != "choice":
        if "choices" in given:
            raise file.fault(f"parameter {name} has choices, but its type is {given.get('type')}", line=line)
        return {}
    listed = given.get("choices")
    if not isinstance(listed, dict) or not listed:
        raise file.fault(f"parameter {name} is a choice and needs choices, each with de and en", line=line)
    found = {str(key): _wording(file, words, f"choice {key} of {name}", line=line) for key, words in listed.items()}
    if "default" in given and str(given["default"]) not in found:
        raise file.fault(f"the default of {name} is none of {', '.join(found)}", line=line)
    return found


def _spoken(file: _File, name: str, given: Mapping[str, object], line: int) -> Mapping[str, tuple[str, ...]]:
    spoken = given.get("spoken", {})
    choices = given.get("choices", {})
    if not isinstance(spoken, dict) or not isinstance(choices, dict) or not spoken.keys() <= choices.keys():
        raise file.fault(f"spoken of parameter {name} must give words for its choices", line=line)
    if not all(isinstance(words, list) and words for words in spoken.values()):
        raise file.fault(f"spoken of parameter {name} must give a list of words for each choice", line=line)
    return {str(key): tuple(map(str, words)) for key, words in spoken.items()}


def _phrasings(file: _File, header: Mapping[str, object], parameters: Iterable[Parameter]) -> Iterator[Phrasing]:
    line = file.line_of(r"^\s*phrasings:")
    listed = header.get("phrasings") or []
    known = {parameter.name for parameter in parameters}
    if not isinstance(listed, list):
        raise file.fault("phrasings must be a list, each with de or en", line=line)
    for given in listed:
        _check_keys(file, given, _PHRASING_KEYS, "a phrasing", line=line)
        if not isinstance(given, dict) or not given.keys() & {"de", "en"}:
            raise file.fault(f"the phrasing {given!r} needs a text in de or in en", line=line)
        values = given.get("with") or {}
        if not isinstance(values, dict):
            raise file.fault(f"with of the phrasing {given!r} must map parameters to values", line=line)
        for language in sorted(given.keys() & {"de", "en"}):
            try:
                said = {str(key): str(value) for key, value in values.items()}
                phrasing = read_phrasing(language, str(given[language]), said)
            except ValueError as error:
                raise file.fault(str(error), line=line) from error
            named = {blank.parameter for blank in phrasing.blanks} | values.keys()
            if unknown := sorted(named - known):
                raise file.fault(f"the phrasing {given[language]!r} has no parameter {', '.join(unknown)}", line=line)
            yield phrasing


def _columns(file: _File, header: Mapping[str, object]) -> tuple[Column, ...]:
    returns = header.get("returns") or {}
    if isinstance(returns, list):
        return tuple(Column(str(name), Wording(str(name), str(name)), None) for name in returns)
    columns = []
    for name, given in _mapping(file, header, "returns").items():
        line = file.line_of(rf"^\s+{re.escape(name)}:\s*\{{?")
        wording = _wording(file, given, f"column {name}", line=line)
        separator = given.get("list") if isinstance(given, dict) else None
        _check_keys(file, given, _COLUMN_KEYS, f"column {name}", line=line)
        columns.append(Column(name, wording, str(separator) if separator is not None else None))
    return tuple(columns)


def _slots(file: _File, tokens: tuple[Token, ...], parameters: Iterable[Parameter]) -> tuple[Slot, ...]:
    names = {parameter.name for parameter in parameters}
    slots = []
    for index, token in enumerate(tokens[:-3]):
        variable, brace, first, second = (*tokens[index + 1 : index + 5], token)[:4]
        if token.text.upper() != "VALUES" or variable.kind != "variable" or brace.text != "{":
            continue
        is_open = first.text.upper() == "UNDEF" and second.text == "}"
        if variable.text[1:] in names:
            close = next(after for after in tokens[index:] if after.text == "}")
            slots.append(Slot(variable.text[1:], token.position, close.position + 1, is_open))
        elif is_open:
            line = file.text.count("\n", 0, token.position) + 1
            raise file.fault(f"the slot {variable.text} is no parameter in the header", line=line)
    for name in sorted(names - {slot.name for slot in slots}):
        line = file.line_of(rf"^\s+{re.escape(name)}:")
        raise file.fault(f"parameter {name} has no slot VALUES ?{name} {{ UNDEF }} in the query", line=line)
    return tuple(slots)


def _check_columns(file: _File, tokens: tuple[Token, ...], columns: tuple[Column, ...]) -> None:
    """Hold the columns to the variables between SELECT and the first brace; inside brackets, those after AS."""
    projected: list[str] = []
    depth = 0
    inside = False
    for before, token in pairwise(tokens):
        inside = inside or before.text.upper() == "SELECT"
        if not inside or (token.text == "*" and depth == 0):
            continue
        if token.text == "{" or token.text.upper() in {"WHERE", "FROM"}:
            break
        depth += (token.text == "(") - (token.text == ")")
        if token.kind == "variable" and (depth == 0 or (depth == 1 and before.text.upper() == "AS")):
            projected.append(token.text[1:])
    names = [column.name for column in columns]
    if projected and names and projected != names:
        line = file.line_of(r"^\s*returns:")
        raise file.fault(f"returns lists {', '.join(names)}; the query selects {', '.join(projected)}", line=line)


def _mapping(file: _File, header: Mapping[str, object], key: str) -> Mapping[str, object]:
    given = header.get(key) or {}
    if not isinstance(given, dict):
        raise file.fault(f"{key} must map names to what they are", line=file.line_of(rf"^\s*{key}:"))
    return {str(name): value for name, value in given.items()}


def _wording(file: _File, given: object, what: str, *, line: int = 1) -> Wording:
    if not isinstance(given, dict) or not all(str(given.get(language) or "").strip() for language in ("de", "en")):
        raise file.fault(f"{what} needs a text in de and in en", line=line)
    return Wording(str(given["de"]).strip(), str(given["en"]).strip())


def _check_keys(file: _File, given: object, known: frozenset[str], what: str, *, line: int = 1) -> None:
    if isinstance(given, dict) and (unknown := sorted(str(key) for key in given if key not in known)):
        raise file.fault(f"{what} has {', '.join(unknown)}; known are {', '.join(sorted(known))}", line=line)


def _one_of(file: _File, given: object, known: tuple[str, ...], what: str, *, line: int = 1) -> str:
    if not isinstance(given, str) or given not in known:
        raise file.fault(f"{what} is {given!r}; it must be one of {', '.join(known)}", line=line)
    return given
