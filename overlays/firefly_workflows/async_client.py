# Written by `make generate` from client.py; do not edit.
"""``AsyncFirefly``, the client for asyncio and trio.

Importing this module loads neither httpx nor any room: the first client does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from firefly_workflows_api.api import AsyncResources, Resource
from firefly_workflows_api.types import UNSET, Unset

from .runs.async_methods import AsyncRunMethods

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    import httpx

    from firefly_workflows_api.types import Timeout

    from .engine.contradictions import ContradictionReport
    from .engine.core import AsyncTaskCore
    from .events import Event
    from .finding.async_guardrails import AsyncGuardrails
    from .finding.async_projects import AsyncProjects
    from .finding.async_runners_workspaces import AsyncRunnersWorkspaces
    from .finding.async_variable_sets import AsyncVariableSets
    from .finding.async_variables import AsyncAccountVariables
    from .finding.async_workspaces import AsyncWorkspaces
    from .limits.rate_limit import RateLimit

__all__ = ["AsyncFirefly"]


class AsyncFirefly(AsyncRunMethods, AsyncResources):
    """The client: one attribute for each resource, and methods that wait for runs.

    It belongs to the event loop of its first request. Close it, or use it in an
    ``async with`` statement.

    Args:
        access_key: The access key; ``FIREFLY_ACCESS_KEY`` unless given.
        secret_key: The secret key; ``FIREFLY_SECRET_KEY`` unless given.
        token: A ready token, or a function that returns one (it may be a coroutine
            function), instead of keys;
            ``FIREFLY_JWT_TOKEN`` unless given.
        base_url: Where the API is, with or without ``/v2``; ``FIREFLY_API_URL`` unless given,
            and ``https://api.firefly.ai/v2`` without either.
        timeout: Seconds for each step of an attempt (connect, send, wait for data); a ``Timeout``,
            which also bounds the whole call; an ``httpx.Timeout``; or ``None`` for no limit. By
            default 5 s to connect, 60 s for each other step, and 600 s for the whole call.
        max_retries: How often a request that may be retried is retried, 0 or more.
        rate_limit: Requests per rolling minute, a ``RateLimit``, or ``None`` for no limit. The
            service allows 500 for one source address; all clients of the process share them.
        transport: An asynchronous ``httpx`` transport to use instead of a connection pool.
        http_client: An ``httpx.AsyncClient`` to send through. Its headers, cookies, parameters,
            proxies and hooks count, and its timeout; its ``auth`` does not. One made with
            ``timeout=5.0`` cannot be told from one made without a timeout, and has that of this
            class: pass ``timeout=5.0`` here as well.
        strict: Whether to validate each response against the contract instead of reading it
            tolerantly (needs the extra ``strict``). With ``"report"`` responses are read
            tolerantly, and what contradicts the contract is collected in ``contradictions``, or
            in the ``ContradictionReport`` that is given here.
        read_only: Whether to refuse every call that could change something.
        http2: Whether to offer HTTP/2 (needs the extra ``http2``).
        allow_plain_http: Whether ``http://`` may be used for hosts other than this machine.
        max_response_bytes: The most bytes of a response's body, after decompression; 256 MiB by
            default. Of an error's body no more than 1 MiB is read.
        on_event: Called with each event (:data:`firefly_workflows.Event`): requests, retries, waits
            for the rate limit, logins and polls. On AsyncFirefly it may be a coroutine function.
            Threads call it at the same time. What it raises ends the call and passes through.

    Raises:
        ConfigurationError: If credentials are missing or an argument makes no sense.
    """

    _engine: AsyncTaskCore

    # The resources that have more methods than the generated ones.
    guardrails: Resource[AsyncGuardrails] = Resource(
        "firefly_workflows.finding.async_guardrails",
        "AsyncGuardrails",
        "The operations, `find_by_name`, `get_by_name`, `get`.",
    )
    projects: Resource[AsyncProjects] = Resource(
        "firefly_workflows.finding.async_projects",
        "AsyncProjects",
        "The operations, `find_by_name`, `get_by_name`, `root`, `walk`, `find_by_path`, `ensure`, "
        "`ensure_members`.",
    )
    runners_workspaces: Resource[AsyncRunnersWorkspaces] = Resource(
        "firefly_workflows.finding.async_runners_workspaces",
        "AsyncRunnersWorkspaces",
        "The operations, `find_by_name`, `get_by_name`.",
    )
    variable_sets: Resource[AsyncVariableSets] = Resource(
        "firefly_workflows.finding.async_variable_sets",
        "AsyncVariableSets",
        "The operations, `find_by_name`, `get_by_name`, `ensure`, `ensure_attached_to_project`, "
        "`ensure_bound_to_workspace`.",
    )
    variables: Resource[AsyncAccountVariables] = Resource(
        "firefly_workflows.finding.async_variables", "AsyncAccountVariables", "`rotate`."
    )
    workspaces: Resource[AsyncWorkspaces] = Resource(
        "firefly_workflows.finding.async_workspaces",
        "AsyncWorkspaces",
        "The operations, `find_by_name`, `get_by_name`.",
    )

    def __init__(
        self,
        *,
        access_key: str | None = None,
        secret_key: str | None = None,
        token: str | Callable[[], str] | Callable[[], Awaitable[str]] | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | httpx.Timeout | Unset | None = UNSET,
        max_retries: int = 4,
        rate_limit: int | RateLimit | None = 500,
        transport: httpx.AsyncBaseTransport | None = None,
        http_client: httpx.AsyncClient | None = None,
        strict: bool | Literal["report"] | ContradictionReport = False,
        read_only: bool = False,
        http2: bool = False,
        allow_plain_http: bool = False,
        max_response_bytes: int = 256 * 1024 * 1024,
        on_event: Callable[[Event], object] | None = None,
    ) -> None:
        from .config import Settings, hide
        from .engine.core import AsyncTaskCore
        from .engine.opening import open_async_connection, options_of

        settings = Settings(
            access_key=hide(access_key),
            secret_key=hide(secret_key),
            token=token if callable(token) else hide(token),
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            rate_limit=rate_limit,
            transport=transport,
            http_client=http_client,
            strict=strict,
            read_only=read_only,
            http2=http2,
            allow_plain_http=allow_plain_http,
            max_response_bytes=max_response_bytes,
            on_event=on_event,
        )
        # From here on something may raise, and an error report may show local variables.
        del access_key, secret_key, token
        self._owns_connection = True
        self._core = self._engine = AsyncTaskCore(
            open_async_connection(settings, self._time),
            options_of(settings, can_await=AsyncTaskCore.can_await),
        )

    def __repr__(self) -> str:
        engine = vars(self).get("_engine")  # missing while the client is being made
        where = engine.connection.base_url if engine else "unfinished"
        return f"<{type(self).__name__} {where}>"

    @property
    def contradictions(self) -> ContradictionReport | None:
        """What contradicted the contract so far, with ``strict="report"``; otherwise ``None``."""
        checks = self._engine.options.strict
        return checks.report if checks is not None else None

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        json: Any = UNSET,
        timeout: float | Timeout | httpx.Timeout | Unset | None = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Any:
        """Call the API by method and path, for what has no method here yet.

        Login, retries, rate limit and errors are those of every other call. Only GET, HEAD,
        OPTIONS, PUT and DELETE are retried after a failure that leaves open if the service acted.

        Args:
            method: The HTTP method, for example ``"GET"``.
            path: The path below the base URL, with its arguments quoted, for example
                ``"/projects/p1"``.
            params: The query parameters; lists repeat their name.
            json: The body, sent as JSON; no body unless given.
            timeout: As for the class.
            max_retries: As for the class.

        Returns:
            The parsed JSON of the response; ``None`` if it has no body.

        Raises:
            InvalidArgumentError: If the method or the path makes no sense.
            APIStatusError: If the service refuses the call.
            ResponseDecodeError: If the response is not JSON.
            FireflyError: If the request cannot be sent or its response cannot be read.
        """
        from firefly_workflows_api.api import Arguments

        from .engine.generic import operation_of, parameters_of

        operation = operation_of(method, path)
        arguments = Arguments((), parameters_of(params), json, timeout, max_retries)
        del json  # it may hold secrets, and the traceback of an error may show local variables
        return await self._engine.call(operation, arguments)

    def with_options(
        self,
        *,
        timeout: float | Timeout | httpx.Timeout | Unset | None = UNSET,
        max_retries: int | Unset = UNSET,
        strict: bool | Literal["report"] | ContradictionReport | Unset = UNSET,
        read_only: bool | Unset = UNSET,
        on_event: Callable[[Event], object] | Unset | None = UNSET,
    ) -> Self:
        """A client with other options that shares connections, token and rate limit with this one.

        Closing it closes nothing; closing this one ends both.

        Args:
            timeout: As for the class.
            max_retries: As for the class.
            strict: As for the class.
            read_only: As for the class.
            on_event: As for the class; ``None`` for none.

        Raises:
            ConfigurationError: If an argument makes no sense.
        """
        from .engine.core import AsyncTaskCore
        from .engine.opening import changed

        options = changed(
            self._engine.options,
            can_await=AsyncTaskCore.can_await,
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            read_only=read_only,
            on_event=on_event,
        )
        derived = type(self).__new__(type(self))
        engine = AsyncTaskCore(self._engine.connection, options)
        derived.__dict__.update(_core=engine, _engine=engine, _owns_connection=False)
        return derived

    async def preload(self) -> None:
        """Import every operation and model now, outside of the event loop.

        Imports block: without this, the loop stands still when a resource is first used.
        """
        from anyio import to_thread

        from .engine.preloading import preload

        await to_thread.run_sync(preload)

    async def close(self) -> None:
        """Close all connections. Calls that are under way end with an error; so do later calls.

        Closing a client twice changes nothing.
        """
        if self._owns_connection:
            await self._engine.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.close()
