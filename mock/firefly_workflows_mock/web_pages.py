"""A web page must neither steer a mock nor read it.

Any page that is open in a browser on this machine can send requests to a server on it. The browser
says which page sends, and under which name the server was reached; that is enough to refuse.

Policy
    * ``Host`` is a name of this machine, an address of it, the host that the server listens on, or
      one that was allowed by name. A page that had its own name resolved to this machine sends its
      own name. A server that listens on every interface may be reached by any address: a name can
      be resolved to another machine, an address cannot.
    * ``Origin``, which a browser adds to what a page sends, has such a host too.
    * ``Sec-Fetch-Site`` is not ``cross-site``.
    * A request without these headers does not come from a browser and passes.
"""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_AUTHORITY = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s\[\]:/?#@]+)(:[0-9]*)?")
"""Host and port, and nothing that another reader could take for something else."""


class WebPageGuard:
    """Tells the requests of web pages from those of clients.

    Args:
        listens_on: The host the server listens on.
        allowed: Further hosts it may be reached by, without port.
    """

    def __init__(self, listens_on: str, allowed: Iterable[str] = ()) -> None:
        self._named = {_plain(host) for host in (listens_on, *allowed)}
        self._any_address = _is_unspecified(listens_on)

    def objection(self, headers: Mapping[str, str]) -> str | None:
        """Why a request is refused, and what to do about it; ``None`` lets it pass.

        Args:
            headers: Header values by lower-case name.
        """
        host = headers.get("host")
        if host is not None and not self._is_ours(_host_of(host)):
            return (
                f'the Host "{host}" is none this mock is known by, which is how a web page reaches '
                "it under a name of its own; use its address, or start it with "
                '--allow-host NAME (in Python: allow_hosts=["NAME"])'
            )
        origin = headers.get("origin")
        if origin is not None and not self._is_ours(_host_of(origin.partition("://")[2])):
            return (
                f'a web page of "{origin}" sent this, and a mock serves none; call it from a '
                "program, or start it with --allow-host NAME of that page"
            )
        if headers.get("sec-fetch-site", "").strip().lower() == "cross-site":
            return (
                "a web page of another site sent this, and a mock serves none; call it from a "
                "program, or open its address yourself"
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
