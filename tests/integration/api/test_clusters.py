"""The whole network over HTTP: groups named by their themes, with reasons; and the spots of what is moved."""

import re

HTML = {"Accept": "text/html"}
ANNA = "/actors/anna-beispiel-aaaaaa"


def test_each_group_has_its_themes_and_its_strongest_actors_with_their_sentences(site):
    found = site.get("/network?actors=2&lang=de").json()
    assert found["rows"]
    for number, row in enumerate(found["rows"], start=1):
        assert row["number"] == number
        assert row["label"] == ", ".join(theme["label"] for theme in row["themes"][:3])
        assert 0 < len(row["strongest"]) <= min(2, row["actors"])
        for one in row["strongest"]:
            assert one["actor"]["label"] in one["why"]
            assert one["reasons"][0]["passages"]
        shown = site.get(row["actors_href"].partition("#")[0]).json()["rows"][number - 1]
        assert len(shown["strongest"]) == row["actors"]
    assert site.get("/network?actors=0").status_code == 422


def test_the_page_has_the_table_before_the_picture_and_both_lead_to_the_same_themes(site):
    data = site.get("/network").json()
    page = site.get("/network?lang=en", headers=HTML).text
    table, _, picture = page.partition('<svg xmlns="http://www.w3.org/2000/svg"')
    drawn = set(re.findall(r'<a href="([^"]+)">', picture.partition("</svg>")[0]))
    themes = [*data["alone"], *(theme for row in data["rows"] for theme in row["themes"])]
    told = {f"{theme['href']}?lang=en" for theme in themes}
    assert told == drawn
    assert all(f'href="{href}"' in table for href in told)
    assert all(f'id="group-{row["number"]}"' in table for row in data["rows"])
    assert '<p class="start" hidden>' in table


def test_ties_of_the_network_to_be_moved_lead_to_the_place_with_their_sentences(site):
    moved = site.get("/network/positions?lang=de").json()
    groups = {group["number"]: group["label"] for group in moved["groups"]}
    assert groups == {row["number"]: row["label"] for row in site.get("/network?lang=de").json()["rows"]}
    assert {node["group"] for node in moved["nodes"]} <= {*groups, None}
    assert len({(node["x"], node["y"]) for node in moved["nodes"]}) == len(moved["nodes"])
    for left, right, weight in moved["edges"]:
        actor, theme = moved["nodes"][left], moved["nodes"][right]
        assert (theme["kind"], 0 < weight <= 1) == ("theme", True)
        page = site.get(actor["href"], headers=HTML).text
        assert f'id="theme-{theme["href"].rpartition("/")[2]}"' in page
    tied = [end for edge in moved["edges"] for end in edge[:2]]
    assert [node["tied"] for node in moved["nodes"]] == [tied.count(place) for place in range(len(moved["nodes"]))]


def test_the_network_around_an_actor_to_be_moved_is_that_of_its_picture(site):
    for form in ("themes", "actors"):
        moved = site.get(f"{ANNA}/network/positions?limit=2&form={form}").json()
        network = site.get(f"{ANNA}/network?limit=2&form={form}").json()
        assert [node["href"] for node in moved["nodes"]] == [node["ref"]["href"] for node in network["nodes"]]
        ends = [{moved["nodes"][end]["href"] for end in edge[:2]} for edge in moved["edges"]]
        hrefs = {node["ref"]["iri"]: node["ref"]["href"] for node in network["nodes"]}
        assert ends == [{hrefs[edge["left"]], hrefs[edge["right"]]} for edge in network["edges"]]
        assert moved["nodes"][moved["centre"]]["href"] == ANNA
    assert site.get("/actors/nobody/network/positions").status_code == 404
    assert site.get("/network/positions", headers={"Accept": "text/csv"}).status_code == 406
