"""Beside: what lies in a store's folder and is no part of its engine, and goes along when the engine is exchanged."""

import shutil
from pathlib import Path
from typing import Final

__all__ = ["FORGETTING", "FORGOTTEN", "KEPT", "PROTOCOLS", "carry"]

FORGOTTEN: Final = "forgotten.json"
"""Who is not to come back, as hashes; in backups, too."""
FORGETTING: Final = "forgetting.json"
"""What is being taken out of the store at this moment."""
PROTOCOLS: Final = "protocols"
"""What was taken out of it, when and by whom."""
_REPORTS: Final = tuple(f"reports.sqlite3{end}" for end in ("", "-journal", "-wal", "-shm"))
"""What readers wrote of faults."""
KEPT: Final = frozenset((FORGOTTEN, FORGETTING, PROTOCOLS, *_REPORTS))


def carry(old: Path, new: Path) -> None:
    """Copy what lies beside one engine to another's folder, where that does not have it yet."""
    for name in sorted(KEPT):
        here, there = old / name, new / name
        if here.is_dir():
            shutil.copytree(here, there, dirs_exist_ok=True)
        elif here.is_file() and not there.exists():
            shutil.copy2(here, there)
