"""Reasoning: what a description-logic reasoner concludes from triples, or that they contradict each other.

HermiT answers, from owlready2, in a Java process of its own. Conclusions are for the ontology and small graphs: they
take seconds for thousands of triples and minutes for tens of thousands. The store's derived triples come from the rules
in ``queries/rules`` instead. Whether triples can hold at once, which ``sozialraum check --reason`` asks, takes a fifth.
"""

import io
import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, parse, serialize

from kg.errors import Inconsistent, ReasonerUnavailable
from kg.terms import OWL, RDF, XSD, Literal, NamedNode, Triple

if TYPE_CHECKING:
    from owlready2 import World

__all__ = ["infer", "require_consistency"]

SCHEMA_KINDS: Final = frozenset(
    OWL[name] for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "Ontology")
)
CONTRADICTION: Final = "The triples contradict each other: no world is possible in which all hold."
NO_JAVA: Final = "Reasoning needs Java (17 or later) on the PATH; there is none."
IRI: Final = re.compile(r"<([^>]+)>")

# OWL 2 has no calendar days (Structural Specification, section 4), and HermiT stops at a datatype it does not know.
NO_DATATYPES_OF_OWL: Final = frozenset({XSD["date"]})


def infer(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """Return the triples that follow from ``triples`` and are not among them, sorted as N-Triples.

    These are types, superclasses and object properties between named things; nothing about blank nodes. Calendar days,
    which OWL 2 does not know, play no part.

    Raises:
        Inconsistent: the triples contradict each other, or a class can have no member; the message names it.
        ReasonerUnavailable: there is no Java to run the reasoner with, or it stopped for another reason.
    """
    asserted = frozenset(triple for triple in triples if not _is_outside_owl(triple))
    # owlready2 shares one world by default, where earlier triples would still be; this one is ours alone.
    from owlready2 import World  # noqa: PLC0415  # heavy, and wanted by one command only

    world = World()
    try:
        return _new_triples(world, asserted)
    finally:
        world.close()


def require_consistency(triples: Iterable[Triple]) -> None:
    """Return where all triples can hold at once and every class can have a member; calendar days play no part.

    Raises:
        Inconsistent: the triples contradict each other, or a class can have no member; the message names it.
        ReasonerUnavailable: there is no Java to run the reasoner with, or it stopped for another reason.
    """
    asserted = frozenset(triple for triple in triples if not _is_outside_owl(triple))
    import owlready2  # noqa: PLC0415  # heavy, and wanted by one command only

    hermit = Path(owlready2.__file__).parent / "hermit"
    with TemporaryDirectory() as folder:
        file = Path(folder) / "asserted.nt"
        with file.open("wb") as output:
            serialize(asserted | _declarations(asserted), output, format=RdfFormat.N_TRIPLES)
        command = [
            *(owlready2.JAVA_EXE, f"-Xmx{owlready2.reasoning.JAVA_MEMORY}M"),
            *("-cp", f"{hermit}{os.pathsep}{hermit / 'HermiT.jar'}", "org.semanticweb.HermiT.cli.CommandLine"),
            *("--unsatisfiable", file.as_uri()),
        ]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # all of it ours
        except FileNotFoundError as error:
            raise ReasonerUnavailable(NO_JAVA) from error
    if "Inconsistent ontology" in done.stderr:
        raise Inconsistent(CONTRADICTION)
    if done.returncode:
        raise ReasonerUnavailable(f"The reasoner HermiT stopped: {done.stderr.strip().splitlines()[-1]}")
    _refuse_impossible(IRI.findall(done.stdout))


def _refuse_impossible(classes: Iterable[str]) -> None:
    """Raise ``Inconsistent`` with the names of classes that can have no member, if there are any."""
    if impossible := sorted(name for name in classes if name != OWL["Nothing"].value):
        raise Inconsistent(f"These classes can have no member: {', '.join(impossible)}.")


def _new_triples(world: "World", asserted: frozenset[Triple]) -> tuple[Triple, ...]:
    from owlready2 import (  # noqa: PLC0415  # same
        OwlReadyInconsistentOntologyError,
        OwlReadyJavaError,
        sync_reasoner_hermit,
    )

    # owlready2 reads N-Triples but no Turtle, and reasons about declared individuals only.
    handed = io.BytesIO()
    serialize(asserted | _declarations(asserted), handed, format=RdfFormat.N_TRIPLES)
    handed.seek(0)
    world.get_ontology("urn:sozialraum:asserted#").load(fileobj=handed)
    conclusions = world.get_ontology("urn:sozialraum:inferred#")
    try:
        with conclusions:
            sync_reasoner_hermit(world, infer_property_values=True, debug=0)
    except OwlReadyInconsistentOntologyError as error:
        raise Inconsistent(CONTRADICTION) from error
    except FileNotFoundError as error:
        raise ReasonerUnavailable(NO_JAVA) from error
    except OwlReadyJavaError as error:
        reason = str(error).strip().splitlines()[-1]
        raise ReasonerUnavailable(f"The reasoner HermiT stopped: {reason}") from error
    _refuse_impossible(thing.iri for thing in world.inconsistent_classes())
    buffer = io.BytesIO()
    conclusions.save(file=buffer, format="ntriples")
    found = {quad.triple for quad in parse(buffer.getvalue(), format=RdfFormat.N_TRIPLES)} - asserted
    return tuple(sorted((triple for triple in found if _is_conclusion(triple)), key=str))


def _is_outside_owl(triple: Triple) -> bool:
    """Tell whether a triple's value has a datatype that OWL 2 does not know."""
    return isinstance(triple.object, Literal) and triple.object.datatype in NO_DATATYPES_OF_OWL


def _declarations(triples: frozenset[Triple]) -> frozenset[Triple]:
    """Return an owl:NamedIndividual type for every typed thing that is no part of the schema."""
    kinds: dict[NamedNode, set[object]] = {}
    for triple in triples:
        if triple.predicate == RDF["type"] and isinstance(triple.subject, NamedNode):
            kinds.setdefault(triple.subject, set()).add(triple.object)
    return frozenset(
        Triple(thing, RDF["type"], OWL["NamedIndividual"]) for thing, types in kinds.items() if not types & SCHEMA_KINDS
    )


def _is_conclusion(triple: Triple) -> bool:
    """Tell a conclusion from the bookkeeping that owlready2 writes beside it."""
    bookkeeping = {OWL["NamedIndividual"], OWL["Ontology"], OWL["Thing"], *SCHEMA_KINDS}
    return (
        isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, NamedNode)
        and triple.object not in bookkeeping
    )
