#!/usr/bin/env python3
"""Run the W3C SPARQL test suites against any SPARQL server, over HTTP only.

    python run.py --suite DIR --query-url URL [--update-url URL] [--gsp-url URL]

DIR is a checkout of the W3C "rdf-tests" repository (the folder that has
sparql/sparql11 in it); default: $RDF_TESTS, else "rdf-tests" under the system's
temporary folder.

WARNING: the target's whole dataset is dropped, again and again. The harness
refuses a target that is not on the loopback interface (--allow-remote) and a
dataset that is not empty (--wipe).

How a test is made to run over HTTP
 * Data: each graph is PUT by the Graph Store Protocol, the file's own bytes, with
   an `@base` line in front where the file has relative IRIs (so the server's own
   Turtle parser is used); --load update uses INSERT DATA. Named graphs are named
   by the file's URL, as the manifests mean. A query with FROM / FROM NAMED gets
   the files it names loaded as named graphs first.
 * Queries: an evaluation query with relative IRIs gets a `BASE <file URL>` line in
   front; syntax tests are sent byte for byte. The method rotates over GET, POST
   form and POST direct. The result format asked for is that of the expected file.
 * Results: multisets of solutions up to a bijection of blank nodes; ordered where
   the expected result carries rs:index; graphs and datasets by canonicalisation.
   Terms equal by value but not by lexical form (1.0 / 1.00) pass with a note
   (--strict-terms makes them fail).
 * Syntax tests: positive = 2xx on an empty dataset; where the *evaluation* may
   rightly fail (LOAD, SERVICE, CREATE/DROP/COPY... of an absent graph) the SILENT
   variant is tried; a 403/422/500/501 passes with a note if this server answers
   surely malformed text with another status (unknown functions, say).
   Negative = 4xx; a 5xx or a 2xx fails.
 * Never passed, always "na" with a reason: entailment regimes, and federated
   evaluation unless --with-service (which serves the remote data from mock
   endpoints on 127.0.0.1, so the server must be allowed to call loopback).
"""
from __future__ import annotations

import argparse
import collections
import csv
import io
import ipaddress
import json
import os
import re
import socket
import sys
import tempfile
import threading
import time
import urllib.parse as up
import xml.etree.ElementTree as ET
from decimal import Decimal, InvalidOperation
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pyoxigraph as ox
import rdflib
from rdflib import RDF, RDFS
from rdflib.collection import Collection

rdflib.NORMALIZE_LITERALS = False

ROOT_IRI = "https://w3c.github.io/rdf-tests/"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
DAWGT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SRX = "{http://www.w3.org/2005/sparql-results#}"
ITS = "{http://www.w3.org/2005/11/its}"

Q11 = "aggregates bind bindings cast construct exists functions grouping negation project-expression property-path subquery syntax-query"
U11 = "add basic-update clear copy delete delete-data delete-insert delete-where drop move syntax-update-1 syntax-update-2 update-silent"
# group -> (folder under sparql/, manifests)
GROUPS: dict[str, tuple[str, list[str]]] = {
    "sparql11-query": ("sparql11", [f"{d}/manifest.ttl" for d in Q11.split()]),
    "sparql11-update": ("sparql11", [f"{d}/manifest.ttl" for d in U11.split()]),
    "sparql11-results": ("sparql11", ["csv-tsv-res/manifest.ttl", "json-res/manifest.ttl"]),
    "sparql11-protocol": ("sparql11", ["protocol/manifest.ttl"]),
    "sparql11-gsp": ("sparql11", ["graph-store-protocol/manifest-indirect.ttl", "graph-store-protocol/manifest-direct.ttl"]),
    "sparql11-sd": ("sparql11", ["service-description/manifest.ttl"]),
    "sparql11-fed": ("sparql11", ["syntax-fed/manifest.ttl", "service/manifest.ttl"]),
    "sparql11-entailment": ("sparql11", ["entailment/manifest.ttl"]),
    "sparql10-query": ("sparql10", ["manifest-evaluation.ttl"]),
    "sparql10-syntax": ("sparql10", ["manifest-syntax.ttl"]),
    "sparql12": ("sparql12", ["manifest.ttl"]),
}
OPTIONAL_GROUPS = {"sparql12"}

RESULT_TYPES = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
PROPER_TYPE = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPH_TYPES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "text/n3": ox.RdfFormat.N3,
}
EXT_FORMAT = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
}


class Fail(Exception):
    pass


class NotApplicable(Exception):
    pass


# --------------------------------------------------------------------------- terms
def literal(value, datatype=None, language=None, direction=None):
    if language:
        if direction:
            return ox.Literal(value, language=language.lower(), direction=ox.BaseDirection(direction))
        return ox.Literal(value, language=language.lower())
    if datatype:
        return ox.Literal(value, datatype=ox.NamedNode(datatype))
    return ox.Literal(value)


_INT = {XSD + t for t in (
    "integer decimal long int short byte nonNegativeInteger positiveInteger nonPositiveInteger "
    "negativeInteger unsignedLong unsignedInt unsignedShort unsignedByte").split()}


def by_value(t):
    """A key equal for terms that are equal by value within one datatype."""
    if isinstance(t, ox.Triple):
        return ("triple", by_value(t.subject), by_value(t.predicate), by_value(t.object))
    if not isinstance(t, ox.Literal) or t.language:
        return t
    dt, v = t.datatype.value, t.value
    try:
        if dt in _INT:
            return ("num", dt, Decimal(v.strip()))
        if dt in (XSD + "double", XSD + "float"):
            s = v.strip()
            f = float({"INF": "inf", "+INF": "inf", "-INF": "-inf"}.get(s, s))
            return ("num", dt, f"{f:.{11 if dt.endswith('double') else 6}e}")
        if dt == XSD + "boolean":
            return ("bool", {"1": "true", "0": "false"}.get(v, v))
        if dt in (XSD + "date", XSD + "time", XSD + "gYear", XSD + "gYearMonth"):
            return ("dt", dt, re.sub(r"[+-]00:00$", "Z", v))
        if dt == XSD + "dateTime":
            m = re.fullmatch(r"(.*T\d\d:\d\d:\d\d)(\.\d*?)?0*(Z|[+-]\d\d:\d\d)?", v)
            if m:
                frac = (m[2] or "").rstrip(".")
                zone = "Z" if m[3] in ("+00:00", "-00:00") else (m[3] or "")
                return ("dt", m[1] + frac + zone)
    except (InvalidOperation, ValueError):
        pass
    return t


def blind(t):
    if isinstance(t, ox.BlankNode):
        return "_:"
    if isinstance(t, ox.Triple):
        return ("triple", blind(t.subject), blind(t.predicate), blind(t.object))
    if isinstance(t, tuple) and t and t[0] == "triple":
        return ("triple",) + tuple(blind(x) for x in t[1:])
    return t


def unify(a, b, fwd, rev):
    if isinstance(a, ox.BlankNode) and isinstance(b, ox.BlankNode):
        if a in fwd or b in rev:
            return fwd.get(a) == b and rev.get(b) == a
        fwd[a], rev[b] = b, a
        return True
    if isinstance(a, ox.Triple) and isinstance(b, ox.Triple):
        a = ("triple", a.subject, a.predicate, a.object)
        b = ("triple", b.subject, b.predicate, b.object)
    if isinstance(a, tuple) and isinstance(b, tuple) and a[:1] == b[:1] == ("triple",):
        return all(unify(x, y, fwd, rev) for x, y in zip(a[1:], b[1:]))
    return a == b


def rows_match(exp, act, ordered):
    """Are two lists of rows equal up to a renaming of blank nodes?"""
    if len(exp) != len(act):
        return False
    ekeys = [tuple(blind(t) for t in r) for r in exp]
    akeys = [tuple(blind(t) for t in r) for r in act]
    if ordered:
        if ekeys != akeys:
            return False
        fwd, rev = {}, {}
        return all(unify(a, b, fwd, rev) for r, s in zip(exp, act) for a, b in zip(r, s))
    if collections.Counter(ekeys) != collections.Counter(akeys):
        return False
    buckets = collections.defaultdict(list)
    for i, k in enumerate(akeys):
        buckets[k].append(i)
    todo = [i for i in range(len(exp)) if "_:" in repr(ekeys[i])]
    todo.sort(key=lambda i: len(buckets[ekeys[i]]))
    budget = [200_000]

    def step(n, fwd, rev, used):
        budget[0] -= 1
        if budget[0] < 0:
            raise Fail("result comparison too hard (blank nodes)")
        if n == len(todo):
            return True
        i = todo[n]
        for j in buckets[ekeys[i]]:
            if j in used:
                continue
            f, r = dict(fwd), dict(rev)
            if all(unify(a, b, f, r) for a, b in zip(exp[i], act[j])) and step(n + 1, f, r, used | {j}):
                return True
        return False

    old = sys.getrecursionlimit()
    sys.setrecursionlimit(max(old, 4 * len(todo) + 1000))
    try:
        return step(0, {}, {}, frozenset())
    finally:
        sys.setrecursionlimit(old)


def ntriples(quads) -> str:
    return ox.serialize([ox.Triple(q.subject, q.predicate, q.object) for q in quads], format=ox.RdfFormat.N_TRIPLES).decode("utf-8")


class Solutions:
    def __init__(self, variables, rows, ordered=False):
        self.variables, self.rows, self.ordered = list(variables), rows, ordered

    def table(self, variables, key=lambda t: t):
        return [tuple(None if r.get(v) is None else key(r[v]) for v in variables) for r in self.rows]


STAR = re.compile(r"\bSELECT\s+(?:DISTINCT\s+|REDUCED\s+)?\*", re.I)  # order of columns is then free


def compare_solutions(exp: Solutions, act: Solutions, lax=False, check_order_of_vars=False):
    """'' when equal, 'value' when equal by value only; raises Fail."""
    if set(exp.variables) != set(act.variables):
        raise Fail(f"variables differ: expected {sorted(exp.variables)}, got {sorted(act.variables)}")
    if check_order_of_vars and exp.variables != act.variables:
        raise Fail(f"order of variables differs: expected {exp.variables}, got {act.variables}")
    vs = sorted(exp.variables)
    for how, key in (("", lambda t: t), ("value", by_value)):
        e, a = exp.table(vs, key), act.table(vs, key)
        if lax:
            ce, ca = collections.Counter(e), collections.Counter(a)
            if set(ce) == set(ca) and all(ca[k] <= ce[k] for k in ca):
                return how
        elif rows_match(e, a, exp.ordered):
            return how
    e = collections.Counter(tuple(blind(x) for x in r) for r in exp.table(vs, by_value))
    a = collections.Counter(tuple(blind(x) for x in r) for r in act.table(vs, by_value))
    if e == a:
        raise Fail("order of solutions differs" if exp.ordered else "blank nodes are shared differently")
    miss, extra = list((e - a).elements()), list((a - e).elements())
    raise Fail(f"solutions differ ({len(exp.rows)} expected, {len(act.rows)} got) for {vs}: "
               f"missing {show(miss)}; unexpected {show(extra)}")


def show(rows, n=2):
    if not rows:
        return "none"
    s = "; ".join("(" + ", ".join("-" if x is None else str(x) for x in r) + ")" for r in rows[:n])
    return s[:300] + (f" … {len(rows)} rows" if len(rows) > n else "")


def canon(quads, value=False):
    def term(t):
        if value and isinstance(t, ox.Literal):
            k = by_value(t)
            if k is not t:
                return ox.Literal("|".join(str(x.normalize() if isinstance(x, Decimal) else x) for x in k))
        return t
    ds = ox.Dataset([ox.Quad(q.subject, q.predicate, term(q.object), q.graph_name) for q in quads])
    ds.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return ds


def compare_quads(exp, act):
    for how in (False, True):
        if canon(exp, how) == canon(act, how):
            return "value" if how else ""
    e, a = set(map(str, canon(exp, True))), set(map(str, canon(act, True)))
    raise Fail(f"graphs differ ({len(set(exp))} expected, {len(set(act))} got): "
               f"missing {sorted(e - a)[:2]}; unexpected {sorted(a - e)[:2]}"[:600])


# --------------------------------------------------------------------------- result parsing
def parse_json_term(b):
    t = b["type"]
    if t == "uri":
        return ox.NamedNode(b["value"])
    if t == "bnode":
        return ox.BlankNode(b["value"].removeprefix("_:") or "x") if re.fullmatch(r"(_:)?[\w.-]+", b["value"]) else ox.BlankNode("h" + b["value"].encode().hex())
    if t in ("literal", "typed-literal"):
        return literal(b["value"], b.get("datatype"), b.get("xml:lang"), b.get("its:dir"))
    if t == "triple":
        v = b["value"]
        return ox.Triple(*(parse_json_term(v[k]) for k in ("subject", "predicate", "object")))
    raise Fail(f"unknown JSON term type {t!r}")


def parse_json(data: bytes):
    d = json.loads(data.decode("utf-8"))
    if "boolean" in d:
        if not isinstance(d["boolean"], bool):
            raise Fail("JSON boolean is not true/false")
        return d["boolean"]
    if "head" not in d or "results" not in d:
        raise Fail("JSON result lacks head or results")
    return Solutions(d["head"].get("vars", []),
                     [{k: parse_json_term(v) for k, v in b.items()} for b in d["results"]["bindings"]])


def parse_xml_term(e):
    tag = e.tag.removeprefix(SRX)
    if tag == "uri":
        return ox.NamedNode(e.text or "")
    if tag == "bnode":
        return ox.BlankNode(re.sub(r"\W", "_", (e.text or "x").strip().removeprefix("_:")))
    if tag == "literal":
        return literal(e.text or "", e.get("datatype"), e.get("{http://www.w3.org/XML/1998/namespace}lang"), e.get(ITS + "dir"))
    if tag == "triple":
        return ox.Triple(*(parse_xml_term(e.find(SRX + k)[0]) for k in ("subject", "predicate", "object")))
    raise Fail(f"unknown XML term {e.tag}")


def parse_xml(data: bytes):
    root = ET.fromstring(data)
    if root.tag != SRX + "sparql":
        raise Fail(f"XML root is {root.tag}, not sparql in the results namespace")
    head = root.find(SRX + "head")
    if head is None:
        raise Fail("XML result lacks head")
    b = root.find(SRX + "boolean")
    if b is not None:
        return {"true": True, "false": False}[(b.text or "").strip()]
    rows = []
    for r in root.find(SRX + "results"):
        rows.append({x.get("name"): parse_xml_term(x[0]) for x in r})
    return Solutions([v.get("name") for v in head.findall(SRX + "variable")], rows)


def parse_tsv(data: bytes):
    text = data.decode("utf-8")
    lines = text.split("\n")
    if lines and lines[-1].strip("\r") == "":
        lines.pop()
    lines = [x.rstrip("\r") for x in lines]
    head = lines[0].split("\t") if lines and lines[0] else []
    if any(not h.startswith("?") for h in head):
        raise Fail(f"TSV header names without ?: {head}")
    variables = [h[1:] for h in head]
    rows = []
    for line in lines[1:]:
        cells = line.split("\t") if variables else []
        if len(cells) != len(variables):
            raise Fail(f"TSV row has {len(cells)} cells, header {len(variables)}")
        row = {}
        for v, c in zip(variables, cells):
            if c == "":
                continue
            try:
                q = list(ox.parse(f"<x:s> <x:p> {c} .", format=ox.RdfFormat.TURTLE))
            except SyntaxError as e:
                raise Fail(f"TSV cell is no Turtle term: {c!r} ({e})")
            row[v] = q[0].object
        rows.append(row)
    return Solutions(variables, rows)


def parse_csv(data: bytes):
    r = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    head, body = (r[0], r[1:]) if r else ([], [])
    rows = []
    for cells in body:
        if len(cells) != len(head):
            raise Fail(f"CSV row has {len(cells)} cells, header {len(head)}")
        rows.append({v: ox.BlankNode(re.sub(r"\W", "_", c[2:]) or "x") if c.startswith("_:") else ox.Literal(c) for v, c in zip(head, cells)})
    return Solutions(head, rows)


PARSERS = {"json": parse_json, "xml": parse_xml, "tsv": parse_tsv, "csv": parse_csv}


def result_set_from_graph(quads):
    """A DAWG result set in RDF (rs:ResultSet), or None if the graph is none."""
    idx = collections.defaultdict(lambda: collections.defaultdict(list))
    for q in quads:
        idx[q.subject][q.predicate.value].append(q.object)
    for s, po in list(idx.items()):
        if ox.NamedNode(RS + "ResultSet") not in po.get(str(RDF.type), []):
            continue
        if po.get(RS + "boolean"):
            return po[RS + "boolean"][0].value in ("true", "1")
        rows = []
        for sol in po.get(RS + "solution", []):
            row = {}
            for b in idx[sol].get(RS + "binding", []):
                row[idx[b][RS + "variable"][0].value] = idx[b][RS + "value"][0]
            i = idx[sol].get(RS + "index")
            rows.append((int(i[0].value) if i else None, row))
        ordered = bool(rows) and all(i is not None for i, _ in rows)
        if ordered:
            rows.sort(key=lambda x: x[0])
        return Solutions([v.value for v in po.get(RS + "resultVariable", [])], [r for _, r in rows], ordered)
    return None


# --------------------------------------------------------------------------- suite
class Suite:
    def __init__(self, folder: Path):
        self.folder = folder

    def path(self, iri) -> Path:
        iri = str(iri).split("#")[0]
        if not iri.startswith(ROOT_IRI):
            raise Fail(f"{iri} is outside the suite")
        return self.folder / up.unquote(iri[len(ROOT_IRI):])

    def iri(self, path: Path) -> str:
        return ROOT_IRI + path.relative_to(self.folder).as_posix()

    def read(self, iri) -> bytes:
        return self.path(iri).read_bytes()

    def text(self, iri) -> str:
        return self.read(iri).decode("utf-8")

    def quads(self, iri, rewrite=None):
        data = self.read(iri)
        if rewrite:
            data = rewrite(data.decode("utf-8")).encode("utf-8")
        fmt = EXT_FORMAT[self.path(iri).suffix]
        return list(ox.parse(data, format=fmt, base_iri=str(iri)))

    def tests(self, rel: str, seen=None):
        """(graph, node) of each test of a manifest and of those it includes."""
        seen = set() if seen is None else seen
        path = self.folder / "sparql" / rel
        if path in seen:
            return
        seen.add(path)
        g = rdflib.Graph()
        g.parse(data=path.read_bytes(), format="turtle", publicID=self.iri(path))
        for m in g.subjects(RDF.type, MF.Manifest):
            for inc in g.objects(m, MF.include):
                for x in Collection(g, inc):
                    yield from self.tests(self.path(x).relative_to(self.folder / "sparql").as_posix(), seen)
            for ent in g.objects(m, MF.entries):
                for t in Collection(g, ent):
                    yield path.parent.relative_to(self.folder / "sparql").as_posix(), g, t


REL_IRI = re.compile(r'<(?![A-Za-z][A-Za-z0-9+.\-]*:)[^<>"{}|^`\\\s=?!]*>')


def with_base(text: str, iri, turtle=False) -> str:
    body = re.sub(r'(?m)^\s*#.*$', "", text)
    if not REL_IRI.search(body) or re.search(r"@?\bBASE\s*<[A-Za-z][\w+.-]*:", body, re.I):
        return text  # no relative IRI, or an absolute base of its own
    return (f"@base <{iri}> .\n" if turtle else f"BASE <{iri}>\n") + text


SILENT_OPS = re.compile(r"\b(LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|SERVICE)\b(?!\s+SILENT\b)", re.I)


def silenced(text: str) -> str:
    """The text with SILENT after each graph management verb, outside IRIs and strings."""
    out = []
    for part in re.split(r'(<[^<>\s]*>|"[^"\n]*"|\'[^\'\n]*\'|#[^\n]*)', text):
        out.append(part if part[:1] in "<\"'#" and part else SILENT_OPS.sub(lambda m: m[0] + " SILENT", part))
    return "".join(out)


# --------------------------------------------------------------------------- mock services
class MockServices:
    """SPARQL endpoints on 127.0.0.1 that hold the data of qt:serviceData."""

    def __init__(self, port=0):
        self.stores: dict[str, ox.Store] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *a):
                pass

            def handle_any(self):
                u = up.urlsplit(self.path)
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                params = up.parse_qs(u.query)
                ct = (self.headers.get("content-type") or "").split(";")[0].strip()
                if ct == "application/sparql-query":
                    params["query"] = [body.decode()]
                elif ct == "application/x-www-form-urlencoded":
                    params.update(up.parse_qs(body.decode()))
                store = outer.stores.get(u.path)
                try:
                    if store is None:
                        raise KeyError(u.path)
                    res = store.query(params["query"][0])
                    acc = self.headers.get("accept") or ""
                    fmt = ox.QueryResultsFormat.XML if "xml" in acc and "json" not in acc else ox.QueryResultsFormat.JSON
                    out, code, typ = res.serialize(format=fmt), 200, fmt.media_type
                except Exception as e:
                    out, code, typ = str(e).encode(), 404 if store is None else 400, "text/plain"
                self.send_response(code)
                self.send_header("content-type", typ)
                self.send_header("content-length", str(len(out)))
                self.end_headers()
                self.wfile.write(out)

            do_GET = do_POST = handle_any

        self.server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"

    def add(self, iri, quads) -> str:
        path = "/" + re.sub(r"\W+", "_", iri)
        s = ox.Store()
        s.extend(quads)
        self.stores[path] = s
        return self.base + path


# --------------------------------------------------------------------------- the target
NO_DATASET = [("x-none", "1")]  # suppresses the dataset parameters that --default-graph-iri adds


class Target:
    def __init__(self, a):
        self.a = a
        self.query_url, self.update_url, self.gsp_url = a.query_url, a.update_url, a.gsp_url
        self.client = httpx.Client(timeout=a.timeout, follow_redirects=True, trust_env=False,
                                   headers={"user-agent": "sparql-conformance-harness"})
        self.write_headers = {"authorization": a.auth} if a.auth else {}
        self.read_headers = dict(self.write_headers) if a.auth_reads else {}
        self.turn = 0
        self.plain = "form" if "form" in a.methods else a.methods[0]  # for the harness's own look-ups
        self.graphs: set[str] = set()  # named graphs loaded since the last clear
        self.held: tuple | None = None  # what the dataset holds, as it was loaded; None after any other write
        self.everseen: set[str] = set()  # with --default-graph-iri: all ever loaded or named in an update

    def http(self, method, url, headers=None, content=None, write=False):
        h = dict(self.write_headers if write else self.read_headers)
        h.update(headers or {})
        if write:
            self.held = None
        if method == "HEAD" and url.startswith("http://"):
            return self.raw_head(url, h)
        for again in (True, False):
            try:
                return self.client.request(method, url, headers=h, content=content)
            except (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError) as e:
                if not again:  # once: the server may have closed a kept-alive connection
                    raise Fail(f"{method}: {type(e).__name__} {e}")
            except httpx.HTTPError as e:
                raise Fail(f"{method}: {type(e).__name__} {e}")

    def raw_head(self, url, headers):
        """HEAD on its own connection: a body sent by mistake must not upset the next request."""
        u = httpx.URL(url)
        lines = [f"HEAD {u.raw_path.decode()} HTTP/1.1", f"host: {u.netloc.decode()}", "connection: close"]
        lines += [f"{k}: {v}" for k, v in headers.items()]
        data = b""
        try:
            with socket.create_connection((u.host, u.port or 80), timeout=self.a.timeout) as s:
                s.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
                while chunk := s.recv(65536):
                    data += chunk
        except OSError as e:
            if b"\r\n\r\n" not in data:
                raise Fail(f"HEAD: {type(e).__name__} {e}")
        head, _, body = data.partition(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        r = httpx.Response(int(first.split()[1]), headers=[tuple(x.strip() for x in ln.split(":", 1)) for ln in rest if ":" in ln and not ln.lower().startswith(("content-length", "transfer-encoding", "content-encoding"))])
        r.stray_body = len(body)
        return r

    @staticmethod
    def add_params(url, params):
        if not params:
            return url
        return url + ("&" if "?" in url else "?") + up.urlencode(params, quote_via=up.quote)

    def query(self, text, accept, how=None, params=()):
        methods = self.a.methods
        if how is None:
            how = methods[self.turn % len(methods)]
            self.turn += 1
        params = list(params)
        if self.a.default_graph_iri and not params and not re.search(r"\bFROM\b", text, re.I):
            params = [("default-graph-uri", self.a.default_graph_iri)] + [("named-graph-uri", g) for g in sorted(self.graphs)]
        h = {"accept": accept}
        if how == "get":
            return self.http("GET", self.add_params(self.query_url, [("query", text)] + params), h)
        if how == "form":
            h["content-type"] = "application/x-www-form-urlencoded"
            return self.http("POST", self.query_url, h, up.urlencode([("query", text)] + params).encode())
        h["content-type"] = "application/sparql-query"
        return self.http("POST", self.add_params(self.query_url, params), h, text.encode("utf-8"))

    def update(self, text, how=None):
        if not self.update_url:
            raise NotApplicable("no --update-url")
        if how is None:
            how = self.a.update_methods[self.turn % len(self.a.update_methods)]
            self.turn += 1
        url, params = self.update_url, []
        if self.a.default_graph_iri:
            params = [("default-graph-uri", self.a.default_graph_iri)]
            found = re.findall(r"<([A-Za-z][\w+.-]*:[^<>\s]*)>", text)
            prefixes = dict(re.findall(r"PREFIX\s+([\w-]*:)\s*<([^>]*)>", text, re.I))
            found += [prefixes[p] + n for p, n in re.findall(r"([\w-]*:)([\w-]+)", text) if p in prefixes]
            self.everseen.update(found)
        if how == "form":
            return self.http("POST", url, {"content-type": "application/x-www-form-urlencoded"},
                             up.urlencode([(self.a.update_param, text)] + params).encode(), write=True)
        return self.http("POST", self.add_params(url, params), {"content-type": "application/sparql-update"}, text.encode("utf-8"), write=True)

    # -- dataset
    def hold(self, suite, loads, rewrite=None):
        """Load some files, (IRI, graph, method) each, into an empty dataset; nothing to do if it holds just these."""
        if self.held == loads and rewrite is None:
            return
        self.clear()
        for iri, graph, method in loads:
            self.load_file(suite, iri, graph, method, rewrite)
        self.held = loads if rewrite is None else None

    def gsp_at(self, graph):
        graph = graph or self.a.default_graph_iri
        return self.add_params(self.gsp_url, [("graph", graph)]) if graph else self.gsp_url + ("&" if "?" in self.gsp_url else "?") + "default"

    def clear(self):
        if self.a.default_graph_iri:
            listed = self.existing() if self.everseen or self.graphs else []
            for g in set(listed) | {self.a.default_graph_iri}:
                r = self.http("DELETE", self.gsp_at(g), write=True) if self.gsp_url else self.update(f"DROP SILENT GRAPH <{g}>", "direct")
                if r.status_code // 100 != 2 and r.status_code != 404:
                    raise Fail(f"cannot clear the dataset: {brief(r)}")
            self.everseen.clear()
        elif self.a.clear == "update":
            r = self.update(self.a.clear_update)
            if r.status_code // 100 != 2:
                raise Fail(f"cannot clear the dataset: {brief(r)}")
        else:
            for g in list(self.graphs) + [None]:
                r = self.http("DELETE", self.gsp_at(g), write=True)
                if r.status_code // 100 != 2 and r.status_code != 404:
                    raise Fail(f"cannot clear the dataset: {brief(r)}")
        self.graphs.clear()

    def existing(self):
        """Which of the graphs we touched exist (never a graph of the server's own)."""
        names = sorted(self.everseen | self.graphs)
        values = " ".join(f"<{n}>" for n in names)
        r = self.query(f"SELECT DISTINCT ?g WHERE {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}",
                       "application/sparql-results+json", self.plain, NO_DATASET)
        return [x["g"].value for x in parse_json(r.content).rows] if r.status_code == 200 else names

    def put(self, graph, data: bytes, ctype: str, quads=None, method="PUT"):
        """Load one graph; quads (a function) gives the triples for the fallback."""
        if graph:
            self.graphs.add(graph)
        if self.gsp_url and self.a.load == "gsp":
            r = self.http(method, self.gsp_at(graph), {"content-type": ctype}, data, write=True)
            if r.status_code // 100 == 2:
                return
            raise Fail(f"cannot load data by Graph Store {method}: {brief(r)}")
        graph = graph or self.a.default_graph_iri
        nt = ntriples(quads())
        if not nt and not graph:
            return
        body = f"GRAPH <{graph}> {{\n{nt}}}" if graph else nt
        if not nt:
            r = self.update(f"CREATE SILENT GRAPH <{graph}>")
        else:
            r = self.update(f"INSERT {{ {body} }} WHERE {{}}" if self.a.load == "where" else f"INSERT DATA {{ {body} }}")
        if r.status_code // 100 != 2:
            raise Fail(f"cannot load data by INSERT DATA: {brief(r)}")

    def load_file(self, suite, iri, graph=None, method="PUT", rewrite=None):
        iri = str(iri)
        ext = suite.path(iri).suffix
        if ext in (".trig", ".nq"):
            # one INSERT DATA for the dataset: its graphs may share blank nodes
            by = collections.defaultdict(list)
            for q in suite.quads(iri, rewrite):
                by[q.graph_name].append(q)
            parts = []
            for gname, qs in by.items():
                nt = ntriples(qs)
                parts.append(nt if isinstance(gname, ox.DefaultGraph) else f"GRAPH {gname} {{\n{nt}}}\n")
                if isinstance(gname, ox.NamedNode):
                    self.graphs.add(gname.value)
            r = self.update("INSERT DATA {\n" + "".join(parts) + "}") if parts else None
            if r is not None and r.status_code // 100 != 2:
                raise Fail(f"cannot load data by INSERT DATA: {brief(r)}")
            return
        if ext == ".ttl":
            text = suite.text(iri)
            if rewrite:
                text = rewrite(text)
            data, ctype = with_base(text, iri, turtle=True).encode(), "text/turtle"
        else:
            data, ctype = ntriples(suite.quads(iri, rewrite)).encode(), "application/n-triples"
        self.put(graph, data, ctype, lambda: suite.quads(iri, rewrite), method)

    def dump(self):
        if self.a.default_graph_iri:
            quads = []
            for g in set(self.existing()) | {self.a.default_graph_iri}:
                r = self.query(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{g}> {{ ?s ?p ?o }} }}", "application/sparql-results+json", self.plain, NO_DATASET)
                if r.status_code != 200:
                    raise Fail(f"cannot read the dataset back: {brief(r)}")
                name = ox.DefaultGraph() if g == self.a.default_graph_iri else ox.NamedNode(g)
                quads += [ox.Quad(x["s"], x["p"], x["o"], name) for x in parse_json(r.content).rows]
            return quads
        q = "SELECT ?g ?s ?p ?o WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
        r = self.query(q, "application/sparql-results+json", how=self.plain)
        if r.status_code != 200:
            raise Fail(f"cannot read the dataset back: {brief(r)}")
        sol = parse_json(r.content)
        return [ox.Quad(x["s"], x["p"], x["o"], x["g"] if "g" in x else ox.DefaultGraph()) for x in sol.rows]


def brief(r) -> str:
    body = re.sub(r"\s+", " ", r.text[:240]) if "event-stream" not in r.headers.get("content-type", "") else ""
    return f"HTTP {r.status_code} {body}"


def media(r) -> str:
    return r.headers.get("content-type", "").split(";")[0].strip().lower()


# --------------------------------------------------------------------------- the tests
class Runner:
    def __init__(self, a, suite, target):
        self.a, self.suite, self.t = a, suite, target
        self.services = MockServices(a.service_port) if a.with_service else None
        self.malformed: dict[bool, int] = {}

    def malformed_status(self, update):
        """The status with which this server turns down text that is surely malformed."""
        if update not in self.malformed:
            bad = "INSERT DATA {" if update else "SELECT * WHERE {"
            self.malformed[update] = (self.t.update(bad) if update else self.t.query(bad, "*/*")).status_code
        return self.malformed[update]

    def run(self, folder, g, node):
        """-> (status, note)"""
        types = {str(t).rsplit("#", 1)[-1] for t in g.objects(node, RDF.type)}
        self.note = []
        try:
            if g.value(node, DAWGT.approval) in (DAWGT.Deprecated, DAWGT.Withdrawn, DAWGT.Obsoleted):
                raise NotApplicable("test withdrawn or deprecated by the working group")
            if "entailment" in folder:
                raise NotApplicable("entailment regime: a server under simple entailment is not meant to pass")
            if types & {"QueryEvaluationTest", "CSVResultFormatTest"}:
                self.query_eval(folder, g, node)
            elif "UpdateEvaluationTest" in types:
                self.update_eval(g, node)
            elif types & {"PositiveSyntaxTest", "PositiveSyntaxTest11"}:
                self.syntax(g, node, True, False)
            elif types & {"NegativeSyntaxTest", "NegativeSyntaxTest11"}:
                # some update tests are typed as query syntax tests: go by the file's name
                ru = str(g.value(node, MF.action)).endswith(".ru")
                self.syntax(g, node, False, ru)
            elif types & {"PositiveUpdateSyntaxTest11", "PositiveUpdateSyntaxTest"}:
                self.syntax(g, node, True, True)
            elif types & {"NegativeUpdateSyntaxTest11", "NegativeUpdateSyntaxTest"}:
                self.syntax(g, node, False, True)
            elif "ProtocolTest" in types:
                self.protocol(g, node)
            elif "GraphStoreProtocolTest" in types:
                self.gsp(g, node)
            elif "ServiceDescriptionTest" in types:
                self.service_description(str(node).rsplit("#", 1)[-1])
            else:
                raise NotApplicable(f"unknown test type {sorted(types)}")
        except NotApplicable as e:
            return "na", str(e)
        except Fail as e:
            return "fail", "; ".join([str(e)] + self.note)
        except Exception as e:  # a response no parser could read
            return "fail", f"{type(e).__name__}: {e}"[:400]
        return "pass", "; ".join(self.note)

    # -- query evaluation
    def query_eval(self, folder, g, node):
        act = g.value(node, MF.action)
        qfile = g.value(act, QT.query)
        text = self.suite.text(qfile)
        rewrite = None
        services = list(g.objects(act, QT.serviceData))
        if services or folder.endswith("/service"):
            if not self.services:
                raise NotApplicable("federated query: needs remote SPARQL services (see --with-service)")
            mapping = {}
            for s in services:
                ep = str(g.value(s, QT.endpoint))
                quads = [q for f in g.objects(s, QT.data) for q in self.suite.quads(f)]
                mapping[ep] = self.services.add(ep, quads)

            def rewrite(x):
                for k, v in mapping.items():
                    x = x.replace(f"<{k}>", f"<{v}>").replace(f">{k}<", f">{v}<")
                return x
            text = rewrite(text)

        loads = [(str(d), None, "POST" if n else "PUT") for n, d in enumerate(sorted(g.objects(act, QT.data)))]
        for d in sorted(g.objects(act, QT.graphData)):
            if isinstance(d, rdflib.BNode):
                name = g.value(d, RDFS.label)
                d = g.value(d, QT.graph)
                loads.append((str(d), str(name or d), "PUT"))
            else:
                loads.append((str(d), str(d), "PUT"))
        for ref in sorted(set(re.findall(r"\bFROM\s+(?:NAMED\s+)?<([^>]*)>", text, re.I))):
            iri = up.urljoin(str(qfile), ref)
            if iri.startswith(ROOT_IRI) and self.suite.path(iri).exists():
                loads.append((iri, iri, "PUT"))
        self.t.hold(self.suite, tuple(loads), rewrite)
        text = with_base(text, qfile)

        res = g.value(node, MF.result)
        kind, expected = self.expected(res, rewrite)
        lax = g.value(node, MF.resultCardinality) == MF.LaxCardinality
        strict_type = folder.endswith("-res")
        methods = list(self.a.methods)
        how = methods[self.t.turn % len(methods)]
        self.t.turn += 1
        try:
            self.check_query(text, kind, expected, how, lax, strict_type)
        except Fail as e:
            ok, bad = [], [how]
            for other in methods:
                if other != how:
                    try:
                        self.check_query(text, kind, expected, other, lax, strict_type)
                        ok.append(other)
                    except Exception:
                        bad.append(other)
            if ok:
                raise Fail(f"{e} [fails by {'/'.join(bad)}, passes by {'/'.join(ok)}]")
            raise

    def expected(self, res, rewrite=None):
        ext = self.suite.path(res).suffix
        raw = self.suite.read(res)
        if rewrite:
            raw = rewrite(raw.decode()).encode()
        if ext == ".srx":
            return "xml", parse_xml(raw)
        if ext == ".srj":
            return "json", parse_json(raw)
        if ext == ".csv":
            return "csv", parse_csv(raw)
        if ext == ".tsv":
            return "tsv", parse_tsv(raw)
        quads = self.suite.quads(res)
        rs = result_set_from_graph(quads)
        if rs is not None:
            return "json", rs
        return "graph", quads

    def check_query(self, text, kind, expected, how, lax, strict_type):
        if kind == "graph":
            accept = ["text/turtle", "application/n-triples"][self.t.turn % 2]
        else:
            accept = PROPER_TYPE[kind]
        r = self.t.query(text, accept, how)
        if r.status_code != 200:
            raise Fail(f"by {how}: {brief(r)}")
        m = media(r)
        if kind == "graph":
            if m not in GRAPH_TYPES:
                raise Fail(f"content type {m!r} is no RDF type (asked {accept})")
            got = list(ox.parse(r.content, format=GRAPH_TYPES[m], base_iri=self.t.query_url))
            how_equal = compare_quads(expected, got)
        else:
            if m != accept:
                if strict_type or m not in RESULT_TYPES:
                    raise Fail(f"content type {m!r} instead of {accept}")
                self.note.append(f"asked {accept}, got {m}")
            got = PARSERS[RESULT_TYPES[m]](r.content)
            if isinstance(expected, bool) or isinstance(got, bool):
                if expected is not got:
                    raise Fail(f"expected {expected if isinstance(expected, bool) else 'solutions'}, got {got if isinstance(got, bool) else 'solutions'}")
                how_equal = ""
            elif kind == "csv":
                how_equal = self.compare_csv(expected, got, not STAR.search(text))
            else:
                how_equal = compare_solutions(expected, got, lax, kind == "tsv" and not STAR.search(text))
        self.value_note(how_equal)

    def value_note(self, how):
        if how:
            if self.a.strict_terms:
                raise Fail("equal by value, not by term")
            self.note.append("equal by value, not by term")

    @staticmethod
    def compare_csv(exp, got, order):
        try:
            return compare_solutions(exp, got, check_order_of_vars=order)
        except Fail:
            def num(s):
                for v, t in list(s.items()):
                    if isinstance(t, ox.Literal) and re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", t.value):
                        s[v] = ox.Literal(repr(float(t.value)))
                return s
            e = Solutions(exp.variables, [num(dict(r)) for r in exp.rows])
            g = Solutions(got.variables, [num(dict(r)) for r in got.rows])
            compare_solutions(e, g, check_order_of_vars=order)
            return "value"

    # -- updates
    def update_eval(self, g, node):
        act, res = g.value(node, MF.action), g.value(node, MF.result)
        req = g.value(act, UT.request)
        self.t.clear()
        first = True
        for d in g.objects(act, UT.data):
            self.t.load_file(self.suite, d, None, "PUT" if first else "POST")
            first = False
        for d in g.objects(act, UT.graphData):
            self.t.load_file(self.suite, g.value(d, UT.graph), str(g.value(d, RDFS.label)))
        text = with_base(self.suite.text(req), req)
        r = self.t.update(text)
        if r.status_code // 100 != 2:
            raise Fail(brief(r))
        exp = []
        for d in g.objects(res, UT.data):
            exp += self.suite.quads(d)
        for d in g.objects(res, UT.graphData):
            name = ox.NamedNode(str(g.value(d, RDFS.label)))
            exp += [ox.Quad(q.subject, q.predicate, q.object, name) for q in self.suite.quads(g.value(d, UT.graph))]
        self.value_note(compare_quads(exp, self.t.dump()))

    # -- syntax
    def syntax(self, g, node, positive, update):
        f = g.value(node, MF.action)
        if isinstance(f, rdflib.BNode):
            f = g.value(f, QT.query) or g.value(f, UT.request)
        text = self.suite.text(f)
        if update:
            self.t.clear()
            send = self.t.update
        else:
            def send(x):
                return self.t.query(x, "*/*")
        r = send(text)
        ok = r.status_code // 100 == 2
        if not positive:
            if r.status_code // 100 == 4 and r.status_code not in (401, 403, 404, 405, 415):
                return
            raise Fail(f"accepted (HTTP {r.status_code})" if ok else f"not a plain client error: {brief(r)}")
        if ok:
            return
        soft = silenced(text)
        if soft != text:
            r2 = send(soft)
            if r2.status_code // 100 == 2:
                self.note.append(f"evaluation refused with HTTP {r.status_code}; the SILENT form is accepted")
                return
        if r.status_code != self.malformed_status(update) and r.status_code in (403, 422, 500, 501):
            self.note.append(f"evaluation refused with HTTP {r.status_code} (malformed text gets {self.malformed_status(update)}): {brief(r)[:120]}")
            return
        based = with_base(text, f)
        if based != text and send(based).status_code // 100 == 2:
            self.note.append("passes with an explicit BASE: the server has no base IRI of its own")
        raise Fail(f"rejected: {brief(r)}")

    # -- protocol and graph store protocol
    def requests(self, g, node):
        act = g.value(node, MF.action)
        for q in Collection(g, g.value(act, HT.requests)):
            body = g.value(q, HT.body)
            content = None
            if body is not None:
                enc = str(g.value(body, CNT.characterEncoding) or "UTF-8")
                content = (str(g.value(body, CNT.chars)), enc)
            heads = g.value(q, HT.headers)
            headers = {}
            if heads is not None:
                for h in Collection(g, heads):
                    headers[str(g.value(h, HT.fieldName)).lower()] = str(g.value(h, HT.fieldValue))
            yield str(g.value(q, HT.methodName)), str(g.value(q, HT.absolutePath)), headers, content, g.value(q, HT.resp)

    STATUS = {"OK": {200}, "Created": {201}, "NoContent": {204}, "NotFound": {404}, "BadRequest": {400}}

    def check_status(self, g, resp, r, n):
        want = [str(x).rsplit("#", 1)[-1] for x in g.objects(resp, MF.expectedStatus)]
        codes = set()
        for w in want:
            m = re.fullmatch(r"StatusCode(\d)xx", w)
            codes |= set(range(int(m[1]) * 100, int(m[1]) * 100 + 100)) if m else self.STATUS.get(w, set())
        if codes and r.status_code not in codes:
            raise Fail(f"request {n}: expected {'/'.join(sorted(want))}, got {brief(r)}")

    def protocol(self, g, node):
        name = str(node).rsplit("#", 1)[-1]
        self.t.clear()
        for d in g.objects(node, UT.graphData):
            self.t.load_file(self.suite, g.value(d, UT.graph), str(g.value(d, RDFS.label)))
        for n, (method, path, headers, content, resp) in enumerate(self.requests(g, node), 1):
            assert path.startswith("/sparql/"), path
            ct = headers.get("content-type", "")
            is_update = "update" in name and "sparql-query" not in ct
            if is_update and not self.t.update_url:
                raise NotApplicable("no --update-url")
            url = (self.t.update_url if is_update else self.t.query_url)
            qs = path[len("/sparql/"):].removeprefix("?")
            if qs:
                url += ("&" if "?" in url else "?") + qs
            r = self.t.http(method, url, headers, content[0].encode(content[1]) if content else None, write=is_update)
            self.check_status(g, resp, r, n)
            fmt = g.value(resp, MF.expectedFormat)
            m = media(r)
            if fmt is not None:
                good = {"boolean": {k for k, v in RESULT_TYPES.items() if v in ("json", "xml")},
                        "tabular": set(RESULT_TYPES),
                        "RDF": set(GRAPH_TYPES) | {"text/html", "application/xhtml+xml", "application/x-turtle", "application/xml"}}[str(fmt)]
                if m not in good:
                    raise Fail(f"request {n}: content type {m!r} for a {fmt} result")
            want = g.value(resp, MF.expectedBoolean)
            if want is not None:
                got = PARSERS[RESULT_TYPES[m]](r.content)
                if got is not (str(want) in ("true", "1")):
                    raise Fail(f"request {n}: expected {want}, got {got}")

    def gsp(self, g, node):
        if not self.t.gsp_url:
            raise NotApplicable("no --gsp-url")
        needs = {str(x).rsplit("#", 1)[-1] for x in g.objects(node, MF.requires)}
        if "DirectGraphIdentification" in needs and self.a.no_gsp_direct:
            raise NotApplicable("optional feature not claimed: direct graph identification")
        if "POSTGraphCreation" in needs and self.a.no_gsp_post_create:
            raise NotApplicable("optional feature not claimed: POST graph creation")
        self.t.clear()
        self.t.graphs.update(f"http://www.example/gsp/person/{x}.ttl" for x in ("1", "2", "4", "%31"))
        if "DirectGraphIdentification" in needs:
            self.t.graphs.update(f"{self.t.gsp_url}/person/{x}.ttl" for x in ("1", "2", "4"))
        if self.a.clear == "gsp":
            keep = set(self.t.graphs)
            self.t.clear()
            self.t.graphs = keep
        variables = {}
        for n, (method, path, headers, content, resp) in enumerate(self.requests(g, node), 1):
            for k, v in variables.items():
                path = path.replace(k, up.quote(v, safe=""))
            assert path.startswith("/gsp"), path
            rest = path[len("/gsp"):]
            url = self.t.gsp_url + (rest.replace("?", "&", 1) if "?" in self.t.gsp_url else rest)
            body = None
            if content:
                text = content[0]
                for k, v in variables.items():
                    text = text.replace(k, v)
                body = text.encode(content[1])
            r = self.t.http(method, url, headers, body, write=method not in ("GET", "HEAD"))
            self.check_status(g, resp, r, n)
            if getattr(r, "stray_body", 0):
                self.note.append(f"request {n}: the HEAD response carries a body, which breaks a kept-alive connection")
            loc = g.value(resp, MF.expectedLocation)
            if loc is not None:
                if "location" not in r.headers:
                    raise Fail(f"request {n}: no Location header")
                variables[str(loc)] = up.urljoin(self.t.gsp_url, r.headers["location"])
                self.t.graphs.add(variables[str(loc)])
            heads = g.value(resp, HT.headers)
            want_type = None
            if heads is not None:
                for h in Collection(g, heads):
                    if str(g.value(h, HT.fieldName)).lower() == "content-type":
                        want_type = str(g.value(h, HT.fieldValue)).split(";")[0].strip()
                        if media(r) != want_type:
                            raise Fail(f"request {n}: content type {media(r)!r}, expected {want_type}")
            rb = g.value(resp, HT.body)
            if rb is not None:
                exp = list(ox.parse(str(g.value(rb, CNT.chars)), format=GRAPH_TYPES[want_type or "text/turtle"], base_iri=url))
                got = list(ox.parse(r.content, format=GRAPH_TYPES[want_type or media(r)], base_iri=url))
                try:
                    self.value_note(compare_quads(exp, got))
                except Fail as e:
                    raise Fail(f"request {n}: {e}")

    # -- service description (the suite gives only the three titles; checks by hand)
    def service_description(self, name):
        got = {}
        for accept in ("text/turtle", "application/rdf+xml"):
            r = self.t.http("GET", self.t.query_url, {"accept": accept})
            m = media(r)
            if r.status_code == 200 and m in GRAPH_TYPES:
                g = rdflib.Graph()
                for q in ox.parse(r.content, format=GRAPH_TYPES[m], base_iri=self.t.query_url):
                    g.add(tuple(rdflib.util.from_n3(str(x)) if not isinstance(x, ox.BlankNode) else rdflib.BNode(x.value)
                                for x in (q.subject, q.predicate, q.object)))
                got[accept] = g
            else:
                got[accept] = f"{accept}: HTTP {r.status_code}, {m!r}"
        graphs = [x for x in got.values() if isinstance(x, rdflib.Graph)]
        if name == "returns-rdf":
            # "SHOULD be available in RDF": one of the two syntaxes is enough; a
            # server that ignores Accept is noted, not failed.
            if not graphs:
                raise Fail("; ".join(map(str, got.values())))
            self.note += [x for x in got.values() if isinstance(x, str)]
            if not any(len(x) for x in graphs):
                raise Fail("the description is empty")
            return
        if not graphs:
            raise Fail("no service description: " + "; ".join(map(str, got.values())))
        g = max(graphs, key=len)
        endpoints = {str(o) for o in g.objects(None, SD.endpoint)}
        if name == "has-endpoint-triple":
            if self.t.query_url not in endpoints:
                raise Fail(f"sd:endpoint is {sorted(endpoints) or 'absent'}, not the address asked")
            return
        problems = []
        known = {str(SD[x]) for x in (
            "endpoint feature defaultEntailmentRegime entailmentRegime defaultSupportedEntailmentProfile "
            "supportedEntailmentProfile extensionFunction extensionAggregate languageExtension supportedLanguage "
            "propertyFeature defaultDataset availableGraphs resultFormat inputFormat defaultGraph namedGraph name graph").split()}
        for p in set(g.predicates()):
            if str(p).startswith(str(SD)) and str(p) not in known:
                problems.append(f"unknown property {p}")
        svcs = set(g.subjects(SD.endpoint, None)) | set(g.subjects(RDF.type, SD.Service))
        if not svcs:
            problems.append("no sd:Service")
        for s in svcs:
            if (s, RDF.type, SD.Service) not in g:
                problems.append("the subject of sd:endpoint is not typed sd:Service")
            if len(set(g.objects(s, SD.endpoint))) != 1:
                problems.append("a service needs exactly one sd:endpoint")
        for p in ("endpoint", "feature", "supportedLanguage", "resultFormat", "inputFormat", "extensionFunction",
                  "extensionAggregate", "defaultEntailmentRegime", "name"):
            for o in g.objects(None, SD[p]):
                if not isinstance(o, rdflib.URIRef):
                    problems.append(f"sd:{p} has a value that is no IRI")
        langs = {SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update}
        feats = {SD.DereferencesURIs, SD.UnionDefaultGraph, SD.RequiresDataset, SD.EmptyGraphs, SD.BasicFederatedQuery}
        for o in g.objects(None, SD.supportedLanguage):
            if str(o).startswith(str(SD)) and o not in langs:
                problems.append(f"unknown language {o}")
        for o in g.objects(None, SD.feature):
            if str(o).startswith(str(SD)) and o not in feats:
                problems.append(f"unknown feature {o}")
        for x in g.objects(None, SD.namedGraph):
            if len(list(g.objects(x, SD.name))) != 1:
                problems.append("an sd:namedGraph needs exactly one sd:name")
        if problems:
            raise Fail("; ".join(sorted(set(problems))[:4]))


# --------------------------------------------------------------------------- main
def is_loopback(url):
    host = up.urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n\n")[0], epilog="groups: " + ", ".join(GROUPS))
    ap.add_argument("--suite", default=os.environ.get("RDF_TESTS") or str(Path(tempfile.gettempdir()) / "rdf-tests"))
    ap.add_argument("--query-url", help="required, unless --list")
    ap.add_argument("--update-url")
    ap.add_argument("--gsp-url")
    ap.add_argument("--auth", help="value of the Authorization header for writes, e.g. 'Bearer abc'")
    ap.add_argument("--auth-reads", action="store_true", help="send it with reads too")
    ap.add_argument("--group", action="append", help="group(s), comma-separated; or a folder such as sparql11/bind; 'all' adds sparql12. Default: all but sparql12")
    ap.add_argument("--test", help="only tests whose id contains this")
    ap.add_argument("--json", help="write a report to this file")
    ap.add_argument("--known-failures", help="file of test ids whose failure does not set the exit status")
    ap.add_argument("--load", choices=["gsp", "update", "where"], help="PUT, INSERT DATA, or INSERT {} WHERE {}; default: gsp where --gsp-url is given")
    ap.add_argument("--default-graph-iri", help="for a store without a default graph of its own (Virtuoso): keep the default graph's data in this "
                    "named graph and name it, and the test's named graphs, in the protocol's dataset parameters")
    ap.add_argument("--clear", choices=["update", "gsp"], default="update")
    ap.add_argument("--clear-update", default="DROP ALL")
    ap.add_argument("--methods", default="get,form,direct", help="how queries are sent, in turn")
    ap.add_argument("--update-methods", default="direct,form")
    ap.add_argument("--update-param", default="update", help="form parameter for updates")
    ap.add_argument("--no-gsp-direct", action="store_true", help="direct graph identification is not claimed: na")
    ap.add_argument("--no-gsp-post-create", action="store_true", help="POST graph creation is not claimed: na")
    ap.add_argument("--with-service", action="store_true", help="serve federated tests' data from mock endpoints on 127.0.0.1")
    ap.add_argument("--service-port", type=int, default=0, help="the port of the mock endpoints, for a server that needs to be told")
    ap.add_argument("--strict-terms", action="store_true")
    ap.add_argument("--timeout", type=float, default=30)
    ap.add_argument("--wipe", action="store_true", help="drop what the dataset holds")
    ap.add_argument("--allow-remote", action="store_true")
    ap.add_argument("--list", action="store_true", help="list the tests, run none")
    ap.add_argument("-v", "--verbose", action="store_true", help="show the reason of each failure and na")
    a = ap.parse_args()
    a.methods = a.methods.split(",")
    a.update_methods = a.update_methods.split(",")
    a.load = a.load or ("gsp" if a.gsp_url else "update")

    suite = Suite(Path(a.suite).resolve())
    if not (suite.folder / "sparql" / "sparql11").is_dir():
        sys.exit(f"no sparql/sparql11 under {a.suite}: give --suite or $RDF_TESTS")
    wanted = [x for v in (a.group or []) for x in v.split(",") if x]
    if "all" in wanted:
        names = list(GROUPS)
    elif wanted:
        names = []
        for w in wanted:
            if w in GROUPS:
                names.append(w)
            elif (suite.folder / "sparql" / w / "manifest.ttl").exists():
                top, sub = w.split("/", 1)
                GROUPS[w] = (top, [f"{sub}/manifest.ttl"])
                names.append(w)
            else:
                match = [n for n in GROUPS if n.startswith(w)]
                if not match:
                    sys.exit(f"unknown group {w}; groups: {', '.join(GROUPS)}")
                names += match
    else:
        names = [n for n in GROUPS if n not in OPTIONAL_GROUPS]

    tests = []
    for n in names:
        top, manifests = GROUPS[n]
        for m in manifests:
            for folder, g, node in suite.tests(f"{top}/{m}"):
                tid = folder + "#" + re.split(r"[#/]", str(node))[-1]
                if not a.test or a.test in tid:
                    tests.append((n, tid, folder, g, node))
    if a.list:
        for n, tid, *_ in tests:
            print(n, tid)
        return 0

    if not a.query_url:
        sys.exit("--query-url is needed")
    for u in (a.query_url, a.update_url, a.gsp_url):
        if u and not a.allow_remote and not is_loopback(u):
            sys.exit(f"refusing {u}: not a loopback address (--allow-remote); the tests drop the whole dataset")
    target = Target(a)
    if not a.wipe:
        try:
            r = target.query("ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", "application/sparql-results+json", how=target.plain)
            if r.status_code == 200 and parse_json(r.content) is True:
                sys.exit("the dataset is not empty; --wipe lets the tests drop it")
        except Fail as e:
            sys.exit(f"cannot reach the endpoint: {e}")

    runner = Runner(a, suite, target)
    known = set()
    if a.known_failures:
        known = {x.strip() for x in Path(a.known_failures).read_text().splitlines() if x.strip() and not x.startswith("#")}
    out, t0, dead = [], time.time(), 0
    for n, tid, folder, g, node in tests:
        t1 = time.time()
        status, note = runner.run(folder, g, node)
        out.append({"group": n, "id": tid, "name": str(g.value(node, MF.name) or ""), "status": status, "note": note,
                    "approved": str(g.value(node, DAWGT.approval) or "").endswith("#Approved"),
                    "requires": sorted(str(x).rsplit("#", 1)[-1] for x in g.objects(node, MF.requires)),
                    "seconds": round(time.time() - t1, 3)})
        dead = dead + 1 if "ConnectError" in note else 0
        if dead >= 10:
            print("the server no longer answers: stopped", file=sys.stderr)
            break
        if a.verbose and status == "fail":
            print(f"FAIL {tid}: {note}", flush=True)
    try:
        target.clear()
    except Exception:
        pass

    counts = collections.defaultdict(collections.Counter)
    for o in out:
        counts[o["group"]][o["status"]] += 1
        if o["approved"] and o["status"] != "na":
            counts[o["group"]]["approved"] += 1
            counts[o["group"]]["approved_pass"] += o["status"] == "pass"
    # "approved": tests with dawgt:Approved; the rest were added later by the community group
    print(f"\n{'group':24}{'pass':>6}{'fail':>6}{'na':>6}   of the approved ones")
    for n in dict.fromkeys(names):
        c = counts[n]
        print(f"{n:24}{c['pass']:6}{c['fail']:6}{c['na']:6}   {c['approved_pass']}/{c['approved']}")
    fails = [o for o in out if o["status"] == "fail"]
    if fails:
        print("\nfailing:")
        for o in fails:
            print(f"  {o['id']}" + ("  (known)" if o["id"] in known else ""))
    reasons = collections.Counter(o["note"] for o in out if o["status"] == "na")
    if reasons:
        print("\nnot applicable:")
        for k, v in reasons.most_common():
            print(f"  {v:4} {k}")
    valued = sum("by value" in o["note"] for o in out if o["status"] == "pass")
    if valued:
        print(f"\n{valued} passed by value, not by term")
    print(f"\n{len(out)} tests in {time.time() - t0:.0f} s")
    if a.json:
        Path(a.json).write_text(json.dumps({
            "query_url": a.query_url, "options": {k: v for k, v in vars(a).items() if k not in ("auth", "suite", "json", "known_failures")},
            "groups": {n: {s: counts[n][s] for s in ("pass", "fail", "na", "approved_pass", "approved")} for n in dict.fromkeys(names)},
            "tests": out}, indent=1))
    p = sum(c["pass"] for c in counts.values())
    f = sum(c["fail"] for c in counts.values())
    label = names[0] if len(set(names)) == 1 else "total"
    print(f"{label} {p}/{p + f}")
    return 1 if any(o["id"] not in known for o in fails) else 0


if __name__ == "__main__":
    sys.exit(main())
