"""Gazetteer: which place with an official key a name means, certain or open with its candidates.

meaning(name, vocabulary, …)  one place and on what ground, or several that can be meant
neighbours(meanings)          the territories that names tell, for what is named beside them
"""

from kg.gazetteer.bearers import CITIES, COUNTIES, DISTRICTS, LAND, STATES
from kg.gazetteer.meaning import Ground, Meaning, meaning, neighbours

__all__ = ["CITIES", "COUNTIES", "DISTRICTS", "LAND", "STATES", "Ground", "Meaning", "meaning", "neighbours"]
