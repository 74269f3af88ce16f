"""The command that tells who shares themes with whom, and why: a ranking, or what several have in common."""

from typing import Annotated

import typer

from kg.ask import resolved
from kg.catalogue import load_catalogue, view
from kg.cli.filing import put
from kg.cli.options import JsonOption, LangOption, OutOption, StoreOption, language, open_for_reading
from kg.cli.output import print_json, say
from kg.cli.reasons import group_as_dict, group_text, ranking_as_dict, ranking_text
from kg.errors import WrongParameter
from kg.export import listing_of_group, listing_of_ranking
from kg.network import Asked
from kg.network.among import among
from kg.network.ranked import narrowing
from kg.store import Store
from kg.terms import NamedNode
from kg.themes import SharedRow, shared_between, shared_with
from kg.themes.name import names_of

__all__ = ["shared"]


def shared(  # noqa: PLR0913  # every filter is an option of its own
    actors: Annotated[list[str], typer.Argument(metavar="ACTOR…", help="Namen oder Adressen. / Names or addresses.")],
    store: StoreOption = None,
    lang: LangOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Wie viele Akteure höchstens. / At most how many.")] = 10,
    out: OutOption = None,
    *,
    offset: Annotated[int, typer.Option("--offset", min=0, help="Ohne die ersten. / Without the first.")] = 0,
    kind: Annotated[str, typer.Option("--kind", metavar="person|organisation", help="Nur solche. / Only these.")] = "",
    level: Annotated[str, typer.Option("--level", help="Verwaltungsebene, etwa kreis. / Level, such as land.")] = "",
    of_type: Annotated[str, typer.Option("--type", help="Art der Organisation, etwa Kommune. / Type of body.")] = "",
    place: Annotated[str, typer.Option("--place", help="Ort mit allem, was darin liegt. / Place, all in it.")] = "",
    event: Annotated[str, typer.Option("--event", help="Wer dabei war. / Those present.")] = "",
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="Dabei seit. / Present since.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Dabei bis. / Present until.")] = "",
    least: Annotated[str, typer.Option("--min", metavar="WEIGHT", help="Gewicht mindestens. / Weight at least.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Wer teilt Themen mit wem, und warum? / Who shares themes with whom, and why?

    Ein Akteur: wer am meisten mit ihm teilt. Mehrere: was sie gemeinsam haben. / One actor: a ranking; several: what
    they have in common.
    """
    spoken = language(lang)
    filters = {"kind": kind, "level": level, "type": of_type, "place": place, "event": event}
    filters |= {"from": since, "until": until, "min": least}
    given = {name: text for name, text in filters.items() if text}
    with open_for_reading(store) as opened:
        asked = [actor_of(opened, name) for name in actors]
        if len(asked) == 1:
            ranking = ranking_of(opened, asked[0], given, limit, offset, spoken)
            name = names_of(opened, asked, spoken).get(asked[0], actors[0])
            if out:
                put(listing_of_ranking(opened, asked[0], name, ranking, spoken, offset=offset), out, spoken)
            elif as_json:
                print_json(ranking_as_dict(name, ranking, spoken))
            else:
                say(ranking_text(name, ranking, spoken, first=offset + 1))
            return
        if given or offset:
            names = ", ".join((*given, *(["offset"] if offset else [])))
            raise WrongParameter(f"{names}: only for a ranking, which has one actor")
        group = shared_between(opened, asked, language=spoken)
        if out:
            put(listing_of_group(opened, group, spoken), out, spoken)
            return
        print_json(group_as_dict(group, spoken)) if as_json else say(group_text(group, spoken))


def ranking_of(
    store: Store, actor: NamedNode, filters: dict[str, str], limit: int, offset: int, spoken: str
) -> tuple[SharedRow, ...]:
    """Return who shares most with an actor; filters are those of the stored question ``ranking``, as they are typed.

    Raises:
        WrongParameter: a filter cannot be read; with what would be right.
    """
    terms = resolved(store, load_catalogue()["ranking"], {"actor": f"<{actor.value}>", **filters})
    asked = Asked(store, terms, spoken)
    return shared_with(
        store,
        actor,
        limit=limit,
        offset=offset,
        minimum=asked.number("min", 0.0),
        among=among(store, narrowing(asked)),
        language=spoken,
    )


def actor_of(store: Store, name: str) -> NamedNode:
    """Return the person or organisation of a name or address.

    Raises:
        WrongParameter: there is none, or several; the message lists what comes close.
    """
    (actor,) = resolved(store, view("actor_themes"), {"actor": name})["actor"]
    if not isinstance(actor, NamedNode):
        raise WrongParameter(f"'{name}' is no actor")
    return actor
