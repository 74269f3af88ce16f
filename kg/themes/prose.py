"""Prose: why an actor works on a theme and why actors share one, in German and English sentences."""

from collections.abc import Mapping
from typing import Final

from kg.themes.answer import CommonTheme, EvidenceKind, Nearness, Reason, SharedTheme
from kg.themes.wording import WORDING, Case, quoted

__all__ = ["why_common", "why_shared", "why_theme"]

_PLAIN: Final[Mapping[EvidenceKind, Case]] = {
    EvidenceKind.PROGRAMME: Case.PROGRAMME,
    EvidenceKind.CONTRIBUTION: Case.CONTRIBUTION,
    EvidenceKind.FUNCTION: Case.FUNCTION,
    EvidenceKind.UNIT: Case.UNIT,
    EvidenceKind.STATEMENT: Case.STATEMENT,
    EvidenceKind.PARTICIPATION: Case.PARTICIPATION,
    EvidenceKind.AFFILIATION: Case.AFFILIATION,
    EvidenceKind.MEMBERSHIP: Case.MEMBERSHIP,
}

_BY_BEARER: Final[Mapping[EvidenceKind, Case]] = {
    EvidenceKind.CONTRIBUTION: Case.PRESENTED,
    EvidenceKind.PARTICIPATION: Case.CHALLENGE,
}
"""Where the item does not carry the theme itself, these kinds name what does."""

_PRESENT: Final = frozenset({EvidenceKind.PARTICIPATION, EvidenceKind.CONTRIBUTION, EvidenceKind.AFFILIATION})
"""Kinds whose item can be an event at which two actors were both present."""


def why_theme(actor_label: str, reason: Reason, language: str) -> str:
    """Return one sentence that says how an actor is tied to a theme.

    Raises:
        KeyError: a language other than "de" and "en".
    """
    case = _PLAIN[reason.kind]
    if reason.bearer != reason.item:
        case = _BY_BEARER.get(reason.kind, case)
    return WORDING[language][case].format(
        actor=actor_label,
        theme=reason.theme_label,
        item=quoted(reason.item_label, language),
        bearer=quoted(reason.bearer_label, language),
        through=reason.through_label,
    )


def why_shared(left_label: str, right_label: str, shared: SharedTheme, language: str) -> str:
    """Return what two actors have in common on a theme: where they met on it, or the strongest tie of each.

    For the same theme the last sentence says how many actors work on it; neighbouring themes are named as
    such first, with the part they count for.

    Raises:
        KeyError: a language other than "de" and "en".
    """
    words = WORDING[language]
    each = [
        why_theme(name, reasons[0], language)
        for name, reasons in ((left_label, shared.left), (right_label, shared.right))
        if reasons
    ]
    if shared.nearness is not Nearness.SAME:
        case = Case.RIGHT_BROADER if shared.nearness is Nearness.BROADER else Case.RIGHT_NARROWER
        percent = round(100 * shared.closeness)
        return " ".join([words[case].format(theme=shared.label, other=shared.right_label, percent=percent), *each])
    met = _met(shared)
    if met is not None:
        left, right = met
        sentence = words[Case.MET].format(
            left=_delegated(left_label, left, language),
            right=_delegated(right_label, right, language),
            item=quoted(left.item_label, language),
            theme=shared.label,
        )
        each = [sentence]
    return " ".join([*each, words[Case.ACTORS].format(count=shared.actors, theme=shared.label)])


def why_common(common: CommonTheme, language: str) -> str:
    """Return who of a group holds a theme, and by what: one sentence on all, then one for each.

    Raises:
        KeyError: a language other than "de" and "en".
    """
    words = WORDING[language]
    names = [holding.label for holding in common.holdings]
    case = Case.ALL if common.shared_by_all else Case.SOME
    names_text = f"{', '.join(names[:-1])} {words[Case.AND]} {names[-1]}"
    each = [why_theme(holding.label, holding.reasons[0], language) for holding in common.holdings if holding.reasons]
    return " ".join([words[case].format(names=names_text, theme=common.label), *each])


def _met(shared: SharedTheme) -> tuple[Reason, Reason] | None:
    """Return the strongest two reasons that are one and the same event, if both sides were there."""
    there = {reason.item: reason for reason in reversed(shared.right) if reason.kind in _PRESENT}
    for reason in shared.left:
        if reason.item in there:
            return reason, there[reason.item]
    return None


def _delegated(name: str, reason: Reason, language: str) -> str:
    if reason.through is None:
        return name
    return WORDING[language][Case.DELEGATE].format(actor=name, through=reason.through_label)
