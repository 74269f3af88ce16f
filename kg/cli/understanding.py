"""Understanding on the command line: how a question was read, other readings, and near questions."""

from kg.cli.output import say
from kg.store import Store
from kg.understand import Reading, Understanding, labels_of, refusal, said_of

__all__ = ["as_dict", "tell"]


def tell(store: Store, understood: Understanding, language: str) -> None:
    """Print how a question was understood and what else it may mean, or that it was not and what is near."""
    labels = labels_of(store, understood, language)
    german = language == "de"
    if understood.reading is None:
        say(refusal(understood, language))
    else:
        heard = said_of(understood.reading, labels, language, understood.corrections)
        say(f"{'So verstanden' if german else 'Understood as'}: {heard}")
    if understood.others:
        nearby = ("Ähnliche Fragen:", "Near questions:") if understood.reading is None else ("Oder:", "Or:")
        say(nearby[0] if german else nearby[1])
        for one in understood.others:
            say(f"  {said_of(one, labels, language)}  [{command(one)}]")


def command(reading: Reading) -> str:
    """Return what to type for a reading."""
    values = [f'{name}="{value}"' for name, typed in reading.typed().items() for value in typed]
    return " ".join(["ask", reading.question.id or reading.question.name, *values])


def as_dict(understood: Understanding) -> dict[str, object]:
    """Return an understanding for JSON."""

    def reading(one: Reading) -> dict[str, object]:
        return {"question": one.question.id or one.question.name, "values": one.typed(), "ignored": list(one.ignored)}

    return {
        "asked": understood.text,
        "reading": reading(understood.reading) if understood.reading else None,
        "others": [reading(one) for one in understood.others],
        "unknown": list(understood.unknown),
        "corrections": dict(understood.corrections),
    }
