"""Excerpt: what a tier sees is the graph of its documents alone, whatever was written, hidden and decided before."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.curation import Ledger, read_ledger, reconcile, settled
from kg.curation.decision import Decision, Kind, Signature
from kg.curation.ledger import CURATION_GRAPH
from kg.curation.sameness import carry_out, distinguish, merge, separate
from kg.derive import derive
from kg.errors import DecisionRefused
from kg.pipeline import extract
from kg.read import read_text
from kg.store import open_store
from kg.terms import ID, NamedNode
from kg.visibility import Decided, Excerpt, Standing, Tier, record_graph, standings
from kg.visibility.standing import documents_in

PAGE = "Fachtag {title}\n\nReferentinnen und Referenten\n• {first}\n• {second}\n\nArmut und Wohnen sind Themen.\n"
TELLING = {
    "eins": ("Ida Kern, Landkreis Auental", "Uwe Rot, Stadt Sonnfeld"),
    "zwei": ("Dr. Ida Maria Kern, Kreis Auental", "U. Rot, Stadt Sonnfeld"),
    "drei": ("I. Kern, Landkreis Auental", "Pia Holm, Sozialwerk Mühlhof"),
    "vier": ("Ida Paula Kern, Landkreis Auental", "P. Holm, Sozialwerk Mühlhof"),
}
TEXTS = {name: (first, second) for name, (first, second) in TELLING.items()}


def page(name: str, *, changed: bool = False):
    first, second = TEXTS[name]
    told = PAGE.format(title=name, first=second if changed else first, second=first if changed else second)
    return extract(read_text(told, source=f"{name}.txt")).graphs


READ = {(name, changed): page(name, changed=changed) for name in TEXTS for changed in (False, True)}
PEOPLE = sorted(
    {
        triple.subject
        for graphs in READ.values()
        for triples in graphs.values()
        for triple in triples
        if isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(ID["person/"].value)
    },
    key=str,
)
TIERS = st.sampled_from(Tier)
NAMES = st.sampled_from(sorted(TEXTS))
PERSONS = st.sampled_from(PEOPLE)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), NAMES, st.booleans()),
        st.tuples(st.just("show"), NAMES, TIERS),
        st.tuples(st.just("remove"), NAMES, st.none()),
        st.tuples(st.just("merge"), PERSONS, PERSONS),
        st.tuples(st.just("distinguish"), PERSONS, PERSONS),
        st.tuples(st.just("take back"), PERSONS, st.none()),
        st.tuples(st.just("separate"), PERSONS, NAMES),
        st.tuples(st.just("mean"), st.tuples(PERSONS, NAMES), PERSONS),
    ),
    min_size=1,
    max_size=5,
)


def person(start):
    """The person whose address begins so."""
    return next(one for one in PEOPLE if one.value.startswith(ID[f"person/{start}-"].value))


def said(store):
    return {str(quad) for quad in store.quads()}


def take(store, step, documents):
    """Carry out one step on the whole store, as the program does."""
    what, one, other = step
    ledger = read_ledger(store)
    signed = Signature("Nora Test", "2026-11-24T10:00:00Z")
    try:
        if what == "add":
            documents[one] = READ[one, other]
            store.replace_graphs(settled(one, documents[one], ledger))
        elif what == "show" and one in documents:
            standing = standings(store).get(one, Standing())
            at = f"2026-11-24T10:00:{len(standing.decisions):02}Z"
            fresh = standing.decided(Decided(other, Signature("Nora Test", at), "Grund"))
            store.replace_graphs({record_graph(one): fresh.triples(one)})
        elif what == "remove" and one in documents:
            del documents[one]
            store.replace_graphs(dict.fromkeys(documents_in(store.graphs())[one], ()))
        elif what == "merge":
            merge(store, ledger, (one, other), signed, "")
        elif what == "distinguish":
            distinguish(store, ledger, (one, other), signed, "")
        elif what == "separate":
            separate(store, ledger, one, (other,), signed, "")
        elif what == "mean":
            apart = Decision(Kind.SEPARATION, (one[0], other), signed, "", one[1])
            carry_out(store, ledger.with_new(apart), (apart,), (one[1],))
        elif what == "take back":
            mine = tuple(decision for decision in ledger.decisions if one in decision.things and decision.holds)
            carry_out(store, ledger.without(mine, signed), mine, documents)
    except DecisionRefused:
        return
    reconcile(store, read_ledger(store))
    derive(store)


def named(graphs):
    return {node for triples in graphs.values() for triple in triples for node in (triple.subject, triple.object)}


def made_of(separation):
    """The thing of whose address the new one is made, if it is."""
    first, second = separation.things
    return first if second.value.startswith(f"{first.value}-") else None


def alone(documents, decisions):
    """The graph that is built of some documents and nothing else, under the decisions that speak of these."""
    known = set().union(*(named(graphs) for graphs in documents.values()))
    known |= {one.things[1] for one in decisions if one.kind is Kind.SEPARATION and made_of(one) in known}
    ledger = Ledger(
        tuple(one for one in decisions if known.issuperset(one.things) and one.document in {"", *documents})
    )
    with open_store("memory:") as store:
        for name, graphs in documents.items():
            store.replace_graphs(settled(name, graphs, ledger))
        store.replace_graphs({CURATION_GRAPH: ledger.triples()})
        reconcile(store, ledger)
        derive(store)
        return said(store)


@example(  # the one that stays is known to a hidden document alone, and so is its address
    steps=[
        ("show", "zwei", Tier.INTERNAL),
        ("add", "drei", False),
        ("merge", person("uwe-rot"), person("ida-maria-kern")),
        ("merge", person("i-kern"), person("ida-maria-kern")),
    ],
    tier=Tier.PUBLIC,
    default=Tier.PUBLIC,
)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS, tier=st.sampled_from((Tier.PUBLIC, Tier.NETWORK)), default=TIERS)
def test_what_a_tier_sees_is_the_graph_of_its_documents_alone(steps, tier, default):
    documents: dict[str, object] = {}
    with open_store("memory:") as whole, open_store("memory:") as seen:
        excerpt = Excerpt(seen, tier, default)
        excerpt.follow(whole)
        for step in (("add", "eins", False), ("add", "zwei", False), *steps):
            before = whole.version()
            take(whole, step, documents)
            touched = whole.touched_since(before)
            excerpt.follow(whole, None if touched is None else touched.graphs)
            stands = standings(whole)
            shown = {
                name: given
                for name, given in documents.items()
                if tier.sees(stands.get(name, Standing()).tier(default))
            }
            assert said(seen) == alone(shown, read_ledger(whole).decisions), step
