"""Protocol: what was taken out for a case, when, by whom and why, without a word of who it was."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from kg.forgetting.register import write_whole
from kg.store.beside import PROTOCOLS

__all__ = ["KINDS", "Protocol", "protocols", "write_protocol"]

KINDS: Final = {
    "facts": ("Angaben und Belege entfernt", "facts and evidence removed"),
    "texts": ("Dokumenttexte geschwärzt", "document texts blacked out"),
    "places in texts": ("Stellen in Texten geschwärzt", "places in texts blacked out"),
    "passages": ("Zitate und Belegsätze geschwärzt", "quotes and passages blacked out"),
    "labels": ("Bezeichnungen und Notizen geschwärzt", "labels and notes blacked out"),
    "addresses": ("Adressen umbenannt", "addresses renamed"),
    "reports": ("Meldungen von Lesern geschwärzt", "reports of readers blacked out"),
    "dumps": ("Datenstände gelöscht", "snapshots of the data deleted"),
    "documents": ("Dokumente gelöscht", "documents deleted"),
}
"""What is counted, in German and in English."""


@dataclass(frozen=True, slots=True)
class Protocol:
    """What was done for a case: ``counts`` by kind of place, and files elsewhere that still hold the name.

    ``act`` is ``forgotten`` for a person and ``expired`` for a document past its date. ``documents`` is how many
    documents named the person.
    """

    case: str
    at: str
    by: str
    reason: str
    act: str
    counts: Mapping[str, int]
    documents: int
    remaining: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Return the protocol for JSON."""
        return asdict(self)

    def text(self, lang: str) -> str:
        """Return the protocol in sentences, for printing and filing."""
        german = lang == "de"
        title = {
            "forgotten": ("Protokoll der Löschung einer Person", "Protocol of the erasure of a person"),
            "expired": ("Protokoll der Löschung nach Frist", "Protocol of an erasure at the end of its time"),
        }[self.act][0 if german else 1]
        head = (
            ("Aktenzeichen", self.case) if german else ("Case", self.case),
            ("Zeitpunkt", self.at) if german else ("Time", self.at),
            ("Durchgeführt von", self.by) if german else ("Done by", self.by),
            ("Grund", self.reason or "–") if german else ("Reason", self.reason or "–"),
            ("Betroffene Dokumente", str(self.documents)) if german else ("Documents concerned", str(self.documents)),
        )
        lines = [title, "", *(f"{name}: {value}" for name, value in head), ""]
        lines += [f"- {KINDS[kind][0 if german else 1]}: {number}" for kind, number in self.counts.items()]
        if self.remaining:
            lines += ["", "Noch enthalten in:" if german else "Still held by:"]
            lines += [f"- {one}" for one in self.remaining]
        lines += ["", *ELSEWHERE[lang]]
        return "\n".join(lines) + "\n"


ELSEWHERE: Final = {
    "de": (
        "Nicht erreichbar für das Programm und eigens zu prüfen: frühere Sicherungen, veröffentlichte Seiten",
        "(neu schreiben mit 'sozialraum publish'), die Ausgangsdateien der Dokumente, Protokolldateien der Server,",
        "Papier und Kopien bei anderen, die nach Art. 19 DSGVO zu unterrichten sind.",
    ),
    "en": (
        "Out of the program's reach and to be looked at: earlier backups, published pages (write them again with",
        "'sozialraum publish'), the files that the documents came from, log files of servers, paper, and copies that",
        "others hold, who are to be told (GDPR, art. 19).",
    ),
}


def protocols(folder: Path | None) -> tuple[Protocol, ...]:
    """Return the protocols of the store in a folder, the newest first."""
    if folder is None:
        return ()
    found = []
    for path in (folder / PROTOCOLS).glob("*.json"):
        told = json.loads(path.read_text(encoding="utf-8"))
        found.append(Protocol(**{**told, "remaining": tuple(told["remaining"])}))
    return tuple(sorted(found, key=lambda one: (one.at, one.case), reverse=True))


def write_protocol(folder: Path, protocol: Protocol) -> None:
    """Put a protocol on file, for its owner only."""
    write_whole(
        folder / PROTOCOLS / f"{protocol.case}.json", json.dumps(asdict(protocol), ensure_ascii=False, indent=1)
    )
