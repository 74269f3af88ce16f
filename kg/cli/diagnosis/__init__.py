"""Diagnosis: what is well and what is not with an installation, its store and its server, and how to mend it."""

from kg.cli.diagnosis.command import doctor

__all__ = ["doctor"]
