"""Alignment: where the characters of a text stood before the text was rewritten."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model.span import Span

__all__ = ["Alignment", "Edit", "rewritten"]

Edit = tuple[int, int, str]
"""Start and end of the characters that go, and what comes in their place."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Runs of characters that moved as a whole: where each begins in the new text, and where it stood in the old one.

    Both ascend, the first from 0; a text that was not rewritten is one run.
    """

    starts: tuple[int, ...] = (0,)
    places: tuple[int, ...] = (0,)

    def place(self, offset: int) -> int:
        """Return where the character at an offset of the new text stood in the old one; never before an earlier one."""
        run = bisect_right(self.starts, offset) - 1
        return self.places[run] + offset - self.starts[run]

    def span(self, span: Span) -> Span:
        """Return the characters of the old text that a span of the new one stands for, what was dropped among them."""
        return Span(self.place(span.start), self.place(span.end))

    def after(self, earlier: "Alignment") -> "Alignment":
        """Return the alignment of two rewritings: this one, of the text that the earlier one gave."""
        if earlier == Alignment():
            return self
        starts: list[int] = []
        places: list[int] = []
        for run, (start, old) in enumerate(zip(self.starts, self.places, strict=True)):
            length = self.starts[run + 1] - start if run + 1 < len(self.starts) else None
            starts.append(start)
            places.append(earlier.place(old))
            inner = bisect_right(earlier.starts, old)
            while inner < len(earlier.starts) and (length is None or earlier.starts[inner] - old < length):
                starts.append(start + earlier.starts[inner] - old)
                places.append(earlier.places[inner])
                inner += 1
        return Alignment(tuple(starts), tuple(places))


def rewritten(text: str, edits: Iterable[Edit]) -> tuple[str, Alignment]:
    """Return a text with edits made, which come in its order and do not overlap, and how it lies on the old one."""
    parts: list[str] = []
    starts, places = [0], [0]
    new = old = 0

    for start, end, put in edits:
        parts += (text[old:start], put)
        new += start - old
        kept = min(len(put), end - start)
        # Each character that is put in beyond those that go is a run of its own, at the place where they ended.
        for begin in range(new + kept, new + len(put) + (len(put) != end - start)):
            if starts[-1] == begin:
                places[-1] = end
            else:
                starts.append(begin)
                places.append(end)
        new += len(put)
        old = end
    parts.append(text[old:])
    return "".join(parts), Alignment(tuple(starts), tuple(places))
