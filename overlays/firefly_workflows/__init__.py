"""The Python client for the Firefly Workflows API.

::

    from firefly_workflows import Firefly

    with Firefly() as firefly:
        for workspace in firefly.workspaces.search(filters={"labels": ["production"]}):
            print(workspace.workspace_name, workspace.last_run_status)

Importing this package loads nothing but errors; each name below is loaded when it is first used,
and the HTTP library by the first client.
"""

from __future__ import annotations

from ._version import __version__
from .errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    AwaitingApprovalError,
    BadRequestError,
    ConfigurationError,
    ConflictError,
    FireflyError,
    InvalidArgumentError,
    NoMatchError,
    NotFoundError,
    PaginationError,
    PermissionDeniedError,
    RateLimitError,
    ResponseDecodeError,
    RotationError,
    RunFailedError,
    ServerError,
    SeveralMatchesError,
    UnprocessableEntityError,
    WaitTimeoutError,
)

TYPE_CHECKING = False  # type checkers know the name; importing typing would cost milliseconds
if TYPE_CHECKING:
    from firefly_workflows_api.api import AsyncPage, Page, RawResponse
    from firefly_workflows_api.types import UNSET, Timeout, Unset

    from .async_client import AsyncFirefly
    from .client import Firefly
    from .engine.contradictions import Contradiction, ContradictionReport
    from .events import Event, LoginEvent, PollEvent, RequestEvent, RetryEvent, ThrottleEvent
    from .finding.ensuring import Ensured
    from .finding.rotation import Rotation, VariableOwner
    from .gathering import gather, gather_async
    from .limits.rate_limit import RateLimit
    from .runs.awaiting import AwaitingRun
    from .runs.polling import wait_until, wait_until_async

__all__ = [
    "UNSET",
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncFirefly",
    "AsyncPage",
    "AuthenticationError",
    "AwaitingApprovalError",
    "AwaitingRun",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "Contradiction",
    "ContradictionReport",
    "Ensured",
    "Event",
    "Firefly",
    "FireflyError",
    "InvalidArgumentError",
    "LoginEvent",
    "NoMatchError",
    "NotFoundError",
    "Page",
    "PaginationError",
    "PermissionDeniedError",
    "PollEvent",
    "RateLimit",
    "RateLimitError",
    "RawResponse",
    "RequestEvent",
    "ResponseDecodeError",
    "RetryEvent",
    "Rotation",
    "RotationError",
    "RunFailedError",
    "ServerError",
    "SeveralMatchesError",
    "ThrottleEvent",
    "Timeout",
    "UnprocessableEntityError",
    "Unset",
    "VariableOwner",
    "WaitTimeoutError",
    "__version__",
    "gather",
    "gather_async",
    "wait_until",
    "wait_until_async",
]

_LAZY = {
    "AsyncFirefly": "firefly_workflows.async_client",
    "AsyncPage": "firefly_workflows_api.api",
    "AwaitingRun": "firefly_workflows.runs.awaiting",
    "Ensured": "firefly_workflows.finding.ensuring",
    "Event": "firefly_workflows.events",
    "Contradiction": "firefly_workflows.engine.contradictions",
    "ContradictionReport": "firefly_workflows.engine.contradictions",
    "Firefly": "firefly_workflows.client",
    "LoginEvent": "firefly_workflows.events",
    "Page": "firefly_workflows_api.api",
    "PollEvent": "firefly_workflows.events",
    "RateLimit": "firefly_workflows.limits.rate_limit",
    "Rotation": "firefly_workflows.finding.rotation",
    "RawResponse": "firefly_workflows_api.api",
    "RequestEvent": "firefly_workflows.events",
    "RetryEvent": "firefly_workflows.events",
    "ThrottleEvent": "firefly_workflows.events",
    "Timeout": "firefly_workflows_api.types",
    "UNSET": "firefly_workflows_api.types",
    "Unset": "firefly_workflows_api.types",
    "VariableOwner": "firefly_workflows.finding.rotation",
    "gather": "firefly_workflows.gathering",
    "gather_async": "firefly_workflows.gathering",
    "wait_until": "firefly_workflows.runs.polling",
    "wait_until_async": "firefly_workflows.runs.polling",
}


def __getattr__(name: str) -> object:
    module = _LAZY.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
