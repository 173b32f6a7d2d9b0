"""What the generated resource classes call: sends a request and returns the documented value.

``SyncCore`` and ``AsyncTaskCore`` implement the generated ``Core`` and ``AsyncCore``. They differ
in nothing but the driver and ``await``; what happens in a call is :func:`sent`, written once.
"""

from __future__ import annotations

import math
from types import GeneratorType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from firefly_workflows_api.api import AsyncResources, RawResponse, Resources

from ..errors import APIConnectionError, ConfigurationError, FireflyError
from ..failures.boundary import bounded, leaving
from ..wire.steps import AsyncDriver, Driver
from .exchange import exchange
from .requests import prepared
from .results import decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_api.api import Arguments, AsyncPage, Operation, Page

    from ..wire.hops import Response
    from ..wire.steps import Steps
    from ..wire.stopping import Stop
    from .connection import Connection, Options
    from .requests import Call

T = TypeVar("T")

__all__ = ["AsyncTaskCore", "Core", "SyncCore", "complete", "ready", "sent"]


class Core:
    """What both cores are made of.

    Args:
        connection: What it shares with other clients.
        options: Its own options.
        deadline: When its calls have to end at the latest, by the connection's clock.

    Attributes:
        can_await: Whether functions of the user may be coroutine functions.
    """

    can_await: ClassVar[bool]

    def __init__(
        self, connection: Connection, options: Options, deadline: float = math.inf
    ) -> None:
        self.connection = connection
        self.options = options
        self.deadline = deadline
        self._driver = self._made_driver()

    def _made_driver(self) -> Any:
        raise NotImplementedError


def sent(core: Core, call: Call, read: Callable[[Core, Call, Response], Any]) -> Steps:
    """The steps of one call.

    Args:
        core: What it goes through.
        call: The call.
        read: Makes the value of its response.

    Returns:
        The value, the response and the call.

    Raises:
        ConfigurationError: If the client is closed, or read-only and the call is no read.
    """
    connection, operation = core.connection, call.operation
    if connection.stop.is_set():
        raise ConfigurationError(
            "This client has been closed.", hint="Make a new one, or close it later."
        )
    if core.options.read_only and not operation.is_read:
        raise ConfigurationError(
            f"This client is read-only: {operation.id} ({operation.method} {operation.path}) was "
            f"not sent.",
            hint="Use a client without read_only=True for writes.",
        )
    deadline = core.deadline
    if (total := call.timeout.total) is not None:
        deadline = min(deadline, connection.time.monotonic() + total)
    response: Response | None = None
    try:
        received: Response = yield from exchange(connection, call, deadline)
        response = received
        value = read(core, call, received)
        if isinstance(value, GeneratorType):
            value = yield from cast("Steps", value)
    except FireflyError as error:
        complete(error, connection, call, response)
        raise
    return value, received, call


def complete(
    error: FireflyError, connection: Connection, call: Call, response: Response | None
) -> None:
    """Tell an error what is known of its call.

    Args:
        error: The error.
        connection: What the call went through.
        call: The call.
        response: Its response, one of success, or ``None`` if none came.
    """
    from ..failures.bodies import kept_body
    from ..failures.mapping import request_id_of
    from ..failures.redaction import Redactor

    secrets = (*connection.secrets, *call.secrets)
    if response is not None:
        if not call.operation.is_read:
            error.may_have_happened = True
        if error.request_id is None:
            error.request_id = request_id_of(response.headers, secrets)
    if isinstance(error, APIConnectionError) and error.operation is None:
        # Of a wait that came before the request: for the rate limit, or for somebody's login.
        error.operation, error.method = call.operation.id, call.operation.method
        error.url = Redactor(secrets).text(connection.base_url + call.target)
    if getattr(error, "operation", None) == call.operation.id:
        error.request_body = kept_body(call.body, len(call.content or b""), secrets)


@bounded
def ready(core: Core, operation: Operation[Any], arguments: Arguments) -> Call:
    """The call that the arguments of a public method make.

    Args:
        core: What it goes through.
        operation: The operation.
        arguments: Its arguments.

    Raises:
        InvalidArgumentError: If an argument cannot be sent.
    """
    return prepared(operation, arguments, core.options)


class SyncCore(Core):
    """The blocking core."""

    can_await = False

    @property
    def raw(self) -> RawSyncCore:
        """The same, with results wrapped in ``RawResponse``."""
        return RawSyncCore(self)

    def within(self, deadline: float) -> SyncCore:
        """A core whose calls end by a deadline."""
        return SyncCore(self.connection, self.options, min(self.deadline, deadline))

    def run(self, steps: Steps, stop: Stop | None = None) -> Any:
        """Do steps and return their result.

        Args:
            steps: The steps.
            stop: Ends them early, as closing the client does.
        """
        connection = self.connection
        if stop is not None:
            stop.follow(connection.stop)
        try:
            return self._driver.run(steps, stop or connection.stop)
        except FireflyError:
            raise
        except Exception as error:  # noqa: BLE001 - nothing else leaves a public call
            failure = leaving(error)
        raise failure

    def close(self) -> None:
        """Close the connections; calls that are under way end with an error."""
        self.connection.stop.set()
        self.connection.hop.close()

    def call(self, operation: Operation[T], arguments: Arguments) -> T:
        """Call an operation."""
        value: T = self.run(sent(self, ready(self, operation, arguments), decode))[0]
        return value

    def page(self, operation: Operation[Any], arguments: Arguments) -> Page[Any]:
        """Fetch the first page of a list."""
        from ..pages.page import first_page

        return first_page(self, operation, arguments)[0]

    def _made_driver(self) -> Driver:
        return Driver(self.connection.hop, self.connection.time, lambda: _Bound(self))


class RawSyncCore:
    """A :class:`SyncCore` whose results come wrapped in ``RawResponse``."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def call(self, operation: Operation[T], arguments: Arguments) -> RawResponse[T]:
        """Call an operation."""
        call = ready(self._core, operation, arguments)
        return _raw(*self._core.run(sent(self._core, call, decode)))

    def page(self, operation: Operation[Any], arguments: Arguments) -> RawResponse[Page[Any]]:
        """Fetch the first page of a list."""
        from ..pages.page import first_page

        return _raw(*first_page(self._core, operation, arguments))


class AsyncTaskCore(Core):
    """The asynchronous core."""

    can_await = True

    @property
    def raw(self) -> RawAsyncTaskCore:
        """The same, with results wrapped in ``RawResponse``."""
        return RawAsyncTaskCore(self)

    def within(self, deadline: float) -> AsyncTaskCore:
        """A core whose calls end by a deadline."""
        return AsyncTaskCore(self.connection, self.options, min(self.deadline, deadline))

    async def run(self, steps: Steps) -> Any:
        """Do steps and return their result."""
        connection = self.connection
        connection.belong_to_event_loop()
        try:
            return await self._driver.run(steps)
        except FireflyError:
            raise
        except Exception as error:  # noqa: BLE001 - nothing else leaves a public call
            failure = leaving(error)
        raise failure

    async def close(self) -> None:
        """Close the connections; calls that are under way end with an error.

        Raises:
            ConfigurationError: If they belong to another event loop that still runs.
        """
        self.connection.stop.set()
        if self.connection.can_be_closed_here():
            await self.connection.hop.close()

    async def call(self, operation: Operation[T], arguments: Arguments) -> T:
        """Call an operation."""
        value: T = (await self.run(sent(self, ready(self, operation, arguments), decode)))[0]
        return value

    def page(self, operation: Operation[Any], arguments: Arguments) -> AsyncPage[Any]:
        """The first page of a list, to be awaited or iterated over."""
        from ..pages.page import unfetched_page

        return unfetched_page(self, operation, arguments)

    def _made_driver(self) -> AsyncDriver:
        return AsyncDriver(self.connection.hop, self.connection.time, lambda: _AsyncBound(self))


class RawAsyncTaskCore:
    """An :class:`AsyncTaskCore` whose results come wrapped in ``RawResponse``."""

    def __init__(self, core: AsyncTaskCore) -> None:
        self._core = core

    async def call(self, operation: Operation[T], arguments: Arguments) -> RawResponse[T]:
        """Call an operation."""
        call = ready(self._core, operation, arguments)
        return _raw(*await self._core.run(sent(self._core, call, decode)))

    async def page(
        self, operation: Operation[Any], arguments: Arguments
    ) -> RawResponse[AsyncPage[Any]]:
        """Fetch the first page of a list."""
        from ..pages.page import unfetched_page

        page = unfetched_page(self._core, operation, arguments)
        return _raw(page, *await page.fetch_first())


class _Bound(Resources):
    """The resources that steps call."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core


class _AsyncBound(AsyncResources):
    """The resources that steps call."""

    def __init__(self, core: AsyncTaskCore) -> None:
        self._core = core


def _raw(value: T, response: Response, _call: Call) -> RawResponse[T]:
    return RawResponse(response.status_code, response.headers, response.content, value)
