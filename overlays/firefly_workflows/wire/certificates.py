"""The certificates to trust, loaded once for all clients of a process.

Loading them takes 30 milliseconds, which is most of what making a client costs. They are loaded
again when the environment names others or their file changes, as it does when they are renewed.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConfigurationError, shown
from .http import httpx

if TYPE_CHECKING:
    import ssl

__all__ = ["trusted_certificates"]

_VARIABLES = (("SSL_CERT_FILE", os.path.isfile), ("SSL_CERT_DIR", os.path.isdir))


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
