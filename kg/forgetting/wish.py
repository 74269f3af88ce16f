"""Wish: whom somebody wants forgotten, and its note in the store's folder while it is carried out."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from kg.curation.decision import Signature
from kg.errors import StoreUnavailable
from kg.forgetting.name import blackened, keys_of, names_in, surnames_in
from kg.forgetting.register import write_whole
from kg.slug import slug
from kg.store.beside import FORGETTING

__all__ = ["Begun", "Wish", "begun", "is_begun", "note"]


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom to forget: forms of the name, the documents in which these mean somebody else, and where copies may lie.

    ``dumps`` is the folder of the store's snapshots; ``look_in`` are files and folders that are searched, not changed.
    """

    names: tuple[str, ...]
    signed: Signature
    reason: str = ""
    spared: tuple[str, ...] = ()
    dumps: Path | None = None
    look_in: tuple[Path, ...] = ()
    case: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all forms of the name."""
        return frozenset[str]().union(*map(keys_of, self.names))

    @property
    def words(self) -> tuple[str, ...]:
        """The forms of the name as files hold them: in letters, and in addresses."""
        return tuple(dict.fromkeys(one for name in self.names for one in (name, slug(name))))

    def known(self, key: str, document: str) -> bool:
        """Tell whether a key means the person in a document."""
        return key in self.keys and document not in self.spared

    def without(self, text: str) -> str:
        """Return words with the name blacked out, the surname alone too."""
        keys = self.keys
        spans = [(one.start, one.end) for one in names_in(text, keys.__contains__)]
        spans += surnames_in(text, {key.partition("|")[0] for key in keys})
        return blackened(text, spans)


class Begun(NamedTuple):
    """A wish that is being carried out, with what went so far: counts by kind, and how many documents it concerned."""

    wish: Wish
    counts: Mapping[str, int]
    documents: int


def note(folder: Path, begun: Begun) -> None:
    """Write down what is under way; the name stands in it until all is done, for the owner only."""
    wish = begun.wish
    told: dict[str, object] = {
        **asdict(wish),
        "dumps": str(wish.dumps) if wish.dumps else "",
        "look_in": [str(one) for one in wish.look_in],
        "counts": dict(begun.counts),
        "documents": begun.documents,
    }
    write_whole(folder / FORGETTING, json.dumps(told, ensure_ascii=False))


def is_begun(folder: Path | None) -> bool:
    """Tell whether something was begun in a store's folder and not finished."""
    return folder is not None and (folder / FORGETTING).exists()


def begun(folder: Path) -> Begun:
    """Return what was begun in a store's folder.

    Raises:
        StoreUnavailable: the note on it is damaged.
    """
    place = folder / FORGETTING
    try:
        told = json.loads(place.read_text(encoding="utf-8"))
        wish = Wish(
            tuple(told["names"]),
            Signature(**told["signed"]),
            told["reason"],
            tuple(told["spared"]),
            Path(told["dumps"]) if told["dumps"] else None,
            tuple(map(Path, told["look_in"])),
            told["case"],
        )
        return Begun(wish, told["counts"], told["documents"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreUnavailable(
            f"{place} is damaged ({error}): somebody was being forgotten; remove that file and forget them once more"
        ) from error
