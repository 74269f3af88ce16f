"""Clusters: groups of themes that go together, each with those who work most on it."""

from kg.network.affinity import affinities
from kg.network.choosing import counted, inheritance, weighed, whole
from kg.network.communities import communities
from kg.network.found import Asked, Found, FoundRow, Why
from kg.network.grounds import grounds_of, strengths_on, strongest
from kg.network.network import Edge, Network, Node, NodeKind
from kg.network.wording import listed, said
from kg.terms import Literal
from kg.themes.lens import Lens, answered

__all__ = ["clusters"]


def clusters(asked: Asked) -> Found:
    """Return the groups of two and more themes, largest first, with their strongest actors and why these are there."""
    count = whole(asked, "actors", 5)

    def told(lens: Lens) -> Found:
        pairs = affinities(lens)
        every = communities(lens, pairs)
        groups = tuple(one for one in every if len(one.themes) > 1)
        holding = [strengths_on(lens, group.themes) for group in groups]
        actors = [strongest(lens, *held, count) for held in holding]
        why = grounds_of(
            asked.store,
            lens,
            ((actor, frozenset(group.themes)) for group, there in zip(groups, actors, strict=True) for actor in there),
        )
        rows = []
        for number, (group, held, there) in enumerate(zip(groups, holding, actors, strict=True), start=1):
            names = tuple(lens.actor_label(actor) for actor in there)
            themes = tuple(lens.theme_label(theme) for theme in group.themes)
            sentence = said(
                "clusters-row",
                lens.language,
                themes=listed(themes, lens.language),
                actors=len(held[0]),
                names=listed(names, lens.language),
            )
            grounds = ((actor, frozenset(group.themes)) for actor in there)
            rows.append(
                FoundRow(
                    {
                        "cluster": counted(number),
                        "name": Literal(group.label),
                        "themes": Literal(" | ".join(themes)),
                        "actors": counted(len(held[0])),
                        "strength": weighed(float(held[1].sum())),
                        "strongest": Literal(" | ".join(names)),
                    },
                    (Why(sentence), *(why[ground] for ground in grounds if ground in why)),
                )
            )
        alone = tuple(lens.theme_label(one.themes[0]) for one in every if len(one.themes) == 1)
        notes = [said("clusters-measure" if groups else "clusters-none", lens.language)]
        if alone:
            notes.append(said("clusters-alone", lens.language, count=len(alone)))
        number_of = {theme: number for number, group in enumerate(groups, start=1) for theme in group.themes}
        network = Network(
            said("clusters-title", lens.language),
            tuple(
                Node(theme, lens.theme_label(theme), NodeKind.THEME, number_of.get(theme))
                for group in every
                for theme in group.themes
            ),
            tuple(Edge(pair.left, pair.right, pair.value) for pair in pairs),
        )
        return Found(tuple(rows), tuple(notes), network if pairs else None)

    return answered(asked.store, inheritance(asked), asked.language, told)
