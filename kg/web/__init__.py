"""The web: pages, files and answers of services, within limits, from hosts that anybody may reach."""

from kg.web.exchange import Answer, Asking, Limits, NoAnswer, answer_to
from kg.web.hosts import AddressRule, Resolver, public_addresses, system_resolver
from kg.web.page import Fetched, fetch

__all__ = [
    "AddressRule",
    "Answer",
    "Asking",
    "Fetched",
    "Limits",
    "NoAnswer",
    "Resolver",
    "answer_to",
    "fetch",
    "public_addresses",
    "system_resolver",
]
