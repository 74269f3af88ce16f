"""Link score: what is linked by itself, held against decisions of a careful reader, with how much it leaves open."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.errors import DocumentUnreadable
from kg.evaluate.linkgold import AUTHORITIES, NONE, OPEN, LinkCase, LinkKind, read_link_gold
from kg.gazetteer import meaning
from kg.link import Relation, Standing, shipped_links
from kg.resolve import named_places, neighbourhood
from kg.segment import passages, segment
from kg.slug import slug
from kg.terms import ID, THEME, NamedNode
from kg.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from kg.thesaurus import Shelf

__all__ = ["Answer", "LinkScore", "LinkScores", "Outcome", "link_scores", "outcome"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program says to a case: what it accepts by itself, what it offers to a person, and that as exact."""

    accepted: frozenset[str] = frozenset()
    offered: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()


class Outcome(StrEnum):
    """How an answer compares with the decision."""

    RIGHT = "right"
    """Accepted what the reader decided for."""
    WRONG = "wrong"
    """Accepted anything else."""
    MISSED = "missed"
    """Accepted nothing where the reader decided."""
    OFFERED = "offered"
    """Accepted nothing, but offered the reader's answer, and no other, as an exact match."""
    LEFT = "left"
    """Accepted nothing where the reader did not decide either, or found that nothing fits, and offered what can be."""
    SHORT = "short"
    """Accepted nothing, but did not offer all that can be meant, or offered another thing as an exact match."""


@dataclass(frozen=True, slots=True)
class LinkScore:
    """The outcomes of the cases of one kind, or of all."""

    cases: tuple[tuple[LinkCase, Answer, Outcome], ...]

    def count(self, *outcomes: Outcome) -> int:
        """Return how many cases came out so."""
        return sum(1 for _, _, found in self.cases if found in outcomes)

    @property
    def accepted(self) -> int:
        """How many cases anything was accepted in."""
        return self.count(Outcome.RIGHT, Outcome.WRONG)

    @property
    def precision(self) -> float:
        """Share of what was accepted that is right; 1 where nothing was."""
        return self.count(Outcome.RIGHT) / self.accepted if self.accepted else 1.0

    @property
    def coverage(self) -> float:
        """Share of the cases with an answer in which it was accepted; 1 where there are none."""
        answered = sum(1 for case, _, _ in self.cases if case.answer not in {OPEN, NONE})
        return self.count(Outcome.RIGHT) / answered if answered else 1.0

    def as_dict(self) -> dict[str, object]:
        """Return the figures."""
        return {
            "decisions": len(self.cases),
            "accepted": self.accepted,
            "precision": round(self.precision, 4),
            "coverage": round(self.coverage, 4),
            **{outcome.value: self.count(outcome) for outcome in Outcome},
        }


LinkScores = Mapping[LinkKind, LinkScore]


def link_scores(folder: Path) -> LinkScores:
    """Return how the decisions in a folder came out by kind, in the order of the kinds.

    Raises:
        DocumentUnreadable: a file of the gold cannot be read, or the authority file is missing for decisions on bodies.
        VocabularyBroken: the authority file is faulty.
    """
    from kg.thesaurus import Shelf  # noqa: PLC0415 - most of a second's start, for those who measure links alone

    cases = read_link_gold(folder)
    with TemporaryDirectory() as made:
        shelf = Shelf(Path(made))
        if any(case.kind is LinkKind.BODIES for case in cases):
            shelve(shelf, folder / AUTHORITIES)
        scored = [(case, answer := answered(case, shelf), outcome(case, answer)) for case in cases]
    return {
        kind: LinkScore(tuple(one for one in scored if one[0].kind is kind))
        for kind in LinkKind
        if any(case.kind is kind for case, _, _ in scored)
    }


def shelve(shelf: "Shelf", file: Path) -> None:
    """Put an authority file on a shelf."""
    try:
        with file.open("rb") as content:
            shelf.add(file.stem, content, file.name)
    except OSError as error:
        raise DocumentUnreadable(f"{file}: {error}") from error


def answered(case: LinkCase, shelf: "Shelf") -> Answer:
    """Return what the program says to a case."""
    match case.kind:
        case LinkKind.PLACES:
            return place_in_text(case, load_vocabulary())
        case LinkKind.NAMES:
            return place_in_table(case, load_vocabulary())
        case LinkKind.THEMES:
            return theme_elsewhere(case)
        case LinkKind.BODIES:
            return body_elsewhere(case, shelf)


def outcome(case: LinkCase, answer: Answer) -> Outcome:
    """Return how an answer compares with the decision."""
    if answer.accepted:
        return Outcome.RIGHT if answer.accepted == {case.answer} else Outcome.WRONG
    if case.answer not in {OPEN, NONE}:
        if answer.exact:
            return Outcome.OFFERED if answer.exact == {case.answer} else Outcome.SHORT
        return Outcome.MISSED
    return Outcome.LEFT if case.candidates <= answer.offered and not answer.exact else Outcome.SHORT


def place_in_text(case: LinkCase, vocabulary: Vocabulary) -> Answer:
    """Return which places a name in a passage is linked to, when the passage is added as a document."""
    from kg.mention import mentions  # noqa: PLC0415 - compiling the rules' patterns is not for who only asks

    blocks = segment(case.text)
    found = mentions(case.text, blocks, passages(case.text, blocks), vocabulary)
    near = neighbourhood(found, vocabulary)
    meanings = [what for name, what in named_places(found, vocabulary, near) if same_name(name, case.name)]
    return Answer(
        frozenset(what.place.key for what in meanings if what.place),
        frozenset(place.key for what in meanings for place in what.candidates),
    )


def same_name(read: str, asked: str) -> bool:
    """Tell whether a name that was read is the one asked for, with or without the word for its kind before it."""
    return f" {read}".endswith(f" {asked}") or f" {asked}".endswith(f" {read}")


def place_in_table(case: LinkCase, vocabulary: Vocabulary) -> Answer:
    """Return which place a name in a table means."""
    found = meaning(case.name, vocabulary, kinds=case.type, inside=case.within)
    accepted = frozenset({found.place.key}) if found.place else frozenset[str]()
    return Answer(accepted, frozenset(place.key for place in found.candidates))


def theme_elsewhere(case: LinkCase) -> Answer:
    """Return how a theme relates to a concept by the links that come with the program."""
    theme, target = THEME[case.name], NamedNode(case.target)
    return Answer(
        frozenset(
            str(link.relation)
            for link in shipped_links()
            if (link.subject, link.target) == (theme, target) and link.standing is Standing.ACCEPTED
        )
    )


def body_elsewhere(case: LinkCase, shelf: "Shelf") -> Answer:
    """Return which bodies of the authority file are proposed for an organisation of ours."""
    from kg.thesaurus import Body, body_proposals  # noqa: PLC0415 - as above

    ours = Body(ID[f"organisation/{slug(case.name)}"], (case.name,), (case.within,) if case.within else ())
    links = body_proposals(shelf, Path(AUTHORITIES).stem, [ours])
    return Answer(
        frozenset(local(link.target) for link in links if link.standing is Standing.ACCEPTED),
        frozenset(local(link.target) for link in links),
        frozenset(local(link.target) for link in links if link.relation is Relation.EXACT),
    )


def local(node: NamedNode) -> str:
    """Return the last part of an address."""
    return node.value.rsplit("/", 1)[-1]
