"""Themes: which of the vocabulary's themes a text deals with."""
