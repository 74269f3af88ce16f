"""Bodies: the names of organisations, where they begin and end, and what kind of body they name."""
