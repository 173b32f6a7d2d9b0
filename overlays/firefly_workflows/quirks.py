"""Where the service differs from its documentation, and what the client makes of it.

One table, :data:`QUIRKS`: the operation, what was seen, what it becomes, who saw it. Nothing here
was observed by this project itself; each row can be deleted on the day the service no longer does
it, and no other module knows about any of it.

Policy
------
* A row changes what arrives into what the contract documents, before it is decoded; the caller
  always gets the documented type.
* Where the documented value has to be asked for, the row returns a flow
  (:mod:`firefly_workflows.flows`) that calls other operations.
* Nothing is invented: a field that is not known stays unset.
* :data:`DEFAULTS` are the request fields that the service insists on although they are documented
  as optional; what the caller gives stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from .errors import NotFoundError, ResponseDecodeError
from .json_values import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_api.api import Operation

    from .flows import Ask, Flow

__all__ = ["DEFAULTS", "NO_BODY", "QUIRKS", "Quirk", "Seen", "absorb", "complete", "may_repair"]


class _NoBody:
    """The body of a response without one."""

    def __repr__(self) -> str:
        return "NO_BODY"


NO_BODY = _NoBody()


class Seen(NamedTuple):
    """What came back from a call that succeeded.

    Attributes:
        operation: The operation.
        kwargs: The request.
        status: The status.
        body: The parsed body, or :data:`NO_BODY`.
    """

    operation: Operation[Any]
    kwargs: dict[str, Any]
    status: int
    body: Any

    def __repr__(self) -> str:
        # Error reporters print local variables; the request of a login holds the keys.
        return f"<Seen {self.operation.id} {self.status}>"

    @property
    def is_empty(self) -> bool:
        """Whether there is no value: no body, an empty string, or null."""
        return self.body is NO_BODY or self.body is None or self.body == ""

    def path_argument(self, name: str) -> str | None:
        """What the request's path has in a place of the operation's path."""
        sent = self.kwargs["url"].strip("/").split("/")
        places = self.operation.path.strip("/").split("/")
        for place, value in zip(places, sent, strict=False):
            if place == f"{{{name}}}":
                return unquote(value)
        return None


class Quirk(NamedTuple):
    """One row.

    Attributes:
        operations: The operations it concerns.
        seen: What the service was seen to answer.
        becomes: What it is turned into.
        source: Who saw it.
        repair: Returns the documented JSON, a flow that returns the documented value, or the body
            itself if this answer is not the one that was seen.
    """

    operations: tuple[str, ...]
    seen: str
    becomes: str
    source: str
    repair: Callable[[Seen], Any]


def absorb(seen: Seen) -> Any:
    """The documented JSON for what came back, or a flow that returns the documented value."""
    for quirk in _BY_OPERATION.get(seen.operation.id, ()):
        body = quirk.repair(seen)
        if body is not seen.body:
            return body
    return seen.body


def may_repair(operation: str) -> bool:
    """Whether an answer of this operation may have to become another one."""
    return operation in _BY_OPERATION


def complete(operation: str, kwargs: dict[str, Any]) -> dict[str, Any]:
    """The request with what the service insists on; itself where nothing is missing."""
    default = DEFAULTS.get(operation)
    body = kwargs.get("json")
    if default is None or not is_object(body):
        return kwargs
    return {**kwargs, "json": default(body)}


# -- what the service insists on -----------------------------------------------------------------


def _guardrail_applies_everywhere(body: dict[str, Any]) -> dict[str, Any]:
    """All four parts of the scope; the regions and asset types of a rule about resources."""
    scope: Any = body.get("scope") or {}
    if is_object(scope):
        body = {**body, "scope": {**{part: _everything() for part in _SCOPE}, **scope}}
    criteria = body.get("criteria")
    resource = criteria.get("resource") if is_object(criteria) else None
    if is_object(criteria) and is_object(resource):
        resource = {"regions": _everything(), "assetTypes": _everything(), **resource}
        body = {**body, "criteria": {**criteria, "resource": resource}}
    return body


_SCOPE = ("workspaces", "repositories", "branches", "labels")


def _everything() -> dict[str, list[str]]:
    return {"include": ["*"], "exclude": []}


DEFAULTS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    # Reported by the vendor's Go client and notes, 2025-08: "Repositories is required", "Regions is
    # required", and asset types likewise.
    "guardrails.create": _guardrail_applies_everywhere,
}


# -- what comes back -----------------------------------------------------------------------------


def _rule_id(seen: Seen) -> Any:
    return {"ruleId": seen.body} if isinstance(seen.body, str) and seen.body else seen.body


def _members_sent(seen: Seen) -> Any:
    return seen.kwargs.get("json") if seen.is_empty or is_object(seen.body) else seen.body


def _with_labels(seen: Seen) -> Any:
    """Empty labels are what was sent, or are read again where nothing was."""
    if not is_object(seen.body) or seen.body.get("labels") != []:
        return seen.body
    sent: dict[str, Any] = seen.kwargs.get("json") or {}
    if sent.get("labels"):
        return {**seen.body, "labels": sent["labels"]}
    if "labels" in sent or seen.operation.id == "projects.create":
        return seen.body  # there are none
    from .flows import Ask

    return _value_of(Ask("projects.get", (seen.path_argument("projectId"),)))


def _unwrapped_nodes(seen: Seen) -> Any:
    nodes = seen.body.get("data") if is_object(seen.body) else None
    if not is_array(nodes) or not any(_is_wrapper(node) for node in nodes):
        return seen.body
    unwrapped = [each for node in nodes for each in (node["data"] if _is_wrapper(node) else [node])]
    return {**seen.body, "data": unwrapped}


def _is_wrapper(node: Any) -> bool:
    return is_object(node) and node.keys() == {"data"} and is_array(node["data"])


def _resources_in_wrapper(seen: Seen) -> Any:
    return {"resources": seen.body} if is_array(seen.body) else seen.body


def _read_again(seen: Seen) -> Any:
    if not seen.is_empty:
        return seen.body
    from .flows import Ask

    return _value_of(Ask("variable_sets.get", (seen.path_argument("variableSetId"),)))


def _look_up_by_name(seen: Seen) -> Any:
    return _created_workspace(seen) if seen.is_empty else seen.body


def _deletion(seen: Seen) -> Any:
    return {"status": 200} if seen.is_empty else seen.body


def _runners_deletion(seen: Seen) -> Any:
    if not seen.is_empty:
        return seen.body
    told: dict[str, Any] = {"workspaceId": seen.path_argument("workspaceId")}
    params: dict[str, Any] = seen.kwargs.get("params") or {}
    if not params.get("destroy"):
        told["resourcesDestroyed"] = False  # what was not asked for was not done
    return told


def _acceptance(seen: Seen) -> Any:
    return {"status": seen.status} if seen.is_empty else seen.body


def _task_with_id(seen: Seen) -> Any:
    if is_object(seen.body) and "taskId" in seen.body and "id" not in seen.body:
        return {**seen.body, "id": seen.body["taskId"]}
    return seen.body


def _list_in_wrapper(seen: Seen) -> Any:
    wrapped = seen.body.get("data") if is_object(seen.body) else None
    return wrapped if is_array(wrapped) else seen.body


def _value_of(ask: Ask) -> Flow:
    return (yield ask)


def _created_workspace(seen: Seen) -> Flow:
    """Find the workspace that was just created by its name, which is unique in the account."""
    from .flows import Ask

    sent: dict[str, Any] = seen.kwargs.get("json") or {}
    name = sent.get("workspaceName")
    rows = yield Ask("workspaces.search", (), {"filters": {"workspaceName": [name]}})
    for row in rows:
        if row.workspace_name != name:
            continue
        # The two families of paths may know one workspace by different ids.
        for identifier in (row.workspace_id, row.id):
            if not isinstance(identifier, str):
                continue
            try:
                return (yield Ask("runners_workspaces.get", (identifier,)))
            except NotFoundError:
                continue
    project = sent.get("project")
    if project:
        listed = yield Ask("projects.list_workspaces", (project,), {"search_query": name})
        for workspace in listed:
            if workspace.name == name:
                return workspace
    raise ResponseDecodeError(
        f"the workspace {name!r} was created, but the service answered without it, and it cannot "
        f"be found by its name yet",
        operation=seen.operation.id,
        body=None if seen.body is NO_BODY else seen.body,
        hint="Do not create it again: look for it with workspaces.search().",
    )


_GO = "the vendor's Go client"

QUIRKS: tuple[Quirk, ...] = (
    Quirk(
        ("guardrails.create",),
        "the rule's id as a bare JSON string",
        "GuardrailCreated with that rule_id, and no notification_id",
        f"{_GO} and notes, 2025-08",
        _rule_id,
    ),
    Quirk(
        ("projects.add_members",),
        "an object with a message, or nothing",
        "the members that were sent",
        _GO,
        _members_sent,
    ),
    Quirk(
        ("projects.create", "projects.update"),
        "empty labels, whatever was stored",
        "the labels that were sent; where none were, the project, read again",
        f"the history of {_GO}",
        _with_labels,
    ),
    Quirk(
        ("projects.tree",),
        "nodes wrapped in data once more",
        "the nodes",
        "the reference of 2025-08 and the vendor's importer, which walks both",
        _unwrapped_nodes,
    ),
    Quirk(
        ("workspaces.search_run_resources", "runners_workspaces.search_task_resources"),
        "the list itself",
        "an object with the list",
        "by analogy with the other searches; the reference speaks of a second form",
        _resources_in_wrapper,
    ),
    Quirk(
        ("variable_sets.update",),
        "204, or 200 with an empty string",
        "the variable set, read again",
        f"{_GO}; 204 is documented",
        _read_again,
    ),
    Quirk(
        ("runners_workspaces.create",),
        "an empty string (until late August 2025)",
        "the workspace, found by its name",
        _GO,
        _look_up_by_name,
    ),
    Quirk(
        ("workspaces.delete", "guardrails.delete"),
        "204, or nothing",
        "the documented confirmation, without a message",
        f"{_GO}, which takes 200 and 204 for every deletion",
        _deletion,
    ),
    Quirk(
        ("runners_workspaces.delete",),
        "204, or nothing",
        "the documented confirmation, without a message",
        _GO,
        _runners_deletion,
    ),
    Quirk(
        ("runners_workspaces.deploy", "runners_workspaces.apply_task"),
        "nothing",
        "the documented confirmation, with the HTTP status",
        "by analogy: the documented answer says nothing but that",
        _acceptance,
    ),
    Quirk(
        ("runners_workspaces.destroy_resources",),
        "the task's id as taskId",
        "a Task with that id",
        _GO,
        _task_with_id,
    ),
    Quirk(
        ("projects.list_workspaces",),
        "an object with the list in data",
        "the list",
        "by analogy with projects.list, which answers so",
        _list_in_wrapper,
    ),
)

_BY_OPERATION: dict[str, tuple[Quirk, ...]] = {
    operation: tuple(quirk for quirk in QUIRKS if operation in quirk.operations)
    for operation in {operation for quirk in QUIRKS for operation in quirk.operations}
}
