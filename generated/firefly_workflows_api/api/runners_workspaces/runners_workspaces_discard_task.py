"""POST /runners/workspaces/{workspaceId}/tasks/{taskId}/discard"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...runtime.requests import path_argument
from ...runtime.responses import build_response, nothing
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[None] = Operation(
    id="runners_workspaces.discard_task",
    method="POST",
    path="/runners/workspaces/{workspaceId}/tasks/{taskId}/discard",
    paging=None,
    decode=nothing,
    decode_items=None,
)


def _get_kwargs(workspace_id: str | Unset, task_id: str | Unset) -> dict[str, Any]:
    return {
        "method": "post",
        "url": "/runners/workspaces/{workspace_id}/tasks/{task_id}/discard".format(
            workspace_id=path_argument("workspaceId", workspace_id),
            task_id=path_argument("taskId", task_id),
        ),
    }


def sync_detailed(
    workspace_id: str | Unset, task_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[None]:
    """Discard a task that waits for approval."""
    _response = client.get_httpx_client().request(**_get_kwargs(workspace_id, task_id))
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset, task_id: str | Unset, *, client: AuthenticatedClient | Client
) -> None:
    """Discard a task that waits for approval."""
    sync_detailed(workspace_id, task_id, client=client)


async def asyncio_detailed(
    workspace_id: str | Unset, task_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[None]:
    """Discard a task that waits for approval."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(workspace_id, task_id))
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset, task_id: str | Unset, *, client: AuthenticatedClient | Client
) -> None:
    """Discard a task that waits for approval."""
    await asyncio_detailed(workspace_id, task_id, client=client)
