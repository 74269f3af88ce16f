"""Export: lists and networks as files that other programs open, every row with its sources.

    listing_of_answer(store, answer, language)     any question's answer
    listing_of_ranking(store, actor, rows, …)      who shares themes with one actor
    listing_of_group(store, group, language)       what several share
    listing_of_findings(store, lines, …)           what a search found
    written(listing, "xlsx")                       the bytes of the file

A ``Listing`` holds all that a file says; from there on each format is a pure function of its own in a module of its
own: ``workbook`` (XLSX), ``separated`` (CSV) with ``tabular`` for the file beside it, ``linked`` (JSON-LD), and for
networks ``graphfile`` (GraphML, GEXF) and ``picture`` (SVG).
"""

from kg.export.findings import listing_of_findings
from kg.export.listing import Listing, listing_of_answer, listing_of_group, listing_of_ranking
from kg.export.tabular import tabular_metadata
from kg.export.writing import FORMATS, FileFormat, fitting, written

__all__ = [
    "FORMATS",
    "FileFormat",
    "Listing",
    "fitting",
    "listing_of_answer",
    "listing_of_findings",
    "listing_of_group",
    "listing_of_ranking",
    "tabular_metadata",
    "written",
]
