"""Understand: which stored question somebody asks in words of their own, without a language model.

    understand(store, catalogue, text)   the stored question with its blanks filled, other readings, or near questions
    said_of(reading, labels, language)   how it was understood, in a sentence
    refusal(understanding, language)     that it was not, and why

What a question sounds like stands in its file, as ``phrasings``: words to be said, some of them in several ways, and
blanks. Words meet by their stems; names come from the graph, themes also by synonyms and compounds.
"""

from kg.understand.reading import Chosen, Reading
from kg.understand.saying import labels_of, refusal, said_of, value_labels
from kg.understand.understanding import Understanding, understand

__all__ = [
    "Chosen",
    "Reading",
    "Understanding",
    "labels_of",
    "refusal",
    "said_of",
    "understand",
    "value_labels",
]
