"""Authority: a service that says which of its things a name means; where it answers, and how it wants to be asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Final

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from kg.errors import NotFound, VocabularyBroken
from kg.reconcile import EntityKind
from kg.resources import said_in_yaml

__all__ = ["KINDS", "Protocol", "Service", "service_named", "services"]

KINDS: Final[Mapping[str, EntityKind]] = {
    "theme": EntityKind.THEME,
    "organisation": EntityKind.ORGANISATION,
    "place": EntityKind.PLACE,
    "programme": EntityKind.PROGRAMME,
}
"""What may be asked of others, by the words of the file. Persons are not: a name alone says nothing of who is meant,
and whom a network knows is nobody else's business."""


class Protocol(StrEnum):
    """What a service speaks."""

    RECONCILIATION = "reconciliation"
    SPARQL = "sparql"


@dataclass(frozen=True, slots=True)
class Service:
    """A service: see ``services.yaml`` for what each value means."""

    name: str
    protocol: Protocol
    title: str
    home: str
    licence: str
    url: str
    target: str
    id: re.Pattern[str]
    source: str
    types: Mapping[EntityKind, str]
    query: str
    batch: int
    pause: float

    def address(self, language: str) -> str:
        """Return where to ask for names in a language."""
        return self.url.replace("{language}", language)

    def thing(self, id_: str) -> str | None:
        """Return the address of a thing of theirs; ``None`` for what is no id of theirs."""
        return self.target.replace("{id}", id_) if self.id.fullmatch(id_) else None

    def id_of(self, address: str) -> str | None:
        """Return the id in the address of a thing of theirs; ``None`` for any other address."""
        head, _, tail = self.target.partition("{id}")
        if not address.startswith(head) or not address.endswith(tail):
            return None
        id_ = address[len(head) : len(address) - len(tail)]
        return id_ if self.id.fullmatch(id_) else None


def services(more: Path | None = None) -> Mapping[str, Service]:
    """Return the services that are known by name: those that come along, and those of a file of the same form.

    Raises:
        VocabularyBroken: the file cannot be read or is not of that form; the message names the place.
    """
    shipped = _read(files("kg.lookup").joinpath("services.yaml").read_text(encoding="utf-8"), "services.yaml")
    if more is None:
        return shipped
    try:
        text = more.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyBroken(f"{more}: {error}") from error
    return {**shipped, **_read(text, str(more))}


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"no pattern: {error}") from error
    return text


class _Given(BaseModel):
    """A service as the file has it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    protocol: Protocol
    title: str
    home: str = ""
    licence: str = ""
    url: str = Field(pattern=r"^https?://[^\s@]+$")
    target: str = Field(pattern=r"^https?://\S*\{id\}\S*$")
    id: Annotated[str, AfterValidator(_pattern)]
    source: str = Field(min_length=1)
    types: dict[str, str] = {}
    query: str = ""
    batch: int = Field(default=10, ge=1, le=50)
    pause: float = Field(default=1.0, ge=0, le=60)

    @model_validator(mode="after")
    def fits(self) -> "_Given":
        """Return the service if its parts go together."""
        if unknown := sorted(set(self.types) - set(KINDS)):
            raise ValueError(f"types has {unknown[0]}; there are {', '.join(KINDS)}")
        if (self.protocol is Protocol.SPARQL) != bool(self.query):
            raise ValueError("a sparql service names its query, another has none")
        return self


_FILE: Final = TypeAdapter(dict[str, _Given])


@cache
def _read(text: str, name: str) -> Mapping[str, Service]:
    try:
        given = _FILE.validate_python(said_in_yaml(text) or {})
    except (yaml.YAMLError, ValidationError) as error:
        raise VocabularyBroken(f"{name}: {error}") from error
    return {
        key: Service(
            name=key,
            protocol=one.protocol,
            title=one.title,
            home=one.home,
            licence=one.licence,
            url=one.url,
            target=one.target,
            id=re.compile(one.id),
            source=one.source,
            types={KINDS[kind]: type_ for kind, type_ in one.types.items()},
            query=one.query,
            batch=one.batch,
            pause=one.pause,
        )
        for key, one in given.items()
    }


def service_named(name: str, known: Mapping[str, Service]) -> Service:
    """Return a service by its name.

    Raises:
        NotFound: there is none; the message names those that there are.
    """
    if name not in known:
        raise NotFound(f"no service {name!r}; there are {', '.join(known)}")
    return known[name]
