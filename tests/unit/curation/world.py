"""A small document for tests of decisions: two persons, two bodies, an event, and facts of several confidences."""

from decimal import Decimal

from kg.curation.decision import Decision, Kind, Signature
from kg.curation.ledger import Ledger
from kg.model import Document, Evidence, Fact, Span, Status
from kg.terms import DEF, FOAF, ID, ORG, RDF, Literal
from kg.triples import fact_graphs

TEXT = "Ida Kern und I. Kern sprachen für den Kreis Auental und die Stadt Sonnfeld auf dem Forum."
DOCUMENT = Document("d", "d.txt", TEXT, "0" * 64)
IDA, SHORT = ID["person/ida-kern-aaaaaa"], ID["person/i-kern-bbbbbb"]
KREIS, STADT = ID["organisation/landkreis-auental"], ID["organisation/stadt-sonnfeld"]
FORUM = ID["event/forum-1"]
AT = Signature("Nora Test", "2026-11-23T10:00:00Z")
RUN = ID["run/rules-test"]


def part(person, event=FORUM):
    return ID[f"participation/{event.value.rsplit('/', 1)[-1]}--{person.value.rsplit('/', 1)[-1]}"]


def home(person, body):
    return ID[f"affiliation/{person.value.rsplit('/', 1)[-1]}--{body.value.rsplit('/', 1)[-1]}"]


def facts(confidences=None):
    """Return the facts of the document; ``confidences`` by subject stand in for 0.9."""
    sure = confidences or {}
    said = [
        (FORUM, RDF["type"], DEF["Forum"]),
        *((one, RDF["type"], ORG["Organization"]) for one in (KREIS, STADT)),
        (KREIS, DEF["nameForm"], Literal("Kreis Auental", language="de")),
        (STADT, DEF["nameForm"], Literal("Stadt Sonnfeld", language="de")),
    ]
    for person, body, name in ((IDA, KREIS, "Ida Kern"), (SHORT, STADT, "I. Kern")):
        said += [
            (person, RDF["type"], FOAF["Person"]),
            (person, DEF["nameForm"], Literal(name, language="de")),
            (part(person), RDF["type"], DEF["Participation"]),
            (part(person), DEF["participationIn"], FORUM),
            (part(person), DEF["participant"], person),
            (part(person), DEF["onBehalfOf"], body),
            (home(person, body), RDF["type"], DEF["Affiliation"]),
            (home(person, body), DEF["affiliate"], person),
            (home(person, body), DEF["affiliatedWith"], body),
        ]
    return tuple(Fact(s, p, o, Status.STATED, Evidence(Span(0, 8), "rule", sure.get(s, 0.9))) for s, p, o in said)


def graphs(confidences=None):
    return dict(fact_graphs(DOCUMENT, facts(confidences), (), RUN))


def ledger(*decisions, below="0.7"):
    return Ledger(tuple(decisions), Decimal(below))


def merged(gone, stays):
    return Decision(Kind.MERGE, (gone, stays), AT)


def verdict(kind, *claims):
    return Decision(kind, (), AT, "", "d", frozenset(claims))
