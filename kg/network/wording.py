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
    # ranking and shared themes
    "ranking-nobody": Wording(
        "Von denen, die den Angaben entsprechen, teilt niemand ein Thema mit diesem Akteur.",
        "Of those who fit what was asked nobody shares a theme with this actor.",
    ),
    "shared-nothing": Wording(
        "Die Dokumente zeigen kein Thema, das zwei von ihnen gemeinsam haben: {names}.",
        "The documents show no theme that two of them have in common: {names}.",
    ),
    "own-themes-none": Wording(
        "Die Dokumente zeigen kein Thema, an dem {name} arbeitet.",
        "The documents show no theme that {name} works on.",
    ),
    # never met
    "unmet-event": Wording(
        "{left} und {right} waren nach den Dokumenten nie bei derselben Veranstaltung (Veranstaltungen, an denen "
        "{left} beteiligt war: {left_count}; {right}: {right_count}).",
        "By the documents {left} and {right} were never at one event (events that {left} took part in: {left_count}; "
        "{right}: {right_count}).",
    ),
    "unmet-document": Wording(
        "{left} und {right} waren nach den Dokumenten nie bei derselben Veranstaltung, und kein Dokument nennt beide.",
        "By the documents {left} and {right} were never at one event, and no document names both.",
    ),
    "unmet-nobody": Wording(
        "Kein solches Paar: Wer hier ein Thema teilt, war schon gemeinsam bei einer Veranstaltung.",
        "No such pair: whoever shares a theme here has been at one event already.",
    ),
    "unmet-known": Wording(
        "Gezählt ist, was die Dokumente zeigen; wer sich anderswo traf, steht hier trotzdem.",
        "What counts is what the documents show; those who met elsewhere are listed all the same.",
    ),
    # new since
    "since-day": Wording(
        "Neu ist, was Dokumente über Veranstaltungen ab {day} zu den früheren hinzufügen. Die Dokumente selbst tragen "
        "kein Datum; wann sie aufgenommen wurden, spielt keine Rolle.",
        "New is what documents on events from {day} on add to the earlier ones. The documents themselves bear no date; "
        "when they were taken in plays no part.",
    ),
    "since-until": Wording(
        "Späteres zählt nicht mit: Es endet mit dem {day}.", "What came later does not count: it ends with {day}."
    ),
    "since-beside": Wording(
        "Verglichen mit {old}. Neu ist auch, was Regeln oder Entscheidungen seither an denselben Dokumenten änderten.",
        "Compared with {old}. What rules or decisions have changed in the same documents since then is new, too.",
    ),
    "since-undated": Wording(
        "Dokumente, die keinen Tag einer Veranstaltung nennen und deshalb zu den früheren zählen: {count}.",
        "Documents that tell no day of an event and so count among the earlier ones: {count}.",
    ),
    "since-nothing": Wording("Nichts ist neu.", "Nothing is new."),
    "since-cut-actors": Wording(
        "Gezeigt sind {shown} von {all} neuen Akteuren.", "Shown are {shown} of {all} new actors."
    ),
    "since-cut-themes": Wording(
        "Gezeigt sind {shown} von {all} Themen, an denen bekannte Akteure neu arbeiten.",
        "Shown are {shown} of {all} themes that known actors newly work on.",
    ),
    "since-gone": Wording(
        "Dokumente, die es vorher gab und jetzt nicht mehr: {count}.",
        "Documents that were there before and are no more: {count}.",
    ),
    "since-what-document": Wording("Dokument", "document"),
    "since-what-actor": Wording("Akteur", "actor"),
    "since-what-theme": Wording("Thema", "theme"),
    "since-what-pair": Wording("gemeinsame Themen", "shared themes"),
    "since-on": Wording(" ({day})", " ({day})"),
    "since-document": Wording("Neues Dokument: {title}{day}.", "New document: {title}{day}."),
    "since-actor": Wording("{actor} ist neu dabei, mit {themes}.", "{actor} is new, with {themes}."),
    "since-actor-alone": Wording(
        "{actor} ist neu dabei, noch ohne ein Thema.", "{actor} is new, without a theme so far."
    ),
    "since-theme": Wording(
        "Am Thema {theme} arbeiten jetzt auch {actors}; sie waren schon bekannt.",
        "{actors}, known before, now work on the theme {theme} too.",
    ),
    "since-theme-first": Wording(
        "Das Thema {theme} ist neu im Netzwerk; von denen, die schon bekannt waren, arbeiten daran {actors}.",
        "The theme {theme} is new in the network; of those known before {actors} work on it.",
    ),
    "since-pair": Wording(
        "{left} und {right}, beide schon bekannt, teilen jetzt auch {themes}.",
        "{left} and {right}, both known before, now share {themes} too.",
    ),
    # actors of a theme
    "actors-cut": Wording(
        "Gezeigt sind die {shown} stärksten; es gibt mehr.", "Shown are the {shown} strongest; there are more."
    ),
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
    # gaps
    "gaps-level": Wording("nur eine Ebene", "one level only"),
    "gaps-perspective": Wording("nur eine Perspektive", "one perspective only"),
    "gaps-civil": Wording("ohne Zivilgesellschaft", "without civil society"),
    "gaps-municipal": Wording("ohne Kommune", "without municipality"),
    "gaps-untouched": Wording("von niemandem bearbeitet", "taken up by nobody"),
    "gaps-challenge": Wording("Herausforderung ohne Ansatz", "challenge without approach"),
    "gaps-civil-missing": Wording("Zivilgesellschaft", "civil society"),
    "gaps-municipal-missing": Wording("Kommune", "municipality"),
    "gaps-untouched-missing": Wording("Akteure", "actors"),
    "gaps-challenge-missing": Wording("Ansatz", "approach"),
    "gaps-level-row": Wording(
        "Am Thema {label} arbeiten nur Akteure der Ebene {present}, soweit eine bekannt ist; es fehlen {missing} "
        "(Akteure insgesamt: {actors}).",
        "On the theme {label} all actors whose level is known are of the level {present}; missing are {missing} "
        "(actors in all: {actors}).",
    ),
    "gaps-perspective-row": Wording(
        "Zum Thema {label} ist nur eine Perspektive vertreten: {present}. Es fehlen: {missing} "
        "(Akteure insgesamt: {actors}).",
        "Only one perspective is there on the theme {label}: {present}. Missing are: {missing} "
        "(actors in all: {actors}).",
    ),
    "gaps-civil-row": Wording(
        "Am Thema {label} arbeitet keine bekannte Organisation der Zivilgesellschaft, und niemand sprach für sie "
        "(Akteure insgesamt: {actors}).",
        "No known civil society organisation works on the theme {label}, and nobody spoke for civil society "
        "(actors in all: {actors}).",
    ),
    "gaps-municipal-row": Wording(
        "Am Thema {label} arbeitet keine bekannte Kommune, und niemand sprach für die Kommunen "
        "(Akteure insgesamt: {actors}).",
        "No known municipality works on the theme {label}, and nobody spoke for municipalities "
        "(actors in all: {actors}).",
    ),
    "gaps-untouched-row": Wording(
        "Am Thema {label} arbeitet kein bekannter Akteur. Nahe dran sind die Akteure des Oberthemas {present} "
        "(insgesamt: {actors}).",
        "No known actor works on the theme {label}. Close to it are the actors of the broader theme {present} "
        "(in all: {actors}).",
    ),
    "gaps-challenge-row": Wording(
        "Zur Herausforderung {label} ist kein Ansatz belegt (Akteure an ihren Themen: {actors}).",
        "For the challenge {label} no approach is attested (actors on its themes: {actors}).",
    ),
    "gaps-challenge-near": Wording(
        "Zum selben Thema ist belegt, ohne dass ein Text beides verbindet: {present}.",
        "On the same theme there is, though no text joins the two: {present}.",
    ),
    "gaps-challenge-words": Wording("In {document} heißt es:", "{document} says:"),
    "gaps-known": Wording(
        "Eine Lücke heißt: Es ist niemand bekannt. Es heißt nicht, dass es niemanden gibt.",
        "A gap means that nobody is known, not that nobody is there.",
    ),
    "gaps-none": Wording("Solche Lücken gibt es nicht.", "There are no such gaps."),
    "gaps-cut": Wording("Gezeigt sind {shown} von {all} Lücken.", "Shown are {shown} of {all} gaps."),
    # theme pairs
    "pairs-row": Wording(
        "An {left} und {right} arbeiten zugleich {names} (Akteure an beiden: {actors}).",
        "Both {left} and {right} are worked on by {names} (actors on both: {actors}).",
    ),
    "pairs-measure": Wording(
        "Nähe: Kosinus der Stärken aller Akteure an beiden Themen; 1 heißt, dieselben arbeiten an beiden gleich stark.",
        "Affinity: the cosine of all actors' strengths on both themes; 1 if the same work on both as strongly.",
    ),
    "pairs-none": Wording("Keine zwei Themen haben gemeinsame Akteure.", "No two themes have actors in common."),
    # clusters
    "clusters-title": Wording("Themen, die zusammengehen", "Themes that go together"),
    "clusters-row": Wording(
        "Diese Themen gehen zusammen: {themes}. Am stärksten arbeiten daran {names} (Akteure insgesamt: {actors}).",
        "These themes go together: {themes}. Those who work most on them are {names} (actors in all: {actors}).",
    ),
    "clusters-measure": Wording(
        "Gruppen nach der Louvain-Methode über die Nähe der Themen; jedes Thema gehört zu einer.",
        "Groups by the Louvain method over the affinity of themes; each theme belongs to one.",
    ),
    "clusters-none": Wording(
        "Keine zwei Themen haben gemeinsame Akteure; Gruppen gibt es noch nicht.",
        "No two themes have actors in common; there are no groups yet.",
    ),
    "clusters-alone": Wording(
        "Themen, die mit keinem anderen zusammengehen: {count}.", "Themes that go together with no other: {count}."
    ),
    # places
    "places-row": Wording(
        "In {place} arbeiten Akteure: {actors}, am stärksten {names}.",
        "Actors at work in {place}: {actors}; those who work most are {names}.",
    ),
    "places-counted": Wording(
        "Wer in einem Gebiet sitzt oder dafür zuständig ist, zählt auch für jedes Gebiet darum herum.",
        "Who has its seat in an area or is competent for it counts for every area around it, too.",
    ),
    "places-none": Wording(
        "Von niemandem, der dem entspricht, ist ein Ort bekannt.", "No place is known of anybody who fits that."
    ),
    "places-unknown": Wording(
        "Akteure ohne bekannten Ort, die keine Zeile zählt: {count}.",
        "Actors without a known place, whom no row counts: {count}.",
    ),
    "places-cut": Wording(
        "Gezeigt sind die ersten {shown} von {all} Orten.", "Shown are the first {shown} of {all} places."
    ),
    # the whole network
    "whole-title": Wording("Alle Akteure und ihre Themen", "All actors and their themes"),
    # bridges
    "bridges-title": Wording("Brücken zwischen Themengruppen", "Bridges between groups of themes"),
    "bridges-row": Wording(
        "{actor} verbindet die Themengruppen {groups}.", "{actor} joins the groups of themes {groups}."
    ),
    "bridges-alone": Wording(
        "Ohne diesen Akteur zerfiele das Netzwerk an dieser Stelle.", "Without this actor the network would fall apart."
    ),
    "bridges-none": Wording("Kein Akteur verbindet zwei Themengruppen.", "No actor joins two groups of themes."),
    "bridges-measure": Wording(
        "Anteil der Wege: bei wie vielen Paaren anderer Akteure die kürzeste Kette gemeinsamer Themen hier verläuft.",
        "Betweenness: for which part of all pairs of other actors the shortest chain of shared themes runs here.",
    ),
    "bridges-cut": Wording("Gezeigt sind {shown} von {all} Brücken.", "Shown are {shown} of {all} bridges."),
    "bridges-sampled": Wording(
        "Geschätzt: Die Wege wurden von {searched} der {actors} Akteure aus gezählt, immer von denselben.",
        "Estimated: chains were counted from {searched} of {actors} actors, always the same ones.",
    ),
    "bridges-capped": Wording(
        "Themen, die zu viele haben, als dass sie etwas sagten, zählen nicht mit ({count}): {names}.",
        "Themes that too many have to tell anything are left out ({count}): {names}.",
    ),
    # ego
    "ego-title": Wording("Netz um {name}", "Network around {name}"),
    "ego-cut": Wording(
        "Das Netz zeigt die ersten {shown} von {all} Akteuren.", "The network shows the first {shown} of {all} actors."
    ),
    "ego-nothing": Wording("Niemand teilt Themen mit diesem Akteur.", "Nobody shares themes with this actor."),
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
