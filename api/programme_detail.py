"""Programme detail: all that the page of one programme shows, and the rows of the list of programmes."""

from collections.abc import Iterable
from typing import Final

from api.facts import facts_of, types_of
from api.instance import Instance
from api.known_places import known_places
from api.known_programmes import KnownProgramme, known_programmes
from api.messages import Language
from api.namings import namings_of
from api.outward import outward_of
from api.passages import Shown, passages_of
from api.programme_contexts import (
    ProgrammeActor,
    ProgrammeDetail,
    ProgrammeItem,
    ProgrammePlace,
    ProgrammeTalk,
    ProgrammeTheme,
)
from api.programme_figures import sums_in, times_in
from api.views import Refs, Views, integer, node, text
from kg.folding import alphabetical
from kg.terms import DEF, FOAF, RDF, SKOS, NamedNode

__all__ = ["programme_detail", "programme_items"]

_SHOWN_ABOVE: Final = (
    *(SKOS[name] for name in ("prefLabel", "altLabel", "exactMatch", "closeMatch", "broadMatch", "narrowMatch")),
    *(DEF[name] for name in ("nameForm", "hasTheme", "programmeLevel", "launchedBy", "fundedBy", "partnerOf")),
    FOAF["name"],
)


def programme_items(instance: Instance, language: Language) -> tuple[ProgrammeItem, ...]:
    """Return all programmes by name."""
    views, known = instance.views, known_programmes(instance.views)
    kinds = {iri: _kinds(one) for iri, one in known.items()}
    refs = views.refs(
        (
            *known,
            *(kind for held in kinds.values() for kind in held),
            *(thing for one in known.values() for thing in (*one.runners(), *one.having("hasTheme"))),
            *(level for one in known.values() for level in one.having("programmeLevel")),
        ),
        language,
    )
    named: dict[NamedNode, int] = {
        node(row, "thing"): integer(row, "documents") for row in views.rows("page_programmes_named")
    }
    items = (
        ProgrammeItem(
            ref=refs[iri],
            types=tuple(refs[kind] for kind in kinds[iri]),
            level=next((refs[level] for level in one.having("programmeLevel")), None),
            runners=tuple(refs[runner] for runner in one.runners()),
            themes=tuple(refs[theme] for theme in one.having("hasTheme")),
            documents=named.get(iri, 0),
        )
        for iri, one in known.items()
    )
    return tuple(sorted(items, key=lambda one: (alphabetical(one.ref.label), one.ref.iri)))


def programme_detail(instance: Instance, known: KnownProgramme, language: Language) -> ProgrammeDetail:
    """Return everything known of a programme."""
    views, programme = instance.views, known.iri
    said = views.rows("page_facts", thing=[programme])
    documents = namings_of(instance, [programme], language)
    passages = tuple(passage for naming in documents for passage in naming.passages)
    talks = _talks(views, known, language)
    actors = _actors(views, known, language)
    levels = known.having("programmeLevel")
    refs = views.refs((programme, *levels), language)
    names = dict.fromkeys(row["value"].value for row in said if row["property"] == SKOS["altLabel"])
    return ProgrammeDetail(
        ref=refs[programme],
        types=types_of(views, programme, language),
        other_names=tuple(names),
        level=next((refs[level] for level in levels), None),
        times=times_in(passages),
        sums=sums_in(passages),
        outward=outward_of((node(row, "property"), row["value"]) for row in said),
        themes=_themes(views, known, language),
        actors=actors,
        talks=talks,
        places=_places(views, known, (NamedNode(one.actor.iri) for one in actors), language),
        facts=facts_of(views, programme, language, without=_SHOWN_ABOVE),
        documents=documents,
    )


def _kinds(known: KnownProgramme) -> tuple[NamedNode, ...]:
    """Return the narrowest of the ontology's classes that a programme has."""
    own = [kind for kind in known.said.get(RDF["type"], ()) if kind.value.startswith(DEF)]
    return tuple(kind for kind in own if kind not in {DEF["Programme"], DEF["Strategy"]}) or tuple(own[:1])


def _themes(views: Views, known: KnownProgramme, language: Language) -> tuple[ProgrammeTheme, ...]:
    """Return the themes of a programme, its own first, then those of its presentations, with the sentences."""
    bearers = (known.iri, *known.named_by("presents"))
    evidence: dict[tuple[NamedNode, NamedNode], dict[NamedNode, None]] = {}
    for row in views.rows("item_themes", item=bearers):
        if row["bearer"] == row["item"] or row["bearer"] == known.iri:
            key = (node(row, "theme"), node(row, "bearer"))
            evidence.setdefault(key, {})[node(row, "themeEvidence")] = None
    passages = passages_of(views, (piece for pieces in evidence.values() for piece in pieces), language)
    refs = views.refs((thing for pair in evidence for thing in pair), language)
    found = (
        ProgrammeTheme(
            refs[theme],
            refs[bearer],
            bearer == known.iri,
            tuple(passages[piece.value] for piece in pieces if piece.value in passages),
        )
        for (theme, bearer), pieces in evidence.items()
    )
    return tuple(sorted(found, key=lambda one: (not one.own, alphabetical(one.theme.label), one.bearer.iri)))


def _actors(views: Views, known: KnownProgramme, language: Language) -> tuple[ProgrammeActor, ...]:
    """Return who runs a programme, and then who presented it; for those who acted for a body, this, too."""
    runners = known.runners()
    talks = known.named_by("presents")
    parts = views.rows("page_presenters", presentation=talks)
    shown = Shown.of(views, (known.iri, *runners, *(node(row, "participation") for row in parts)), language)
    refs = views.refs(
        (*runners, *(key for keys in runners.values() for key in keys), *talks, *(node(row, "actor") for row in parts)),
        language,
    )
    found = [
        ProgrammeActor(
            refs[actor],
            refs[key],
            None,
            shown.by_triple.get((known.iri.value, key.value, str(actor)), ())
            or shown.by_triple.get((actor.value, key.value, str(known.iri)), ()),
        )
        for actor, keys in runners.items()
        for key in keys
    ]
    found += [
        ProgrammeActor(
            refs[node(row, "actor")],
            None,
            refs[node(row, "presentation")],
            shown.by_thing.get(node(row, "participation").value, ()),
        )
        for row in parts
    ]
    return tuple(found)


def _talks(views: Views, known: KnownProgramme, language: Language) -> tuple[ProgrammeTalk, ...]:
    talks = known.named_by("presents")
    whole = {node(row, "presentation"): node(row, "event") for row in views.rows("page_presentations")}
    days: dict[NamedNode, str] = {}
    for row in views.rows("item_days", item=talks):
        days.setdefault(node(row, "item"), text(row, "day"))
    shown = Shown.of(views, talks, language)
    refs: Refs = views.refs((*talks, *(whole[talk] for talk in talks if talk in whole)), language)
    return tuple(
        ProgrammeTalk(
            refs[talk],
            refs[whole[talk]] if talk in whole else None,
            days.get(talk, ""),
            shown.by_triple.get((talk.value, DEF["presents"].value, str(known.iri)), ()),
        )
        for talk in talks
    )


def _places(
    views: Views, known: KnownProgramme, actors: Iterable[NamedNode], language: Language
) -> tuple[ProgrammePlace, ...]:
    """Return the places of those who run or present a programme, and of the events at which it was presented."""
    talks = known.named_by("presents")
    whole = {node(row, "presentation"): node(row, "event") for row in views.rows("page_presentations")}
    things = {*actors, *talks, *(whole[talk] for talk in talks if talk in whole)}
    places = known_places(views)
    found: dict[NamedNode, dict[NamedNode, None]] = {}
    for place, uses in places.uses.items():
        for use in uses:
            if use.thing in things:
                found.setdefault(place, {})[use.thing] = None
    refs = views.refs((*found, *(thing for through in found.values() for thing in through)), language)
    return tuple(
        ProgrammePlace(refs[place], tuple(refs[thing] for thing in through))
        for place, through in sorted(found.items(), key=lambda one: (alphabetical(refs[one[0]].label), one[0].value))
    )
