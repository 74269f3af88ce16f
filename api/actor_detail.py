"""Actor detail: all that the page of one actor shows."""

from itertools import chain
from typing import Final

from api.actor_contexts import AffiliationItem, NearActor, ParticipationItem, ThemeOfActor
from api.actor_page import ActorDetail
from api.actor_surroundings import places_of, programmes_of, relations_of
from api.addresses import page_of
from api.contexts import Ref
from api.document_list import document_items
from api.facts import facts_of, types_of
from api.instance import Instance
from api.known_actors import KnownActor
from api.messages import Language
from api.namings import namings_of
from api.outward import outward_of
from api.passages import Shown
from api.reasons import Reasons
from api.views import Refs, Views, groups, iris_in, node, text
from kg.store.base import Row
from kg.terms import DEF, FOAF, ORG, SKOS, NamedNode
from kg.themes import shared_with, themes_of
from kg.themes.prose import why_theme

__all__ = ["actor_detail", "why_href"]

_NEAREST: Final = 5
_SHOWN_ABOVE: Final = (
    *(SKOS[name] for name in ("prefLabel", "altLabel")),
    *(DEF[name] for name in ("nameForm", "tookPartIn", "worksOn", "seat", "competentFor")),
    *(DEF[name] for name in ("partnerOf", "carrierOf", "fundedBy", "successorOf")),
    *(ORG[name] for name in ("subOrganizationOf", "unitOf", "memberOf", "linkedTo")),
    FOAF["name"],
)


def actor_detail(instance: Instance, known: KnownActor, language: Language) -> ActorDetail:
    """Return everything known of an actor."""
    views, actor = instance.views, known.iri
    facts = facts_of(views, actor, language, without=_SHOWN_ABOVE)
    affiliations = _affiliations(views, actor, language)
    participations = _participations(views, actor, language)
    shown = chain.from_iterable(item.passages for items in (facts, affiliations, participations) for item in items)
    sources = {passage.document.iri for passage in shown}
    named = namings_of(instance, [actor], language)
    bodies = () if known.kind == "organisation" else (NamedNode(one.organisation.iri) for one in affiliations)
    said = ((node(row, "property"), row["value"]) for row in views.rows("page_facts", thing=[actor]))
    return ActorDetail(
        ref=views.refs([actor], language)[actor],
        kind=known.kind,
        types=types_of(views, actor, language),
        other_names=known.other_names,
        outward=outward_of(said),
        affiliations=affiliations,
        relations=relations_of(views, actor, language),
        participations=participations,
        themes=_themes(instance, known, language),
        nearest=_nearest(instance, actor, language),
        places=places_of(views, actor, bodies, language),
        programmes=programmes_of(views, actor, language),
        facts=facts,
        last=next((one for one in named if one.day), None),
        named=named,
        documents=tuple(item for item in document_items(views, language) if item.ref.iri in sources),
    )


def why_href(left: NamedNode, right: NamedNode) -> str:
    """Return where the reasons are that two actors share themes."""
    ids = (page_of(actor.value).rpartition("/")[2] for actor in (left, right))
    return "/shared-themes?" + "&".join(f"actor={actor}" for actor in ids)


def _affiliations(views: Views, actor: NamedNode, language: Language) -> tuple[AffiliationItem, ...]:
    rows = views.rows("page_affiliations", actor=[actor])
    refs = views.refs(iris_in(rows), language)
    shown = Shown.of(views, (node(row, "affiliation") for row in rows), language)
    return tuple(
        AffiliationItem(
            person=refs[node(row, "person")],
            organisation=refs[node(row, "organisation")],
            function=text(row, "function"),
            unit=refs[node(row, "unit")] if "unit" in row else None,
            passages=shown.by_thing.get(node(row, "affiliation").value, ()),
        )
        for row in rows
    )


def _participations(views: Views, actor: NamedNode, language: Language) -> tuple[ParticipationItem, ...]:
    rows = sorted(views.rows("page_participations", actor=[actor]), key=lambda row: str(row["participation"]))
    refs = views.refs(iris_in(rows), language)
    shown = Shown.of(views, (node(row, "participation") for row in rows), language)
    return tuple(
        ParticipationItem(
            event=refs[node(run[0], "event")],
            participant=refs[node(run[0], "participant")],
            roles=_distinct(refs, run, "role"),
            perspectives=_distinct(refs, run, "perspective"),
            on_behalf_of=refs[node(run[0], "organisation")] if "organisation" in run[0] else None,
            passages=shown.by_thing.get(participation.value, ()),
        )
        for participation, run in groups(rows, "participation")
    )


def _distinct(refs: Refs, rows: tuple[Row, ...], name: str) -> tuple[Ref, ...]:
    return tuple(refs[thing] for thing in dict.fromkeys(node(row, name) for row in rows if name in row))


def _themes(instance: Instance, known: KnownActor, language: Language) -> tuple[ThemeOfActor, ...]:
    found = themes_of(instance.store, known.iri, language=language)
    reasons = Reasons(instance.views)
    return tuple(
        ThemeOfActor(
            theme=reasons.ref(theme.theme, theme.label),
            weight=theme.weight,
            rarity=theme.rarity,
            why=tuple(dict.fromkeys(why_theme(known.name, reason, language) for reason in theme.reasons)),
            reasons=reasons.items(theme.reasons),
        )
        for theme in found
    )


def _nearest(instance: Instance, actor: NamedNode, language: Language) -> tuple[NearActor, ...]:
    reasons = Reasons(instance.views)
    return tuple(
        NearActor(
            actor=reasons.ref(row.actor, row.label),
            kind=row.kind.value,
            weight=row.weight,
            themes=tuple(reasons.ref(shared.theme, shared.label) for shared in row.shared if shared.same),
            why=why_href(actor, row.actor),
        )
        for row in shared_with(instance.store, actor, limit=_NEAREST, language=language)
    )
