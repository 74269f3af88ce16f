"""Reasons in words: rankings and common themes with the sentences behind them, as text and for JSON."""

from collections.abc import Iterable, Iterator

from kg.ask import Answer
from kg.themes import Passage, Reason, SharedBetween, SharedRow, SharedTheme
from kg.themes.prose import why_common, why_shared

__all__ = [
    "group_as_dict",
    "group_text",
    "quoted",
    "ranking_as_dict",
    "ranking_text",
    "reason_as_dict",
    "why_as_dict",
    "why_text",
]

LONGEST = 160
SHORT_TITLE = 50


def ranking_text(actor: str, rows: tuple[SharedRow, ...], language: str, *, first: int = 1) -> str:
    """Return a ranking with each row's themes, why, and the sentences of both sides; ``first`` is the first place."""
    german = language == "de"
    if not rows:
        return f"{actor}: keine gemeinsamen Themen gefunden." if german else f"{actor}: no shared themes found."
    lines = [f"Wer teilt Themen mit {actor}?" if german else f"Who shares themes with {actor}?"]
    for place, row in enumerate(rows, start=first):
        weight = f"Gewicht {row.weight:.3f}" if german else f"weight {row.weight:.3f}"
        lines += ["", f"{place}. {row.label} ({weight})"]
        for told, themes in alike(actor, row).items():
            lines += [f"   {theme.label} ({theme.weight:.3f}){shown_by(theme)}" for theme in themes]
            if len(themes) == 1:
                lines.append(f"      {why_shared(actor, row.label, themes[0], language)}")
            lines += [f"      {side}" for side in told]
        near = [f"{title(theme)} ({theme.weight:.3f})" for theme in row.shared if not theme.same]
        if near:
            lines.append(
                f"   {'Verwandte Themen, zählen zum Teil' if german else 'Related, counted in part'}: {', '.join(near)}"
            )
    return "\n".join(lines)


def alike(actor: str, row: SharedRow) -> dict[tuple[str, ...], list[SharedTheme]]:
    """Return the themes both work on by the sentences of both sides, so that no sentence is told twice in a row."""
    found: dict[tuple[str, ...], list[SharedTheme]] = {}
    for theme in (theme for theme in row.shared if theme.same):
        found.setdefault(tuple(sides(actor, row.label, theme)), []).append(theme)
    return found


def shown_by(theme: SharedTheme) -> str:
    """Return the sentence that gives the event or unit its theme, where there is one."""
    passage = next((passage for reason in theme.left for passage in reason.theme_passages), None)
    return f" · {quoted(passage)}" if passage else ""


def title(theme: SharedTheme) -> str:
    """Return the name of a shared theme; of two neighbours both."""
    return theme.label if theme.same else f"{theme.label} ~ {theme.right_label}"


def sides(left: str, right: str, theme: SharedTheme) -> Iterator[str]:
    """Yield one sentence for each side, where there is one."""
    for name, reasons in ((left, theme.left), (right, theme.right)):
        passage = next(passages(reasons), None)
        if passage:
            yield f"{name}: {quoted(passage)}"


def passages(reasons: Iterable[Reason]) -> Iterator[Passage]:
    """Yield the passages that show the actor, the strongest reason's first."""
    for reason in reasons:
        yield from reason.passages


def quoted(passage: Passage) -> str:
    """Return a passage in one line with its document; a long one is cut around the span."""
    text = passage.text
    if len(text) > LONGEST:
        start = max(0, min(passage.start - LONGEST // 4, len(text) - LONGEST))
        end = min(len(text), start + LONGEST)
        text = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    return f"„{' '.join(text.split())}“ [{shortened(passage.document_title)}]"


def shortened(title: str) -> str:
    """Return a document's title, cut where it is long: it stands behind every quote."""
    return title if len(title) <= SHORT_TITLE else f"{title[: SHORT_TITLE - 2].rstrip()} …"


def group_text(group: SharedBetween, language: str) -> str:
    """Return what a group of actors shares, theme by theme, with a sentence of each side."""
    german = language == "de"
    names = ", ".join(group.labels)
    if not group.themes:
        return f"{names}: keine gemeinsamen Themen gefunden." if german else f"{names}: no shared themes found."
    lines = [f"Gemeinsame Themen von {names}" if german else f"Themes shared by {names}"]
    for theme in group.themes:
        lines += ["", f"{theme.label} ({theme.weight:.3f})", f"   {why_common(theme, language)}"]
        for holding in theme.holdings:
            passage = next(passages(holding.reasons), None)
            if passage:
                lines.append(f"   {holding.label}: {quoted(passage)}")
    return "\n".join(lines)


def ranking_as_dict(actor: str, rows: tuple[SharedRow, ...], language: str) -> list[dict[str, object]]:
    """Return a ranking for JSON."""
    return [
        {
            "actor": row.actor.value,
            "label": row.label,
            "weight": row.weight,
            "themes": [
                {
                    "theme": theme.theme.value,
                    "label": title(theme),
                    "weight": theme.weight,
                    "why": why_shared(actor, row.label, theme, language),
                    "left": [reason_as_dict(reason) for reason in theme.left],
                    "right": [reason_as_dict(reason) for reason in theme.right],
                }
                for theme in row.shared
            ],
        }
        for row in rows
    ]


def why_text(answer: Answer, language: str) -> str:
    """Return why each row of an answer is there, row by row, with a sentence of each document that shows it."""
    lines = ["", "Warum?" if language == "de" else "Why?"]
    for place, why in enumerate(answer.why, start=1):
        for number, one in enumerate(why):
            lines.append(f"{f'{place}.' if number == 0 else '':<4}{one.sentence}")
            told = dict.fromkeys(quoted(passage) for passage in passages(one.reasons))
            lines += [f"      {sentence}" for sentence in told]
    return "\n".join(lines)


def why_as_dict(answer: Answer) -> dict[str, object]:
    """Return the reasons of an answer for JSON: ``why`` has one list a row, ``notes`` are on the whole."""
    return {
        "why": [
            [{"sentence": one.sentence, "reasons": [reason_as_dict(reason) for reason in one.reasons]} for one in why]
            for why in answer.why
        ],
        "notes": list(answer.notes),
    }


def group_as_dict(group: SharedBetween, language: str) -> dict[str, object]:
    """Return what a group shares, for JSON."""
    return {
        "actors": [
            {"actor": actor.value, "label": label} for actor, label in zip(group.actors, group.labels, strict=True)
        ],
        "themes": [
            {
                "theme": theme.theme.value,
                "label": theme.label,
                "weight": theme.weight,
                "shared_by_all": theme.shared_by_all,
                "why": why_common(theme, language),
                "holdings": [
                    {
                        "actor": holding.actor.value,
                        "label": holding.label,
                        "strength": holding.strength,
                        "reasons": [reason_as_dict(reason) for reason in holding.reasons],
                    }
                    for holding in theme.holdings
                ],
            }
            for theme in group.themes
        ],
    }


def reason_as_dict(reason: Reason) -> dict[str, object]:
    """Return a reason for JSON: its kind, what it rests on, and the sentences with the span marked by offsets."""
    return {
        "kind": str(reason.kind),
        "item": reason.item.value,
        "item_label": reason.item_label,
        "confidence": reason.confidence,
        "passages": [passage_as_dict(passage) for passage in reason.passages],
        "theme_passages": [passage_as_dict(passage) for passage in reason.theme_passages],
    }


def passage_as_dict(passage: Passage) -> dict[str, object]:
    """Return a passage for JSON; ``text[start:end]`` is the span."""
    return {
        "document": passage.document.value,
        "document_title": passage.document_title,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
    }
