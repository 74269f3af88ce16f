"""The guard: what a text is, and what never reaches an engine."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from kg.errors import QueryRejected
from kg.store.guard import Form, inspect, rows_of_construct, without_last_semicolon

EVIL = "<http://127.0.0.1:1/>"


@pytest.mark.parametrize(
    ("sparql", "form"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", Form.SELECT),
        ("select*{?s ?p ?o}", Form.SELECT),
        ("# SELECT\nASK {}", Form.ASK),
        ("BASE <http://x.test/> PREFIX a.b-c: <#> PREFIX : <> construct where { :s a.b-c:p <o> }", Form.CONSTRUCT),
        ("DESCRIBE <http://x.test/s>", Form.DESCRIBE),
        ("PREFIX x: <http://x.test/>\nINSERT DATA { GRAPH x:g { x:s x:p 1, 1.5, .5, 1e3, true } }", Form.UPDATE),
        ("WITH <http://x.test/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", Form.UPDATE),
        ("DROP ALL", Form.UPDATE),
        ('VERSION "1.2" SELECT * { ?s ?p <<( ?a ?b ?c )>> }', Form.SELECT),
    ],
)
def test_the_form_is_found(sparql: str, form: Form) -> None:
    assert inspect(sparql).form is form


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT * { ?s ?p "SERVICE <http://x.test/> { }" }',
        "SELECT * { ?s ?p '''SERVICE ' '' { LOAD''' }",
        'SELECT * { ?s ?p """a "" \\""" SERVICE""" }',
        "SELECT * { ?service ?p ?load } # SERVICE {",
        "SELECT * { ?s <http://x.test/service#load> ?o }",
        "PREFIX service: <http://x.test/> SELECT * { ?s service:load ?o . service:x a service:y }",
        'SELECT * { ?s ?p "x"@en-service }',
        "PREFIX download: <http://x.test/> INSERT DATA { GRAPH <http://x.test/g> { <#s> <#p> download:f ; <#q> 1 } }",
        "SELECT * { ?s <http://x.test/O'Reilly> ?o FILTER(?a<?b && ?b > ?c) }",
        "SELECT * { ?s ?p ?o FILTER(?o<3||?o>5) }",
        "SELECT * { ?s ?p 'it\\'s \\u00e4' }",
        "PREFIX e: <http://x.test/> SELECT * { e:a\\'b e:c%20d e:e.f }",
    ],
)
def test_the_word_alone_is_no_call(sparql: str) -> None:
    inspect(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        f"SELECT * {{ SERVICE {EVIL} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ OPTIONAL {{ sErViCe silent{EVIL}{{ ?s ?p ?o }} }} }}",
        f"SELECT * {{ SERVICE # remark\n {EVIL} {{ }} }}",
        "SELECT * { VALUES ?x { <http://127.0.0.1/> } SERVICE?x{ ?s ?p ?o } }",
        # the engine's parser takes the word off the front of a prefixed name, another one, or a constant
        f"PREFIX : {EVIL} SELECT * {{ service:foo {{ ?s ?p ?o }} }}",
        f"PREFIX : {EVIL} SELECT * {{ SERVICESILENT:foo {{ ?s ?p ?o }} }}",
        f"PREFIX : {EVIL} SELECT * {{ ?s ?p trueSERVICE:foo {{ ?s ?p ?o }} }}",
        "SELECT * { ?s ?p trueSERVICE?x { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT?x { ?s ?p ?o } }",
        # an IRI to the tokens, a comparison and what follows it to the engine
        f"PREFIX : {EVIL} SELECT * {{ ?a ?b ?c FILTER(?a<?b)SERVICE:foo#>)\n {{ ?s ?p ?o }} }}",
        f"PREFIX : {EVIL} SELECT * {{ ?a ?b ?c FILTER(?a<'>')SERVICE :x{{?s ?p ?o}} #')\n }}",
        f"PREFIX : {EVIL} SELECT * {{ ?a ?b ?c FILTER(?a<?b)?a?b'x>'SERVICE :x{{}} #')\n }}",
        f"LOAD {EVIL}",
        f"PREFIX : {EVIL} LOAD:x INTO GRAPH <http://x.test/g>",
        f"PREFIX : {EVIL} INSERT DATA {{}} ; LOAD:x",
        f"INSERT DATA {{}} ; load silent {EVIL}",
        f"INSERT {{ GRAPH <http://x.test/g> {{ ?s ?p ?o }} }} WHERE {{ SERVICE {EVIL} {{ ?s ?p ?o }} }}",
        "SELECT (bif:http_get('http://127.0.0.1/') AS ?x) {}",
        "SELECT (<sql:x>(1) AS ?x) {}",
        'define get:soft "replace" SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }',
    ],
)
def test_what_would_fetch_is_rejected(sparql: str) -> None:
    with pytest.raises(QueryRejected):
        inspect(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "",
        "  # nothing\n",
        "PREFIX x: <http://x.test/>",
        "PREFIX x <http://x.test/> ASK {}",
        "HELLO",
        "{ ?s ?p ?o }",
        "SELECT * { ?s ?p ?o",
        "SELECT * { ?s ?p ?o ) }",
        "SELECT * { ?s ?p 'open }",
        'SELECT * { ?s ?p """open }',
        "SELECT * { ?s ?p 'line\nend' }",
        "SELECT * { ?s \\u003Chttp://x.test/> ?o }",
        "\\u0053ELECT * {}",
        "SELECT * { ?s ?p '\\u0027' }",
        "SELECT * { ?s <http://x.test/\\u003e> ?o }",
        "SELECT * {} # \\u000A SERVICE",
        "SELECT * { ?s ?p ?o } ; DROP ALL",
        "SELECT * { ?s\u00a0?p ?o }",
        "SELECT * { ?s ?p ?o FILTER(unknown(?o)) }",
        "SELECT * { ?s ?p ?o \x00 }",
    ],
)
def test_what_is_no_sparql_is_rejected(sparql: str) -> None:
    with pytest.raises(QueryRejected):
        inspect(sparql)


def test_the_place_is_told() -> None:
    with pytest.raises(QueryRejected, match=r"line 2, column 3: SERVICE"):
        inspect(f"SELECT * {{\n  SERVICE {EVIL} {{}} }}")


def test_depth_length_and_size_are_bounded() -> None:
    deep = "SELECT * {" + "{" * 99 + "}" * 99 + "}"
    assert inspect(deep)
    with pytest.raises(QueryRejected, match="deeper"):
        inspect(deep.replace("{}", "{{}}"))
    with pytest.raises(QueryRejected, match="deeper"):
        inspect(f"SELECT * {{ ?s <http://x.test/{'(' * 100}> ?o }}")
    with pytest.raises(QueryRejected, match="characters"):
        inspect("ASK {}" + " " * 100, longest=100)
    with pytest.raises(QueryRejected, match="tokens"):
        inspect("SELECT * {" + "?s ?p ?o ." * 1001 + "}")
    assert inspect("SELECT * { VALUES ?x {" + " <http://x.test/a/b>" * 10_000 + "} }")
    assert inspect("INSERT DATA { GRAPH <http://x.test/g> {" + "<#s> <#p> 1 ." * 10_000 + "} }")


def test_an_engine_that_fetches_gets_only_graphs_of_the_project() -> None:
    own = "SELECT * FROM <https://w3id.org/sozialraum/graph/a> FROM NAMED <https://w3id.org/sozialraum/graph/b> {}"
    assert inspect(own, engine_fetches=True).own_dataset
    for other in ("FROM <http://x.test/>", "FROM NAMED <http://x.test/>", "FROM x:g"):
        with pytest.raises(QueryRejected, match="may only name"):
            inspect(f"PREFIX x: <http://x.test/> SELECT * {other} {{}}", engine_fetches=True)
    with pytest.raises(QueryRejected, match="can be read"):
        inspect("PREFIX : <http://x.test/> SELECT * FROM:g {}", engine_fetches=True)


@pytest.mark.parametrize(
    ("sparql", "writes"),
    [
        ("INSERT DATA { <#a> <#b> 1 }", True),
        ("INSERT DATA { GRAPH <#g> { <#a> <#b> 1 } <#a> <#b> 1 }", True),
        ("WITH <#g> DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o } ; INSERT { ?s ?p 1 } WHERE { }", True),
        ("COPY <#g> TO DEFAULT", True),
        ("INSERT DATA { GRAPH <#g> { <#a> <#b> 1 } . GRAPH <#h> { } }", False),
        ("WITH <#g> DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", False),
        ("DELETE { ?s ?p ?o } INSERT { GRAPH ?g { ?s ?p 1 } } WHERE { GRAPH ?g { ?s ?p ?o } }", False),
        ("DELETE WHERE { ?s ?p ?o }", False),
    ],
)
def test_writing_into_the_default_graph_is_seen(sparql: str, *, writes: bool) -> None:
    assert inspect(sparql).writes_default is writes


def test_clearing_everything_is_seen() -> None:
    assert inspect("CLEAR SILENT ALL").clears_all
    assert inspect("INSERT DATA {} ; drop named").clears_all
    assert not inspect("DROP GRAPH <http://x.test/g>").clears_all


def test_the_rows_of_a_construct() -> None:
    prefix = "PREFIX x: <http://x.test/>\n"
    assert rows_of_construct(prefix + "CONSTRUCT { ?s x:p '}' } WHERE { ?s ?p ?o } LIMIT 3") == (
        prefix + "SELECT (1 AS ?row)  WHERE { ?s ?p ?o } LIMIT 3"
    )
    assert rows_of_construct("CONSTRUCT WHERE { ?s ?p ?o }") == "SELECT (1 AS ?row)  WHERE { ?s ?p ?o }"
    assert rows_of_construct("DESCRIBE <http://x.test/s>") is None


def test_a_last_semicolon_is_taken_off() -> None:
    assert without_last_semicolon("DROP ALL ; # end").strip() == "DROP ALL"
    assert without_last_semicolon("DROP ALL # ;") == "DROP ALL # ;"


IRIS = st.from_regex(r"http://[a-z]{1,8}\.test/[a-zA-Z0-9/?=().,~'*+-]{0,20}(#[a-zA-Z0-9'()]{0,5})?", fullmatch=True)


@given(st.text(), IRIS, st.integers(-(10**12), 10**12))
def test_any_term_that_writes_itself_passes(text: str, iri: str, number: int) -> None:
    for term in (Literal(text), Literal(text, language="de"), Literal(number)):
        assert inspect(f"SELECT * {{ ?s ?p {term} }} # end").form is Form.SELECT
    if not re.search(r"(?<![\w%])'|\).*'", iri):  # what could be read as a string in a comparison is refused
        assert inspect(f"ASK {{ ?s ?p {NamedNode(iri)} }}").form is Form.ASK


PIECES = st.sampled_from(
    [
        *("SELECT", "*", "ASK", "{", "}", "(", ")", "[", "]", "?s", "?p", "?o", " ", "\n", "#", "'", '"', "'''", '"""'),
        *(
            "<",
            ">",
            "<http://x.test/a>",
            "FILTER",
            "&&",
            "=",
            ".",
            ";",
            ",",
            "true",
            "1",
            "1e",
            "@en",
            ":",
            "x:",
            "x:a",
        ),
        *("VALUES", "UNDEF", "OPTIONAL", "UNION", "\\", "\\u0041", "_:b", "NOT EXISTS", "^", "|", "/", "+", "!", "é"),
        "PREFIX x: <http://x.test/>",
    ]
)
CALLS = st.sampled_from(["SERVICE", "service", "SERVICESILENT", "SERVICE:", "SERVICEx:", "trueSERVICE"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_known_or_rejected(text: str) -> None:
    try:
        kind = inspect(text)
    except QueryRejected:
        return
    assert kind.form in Form


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=10), CALLS, st.lists(PIECES, max_size=3), st.lists(PIECES, max_size=6))
def test_no_call_that_the_engine_understands_gets_through(
    before: list[str], call: str, target: list[str], after: list[str]
) -> None:
    """The engine, not the guard, says what a call is: it answers with an attempt to connect to port 1."""
    prologue = "PREFIX : <http://127.0.0.1:1/> PREFIX x: <http://127.0.0.1:1/> "
    text = f"{prologue}SELECT * {{ {''.join(before)}{call}{''.join(target)}{{ ?s ?p ?o }} {''.join(after)} }}"
    try:
        inspect(text)
    except QueryRejected:
        return
    try:
        list(Store().query(text))
    except SyntaxError:
        return
    except OSError as error:
        pytest.fail(f"the engine was made to call out: {error}")
