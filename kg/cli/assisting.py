"""Command for assistants with a language model: the graph's tools over standard input and output."""

import importlib
from importlib.util import find_spec

from kg.cli.options import StoreOption, access, open_for_reading, store_address
from kg.errors import WrongParameter
from kg.settings import read_settings

__all__ = ["mcp"]


def mcp(store: StoreOption = None) -> None:
    """Antwortet Assistenten mit Sprachmodell (Model Context Protocol, stdio). / Answers assistants, over stdio."""
    if find_spec("mcp") is None:
        raise WrongParameter("assistants need more packages: pip install 'sozialraum[mcp]'")
    address = store_address(store)
    with open_for_reading(store) as opened:
        at = opened.address
    stdio = importlib.import_module("api.model_stdio")
    if at != address and at.endswith("/sparql"):  # a server holds the folder
        stdio.answer_over(at.removesuffix("/sparql"))
        return
    given, known = read_settings(), importlib.import_module("api.settings")
    stdio.answer_with_own(
        known.ApiSettings(
            store_address=address,
            access=access(),
            limits=known.QueryLimits.given(given),
            outside=known.Outside.given(given),
            workers=1,
        )
    )
