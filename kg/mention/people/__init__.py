"""People: who a text names, in which functions and bodies, and what they do at an event."""
