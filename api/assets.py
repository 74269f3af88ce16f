"""Assets: the pages' styles and scripts as built from npm packages, by the names that templates say."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from os import PathLike, stat_result
from pathlib import Path
from typing import Final, cast

from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope

from kg.errors import AssetsMissing

__all__ = ["Assets", "assets_in", "load_assets", "serve_assets"]

_FOREVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Assets:
    """Where the built files lie, and under which hashed name each is served."""

    folder: Path
    names: Mapping[str, str]

    def href(self, name: str) -> str:
        """Return the address of a file by its plain name (``style.css``).

        Raises:
            KeyError: no such file was built; a test renders every page, so this is a slip in a template.
        """
        return f"/assets/{self.names[name]}"


class _Hashed(StaticFiles):
    """Files whose names change with their content, so that browsers ask once."""

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return a file, to be kept for good."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = _FOREVER
        return response


def load_assets() -> Assets:
    """Return what lies in ``api/assets``, which installing builds.

    Raises:
        AssetsMissing: it was not built.
    """
    with as_file(files("api") / "assets") as folder:
        try:
            manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
            return Assets(folder, manifest["names"])
        except (OSError, ValueError, KeyError) as error:
            raise AssetsMissing(
                f"the pages' styles and scripts are not in {folder}: they are built when the package is installed, "
                "and in a checkout by 'python -m scripts.build_assets'"
            ) from error


def serve_assets(app: FastAPI) -> None:
    """Let an application serve the built files under ``/assets``.

    Raises:
        AssetsMissing: they were not built.
    """
    app.state.assets = load_assets()
    app.mount("/assets", _Hashed(directory=app.state.assets.folder), name="assets")


def assets_in(request: Request) -> Assets:
    """Return the built files of the application that a request belongs to."""
    return cast("Assets", request.app.state.assets)
