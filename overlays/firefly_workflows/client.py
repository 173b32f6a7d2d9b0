"""``Firefly``, the client. ``AsyncFirefly`` is generated from this file by ``make generate``.

Importing this module loads neither httpx nor any room: the first client does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from firefly_workflows_api.api import Resource, Resources
from firefly_workflows_api.types import UNSET, Unset

from .runs.methods import RunMethods

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import httpx

    from firefly_workflows_api.types import Timeout

    from .engine.contradictions import ContradictionReport
    from .engine.core import SyncCore
    from .events import Event
    from .finding.guardrails import Guardrails
    from .finding.projects import Projects
    from .finding.runners_workspaces import RunnersWorkspaces
    from .finding.variable_sets import VariableSets
    from .finding.variables import AccountVariables
    from .finding.workspaces import Workspaces
    from .limits.rate_limit import RateLimit

__all__ = ["Firefly"]


class Firefly(RunMethods, Resources):
    """The client: one attribute for each resource, and methods that wait for runs.

    Safe to use from many threads at once. Close it, or use it in a ``with`` statement.

    Args:
        access_key: The access key; ``FIREFLY_ACCESS_KEY`` unless given.
        secret_key: The secret key; ``FIREFLY_SECRET_KEY`` unless given.
        token: A ready token, or a function that returns one, instead of keys;
            ``FIREFLY_JWT_TOKEN`` unless given.
        base_url: Where the API is, with or without ``/v2``; ``FIREFLY_API_URL`` unless given,
            and ``https://api.firefly.ai/v2`` without either.
        timeout: Seconds for each step of an attempt (connect, send, wait for data); a ``Timeout``,
            which also bounds the whole call; an ``httpx.Timeout``; or ``None`` for no limit. By
            default 5 s to connect, 60 s for each other step, and 600 s for the whole call.
        max_retries: How often a request that may be retried is retried, 0 or more.
        rate_limit: Requests per rolling minute, a ``RateLimit``, or ``None`` for no limit. The
            service allows 500 for one source address; all clients of the process share them.
        transport: An ``httpx`` transport to use instead of a connection pool.
        http_client: An ``httpx.Client`` to send through. Its headers, cookies, parameters,
            proxies and hooks count, and its timeout; its ``auth`` does not. One made with
            ``timeout=5.0`` cannot be told from one made without a timeout, and has that of this
            class: pass ``timeout=5.0`` here as well.
        strict: Whether to validate each response against the contract instead of reading it
            tolerantly (needs the extra ``strict``). With ``"report"`` responses are read
            tolerantly, and what contradicts the contract is collected in ``contradictions``, or
            in the ``ContradictionReport`` that is given here.
        read_only: Whether to refuse every call that could change something.
        http2: Whether to offer HTTP/2 (needs the extra ``http2``). Requests of threads then take
            turns.
        allow_plain_http: Whether ``http://`` may be used for hosts other than this machine.
        max_response_bytes: The most bytes of a response's body, after decompression; 256 MiB by
            default. Of an error's body no more than 1 MiB is read.
        on_event: Called with each event (:data:`firefly_workflows.Event`): requests, retries, waits
            for the rate limit, logins and polls. On AsyncFirefly it may be a coroutine function.
            Threads call it at the same time. What it raises ends the call and passes through.

    Raises:
        ConfigurationError: If credentials are missing or an argument makes no sense.
    """

    _engine: SyncCore

    # The resources that have more methods than the generated ones.
    guardrails: Resource[Guardrails] = Resource(
        "firefly_workflows.finding.guardrails",
        "Guardrails",
        "The operations, `find_by_name`, `get_by_name`, `get`.",
    )
    projects: Resource[Projects] = Resource(
        "firefly_workflows.finding.projects",
        "Projects",
        "The operations, `find_by_name`, `get_by_name`, `root`, `walk`, `find_by_path`, `ensure`, "
        "`ensure_members`.",
    )
    runners_workspaces: Resource[RunnersWorkspaces] = Resource(
        "firefly_workflows.finding.runners_workspaces",
        "RunnersWorkspaces",
        "The operations, `find_by_name`, `get_by_name`.",
    )
    variable_sets: Resource[VariableSets] = Resource(
        "firefly_workflows.finding.variable_sets",
        "VariableSets",
        "The operations, `find_by_name`, `get_by_name`, `ensure`, `ensure_attached_to_project`, "
        "`ensure_bound_to_workspace`.",
    )
    variables: Resource[AccountVariables] = Resource(
        "firefly_workflows.finding.variables", "AccountVariables", "`rotate`."
    )
    workspaces: Resource[Workspaces] = Resource(
        "firefly_workflows.finding.workspaces",
        "Workspaces",
        "The operations, `find_by_name`, `get_by_name`.",
    )

    def __init__(
        self,
        *,
        access_key: str | None = None,
        secret_key: str | None = None,
        token: str | Callable[[], str] | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | httpx.Timeout | Unset | None = UNSET,
        max_retries: int = 4,
        rate_limit: int | RateLimit | None = 500,
        transport: httpx.BaseTransport | None = None,
        http_client: httpx.Client | None = None,
        strict: bool | Literal["report"] | ContradictionReport = False,
        read_only: bool = False,
        http2: bool = False,
        allow_plain_http: bool = False,
        max_response_bytes: int = 256 * 1024 * 1024,
        on_event: Callable[[Event], object] | None = None,
    ) -> None:
        from .config import Settings, hide
        from .engine.core import SyncCore
        from .engine.opening import open_connection, options_of

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
        self._core = self._engine = SyncCore(
            open_connection(settings, self._time),
            options_of(settings, can_await=SyncCore.can_await),
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

    def request(
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
        return self._engine.call(operation, arguments)

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
        from .engine.core import SyncCore
        from .engine.opening import changed

        options = changed(
            self._engine.options,
            can_await=SyncCore.can_await,
            timeout=timeout,
            max_retries=max_retries,
            strict=strict,
            read_only=read_only,
            on_event=on_event,
        )
        derived = type(self).__new__(type(self))
        engine = SyncCore(self._engine.connection, options)
        derived.__dict__.update(_core=engine, _engine=engine, _owns_connection=False)
        return derived

    def preload(self) -> None:
        """Import every operation and model now rather than when each is first used."""
        from .engine.preloading import preload

        preload()

    def close(self) -> None:
        """Close all connections. Calls that are under way end with an error; so do later calls.

        Closing a client twice changes nothing.
        """
        if self._owns_connection:
            self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()
