"""How a response says "too many requests", and how long it asks to wait."""

from __future__ import annotations

import json
import math
import re
import time
from http import HTTPStatus
from typing import TYPE_CHECKING

from ..wire.clock import parse_http_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["is_throttled", "parse_retry_after"]

_SECONDS = re.compile(r"[0-9]{1,300}(\.[0-9]{0,300})?|\.[0-9]{1,300}")


def is_throttled(status: int, content: bytes) -> bool:
    """Whether a response means "too many requests" and not "you may not".

    The service says 429. The gateway in front of it says 403, with a body that is not JSON, and no
    media type can be relied on in either: what counts is whether the body parses.
    """
    if status != HTTPStatus.FORBIDDEN:
        return status == HTTPStatus.TOO_MANY_REQUESTS
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return True
    return False


def parse_retry_after(
    headers: Mapping[str, str], now: Callable[[], float] = time.time
) -> float | None:
    """The seconds a ``Retry-After`` header asks for, or ``None`` where it makes no sense.

    A date is compared with the server's own ``Date``, so that a wrong clock on either side does
    not matter, and with ``now`` only where the server sent none. A date in the past means 0.

    Args:
        headers: The response's headers, in a mapping that ignores case.
        now: The wall clock: a function returning Unix time.
    """
    text = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(text):
        seconds = float(text)
        return seconds if math.isfinite(seconds) else None
    until = parse_http_date(text)
    if until is None:
        return None
    since = parse_http_date(headers.get("date"))
    return max(0.0, until - (now() if since is None else since))
