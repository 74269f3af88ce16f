"""The command line as a person types it: exit codes, words, JSON, and nothing lost on a mistake."""

import json
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import openpyxl
import pytest

from tests.integration.program import run


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    done = run("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "3 Dokumenten" in done.stdout
    assert "kuratiert" in done.stdout
    return folder


def test_building_again_says_that_nothing_changed(built):
    done = run("build", "--lang", "en", cwd=built)
    assert "Graph unchanged" in done.stdout
    assert json.loads(run("build", "--json", cwd=built).stdout)["changed"] is False


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["ask", "CQ11", "event=3.2"],
            ["Sara Bode", "Vortrag/Diskussion", "Uwe Hellwig", "Moderation", "Referent im Deutschen", "6 Zeilen"],
        ),
        (
            ["ask", "CQ12", "event=3.2"],
            ["Mariana Siggel", "kommunale Perspektive", "Heinz Gerstlauer", "Herrn Herr", "Landesperspektive"],
        ),
        (["ask", "CQ21", "event=3.2"], ["Quartier 2020 – Gemeinsam.Gestalten.", "Sara Bode", "Land", "Sie stellte"]),
        (["themes", "shared", "Sara Bode"], ["Uwe Hellwig", "Gewicht", "Armut", "Referent im Deutschen Verein"]),
        (["themes", "shared", "Sara Bode", "Uwe Hellwig"], ["Gemeinsame Themen", "Netzwerkarbeit", "„"]),
        (["themes", "shared", "Sara Bode", "--lang", "en"], ["Who shares themes", "weight"]),
        (["stats"], ["fachforum-3-2", "kuratiert", "genannt"]),
        (["stats", "--lang", "en"], ["extracted by rules", "curated"]),
        (["questions"], ["CQ11", "event"]),
        (["check"], ["Alles in Ordnung"]),
    ],
    ids=" ".join,
)
def test_answers(built, arguments, words):
    done = run(*arguments, cwd=built)
    assert done.returncode == 0, done.stderr
    text = " ".join(done.stdout.replace("│", " ").split())
    assert [word for word in words if word not in text] == []


def test_json_carries_the_same_answer(built):
    asked = json.loads(run("ask", "CQ11", "event=3.2", "--json", cwd=built).stdout)
    assert {row["personLabel"] for row in asked["rows"]} >= {"Sara Bode", "Daniela Neumann"}
    shared = json.loads(run("themes", "shared", "Sara Bode", "Uwe Hellwig", "--json", cwd=built).stdout)
    for theme in shared["themes"]:
        for holding in theme["holdings"]:
            assert holding["reasons"]
            assert any(passage["text"] for reason in holding["reasons"] for passage in reason["passages"])
    ranking = json.loads(run("themes", "shared", "Sara Bode", "--json", cwd=built).stdout)
    assert [row["weight"] for row in ranking] == sorted((row["weight"] for row in ranking), reverse=True)


def test_lists_are_put_into_files_by_their_suffix(built, tmp_path):
    shared = tmp_path / "geteilt.xlsx"
    done = run("themes", "shared", "Sara Bode", "--limit", "3", "--out", str(shared), cwd=built)
    assert (done.returncode, done.stdout) == (0, f"{shared}: 3 Zeilen\n")
    book = openpyxl.load_workbook(shared)
    assert [book["Ergebnis"].max_row, book["Ergebnis"]["C2"].value] == [4, "Uwe Hellwig"]
    assert book["Quellen"].max_row > 4
    assert run("themes", "shared", "Sara Bode", "--out", str(tmp_path / "geteilt.csv"), cwd=built).returncode == 0
    assert json.loads((tmp_path / "geteilt.csv-metadata.json").read_bytes())["url"] == "geteilt.csv"
    refused = run("ask", "CQ11", "event=3.2", "--out", "netz.gexf", cwd=built)
    assert refused.returncode == 2
    assert "csv, xlsx, jsonld" in refused.stderr
    assert not (built / "netz.gexf").exists()


def test_sparql_from_file_and_from_standard_input(built, tmp_path):
    query = "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a <http://xmlns.com/foaf/0.1/Person> }"
    file = tmp_path / "query.rq"
    file.write_text(query, encoding="utf-8")
    by_file = run("sparql", str(file), "--json", cwd=built)
    by_input = run("sparql", "-", "--json", cwd=built, stdin=query)
    assert json.loads(by_file.stdout) == json.loads(by_input.stdout)
    assert json.loads(by_file.stdout)["results"]["bindings"][0]["n"]["value"] == "19"


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * {",
        "",
    ],
)
def test_sparql_refuses_what_is_no_harmless_query(built, query):
    done = run("sparql", "-", cwd=built, stdin=query)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


@pytest.mark.parametrize("file_format", ["nquads", "trig", "turtle", "ntriples", "jsonld", "rdfxml"])
def test_export(built, file_format, tmp_path):
    target = tmp_path / "graph"
    assert run("export", "--format", file_format, "-o", str(target), cwd=built).returncode == 0
    first = target.read_bytes()
    assert b"Sara Bode" in first
    run("export", "--format", file_format, "-o", str(target), cwd=built)
    assert target.read_bytes() == first
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", "CQ99"], ["CQ99", "CQ"]),
        (["ask", "CQ11", "event"], ["name=value"]),
        (["ask", "CQ11", "evnt=3.2"], ["evnt"]),
        (["ask", "CQ11", "event=9.9"], ["9.9"]),
        (["themes", "shared", "Sarah Bode"], ["Sara Bode"]),
        (["stats", "--store", "nirgends"], ["nirgends", "sozialraum build"]),
        (["sparql", "fehlt.rq"], ["fehlt.rq"]),
        (["add", "fehlt.txt"], ["fehlt.txt", "no such file"]),
        (["export", "--format", "xlsx"], ["xlsx", "nquads"]),
        (["serve", "--scratch", "--host", "0.0.0.0"], ["--scratch"]),  # noqa: S104  # the address it must refuse
    ],
    ids=" ".join,
)
def test_a_mistake_is_one_helpful_line_and_code_2(built, arguments, words):
    done = run(*arguments, cwd=built)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert [word for word in words if word not in done.stderr] == []
    assert not (built / "nirgends").exists()


def test_adding_a_report_of_ones_own(built, tmp_path):
    page = tmp_path / "eigener-bericht.txt"
    page.write_text("Forum 9: Pflege\n\nMitwirkende\n\nModeration\n\n• Ada Lenz, Stadt Seefelde\n", encoding="utf-8")
    bad = tmp_path / "kaputt.txt"
    bad.write_bytes(b"\xff\xfe\x00")
    done = run("add", str(bad), str(page), "--store", "eigen", cwd=tmp_path)
    assert done.returncode == 2
    assert "kaputt.txt" in done.stderr
    assert "eigener-bericht" in done.stdout
    again = run("add", str(page), "--store", "eigen", "--json", cwd=tmp_path)
    assert again.returncode == 0
    assert json.loads(again.stdout)[0]["changed"] is False


@pytest.fixture
def page_url():
    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            page = self.path == "/foren/forum-9.html"
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write("<h1>Forum 9: Pflege</h1><h2>Moderation</h2><p>Ada Lenz, Stadt Köln</p>".encode() * page)

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/foren/forum-9.html"
    server.shutdown()
    server.server_close()
    thread.join(5)


def test_adding_a_page_from_the_web(page_url, tmp_path):
    refused = run("add", page_url, cwd=tmp_path)
    assert refused.returncode == 2
    assert "no public address" in refused.stderr
    done = run("add", page_url, cwd=tmp_path, SOZIALRAUM_TRUSTED_HOSTS="intranet.example, 127.0.0.1")
    assert done.returncode == 0, done.stderr
    assert "foren-forum-9" in done.stdout
    seen = run("extract", page_url, "--json", cwd=tmp_path, SOZIALRAUM_TRUSTED_HOSTS="127.0.0.1")
    assert [one["name"] for one in json.loads(seen.stdout)["persons"]] == ["Ada Lenz"]


def test_keys_are_shown_once_and_end_when_revoked(tmp_path):
    made = run("keys", "add", "Import", "--scope", "write", "--store", "graph", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    token = made.stdout.splitlines()[-1]
    assert token.startswith("sr_")
    assert token not in (tmp_path / "graph.keys.json").read_text("utf-8")
    listed = run("keys", "list", "--json", "--store", "graph", cwd=tmp_path)
    assert [(one["name"], one["scope"]) for one in json.loads(listed.stdout)] == [("Import", "write")]
    assert token not in listed.stdout
    assert run("keys", "revoke", "Import", "--store", "graph", cwd=tmp_path).returncode == 0
    gone = run("keys", "revoke", "Import", "--store", "graph", cwd=tmp_path)
    assert (gone.returncode, "no key named 'Import'" in gone.stderr) == (2, True)
    nowhere = run("keys", "add", "x", "--scope", "read", "--store", "http://127.0.0.1:9/sparql", cwd=tmp_path)
    assert (nowhere.returncode, "SOZIALRAUM_KEYS" in nowhere.stderr) == (2, True)


def test_requests_are_logged_where_that_is_asked_for(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--scratch", "--log"]
    with subprocess.Popen([*program, "--port", str(port)], cwd=tmp_path, stderr=subprocess.PIPE, text=True) as server:
        try:
            end = time.monotonic() + 60
            while time.monotonic() < end:
                with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                    break
                time.sleep(0.2)
        finally:
            server.terminate()
        (line,) = map(json.loads, server.stderr.read().splitlines())
    assert (line["method"], line["path"], line["status"]) == ("GET", "/healthz", 200)


def test_settings_come_from_the_environment(built):
    done = run("stats", cwd=built.parent, SOZIALRAUM_STORE=str(built / "sozialraum-store"), SOZIALRAUM_LANG="en")
    assert done.returncode == 0, done.stderr
    assert "extracted by rules" in done.stdout


def test_an_impossible_setting_is_named(built):
    done = run("stats", cwd=built, SOZIALRAUM_LANG="fr")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "SOZIALRAUM_LANG='fr'" in done.stderr


def test_errors_speak_the_language_asked_for(built):
    assert run("ask", "CQ99", cwd=built).stderr.startswith("Frage unbekannt:")
    assert run("ask", "CQ99", "--lang", "en", cwd=built).stderr.startswith("Unknown question:")


def test_a_reader_that_goes_away_is_no_error(built):
    program = f"{sys.executable} -c 'from kg.cli import main; main()' export | head -c 100"
    done = subprocess.run(["bash", "-c", program], cwd=built, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr


def test_a_graph_is_dumped_and_described_for_portals(built, tmp_path):
    said = {"SOZIALRAUM_DUMPS": str(tmp_path / "dumps")}
    bare = run("export", "--dataset", cwd=built, **said)
    assert (bare.returncode, "SOZIALRAUM_ADDRESS" in bare.stderr) == (2, True)
    assert "Ohne Lizenz" in run("dump", cwd=built, **said).stdout
    said["SOZIALRAUM_ADDRESS"] = "https://daten.example.de"
    checked = run("check", "--json", cwd=built, **said)
    assert checked.returncode == 1
    found = {one["rule"] for one in json.loads(checked.stdout)}
    assert {"shape/catalogue-publisher", "shape/distribution-licence"} <= found
    more = {
        "PUBLISHER": "Kreis",
        "PUBLISHER_CONTACT": "daten@example.de",
        "CONTRIBUTOR": "kreis",
        "LICENCE": "cc-by/4.0",
    }
    said |= {f"SOZIALRAUM_{name}": value for name, value in more.items()}
    made = json.loads(run("dump", "--keep", "1", "--json", cwd=built, **said).stdout)
    assert (made["new"], len(made["removed"]), len(made["files"])) == (True, 1, 4)
    told = run("export", "--dataset", "--format", "turtle", cwd=built, **said).stdout
    assert f"https://daten.example.de/dumps/{made['name']}/sozialraum.nq.gz" in told
    assert run("check", "--json", cwd=built, **said).stdout == "[]\n"
