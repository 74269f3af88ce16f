"""Publication: who publishes a graph, under which licence, and where people reach it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

from kg.errors import WrongParameter
from kg.terms import NamedNode

__all__ = ["LICENCES", "Licence", "Publication"]

_LICENCES: Final = "http://dcat-ap.de/def/licenses/"
_CONTRIBUTORS: Final = "http://dcat-ap.de/def/contributors/"


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence of the list of DCAT-AP.de: its address there, what it is called, and where its text stands."""

    address: NamedNode
    title: str
    text: str = ""


LICENCES: Final[Mapping[str, Licence]] = {
    tail: Licence(NamedNode(f"{_LICENCES}{tail}"), title, text)
    for tail, title, text in (
        (
            "dl-by-de/2.0",
            "Datenlizenz Deutschland – Namensnennung – Version 2.0",
            "https://www.govdata.de/dl-de/by-2-0",
        ),
        ("dl-zero-de/2.0", "Datenlizenz Deutschland – Zero – Version 2.0", "https://www.govdata.de/dl-de/zero-2-0"),
        (
            "cc-by/4.0",
            "Creative Commons Namensnennung 4.0 International",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        ("cc-zero", "Creative Commons CC Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    )
}
"""The licences that open data of German bodies mostly come under, by the end of their address."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What only the publisher knows; whatever is empty stays out of the description and is told as missing.

    ``contact`` is a mail address or a web address, ``contributor`` the address that GovData gave the publisher.
    ``address`` is where people reach the instance, without a slash at its end.
    """

    publisher: str = ""
    homepage: str = ""
    contact: str = ""
    contributor: str = ""
    licence: Licence | None = None
    address: str = ""

    @property
    def terms(self) -> str:
        """The licence in words with the address of its text, or empty."""
        if self.licence is None:
            return ""
        return f"{self.licence.title} ({self.licence.text or self.licence.address.value})"

    @classmethod
    def given(
        cls,
        *,
        publisher: str = "",
        homepage: str = "",
        contact: str = "",
        contributor: str = "",
        licence: str = "",
        address: str = "",
    ) -> Self:
        """Return the publication that some settings mean; licences and contributors may be the end of their address.

        Raises:
            WrongParameter: one of them cannot be what it should be; the message names the setting.
        """
        return cls(
            publisher=publisher.strip(),
            homepage=_web_address(homepage, "SOZIALRAUM_PUBLISHER_URL"),
            contact=_contact(contact.strip()),
            contributor=_contributor(contributor.strip()),
            licence=_licence(licence.strip()),
            address=_web_address(address, "SOZIALRAUM_ADDRESS").rstrip("/"),
        )

    @property
    def is_told(self) -> bool:
        """Whether anything was said at all, and so somebody means to publish."""
        return self != Publication()

    def at(self, address: str) -> "Publication":
        """Return the same with an address, unless it has one already."""
        if self.address:
            return self
        return Publication(
            self.publisher, self.homepage, self.contact, self.contributor, self.licence, address.rstrip("/")
        )


def _web_address(text: str, setting: str) -> str:
    given = text.strip()
    if not given:
        return ""
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise WrongParameter(f"{setting}={given!r} is no web address such as https://daten.example.de")
    return _known(given, setting)


def _contact(text: str) -> str:
    if not text or text.startswith(("http://", "https://")):
        return _web_address(text, "SOZIALRAUM_PUBLISHER_CONTACT")
    name, at, host = text.removeprefix("mailto:").partition("@")
    if not (name and at and "." in host):
        raise WrongParameter(f"SOZIALRAUM_PUBLISHER_CONTACT={text!r} is neither a mail address nor a web address")
    return _known(f"mailto:{name}@{host}", "SOZIALRAUM_PUBLISHER_CONTACT")


def _contributor(text: str) -> str:
    if not text:
        return ""
    full = text if text.startswith(("http://", "https://")) else f"{_CONTRIBUTORS}{text}"
    if not full.startswith(_CONTRIBUTORS) or full == _CONTRIBUTORS:
        raise WrongParameter(
            f"SOZIALRAUM_CONTRIBUTOR={text!r}: GovData gives an address that begins with {_CONTRIBUTORS}; write that,"
            " or what follows"
        )
    return _known(full, "SOZIALRAUM_CONTRIBUTOR")


def _licence(text: str) -> Licence | None:
    if not text:
        return None
    tail = text.removeprefix(_LICENCES)
    if tail in LICENCES:
        return LICENCES[tail]
    if tail == text or not tail:
        raise WrongParameter(
            f"SOZIALRAUM_LICENCE={text!r}: write one of {', '.join(LICENCES)}, or an address that begins with"
            f" {_LICENCES}"
        )
    return Licence(NamedNode(_known(text, "SOZIALRAUM_LICENCE")), tail)


def _known(address: str, setting: str) -> str:
    """Return an address that can stand in RDF."""
    try:
        return NamedNode(address).value
    except ValueError as error:
        raise WrongParameter(f"{setting}={address!r} has characters that no address can have") from error
