"""Commands of looking up: services that are known, and links proposed from what they answer."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import JsonOption, LangOption, StoreOption, language, open_for_writing, trusted_hosts
from kg.cli.output import print_json, print_table, say
from kg.errors import WrongParameter
from kg.link import REGISTER, Proposed, propose_places, read_links
from kg.link import propose as propose_links
from kg.lookup import (
    KINDS,
    Answers,
    Cache,
    Conversation,
    Manners,
    Service,
    agent,
    look_up,
    proposed,
    service_named,
    sought_of,
)
from kg.lookup import services as known_services
from kg.reconcile import register_of
from kg.settings import Settings, read_settings
from kg.web import public_addresses

__all__ = ["propose", "services"]

_DAY_S = 24 * 60 * 60


def propose(
    online: Annotated[
        str, typer.Option("--online", metavar="NAME", help="Dienst aus 'links services'. / Service to ask.")
    ] = "",
    store: StoreOption = None,
    lang: LangOption = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="theme, organisation, place, programme; sonst alle. / Only these."),
    ] = None,
    names: Annotated[int, typer.Option("--names", min=1, help="So viele Namen fragen. / Ask for so many names.")] = 200,
    *,
    offline: Annotated[
        bool, typer.Option("--offline", help="Niemanden fragen, nur aus früheren Antworten. / From earlier answers.")
    ] = False,
) -> None:
    """Schlägt Verknüpfungen vor: offene Orte, oder was ein Dienst im Netz kennt. / Proposes links.

    Ohne --online wird niemand gefragt: amtliche Schlüssel der Orte, die Texte offen lassen. Mit --online nur dieser
    Dienst, nach Themen, Organisationen, Orten und Programmen, nie nach Personen. Angenommen wird nichts von selbst.
    / Without --online nobody is asked: official keys of places that texts leave open. With it only this service, never
    for persons. Nothing is accepted by itself.
    """
    settings = read_settings()
    german = language(lang) == "de"
    if not online:
        with open_for_writing(store) as opened:
            counted(propose_places(opened), REGISTER, german=german)
        return
    service = service_named(online, known_services(Path(settings.services) if settings.services else None))
    if unknown := [one for one in kind or () if one not in KINDS]:
        raise WrongParameter(f"--kind {unknown[0]}: there are {', '.join(KINDS)}")
    cache = Cache(Path(settings.lookups), settings.lookup_days * _DAY_S)
    with open_for_writing(store) as opened:  # to write at once, so that nobody is asked in vain
        asked = sought_of(
            register_of(opened).entities.values(),
            service,
            kinds=[KINDS[one] for one in kind or ()],
            language=language(lang),
            known=read_links(opened),
        )
    conversation = None if offline else conversation_with(service, settings)
    answers = look_up(service, (one for _, one in asked), cache, conversation, most=names)
    with open_for_writing(store) as opened:
        made = propose_links(opened, proposed(service, asked, answers))
    counted(made, service.source, german=german)
    if answers.missing:
        say(left_open(answers, german=german))
    if answers.failure is not None:
        raise answers.failure


def counted(made: Proposed, source: str, *, german: bool) -> None:
    """Say what became of proposals, and how to look at them."""
    if german:
        say(f"{len(made.fresh)} neue Vorschläge, {len(made.known)} schon da, {len(made.rejected)} früher abgelehnt")
    else:
        say(f"{len(made.fresh)} new proposals, {len(made.known)} known, {len(made.rejected)} rejected before")
    where = f"sozialraum links list --source {source} --standing proposed"
    say(f"Ansehen: {where}" if german else f"Look at them: {where}")


def services(lang: LangOption = None, *, as_json: JsonOption = False) -> None:
    """Listet die Dienste, bei denen nachgeschlagen werden kann. / Lists the services that can be asked."""
    given = read_settings().services
    known = known_services(Path(given) if given else None).values()
    german = language(lang) == "de"
    if as_json:
        print_json(
            [
                {"name": one.name, "title": one.title, "protocol": one.protocol, "url": one.url, "licence": one.licence}
                for one in known
            ]
        )
        return
    print_table(
        ("Name", "Titel", "Protokoll", "Adresse", "Lizenz")
        if german
        else ("name", "title", "protocol", "address", "licence"),
        [(one.name, one.title, one.protocol, one.url, one.licence or "–") for one in known],
    )


def conversation_with(service: Service, settings: Settings) -> Conversation:
    """Return a conversation with a service, over public addresses and the hosts that are trusted."""
    manners = Manners(agent=agent(settings.contact), pause=service.pause)
    return Conversation(service.title, manners, public_addresses(trusted_hosts()))


def left_open(answers: Answers, *, german: bool) -> str:
    """Return what to say of names without an answer."""
    number = len(answers.missing)
    shown = ", ".join(one.name for one in answers.missing[:5]) + (" …" if number > 5 else "")
    if german:
        return f"Ohne Antwort ({number}): {shown}; weiter mit demselben Befehl, mehr auf einmal mit --names"
    return f"Without an answer ({number}): {shown}; go on with the same command, more at a time with --names"
