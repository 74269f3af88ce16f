"""The wheel: it holds every data file, and works from a folder that is not the source tree."""

import hashlib
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (made,) = folder.glob("sozialraum-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)  # noqa: S202 - the wheel was made here
    return folder


def run(installed: Path, cwd: Path, code: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.mark.parametrize(
    "folder", ["ontology", "queries", "kg/material", "kg/curated", "api/templates", "api/static", "api/locale"]
)
def test_every_data_file_is_in_the_wheel(wheel, folder):
    packed = set(zipfile.ZipFile(wheel).namelist())
    files = [file for file in (ROOT / folder).rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert files
    assert {file.relative_to(ROOT).as_posix() for file in files} <= packed


def test_every_asset_of_the_pages_is_in_the_wheel_as_it_was_built(wheel):
    packed = zipfile.ZipFile(wheel)
    manifest = json.loads(packed.read("api/assets/manifest.json"))
    assert "style.css" in manifest["names"]
    for name, told in manifest["files"].items():
        assert hashlib.sha256(packed.read(f"api/assets/{name}")).hexdigest() == told["sha256"], name
    assert b"EUPL" in packed.read("api/assets/licenses.txt")
    assert not [name for name in packed.namelist() if "node_modules" in name or name.startswith("frontend/")]


def test_the_sdist_brings_the_assets_and_what_they_are_built_from(tmp_path):
    command = [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (made,) = tmp_path.glob("sozialraum-*.tar.gz")
    with tarfile.open(made) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {"hatch_build.py", "scripts/build_assets.py", "frontend/build.mjs", "frontend/package-lock.json"} <= names
    assert {"api/assets/manifest.json", "api/assets/licenses.txt"} <= names
    assert not [name for name in names if "node_modules" in name]


def test_the_wheel_brings_licence_types_and_command(wheel):
    packed = zipfile.ZipFile(wheel)
    names = packed.namelist()
    assert {"kg/py.typed", "api/py.typed"} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    (entry_points,) = [name for name in names if name.endswith("entry_points.txt")]
    assert "sozialraum = kg.cli:main" in packed.read(entry_points).decode()
    assert not [name for name in names if name.startswith("tests/")]


def test_an_installed_copy_builds_the_graph(installed, tmp_path):
    code = "import sys; sys.argv[1:] = ['build', '--store', 'graph', '--json']; from kg.cli import main; main()"
    done = run(installed, tmp_path, code)
    assert done.returncode == 0, done.stderr
    built = json.loads(done.stdout)
    assert [document["document"] for document in built["documents"]] == [
        "fachforum-3-2",
        "musterforum-1-4",
        "musterforum-2-1",
    ]
    where = run(installed, tmp_path, "import kg; print(kg.__file__)").stdout
    assert Path(where.strip()).is_relative_to(installed)


def test_importing_the_library_pulls_in_nothing_heavy(installed, tmp_path):
    code = (
        "import sys, kg.pipeline, kg.store;"
        "heavy = {'rdflib', 'owlready2', 'SPARQLWrapper', 'pyshacl', 'fastapi', 'uvicorn'};"
        "heavy |= {'selectolax', 'pypdf', 'docx', 'lxml', 'markdown_it'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = run(installed, tmp_path, code)
    assert done.stdout.strip() == "[]", done.stderr
