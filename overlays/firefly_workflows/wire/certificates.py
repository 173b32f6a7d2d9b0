"""The certificates to trust, loaded once for all clients of a process.

Loading them takes 30 milliseconds, which is most of what making a client costs. They are loaded
again when the environment names others or their file changes, as it does when they are renewed.

Where the API is at ``http://``, no connection to it is secured. A client of such an API loads them
only if one of its connections is secured after all, and trusts no other then.
"""

from __future__ import annotations

import os
import ssl
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from ..errors import ConfigurationError, shown
from .http import httpx

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["certificates_for", "trusted_certificates"]

_VARIABLES = (("SSL_CERT_FILE", os.path.isfile), ("SSL_CERT_DIR", os.path.isdir))


def certificates_for(base_url: str, *, http2: bool) -> ssl.SSLContext:
    """The TLS settings of a client: loaded now if it will need them, else when it does.

    Args:
        base_url: Where the API is.
        http2: Whether the connections offer HTTP/2.

    Raises:
        ConfigurationError: If what is loaded now is named by a variable and does not exist.
        OSError: If what is loaded now holds no certificates.
    """
    if base_url.startswith("http://"):
        return _LoadedWhenUsed(http2=http2)
    return trusted_certificates(http2=http2)


def trusted_certificates(*, http2: bool) -> ssl.SSLContext:
    """The TLS settings of connections: the certificates of the environment, or certifi's.

    Args:
        http2: Whether the connections offer HTTP/2, which they write into the settings.

    Raises:
        ConfigurationError: If ``SSL_CERT_FILE`` or ``SSL_CERT_DIR`` names nothing that exists.
        OSError: If what it names holds no certificates.
    """
    sources: list[tuple[str | None, int]] = []
    for variable, exists in _VARIABLES:
        path = os.environ.get(variable)
        if path and not exists(path):
            raise ConfigurationError(
                f"{variable} is {shown(path)}, which does not exist.",
                hint=f"Let {variable} name the certificates to trust, or unset it.",
            )
        sources.append((path, Path(path).stat().st_mtime_ns if path else 0))
    return _loaded(tuple(sources), http2=http2)


@lru_cache(maxsize=4)
def _loaded(sources: tuple[tuple[str | None, int], ...], *, http2: bool) -> ssl.SSLContext:  # noqa: ARG001  # what tells them apart
    return httpx.create_ssl_context()


class _LoadedWhenUsed(ssl.SSLContext):
    """TLS settings that pass every connection on to the trusted certificates.

    Its own settings verify, too, and trust nobody: what does not pass through here fails.

    Args:
        http2: Whether the connections offer HTTP/2.
    """

    def __new__(cls, *, http2: bool) -> Self:  # noqa: ARG004  # what __init__ takes
        return super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)

    def __init__(self, *, http2: bool) -> None:
        self._http2 = http2
        self._protocols: list[str] = []

    def set_alpn_protocols(self, alpn_protocols: Iterable[str]) -> None:
        """Remember what connections offer."""
        self._protocols = list(alpn_protocols)

    def wrap_socket(self, *args: Any, **kwargs: Any) -> ssl.SSLSocket:
        """Secure a connection of a thread."""
        return self._loaded().wrap_socket(*args, **kwargs)

    def wrap_bio(self, *args: Any, **kwargs: Any) -> ssl.SSLObject:
        """Secure a connection of a task, or one within another."""
        return self._loaded().wrap_bio(*args, **kwargs)

    def _loaded(self) -> ssl.SSLContext:
        found = trusted_certificates(http2=self._http2)
        found.set_alpn_protocols(self._protocols)
        return found
