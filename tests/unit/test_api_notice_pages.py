"""Notice pages: the operator's own texts before the shipped ones, in the language asked for where there is one."""

from pathlib import Path

import pytest

from api.notice_pages import NOTICES, notice
from api.settings import ApiSettings


@pytest.fixture
def settings(tmp_path: Path) -> ApiSettings:
    return ApiSettings("memory:", notices=tmp_path)


@pytest.mark.parametrize("name", NOTICES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_notice_is_shipped_in_both_languages(settings, name, language):
    assert notice(settings, name, language).language == language


def test_a_template_is_known_by_its_blanks_and_a_filled_one_by_having_none(settings, tmp_path):
    assert notice(settings, "imprint", "de").blank
    (tmp_path / "imprint.de.md").write_text("## Stadt Musterau\n\nMarktplatz 1", "utf-8")
    own = notice(settings, "imprint", "de")
    assert not own.blank
    assert "<h2>Stadt Musterau</h2>" in own.html


def test_the_operators_text_comes_first_though_in_the_other_language(settings, tmp_path):
    (tmp_path / "privacy.de.md").write_text("Wir speichern nichts.", "utf-8")
    shown = notice(settings, "privacy", "en")
    assert (shown.language, "Wir speichern nichts." in shown.html) == ("de", True)


def test_markup_in_a_text_is_text(settings, tmp_path):
    (tmp_path / "help.de.md").write_text("<script>alert(1)</script>", "utf-8")
    assert "<script" not in notice(settings, "help", "de").html
