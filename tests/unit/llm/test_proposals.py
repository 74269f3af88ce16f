"""Proposals: nothing that a model says counts unless the text says it, and no failure of a model is silent."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelUnavailable
from kg.llm import proposals
from kg.llm.proposals import CONFIDENCE, Shown, mentions_in, pieces
from kg.llm.quotes import found
from kg.model import Contribution, OrganisationMention, PlaceMention, ProgrammeMention, Span, ThemeMention
from kg.segment import segment
from kg.vocabulary import load_vocabulary

TEXT = (
    "Bericht\n\nZum Schluss sprach Tomke Reents,\nSprecherin der Quartiershilfe Lindenau gGmbH, in Seefelde über"
    " Kinderarmut und das Vorhaben „Nah am Kiez“.\n"
)
PERSON = {
    "quote": "Tomke Reents, Sprecherin der Quartiershilfe Lindenau gGmbH",
    "name": "Tomke Reents",
    "function": "Sprecherin",
    "organisation": "Quartiershilfe Lindenau gGmbH",
    "role": "vortrag",
}


def proposed(server, **settings):
    return proposals(TEXT, segment(TEXT), load_vocabulary(), server.model(**settings))


def test_items_that_stand_in_the_text_become_mentions(server):
    server.says(
        {
            "persons": [PERSON],
            "organisations": [{"quote": "Quartiershilfe Lindenau gGmbH"}],
            "themes": [{"quote": "Kinderarmut", "theme": "Kinderarmut"}],
            "programmes": [{"quote": "„Nah am Kiez“"}],
            "places": [{"quote": "Seefelde"}],
        }
    )
    done = proposed(server, key="geheim")
    kinds = {type(one): one for one in done.mentions}
    assert set(kinds) == {Contribution, OrganisationMention, ThemeMention, ProgrammeMention, PlaceMention}
    assert (done.dropped, {one.rule for one in done.mentions}) == (0, {"language-model:probe"})
    assert {one.confidence for one in done.mentions} == {CONFIDENCE}
    person = kinds[Contribution]
    assert (person.person.name, person.functions[0].text, person.organisation.form) == (
        "Tomke Reents", "Sprecherin", "Quartiershilfe Lindenau gGmbH",
    )  # fmt: skip
    assert [role for role, _ in person.roles] == ["vortrag"]
    assert kinds[ProgrammeMention].name == "Nah am Kiez"
    ((path, key, body),) = server.asked
    assert (path, key, body["model"], body["temperature"]) == ("/v1/chat/completions", "Bearer geheim", "probe", 0)
    assert body["messages"][1]["content"].startswith("Bericht")


@pytest.mark.parametrize(
    "item",
    [
        {"persons": [{**PERSON, "quote": "Tomke Reents, Leiterin der Quartiershilfe Lindenau gGmbH"}]},
        {"persons": [{**PERSON, "name": "Tomke Rehents"}]},
        {"persons": [{"quote": "Tomke Reents"}]},
        {"persons": ["Tomke Reents"]},
        {"organisations": [{"quote": "Bundesamt für Erfundenes"}]},
        {"organisations": [{"quote": ""}]},
        {"organisations": [{"quote": "uartiershilfe Lindenau"}]},
        {"themes": [{"quote": "Kinderarmut", "theme": "Mondfahrt"}]},
        {"themes": [{"quote": "Altersarmut", "theme": "Kinderarmut"}]},
        {"programmes": [{"quote": 7}]},
        {"places": [{"quote": "Atlantis"}]},
        "kein JSON",
        "[1, 2]",
        "[" * 100_000,
        '"\\ud800"',
    ],
)
def test_what_the_text_does_not_bear_out_is_dropped_and_counted(server, item):
    server.says(item)
    done = proposed(server)
    assert (done.mentions, done.dropped) == ((), 1)


def test_a_part_that_is_not_in_the_quote_is_left_out(server):
    server.says({"persons": [{**PERSON, "function": "Präsidentin", "organisation": "Weltbank", "role": "königin"}]})
    (person,) = proposed(server).mentions
    assert (person.functions, person.organisation, person.roles, person.present) == ((), None, (), False)


def test_fenced_json_and_extra_members_are_fine(server):
    server.says("```json\n" + json.dumps({"places": [{"quote": "Seefelde", "why": "x"}], "mood": "good"}) + "\n```")
    assert [one.name for one in proposed(server).mentions] == ["Seefelde"]


def fail(status):
    def answer(request):
        request.send_response(status)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def raw(body):
    def answer(request):
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def slow(request):
    time.sleep(2)


def dripping(request):
    request.send_response(200)
    request.send_header("Content-Length", "100")
    request.end_headers()
    for _ in range(20):
        request.wfile.write(b" ")
        request.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (fail(401), "answers 401"),
        (fail(404), "answers 404"),
        (raw(b"<html>"), "none of a chat completion"),
        (raw(b'{"choices": []}'), "none of a chat completion"),
        (raw(b'{"choices": [{"message": {"content": null}}]}'), "without words"),
        (raw(b" " * 2_000_001), "over 2,000,000 bytes"),
        (slow, "within 0.5 seconds"),
        (dripping, "within 0.5 seconds"),
    ],
)
def test_a_failing_server_is_one_clear_error(server, answer, words):
    server.says(answer)
    with pytest.raises(ModelUnavailable, match=words) as error:
        proposed(server, key="geheim", seconds=0.5)
    assert server.url in str(error.value)
    assert "geheim" not in str(error.value)
    assert "geheim" not in repr(server.model(key="geheim"))


def test_nobody_there_is_told(server):
    with pytest.raises(ModelUnavailable, match="is the model server up"):
        proposals(TEXT, segment(TEXT), load_vocabulary(), server.model().__class__("http://127.0.0.1:9", "probe"))


def test_a_busy_server_is_asked_again(server, monkeypatch):
    monkeypatch.setattr("kg.llm.endpoint.WAIT", 0.01)
    server.says(fail(503), fail(429), {"places": [{"quote": "Seefelde"}]})
    assert len(proposed(server).mentions) == 1
    server.says(fail(503), fail(503), fail(503))
    with pytest.raises(ModelUnavailable, match="answers 503"):
        proposed(server)


@given(st.lists(st.integers(1, 9_000), min_size=1, max_size=12))
def test_pieces_cover_every_block_within_the_limit(lengths):
    text = "\n\n".join("x" * length for length in lengths)
    blocks = segment(text)
    cut = list(pieces(blocks))
    assert all(0 < one.end - one.start <= 6_000 for one in cut)
    covered = {place for one in cut for place in range(one.start, one.end)}
    assert all(place in covered for block in blocks for place in range(block.span.start, block.span.end))


@given(st.text(max_size=80), st.text(max_size=400))
def test_a_quote_is_found_only_where_its_words_stand(quote, text):
    span = found(quote, text, Span(0, len(text)))
    assert span is None or span.of(text).split() == quote.split()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(["Tomke Reents", "Seefelde"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["persons", "organisations", "themes", "programmes", "places", "quote", "name"]), inner
        )
    ),
    max_leaves=12,
)


@given(JSON.map(json.dumps) | st.text(max_size=200))
def test_no_answer_whatsoever_breaks_the_reading(answer):
    for mention in mentions_in(answer, Shown(TEXT, Span(0, len(TEXT)), load_vocabulary(), "language-model:probe")):
        assert mention is None or mention.span.within(Span(0, len(TEXT)))
