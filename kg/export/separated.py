"""Separated values: a listing as CSV, one column a variable, for spreadsheets and programs."""

import csv
from io import StringIO

from kg.export.listing import Listing

__all__ = ["separated_values"]

_FORMULA = frozenset("=+-@\t\r")


def separated_values(listing: Listing) -> bytes:
    """Return RFC 4180 CSV in UTF-8, addresses as they are; the byte order mark makes spreadsheets read umlauts rightly.

    Rows that say why have a last column ``why`` with their sentences. No cell can be taken for a formula: texts come
    from strangers' documents.
    """
    output = StringIO()
    writer = csv.writer(output)
    names = [column.name for column in listing.columns]
    writer.writerow([*names, "why"] if listing.why else names)
    for number, row in enumerate(listing.rows):
        cells = [_harmless(term.value) if (term := row.get(name)) is not None else "" for name in names]
        if listing.why:
            cells.append(_harmless(" ".join(one.sentence for one in listing.why[number])))
        writer.writerow(cells)
    return output.getvalue().encode("utf-8-sig")


def _harmless(value: str) -> str:
    return f"'{value}" if value[:1] in _FORMULA and not _is_number(value) else value


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
