"""Every format names whose the data are; the one that has no place for it is known by name."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace

import pytest

from kg.export import FORMATS, tabular_metadata, written
from tests.unit.export.worked import listing, network

WITHOUT_PLACE = {"csv"}
"""Tables of values alone: a file beside them names the sources; over HTTP a ``Link`` header leads to the dataset."""


def words(body: bytes) -> str:
    """All text of a file, also of one that is packed."""
    if not body.startswith(b"PK"):
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_a_file_names_its_sources(suffix):
    told = words(written(listing(network=network()), suffix))
    named = re.search("Protokoll .erfundenes Beispiel", told) is not None and "Apache-2.0" in told
    assert named is (suffix not in WITHOUT_PLACE)


@pytest.mark.parametrize("suffix", sorted({*FORMATS} - WITHOUT_PLACE))
def test_a_file_says_the_licence_of_the_data_where_there_is_one(suffix):
    licensed = replace(listing(network=network()), licence="CC BY 4.0 (https://example.org/by)")
    assert "CC BY 4.0" in words(written(licensed, suffix))
    assert "Lizenz der Daten" not in words(written(listing(network=network()), suffix))


def test_what_lies_beside_a_table_names_its_sources_and_its_columns():
    table = listing(network=network())
    told = json.loads(tabular_metadata(table, "liste.csv"))
    assert told["url"] == "liste.csv"
    assert re.search("Protokoll .erfundenes Beispiel", told["schema:creditText"])
    assert "Apache-2.0" in told["schema:creditText"]
    head = next(csv.reader(io.StringIO(written(table, "csv").decode("utf-8-sig"))))
    assert [column["titles"] for column in told["tableSchema"]["columns"]] == head
