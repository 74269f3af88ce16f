"""The language model: proposes mentions beside the rules, each held to words that stand in the text; off by default."""

from kg.llm.endpoint import LanguageModel
from kg.llm.proposals import Proposals, proposals

__all__ = ["LanguageModel", "Proposals", "proposals"]
