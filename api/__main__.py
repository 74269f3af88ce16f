"""Start the API alone: ``python -m api`` serves the store that the environment names, at 127.0.0.1:8000."""

from pathlib import Path

from api.app import create_app
from api.settings import ApiSettings, Outside, QueryLimits, Rates
from api.shutdown import run
from kg.opendata.dump import folder_beside
from kg.settings import read_settings
from kg.store import Access

__all__ = ["main"]

_HOST = "127.0.0.1"
_PORT = 8000


def main() -> None:
    """Serve until stopped; ``sozialraum serve`` does the same with options, and builds an empty store first."""
    given = read_settings()
    access = Access(update_url=given.update_url or None, user=given.user or None, password=given.password or None)
    settings = ApiSettings(
        given.store,
        access=access,
        url=f"http://{_HOST}:{_PORT}",
        limits=QueryLimits.given(given),
        workers=given.workers,
        spare=2 * given.workers,
        slowest_bytes=given.reader_kilobytes * 1024,
        outside=Outside.given(given),
        rates=Rates.given(given),
        review_below=given.review_below,
        vocabularies=Path(given.vocabularies),
        publication=given.publication,
        dumps=Path(given.dumps) if given.dumps else folder_beside(given.store),
        notices=Path(given.notices) if given.notices else None,
    )
    app = create_app(settings)
    run(app, host=_HOST, port=_PORT, log_level="info", grace_s=given.stop_seconds)


if __name__ == "__main__":
    main()
