"""Machine: findings on Python, the packages, the shipped language files, and Java."""

import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Final

from packaging.requirements import Requirement

from kg.catalogue import load_catalogue
from kg.cli.diagnosis.finding import Finding, bad, fair, good
from kg.errors import KgError
from kg.vocabulary import load_vocabulary
from kg.words import stem

__all__ = ["machine"]

_PYTHON: Final = (3, 11)
_INSTALL: Final = "pip install -c requirements.lock ."


def machine() -> Iterator[Finding]:
    """Yield what is found of the installation."""
    yield of_python(sys.version_info[:3])
    yield of_packages(requires("sozialraum") or [])
    yield _of_language()
    yield of_java(shutil.which("java"))


def of_python(found: tuple[int, ...]) -> Finding:
    """Return what is found of Python's version."""
    text, wanted = ".".join(map(str, found)), ".".join(map(str, _PYTHON))
    if found < _PYTHON:
        return bad(
            "python",
            (f"Python {text} ist zu alt", f"Python {text} is too old"),
            (f"Python {wanted} oder neuer nehmen", f"use Python {wanted} or newer"),
        )
    return good("python", f"Python {text}", f"Python {text}")


def of_packages(wanted: list[str]) -> Finding:
    """Return which needed packages are missing or have another version; those of extras do not count."""
    requirements = [Requirement(one) for one in wanted]
    needed = [one for one in requirements if one.marker is None or one.marker.evaluate({"extra": ""})]
    faults = [fault for one in needed if (fault := _fault(one))]
    if faults:
        told = ", ".join(faults)
        return bad(
            "packages",
            (f"Pakete fehlen oder passen nicht: {told}", f"packages are missing or do not fit: {told}"),
            (f"im Quellordner: {_INSTALL}", f"in the source folder: {_INSTALL}"),
        )
    return good("packages", f"{len(needed)} Pakete in passender Version", f"{len(needed)} packages in fitting versions")


def _fault(requirement: Requirement) -> str | None:
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        return requirement.name
    return None if requirement.specifier.contains(found, prereleases=True) else f"{requirement} (found {found})"


def _of_language() -> Finding:
    """Return what is found of stems, vocabulary, municipalities and stored questions."""
    try:
        vocabulary, questions = load_vocabulary(), len(load_catalogue())
        stems = stem("Häuser") == stem("Häusern")
    except (KgError, OSError) as error:
        return bad(
            "language",
            (f"Sprachdateien nicht lesbar: {error}", f"language files cannot be read: {error}"),
            (f"neu installieren: {_INSTALL}", f"install again: {_INSTALL}"),
        )
    if not stems:
        return bad(
            "language",
            ("deutsche Wortstämme stimmen nicht", "German stems are wrong"),
            ("snowballstemmer neu installieren", "install snowballstemmer again"),
        )
    themes = len(vocabulary.themes)
    return good(
        "language",
        f"Sprachdateien vollständig: {themes} Themen, {questions} Fragen, Wortstämme",
        f"language files complete: {themes} themes, {questions} questions, stems",
    )


def of_java(program: str | None) -> Finding:
    """Return what is found of Java, which one option needs and nothing else."""
    if program is None:
        return fair(
            "java",
            (
                "kein Java; nur 'sozialraum check --reason' (HermiT) braucht es",
                "no Java; only 'sozialraum check --reason' (HermiT) needs it",
            ),
            ("bei Bedarf: apt-get install default-jre-headless", "if wanted: apt-get install default-jre-headless"),
        )
    return good("java", f"Java: {program}", f"Java: {program}")
