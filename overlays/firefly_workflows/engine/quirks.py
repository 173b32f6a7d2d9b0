"""Where the service differs from its documentation, and what the client makes of it.

One table, :data:`QUIRKS`: the operation, what was seen, what it becomes, who saw it. Nothing here
was observed by this project itself; each row can be deleted on the day the service no longer does
it, and no other module knows about any of it.

Policy
------
* A row changes what arrives into what the contract documents, before it is decoded; the caller
  always gets the documented type.
* Where the documented value has to be asked for, the row returns steps that call other operations.
* Nothing is invented: a field that is not known stays unset.
* :data:`DEFAULTS` are the request fields that the service insists on although they are documented
  as optional; what the caller gives stays as it is.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from firefly_workflows_api.errors import InvalidArgument

from ..errors import NotFoundError, ResponseDecodeError
from ..wire.json_values import is_array, is_object
from ..wire.steps import ask, ask_items
from .ids import is_an_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_api.api import Resources

    from ..wire.steps import Steps
    from .requests import Call

__all__ = ["DEFAULTS", "NO_BODY", "QUIRKS", "REPAIRED", "Quirk", "Reply", "absorb", "complete"]


class _NoBody:
    """The body of a response without one."""

    def __repr__(self) -> str:
        return "NO_BODY"


NO_BODY = _NoBody()


class Reply(NamedTuple):
    """What came back from a call that succeeded.

    Attributes:
        call: The call.
        status: The status.
        body: The parsed body, or :data:`NO_BODY`.
    """

    call: Call
    status: int
    body: Any

    def __repr__(self) -> str:
        return f"<Reply to {self.call.operation.id}: {self.status}>"

    @property
    def is_empty(self) -> bool:
        """Whether there is no value: no body, an empty string, or null."""
        return self.body is NO_BODY or self.body is None or self.body == ""

    def path_argument(self, name: str) -> str | None:
        """What the request's path has in a place of the operation's path."""
        sent = self.call.path.strip("/").split("/")
        places = self.call.operation.path.strip("/").split("/")
        for place, value in zip(places, sent, strict=False):
            if place == f"{{{name}}}":
                return unquote(value)
        return None


class Quirk(NamedTuple):
    """One row.

    Attributes:
        operations: The operations it concerns.
        seen: What the service was seen to send.
        becomes: What it is turned into.
        source: Who saw it.
        repair: Returns the documented JSON, steps that lead to the documented value, or the body
            itself if this response is not the one that was seen.
    """

    operations: tuple[str, ...]
    seen: str
    becomes: str
    source: str
    repair: Callable[[Reply], Any]


def absorb(reply: Reply) -> Any:
    """The documented JSON for what came back, or steps that lead to the documented value."""
    for quirk in _BY_OPERATION.get(reply.call.operation.id, ()):
        body = quirk.repair(reply)
        if body is not reply.body:
            return body
    return reply.body


def complete(operation: str, body: Any) -> Any:
    """The body of a request with what the service insists on."""
    default = DEFAULTS.get(operation)
    return default(body) if default is not None and is_object(body) else body


# -- what the service insists on -----------------------------------------------------------------


def _guardrail_applies_everywhere(body: dict[str, Any]) -> dict[str, Any]:
    """All four parts of the scope; the regions and asset types of a rule about resources.

    Raises:
        InvalidArgument: If there is no scope: a rule on everything has to be meant.
    """
    scope: Any = body.get("scope")
    if not scope:
        raise InvalidArgument(
            "scope",
            "says nothing, and the rule would judge every plan of the account: name what it is "
            "for, or say GuardrailScope.everything()",
        )
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


def _rule_id(reply: Reply) -> Any:
    return {"ruleId": reply.body} if isinstance(reply.body, str) and reply.body else reply.body


def _members_sent(reply: Reply) -> Any:
    return reply.call.body if reply.is_empty or is_object(reply.body) else reply.body


def _with_labels(reply: Reply) -> Any:
    """Empty labels are what was sent, or are read again where nothing was."""
    if not is_object(reply.body) or reply.body.get("labels") != []:
        return reply.body
    sent: dict[str, Any] = reply.call.body or {}
    if sent.get("labels"):
        return {**reply.body, "labels": sent["labels"]}
    if "labels" in sent or reply.call.operation.id == "projects.create":
        return reply.body  # there are none
    identifier = reply.path_argument("projectId") or ""
    return ask(lambda firefly: firefly.projects.get(identifier))


def _unwrapped_nodes(reply: Reply) -> Any:
    nodes = reply.body.get("data") if is_object(reply.body) else None
    if not is_array(nodes) or not any(_is_wrapper(node) for node in nodes):
        return reply.body
    unwrapped = [each for node in nodes for each in (node["data"] if _is_wrapper(node) else [node])]
    return {**reply.body, "data": unwrapped}


def _is_wrapper(node: Any) -> bool:
    return is_object(node) and node.keys() == {"data"} and is_array(node["data"])


def _resources_in_wrapper(reply: Reply) -> Any:
    return {"resources": reply.body} if is_array(reply.body) else reply.body


def _read_again(reply: Reply) -> Any:
    if not reply.is_empty:
        return reply.body
    identifier = reply.path_argument("variableSetId") or ""
    return ask(lambda firefly: firefly.variable_sets.get(identifier))


def _look_up_by_name(reply: Reply) -> Any:
    return _created_workspace(reply) if reply.is_empty else reply.body


def _deletion(reply: Reply) -> Any:
    return {"status": 200} if reply.is_empty else reply.body


def _runners_deletion(reply: Reply) -> Any:
    if not reply.is_empty:
        return reply.body
    told: dict[str, Any] = {"workspaceId": reply.path_argument("workspaceId")}
    if reply.call.query.get("destroy") is not True:
        told["resourcesDestroyed"] = False  # what was not asked for was not done
    return told


def _acceptance(reply: Reply) -> Any:
    return {"status": reply.status} if reply.is_empty else reply.body


def _task_with_id(reply: Reply) -> Any:
    if is_object(reply.body) and "taskId" in reply.body and "id" not in reply.body:
        return {**reply.body, "id": reply.body["taskId"]}
    return reply.body


def _list_in_wrapper(reply: Reply) -> Any:
    wrapped = reply.body.get("data") if is_object(reply.body) else None
    return wrapped if is_array(wrapped) else reply.body


def _created_workspace(reply: Reply) -> Steps:
    """Find the workspace that was just created by its name, which is unique in the account."""
    name, project = str(_sent(reply, "workspaceName")), _sent(reply, "project")
    rows = yield from ask_items(
        lambda firefly: firefly.workspaces.search(filters={"workspace_name": [name]})
    )
    for row in rows:
        if row.workspace_name != name:
            continue
        # The two families of paths may know one workspace by different ids.
        for identifier in (row.workspace_id, row.id):
            if not is_an_id(identifier):
                continue
            try:
                return (yield from ask(partial(_get_workspace, f"{identifier}")))
            except NotFoundError:
                continue
    if project:
        listed = yield from ask_items(
            lambda firefly: firefly.projects.list_workspaces(project, search_query=name)
        )
        for workspace in listed:
            if workspace.name == name:
                return workspace
    raise ResponseDecodeError(
        f"the workspace {name!r} was created, but the response does not hold it, and it cannot "
        f"be found by its name yet",
        operation=reply.call.operation.id,
        body=None if reply.body is NO_BODY else reply.body,
        hint="Do not create it again: look for it with workspaces.search().",
    )


def _sent(reply: Reply, name: str) -> Any:
    """A field of the request. No frame keeps the others, which may be secret."""
    body = reply.call.body
    return body.get(name) if is_object(body) else None


def _get_workspace(identifier: str, firefly: Resources) -> Any:
    return firefly.runners_workspaces.get(identifier)


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
        "by analogy: the documented response says nothing but that",
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
        "by analogy with projects.list, which responds so",
        _list_in_wrapper,
    ),
)

_BY_OPERATION: dict[str, tuple[Quirk, ...]] = {
    operation: tuple(quirk for quirk in QUIRKS if operation in quirk.operations)
    for operation in {operation for quirk in QUIRKS for operation in quirk.operations}
}

REPAIRED = frozenset(_BY_OPERATION)
"""The operations whose responses may have to become other ones."""
