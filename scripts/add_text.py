"""Texts: one more text of the pages in both catalogues, in the order of names.

python -m scripts.add_text NAME GERMAN ENGLISH [GERMAN-FOR-MANY ENGLISH-FOR-MANY]
"""

import io
import sys
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po, write_po

LOCALE: Final = Path(__file__).parents[1] / "api" / "locale"


def with_text(catalogue: str, language: str, name: str, said: tuple[str, ...]) -> str:
    """Return a catalogue with one text more, or another one for this name; with two, the second is said for many."""
    head = catalogue.partition("\n\n")[0]
    read = read_po(io.StringIO(catalogue), locale=language)
    read.delete(name)
    if len(said) > 1:
        read.add((name, f"{name}-many"), said)
    else:
        read.add(name, said[0])
    written = io.BytesIO()
    write_po(written, read, width=0, sort_output=True, omit_header=True)
    return f"{head}\n\n{written.getvalue().decode().strip()}\n"


def main() -> None:
    """Write the text that the command line names into both catalogues."""
    name, *said = sys.argv[1:]
    if len(said) not in {2, 4}:
        sys.exit(f"{__doc__}")
    for place, language in enumerate(("de", "en")):
        file = LOCALE / language / "LC_MESSAGES" / "messages.po"
        file.write_text(with_text(file.read_text("utf-8"), language, name, tuple(said[place::2])), "utf-8")


if __name__ == "__main__":
    main()
