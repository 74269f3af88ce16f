"""Finding: one thing that is wrong in a graph, said in German and English."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Finding", "Severity"]


class Severity(StrEnum):
    """How bad a finding is; an error makes ``sozialraum check`` fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where.

    ``rule`` is the name of a check (``same-label``, ``data/quote-differs``) or of a shape
    (``shape/evidence-start``). ``subject`` is an IRI, or a blank node's label.
    """

    severity: Severity
    rule: str
    subject: str
    message_de: str
    message_en: str
