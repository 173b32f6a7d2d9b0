"""What can be known of the rate budget, and no more.

Policy: the service counts by source address and tells nobody how far it is. So this says what the
client itself counts, and what the last response says of rates: a refusal with 429, or a header that
speaks of them. Requests of other programs behind the same address are in neither number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...errors import RateLimitError
from .findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from firefly_workflows import Firefly

_CHECK = "rate budget"


def rate_budget(firefly: Firefly, last: Any) -> Iterator[Finding]:
    """Say how much of the budget is used, as far as that shows.

    Args:
        firefly: The client that made the requests.
        last: The last raw response, or the error in its place.
    """
    if isinstance(last, RateLimitError):
        after = last.retry_after
        when = "it does not say for how long" if after is None else f"for {after:.0f} s"
        yield Finding(_CHECK, "warning", f"the service refuses more requests (429), {when}")
        return
    headers: Mapping[str, str] | None = getattr(last, "headers", None)
    if headers is None:  # no response
        return
    said = [f"{name}: {it}" for name, it in headers.items() if _is_of_rates(name)]
    yield Finding(_CHECK, "ok", "; ".join([_counted(firefly), *said]))


def _counted(firefly: Firefly) -> str:
    limiter = firefly._engine.connection.limiter  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] # of this package
    if limiter is None:
        return "this client keeps to no limit"
    return f"{limiter.window.count} of {limiter.limit} requests a minute used by this process"


def _is_of_rates(header: str) -> bool:
    name = header.lower()
    return "ratelimit" in name.replace("-", "") or name == "retry-after"
