"""The map over HTTP: a list and a picture with the same places, filters, files, and boundaries that were added."""

import json
import re

import pytest
from typer.testing import CliRunner

from api.settings import ApiSettings
from kg.cli.app import app
from kg.store import open_store
from tests.integration.api.conftest import served
from tests.unit.geo.squares import row_of, written

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def folder(planned, tmp_path_factory):
    """The folder of a store with the planned network, some of whose places are real."""
    found = tmp_path_factory.mktemp("map") / "store"
    with open_store(str(found)) as store:
        store.add(planned.quads())
    return found


def geo(folder, *arguments):
    return CliRunner().invoke(app, ["geo", *arguments, "--store", str(folder)])


@pytest.fixture(scope="module")
def site(folder):
    """A server on it, with made-up boundaries of four counties, as an operator adds them."""
    file = written(
        folder.with_name("counties.geojson"), row_of(["12054", "12069", "12073", "99"], code=25833), "EPSG:25833"
    )
    done = geo(
        folder, "add", str(file), "--attribution", "© Amt & Rat", "--licence", "CC0", "--name", "kreise", "--json"
    )
    assert json.loads(done.stdout) == {"name": "kreise", "areas": 3, "tolerance_m": 50.0, "unmatched": ["99"]}
    with served(ApiSettings(str(folder), boundaries=folder.with_name("store.geo"))) as client:
        yield client


@pytest.mark.parametrize("layer", ["kreise", "points"])
def test_the_list_has_every_place_of_the_picture_with_the_same_link(site, layer):
    data = site.get(f"/map?layer={layer}&kind=all&lang=en").json()
    page = site.get(f"/map?layer={layer}&kind=all&lang=en", headers=HTML).text
    table, _, picture = page.partition('<svg xmlns="http://www.w3.org/2000/svg"')
    drawn = set(re.findall(r'<a href="([^"]+)">', picture.partition("</svg>")[0]))
    assert drawn == {f"{row['place']['href']}?lang=en" for row in data["rows"] if row["on_map"]} != set()
    assert all(f'<a href="{row["place"]["href"]}?lang=en">' in table for row in data["rows"])
    assert data["hidden"] == len(data["rows"]) - len(drawn)
    assert f"The map does not show {data['hidden']} of them" in page
    assert data["source"].replace("&", "&amp;") in page
    for row in data["rows"]:
        assert all(one["actor"]["label"] in one["why"] for one in row["strongest"])


def test_of_a_theme_each_number_leads_to_as_many_actors_with_their_sentences(site):
    found = site.get("/map?theme=Armut&kind=all").json()
    assert found["rows"]
    for row in found["rows"]:
        behind = site.get(row["actors_href"]).json()
        assert len(behind["rows"]) == row["actors"]
        assert all(one["reasons"] for why in behind["why"] for one in why)


def test_what_was_chosen_stays_in_the_form_and_what_cannot_be_is_told(site):
    page = site.get("/map?theme=Armut&level=Gemeinde&layer=points&lang=de", headers=HTML).text
    assert len(re.findall(r"<option[^>]* selected", page)) == 4
    wrong = site.get("/map?theme=Nichts+davon", headers=HTML)
    assert (wrong.status_code, 'role="alert"' in wrong.text) == (200, True)
    assert site.get("/map?theme=Nichts+davon").status_code == 422
    assert "there are kreise, points" in site.get("/map?layer=laender").json()["detail"]


def test_the_files_hold_the_places_and_say_whose_they_are(site):
    names = [row["place"]["label"] for row in site.get("/map").json()["rows"]]
    kept = {form: site.get(f"/map?format={form}") for form in ("csv", "xlsx", "jsonld", "geojson", "svg")}
    assert {form: answer.status_code for form, answer in kept.items()} == dict.fromkeys(kept, 200)
    told = kept["geojson"].json()
    assert [one["properties"]["name"] for one in told["features"]] == names
    assert told["attribution"].endswith("Grenzen: © Amt & Rat, Lizenz: CC0")
    assert "(erfundenes Beispiel)" in told["attribution"]
    assert kept["geojson"].headers["content-disposition"] == 'attachment; filename="karte.geojson"'
    assert "Grenzen: © Amt &amp; Rat, Lizenz: CC0" in kept["svg"].text
    assert site.get("/map?theme=thema:wohnungslosigkeit&layer=points&format=svg").status_code == 404


def test_boundaries_are_listed_and_removed_and_the_page_follows(site, folder):
    (told,) = json.loads(geo(folder, "list", "--json").stdout)
    assert {name: told[name] for name in ("name", "areas", "licence", "source")} == {
        "name": "kreise",
        "areas": 3,
        "licence": "CC0",
        "source": "counties.geojson",
    }
    assert [one["name"] for one in site.get("/map").json()["layers"]] == ["kreise"]
    assert geo(folder, "remove", "kreise").exit_code == 0
    assert site.get("/map").json()["layers"] == []
    assert "GeoNames" in site.get("/map").json()["source"]
