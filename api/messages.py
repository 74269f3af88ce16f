"""Messages: every text of the pages in German and English, and the language a request wants."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final, Literal, get_args

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from fastapi import Request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

__all__ = ["LANGUAGES", "Language", "Messages", "language_of", "load_messages", "read_catalogue", "said_name"]

Language = Literal["de", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Messages:
    """The texts by language, and which of them say another thing for many; ``{name}`` in a text is filled in."""

    texts: Mapping[Language, Translations]
    names: frozenset[str]
    counted: frozenset[str]

    def say(self, name: str, language: Language, /, **values: object) -> str:
        """Return a text with its values filled in, in the plural form that the number ``n`` asks for.

        Raises:
            KeyError: there is no such text; a test renders every page, so this is a slip in a template.
        """
        if name not in self.names:
            raise KeyError(name)
        texts, n = self.texts[language], values.get("n")
        said = texts.ngettext(name, name, n) if isinstance(n, int) and name in self.counted else texts.gettext(name)
        return said.format(**values)

    def has(self, name: str) -> bool:
        """Tell whether there is a text of this name."""
        return name in self.names


def read_catalogue(language: Language) -> Catalog:
    """Return the catalogue of one language as it is written, ``locale/LANGUAGE/LC_MESSAGES/messages.po``."""
    with (files("api") / "locale" / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def load_messages() -> Messages:
    """Return all texts; reading both catalogues takes some 20 ms, so they need no compiled form beside them."""
    catalogues = {language: read_catalogue(language) for language in LANGUAGES}
    return Messages(
        {language: _spoken(catalogue) for language, catalogue in catalogues.items()},
        frozenset(said_name(one) for one in catalogues["de"] if one.id),
        frozenset(said_name(one) for one in catalogues["de"] if one.pluralizable),
    )


def said_name(text: Message) -> str:
    """Return the name under which a text is said; one with a plural has another for that beside it."""
    return text.id if isinstance(text.id, str) else text.id[0]


def _spoken(catalogue: Catalog) -> Translations:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


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
