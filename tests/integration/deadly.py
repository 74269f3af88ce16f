"""A page that ends the process which reads it, as running out of memory does."""

import os


class Deadly:
    """Stands where a document stands."""

    def __getattr__(self, name: str) -> str:
        if name == "text":
            os._exit(3)
        raise AttributeError(name)
