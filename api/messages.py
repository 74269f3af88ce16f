"""Messages: every text of the pages in German and English, and the language a request wants."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final, Literal, cast, get_args

from fastapi import Request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from kg.resources import said_in_yaml

__all__ = ["LANGUAGES", "Language", "Messages", "language_of", "load_messages"]

Language = Literal["de", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Messages:
    """The texts by name and language; ``{name}`` in a text is filled in when it is said."""

    texts: Mapping[str, Mapping[Language, str]]

    def say(self, name: str, language: Language, /, **values: object) -> str:
        """Return a text with its values filled in; with ``n`` given and not 1, ``name-many`` is said if there is one.

        Raises:
            KeyError: there is no such text; a test renders every page, so this is a slip in a template.
        """
        many = f"{name}-many"
        chosen = many if values.get("n", 1) != 1 and many in self.texts else name
        return self.texts[chosen][language].format(**values)

    def has(self, name: str) -> bool:
        """Tell whether there is a text of this name."""
        return name in self.texts


def load_messages() -> Messages:
    """Return the catalogue that lies beside this module."""
    raw = said_in_yaml((files("api") / "messages.yaml").read_text("utf-8"))
    return Messages(cast("Mapping[str, Mapping[Language, str]]", raw))


def language_of(request: Request) -> Language:
    """Return the language of a request: ``lang`` in the address, else ``Accept-Language``, else German."""
    asked = request.query_params.get("lang", "").lower()
    for language in LANGUAGES:
        if asked == language:
            return language
    # by main language: werkzeug would rank a plain "de;q=0.5" over the better liked "en-GB"
    liked = parse_accept_header(request.headers.get("accept-language", ""), LanguageAccept)
    for tag, quality in liked:
        for language in LANGUAGES:
            if quality > 0 and tag.lower().partition("-")[0] == language:
                return language
    return "de"
