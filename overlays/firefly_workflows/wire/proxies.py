"""Which proxy of the environment the requests to one URL go through.

Policy
------
* ``HTTPS_PROXY`` or ``HTTP_PROXY``, by the URL's scheme, and ``ALL_PROXY`` where that is not set;
  as urllib reads them, so system settings of macOS and Windows count too.
* This machine is never reached through a proxy: a mock on localhost works on every laptop.
* ``NO_PROXY`` means at least what it means to curl: ``*``, names with their subdomains, addresses
  with or without brackets, networks such as ``10.0.0.0/8``, each with an optional port; commas or
  spaces stand between them.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies

from ..config import Secret, is_loopback

__all__ = ["can_be_used", "password_of", "proxy_for"]


def proxy_for(url: str) -> tuple[str, str] | None:
    """The variable that names a proxy for a URL, and the proxy's URL; ``None`` without one.

    Args:
        url: The base URL of the API.
    """
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    proxies = getproxies()
    if is_loopback(host) or _is_excepted(host, port, proxies.get("no", "")):
        return None
    for kind in (parts.scheme, "all"):
        proxy = proxies.get(kind, "").strip()
        if proxy:
            return f"{kind.upper()}_PROXY", proxy if "://" in proxy else f"http://{proxy}"
    return None


def can_be_used(proxy: str) -> bool:
    """Whether a proxy's URL names a host and, if any, a port that there can be.

    Args:
        proxy: The URL.
    """
    try:
        parts = urlsplit(proxy)
        _ = parts.port  # a port out of range only shows when it is read
    except ValueError:
        return False
    return bool(parts.hostname) and proxy.isprintable() and " " not in proxy


def password_of(proxy: str) -> Secret | None:
    """The password in a proxy's URL, which a proxy may echo.

    Args:
        proxy: A URL that can be used.
    """
    password = urlsplit(proxy).password
    return Secret(unquote(password)) if password else None


def _is_excepted(host: str, port: int | None, exceptions: str) -> bool:
    return any(_matches(entry, host, port) for entry in exceptions.replace(",", " ").split())


def _matches(entry: str, host: str, port: int | None) -> bool:
    if entry == "*":
        return True
    name, only_port = _split(entry)
    if only_port and only_port != str(port):
        return False
    address = _address(host)
    if address is not None:
        try:
            return address in ipaddress.ip_network(name, strict=False)
        except ValueError:
            return False
    name = name.lower().lstrip("*").lstrip(".").rstrip(".")
    host = host.lower().rstrip(".")
    return bool(name) and (host == name or host.endswith(f".{name}"))


def _split(entry: str) -> tuple[str, str]:
    """The name or network of an entry, and its port."""
    if entry.startswith("["):
        name, _, port = entry[1:].partition("]")
        return name, port.lstrip(":")
    name, _, port = entry.rpartition(":")
    return (name, port) if name and ":" not in name and port.isdigit() else (entry, "")


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
