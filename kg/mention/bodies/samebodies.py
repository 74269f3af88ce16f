"""Same bodies: mentions whose bodies go by one name, where the text names a body in full and later by a part of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from kg.mention.bodies.inflection import head_of
from kg.model import Contribution, EventMention, Mention, OrganisationMention, Presenting, Representation, UnitMention

__all__ = ["with_committees", "with_full_names", "without_event"]

# Words for an event that head names of bodies as well.
EVENT_WORD: Final = re.compile(r"(?:[Ww]erkstatt|[Ff]orum)$")
STATUTORY: Final = "StatutoryWorkingGroup"
AUTHORITY: Final = "TerritorialAuthority"


def with_full_names(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions with every body under the fullest name the text gives it.

    "Netzwerk Frühe Hilfen" means the "Netzwerk Frühe Hilfen Ulm" if that is the only longer name it begins. A unit
    that an entry ties to its body is not told once more as a body of its own.
    """
    known = list(mentions)
    bodies = [body for one in known for body in bodies_of(one)]
    full = full_names(bodies)
    units = {one.unit.name for one in known if isinstance(one, Contribution) and one.unit}
    units |= {one.name for one in known if isinstance(one, UnitMention)}
    return [renamed(one, full) for one in known if not (isinstance(one, OrganisationMention) and one.form in units)]


def with_committees(mentions: Iterable[Mention], committees: Iterable[OrganisationMention]) -> list[Mention]:
    """Return the mentions with the working groups the law prescribes under the whole name a heading gives them.

    "AG 78 Hilfen" is the "AG 78 Hilfen zur Erziehung" of the heading, also where no rule for bodies sees a name.
    """
    found = list(mentions)
    for committee in committees:
        if committee.kind == STATUTORY and " " in committee.form:
            found = [
                one for one in found if not (isinstance(one, OrganisationMention) and one.span.within(committee.span))
            ]
            found.append(committee)
    return found


def bodies_of(mention: Mention) -> Iterable[OrganisationMention]:
    """Return the bodies that a mention is or holds."""
    match mention:
        case OrganisationMention():
            return (mention,)
        case Contribution(organisation=body) | Representation(organisation=body) | Presenting(organisation=body) if (
            body
        ):
            return (body,)
        case _:
            return ()


def full_names(bodies: Iterable[OrganisationMention]) -> Mapping[str, OrganisationMention]:
    """Return for each name that begins one longer name, and no other, the body of the longer name.

    Towns and counties are left alone: "Stadt Halle" and "Stadt Halle Neustadt" may be two.
    """
    by_form = {body.form: body for body in bodies if body.kind != AUTHORITY}
    found: dict[str, OrganisationMention] = {}
    for form in by_form:
        longer = [other for other in by_form if other.startswith(f"{form} ")]
        if longer and all(one == max(longer, key=len) or max(longer, key=len).startswith(one) for one in longer):
            rest = max(longer, key=len)[len(form) :]
            # "Caritas" does not begin the name of a body of another kind that is only called after it.
            if head_of(form.split()[-1]) or not head_of(rest.split()[0]):
                found[form] = by_form[max(longer, key=len)]
    return found


def renamed(mention: Mention, full: Mapping[str, OrganisationMention]) -> Mention:
    """Return a mention with its body under the full name, called as it is here."""
    match mention:
        case OrganisationMention():
            return under(mention, full)
        case Contribution(organisation=body, posts=posts):
            held = tuple(
                replace(post, organisation=under(post.organisation, full)) if post.organisation else post
                for post in posts
            )
            return replace(mention, organisation=under(body, full) if body else None, posts=held)
        case Representation(organisation=body) if body:
            return replace(mention, organisation=under(body, full))
        case Presenting(organisation=body) if body:
            return replace(mention, organisation=under(body, full))
        case _:
            return mention


def under(body: OrganisationMention, full: Mapping[str, OrganisationMention]) -> OrganisationMention:
    """Return a body under its full name, if it has one."""
    meant = full.get(body.form)
    if meant is None:
        return body
    return replace(
        body,
        form=meant.form,
        called=body.called or body.form,
        kind=meant.kind,
        level=meant.level,
        legal_form="",
        territory="",
        local=meant.local,
    )


def without_event(found: Iterable[Mention], event: EventMention | None) -> list[Mention]:
    """Return mentions without bodies that are the event in another form of its name: "Sozialraumwerkstatt Auental"."""
    if event is None:
        return list(found)
    word = event.title.split()[0]
    if EVENT_WORD.search(word) is None:
        return list(found)
    return [one for one in found if not (isinstance(one, OrganisationMention) and one.form.split()[0] == word)]
