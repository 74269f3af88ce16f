"""OpenAPI: whatever a client sends by the document of the interface, every operation keeps its word and none breaks."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_app
from api.settings import ApiSettings
from kg.keys import Scope, add_key
from tests.integration.api.conftest import fill

EXAMPLES = 5
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
TEXTS = ("application/sparql-query", "application/sparql-update", "application/n-triples", "text/turtle")
document = schemathesis.openapi.from_dict(create_app(ApiSettings("memory:")).openapi())
document.config.phases.coverage.enabled = False  # another 800 requests: for a run by hand


@schemathesis.serializer(*TEXTS)
def as_text(_, value):
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def server(serve, tmp_path_factory):
    """A server with some content, and a key that allows everything."""
    folder = tmp_path_factory.mktemp("openapi")
    fill(str(folder / "graph"))
    keys = folder / "keys.json"
    with serve(ApiSettings(str(folder / "graph"), keys, workers=1)) as client:
        client.headers["Authorization"] = f"Bearer {add_key(keys, 'Probe', Scope.ADMIN)}"
        yield client


@document.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_keeps_its_word(case, server):
    authorization = {"Authorization": server.headers["Authorization"]}
    case.call_and_validate(base_url=str(server.base_url), headers=authorization, checks=CHECKS)


@pytest.mark.parametrize(
    ("path", "part", "listed"),
    [
        ("/actors/{actor_id}", "actor_id", "/actors"),
        ("/actors/{actor_id}/shared-themes", "actor_id", "/actors"),
        ("/themes/{theme_id}", "theme_id", "/themes"),
        ("/documents/{document_id}", "document_id", "/documents"),
        ("/things/{path}", "path", "/actors"),
    ],
)
def test_what_is_told_of_one_thing_is_as_described(server, path, part, listed):
    iri = server.get(listed).json()["items"][-1]["ref"]["iri"]
    name = iri.partition("/id/")[2] if part == "path" else iri.rpartition("/")[2]
    case = document[path]["GET"].Case(path_parameters={part: f"id/{name}" if part == "path" else name})
    answer = case.call_and_validate(base_url=str(server.base_url), checks=CHECKS)
    assert answer.status_code == 200


def test_the_document_tells_who_may_write():
    told = document.raw_schema
    assert set(told["components"]["securitySchemes"]) == {"bearer", "session"}
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            reads = path in {"/sparql", "/work/sign-in", "/report"} or path.startswith("/reconcile")
            closed = path.startswith("/admin/") or (method != "get" and not reads)
            either = [{}, {"bearer": []}] if (method, path) == ("post", "/sparql") else None
            if path.startswith("/work"):
                signed_in = [] if path == "/work/sign-in" else [{"session": []}, {"bearer": []}]
                assert operation.get("security", []) == signed_in, path
                continue
            assert operation.get("security") == ([{"bearer": []}] if closed else either), path
            assert closed <= ("401" in operation["responses"])
            assert {"429", "503"} <= set(operation["responses"])
