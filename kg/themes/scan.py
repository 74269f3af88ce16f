"""Scan: the ties and bearings of an embedded store, put together from whole columns past the engine's joins.

What each branch of ``queries/views/actor_ties.rq`` and ``item_themes.rq`` says is said here once more, as joins of
columns; ``tests/spec/themes/test_scan.py`` holds the two to each other. Of several pieces of evidence for one fact
only the surest is kept, as nothing else counts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.terms import DEF, FOAF, ORG, NamedNode
from kg.themes.answer import EvidenceKind
from kg.themes.attesting import Attesting, Facts
from kg.themes.column import Column
from kg.themes.columns import Columns
from kg.themes.joins import Codes, Sure, met, within
from kg.themes.ties import KINDS, NO_BEARINGS, NO_TIES, NOBODY, Bearings, Numbering, Ties

__all__ = ["Scan"]

_NAMING: Final = (DEF["heldBy"], DEF["statementSubject"], DEF["statementObject"])
_SPEAKING: Final = (DEF["statementSubject"], DEF["statementObject"])
_LEADING: Final = (DEF["addresses"], DEF["presents"], *_SPEAKING)
_HAVING: Final = {DEF["launchedBy"]: EvidenceKind.PROGRAMME, ORG["unitOf"]: EvidenceKind.UNIT}


@dataclass(frozen=True, slots=True)
class _Branch:
    """Ties of one kind, as codes; ``through`` is absent where nothing is inherited."""

    kind: EvidenceKind
    actor: Codes
    item: Codes
    sure: Sure
    through: Codes | None = None


class Scan:
    """The columns of a store and what follows from them."""

    def __init__(self, columns: Columns) -> None:
        """Put together these columns."""
        self._statements = dict(columns.statements)
        self._evidence = Attesting(self._statements, columns.attesting)
        self._members = columns.members
        self._facts: dict[NamedNode, Facts] = {}

    def ties(self, actors: Numbering) -> Ties:
        """Return all ties, whose actors get their numbers."""
        branches = list(self._branches())
        numbers = self._numbered(
            actors,
            (codes for one in branches for codes in (one.actor, one.through) if codes is not None),
            (DEF["participant"], DEF["onBehalfOf"], DEF["affiliate"], DEF["affiliatedWith"], *_HAVING, *_NAMING),
        )
        nobody = np.full(1, NOBODY, np.int32)
        found = Ties(
            np.concatenate([numbers(one.actor) for one in branches]),
            np.concatenate([np.full(len(one.actor), KINDS.index(one.kind), np.int8) for one in branches]),
            np.concatenate([one.item for one in branches]),
            np.concatenate(
                [nobody.repeat(len(one.actor)) if one.through is None else numbers(one.through) for one in branches]
            ),
            np.concatenate([one.sure for one in branches]),
        )
        return NO_TIES.joined(found)

    def bearings(self, themes: Numbering) -> Bearings:
        """Return which items bear which themes, which get their numbers."""
        had = self._attested(DEF["hasTheme"])
        parts = [had]
        for name in _LEADING:
            leading = self._plain(name)
            item, bearer = met(leading.value, had.subject)
            parts.append(Facts(leading.subject[item], had.value[bearer], had.sure[bearer]))
        for name in _SPEAKING:
            spoken = self._attested(name)
            parts.append(spoken.where(within(spoken.value, self._members[DEF["Theme"]])))
        numbers = self._numbered(themes, (one.value for one in parts), (DEF["hasTheme"], *_SPEAKING))
        found = Bearings(
            np.concatenate([one.subject for one in parts]),
            np.concatenate([numbers(one.value) for one in parts]),
            np.concatenate([one.sure for one in parts]),
        )
        return NO_BEARINGS.joined(found)

    def actors(self) -> Codes:
        """Return whoever a participation, an affiliation, a programme or a unit points to, sorted."""
        names = (DEF["participant"], DEF["affiliate"], DEF["affiliatedWith"], DEF["onBehalfOf"], *_HAVING)
        return np.unique(np.concatenate([np.unique(self._plain(name).value) for name in names]))

    def _branches(self) -> Iterator[_Branch]:
        yield from self._own()
        yield from self._passed_up()
        yield from self._passed_down()

    def _own(self) -> Iterator[_Branch]:
        taking, place = self._attested(DEF["participant"]), self._plain(DEF["participationIn"])
        who, where = met(taking.subject, place.subject)
        item = place.value[where]
        talk = within(item, self._members[DEF["Presentation"]])
        for kind, those in ((EvidenceKind.PARTICIPATION, ~talk), (EvidenceKind.CONTRIBUTION, talk)):
            yield _Branch(kind, taking.value[who[those]], item[those], taking.sure[who[those]])
        for name, kind in (*_HAVING.items(), (DEF["affiliate"], EvidenceKind.FUNCTION)):
            facts = self._attested(name)
            yield _Branch(kind, facts.value, facts.subject, facts.sure)
        units, holding = self._attested(DEF["withinUnit"]), self._plain(DEF["affiliate"])
        unit, holder = met(units.subject, holding.subject)
        yield _Branch(EvidenceKind.UNIT, holding.value[holder], units.value[unit], units.sure[unit])
        members = self._members
        known = np.union1d(members[FOAF["Person"]], members[ORG["Organization"]])
        for name in _NAMING:
            said = self._attested(name)
            said = said.where(within(said.subject, members[DEF["Statement"]]) & within(said.value, known))
            yield _Branch(EvidenceKind.STATEMENT, said.value, said.subject, said.sure)

    def _passed_up(self) -> Iterator[_Branch]:
        sent, taking = self._attested(DEF["onBehalfOf"]), self._plain(DEF["participant"])
        place = self._plain(DEF["participationIn"])
        body, person = met(sent.subject, taking.subject)
        others = taking.value[person] != sent.value[body]
        body, person = body[others], person[others]
        passed, where = met(sent.subject[body], place.subject)
        body, person = body[passed], person[passed]
        yield _Branch(
            EvidenceKind.AFFILIATION, sent.value[body], place.value[where], sent.sure[body], taking.value[person]
        )
        bound, holding = self._attested(DEF["affiliatedWith"]), self._plain(DEF["affiliate"])
        body, person = met(bound.subject, holding.subject)
        yield _Branch(
            EvidenceKind.AFFILIATION, bound.value[body], bound.subject[body], bound.sure[body], holding.value[person]
        )

    def _passed_down(self) -> Iterator[_Branch]:
        bound, holding = self._attested(DEF["affiliatedWith"]), self._plain(DEF["affiliate"])
        body, person = met(bound.subject, holding.subject)
        actor, through, sure = holding.value[person], bound.value[body], bound.sure[body]
        for items, bodies in self._of_bodies(np.unique(through)):
            member, had = met(through, bodies)
            yield _Branch(EvidenceKind.MEMBERSHIP, actor[member], items[had], sure[member], through[member])

    def _of_bodies(self, wanted: Codes) -> Iterator[tuple[Codes, Codes]]:
        """Yield what bodies have launched, have, and took part in themselves, each with the body."""
        for name in _HAVING:
            having = self._plain(name)
            yield having.subject, having.value
        taking, place = self._plain(DEF["participant"]), self._plain(DEF["participationIn"])
        theirs = within(taking.value, wanted)
        who, where = met(taking.subject[theirs], place.subject)
        yield place.value[where], taking.value[theirs][who]

    def _plain(self, name: NamedNode) -> Column:
        return self._statements[name]

    def _attested(self, name: NamedNode) -> Facts:
        """Return the statements with a property for which there is evidence that attests property and value."""
        if name not in self._facts:
            self._facts[name] = self._evidence.of(name, self._plain(name))
        return self._facts[name]

    def _numbered(self, numbering: Numbering, columns: Iterable[Codes], names: Iterable[NamedNode]) -> "_Numbers":
        codes = np.unique(np.concatenate([np.unique(column) for column in columns]))
        spelled: dict[int, str] = {}
        for name in names:
            spelled |= self._plain(name).spelled
        numbers = (numbering.number(NamedNode(spelled[code])) for code in codes.tolist())
        return _Numbers(codes, np.fromiter(numbers, np.int32, len(codes)))


@dataclass(frozen=True, slots=True)
class _Numbers:
    codes: Codes
    numbers: NDArray[np.int32]

    def __call__(self, codes: Codes) -> NDArray[np.int32]:
        """Return the numbers of some codes."""
        found: NDArray[np.int32] = self.numbers[np.searchsorted(self.codes, codes)]
        return found
