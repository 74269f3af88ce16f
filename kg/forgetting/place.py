"""Place: where words stand in a text or in an address, letter for letter."""

from collections.abc import Iterable, Iterator

__all__ = ["exchanged", "places", "words_in_address"]


def places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, from where to where, overlapping ones too."""
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def exchanged(local: str, slug: str, fresh: str) -> str:
    """Return part of an address with a document's slug exchanged, where it stands as a whole."""
    for start, end in reversed(tuple(places(local, slug))):
        if not local[start - 1 : start].isalnum() and not local[end : end + 1].isalnum():
            local = f"{local[:start]}{fresh}{local[end:]}"
    return local


def words_in_address(local: str, surnames: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where surnames stand as words of an address."""
    for one in surnames:
        words = one.replace(" ", "-")
        for start, end in places(local, words):
            if not local[start - 1 : start].isalnum() and not local[end : end + 1].isalnum():
                yield start, end
