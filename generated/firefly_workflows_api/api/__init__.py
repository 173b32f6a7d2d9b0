"""The interface between the generated resource classes and the core that sends their requests.

* `Operation` describes one endpoint, `Arguments` holds those of one call.
* `Core` and `AsyncCore` are what a client must offer so that the resource classes can work.
* `Page` and `AsyncPage` are what paged methods return, `RawResponse` what `with_raw_response` gives.
* `Resources` and `AsyncResources` give a client one property for each resource.

Importing this module loads no model, no operation and no HTTP library.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator, Mapping
from types import MappingProxyType
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
    overload,
)

from ..types import UNSET, Timeout, Unset

if TYPE_CHECKING:
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
R = TypeVar("R", covariant=True)
P = ParamSpec("P")


class StepTimeout(Protocol):
    """What an `httpx.Timeout` is: seconds to connect, read, write and wait for a connection."""

    def as_dict(self) -> dict[str, float | None]: ...


TimeoutTypes: TypeAlias = float | Timeout | StepTimeout | Unset | None
"""Seconds for each step, a `Timeout`, an `httpx.Timeout`, `None` for no limit, or `UNSET` for what the
client was made with."""


class Arguments:
    """The arguments of one call, as the contract names and nests them.

    Printing it shows nothing: a body may hold credentials or secret variables.

    Attributes:
        path: The path arguments, in the order of the path.
        query: The query parameters; what is `UNSET` or `None` is not sent.
        body: The body before it is encoded as JSON, or `UNSET` for none.
        timeout: The timeout of this call, or `UNSET`.
        max_retries: The retry limit of this call, or `UNSET`.
        extra_body: More fields of the body, sent as they are.
        extra_query: More query parameters.
        extra_headers: More headers.
    """

    __slots__ = (
        "body",
        "extra_body",
        "extra_headers",
        "extra_query",
        "max_retries",
        "path",
        "query",
        "timeout",
    )

    def __init__(
        self,
        path: tuple[Any, ...] = (),
        query: Mapping[str, Any] | None = None,
        body: Any = UNSET,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | Unset = UNSET,
        extra_body: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> None:
        self.path = path
        self.query = query
        self.body = body
        self.timeout = timeout
        self.max_retries = max_retries
        self.extra_body = extra_body
        self.extra_query = extra_query
        self.extra_headers = extra_headers


class Operation(NamedTuple, Generic[T]):
    """One endpoint of the API."""

    id: str
    """The operationId, for example `"workspaces.search_runs"`."""
    method: str
    """The HTTP method in upper case."""
    path: str
    """The path template as the contract writes it, for example `"/workspaces/{workspaceId}"`."""
    reserved: tuple[tuple[str, ...], ...]
    """For each path parameter, the words that would turn the path into that of another operation."""
    is_read: bool
    """Whether the operation changes nothing: a GET, a search or a login."""
    needs_token: bool
    """Whether the request carries a token."""
    paging: Literal["page", "offset"] | None
    """Which query parameter moves through a list, if the operation is paged."""
    decode: Callable[[Any], T]
    """Turns the parsed JSON of a success body into the documented type.

    Raises `firefly_workflows_api.errors.DecodeError` when it is not the documented container.
    """
    decode_items: Callable[[Any], list[Any]] | None
    """For paged operations: turns the parsed JSON of one page into its items; raises like `decode`."""
    page_size: int | None = None
    """How many items a page has where no size is asked for, if that is documented."""
    by_status: Mapping[int, Callable[[Any], Any]] = MappingProxyType({})
    """The decoder of each success status whose body is not what `decode` reads."""

    @property
    def is_idempotent(self) -> bool:
        """Whether sending the request twice does no more than sending it once."""
        return self.is_read or self.method in ("PUT", "DELETE")


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
    def first(self) -> T | None:
        """Returns the first item from this page on; `None` if there is none."""

    @abstractmethod
    def one(self) -> T:
        """Returns the only item from this page to the end of the list.

        Raises:
            LookupError: There is none, or there are several.
        """

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
    async def first(self) -> T | None:
        """Returns the first item from this page on; `None` if there is none."""

    @abstractmethod
    async def one(self) -> T:
        """Returns the only item from this page to the end of the list.

        Raises:
            LookupError: There is none, or there are several.
        """

    @abstractmethod
    def __aiter__(self) -> AsyncIterator[T]: ...


class Core(Protocol):
    """What a resource class calls: sends a request and returns what the operation documents."""

    def call(self, operation: Operation[T], arguments: Arguments, /) -> T: ...

    def page(self, operation: Operation[Any], arguments: Arguments, /) -> Page[Any]: ...

    @property
    def raw(self) -> RawCore: ...


class RawCore(Protocol):
    """A `Core` whose results come wrapped in `RawResponse`."""

    def call(self, operation: Operation[T], arguments: Arguments, /) -> RawResponse[T]: ...

    def page(
        self, operation: Operation[Any], arguments: Arguments, /
    ) -> RawResponse[Page[Any]]: ...


class AsyncCore(Protocol):
    """`Core` for asynchronous code; `page` is not a coroutine, its result is awaitable."""

    async def call(self, operation: Operation[T], arguments: Arguments, /) -> T: ...

    def page(self, operation: Operation[Any], arguments: Arguments, /) -> AsyncPage[Any]: ...

    @property
    def raw(self) -> AsyncRawCore: ...


class AsyncRawCore(Protocol):
    """An `AsyncCore` whose results come wrapped in `RawResponse`."""

    async def call(self, operation: Operation[T], arguments: Arguments, /) -> RawResponse[T]: ...

    def page(
        self, operation: Operation[Any], arguments: Arguments, /
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
    """Imports the module of an operation's resource and returns the operation.

    Raises:
        KeyError: There is no operation of that name in `OPERATIONS`.
    """
    from importlib import import_module

    if operation_id not in OPERATIONS:
        raise KeyError(operation_id)
    tag, _, method = operation_id.partition(".")
    operation: Operation[Any] = getattr(
        import_module(f"{__name__}.{tag}"), method.rstrip("_").upper()
    )
    return operation


class Resource(Generic[R]):
    """An attribute of a client: the resource class, imported and bound when it is first used.

    Unlike `functools.cached_property` it takes no lock, which a fork could leave held for ever. Two
    threads may both make the resource; either one serves. On the class itself the attribute is the
    resource class, so that `help()` and `create_autospec()` see its methods.
    """

    def __init__(self, module: str, name: str, doc: str) -> None:
        self._module = module
        self._name = name
        self.__doc__ = doc

    def __set_name__(self, owner: type, name: str) -> None:
        self._attribute = name

    @overload
    def __get__(self, instance: None, owner: type) -> Callable[[Any], R]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> R: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        from importlib import import_module

        resource = getattr(import_module(self._module, __name__), self._name)
        if instance is None:
            return resource
        bound = instance.__dict__[self._attribute] = resource(instance._core)
        return bound


class Resources:
    """One attribute for each resource; each is imported when it is first used.

    A subclass sets `_core` before any of them is used.
    """

    _core: Core

    auth = Resource["Auth"](".auth", "Auth", "`login`.")
    guardrails = Resource["Guardrails"](
        ".guardrails", "Guardrails", "`search`, `create`, `delete`, `update`."
    )
    health = Resource["Health"](".health", "Health", "`check`.")
    project_variables = Resource["ProjectVariables"](
        ".project_variables", "ProjectVariables", "`list`, `upsert`, `delete`."
    )
    projects = Resource["Projects"](
        ".projects",
        "Projects",
        "`create`, `list`, `tree`, `list_labels`, `get`, `delete`, `update`, `list_members`, `add_members`, `remove_members`, `list_workspaces`.",
    )
    runners_workspaces = Resource["RunnersWorkspaces"](
        ".runners_workspaces",
        "RunnersWorkspaces",
        "`create`, `list_labels`, `get`, `replace`, `deploy`, `delete`, `update`, `destroy_resources`, `apply_task`, `discard_task`, `search_task_resources`, `get_run_status`.",
    )
    variable_sets = Resource["VariableSets"](
        ".variable_sets",
        "VariableSets",
        "`list`, `create`, `get`, `update`, `delete`, `list_variables`, `upsert_variables`, `delete_variables`, `attach_to_project`, `detach_from_project`, `bind_to_workspace`, `unbind_from_workspace`.",
    )
    workspace_variables = Resource["WorkspaceVariables"](
        ".workspace_variables", "WorkspaceVariables", "`list`, `upsert`, `delete`."
    )
    workspaces = Resource["Workspaces"](
        ".workspaces",
        "Workspaces",
        "`search`, `delete`, `update_labels`, `search_runs`, `search_run_resources`, `search_run_changed_files`.",
    )


class AsyncResources:
    """One attribute for each resource; each is imported when it is first used.

    A subclass sets `_core` before any of them is used.
    """

    _core: AsyncCore

    auth = Resource["AsyncAuth"](".auth", "AsyncAuth", "`login`.")
    guardrails = Resource["AsyncGuardrails"](
        ".guardrails", "AsyncGuardrails", "`search`, `create`, `delete`, `update`."
    )
    health = Resource["AsyncHealth"](".health", "AsyncHealth", "`check`.")
    project_variables = Resource["AsyncProjectVariables"](
        ".project_variables", "AsyncProjectVariables", "`list`, `upsert`, `delete`."
    )
    projects = Resource["AsyncProjects"](
        ".projects",
        "AsyncProjects",
        "`create`, `list`, `tree`, `list_labels`, `get`, `delete`, `update`, `list_members`, `add_members`, `remove_members`, `list_workspaces`.",
    )
    runners_workspaces = Resource["AsyncRunnersWorkspaces"](
        ".runners_workspaces",
        "AsyncRunnersWorkspaces",
        "`create`, `list_labels`, `get`, `replace`, `deploy`, `delete`, `update`, `destroy_resources`, `apply_task`, `discard_task`, `search_task_resources`, `get_run_status`.",
    )
    variable_sets = Resource["AsyncVariableSets"](
        ".variable_sets",
        "AsyncVariableSets",
        "`list`, `create`, `get`, `update`, `delete`, `list_variables`, `upsert_variables`, `delete_variables`, `attach_to_project`, `detach_from_project`, `bind_to_workspace`, `unbind_from_workspace`.",
    )
    workspace_variables = Resource["AsyncWorkspaceVariables"](
        ".workspace_variables", "AsyncWorkspaceVariables", "`list`, `upsert`, `delete`."
    )
    workspaces = Resource["AsyncWorkspaces"](
        ".workspaces",
        "AsyncWorkspaces",
        "`search`, `delete`, `update_labels`, `search_runs`, `search_run_resources`, `search_run_changed_files`.",
    )
