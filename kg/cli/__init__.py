"""Command line: the graph built, asked, checked, exported and served from a terminal."""

from kg.cli.app import main

__all__ = ["main"]
