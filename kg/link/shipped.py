"""Shipped: the links of our themes that come with the program, looked up by a person and so accepted."""

from functools import cache
from typing import Final

from kg.curation.decision import Signature
from kg.link.link import Link, Verdict
from kg.link.sssom import read_sssom
from kg.resources import ontology

__all__ = ["shipped_links"]

_FILE: Final = "themes.sssom.tsv"
_BY: Final = Signature("Sozialraum", "2026-11-23T00:00:00Z")
_REASON: Final = "mitgeliefert, von Hand zugeordnet / shipped, mapped by hand"


@cache
def shipped_links() -> tuple[Link, ...]:
    """Return the links of ``ontology/mappings/themes.sssom.tsv``.

    Raises:
        VocabularyBroken: the file is faulty.
    """
    text = (ontology() / "mappings" / _FILE).read_text(encoding="utf-8")
    verdict = Verdict(accepted=True, signed=_BY, reason=_REASON)
    return tuple(link.decided(verdict) for link in read_sssom(text, _FILE))
