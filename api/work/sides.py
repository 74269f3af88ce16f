"""Sides: the two ends of a link as they are laid side by side, ours from the graph, theirs from the shelf."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.addresses import page_of
from api.instance import Instance
from api.messages import Language
from api.views import Views, node, tongue_rank
from kg.errors import NotFound, VocabularyBroken
from kg.link import Link
from kg.terms import SKOS, Literal, NamedNode
from kg.thesaurus import Shelf
from kg.thesaurus.shelf import Labelled

__all__ = ["LinkItem", "Side", "link_items"]


@dataclass(frozen=True, slots=True)
class Side:
    """One end: its address, its name, what it means, its other names, and what lies above and below it."""

    iri: str
    href: str
    label: str
    definition: str = ""
    names: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkItem:
    """A link with both its ends, why it is proposed, and the verdict on it where there is one."""

    id: str
    standing: str
    relation: str
    confidence: float
    explanation: str
    source: str
    ours: Side
    theirs: Side
    by: str = ""
    at: str = ""
    reason: str = ""


def link_items(instance: Instance, links: Iterable[Link], language: Language) -> tuple[LinkItem, ...]:
    """Return links as a page shows them."""
    known = tuple(links)
    refs = instance.views.refs((link.subject for link in known), language)
    shelf = Shelf(instance.settings.vocabularies) if instance.settings.vocabularies else None
    found = []
    for link in known:
        verdict = link.verdict
        ours = _ours(instance.views, link.subject, refs[link.subject].label, language)
        found.append(
            LinkItem(
                id=link.id,
                standing=link.standing,
                relation=link.relation,
                confidence=float(link.confidence),
                explanation=_spoken(link.explanation, language),
                source=link.source,
                ours=ours,
                theirs=_theirs(shelf, link, language),
                by=verdict.signed.by if verdict else "",
                at=verdict.signed.at if verdict else "",
                reason=_spoken(verdict.reason, language) if verdict else "",
            )
        )
    return tuple(found)


def _ours(views: Views, thing: NamedNode, label: str, language: Language) -> Side:
    told: dict[str, list[Literal]] = {}
    near: dict[str, list[NamedNode]] = {}
    for row in views.rows("page_theme", theme=[thing]):
        name, value = node(row, "property").value.removeprefix(str(SKOS)), row["value"]
        if isinstance(value, Literal):
            told.setdefault(name, []).append(value)
        elif isinstance(value, NamedNode):
            near.setdefault(name, []).append(value)
    refs = views.refs((one for known in near.values() for one in known), language)
    meanings = sorted(told.get("definition", told.get("scopeNote", [])), key=lambda one: tongue_rank(one, language))
    names = [one.value for one in told.get("altLabel", ()) if one.language in {language, None}]
    return Side(
        iri=thing.value,
        href=page_of(thing.value),
        label=label,
        definition=meanings[0].value if meanings else "",
        names=tuple(names),
        broader=tuple(refs[one].label for one in near.get("broader", ())),
        narrower=tuple(refs[one].label for one in near.get("narrower", ())),
    )


def _theirs(shelf: Shelf | None, link: Link, language: Language) -> Side:
    """Return the foreign end; where no shelf has its vocabulary, what the link itself tells of it."""
    iri = link.target.value
    labels = sorted(link.labels, key=lambda one: tongue_rank(one, language))
    plain = Side(iri, iri, labels[0].value if labels else iri, names=tuple(one.value for one in labels[1:]))
    try:
        concept = shelf.concept(link.source, iri) if shelf else None
    except (NotFound, VocabularyBroken):
        return plain
    if concept is None:
        return plain
    label, *others = _in_tongue(concept.labels, language)
    meanings = _in_tongue(concept.notes, language)
    return Side(
        iri=iri,
        href=iri,
        label=label.text,
        definition=meanings[0].text if meanings else "",
        names=tuple(dict.fromkeys(one.text for one in others if one.text != label.text)),
        broader=_names(concept.broader, language),
        narrower=_names(concept.narrower, language),
    )


def _in_tongue(labels: Iterable[Labelled], language: Language) -> list[Labelled]:
    return sorted(labels, key=lambda one: ({language: 0, "de": 1, "": 2}.get(one.language, 3), one.kind, one.text))


def _names(labels: Iterable[Labelled], language: Language) -> tuple[str, ...]:
    """Return one name for each concept."""
    best: dict[str, str] = {}
    for one in _in_tongue(labels, language):
        best.setdefault(one.concept, one.text)
    return tuple(best.values())


def _spoken(text: str, language: Language) -> str:
    """Return the half of a text in both languages, ``deutsch / english``, that is asked for; any other as it stands."""
    german, slash, english = text.partition(" / ")
    return text if not slash or " / " in english else (german if language == "de" else english)
