"""Told kinds: the classes of bodies that their relations tell, where their names leave it open."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from kg.mention.ties.parties import Party
from kg.mention.ties.unit_ties import SCHOLARLY, UNIVERSITY
from kg.model import Contribution, Mention, OrganisationMention, Presenting, Representation, Tie

__all__ = ["with_told_kinds"]

CIVIL: Final = "CivilSocietyOrganisation"
OPEN: Final = "FormalOrganization"
PROVIDER: Final = "IndependentProvider"
UNIT: Final = "AdministrativeUnit"
# "Der freie Träger Wellenbrecher e. V."
CALLED: Final = re.compile(r"\b(?:[Ff]reie[rmn]?|[Jj]ugendhilfe|[Ss]ozialen?)\s?[Tt]rägers?\s(?:[„\"»])?\Z")
LOOKED_BACK: Final = 40
# These stay what they are, whatever they carry.
OTHERWISE: Final = re.compile(
    r"[Kk]irch|[Gg]emeinde\b|[Pp]farr|[Ss]tiftung|[Ss]port|[Jj]ugendring|[Ff]örderverein|[Ff]reundeskreis|[Bb]ürgerverein|[Mm]ieter"
    r"|[Nn]achbarschafts(?:verein|hilfe)"
)


def with_told_kinds(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Return mentions with the classes that relations and the words before the names tell.

    A society that carries a house or service is a provider, as is one that the text calls so; an institute of a
    university is one of its units.
    """
    known = list(mentions)
    kinds: dict[str, str] = {}
    for one in known:
        if isinstance(one, OrganisationMention) and is_called_provider(text, one):
            kinds[one.form] = PROVIDER
        if isinstance(one, Tie) and isinstance(one.source, OrganisationMention):
            told = kind_told(one, one.source)
            if told:
                kinds[one.source.form] = told
    return [recast(one, kinds) for one in known] if kinds else known


def is_called_provider(text: str, body: OrganisationMention) -> bool:
    """Tell whether the words before a body whose name leaves its class open call it a provider."""
    before = max(0, body.span.start - LOOKED_BACK)
    return body.kind in {CIVIL, OPEN} and CALLED.search(text, before, body.span.start) is not None


def kind_told(tie: Tie, source: OrganisationMention) -> str:
    """Return the class that a relation tells of its source, or nothing."""
    target = tie.target
    if not isinstance(target, OrganisationMention):
        return ""
    if tie.kind == "carrierOf" and target.kind == PROVIDER and source.kind == CIVIL:
        return "" if OTHERWISE.search(source.form) else PROVIDER
    scholarly = tie.kind == "unitOf" and UNIVERSITY.search(target.form) and SCHOLARLY.match(source.form)
    return UNIT if scholarly else ""


def recast(mention: Mention, kinds: Mapping[str, str]) -> Mention:
    """Return a mention with every body in it under the class told."""
    match mention:
        case OrganisationMention(form=form) if form in kinds:
            return replace(mention, kind=kinds[form], known_as="")
        case Contribution(organisation=body, posts=posts):
            held = tuple(replace(post, organisation=cast(post.organisation, kinds)) for post in posts)
            return replace(mention, organisation=cast(body, kinds), posts=held)
        case Representation(organisation=body) | Presenting(organisation=body) if body:
            return replace(mention, organisation=cast(body, kinds))
        case Tie(source=source, target=target):
            return replace(mention, source=end(source, kinds), target=end(target, kinds))
        case _:
            return mention


def end(party: Party, kinds: Mapping[str, str]) -> Party:
    """Return an end of a relation under the class told of it, if it is a body."""
    return (cast(party, kinds) or party) if isinstance(party, OrganisationMention) else party


def cast(body: OrganisationMention | None, kinds: Mapping[str, str]) -> OrganisationMention | None:
    """Return a body under the class told of it, if any."""
    return replace(body, kind=kinds[body.form], known_as="") if body and body.form in kinds else body
