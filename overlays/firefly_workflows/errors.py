"""Every exception that a public call can raise.

Policy
------
* One tree under :class:`FireflyError`; nothing from httpx, attrs, json or the standard library
  leaves a public call.
* An error is a value: plain attributes, equal before and after pickling, safe to log. It never
  holds a key or a token; ``.response`` is a copy whose request carries neither headers nor body,
  and ``.request_body`` a copy without secrets, which ``str(error)`` leaves out.
* ``str(error)`` is one line: status, message, operation, request id, and one hint on what to do.
* This module imports nothing at run time, so that raising, catching and exporting cost nothing.

How a response becomes one of these is :mod:`firefly_workflows.failures.mapping`; what the hints say
is :mod:`firefly_workflows.failures.hints`.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers know the name; importing typing would cost milliseconds
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    import httpx

__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "AwaitingApprovalError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "FireflyError",
    "InvalidArgumentError",
    "NoMatchError",
    "NotFoundError",
    "PaginationError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseDecodeError",
    "RotationError",
    "RunFailedError",
    "ServerError",
    "SeveralMatchesError",
    "UnprocessableEntityError",
    "WaitTimeoutError",
    "shown",
]


def shown(value: object) -> str:
    """A value as a message shows it: short, on one line, whatever the value is.

    Args:
        value: The value; printing it may fail, as that of an integer of 5,000 digits does.
    """
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - a value of any class, whose __repr__ may raise anything
        return f"a value of type {type(value).__name__}"
    text = text if text.isprintable() else ascii(text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SHOWN = 200
"""Characters of a value that a message shows."""


def _restore(cls: type[FireflyError], args: tuple[Any, ...], state: dict[str, Any]) -> FireflyError:
    """Rebuild a pickled error without its constructor, whose arguments are keyword-only."""
    error = cls.__new__(cls)
    error.args = args
    error.__dict__.update(state)
    return error


class FireflyError(Exception):
    """The root of every error this package raises.

    Attributes:
        message: What went wrong, in a sentence, without the hint.
        hint: What to do about it, or ``None``.
        may_have_happened: Whether a change may have been carried out, or has been: look before you
            repeat the call. False where nothing was changed: a read, a call that was refused, a
            request that did not leave.
        request_id: The id that the service gave the request, or ``None`` where no response came.
        request_body: The JSON body of the request without secrets, or ``None``. Of a body beyond
            64 KiB the beginning, as text.
    """

    message: str
    hint: str | None
    # Of the class, so that raising sets no more than it knows.
    may_have_happened: bool = False
    request_id: str | None = None
    request_body: Any = None

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def _context(self) -> list[str]:
        """The facts that stand in brackets behind the message."""
        return []

    def _headline(self) -> str:
        return self.message

    def __str__(self) -> str:
        text = self._headline()
        context = self._context()
        if context:
            text = f"{text} [{', '.join(context)}]"
        text = f"{text} Hint: {self.hint}" if self.hint else text
        if text.isprintable():
            return text
        # What the service or a caller wrote is part of it, and a log has one line for an error.
        return "".join(char if char.isprintable() else " " for char in text)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__.copy())


class ConfigurationError(FireflyError):
    """The client cannot be used as it is set up; nothing was sent.

    Missing credentials, a base URL that is none, plain HTTP to a remote host, a write on a
    read-only client, a closed client, an async client on a second event loop.
    """


class InvalidArgumentError(FireflyError, ValueError):
    """An argument was refused before anything was sent.

    For example a path argument that is empty, ``.`` or ``..`` (it would address another
    resource), or a value the request body cannot hold.
    """


class _CallError(FireflyError):
    """What errors of one call have in common: which call it was."""

    operation: str | None
    method: str | None
    url: str | None

    def __init__(
        self,
        message: str,
        *,
        operation: str | None = None,
        method: str | None = None,
        url: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.operation = operation
        self.method = method
        self.url = url

    def _context(self) -> list[str]:
        context = [self.operation] if self.operation else []
        if self.method and self.url:
            context.append(f"{self.method} {self.url}")
        return context


class APIConnectionError(_CallError):
    """No complete response was received: refused, reset, cut off, unresolvable, bad TLS.

    Attributes:
        operation: The operation, for example ``"workspaces.search"``, where it is known.
        method: The HTTP method.
        url: The URL that was asked for.
    """


class APITimeoutError(APIConnectionError):
    """The connection or the response did not come in time.

    ``.may_have_happened`` says if a write may have been carried out.
    """


class APIStatusError(_CallError):
    """The service responded with a status that is not 2xx.

    Attributes:
        status_code: The HTTP status, also where it is no registered one (520, 599).
        code: The service's own error code, where the body has one.
        message: The service's message, or the best that could be read from the body.
        request_id: The id to give to support, from the response headers, or ``None``.
        operation: The operation, for example ``"workspaces.search"``, where it is known.
        method: The HTTP method.
        url: The URL that was asked for.
        body: The body: parsed where it was JSON, text otherwise, ``None`` where empty. Very long
            text is cut.
        response: A copy of the response as an :class:`httpx.Response`.
        retry_after: Seconds the service asked to wait, or ``None``.
        hint: What to do about it, or ``None``.
    """

    status_code: int
    code: str | None
    body: Any
    response: httpx.Response | None
    retry_after: float | None

    def __init__(
        self,
        message: str,
        *,
        status_code: int,
        code: str | None = None,
        request_id: str | None = None,
        operation: str | None = None,
        method: str | None = None,
        url: str | None = None,
        body: Any = None,
        response: httpx.Response | None = None,
        retry_after: float | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, operation=operation, method=method, url=url, hint=hint)
        self.status_code = status_code
        self.code = code
        self.request_id = request_id
        self.body = body
        self.response = response
        self.retry_after = retry_after

    def _headline(self) -> str:
        code = f" ({self.code})" if self.code else ""
        return f"{self.status_code}{code}: {self.message}"

    def _context(self) -> list[str]:
        context = super()._context()
        if self.request_id:
            context.append(f"request id {self.request_id}")
        if self.retry_after is not None:
            context.append(f"retry after {self.retry_after:g} s")
        return context


class BadRequestError(APIStatusError):
    """400: the service refused the request's content."""


class AuthenticationError(APIStatusError):
    """401: the credentials are wrong, or a fresh token was refused as well."""


class PermissionDeniedError(APIStatusError):
    """403: the credentials are right but lack the role this call needs."""


class NotFoundError(APIStatusError):
    """404: what the path names does not exist, or is not visible with these credentials."""


class ConflictError(APIStatusError):
    """409: it exists already, or its state forbids the change."""


class UnprocessableEntityError(APIStatusError):
    """422: well-formed, but not acceptable."""


class RateLimitError(APIStatusError):
    """429, or the gateway's 403 without JSON: too many requests from this address.

    ``.retry_after`` holds the seconds to wait where the service said so.
    """


class ServerError(APIStatusError):
    """5xx: the service failed. ``.may_have_happened`` says if a write may have been carried out."""


class ResponseDecodeError(FireflyError):
    """A 2xx whose body is not what the contract says and cannot be read tolerantly.

    With ``strict=True`` also every 2xx that differs from the contract in any way.

    Attributes:
        operation: The operation, where it is known.
        json_path: Where in the body the (first) problem is, for example ``$[3].labels``.
        body: The body: parsed where it was JSON, text otherwise. Very long text is cut.
        violations: Every difference that was found, each with its path. One entry unless strict.
    """

    operation: str | None
    json_path: str
    body: Any
    violations: tuple[str, ...]

    def __init__(
        self,
        message: str,
        *,
        operation: str | None = None,
        json_path: str = "$",
        body: Any = None,
        violations: Sequence[str] = (),
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.operation = operation
        self.json_path = json_path
        self.body = body
        self.violations = tuple(violations)

    def _context(self) -> list[str]:
        context = [self.operation] if self.operation else []
        return [*context, f"at {self.json_path}"]


class PaginationError(FireflyError):
    """The service repeats itself: going on would yield items twice or never end.

    Attributes:
        operation: The operation whose pages were read.
        position: The page number or item offset that brought a page seen before.
    """

    operation: str | None
    position: int | None

    def __init__(
        self,
        message: str,
        *,
        operation: str | None = None,
        position: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.operation = operation
        self.position = position

    def _context(self) -> list[str]:
        return [self.operation] if self.operation else []


class _MatchError(FireflyError, LookupError):
    operation: str | None
    candidates: tuple[Any, ...]

    def __init__(
        self,
        message: str,
        *,
        operation: str | None = None,
        candidates: Sequence[Any] = (),
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.operation = operation
        self.candidates = tuple(candidates)

    def _context(self) -> list[str]:
        return [self.operation] if self.operation else []


class NoMatchError(_MatchError):
    """One thing was wanted, and none of what the service listed is it.

    Attributes:
        operation: The operation that listed them, for example ``"projects.list"``.
        candidates: What comes nearest to it, at most five; empty where nothing does.
    """


class SeveralMatchesError(_MatchError):
    """One thing was wanted, and several of what the service listed could be it.

    Attributes:
        operation: The operation that listed them, for example ``"projects.list"``.
        candidates: Those that could be it; of a page, the first two.
    """


class RotationError(FireflyError):
    """A variable has its new value with some of its owners only. Calling it again does the rest.

    Attributes:
        rotation: What was done and what was not, as ``variables.rotate()`` returns it; ``.left``
            holds the owners that still have the value of before.
        errors: What went wrong, in the order it did.
    """

    rotation: Any
    errors: tuple[FireflyError, ...]

    def __init__(
        self,
        message: str,
        *,
        rotation: Any = None,
        errors: Sequence[FireflyError] = (),
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.rotation = rotation
        self.errors = tuple(errors)


class _WaitError(FireflyError):
    run_id: str | None
    last_status: str | None
    last_value: Any

    def __init__(
        self,
        message: str,
        *,
        run_id: str | None = None,
        last_status: str | None = None,
        last_value: Any = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.run_id = run_id
        self.last_status = last_status
        self.last_value = last_value

    def _context(self) -> list[str]:
        context = [f"run {self.run_id}"] if self.run_id else []
        if self.last_status is not None:
            context.append(f"last status {self.last_status}")
        return context


class WaitTimeoutError(_WaitError):
    """What was waited for did not happen before the deadline. It may still happen.

    Attributes:
        run_id: The run that was waited for, where it is known.
        last_status: The last status that was seen, as the service spelt it, or ``None``.
        last_value: The last value the wait looked at, or ``None``.
    """


class RunFailedError(_WaitError):
    """The run ended, but not in success.

    Attributes:
        run_id: The run.
        last_status: The status it ended in, as the service spelt it.
        last_value: The run's last state.
    """


class AwaitingApprovalError(_WaitError):
    """The plan is done and is to be applied, and the run waits until somebody approves that.

    Nothing was applied, and nothing is lost: the run goes on once it is approved.

    Attributes:
        workspace_id: The workspace, as it was given.
        run_id: The run.
        task_id: The task to approve, as ``apply_and_wait()`` takes it; ``None`` where the run names
            none.
        last_status: The run's status, as the service spelt it.
        last_value: The run's last state.
    """

    workspace_id: str | None
    task_id: str | None

    def __init__(
        self,
        message: str,
        *,
        workspace_id: str | None = None,
        run_id: str | None = None,
        task_id: str | None = None,
        last_status: str | None = None,
        last_value: Any = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(
            message, run_id=run_id, last_status=last_status, last_value=last_value, hint=hint
        )
        self.workspace_id = workspace_id
        self.task_id = task_id

    def _context(self) -> list[str]:
        return [*super()._context(), *([f"task {self.task_id}"] if self.task_id else [])]
