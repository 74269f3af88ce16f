"""Settings: what the environment says, read once at the top and passed on as arguments."""

import getpass
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kg.errors import WrongParameter
from kg.visibility.tier import Tier

if TYPE_CHECKING:
    from kg.opendata import Publication

__all__ = ["Settings", "read_settings"]


class Settings(BaseSettings):
    """What can be set from outside, each as ``SOZIALRAUM_…``; command-line options win over it.

    ``store`` is a folder or the URL of a SPARQL endpoint, ``vocabularies`` the folder of foreign vocabularies, ``lang``
    the language of the output. ``update_url``,
    ``user`` and ``password`` are for endpoints that take updates elsewhere or only from those they know.
    ``keys`` is the file of the keys that allow writing, beside the store where it is not set. ``federation`` are the
    addresses, with commas between, that SERVICE and LOAD of a served instance may ask; none where it is not set.
    ``trusted_hosts`` are names, with commas between, of hosts in the own network that may be asked for pages and data.
    ``rate_requests``, ``rate_writes`` and ``rate_failures`` say how often one client may ask a served instance, write,
    and send credentials that are not valid; nothing sets no limit. ``trusted_proxies`` are addresses and networks, with
    commas between, of proxies whose word counts on where a request comes from.
    ``oidc_issuer`` is an OpenID provider whose access tokens for ``oidc_audience`` are taken besides keys: what stands
    in their ``oidc_claim`` allows what the pairs of ``oidc_scopes`` say, blanks between.
    ``llm_url`` is the base address of a server that speaks the chat protocol of OpenAI, ``llm_model`` a language model
    on it; without both, none is asked. ``llm_key`` goes to that server alone, an answer may take ``llm_seconds``.
    A query may run ``query_seconds``, use ``query_megabytes`` of memory and give ``result_megabytes`` and
    ``result_rows``; ``workers`` processes answer queries, twice as many more take the places of long ones. In the long
    run a client must take ``reader_kilobytes`` of an answer in a second. A server told to stop leaves answers under
    way ``stop_seconds`` to end. ``by`` is the name under which decisions are kept. Facts less sure than
    ``review_below`` wait for a verdict. ``visibility`` is for whom a document is of which nobody has said so: public,
    network or internal.
    ``notices`` is the folder of the operator's own imprint, privacy notice, accessibility statement and help.
    ``services`` is a file of further services that names may be looked up at, ``contact`` whom such a service may write
    to; ``lookups`` is the file that keeps what they answered, for ``lookup_days`` days.
    ``publisher``, ``publisher_url``, ``publisher_contact``, ``contributor``, ``licence`` and ``address`` say who
    publishes the graph, under which licence, and where people reach it; ``dumps`` is the folder of its snapshots,
    beside the store where it is not set. ``boundaries`` is the folder of boundaries for maps, beside the store, too.
    """

    model_config = SettingsConfigDict(env_prefix="SOZIALRAUM_", frozen=True)

    store: str = "sozialraum-store"
    vocabularies: str = "sozialraum-vocabularies"
    lang: Literal["de", "en"] = "de"
    update_url: str = ""
    user: str = ""
    password: str = Field(default="", repr=False)
    trusted_hosts: str = ""
    keys: str = ""
    federation: str = ""
    rate_requests: str = "3000/minute"
    rate_writes: str = "1200/minute"
    rate_failures: str = "30/minute"
    trusted_proxies: str = ""
    oidc_issuer: str = ""
    oidc_audience: str = ""
    oidc_claim: str = "scope"
    oidc_scopes: str = (
        "sozialraum:read=read sozialraum:network=network sozialraum:internal=internal"
        " sozialraum:write=write sozialraum:admin=admin"
    )
    llm_url: str = ""
    llm_model: str = ""
    llm_key: str = Field(default="", repr=False)
    llm_seconds: float = 60.0
    query_seconds: float = Field(default=30.0, gt=0)
    query_megabytes: int = Field(default=2048, ge=1024)
    result_megabytes: int = Field(default=256, ge=1)
    result_rows: int = Field(default=1_000_000, ge=1)
    workers: int = Field(default=2, ge=1)
    reader_kilobytes: int = Field(default=16, ge=1)
    stop_seconds: float = Field(default=25.0, ge=0)
    notices: str = ""
    services: str = ""
    contact: str = Field(default="", pattern=r"^[ -~]*$")
    lookups: str = "sozialraum-lookups.sqlite"
    lookup_days: float = Field(default=30.0, gt=0)
    by: str = ""
    visibility: Tier = Tier.PUBLIC
    review_below: Decimal = Field(default=Decimal("0.7"), ge=0, le=1)
    publisher: str = ""
    publisher_url: str = ""
    publisher_contact: str = ""
    contributor: str = ""
    licence: str = ""
    address: str = ""
    dumps: str = ""
    boundaries: str = ""

    @property
    def publication(self) -> "Publication":
        """Who publishes the graph, and how.

        Raises:
            WrongParameter: one of the settings cannot be what it should be.
        """
        from kg.opendata import Publication  # noqa: PLC0415 - brings half of the program, and few commands want it

        return Publication.given(
            publisher=self.publisher,
            homepage=self.publisher_url,
            contact=self.publisher_contact,
            contributor=self.contributor,
            licence=self.licence,
            address=self.address,
        )

    @property
    def curator(self) -> str:
        """Who decides: the setting, else the user's name on this machine, else nobody."""
        if self.by:
            return self.by
        with suppress(OSError, KeyError):
            return getpass.getuser()
        return ""


def read_settings() -> Settings:
    """Return what the environment says.

    Raises:
        WrongParameter: a variable has a value that is not possible; the message names both.
    """
    try:
        return Settings()
    except ValidationError as error:
        faults = (f"SOZIALRAUM_{str(one['loc'][0]).upper()}={one['input']!r}: {one['msg']}" for one in error.errors())
        raise WrongParameter("; ".join(faults)) from error
