"""What the clients made from one ``Firefly(...)`` share, and what each may change for itself."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from .._version import __version__
from ..errors import ConfigurationError
from ..wire.bodies import ACCEPT_ENCODING
from ..wire.forks import renew_after_fork
from ..wire.stopping import Stop
from .timeouts import DEFAULT_TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_api.types import Timeout

    from ..auth.store import TokenStore
    from ..config import Secret
    from ..events import Event
    from ..limits.limiter import Limiter
    from ..wire.clock import Time
    from .strict import Checks

__all__ = ["Connection", "Options", "event_loop"]


class Options(NamedTuple):
    """What ``with_options`` can change.

    Attributes:
        timeout: The timeouts of a call that has none of its own.
        max_retries: The retry limit of a call that has none of its own.
        read_only: Whether writes are refused.
        strict: Validates responses against the contract, or ``None``.
        on_event: Called with what happens, or ``None``.
    """

    timeout: Timeout
    max_retries: int
    read_only: bool
    strict: Checks | None
    on_event: Callable[[Event], object] | None


_DEFAULTS = Options(DEFAULT_TIMEOUT, 0, read_only=False, strict=None, on_event=None)


class Connection:
    """What clients share that differ in their options only.

    Attributes:
        base_url: The API's base URL, ending in ``/v2``.
        hop: Where requests go: a ``Hop`` or an ``AsyncHop``.
        tokens: The token.
        limiter: What requests wait for, or ``None``.
        secrets: What must not show in errors, beside tokens.
        time: The clock.
        stop: Set when the connection is closed.
        headers: The headers of every request.
        default_options: What a request has that brings options of its own.
    """

    default_options = _DEFAULTS

    def __init__(
        self,
        base_url: str,
        hop: Any,
        tokens: TokenStore,
        limiter: Limiter | None,
        secrets: tuple[Secret, ...],
        time: Time,
    ) -> None:
        self.base_url = base_url
        self.hop = hop
        self.tokens = tokens
        self.limiter = limiter
        self.time = time
        self.stop = Stop()
        self.headers = {
            "User-Agent": hop.user_agent or _user_agent(hop.library.__version__),
            "Accept": "application/json",
            "Accept-Encoding": ACCEPT_ENCODING,
        }
        self._secrets = secrets
        self._event_loop: object = None
        renew_after_fork(self)

    def after_fork(self) -> None:
        """Belong to no event loop: the connections that belonged to the parent's are gone."""
        self._event_loop = None

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """What must not show in errors, tokens included."""
        return (*self._secrets, *self.tokens.secrets)

    def belong_to_event_loop(self) -> None:
        """Belong to the running event loop, if to none yet.

        Raises:
            ConfigurationError: If they belong to another one.
        """
        here = event_loop()
        if self._event_loop is None:
            self._event_loop = here
        elif self._event_loop is not here:
            raise ConfigurationError(
                "This AsyncFirefly was used on another event loop, which owns its connections.",
                hint="Make one client for each event loop (each asyncio.run), for example with "
                "async with AsyncFirefly() inside it; or use Firefly, which needs none.",
            )

    def can_be_closed_here(self) -> bool:
        """Whether there is anything to close: connections end with the event loop they belong to.

        Raises:
            ConfigurationError: If they belong to another event loop that still runs.
        """
        home = self._event_loop
        if home is None or home is event_loop():
            return True
        is_closed = getattr(home, "is_closed", None)
        if is_closed is not None and not is_closed():
            self.belong_to_event_loop()
        return False


def event_loop() -> object:
    """The running event loop, as something to compare."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        # Not asyncio, so it is trio: httpx runs on nothing else. The module is loaded already.
        trio = sys.modules.get("trio")
        return None if trio is None else trio.lowlevel.current_trio_token()


def _user_agent(library_version: str) -> str:
    version = ".".join(map(str, sys.version_info[:2]))
    return f"firefly-workflows/{__version__} python/{version} httpx/{library_version}"
