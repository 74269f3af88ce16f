"""Markdown: a marked-up text in, the plain page of its blocks out."""

import re
from typing import Final

from kg.read.webpage import page_of_html

__all__ = ["page_of_markdown"]

FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def page_of_markdown(text: str, where: str) -> str:
    """Return the plain page of CommonMark text with tables; a header of metadata above the text is left out.

    Raises:
        DocumentUnreadable: there is no text.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a heavy package behind its one door

    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    html = MarkdownIt("commonmark").enable("table").render(FRONT_MATTER.sub("", unified))
    return page_of_html(f"<main>{html}</main>", where)
