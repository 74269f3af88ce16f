"""XML text: what of a text XML can hold."""

import re
from typing import Final

__all__ = ["cleaned"]

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def cleaned(text: str) -> str:
    """Return a text without the characters that XML 1.0, section 2.2, forbids; documents may hold any."""
    return _FORBIDDEN.sub("", text)
