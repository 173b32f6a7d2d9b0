"""POST /runners/workspaces/{workspaceId}/tasks/destroy"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.runners_workspaces import Task
from ...runtime.requests import json_body, path_argument
from ...runtime.responses import build_response
from ...types import UNSET, Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.runners_workspaces import DestroyRequest

OPERATION: Operation[Task] = Operation(
    id="runners_workspaces.destroy_resources",
    method="POST",
    path="/runners/workspaces/{workspaceId}/tasks/destroy",
    paging=None,
    decode=Task.from_dict,
    decode_items=None,
)


def _get_kwargs(
    workspace_id: str | Unset, *, body: DestroyRequest | Mapping[str, Any] | Unset = UNSET
) -> dict[str, Any]:
    return {
        "method": "post",
        "url": "/runners/workspaces/{workspace_id}/tasks/destroy".format(
            workspace_id=path_argument("workspaceId", workspace_id)
        ),
        **json_body(body),
    }


def sync_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: DestroyRequest | Mapping[str, Any] | Unset = UNSET,
) -> Response[Task]:
    """Destroy the cloud resources of a workspace."""
    _response = client.get_httpx_client().request(**_get_kwargs(workspace_id, body=body))
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: DestroyRequest | Mapping[str, Any] | Unset = UNSET,
) -> Task:
    """Destroy the cloud resources of a workspace."""
    return sync_detailed(workspace_id, body=body, client=client).parsed


async def asyncio_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: DestroyRequest | Mapping[str, Any] | Unset = UNSET,
) -> Response[Task]:
    """Destroy the cloud resources of a workspace."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(workspace_id, body=body)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: DestroyRequest | Mapping[str, Any] | Unset = UNSET,
) -> Task:
    """Destroy the cloud resources of a workspace."""
    return (await asyncio_detailed(workspace_id, body=body, client=client)).parsed
