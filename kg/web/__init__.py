"""The web: pages, files and answers of services, within limits, from hosts that anybody may reach."""

from kg.web.download import Downloaded, download
from kg.web.exchange import Answer, Asking, Limits, NoAnswer, answer_to
from kg.web.hosts import AddressRule, Resolver, public_addresses, system_resolver
from kg.web.page import Fetched, fetch

__all__ = [
    "AddressRule",
    "Answer",
    "Asking",
    "Downloaded",
    "Fetched",
    "Limits",
    "NoAnswer",
    "Resolver",
    "answer_to",
    "download",
    "fetch",
    "public_addresses",
    "system_resolver",
]
