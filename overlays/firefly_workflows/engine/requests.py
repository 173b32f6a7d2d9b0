"""From the arguments of a resource method to the request that is sent.

Policy: what cannot be sent (not JSON, NaN, recursive, an id that would address something else) is
an :class:`InvalidArgumentError`, raised before anything leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firefly_workflows_api.errors import InvalidArgument
from firefly_workflows_api.runtime.requests import (
    body_of,
    checked_query,
    headers_of,
    json_bytes,
    path_of,
    query_of,
)
from firefly_workflows_api.types import UNSET

from ..config import Secret
from ..errors import InvalidArgumentError
from ..wire.json_values import is_object
from .quirks import complete
from .timeouts import retries_of, timeout_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_api.api import Arguments, Operation
    from firefly_workflows_api.types import Timeout

    from ..events import Event
    from .connection import Options

__all__ = ["Call", "prepared"]


class Call:
    """One call on its way. Printing it shows no arguments: they may be secret.

    Attributes:
        operation: The operation.
        path: The path of the request, below the base URL.
        query: The query parameters.
        body: The body as plain JSON data, or ``UNSET``.
        content: The body as it is sent, or ``None``.
        target: Path and query as they are sent.
        timeout: The timeouts of the call.
        max_retries: The most retries.
        headers: The headers it adds to those of every request.
        on_event: Called with what happens, or ``None``.
    """

    __slots__ = (
        "body",
        "content",
        "headers",
        "max_retries",
        "on_event",
        "operation",
        "path",
        "query",
        "target",
        "timeout",
    )

    def __init__(
        self,
        operation: Operation[Any],
        path: str,
        query: dict[str, Any],
        body: Any,
        content: bytes | None,
        timeout: Timeout,
        max_retries: int,
        headers: dict[str, str],
        on_event: Callable[[Event], object] | None = None,
    ) -> None:
        self.operation = operation
        self.path = path
        self.query = query
        self.body = body
        self.content = content
        self.timeout = timeout
        self.max_retries = max_retries
        self.headers = headers
        self.on_event = on_event
        text = query_of(query) if query else ""
        self.target = f"{path}?{text}" if text else path

    def __repr__(self) -> str:
        return f"<Call {self.operation.id}>"

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """What must not show in errors: an operation that needs no token takes credentials."""
        if self.operation.needs_token or not is_object(self.body):
            return ()
        return tuple(Secret(value) for value in self.body.values() if isinstance(value, str))

    def with_query(self, **values: Any) -> Call:
        """The same call with other query parameters."""
        return Call(
            self.operation,
            self.path,
            {**self.query, **values},
            self.body,
            self.content,
            self.timeout,
            self.max_retries,
            self.headers,
            self.on_event,
        )


def prepared(operation: Operation[Any], arguments: Arguments, options: Options) -> Call:
    """The call that arguments make.

    Args:
        operation: The operation.
        arguments: Its arguments.
        options: Those of the client.

    Raises:
        InvalidArgumentError: If an argument cannot be sent.
    """
    timeout, max_retries = options.timeout, options.max_retries
    if arguments.timeout is not UNSET:
        timeout = timeout_of(arguments.timeout, timeout, InvalidArgumentError)
    if arguments.max_retries is not UNSET:
        max_retries = retries_of(arguments.max_retries, InvalidArgumentError)
    refusal: InvalidArgumentError
    body: Any = UNSET
    try:
        path = path_of(operation, arguments.path)
        query, headers = checked_query(operation, arguments), headers_of(arguments)
        body = body_of(operation, arguments)
        if body is not UNSET:
            body = complete(operation.id, body)
        content = json_bytes(body)
        return Call(
            operation,
            path,
            query,
            body,
            content,
            timeout,
            max_retries,
            headers,
            options.on_event,
        )
    except InvalidArgument as error:
        refusal = InvalidArgumentError(f"{operation.id}: {error}.")
    except (TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
        # A value of an unforeseen kind: a date of the year 1, a mapping whose keys() fails.
        problem = f"{type(error).__name__}: {error}"
        refusal = InvalidArgumentError(f"{operation.id}: an argument cannot be sent: {problem}.")
    del body  # it may hold secrets, and the traceback of an error may show local variables
    raise refusal
