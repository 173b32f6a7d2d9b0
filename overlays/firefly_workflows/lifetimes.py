"""How long a token is good for.

Policy
------
* ``expiresAt`` is Unix time in seconds, by the server's clock. The lifetime is therefore measured
  from the ``Date`` of the very answer it stands in, and from the local clock only where there is
  none; from then on a clock counts that cannot be set.
* An ``expiresAt`` that is missing, no number, in the past or absurdly far off says nothing: such a
  token is used until the service refuses it. So is what a function returns.
* Two windows before the end: in the *advisory* one the token is renewed early, and still serves if
  that fails; in the *mandatory* one it no longer serves. Both shrink with a short lifetime.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from .times import parse_http_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import httpx

    from .secret import Secret

__all__ = ["Token", "lifetime_of"]

_ADVISORY = (300.0, 0.2)  # renew early: seconds before the end, at most this share of the lifetime
_MANDATORY = (30.0, 0.05)
_LONGEST_LIFETIME = 10 * 365 * 86_400.0


class Token:
    """A bearer token and the moments its windows begin, by the client's monotonic clock.

    Args:
        secret: The token itself.
        lifetime: Seconds it is good for, or None if nobody knows.
        now: The monotonic clock's time.
    """

    __slots__ = ("_secret", "advisory_at", "mandatory_at")

    def __init__(self, secret: Secret, lifetime: float | None = None, now: float = 0.0) -> None:
        self._secret = secret
        self.advisory_at = self.mandatory_at = math.inf
        if lifetime is not None:
            self.advisory_at = now + lifetime - _lead(_ADVISORY, lifetime)
            self.mandatory_at = now + lifetime - _lead(_MANDATORY, lifetime)

    def authorize(self, request: httpx.Request) -> None:
        """Put the token into a request."""
        request.headers["Authorization"] = f"Bearer {self._secret.reveal()}"


def lifetime_of(
    expires_at: object, headers: Mapping[str, str], now: Callable[[], float] = time.time
) -> float | None:
    """The seconds a token is good for, or None where ``expiresAt`` makes no sense.

    Args:
        expires_at: What the login said: Unix time in seconds.
        headers: The login's headers; their ``Date`` is the clock ``expiresAt`` was made by.
        now: The wall clock, where there is no ``Date``.
    """
    if isinstance(expires_at, bool) or not isinstance(expires_at, (int, float, str)):
        return None
    try:
        moment = float(expires_at)
    except (ValueError, OverflowError):
        return None
    since = parse_http_date(headers.get("date", ""))
    lifetime = moment - (now() if since is None else since)
    return lifetime if 0 < lifetime <= _LONGEST_LIFETIME else None


def _lead(window: tuple[float, float], lifetime: float) -> float:
    seconds, share = window
    return min(seconds, share * lifetime)
