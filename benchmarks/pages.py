"""Pages: made-up documents of two kilobytes in the layouts of the genre, the same for the same number."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Final

__all__ = ["SIZE", "page", "pages"]

SIZE: Final = 2_000  # characters
GIVEN: Final = ("Alva", "Bente", "Carlo", "Dorte", "Emil", "Fenja", "Gesa", "Henno", "Ilka", "Jorin", "Kaja", "Levke")
SURNAME: Final = (
    ("Ahr", "Bom", "Car", "Dros", "El", "Fohr", "Gel", "Han", "Im", "Jor", "Kel", "Lam", "Mer", "Nor", "Ost", "Pam"),
    ("ling", "hoff", "storf", "ten", "vers", "beck", "lner", "sohm", "horst", "dahl", "ken", "brink", "wald", "mann"),
)
TOWN: Final = (
    ("Auen", "Birk", "Dorn", "Esch", "Fähr", "Glan", "Holm", "Ihlen", "Krum", "Linden", "Moor", "Nessel"),
    ("tal", "stedt", "felde", "walde", "brück", "bach", "see", "au", "hagen", "rode"),
)
FIELDS: Final = ("Wohnen", "Pflege", "Jugendhilfe", "Teilhabe", "Bildung", "Gesundheit", "Integration", "Sozialplanung")
FUNCTIONS: Final = ("Leiterin", "Leiter", "Referentin", "Geschäftsführer", "Koordinatorin", "Vorsitzende", "Sprecher")
ROLES: Final = ("Moderation", "Vortrag", "Grußwort", "Podium", "Input")
SENTENCES: Final = (
    "{name} berichtete, dass Netzwerkarbeit in {town} ohne feste Ansprechpersonen kaum gelingt.",
    "Als Hürde gelten befristete Stellen und fehlende Räume im Quartier.",
    "{function} {name} ({body}) stellte die Landesstrategie „{field} {year} – Vor Ort.Gemeinsam.“ vor.",
    "Grundlage der Zusammenarbeit ist § {number} SGB VIII; die AG 78 tagt viermal im Jahr in {town}.",
    "Die Runde sprach lange darüber, wie aus einzelnen guten Beispielen ein Plan für alle werden kann.",
    "Notwendig sind verlässliche Mittel, kurze Wege und eine gemeinsame Planung von {field} und {other}.",
    "Der {body} unterstützt Alleinerziehende, die von Armut bedroht sind, seit dem 1. März {year}.",
    "Viele, die mit viel Zeit und Freude begonnen haben, wissen nicht, wie es im nächsten Jahr weitergeht.",
    "Aus kommunaler Perspektive blieb die Finanzierung offen, so {name} weiter.",
    "Wer neu dazukommt, braucht eine klare Aufgabe, einen festen Ort und jemanden, der zuhört.",
    "In der zweiten Hälfte des Tages ging es um Beispiele, die sich mit wenig Geld nachmachen lassen.",
)


def pages(number: int) -> Iterator[tuple[str, str]]:
    """Yield so many pages, each with a file name of its own."""
    return ((f"seite-{place:05}.txt", page(place)) for place in range(number))


def page(place: int) -> str:
    """Return the page of a number: a title, then parts in one of four layouts, cut to the size."""
    chance = Random(place)
    layout = LAYOUTS[place % len(LAYOUTS)]
    parts = [f"{chance.choice(('Fachforum', 'Fachtag', 'Netzwerktreffen'))} {place}: {two_fields(chance)}"]
    while sum(map(len, parts)) + 2 * len(parts) < SIZE:
        parts += [prose(chance), layout(chance), prose(chance)]
    return "\n\n".join(parts)[: SIZE - 1] + "\n"


def listed(chance: Random) -> str:
    """Return a role as a heading and its people as a list."""
    people = "\n".join(f"• {person(chance)}, {post(chance)}, {town(chance)}" for _ in range(3))
    return f"{chance.choice(ROLES)}\n\n{people}"


def programme(chance: Random) -> str:
    """Return lines with a time, a role and a person."""
    lines = (f"{hour}.30 Uhr {chance.choice(ROLES)}: {person(chance)}, {body(chance)}" for hour in range(9, 13))
    return "Programm\n\n" + "\n".join(lines)


def minutes(chance: Random) -> str:
    """Return an attendance list and a numbered item of minutes."""
    people = "\n".join(f"{person(chance)} ({body(chance)})" for _ in range(4))
    return f"Anwesend:\n\n{people}\n\nTOP {chance.randint(1, 9)} Bericht aus der Gruppe {chance.choice(FIELDS)}"


def table(chance: Random) -> str:
    """Return a flattened table."""
    return "\n".join(f"• {person(chance)} | {post(chance)} | {town(chance)}" for _ in range(4))


LAYOUTS: Final[tuple[Callable[[Random], str], ...]] = (listed, programme, minutes, table)


def prose(chance: Random) -> str:
    """Return a paragraph of four sentences."""
    return " ".join(
        sentence.format(
            name=person(chance),
            town=town(chance),
            function=chance.choice(FUNCTIONS),
            body=body(chance),
            field=chance.choice(FIELDS),
            other=chance.choice(FIELDS),
            year=chance.randint(2030, 2040),
            number=chance.randint(1, 99),
        )
        for sentence in chance.sample(SENTENCES, 4)
    )


def person(chance: Random) -> str:
    """Return a name, now and then with a title."""
    surname = "".join(map(chance.choice, SURNAME))
    return f"{chance.choice(('', '', '', 'Dr. '))}{chance.choice(GIVEN)} {surname}"


def post(chance: Random) -> str:
    """Return a function in a body."""
    return f"{chance.choice(FUNCTIONS)} der Stabsstelle {chance.choice(FIELDS)} des Kreises {town(chance)}"


def body(chance: Random) -> str:
    """Return the name of a body."""
    seat, field = town(chance), chance.choice(FIELDS)
    return chance.choice((f"Verein {field} {seat} e.V.", f"Landkreis {seat}", f"Stadt {seat}", f"Sozialwerk {seat}"))


def town(chance: Random) -> str:
    """Return the name of a town."""
    return "".join(map(chance.choice, TOWN))


def two_fields(chance: Random) -> str:
    """Return what a page is about."""
    return " und ".join(chance.sample(FIELDS, 2))
