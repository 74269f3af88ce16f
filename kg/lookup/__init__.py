"""Lookup: which things of Wikidata, the GND and the like may be meant by our names, asked politely and only on demand.

    services(file)                  the services that are known by name, with addresses and terms
    Conversation(title, manners)    requests to one of them: pauses, back-off, limits, public addresses only
    Cache(file, seconds)            what they answered before; all there is when nobody may be asked
    look_up(service, names, …)      candidates for names
    sought_of, proposed             from our things to names, and from candidates to links that wait for a verdict

Nothing is ever asked by itself, no person's name is asked at all, and no score accepts a link.
"""

from kg.lookup.answers import Answers, look_up
from kg.lookup.authority import KINDS, Protocol, Service, service_named, services
from kg.lookup.cache import Cache
from kg.lookup.conversation import Conversation, Manners, agent
from kg.lookup.found import Found, Sought
from kg.lookup.proposal import proposed, sought_of

__all__ = [
    "KINDS",
    "Answers",
    "Cache",
    "Conversation",
    "Found",
    "Manners",
    "Protocol",
    "Service",
    "Sought",
    "agent",
    "look_up",
    "proposed",
    "service_named",
    "services",
    "sought_of",
]
