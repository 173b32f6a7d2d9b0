"""How long a token is good for.

Policy
------
* ``expiresAt`` is Unix time in seconds, by the server's clock. The lifetime is therefore measured
  from the ``Date`` of the same response, and from the local clock only where there is none; after
  that the monotonic clock counts.
* An ``expiresAt`` that is missing, no number, in the past or more than ten years away is ignored:
  such a token is used until the service refuses it. So is what a function returns.
* Two windows before the end: in the *advisory* one the token is renewed early, and still serves if
  that fails; in the *mandatory* one it no longer serves. Both shrink with a short lifetime.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from ..wire.clock import parse_http_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..config import Secret

__all__ = ["Token", "lifetime_of"]

_ADVISORY = (300.0, 0.2)  # renew early: seconds before the end, at most this share of the lifetime
_MANDATORY = (30.0, 0.05)
_LONGEST_LIFETIME = 10 * 365 * 86_400.0


class Token:
    """A bearer token and the moments its windows begin, by the client's monotonic clock.

    Attributes:
        secret: The token itself.
        advisory_at: When it is to be renewed early.
        mandatory_at: When it no longer serves.

    Args:
        secret: As above.
        lifetime: Seconds it is good for, or ``None`` if that is unknown.
        now: The monotonic clock's time.
    """

    __slots__ = ("advisory_at", "mandatory_at", "secret")

    def __init__(self, secret: Secret, lifetime: float | None = None, now: float = 0.0) -> None:
        self.secret = secret
        self.advisory_at = self.mandatory_at = math.inf
        if lifetime is not None:
            self.advisory_at = now + lifetime - _lead(_ADVISORY, lifetime)
            self.mandatory_at = now + lifetime - _lead(_MANDATORY, lifetime)


def lifetime_of(
    expires_at: object, headers: Mapping[str, str], now: Callable[[], float] = time.time
) -> float | None:
    """The seconds a token is good for, or None where ``expiresAt`` makes no sense.

    Args:
        expires_at: ``expiresAt`` of the login's body: Unix time in seconds.
        headers: The login's response headers; ``Date`` is by the clock that ``expiresAt`` is by.
        now: The wall clock, where there is no ``Date``.
    """
    if isinstance(expires_at, bool) or not isinstance(expires_at, (int, float, str)):
        return None
    try:
        moment = float(expires_at)
    except (ValueError, OverflowError):
        return None
    since = parse_http_date(headers.get("date"))
    lifetime = moment - (now() if since is None else since)
    return lifetime if 0 < lifetime <= _LONGEST_LIFETIME else None


def _lead(window: tuple[float, float], lifetime: float) -> float:
    seconds, share = window
    return min(seconds, share * lifetime)
