"""Samples: which documents each set holds."""

from typer.testing import CliRunner

from kg.cli.app import app
from kg.samples import samples

FORUM = ["fachforum-3-2", "musterforum-1-4", "musterforum-2-1"]


def slugs(*chosen):
    return [sample.document.slug for sample in samples(*chosen)]


def test_the_forum_pages_are_the_default_and_all_is_both():
    assert slugs() == FORUM
    assert len(slugs("network")) == 11
    assert slugs("all") == FORUM + slugs("network")


def test_the_planned_network_says_in_both_languages_that_it_is_made_up():
    for sample in samples("network"):
        assert sample.document.made_up
        assert "Erfundenes" in sample.note_de
        assert "Made-up" in sample.note_en


def test_a_set_that_there_is_not_is_refused_with_those_there_are():
    done = CliRunner().invoke(app, ["build", "--store", "memory:", "--samples", "towns"])
    assert done.exit_code == 2
    assert "forum, network, all" in " ".join(done.output.split())
