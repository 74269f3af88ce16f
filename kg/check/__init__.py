"""Check: what is wrong with the ontology and the data of a store, rule by rule.

Three kinds of rules: the ontology's hygiene (``ontology/checks/*.rq``), the data's evidence and form
(``ontology/checks/data/*.rq``), and the SHACL shapes (``ontology/shapes/*.ttl``).
"""

from collections.abc import Iterable
from itertools import chain

from kg.check.finding import Finding, Severity
from kg.check.rules import load_rules, violations
from kg.check.shapes import nonconformities
from kg.store import Store, open_store
from kg.terms import Triple

__all__ = ["Finding", "Severity", "check"]

ORDER = {severity: rank for rank, severity in enumerate(Severity)}


def check(store: Store, beside: Iterable[Triple] = ()) -> tuple[Finding, ...]:
    """Return all findings, errors first, then by rule and subject; none where all is well.

    The shapes also look at what is said ``beside`` the graph: its description as a dataset.

    The rules run on a copy in memory: shapes need one anyway, and not every server answers all of them (Virtuoso 7
    cannot compile a path that ends where it starts).

    Raises:
        VocabularyBroken: a shipped check or shape is damaged.
        StoreUnavailable: a remote store does not answer.
    """
    quads = tuple(store.quads())
    with open_store("memory:") as copy:
        copy.add(quads)
        from_rules = [finding for rule in load_rules() for finding in violations(copy, rule)]
    from_shapes = nonconformities({*(quad.triple for quad in quads), *beside})
    return tuple(
        sorted(
            set(chain(from_rules, from_shapes)),
            key=lambda finding: (ORDER[finding.severity], finding.rule, finding.subject, finding.message_de),
        )
    )
