"""Refusing requests of web pages, so that no page can control or read a mock.

A page that is open in a browser on this machine can send requests to a server on it. The browser
sends headers that say which page it is and which host name it used.

Policy
    * ``Host`` must be a name or an address of this machine, the host that the server listens on, or
      an allowed host. A page whose own name resolves to this machine sends its own name. A server
      that listens on every interface accepts every address, because an address, unlike a name,
      cannot be resolved to another machine.
    * ``Origin``, which a browser adds to the requests of a page, must have such a host too.
    * ``Sec-Fetch-Site`` must not be ``cross-site``.
    * A request without these headers does not come from a browser and passes.
"""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_AUTHORITY = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s\[\]:/?#@]+)(:[0-9]*)?")
"""Host and port, without characters that another parser might read differently."""


class WebPageGuard:
    """Recognizes the requests of web pages.

    Args:
        listens_on: The host the server listens on.
        allowed: Further allowed hosts, without port.
    """

    def __init__(self, listens_on: str, allowed: Iterable[str] = ()) -> None:
        self._named = {_plain(host) for host in (listens_on, *allowed)}
        self._any_address = _is_unspecified(listens_on)

    def objection(self, headers: Mapping[str, str]) -> str | None:
        """Why a request is refused and what to do about it, or ``None``.

        Args:
            headers: Header values by lower-case name.
        """
        host = headers.get("host")
        if host is not None and not self._is_ours(_host_of(host)):
            return (
                f'the Host "{host}" is not a host of this mock, so a web page may have sent this; '
                "use its address, or start it with --allow-host NAME (in Python: "
                'allow_hosts=["NAME"])'
            )
        origin = headers.get("origin")
        if origin is not None and not self._is_ours(_host_of(origin.partition("://")[2])):
            return (
                f'a web page of "{origin}" sent this, and web pages may not call a mock; call it '
                "from a program, or start it with --allow-host and the host of that page"
            )
        if headers.get("sec-fetch-site", "").strip().lower() == "cross-site":
            return (
                "a web page of another site sent this, and web pages may not call a mock; call it "
                "from a program, or open its address yourself"
            )
        return None

    def _is_ours(self, host: str | None) -> bool:
        if host is None:
            return False
        if host in self._named or host == "localhost" or host.endswith(".localhost"):
            return True
        try:
            address = ip_address(host)
        except ValueError:
            return False
        if isinstance(address, IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        return self._any_address or address.is_loopback


def _host_of(authority: str) -> str | None:
    found = _AUTHORITY.fullmatch(authority)
    return _plain(found["host"]) if found else None


def _plain(host: str) -> str:
    return host.strip("[]").rstrip(".").lower()


def _is_unspecified(host: str) -> bool:
    try:
        return ip_address(_plain(host)).is_unspecified
    except ValueError:
        return False
