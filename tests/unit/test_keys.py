"""Keys: shown once, kept as hashes, ended at once, and nothing lost when something is wrong."""

import json
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KeysUnreadable, NotFound, WrongParameter
from kg.keys import Scope, add_key, key_of, read_keys, revoke_key


@pytest.fixture
def file(tmp_path):
    return tmp_path / "keys.json"


def test_a_key_is_known_by_its_secret_which_is_kept_nowhere(file):
    token = add_key(file, "Import", Scope.WRITE)
    found = key_of(token, read_keys(file))
    assert (found.name, found.scope) == ("Import", Scope.WRITE)
    assert token.rsplit("_", 1)[-1] not in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_revoked_key_is_none(file):
    first, second = add_key(file, "eins", Scope.READ), add_key(file, "zwei", Scope.ADMIN)
    revoke_key(file, "eins")
    assert key_of(first, read_keys(file)) is None
    assert key_of(second, read_keys(file)).name == "zwei"
    with pytest.raises(NotFound, match="there are: zwei"):
        revoke_key(file, "eins")


@given(st.text() | st.from_regex(r"sr_[0-9a-f]{8}_.*"))
def test_no_other_text_is_a_key(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("k") / "keys.json"
    token = add_key(file, "x", Scope.READ)
    number = token.split("_")[1]
    for other in (text, f"sr_{number}_{text}", token[:-1], f"{token}x", token.upper(), f"xx{token[2:]}"):
        assert other == token or key_of(other, read_keys(file)) is None


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\nb"])
def test_a_bad_name_is_refused(file, name):
    with pytest.raises(WrongParameter):
        add_key(file, name, Scope.READ)
    assert not file.exists()


def test_a_name_stays_with_its_key(file):
    add_key(file, "x", Scope.READ)
    before = file.read_bytes()
    with pytest.raises(WrongParameter, match="already"):
        add_key(file, "x", Scope.ADMIN)
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"keys": [{"name": "x"}]}'])
def test_a_damaged_file_is_told_and_left_alone(file, content):
    file.write_bytes(content)
    with pytest.raises(KeysUnreadable, match=r"keys\.json"):
        add_key(file, "x", Scope.READ)
    assert file.read_bytes() == content


def test_scopes_include_those_below():
    for place, one in enumerate(Scope):
        assert [one.includes(other) for other in Scope] == [True] * (place + 1) + [False] * (len(Scope) - place - 1)
    assert list(Scope) == [Scope.READ, Scope.NETWORK, Scope.INTERNAL, Scope.WRITE, Scope.ADMIN]


def test_the_file_is_plain_json_for_those_who_look(file):
    add_key(file, "Übertragung", Scope.READ)
    (entry,) = json.loads(file.read_text("utf-8"))["keys"]
    assert set(entry) == {"name", "number", "scope", "created", "hash"}
