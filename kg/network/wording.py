"""Wording: the sentences of the questions over the whole graph, in German and English, one section a question."""

from collections.abc import Mapping
from typing import Final

from kg.question import Wording
from kg.themes.wording import WORDING as THEME_WORDING
from kg.themes.wording import Case

__all__ = ["listed", "said"]

_WORDING: Final[Mapping[str, Wording]] = {
    # what actors are told apart by
    "place": Wording("Ort", "place"),
    "level": Wording("Ebene", "level"),
    "type": Wording("Art der Organisation", "type of organisation"),
    "perspective": Wording("Perspektive", "perspective"),
    "place-unknown": Wording("ohne bekannten Ort", "without a known place"),
    "level-unknown": Wording("ohne bekannte Ebene", "without a known level"),
    "type-unknown": Wording("ohne bekannte Art", "without a known type"),
    "perspective-unknown": Wording("ohne bekannte Perspektive", "without a known perspective"),
    "yes": Wording("ja", "yes"),
    "no": Wording("nein", "no"),
    # matrix
    "matrix-cell": Wording(
        "{theme} – {column}: am stärksten {names} (Akteure insgesamt: {actors}).",
        "{theme} – {column}: the strongest are {names} (actors in all: {actors}).",
    ),
    "matrix-empty": Wording(
        "{theme} – {column}: Lücke. Hier arbeitet kein bekannter Akteur am Thema (Akteure insgesamt: {actors}).",
        "{theme} – {column}: gap. No known actor works on the theme here (actors in all: {actors}).",
    ),
    "matrix-cut": Wording(
        "Gezeigt sind {shown} von {all} {what}; die mit den meisten Akteuren zuerst.",
        "Shown are {shown} of {all} {what}, those with most actors first.",
    ),
    "matrix-themes": Wording("Themen", "themes"),
    "matrix-columns": Wording("Spalten", "columns"),
    "matrix-counted": Wording(
        "Wer mehrere Spalten hat, steht in jeder; Summen zählen jeden Akteur einmal. Gebiete schließen ein, was in "
        "ihnen liegt, Themen ihre Unterthemen.",
        "Who has several columns is in each of them; sums count every actor once. Areas include what lies in them, "
        "themes what is narrower.",
    ),
    "matrix-nothing": Wording(
        "Zu keinem dieser Themen ist ein Akteur bekannt.", "No actor is known for any of these themes."
    ),
    # invite
    "person": Wording("Person", "person"),
    "organisation": Wording("Organisation", "organisation"),
    "invite-exact": Wording(
        "{count} Einladungen genügen; mit weniger werden nicht alle Themen erreicht.",
        "{count} invitations are enough; with fewer not all themes are reached.",
    ),
    "invite-one": Wording("Eine Einladung genügt.", "One invitation is enough."),
    "invite-bound": Wording(
        "Näherung: {count} Einladungen genügen, vielleicht auch weniger, aber nicht weniger als {bound}.",
        "An approximation: {count} invitations are enough, fewer may be, but not fewer than {bound}.",
    ),
    "invite-brought": Wording(
        "Durch schon Eingeladene vertreten: {themes}.", "Brought by those invited already: {themes}."
    ),
    "invite-missing": Wording(
        "Dazu ist unter diesen Bedingungen niemand bekannt: {themes}.",
        "Under these conditions nobody is known for: {themes}.",
    ),
}


def said(name: str, language: str, /, **values: object) -> str:
    """Return a sentence with its values put in.

    Raises:
        KeyError: there is no sentence of this name, or it takes a value that was not given.
    """
    return _WORDING[name].text(language).format(**values)


def listed(names: tuple[str, ...], language: str) -> str:
    """Return names as a list in prose: "A, B und C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {THEME_WORDING[language][Case.AND]} {names[-1]}"
