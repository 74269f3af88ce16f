"""Visibility: every route answers a tier as if the documents that are not for it had never been there.

Routes are not listed here: all that the app has are called, with every secret in every parameter. One that lets
strangers in, and has a parameter that this test has no values for, fails it.
"""

import io
import json
import re
import shutil
import zipfile
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import httpx
import pytest
from fastapi.routing import APIRoute

import api
from api.settings import ApiSettings
from kg.curation.decision import Signature
from kg.derive import derive
from kg.keys import Scope, add_key
from kg.pipeline import add_files
from kg.store import open_store
from kg.terms import BASE, DEF, ID, NamedNode
from kg.visibility import Decided, Tier
from kg.visibility.showing import Intake

PAGE = """Fachtag {title}

Referentinnen und Referenten
• {person}, {body}
• Ida Kern, Landkreis Auental

{sentence}
"""
TOLD = {
    Tier.PUBLIC: ("offen", "Offene Türen", "Uwe Rot", "Stadt Sonnfeld", "Armut und Wohnen beschäftigen alle."),
    Tier.NETWORK: (
        "unter-uns",
        "Nebelwald",
        "Yvo Plattenhuber",
        "Sozialwerk Knickrehm",
        "Der Zwirbelfonds gilt Armut.",
    ),
    Tier.INTERNAL: (
        "hinterzimmer",
        "Rumpelstein",
        "Xaver Zwickelmoos",
        "Sozialwerk Quarnbek",
        "Die Murmelbahn gilt Pflege.",
    ),
}
SECRETS = {
    Tier.NETWORK: ("nebelwald", "plattenhuber", "knickrehm", "zwirbelfonds", "unter-uns"),
    Tier.INTERNAL: ("rumpelstein", "zwickelmoos", "quarnbek", "murmelbahn", "hinterzimmer"),
}
HIDDEN = f"{BASE}graph/hinterzimmer/genannt"
OUTER = (Tier.PUBLIC, Tier.NETWORK)
FIGURES = {"/metrics", "/healthz", "/readyz", "/work/sign-in"}
"""What tells of the process, not of the graph: it names no secret, but differs between two servers."""


def hidden_from(tier):
    return {word for other, words in SECRETS.items() if not tier.sees(other) for word in words}


@dataclass
class Site:
    client: httpx.Client
    bearers: dict = field(default_factory=dict)

    def ask(self, probe, tier=None):
        method, path, given = probe
        headers = {**given.get("headers", {}), **self.bearers.get(tier, {})}
        return self.client.request(method, path, **{**given, "headers": headers}, follow_redirects=False)


def filled(folder, texts, tiers, *, hidden=True):
    """Put documents into a store, each for its tier or all for everybody, and return all addresses in it."""
    with open_store(folder) as store:
        for tier in tiers:
            name = TOLD[tier][0]
            closed = Intake(Decided(tier, Signature("Nora Test", "2026-11-24T10:00:00Z"), "Grund"))
            intake = closed if hidden and tier is not Tier.PUBLIC else None
            told = list(add_files(store, [texts / f"{name}.txt"], intake=intake))
            assert not [one.error for one in told if one.error]
        derive(store)
        nodes = (node for quad in store.quads() for node in (quad.subject, quad.object))
        return sorted({node.value for node in nodes if isinstance(node, NamedNode)})


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    for name, title, person, body, sentence in TOLD.values():
        text = PAGE.format(title=title, person=person, body=body, sentence=sentence)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sites(serve, texts, tmp_path_factory):
    """The server with all documents, and one for each outer tier that has never had the others."""
    keys = tmp_path_factory.mktemp("keys") / "keys.json"
    scopes = {Tier.NETWORK: Scope.NETWORK, Tier.INTERNAL: Scope.INTERNAL}
    bearers = {tier: {"Authorization": f"Bearer {add_key(keys, tier, scope)}"} for tier, scope in scopes.items()}
    place = tmp_path_factory.mktemp("tiers")
    filled(str(place / Tier.PUBLIC), texts, [Tier.PUBLIC])
    for copy in (Tier.NETWORK, "whole"):
        shutil.copytree(place / Tier.PUBLIC, place / copy)
    filled(str(place / Tier.NETWORK), texts, [Tier.NETWORK], hidden=False)
    known = filled(str(place / "whole"), texts, [Tier.NETWORK, Tier.INTERNAL])
    with (
        serve(ApiSettings(str(place / "whole"), keys, workers=1)) as whole,
        serve(ApiSettings(str(place / Tier.PUBLIC), keys, workers=1)) as public,
        serve(ApiSettings(str(place / Tier.NETWORK), keys, workers=1)) as network,
    ):
        yield Site(whole, bearers), {Tier.PUBLIC: Site(public), Tier.NETWORK: Site(network, bearers)}, known


def tails(known, kind):
    """The last parts of the addresses of a kind that only the inner tiers know, and of one that all know."""
    start = ID[f"{kind}/"].value
    found = [one.removeprefix(start) for one in known if one.startswith(start)]
    telling = [one for one in found if any(word in one for words in SECRETS.values() for word in words)]
    return [*telling, *(one for one in found if one not in telling)][: len(telling) + 1]


def values_of(known):
    """What every parameter of every route is filled with, by its name."""
    people, bodies, documents = (tails(known, kind) for kind in ("person", "organisation", "document"))
    graphs = [f"{document}/{name}" for document in documents for name in ("dokument", "genannt", "verwaltung")]
    return {
        "actor_id": [*people, *bodies],
        "layer": ["points"],
        "theme_id": ["pflege", "armut"],
        "document_id": documents,
        "kind/slug": [("person", one) for one in people] + [("document", one) for one in documents],
        "slug": ["pflege"],
        "name": ["cq12", "n01", "ego", "invite", "matrix"],
        "name/value": [("ebene", "kreis")],
        "version": ["1"],
        "path:path": [*graphs, *(f"id/person/{one}" for one in people)],
        "name:path": graphs,
        "q": ["Zwickelmoos", "Plattenhuber", "o"],
        "actor": [f"{ID}person/{one}" for one in people],
        "theme": ["Pflege"],
        "place": ["Auental"],
        "invited": [],
        "without": [],
        "about": ["/actors"],
        "find": ["Zwickelmoos", "Sozialwerk"],
        "sent": [],
        "actors": ["50"],
        "place_id": tails(known, "place"),
        "programme_id": tails(known, "programme"),
        "level": [],
        "themes": ["500"],
        "prefix": ["Xav", "Yvo", "Ida"],
        "id": [f"{ID}person/{one}" for one in people],
        "type": ["person"],
        "queries": [json.dumps({"q": {"query": name}}) for name in ("Xaver Zwickelmoos", "Sozialwerk")],
        "extend": [json.dumps({"ids": people, "properties": [{"id": "theme"}]})],
        "asking": [],
        "cursor": [],
        "limit": ["50"],
        "page": [],
        "size": [],
        "form": ["csv"],
        "next": ["/work"],
        "kind": ["person", "document"],
        "file": ["sozialraum.nq.gz"],
        "dump/file": [("latest", "sozialraum.nq.gz")],
        "number": ["1"],
    }


SPARQL = (
    "SELECT * { ?s ?p ?o FILTER(ISLITERAL(?o)) }",
    "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?s FROM <https://w3id.org/sozialraum/graph/hinterzimmer/genannt> { ?s ?p ?o }",
    "SELECT ?s FROM NAMED <https://w3id.org/sozialraum/graph/hinterzimmer/genannt> { GRAPH ?g { ?s ?p ?o } }",
    f"DESCRIBE <{ID}document/hinterzimmer>",
    f"CONSTRUCT {{ ?d <{DEF}text> ?t }} {{ ?d <{DEF}text> ?t }}",
    f"ASK {{ ?s <{DEF}visibility> ?o }}",
    f"ASK {{ GRAPH <{HIDDEN}> {{ ?s ?p ?o }} }}",
)


def posted(known):
    """What is sent to the routes that read by POST, or that also read what is no parameter of theirs."""
    people = tails(known, "person")
    queries = json.dumps({"q": {"query": "Xaver Zwickelmoos"}, "r": {"query": "Sozialwerk"}})
    match = {"queries": [{"conditions": [{"matchType": "name", "propertyValue": "Sozialwerk"}]}]}
    extend = {"ids": people, "properties": [{"id": "theme"}]}
    graph = {"default-graph-uri": HIDDEN}
    return {
        ("GET", "/sparql"): [
            {"params": {}},
            *({"params": {"query": text}} for text in SPARQL),
            {"params": {"query": SPARQL[0], **graph}},
        ],
        ("POST", "/sparql"): [{"data": {"query": SPARQL[0]}}, {"data": {"query": SPARQL[0], **graph}}],
        ("GET", "/graphs"): [
            {"params": {"default": ""}},
            *({"params": {"graph": f"{BASE}graph/{name}"}} for name in ("hinterzimmer/dokument", "abgeleitet")),
        ],
        ("GET", "/search"): [
            *({"params": {"q": name}} for name in ("Zwickelmoos", "Plattenhuber", "Murmelbahn", "Zwickelmoss")),
            {"params": {"source": "hinterzimmer"}},
            *({"params": {"type": "person", "format": form}} for form in ("json", "csv", "xlsx", "jsonld")),
        ],
        ("POST", "/reconcile"): [{"data": {"queries": queries}}, {"data": {"extend": json.dumps(extend)}}],
        ("POST", "/reconcile/v1/match"): [{"json": match}],
        ("POST", "/reconcile/v1/extend"): [{"json": extend}],
        ("GET", "/id/{kind}/{slug}"): [{"params": {}}, {"params": {"format": "turtle"}}],
        ("GET", "/questions/{name}"): [
            {"params": {"theme": "Pflege"}},
            {"params": {"event": "Rumpelstein"}},
            {"params": {"actor": "Xaver Zwickelmoos"}},
        ],
    }


def routes(app):
    """All routes with their whole paths, those of routers within routers too."""

    def below(route, prefix):
        inner = getattr(route, "original_router", None)
        if inner is None:
            yield prefix, route
        else:
            for one in inner.routes:
                yield from below(one, prefix + route.include_context.prefix)

    found = [pair for route in app.routes for pair in below(route, "")]
    assert {"_IncludedRouter"} >= {type(route).__name__ for route in app.routes} - {
        "Route",
        "APIRoute",
        "Mount",
        "Ahead",
    }
    return [(prefix + route.path, route) for prefix, route in found if isinstance(route, APIRoute)]


def probes(address, route: APIRoute, known):
    """All requests that this route is asked with."""
    given, extra = values_of(known), posted(known)
    reading = {method for method in route.methods if method == "GET" or (method, address) in extra}
    if not reading:
        return  # it must not let anybody in: tests/integration/api/test_security.py
    slots = re.findall(r"\{([^}]*)\}", address)
    joint = "/".join(one.removesuffix(":path") for one in slots)
    names = [joint] if joint in given and len(slots) > 1 else slots
    unknown = {*names, *(one.name for one in route.dependant.query_params)} - set(given)
    assert not unknown, f"{address}: say in values_of what {unknown} could be asked for"
    filled_paths = []
    for chosen in product(*(given[one] for one in names)):
        flat = [one for part in chosen for one in (part if isinstance(part, tuple) else (part,))]
        parts = iter(flat)
        filled_paths.append(re.sub(r"\{[^}]*\}", lambda _, parts=parts: next(parts), address))
    for method in sorted(reading):
        told = extra.get((method, address))
        for path in filled_paths:
            if method == "GET" and told is None:
                yield method, path, {}
            for one in told or ():
                yield method, path, one
        for query in route.dependant.query_params:
            for value in given[query.name]:
                yield method, filled_paths[0], {"params": {query.name: value}}


def told_in(answer):
    """What an answer says: its text, unpacked where it is a workbook, and where it leads."""
    content = answer.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    return content.decode("utf-8", "replace") + answer.headers.get("location", "") + answer.headers.get("link", "")


def compared(site, answer):
    """An answer without what differs between two servers of the same graph; lines in any order."""
    text = told_in(answer).replace(str(site.client.base_url).rstrip("/"), "")
    text = re.sub(r"<lastmod>[^<]*", "", text)
    return answer.status_code, answer.headers.get("content-type"), sorted(text.splitlines())


def sent(probe):
    return json.dumps(probe, ensure_ascii=False).lower()


def all_probes(site, known):
    """All requests there are; what lets nobody in but who keeps the graph is asked once."""
    found = []
    for path, route in routes(site.client.app):
        closed = ("GET", re.sub(r"\{[^}]*\}", "x", path), {})
        if "GET" in route.methods and site.ask(closed).status_code in {401, 403}:
            found.append((path, closed))
        else:
            found += [(path, probe) for probe in probes(path, route, known)]
    return found


@pytest.fixture(scope="module")
def asked(sites):
    """All requests there are, with the route each is for."""
    site, _, known = sites
    return all_probes(site, known)


@pytest.mark.parametrize("tier", OUTER)
def test_no_route_tells_a_tier_what_is_not_for_it(sites, asked, tier):
    site, reference, _ = sites
    wrong = []
    for path, probe in asked:
        answer = site.ask(probe, tier)
        assert answer.status_code < 500, (probe, answer.text)
        leaks = {word for word in hidden_from(tier) if word in told_in(answer).lower() and word not in sent(probe)}
        if leaks:
            wrong.append((probe, leaks))
        if path not in FIGURES and compared(site, answer) != compared(
            reference[tier], reference[tier].ask(probe, tier)
        ):
            wrong.append((probe, "differs from a graph without these documents"))
    assert not wrong


@pytest.mark.parametrize("tier", OUTER)
def test_no_page_tells_a_tier_what_is_not_for_it(sites, asked, tier):
    site, _, _ = sites
    seen = set()
    for path, (method, address, given) in asked:
        if method != "GET" or (path, address) in seen:
            continue
        seen.add((path, address))
        page = site.ask((method, address, {**given, "headers": {"Accept": "text/html"}}), tier)
        leaks = {
            word for word in hidden_from(tier) if word in told_in(page).lower() and word not in sent((address, given))
        }
        assert not leaks, (address, given)


def test_the_innermost_tier_sees_all_that_is_asked_for(sites, asked):
    """Otherwise the tests above would look for nothing."""
    site, _, _ = sites
    silent = {
        "/",
        "/sparql",
        "/actors",
        "/actors/{actor_id}",
        "/documents",
        "/documents/{document_id}",
        "/themes/{theme_id}",
        "/questions/{name}",
        "/reconcile",
        "/reconcile/v1/match",
        "/reconcile/suggest/entity",
        "/graphs",
        "/graph/{path:path}",
        "/id/{kind}/{slug}",
        "/things/{path:path}",
        "/invite",
    }
    for path, probe in asked:
        if path in silent:
            text = told_in(site.ask(probe, Tier.INTERNAL)).lower()
            if any(word in text and word not in sent(probe) for word in hidden_from(Tier.PUBLIC)):
                silent.remove(path)
    assert not silent


def test_answers_beyond_the_public_are_kept_by_nobody_and_never_given_to_others(sites):
    site, _, _ = sites
    probe = ("GET", "/sparql", {"params": {"query": SPARQL[6]}, "headers": {"Accept": "application/n-triples"}})
    for tier in (Tier.INTERNAL, None, Tier.NETWORK, None, Tier.INTERNAL):
        answer = site.ask(probe, tier)
        assert ("murmelbahn" in answer.text.lower()) is (tier is Tier.INTERNAL)
        assert {"authorization", "cookie"} <= {one.strip().lower() for one in answer.headers["vary"].split(",")}
        if tier is None:
            tag = answer.headers["etag"]
        else:
            assert answer.headers["cache-control"] == "private, no-store"
            assert "etag" not in answer.headers
            again = {**probe[2]["headers"], "If-None-Match": tag} if "tag" in locals() else probe[2]["headers"]
            assert site.ask((*probe[:2], {**probe[2], "headers": again}), tier).status_code == 200
    spoilt = {"Authorization": "Bearer sr_0_nobody"}
    assert "murmelbahn" not in site.client.get("/sparql", params=probe[2]["params"], headers=spoilt).text.lower()


def test_routes_have_no_other_way_to_the_store():
    """Whoever reads ``app.state.instance`` reads everything: the door, what tells no content, what asks the door."""
    allowed = {"app.py", "counting.py", "door.py", "instance.py", "publishing.py"}
    folder = Path(api.__file__).parent
    found = {file.name for file in folder.rglob("*.py") if "state.instance" in file.read_text("utf-8")}
    assert found == allowed
    opening = {file.name for file in folder.rglob("*.py") if "open_store(" in file.read_text("utf-8")}
    assert opening == {"app.py", "backups.py", "derivation.py", "excerpts.py", "execution.py"}
