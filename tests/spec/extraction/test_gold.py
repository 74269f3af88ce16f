"""What a person reads in the shipped pages is what the rules read: compared kind by kind, exactly."""

import json
from pathlib import Path

import pytest

from kg.model import Fact
from kg.pipeline import extract
from kg.samples import samples
from kg.terms import DEF, FOAF, LIST, M8G, ORG, RDF, SKOS, THEME, Literal, NamedNode

GOLD = Path(__file__).parents[2] / "gold" / "forum"
SAMPLES = {sample.document.slug: sample.document for sample in samples()}
ORGANISATION_KINDS = {
    DEF[name]
    for name in (
        "Ministry",
        "TerritorialAuthority",
        "ProfessionalAssociation",
        "CivilSocietyOrganisation",
        "IndependentProvider",
        "Network",
    )
} | {ORG["Organization"], ORG["FormalOrganization"], M8G["PublicOrganisation"]}


class Read:
    """The facts of a page, to be asked in words."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self.facts = facts

    def objects(self, subject: NamedNode, name: NamedNode) -> list:
        return list(dict.fromkeys(f.object for f in self.facts if f.subject == subject and f.property == name))

    def subjects(self, name: NamedNode, value) -> list:
        return list(dict.fromkeys(f.subject for f in self.facts if f.property == name and f.object == value))

    def names(self, subject: NamedNode) -> set[str]:
        return {o.value for o in self.objects(subject, DEF["nameForm"])}

    def text(self, subject: NamedNode, name: NamedNode) -> str:
        return " / ".join(sorted(o.value for o in self.objects(subject, name)))

    def label(self, subject: NamedNode) -> str:
        forms = self.names(subject) or {o.value for o in self.objects(subject, SKOS["prefLabel"])}
        return max(forms, key=lambda form: (len(form), form), default="")


@pytest.fixture(params=sorted(path.stem for path in GOLD.glob("*.json")))
def page(request):
    gold = json.loads((GOLD / f"{request.param}.json").read_text(encoding="utf-8"))
    return gold, Read(extract(SAMPLES[request.param]).facts)


def slugs(nodes, namespace: str) -> set[str]:
    return {node.value.removeprefix(namespace) for node in nodes}


def test_event(page):
    gold, read = page
    (event,) = [f.object for f in read.facts if f.property == DEF["reportsOn"]]
    assert read.text(event, DEF["eventNumber"]) == gold["event"]["number"]
    assert read.label(event) == gold["event"]["title"]
    assert DEF[gold["event"]["kind"]] in read.objects(event, RDF["type"])


def test_persons(page):
    gold, read = page
    found = []
    for person in read.subjects(RDF["type"], FOAF["Person"]):
        (affiliation,) = read.subjects(DEF["affiliate"], person)
        participations = [
            p
            for p in read.subjects(DEF["participant"], person)
            if "/participation/" in p.value and "--presentation" not in p.value
        ]
        units = read.objects(affiliation, DEF["withinUnit"])
        bodies = read.objects(affiliation, DEF["affiliatedWith"])
        event_roles = {
            o.value.removeprefix(LIST + "mitwirkung/")
            for p in participations
            for o in read.objects(p, DEF["participationRole"])
            if any("/event/" in e.value for e in read.objects(p, DEF["participationIn"]))
        }
        found.append(
            {
                "name": read.label(person),
                "honorific": read.text(person, DEF["honorific"]),
                "function": read.text(affiliation, DEF["functionText"]),
                "unit": read.label(units[0]) if units else "",
                "affiliation": read.label(bodies[0]) if bodies else "",
                "roles": sorted(event_roles),
                "perspectives": sorted(
                    slugs(
                        {o for p in participations for o in read.objects(p, DEF["representsPerspective"])},
                        LIST + "perspektive/",
                    )
                ),
            }
        )
    wanted = [{**p, "roles": sorted(p["roles"]), "perspectives": sorted(p["perspectives"])} for p in gold["persons"]]
    assert sorted(found, key=lambda p: p["name"]) == sorted(wanted, key=lambda p: p["name"])


def test_organisations(page):
    gold, read = page
    found = []
    for body in {s for kind in ORGANISATION_KINDS for s in read.subjects(RDF["type"], kind)}:
        if read.label(body).startswith("Land "):
            continue  # inferred from a ministry's name; the gold holds what the text names
        kinds = [k.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for k in read.objects(body, RDF["type"])]
        seats = read.objects(body, DEF["seat"])
        found.append(
            {
                "name": read.label(body),
                "forms": sorted(read.names(body)),
                "type": "IndependentProvider" if "IndependentProvider" in kinds else " / ".join(kinds),
                "level": "".join(slugs(read.objects(body, DEF["administrativeLevel"]), LIST + "ebene/")),
                "seat": seat_name(read, seats[0]) if seats else "",
                "legal_form": read.text(body, DEF["legalFormText"]),
            }
        )
    wanted = [{**o, "forms": sorted(o["forms"])} for o in gold["organisations"]]
    assert sorted(found, key=lambda o: o["name"]) == sorted(wanted, key=lambda o: o["name"])


def seat_name(read: Read, place: NamedNode) -> str:
    known = {"ags-11": "Berlin", "ags-08111": "Stuttgart", "ags-12054": "Potsdam", "ags-07315": "Mainz"}
    return read.label(place) or known[place.value.rsplit("/", 1)[-1]]


def test_themes(page):
    gold, read = page
    (event,) = [f.object for f in read.facts if f.property == DEF["reportsOn"]]
    assert slugs(read.objects(event, DEF["hasTheme"]), THEME) == set(gold["themes"])


def test_barriers(page):
    gold, read = page
    found = {
        read.label(one): " / ".join(read.label(other) for other in read.objects(one, DEF["hinders"]))
        for one in read.subjects(RDF["type"], DEF["Barrier"])
    }
    assert found == {barrier["label"]: barrier["hinders"] for barrier in gold["barriers"]}


@pytest.mark.parametrize(
    ("kind", "name"),
    [("challenges", "Challenge"), ("needs", "Need"), ("questions", "GuidingQuestion"), ("mottos", "Motto")],
)
def test_elements(page, kind, name):
    gold, read = page
    assert sorted(read.label(one) for one in read.subjects(RDF["type"], DEF[name])) == sorted(gold[kind])


def test_programmes(page):
    gold, read = page
    programmes = {f.subject for f in read.facts if "/programme/" in f.subject.value}
    found = []
    for programme in programmes:
        presenters = [
            read.label(person)
            for talk in read.subjects(DEF["presents"], programme)
            for part in read.subjects(DEF["participationIn"], talk)
            for person in read.objects(part, DEF["participant"])
        ]
        found.append(
            {
                "name": read.label(programme),
                "type": " / ".join(kind.value.rsplit("#", 1)[-1] for kind in read.objects(programme, RDF["type"])),
                "themes": sorted(slugs(read.objects(programme, DEF["hasTheme"]), THEME)),
                "level": "".join(slugs(read.objects(programme, DEF["programmeLevel"]), LIST + "ebene/")),
                "presented_by": presenters[0] if presenters else "",
            }
        )
    assert sorted(found, key=lambda p: p["name"]) == sorted(gold["programmes"], key=lambda p: p["name"])


def test_perspectives(page):
    gold, read = page
    found = {}
    for side in {f.object for f in read.facts if f.property == DEF["considersPerspective"]}:
        attributions = read.subjects(DEF["roleBearer"], side)
        speakers = {
            read.label(person)
            for part in read.subjects(DEF["representsPerspective"], side)
            for person in read.objects(part, DEF["participant"])
        }
        found[side.value.removeprefix(LIST + "perspektive/")] = (
            sorted(
                slugs(
                    {o for a in attributions for o in read.objects(a, DEF["actorRole"])},
                    LIST + "akteursrolle/",
                )
            ),
            sorted(speakers),
        )
    wanted = {
        p["perspective"]: (
            sorted(p["roles"]),
            sorted([p["represented_by"]] if isinstance(p["represented_by"], str) else p["represented_by"]),
        )
        for p in gold["perspectives"]
    }
    assert found == wanted


def test_contexts_of_roles(page):
    gold, read = page
    found = {
        (side, slug(role, LIST + "akteursrolle/")): slug(context, THEME)
        for attribution in read.subjects(RDF["type"], DEF["RoleAttribution"])
        for side in slugs(read.objects(attribution, DEF["roleBearer"]), LIST + "perspektive/")
        for role in read.objects(attribution, DEF["actorRole"])
        for context in read.objects(attribution, DEF["roleContext"])
        if context.value.startswith(THEME)
    }
    assert found == {
        (p["perspective"], role): theme for p in gold["perspectives"] for role, theme in p["about"].items()
    }


def slug(node: NamedNode, namespace: str) -> str:
    return node.value.removeprefix(namespace)


def test_themes_of_units(page):
    gold, read = page
    found = {}
    for unit in read.subjects(RDF["type"], DEF["AdministrativeUnit"]):
        themes = sorted(slugs(read.objects(unit, DEF["hasTheme"]), THEME))
        if themes:
            found[read.label(unit)] = themes
    assert found == {unit: sorted(themes) for unit, themes in gold["unit_themes"].items()}


def test_laws(page):
    gold, read = page
    found = {
        (read.label(f.subject), f.status.value)
        for f in read.facts
        if f.property == SKOS["prefLabel"] and f.object.value.startswith("§")
    }
    assert found == {(f"§ {law['section']} {law['law']}", law["status"]) for law in gold["legal"]}


def test_navigation_leaves_no_fact(page):
    _, read = page
    assert not [f for f in read.facts if isinstance(f.object, Literal) and "nach oben" in f.object.value.lower()]
