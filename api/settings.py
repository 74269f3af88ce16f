"""Settings: everything the API can be told, in one frozen value."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote, urlsplit

from kg.curation import DEFAULT_THRESHOLD
from kg.errors import WrongParameter
from kg.keys import Scope
from kg.opendata import Publication
from kg.settings import Settings
from kg.store import Access
from kg.visibility import Tier
from kg.web.hosts import Resolver, system_resolver

if TYPE_CHECKING:
    from kg.llm import LanguageModel

__all__ = ["ApiSettings", "Oidc", "Outside", "QueryLimits", "Rates"]


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """What one stranger's query may use.

    ``time_s`` counts seconds of wall clock from start to complete result, ``result_bytes`` the serialised
    result, ``rows`` its solutions or triples, ``memory_bytes`` the worker's whole address space (about 700 MB are
    taken before any query runs), ``query_bytes`` the text of the query itself, ``update_bytes`` an update or a graph
    that is sent.
    """

    time_s: float = 30.0
    result_bytes: int = 256 * 1024 * 1024
    rows: int = 1_000_000
    memory_bytes: int = 2 * 1024 * 1024 * 1024
    query_bytes: int = 256 * 1024
    update_bytes: int = 256 * 1024 * 1024

    @classmethod
    def given(cls, settings: Settings) -> Self:
        """Return the limits that the environment sets."""
        mib = 1024 * 1024
        return cls(
            time_s=settings.query_seconds,
            memory_bytes=settings.query_megabytes * mib,
            result_bytes=settings.result_megabytes * mib,
            rows=settings.result_rows,
        )


@dataclass(frozen=True, slots=True)
class Outside:
    """What of the world outside SERVICE and LOAD may reach.

    ``endpoints`` are whole addresses; one that ends with a slash stands for all below it. Hosts that are no public ones
    need to be ``trusted_hosts`` besides. ``seconds`` and ``bytes`` bound one answer, ``calls`` how many
    different things one query asks of others. ``resolve`` gives the network addresses of a host.
    """

    endpoints: Collection[str] = ()
    trusted_hosts: Collection[str] = ()
    seconds: float = 20.0
    bytes: int = 32 * 1024 * 1024
    calls: int = 20
    resolve: Resolver = system_resolver

    @classmethod
    def given(cls, settings: Settings) -> Self:
        """Return what the environment says.

        Raises:
            WrongParameter: an address without scheme and host, which would stand for too much.
        """
        endpoints = frozenset(one.strip() for one in settings.federation.split(",") if one.strip())
        for one in endpoints:
            parts = urlsplit(one)
            if parts.scheme not in {"http", "https"} or not parts.hostname or "/" not in parts.path:
                raise WrongParameter(
                    f"SOZIALRAUM_FEDERATION: {one!r} is no full address such as https://a.example/sparql"
                )
        hosts = frozenset(host.strip() for host in settings.trusted_hosts.split(",") if host.strip())
        return cls(endpoints, hosts)

    def allows(self, address: str) -> bool:
        """Tell whether an address may be asked; one that climbs up again may not."""
        below = any(one.endswith("/") and address.startswith(one) for one in self.endpoints)
        return address in self.endpoints or (below and "/.." not in unquote(address))

    @property
    def told(self) -> str:
        """What may be asked, in words."""
        return f"allowed are: {', '.join(sorted(self.endpoints)) or 'none'}"


@dataclass(frozen=True, slots=True)
class Rates:
    """How often one client may do something, as in ``3000/minute``; an empty text sets no limit.

    A client is a key by its name, else an address. ``requests`` are all that are not answered from memory, ``writes``
    those among them that change the graph, ``failures`` credentials that are not valid, ``reports`` faults of pages
    that readers tell. So many ``clients`` are kept in mind; should there be more, those who came first begin anew.
    """

    requests: str = ""
    writes: str = ""
    failures: str = ""
    reports: str = "10/hour"
    clients: int = 50_000

    @classmethod
    def given(cls, settings: Settings) -> Self:
        """Return the limits that the environment sets."""
        return cls(settings.rate_requests, settings.rate_writes, settings.rate_failures)


@dataclass(frozen=True, slots=True)
class Oidc:
    """Whose access tokens are taken for writing besides keys.

    ``issuer`` is the provider's address as its tokens say it, ``audience`` what they must be made for; no other program
    should have that audience. What a token allows stands in a ``claim``, as words of a text or as a list; ``scopes``
    says what each word allows here. ``trusted_hosts`` may be asked without TLS and in the own network.
    """

    issuer: str
    audience: str
    claim: str = "scope"
    scopes: Mapping[str, Scope] = field(default_factory=lambda: {f"sozialraum:{scope}": scope for scope in Scope})
    trusted_hosts: Collection[str] = ()

    @classmethod
    def given(cls, settings: Settings) -> Self | None:
        """Return what the environment says; ``None`` where it names no issuer.

        Raises:
            WrongParameter: the audience is missing, or a scope cannot be read.
        """
        if not settings.oidc_issuer:
            return None
        if not settings.oidc_audience:
            raise WrongParameter("SOZIALRAUM_OIDC_ISSUER needs SOZIALRAUM_OIDC_AUDIENCE: whom its tokens are made for")
        pairs = [pair.partition("=") for pair in settings.oidc_scopes.split()]
        try:
            scopes = {name: Scope(allows) for name, _, allows in pairs}
        except ValueError as error:
            raise WrongParameter(
                f"SOZIALRAUM_OIDC_SCOPES={settings.oidc_scopes!r}: write pairs such as 'redaktion=write leitung=admin'"
            ) from error
        hosts = frozenset(host.strip() for host in settings.trusted_hosts.split(",") if host.strip())
        return cls(settings.oidc_issuer, settings.oidc_audience, settings.oidc_claim, scopes, hosts)


@dataclass(frozen=True, slots=True)
class ApiSettings:
    """How an instance is served.

    ``store_address`` is what ``kg.store.open_store`` takes: ``memory:``, a folder, or an endpoint's URL.
    ``access`` is for a store behind HTTP that wants a password or another address for updates.
    ``keys`` is the file of the keys that allow writing; without one nobody may.
    ``url`` is where people reach the instance; it is written to ``server.json`` and into example calls.
    ``workers`` processes answer queries, ``spare`` more take the places of long ones, ``waiting`` more requests may
    queue for one, each for ``wait_s`` at most.
    A result of more than ``spool_bytes`` is sent while it is written to a file under ``spool_folder`` (the system's
    temporary folder when ``None``); so many ``downloads`` go on at once, half of them for one client. Any answer ends
    whose client takes nothing for ``stall_s`` seconds, or in the long run less than ``slowest_bytes`` a second.
    ``plain`` serves a dataset whose default graph is a graph like any other;
    otherwise queries without ``FROM`` see all named graphs. ``open_to_all`` lets everyone write who can reach the
    port. Both are for scratch instances. ``outside`` is what SERVICE and LOAD may reach: nothing,
    unless it is named. ``rates`` are the limits on each client. ``trusted_proxies`` are addresses and networks of
    proxies whose word counts on where a request comes from (``X-Forwarded-For``, ``X-Forwarded-Proto``). With fewer
    than ``least_free_bytes`` on its disk an instance says that it is not ready. ``oidc`` is whose tokens allow to write
    besides keys: nobody's, unless it is named. Facts less sure than ``review_below`` wait for a verdict; a language
    ``model`` may propose facts of documents that are imported. ``vocabularies`` is the folder of foreign vocabularies.
    ``publication`` says who publishes the graph, under which licence and at which address; ``dumps`` is the folder of
    its snapshots, ``boundaries`` that of installed boundaries (``kg.geo``).
    ``notices`` is the folder of the operator's own imprint, privacy notice, accessibility statement and help
    (``imprint.de.md`` …); without it the shipped ones with their blanks are shown.
    ``visibility`` is for whom a document is of which nobody has said so.
    """

    store_address: str
    keys: Path | None = None
    access: Access | None = None
    url: str = "http://127.0.0.1:8000"
    limits: QueryLimits = field(default_factory=QueryLimits)
    workers: int = 2
    spare: int = 0
    waiting: int = 128
    wait_s: float = 10.0
    spool_bytes: int = 256 * 1024
    downloads: int = 32
    stall_s: float = 30.0
    slowest_bytes: int = 16 * 1024
    spool_folder: Path | None = None
    plain: bool = False
    outside: Outside = field(default_factory=Outside)
    open_to_all: bool = False
    rates: Rates = field(default_factory=Rates)
    trusted_proxies: Collection[str] = ()
    least_free_bytes: int = 100 * 1024 * 1024
    oidc: Oidc | None = None
    review_below: Decimal = DEFAULT_THRESHOLD
    model: "LanguageModel | None" = None
    vocabularies: Path | None = None
    publication: Publication = field(default_factory=Publication)
    dumps: Path | None = None
    boundaries: Path | None = None
    notices: Path | None = None
    visibility: Tier = Tier.PUBLIC

    @property
    def writable(self) -> bool:
        """Whether anybody may write."""
        return self.open_to_all or self.keys is not None or self.oidc is not None
