"""Commands on single documents: what the rules find in one, and how well they find it in many."""

from pathlib import Path
from typing import Annotated, Final

import typer

from kg.cli.options import JsonOption, LangOption, language, trusted_hosts
from kg.cli.output import print_json, print_table, say
from kg.evaluate import (
    Evaluation,
    LinkScore,
    LinkScores,
    Outcome,
    Person,
    Record,
    evaluate,
    extracted,
    holds_link_gold,
    link_scores,
    read_gold,
    record_as_dict,
)
from kg.read import is_address, page_of, read_address, read_file

__all__ = ["extract", "measure"]

NAMES: Final = {
    "sessions": ("Programmteile", "sessions"),
    "persons": ("Personen", "persons"),
    "titles": ("Titel", "titles"),
    "functions": ("Funktionen", "functions"),
    "person-affiliation": ("Person und Organisation", "person and body"),
    "person-role": ("Person und Rolle", "person and role"),
    "organisations": ("Organisationen", "organisations"),
    "organisation-type": ("Art der Organisation", "type of body"),
    "organisation-place": ("Sitz der Organisation", "seat of body"),
    "organisation-level": ("Ebene der Organisation", "level of body"),
    "themes": ("Themen", "themes"),
    "programmes": ("Programme", "programmes"),
    "places": ("Orte", "places"),
    "legal": ("Rechtsgrundlagen", "legal bases"),
    "events": ("Veranstaltung", "event"),
    "organisation-relations": ("Beziehungen", "relations"),
}
LINKS: Final = {
    "places": ("Orte in Texten", "places in texts"),
    "names": ("Orte in Tabellen", "places in tables"),
    "themes": ("Themen", "themes"),
    "bodies": ("Organisationen", "organisations"),
    "all": ("alle", "all"),
}


def extract(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE|URL", help="Ein Dokument; Formate wie bei add. / A document; formats as for add."),
    ],
    lang: LangOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Zeigt, was die Regeln in einem Dokument finden, ohne zu speichern. / Shows what the rules find in a document."""
    german = language(lang) == "de"
    document = read_address(file, page_of(trusted_hosts())) if is_address(file) else read_file(Path(file))
    record = extracted(document)
    print_json(record_as_dict(record)) if as_json else say(summary(record, german=german))


def summary(record: Record, *, german: bool) -> str:
    """Return a record as lines for people, kinds without an entry left out."""
    sections = {
        "events": [joined(record.event.name, *days(record.event.start, record.event.end), record.event.place)]
        if record.event
        else [],
        "sessions": [joined(one.name, *one.persons) for one in record.sessions],
        "persons": [person_line(person) for person in record.persons],
        "organisations": [
            joined(one.name, one.type, one.level, one.place, *one.aliases) for one in record.organisations
        ],
        "themes": list(record.themes),
        "programmes": list(record.programmes),
        "places": list(record.places),
        "legal": list(record.legal),
        "organisation-relations": [joined(one.source, one.type, one.target) for one in record.relations],
    }
    lines = [
        line
        for kind, entries in sections.items()
        if entries
        for line in (NAMES[kind][0 if german else 1], *(f"  {entry}" for entry in entries))
    ]
    return "\n".join(lines) or ("Nichts gefunden." if german else "Nothing found.")


def person_line(person: Person) -> str:
    """Return a person as one line."""
    return joined(" ".join((*person.titles, person.name)), person.function, *person.affiliations, *person.roles)


def days(start: str | None, end: str | None) -> tuple[str | None, ...]:
    """Return the first and the last day, or the one day."""
    return (start,) if end in {None, start} else (start, end)


def joined(*parts: str | None) -> str:
    """Return what there is, with dots between."""
    return " · ".join(part for part in parts if part)


def measure(
    folder: Annotated[
        Path,
        typer.Argument(metavar="GOLD_DIR", help="Ordner mit NAME.txt und NAME.json. / Folder of NAME.txt, NAME.json."),
    ],
    lang: LangOption = None,
    *,
    misses: Annotated[
        bool, typer.Option("--misses", help="Übersehenes und Falsches auflisten. / List misses and false alarms.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Misst die Regeln an von Hand erfassten Angaben. / Measures the rules against facts found by hand.

    Ein Ordner mit places.yaml, names.tsv, themes.tsv, bodies.tsv hält Entscheidungen über Verknüpfungen. / A folder of
    these holds decisions on links.
    """
    german = language(lang) == "de"
    if holds_link_gold(folder):
        measure_links(link_scores(folder), german=german, misses=misses, as_json=as_json)
        return
    done = evaluate(read_gold(folder), extracted)
    if as_json:
        print_json(done.as_dict(misses=misses))
        return
    if misses:
        for line in miss_lines(done, german=german):
            say(line)
    column = 0 if german else 1
    headings = ("Was", "Genauigkeit", "Trefferquote", "F1", "Soll", "gefunden", "übersehen", "falsch")
    english = ("what", "precision", "recall", "F1", "gold", "matched", "missed", "false alarms")
    print_table(
        headings if german else english,
        [
            (
                NAMES[kind][column],
                *(f"{share:.3f}" for share in (one.precision, one.recall, one.f1)),
                *(
                    str(count)
                    for count in (
                        len(one.matched) + len(one.missed),
                        len(one.matched),
                        len(one.missed),
                        len(one.alarms),
                    )
                ),
            )
            for kind, one in done.total.items()
        ],
    )
    say(f"{len(done.documents)} {'Dokumente' if german else 'documents'}: {folder}")


def measure_links(scores: LinkScores, *, german: bool, misses: bool, as_json: bool) -> None:
    """Print how decisions on links came out, and on request those that did not come out as decided."""
    apart = (Outcome.WRONG, Outcome.MISSED, Outcome.SHORT)
    unlike = {
        kind.value: [f"{found}: {case}, {case.answer}" for case, _, found in score.cases if found in apart]
        for kind, score in scores.items()
    }
    total = LinkScore(tuple(one for score in scores.values() for one in score.cases))
    if as_json:
        shown: dict[str, object] = {kind.value: score.as_dict() for kind, score in scores.items()}
        print_json({"kinds": shown, "all": total.as_dict(), **({"misses": unlike} if misses else {})})
        return
    if misses:
        for kind, lines in unlike.items():
            for line in lines:
                say(f"{LINKS[kind][0 if german else 1]}: {line}")
    print_table(
        (
            "Was",
            "Fälle",
            "angenommen",
            "Genauigkeit",
            "Abdeckung",
            "falsch",
            "vorgeschlagen",
            "offen",
            "falsch angeboten",
        )
        if german
        else ("what", "cases", "accepted", "precision", "coverage", "wrong", "offered", "left open", "not as offered"),
        [
            (
                LINKS[name][0 if german else 1],
                str(len(score.cases)),
                str(score.accepted),
                f"{score.precision:.3f}",
                f"{score.coverage:.3f}",
                *(str(score.count(one)) for one in (Outcome.WRONG, Outcome.OFFERED, Outcome.LEFT, Outcome.SHORT)),
            )
            for name, score in [*((kind.value, score) for kind, score in scores.items()), ("all", total)]
        ],
    )


def miss_lines(done: Evaluation, *, german: bool) -> list[str]:
    """Return the misses and false alarms, document by document and kind by kind."""
    missed, alarm = ("übersehen", "falsch") if german else ("missed", "false alarm")
    lines = []
    for document in done.documents:
        lines.append(document.name)
        for kind, one in document.kinds.items():
            name = NAMES[kind][0 if german else 1]
            lines += [f"  {missed} · {name}: {label}" for label in one.missed]
            lines += [f"  {alarm} · {name}: {label}" for label in one.alarms]
    return lines
