"""POST /runners/workspaces/{workspaceId}/tasks/{taskId}/resources/search"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.shared import RunResource, RunResourceList
from ...runtime.requests import json_body, path_argument, query
from ...runtime.responses import build_response, items_at
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.runners_workspaces import TaskResourceSearch

OPERATION: Operation[RunResourceList] = Operation(
    id="runners_workspaces.search_task_resources",
    method="POST",
    path="/runners/workspaces/{workspaceId}/tasks/{taskId}/resources/search",
    paging="page",
    decode=RunResourceList.from_dict,
    decode_items=items_at("resources", RunResource),
)


def _get_kwargs(
    workspace_id: str | Unset,
    task_id: str | Unset,
    *,
    body: TaskResourceSearch | Mapping[str, Any],
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> dict[str, Any]:
    return {
        "method": "post",
        "url": "/runners/workspaces/{workspace_id}/tasks/{task_id}/resources/search".format(
            workspace_id=path_argument("workspaceId", workspace_id),
            task_id=path_argument("taskId", task_id),
        ),
        "params": query({"page": page, "pageSize": page_size}),
        **json_body(body),
    }


def sync_detailed(
    workspace_id: str | Unset,
    task_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: TaskResourceSearch | Mapping[str, Any],
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> Response[RunResourceList]:
    """Search the resources of a task."""
    _response = client.get_httpx_client().request(
        **_get_kwargs(workspace_id, task_id, body=body, page=page, page_size=page_size)
    )
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset,
    task_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: TaskResourceSearch | Mapping[str, Any],
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> RunResourceList:
    """Search the resources of a task."""
    return sync_detailed(
        workspace_id, task_id, body=body, page=page, page_size=page_size, client=client
    ).parsed


async def asyncio_detailed(
    workspace_id: str | Unset,
    task_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: TaskResourceSearch | Mapping[str, Any],
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> Response[RunResourceList]:
    """Search the resources of a task."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(workspace_id, task_id, body=body, page=page, page_size=page_size)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset,
    task_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: TaskResourceSearch | Mapping[str, Any],
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> RunResourceList:
    """Search the resources of a task."""
    return (
        await asyncio_detailed(
            workspace_id, task_id, body=body, page=page, page_size=page_size, client=client
        )
    ).parsed
