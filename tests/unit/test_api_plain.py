"""Plain routes found ahead of all others answer what the usual way answers."""

import httpx
import pytest
from fastapi import APIRouter, FastAPI, HTTPException, Request, Response

from api.plain import Ahead, PlainRoute

router = APIRouter(route_class=PlainRoute)


@router.get("/here")
async def get_here(request: Request) -> Response:
    if "wrong" in request.query_params:
        raise HTTPException(418, "wrong")
    return Response(request.scope["route"].path, headers={"Method": request.method})


@router.post("/here")
async def post_here(request: Request) -> Response:
    return Response(await request.body())


@router.get("/here/{name}")
async def get_named(request: Request) -> Response:
    return Response(request.path_params["name"])


def application(*, ahead: bool) -> FastAPI:
    app = FastAPI()
    if ahead:
        app.router.routes.append(Ahead(router.routes))
    app.include_router(router)
    return app


async def answers(app: FastAPI, root_path: str) -> list[tuple[int, str, str | None]]:
    asked = [
        ("GET", "/here"),
        ("GET", "/here?wrong=1"),
        ("POST", "/here"),
        ("DELETE", "/here"),
        ("GET", "/here/there"),
        ("GET", "/here/"),
        ("GET", "/nowhere"),
    ]
    found = []
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app, root_path=root_path), base_url="http://test"
    ) as client:
        for method, path in asked:
            answer = await client.request(method, root_path + path, content=b"body" if method == "POST" else None)
            found.append((answer.status_code, answer.text, answer.headers.get("allow")))
    return found


@pytest.mark.anyio
@pytest.mark.parametrize("root_path", ["", "/below"])
async def test_routes_ahead_answer_as_they_do_in_their_place(root_path):
    usual = await answers(application(ahead=False), root_path)
    assert [status for status, *_ in usual] == [200, 418, 200, 405, 200, 307, 404]
    assert await answers(application(ahead=True), root_path) == usual


@pytest.mark.parametrize(
    ("path", "method", "root_path", "found"),
    [
        ("/here", "GET", "", "/here"),
        ("/here", "POST", "", "/here"),
        ("/here", "DELETE", "", None),
        ("/here", "GET", "/below", None),
        ("/here/there", "GET", "", None),
    ],
)
def test_only_a_bare_path_of_a_known_method_is_found(path, method, root_path, found):
    scope = {"type": "http", "path": path, "method": method, "root_path": root_path}
    _, told = Ahead(router.routes).matches(scope)
    assert (told["route"].path if told else None) == found


def test_what_is_no_request_is_not_found():
    assert not Ahead(router.routes).matches({"type": "websocket", "path": "/here"})[1]
