"""POST /runners/workspaces/{workspaceId}/tasks/{taskId}/apply"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.runners_workspaces import TaskAccepted
from ...runtime.requests import json_body, path_argument
from ...runtime.responses import build_response
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.runners_workspaces import TaskApproval

OPERATION: Operation[TaskAccepted] = Operation(
    id="runners_workspaces.apply_task",
    method="POST",
    path="/runners/workspaces/{workspaceId}/tasks/{taskId}/apply",
    paging=None,
    decode=TaskAccepted.from_dict,
    decode_items=None,
)


def _get_kwargs(
    workspace_id: str | Unset, task_id: str | Unset, *, body: TaskApproval | Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "method": "post",
        "url": "/runners/workspaces/{workspace_id}/tasks/{task_id}/apply".format(
            workspace_id=path_argument("workspaceId", workspace_id),
            task_id=path_argument("taskId", task_id),
        ),
        **json_body(body),
    }


def sync_detailed(
    workspace_id: str | Unset,
    task_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: TaskApproval | Mapping[str, Any],
) -> Response[TaskAccepted]:
    """Apply a task that waits for approval."""
    _response = client.get_httpx_client().request(**_get_kwargs(workspace_id, task_id, body=body))
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset,
    task_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: TaskApproval | Mapping[str, Any],
) -> TaskAccepted:
    """Apply a task that waits for approval."""
    return sync_detailed(workspace_id, task_id, body=body, client=client).parsed


async def asyncio_detailed(
    workspace_id: str | Unset,
    task_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: TaskApproval | Mapping[str, Any],
) -> Response[TaskAccepted]:
    """Apply a task that waits for approval."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(workspace_id, task_id, body=body)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset,
    task_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: TaskApproval | Mapping[str, Any],
) -> TaskAccepted:
    """Apply a task that waits for approval."""
    return (await asyncio_detailed(workspace_id, task_id, body=body, client=client)).parsed
