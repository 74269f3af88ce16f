"""Meaning, no code: the ontology, its lists, themes, places, shapes and checks as Turtle and SPARQL files."""
