"""Every format names whose the data are; the one that has no place for it is known by name."""

import io
import re
import zipfile

import pytest

from kg.export import FORMATS, written
from tests.unit.export.worked import listing, network

WITHOUT_PLACE = {"csv"}
"""Tables of values alone; over HTTP they lead to the dataset's page by a ``Link`` header."""


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
