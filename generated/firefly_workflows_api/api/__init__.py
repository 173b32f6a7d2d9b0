"""The interface between the generated resource classes and the core that sends their requests.

* `Operation` describes one endpoint: identity, paging style and decoder.
* `Core` and `AsyncCore` are what a client must offer so that the resource classes can work.
* `Page` and `AsyncPage` are what paged methods return, `RawResponse` what `with_raw_response` gives.
* `Resources` and `AsyncResources` give a client one property for each resource.

Importing this module loads no model, no operation and no HTTP library.
"""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator, Mapping
from functools import cached_property
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    NamedTuple,
    ParamSpec,
    Protocol,
    TypeAlias,
    TypeVar,
    cast,
)

from ..types import UNSET, Unset

if TYPE_CHECKING:
    import httpx

    from .auth import AsyncAuth, Auth
    from .guardrails import AsyncGuardrails, Guardrails
    from .health import AsyncHealth, Health
    from .project_variables import AsyncProjectVariables, ProjectVariables
    from .projects import AsyncProjects, Projects
    from .runners_workspaces import AsyncRunnersWorkspaces, RunnersWorkspaces
    from .variable_sets import AsyncVariableSets, VariableSets
    from .workspace_variables import AsyncWorkspaceVariables, WorkspaceVariables
    from .workspaces import AsyncWorkspaces, Workspaces

T = TypeVar("T")
P = ParamSpec("P")

Timeout: TypeAlias = "float | httpx.Timeout | None | Unset"
"""Seconds, an `httpx.Timeout`, `None` for no limit, or `UNSET` for what the client was built with."""

Kwargs: TypeAlias = Callable[[], dict[str, Any]]
"""Makes the arguments of `httpx.Client.request`: `method`, a relative `url`, and where they apply
`params`, `json`, `content` and `headers`. Raises `InvalidArgument` for what cannot be sent."""


class Operation(NamedTuple, Generic[T]):
    """One endpoint of the API; the stock functions of each hold it as `OPERATION`."""

    id: str
    """The operationId, for example `"workspaces.search_runs"`."""
    method: str
    """The HTTP method in upper case."""
    path: str
    """The path template as the contract writes it, for example `"/workspaces/{workspaceId}"`."""
    paging: Literal["page", "offset"] | None
    """Which query parameter moves through a list, if the operation is paged."""
    decode: Callable[[Any], T]
    """Turns the parsed JSON of a success body into the documented type.

    Raises `firefly_workflows_api.errors.DecodeError` when it is not the documented container.
    """
    decode_items: Callable[[Any], list[Any]] | None
    """For paged operations: turns the parsed JSON of one page into its items; raises like `decode`."""


class RawResponse(Generic[T]):
    """A decoded result together with the HTTP response it came from.

    Attributes:
        status_code: The HTTP status, an integer from 200 to 299.
        headers: The response headers; look-up ignores case.
        body: The response body as it was received, decompressed.
        parsed: What the same method returns without `with_raw_response`.
    """

    __slots__ = ("body", "headers", "parsed", "status_code")

    def __init__(
        self, status_code: int, headers: Mapping[str, str], body: bytes, parsed: T
    ) -> None:
        self.status_code = status_code
        self.headers = headers
        self.body = body
        self.parsed = parsed

    def __repr__(self) -> str:
        return f"RawResponse(status_code={self.status_code}, body=<{len(self.body)} bytes>)"


class Page(ABC, Generic[T]):
    """One page of a list, and the way to the pages after it.

    Iterating over it yields every item from this page to the end of the list, fetching as needed.
    """

    @property
    @abstractmethod
    def items(self) -> list[T]:
        """The items of this page only."""

    @property
    @abstractmethod
    def total_count(self) -> int | None:
        """How many items the whole list has, where the server says so."""

    @property
    @abstractmethod
    def page(self) -> int | None:
        """The zero-based number of this page, where the operation counts pages."""

    @property
    @abstractmethod
    def offset(self) -> int | None:
        """The number of items before this page, where the operation counts items."""

    @property
    @abstractmethod
    def has_next(self) -> bool:
        """Whether another page may follow; the server is not asked."""

    @abstractmethod
    def next_page(self) -> Page[T] | None:
        """Fetches the page after this one; `None` at the end of the list."""

    @abstractmethod
    def pages(self) -> Iterator[Page[T]]:
        """Yields this page and every page after it."""

    @abstractmethod
    def iter(self, prefetch: int = 0) -> Iterator[T]:
        """Yields every item in order while up to `prefetch` pages are fetched ahead."""

    @abstractmethod
    def collect(self, limit: int | None = None) -> list[T]:
        """Returns the items from this page to the end, at most `limit` of them."""

    @abstractmethod
    def __iter__(self) -> Iterator[T]: ...


class AsyncPage(ABC, Generic[T]):
    """`Page` for asynchronous code: await it for the first page, or iterate over it with `async for`.

    The properties are filled once the page has been awaited.
    """

    @abstractmethod
    def __await__(self) -> Generator[Any, None, AsyncPage[T]]: ...

    @property
    @abstractmethod
    def items(self) -> list[T]:
        """The items of this page only."""

    @property
    @abstractmethod
    def total_count(self) -> int | None:
        """How many items the whole list has, where the server says so."""

    @property
    @abstractmethod
    def page(self) -> int | None:
        """The zero-based number of this page, where the operation counts pages."""

    @property
    @abstractmethod
    def offset(self) -> int | None:
        """The number of items before this page, where the operation counts items."""

    @property
    @abstractmethod
    def has_next(self) -> bool:
        """Whether another page may follow; the server is not asked."""

    @abstractmethod
    async def next_page(self) -> AsyncPage[T] | None:
        """Fetches the page after this one; `None` at the end of the list."""

    @abstractmethod
    def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """Yields this page and every page after it."""

    @abstractmethod
    def iter(self, prefetch: int = 0) -> AsyncIterator[T]:
        """Yields every item in order while up to `prefetch` pages are fetched ahead."""

    @abstractmethod
    async def collect(self, limit: int | None = None) -> list[T]:
        """Returns the items from this page to the end, at most `limit` of them."""

    @abstractmethod
    def __aiter__(self) -> AsyncIterator[T]: ...


class Core(Protocol):
    """Sends the requests of the resource classes; calls `kwargs` once for each call."""

    def call(
        self,
        operation: Operation[T],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> T: ...

    def page(
        self,
        operation: Operation[Any],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Page[Any]: ...

    @property
    def raw(self) -> RawCore: ...


class RawCore(Protocol):
    """A `Core` whose results come wrapped in `RawResponse`."""

    def call(
        self,
        operation: Operation[T],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RawResponse[T]: ...

    def page(
        self,
        operation: Operation[Any],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RawResponse[Page[Any]]: ...


class AsyncCore(Protocol):
    """`Core` for asynchronous code; `page` is not a coroutine, its result is awaitable."""

    async def call(
        self,
        operation: Operation[T],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> T: ...

    def page(
        self,
        operation: Operation[Any],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> AsyncPage[Any]: ...

    @property
    def raw(self) -> AsyncRawCore: ...


class AsyncRawCore(Protocol):
    """An `AsyncCore` whose results come wrapped in `RawResponse`."""

    async def call(
        self,
        operation: Operation[T],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> RawResponse[T]: ...

    def page(
        self,
        operation: Operation[Any],
        kwargs: Kwargs,
        *,
        timeout: Timeout = UNSET,
        max_retries: int | Unset = UNSET,
    ) -> Awaitable[RawResponse[AsyncPage[Any]]]: ...


def as_raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """Tells the type checker that a method is bound to a `RawCore`; does nothing at run time."""
    return cast("Callable[P, RawResponse[T]]", method)


def as_async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    """Tells the type checker that a method is bound to an `AsyncRawCore`; does nothing at run time."""
    return cast("Callable[P, Awaitable[RawResponse[T]]]", method)


OPERATIONS: Mapping[str, tuple[str, str]] = {
    "auth.login": ("POST", "/login"),
    "guardrails.create": ("POST", "/guardrails"),
    "guardrails.delete": ("DELETE", "/guardrails/{ruleId}"),
    "guardrails.search": ("POST", "/guardrails/search"),
    "guardrails.update": ("PATCH", "/guardrails/{ruleId}"),
    "health.check": ("GET", "/health"),
    "project_variables.delete": ("DELETE", "/runners/variables/projects/{projectId}/variables"),
    "project_variables.list": ("GET", "/runners/variables/projects/{projectId}"),
    "project_variables.upsert": ("POST", "/runners/variables/projects/{projectId}/variables"),
    "projects.add_members": ("POST", "/runners/projects/{projectId}/members"),
    "projects.create": ("POST", "/runners/projects"),
    "projects.delete": ("DELETE", "/runners/projects/{projectId}"),
    "projects.get": ("GET", "/runners/projects/{projectId}"),
    "projects.list": ("GET", "/runners/projects/list"),
    "projects.list_labels": ("GET", "/runners/projects/labels"),
    "projects.list_members": ("GET", "/runners/projects/{projectId}/members"),
    "projects.list_workspaces": ("GET", "/runners/projects/{projectId}/workspaces"),
    "projects.remove_members": ("DELETE", "/runners/projects/{projectId}/members"),
    "projects.tree": ("GET", "/runners/projects/tree"),
    "projects.update": ("PATCH", "/runners/projects/{projectId}"),
    "runners_workspaces.apply_task": (
        "POST",
        "/runners/workspaces/{workspaceId}/tasks/{taskId}/apply",
    ),
    "runners_workspaces.create": ("POST", "/runners/workspaces"),
    "runners_workspaces.delete": ("DELETE", "/runners/workspaces/{workspaceId}"),
    "runners_workspaces.deploy": ("POST", "/runners/workspaces/{workspaceId}"),
    "runners_workspaces.destroy_resources": (
        "POST",
        "/runners/workspaces/{workspaceId}/tasks/destroy",
    ),
    "runners_workspaces.discard_task": (
        "POST",
        "/runners/workspaces/{workspaceId}/tasks/{taskId}/discard",
    ),
    "runners_workspaces.get": ("GET", "/runners/workspaces/{workspaceId}"),
    "runners_workspaces.get_run_status": (
        "GET",
        "/runners/workspaces/{workspaceId}/run/{runId}/status",
    ),
    "runners_workspaces.list_labels": ("GET", "/runners/workspaces/labels"),
    "runners_workspaces.replace": ("PUT", "/runners/workspaces/{workspaceId}"),
    "runners_workspaces.search_task_resources": (
        "POST",
        "/runners/workspaces/{workspaceId}/tasks/{taskId}/resources/search",
    ),
    "runners_workspaces.update": ("PATCH", "/runners/workspaces/{workspaceId}"),
    "variable_sets.attach_to_project": (
        "POST",
        "/runners/variables/projects/{projectId}/variable-sets/{variableSetId}/attach",
    ),
    "variable_sets.bind_to_workspace": (
        "POST",
        "/runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/bind",
    ),
    "variable_sets.create": ("POST", "/runners/variables/variable-sets"),
    "variable_sets.delete": ("DELETE", "/runners/variables/variable-sets/{variableSetId}"),
    "variable_sets.delete_variables": (
        "DELETE",
        "/runners/variables/variable-sets/{variableSetId}/variables",
    ),
    "variable_sets.detach_from_project": (
        "POST",
        "/runners/variables/projects/{projectId}/variable-sets/{variableSetId}/detach",
    ),
    "variable_sets.get": ("GET", "/runners/variables/variable-sets/{variableSetId}"),
    "variable_sets.list": ("GET", "/runners/variables/variable-sets"),
    "variable_sets.list_variables": (
        "GET",
        "/runners/variables/variable-sets/{variableSetId}/variables",
    ),
    "variable_sets.unbind_from_workspace": (
        "POST",
        "/runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/unbind",
    ),
    "variable_sets.update": ("PUT", "/runners/variables/variable-sets/{variableSetId}"),
    "variable_sets.upsert_variables": (
        "POST",
        "/runners/variables/variable-sets/{variableSetId}/variables",
    ),
    "workspace_variables.delete": (
        "DELETE",
        "/runners/variables/workspaces/{workspaceId}/variables",
    ),
    "workspace_variables.list": ("GET", "/runners/variables/workspaces/{workspaceId}/variables"),
    "workspace_variables.upsert": ("POST", "/runners/variables/workspaces/{workspaceId}/variables"),
    "workspaces.delete": ("DELETE", "/workspaces/{workspaceId}"),
    "workspaces.search": ("POST", "/workspaces/search"),
    "workspaces.search_run_changed_files": (
        "POST",
        "/workspaces/{workspaceId}/runs/{runId}/changed-files-code/search",
    ),
    "workspaces.search_run_resources": (
        "POST",
        "/workspaces/{workspaceId}/runs/{runId}/resources/search",
    ),
    "workspaces.search_runs": ("POST", "/workspaces/{workspaceId}/runs/search"),
    "workspaces.update_labels": ("PUT", "/workspaces/{workspaceId}/labels"),
}
"""Every operation: operationId to HTTP method and path template."""


def load_operation(operation_id: str) -> Operation[Any]:
    """Imports the module of an operation's resource and returns the operation's `OPERATION`.

    Raises:
        KeyError: There is no operation of that name in `OPERATIONS`.
    """
    from importlib import import_module

    if operation_id not in OPERATIONS:
        raise KeyError(operation_id)
    tag, _, method = operation_id.partition(".")
    resource = import_module(f"{__name__}.{tag}")
    operation: Operation[Any] = getattr(resource, f"{tag}_{method}").OPERATION
    return operation


def importable(*functions: type) -> None:
    """Lets each class of functions be imported by its path as if it were a module.

    The generator's own output has modules there. Type checkers know
    `from firefly_workflows_api.api.projects import projects_get` only.
    """
    modules = cast("dict[str, Any]", sys.modules)
    for each in functions:
        # Having imported the parent, Python looks here again before it asks for a file.
        modules[f"{each.__module__}.{each.__name__}"] = each


class Resources:
    """One attribute for each resource; each is imported when it is first used.

    A subclass sets `_core` before any of them is used.
    """

    _core: Core

    @cached_property
    def auth(self) -> Auth:
        """`login`."""
        from .auth import Auth

        return Auth(self._core)

    @cached_property
    def guardrails(self) -> Guardrails:
        """`search`, `create`, `delete`, `update`."""
        from .guardrails import Guardrails

        return Guardrails(self._core)

    @cached_property
    def health(self) -> Health:
        """`check`."""
        from .health import Health

        return Health(self._core)

    @cached_property
    def project_variables(self) -> ProjectVariables:
        """`list`, `upsert`, `delete`."""
        from .project_variables import ProjectVariables

        return ProjectVariables(self._core)

    @cached_property
    def projects(self) -> Projects:
        """`create`, `list`, `tree`, `list_labels`, `get`, `delete`, `update`, `list_members`, `add_members`, `remove_members`, `list_workspaces`."""
        from .projects import Projects

        return Projects(self._core)

    @cached_property
    def runners_workspaces(self) -> RunnersWorkspaces:
        """`create`, `list_labels`, `get`, `replace`, `deploy`, `delete`, `update`, `destroy_resources`, `apply_task`, `discard_task`, `search_task_resources`, `get_run_status`."""
        from .runners_workspaces import RunnersWorkspaces

        return RunnersWorkspaces(self._core)

    @cached_property
    def variable_sets(self) -> VariableSets:
        """`list`, `create`, `get`, `update`, `delete`, `list_variables`, `upsert_variables`, `delete_variables`, `attach_to_project`, `detach_from_project`, `bind_to_workspace`, `unbind_from_workspace`."""
        from .variable_sets import VariableSets

        return VariableSets(self._core)

    @cached_property
    def workspace_variables(self) -> WorkspaceVariables:
        """`list`, `upsert`, `delete`."""
        from .workspace_variables import WorkspaceVariables

        return WorkspaceVariables(self._core)

    @cached_property
    def workspaces(self) -> Workspaces:
        """`search`, `delete`, `update_labels`, `search_runs`, `search_run_resources`, `search_run_changed_files`."""
        from .workspaces import Workspaces

        return Workspaces(self._core)


class AsyncResources:
    """One attribute for each resource; each is imported when it is first used.

    A subclass sets `_core` before any of them is used.
    """

    _core: AsyncCore

    @cached_property
    def auth(self) -> AsyncAuth:
        """`login`."""
        from .auth import AsyncAuth

        return AsyncAuth(self._core)

    @cached_property
    def guardrails(self) -> AsyncGuardrails:
        """`search`, `create`, `delete`, `update`."""
        from .guardrails import AsyncGuardrails

        return AsyncGuardrails(self._core)

    @cached_property
    def health(self) -> AsyncHealth:
        """`check`."""
        from .health import AsyncHealth

        return AsyncHealth(self._core)

    @cached_property
    def project_variables(self) -> AsyncProjectVariables:
        """`list`, `upsert`, `delete`."""
        from .project_variables import AsyncProjectVariables

        return AsyncProjectVariables(self._core)

    @cached_property
    def projects(self) -> AsyncProjects:
        """`create`, `list`, `tree`, `list_labels`, `get`, `delete`, `update`, `list_members`, `add_members`, `remove_members`, `list_workspaces`."""
        from .projects import AsyncProjects

        return AsyncProjects(self._core)

    @cached_property
    def runners_workspaces(self) -> AsyncRunnersWorkspaces:
        """`create`, `list_labels`, `get`, `replace`, `deploy`, `delete`, `update`, `destroy_resources`, `apply_task`, `discard_task`, `search_task_resources`, `get_run_status`."""
        from .runners_workspaces import AsyncRunnersWorkspaces

        return AsyncRunnersWorkspaces(self._core)

    @cached_property
    def variable_sets(self) -> AsyncVariableSets:
        """`list`, `create`, `get`, `update`, `delete`, `list_variables`, `upsert_variables`, `delete_variables`, `attach_to_project`, `detach_from_project`, `bind_to_workspace`, `unbind_from_workspace`."""
        from .variable_sets import AsyncVariableSets

        return AsyncVariableSets(self._core)

    @cached_property
    def workspace_variables(self) -> AsyncWorkspaceVariables:
        """`list`, `upsert`, `delete`."""
        from .workspace_variables import AsyncWorkspaceVariables

        return AsyncWorkspaceVariables(self._core)

    @cached_property
    def workspaces(self) -> AsyncWorkspaces:
        """`search`, `delete`, `update_labels`, `search_runs`, `search_run_resources`, `search_run_changed_files`."""
        from .workspaces import AsyncWorkspaces

        return AsyncWorkspaces(self._core)
