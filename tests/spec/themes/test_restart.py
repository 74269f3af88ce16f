"""The index after a restart: what was written since it was put on file is counted, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store import open_store
from kg.terms import DEF
from kg.themes import kept
from kg.themes.kept import index_of
from tests.spec.themes.test_index import anew, told
from tests.spec.themes.worlds import EVENTS, THEMES, fill, worlds

few_worlds = settings(max_examples=8, deadline=None)


@few_worlds
@given(states=st.lists(worlds(), min_size=2, max_size=3))
def test_after_a_crash_only_what_was_written_since_is_counted(tmp_path_factory, states):
    folder = tmp_path_factory.mktemp("crash")
    with open_store(str(folder / "store")) as first:
        fill(first, states[0])
        index_of(first)  # on file from here on
        for world in states[1:]:
            fill(first, world)
    with open_store(str(folder / "store")) as again, pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "read", lambda *_: pytest.fail("everything is counted anew"))
        seen = told(index_of(again))
        patch.undo()
        assert seen == anew(again)


def test_a_journal_that_a_crash_tore_makes_everything_be_counted_anew(tmp_path):
    world = {(EVENTS[0], DEF["hasTheme"], THEMES[0]): (1.0,)}
    with open_store(str(tmp_path / "store")) as first:
        fill(first, {})
        index_of(first)
        fill(first, world)
    journal = tmp_path / "store" / "touched.journal"
    journal.write_bytes(journal.read_bytes()[:-10])
    with open_store(str(tmp_path / "store")) as again:
        seen = told(index_of(again))
        assert seen == anew(again)
        fill(again, {})
        assert again.touched_since(index_of(again).version) is not None
