"""Notices: the pages an operator answers for (imprint, privacy, accessibility), and the help."""

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal

from fastapi import APIRouter, Request, Response
from markdown_it import MarkdownIt

from api.messages import LANGUAGES, Language, language_of
from api.openapi import PAGES
from api.render import respond
from api.settings import ApiSettings

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["NOTICES", "Notice", "notice", "router"]

Name = Literal["imprint", "privacy", "accessibility", "help"]
NOTICES: Final[tuple[Name, ...]] = ("imprint", "privacy", "accessibility", "help")

router = APIRouter(tags=["Start"], responses=PAGES)

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable("table")
_BLANK: Final = "[…"
"""How a blank begins that an operator has to fill: ``[… Name der Stelle]``."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A text of the operator, or the shipped one with its blanks.

    ``language`` is the one it is written in, ``html`` what its Markdown gives;
    ``blank`` while something is left to fill.
    """

    name: Name
    language: Language
    html: str
    blank: bool


@router.get("/imprint", summary="Who answers for this instance", response_model=Notice)
def get_imprint(request: Request) -> Response:
    """Return the operator's imprint, or the template for it with blanks."""
    return _respond(request, "imprint")


@router.get("/privacy", summary="How this instance treats personal data", response_model=Notice)
def get_privacy(request: Request) -> Response:
    """Return the operator's privacy notice, or the template for it with blanks."""
    return _respond(request, "privacy")


@router.get("/accessibility", summary="How accessible this instance is", response_model=Notice)
def get_accessibility(request: Request) -> Response:
    """Return the operator's accessibility statement, or the template for it with blanks."""
    return _respond(request, "accessibility")


@router.get("/help", summary="How to use these pages", response_model=Notice)
def get_help(request: Request) -> Response:
    """Return the help, the operator's own where there is one."""
    return _respond(request, "help")


def notice(settings: ApiSettings, name: Name, language: Language) -> Notice:
    """Return the operator's text (``NAME.LANGUAGE.md``), if need be in the other language, else the shipped one."""
    wanted = (language, *(other for other in LANGUAGES if other != language))
    folders: list[Traversable] = [] if settings.notices is None else [settings.notices]
    for folder in (*folders, files("api") / "notices"):
        for code in wanted:
            file = folder / f"{name}.{code}.md"
            if file.is_file():
                text = file.read_text("utf-8")
                return Notice(name, code, _MARKDOWN.render(text), _BLANK in text)
    raise FileNotFoundError(f"{name}: not among the shipped notices")


def _respond(request: Request, name: Name) -> Response:
    settings: ApiSettings = request.app.state.settings
    return respond(request, "notice.html", notice(settings, name, language_of(request)))
