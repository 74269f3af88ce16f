"""Gazetteer: which place with an official key a name means, certain or open with its candidates.

meaning(name, vocabulary, …)  one place and on what ground, or several that can be meant
neighbours(meanings)          the territories that names tell, for what is named beside them
place_of_key(key, …)          the place of an official key
geocoding, regional           the addresses of keys in DCAT-AP.de
"""

from kg.gazetteer.address import geocoding, regional
from kg.gazetteer.bearers import CITIES, COUNTIES, COUNTY, DISTRICTS, LAND, STATES
from kg.gazetteer.meaning import KINDS, Ground, Meaning, meaning, neighbours, place_of_key

__all__ = [
    "CITIES",
    "COUNTIES",
    "COUNTY",
    "DISTRICTS",
    "KINDS",
    "LAND",
    "STATES",
    "Ground",
    "Meaning",
    "geocoding",
    "meaning",
    "neighbours",
    "place_of_key",
    "regional",
]
