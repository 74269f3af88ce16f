"""Plain routes: routes whose function takes the request and returns the response, with nothing in between."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

__all__ = ["PlainRoute"]


class PlainRoute(APIRoute):
    """A route of the OpenAPI document that costs no more than its function: nothing is injected or validated."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the route's own function."""
        handler: Callable[[Request], Coroutine[Any, Any, Response]] = self.endpoint
        return handler
