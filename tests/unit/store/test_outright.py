"""What an update names outright: all of it where it is data, and nothing is said of any other."""

import pytest

from kg.store.outright import named_outright

GRAPH = "<https://example.org/g>"


@pytest.mark.parametrize(
    ("update", "objects"),
    [
        (f"INSERT DATA {{ GRAPH {GRAPH} {{ <a:s> <a:p> <a:o> }} }}", {"a:o"}),
        (f"delete data {{ GRAPH {GRAPH} {{ <a:s> <a:p> <a:o>, <a:u> }} }} ;", {"a:o", "a:u"}),
        (
            f"""PREFIX a: <a:> # DELETE WHERE
            INSERT DATA {{ GRAPH {GRAPH} {{ a:s a:p a:o }} }} ;
            DELETE DATA {{ GRAPH {GRAPH} {{ a:s a:p a:u , '}} ; DELETE' }} }}""",
            {"a:o", "a:u", "} ; DELETE"},
        ),
        (f"INSERT DATA {{ GRAPH {GRAPH} {{ }} }}", set()),
    ],
)
def test_data_is_named_outright(update, objects):
    assert {triple.object.value for triple in named_outright(update)} == objects


@pytest.mark.parametrize(
    "update",
    [
        f"INSERT {{ GRAPH {GRAPH} {{ <a:s> <a:p> ?o }} }} WHERE {{ ?s <a:p> ?o }}",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"INSERT DATA {{ GRAPH {GRAPH} {{ <a:s> <a:p> <a:o> }} }} ; CLEAR GRAPH {GRAPH}",
        f"WITH {GRAPH} DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        f"DROP GRAPH {GRAPH}",
    ],
)
def test_what_is_looked_for_is_not(update):
    assert named_outright(update) is None
