"""Keys: the official key of a place (AGS) out of the attributes of a feature, however its publisher writes it."""

from collections.abc import Mapping
from typing import Final

__all__ = ["key_in"]

_USUAL: Final = ("ags", "ars", "rs", "ags_0", "ars_0", "rs_0", "gemeindeschluessel", "schluessel", "key", "id")
"""Names of attributes with a key, the surest first; case plays no part."""
_REGIONAL: Final = 12
_COUNTY, _TOWN = 5, 8


def key_in(told: Mapping[str, object], attribute: str = "") -> str:
    """Return the key of 2, 3, 5 or 8 digits that the attributes of a feature hold, empty if they hold none."""
    lowered = {name.lower(): value for name, value in told.items()}
    names = (attribute.lower(),) if attribute else _USUAL
    return next((key for name in names if (key := _key(lowered.get(name)))), "")


def _key(value: object) -> str:
    """Return a key without what is only filled up; a number has lost the zero in front."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        text = str(value)
        text = text.zfill(len(text) + 1) if len(text) in {1, 4, 7, 11} else text
    else:
        text = str(value or "").replace(" ", "")
    if not (text.isascii() and text.isdigit()):
        return ""
    if len(text) == _REGIONAL:  # Land, Regierungsbezirk, county, association, municipality
        text = text[:_COUNTY] + text[-3:]
    if len(text) == _TOWN and text.endswith("000"):
        text = text[:_COUNTY] if text[2:] != "000000" else text[:2]
    return text if len(text) in {2, 3, _COUNTY, _TOWN} else ""
