"""The web: one page from an address, within limits, from hosts that anybody may reach."""

from kg.web.hosts import AddressRule, public_addresses
from kg.web.page import Fetched, Limits, fetch

__all__ = ["AddressRule", "Fetched", "Limits", "fetch", "public_addresses"]
