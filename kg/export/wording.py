"""Wording: what the columns, sheets and notes of exported files are called, in both languages."""

from collections.abc import Mapping
from typing import Final

from kg.question import Wording

__all__ = ["STATUS", "WORDS"]

WORDS: Final[Mapping[str, Wording]] = {
    "rank": Wording("Platz", "Rank"),
    "address": Wording("Adresse", "Address"),
    "actor": Wording("Akteur", "Actor"),
    "kind": Wording("Art", "Kind"),
    "person": Wording("Person", "person"),
    "organisation": Wording("Organisation", "organisation"),
    "weight": Wording("Gewicht", "Weight"),
    "themes": Wording("Gemeinsame Themen", "Shared themes"),
    "related": Wording("Verwandte Themen", "Related themes"),
    "theme": Wording("Thema", "Theme"),
    "programme": Wording("Programm", "Programme"),
    "place": Wording("Ort", "Place"),
    "event": Wording("Veranstaltung", "Event"),
    "name": Wording("Name", "Name"),
    "detail": Wording("Näheres", "Detail"),
    "context": Wording("Fundstelle", "Words found"),
    "documents": Wording("Dokumente", "Documents"),
    "findings": Wording("Suche: {words}", "Search: {words}"),
    "everything": Wording("alles", "everything"),
    "of-all": Wording("Thema aller", "Theme of all"),
    "yes": Wording("ja", "yes"),
    "no": Wording("nein", "no"),
    "strength": Wording("Stärke: {name}", "Strength: {name}"),
    "ranking": Wording("Wer teilt Themen mit {name}?", "Who shares themes with {name}?"),
    "group": Wording("Gemeinsame Themen von {names}", "Themes shared by {names}"),
    "map-actor": Wording("1 Akteur", "1 actor"),
    "map-actors": Wording("{most} Akteure", "{most} actors"),
    "map-range": Wording("{least} bis {most} Akteure", "{least} to {most} actors"),
    "map-nobody": Wording("niemand bekannt", "nobody known"),
    "map-circles": Wording(
        "Kreis: Ort mit der Zahl seiner Akteure; kleine Punkte: Städte und Gemeinden",
        "Circle: place with the number of its actors; small dots: towns",
    ),
    "map-towns": Wording("Lage der Orte: {source}", "Where the places lie: {source}"),
    "map-borders": Wording(
        "Grenzen: {attribution}, Lizenz: {licence}", "Boundaries: {attribution}, licence: {licence}"
    ),
    "why": Wording("Warum?", "Why?"),
    "more": Wording("… und {count} weitere, siehe Blatt „Quellen“", "… and {count} more, see the sheet “Sources”"),
    "sheet-rows": Wording("Ergebnis", "Result"),
    "sheet-addresses": Wording("Adressen", "Addresses"),
    "sheet-sources": Wording("Quellen", "Sources"),
    "sheet-notes": Wording("Hinweise", "Notes"),
    "number": Wording("Nr.", "No."),
    "of": Wording("Betrifft", "Concerns"),
    "statement": Wording("Aussage", "Statement"),
    "shows": Wording("Belegt", "Shows"),
    "shows-actor": Wording("Akteur", "actor"),
    "shows-theme": Wording("Thema", "theme"),
    "sentence": Wording("Satz im Dokument", "Sentence in the document"),
    "span": Wording("Belegstelle", "Marked words"),
    "document": Wording("Dokument", "Document"),
    "source": Wording("Herkunft", "Origin"),
    "day": Wording("Tag der Veranstaltung", "Day of the event"),
    "status": Wording("Belegart", "Status"),
    "confidence": Wording("Konfidenz", "Confidence"),
    "evidence": Wording("Adresse des Belegs", "Address of the evidence"),
    "made-up": Wording("{title} (erfundenes Beispiel)", "{title} (made-up sample)"),
    "no-sources": Wording(
        "Diese Frage zählt oder sucht im ganzen Graphen; sie nennt keine einzelnen Sätze je Zeile.",
        "This question counts or searches the whole graph; it names no sentences row by row.",
    ),
    "attribution": Wording(
        "Quelle: Wissensgraph Sozialraum, gewonnen aus: {documents}. Zitierte Sätze gehören ihren Urhebern;"
        " Themen und Begriffe stehen unter Apache-2.0.",
        "Source: knowledge graph Sozialraum, drawn from: {documents}. Quoted sentences belong to their authors;"
        " themes and terms are under Apache-2.0.",
    ),
    "licence": Wording("Lizenz der Daten", "Licence of the data"),
    "attribution-plain": Wording(
        "Quelle: Wissensgraph Sozialraum. Themen und Begriffe stehen unter Apache-2.0.",
        "Source: knowledge graph Sozialraum. Themes and terms are under Apache-2.0.",
    ),
}

STATUS: Final[Mapping[str, Wording]] = {
    "genannt": Wording("genannt", "stated"),
    "erschlossen": Wording("erschlossen", "inferred"),
    "fachwissen": Wording("Fachwissen", "background knowledge"),
}
"""By the end of the address of an evidence status."""
