"""Build hook: the pages' assets, bundled before a wheel, an sdist or an editable install looks for them."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Assets(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves its configuration open
    """Bundles what is not up to date and lets the files in, though Git ignores them."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the same for each kind
        """Build ``api/assets`` from ``frontend/``."""
        sys.path.insert(0, self.root)
        from scripts.build_assets import build_assets  # noqa: PLC0415 - a build finds it only now

        build_assets(Path(self.root))
        build_data["artifacts"].append("/api/assets/**")
