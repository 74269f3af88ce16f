"""SSSOM: links as the tab-separated mapping files that other tools read, and links from such files.

Simple Standard for Sharing Ontological Mappings 1.0: metadata as YAML in lines of ``#``, then a table. A link that was
rejected is a row with the modifier ``Not``; one that nobody decided has no reviewer.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

import yaml

from kg.curation.decision import Signature
from kg.errors import VocabularyBroken
from kg.link.link import Justification, Link, Relation, Standing, Verdict
from kg.terms import BASE, GEOCODING, GEONAMES, ID, NUTS, SKOS, THEME, WIKIDATA, Literal, NamedNode

__all__ = ["MappingSet", "read_sssom", "write_sssom"]

_SEMAPV: Final = "https://w3id.org/semapv/vocab/"
_NOT: Final = "Not"
_SOURCE: Final = "source="
"""SSSOM's column for the source of an object wants an address; names go among the pairs of ``other``."""

_COLUMNS: Final = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "reviewer_label",
    "review_date",
    "confidence",
    "comment",
    "other",
)
_NEEDED: Final = ("subject_id", "predicate_id", "object_id", "mapping_justification")
_PREFIXES: Final = {
    "eurovoc": "http://eurovoc.europa.eu/",
    "geocoding": str(GEOCODING),
    "geonames": str(GEONAMES),
    "gnd": "https://d-nb.info/gnd/",
    "id": str(ID),
    "nuts": str(NUTS),
    "semapv": _SEMAPV,
    "skos": str(SKOS),
    "stw": "http://zbw.eu/stw/descriptor/",
    "thema": str(THEME),
    "thesoz": "https://data.gesis.org/thesoz/",
    "wikidata": str(WIKIDATA),
}
_LICENCE: Final = "https://www.apache.org/licenses/LICENSE-2.0"


@dataclass(frozen=True, slots=True)
class MappingSet:
    """What a mapping set is called: the last part of its address, its title, the address of its licence."""

    name: str = "links"
    title: str = "Links of this instance to other vocabularies"
    licence: str = _LICENCE


def write_sssom(
    links: Iterable[Link], names: Mapping[NamedNode, str], *, language: str = "de", told: MappingSet = MappingSet()
) -> str:
    """Return links as a mapping set, in their order; ``names`` are those of our things, ``told`` what the set is."""
    rows = [_row(link, names, language) for link in links]
    used = {row[column].partition(":")[0] for row in rows for column in _COLUMNS if column.endswith("_id")}
    used |= {"semapv", "skos"}
    metadata = {
        "curie_map": {prefix: address for prefix, address in sorted(_PREFIXES.items()) if prefix in used},
        "license": told.licence,
        "mapping_set_id": f"{BASE}mappings/{told.name}",
        "mapping_set_title": told.title,
    }
    output = io.StringIO()
    for line in yaml.safe_dump(metadata, allow_unicode=True, sort_keys=False).splitlines():
        output.write(f"#{line}\n")
    table = csv.DictWriter(output, _COLUMNS, dialect="excel-tab", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    table.writeheader()
    table.writerows(rows)
    return output.getvalue()


def read_sssom(text: str, name: str) -> tuple[Link, ...]:
    """Return the links of a mapping set; ``name`` is how errors call the file.

    A row with a reviewer comes with the reviewer's verdict: accepted, or rejected where its modifier is ``Not``.

    Raises:
        VocabularyBroken: the metadata is no YAML, a needed column or value is missing, a prefix is not declared, or a
            predicate is none of the five SKOS mapping properties; with the line.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    head = [line[1:] for line in lines if line.startswith("#")]
    curies = _curies("\n".join(head), name)
    table = csv.DictReader((line for line in lines if not line.startswith("#")), dialect="excel-tab")
    if missing := [column for column in _NEEDED if column not in (table.fieldnames or ())]:
        raise VocabularyBroken(f"{name}: the table has no column {', '.join(missing)}; SSSOM needs it")
    return tuple(_link(row, curies, f"{name}, line {len(head) + table.line_num}") for row in table if any(row.values()))


def _row(link: Link, names: Mapping[NamedNode, str], language: str) -> dict[str, str]:
    label = min(link.labels, key=lambda it: (it.language != language, it.value), default=None)
    verdict = link.verdict
    return {
        "subject_id": _curie(link.subject.value),
        "subject_label": names.get(link.subject, ""),
        "predicate_id": f"skos:{link.relation}",
        "predicate_modifier": _NOT if link.standing is Standing.REJECTED else "",
        "object_id": _curie(link.target.value),
        "object_label": label.value if label else "",
        "mapping_justification": f"semapv:{link.justification}",
        "reviewer_label": verdict.signed.by if verdict else "",
        "review_date": verdict.signed.at[:10] if verdict else "",
        "confidence": f"{link.confidence:f}",
        "comment": " ".join((verdict.reason if verdict and verdict.reason else link.explanation).split()),
        "other": f"{_SOURCE}{link.source}" if link.source else "",
    }


def _curie(iri: str) -> str:
    for prefix, address in _PREFIXES.items():
        local = iri.removeprefix(address)
        if local != iri and local and all(letter.isalnum() or letter in "-_./" for letter in local):
            return f"{prefix}:{local}"
    return iri


def _curies(head: str, name: str) -> dict[str, str]:
    try:
        metadata = yaml.safe_load(head) or {}
    except yaml.YAMLError as error:
        raise VocabularyBroken(f"{name}: the lines of # are no YAML: {error}") from error
    declared = metadata.get("curie_map") if isinstance(metadata, dict) else None
    given = declared if isinstance(declared, dict) else {}
    return {"semapv": _SEMAPV, "skos": str(SKOS), **{str(prefix): str(address) for prefix, address in given.items()}}


def _link(row: Mapping[str, str | None], curies: Mapping[str, str], place: str) -> Link:
    subject, predicate, target, justification = (_expanded(row, column, curies, place) for column in _NEEDED)
    relations = {one.property.value: one for one in Relation}
    if predicate.value not in relations:
        offer = ", ".join(f"skos:{one}" for one in Relation)
        raise VocabularyBroken(f"{place}: predicate_id {predicate.value} is none of {offer}")
    kind = justification.value.removeprefix(_SEMAPV)
    label = _value(row, "object_label")
    link = Link(
        subject,
        relations[predicate.value],
        target,
        _source(row),
        Justification(kind) if kind in set(Justification) else Justification.UNSPECIFIED,
        _confidence(row, place),
        _value(row, "comment"),
        (Literal(label),) if label else (),
    )
    reviewer, refused = _value(row, "reviewer_label"), _value(row, "predicate_modifier") == _NOT
    if not reviewer:
        if refused:
            raise VocabularyBroken(f"{place}: the modifier Not needs a reviewer_label: somebody rejected the mapping")
        return link
    day = _value(row, "review_date") or "1970-01-01"
    return link.decided(Verdict(accepted=not refused, signed=Signature(reviewer, f"{day}T00:00:00Z")))


def _value(row: Mapping[str, str | None], column: str) -> str:
    return (row.get(column) or "").strip()


def _source(row: Mapping[str, str | None]) -> str:
    pairs = (pair.strip() for pair in _value(row, "other").split("|"))
    named = next((pair.removeprefix(_SOURCE) for pair in pairs if pair.startswith(_SOURCE)), "")
    return named or _value(row, "object_source") or _value(row, "object_id").partition(":")[0]


def _expanded(row: Mapping[str, str | None], column: str, curies: Mapping[str, str], place: str) -> NamedNode:
    text = _value(row, column)
    prefix, colon, local = text.partition(":")
    if not colon:
        raise VocabularyBroken(f"{place}: {column} {text!r} is neither prefix:name nor an address")
    if not local.startswith("//") and prefix not in curies and prefix != "urn":
        raise VocabularyBroken(f"{place}: {column} {text!r}: the prefix {prefix!r} is not in the curie_map")
    try:
        return NamedNode(curies[prefix] + local if prefix in curies else text)
    except ValueError as error:
        raise VocabularyBroken(f"{place}: {column} {text!r} is no address: {error}") from error


def _confidence(row: Mapping[str, str | None], place: str) -> Decimal:
    text = _value(row, "confidence") or "1"
    try:
        found = Decimal(text)
    except InvalidOperation as error:
        raise VocabularyBroken(f"{place}: confidence {text!r} is no number") from error
    if not 0 <= found <= 1:
        raise VocabularyBroken(f"{place}: confidence {text} is not between 0 and 1")
    return found
