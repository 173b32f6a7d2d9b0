"""DELETE /runners/workspaces/{workspaceId}"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.runners_workspaces import RunnersWorkspaceDeleted
from ...runtime.requests import path_argument, query
from ...runtime.responses import build_response
from ...types import UNSET, Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[RunnersWorkspaceDeleted] = Operation(
    id="runners_workspaces.delete",
    method="DELETE",
    path="/runners/workspaces/{workspaceId}",
    paging=None,
    decode=RunnersWorkspaceDeleted.from_dict,
    decode_items=None,
)


def _get_kwargs(
    workspace_id: str | Unset, *, destroy: bool | Unset = False, description: str | Unset = UNSET
) -> dict[str, Any]:
    return {
        "method": "delete",
        "url": "/runners/workspaces/{workspace_id}".format(
            workspace_id=path_argument("workspaceId", workspace_id)
        ),
        "params": query({"destroy": destroy, "description": description}),
    }


def sync_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    destroy: bool | Unset = False,
    description: str | Unset = UNSET,
) -> Response[RunnersWorkspaceDeleted]:
    """Delete a workspace that Firefly runs."""
    _response = client.get_httpx_client().request(
        **_get_kwargs(workspace_id, destroy=destroy, description=description)
    )
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    destroy: bool | Unset = False,
    description: str | Unset = UNSET,
) -> RunnersWorkspaceDeleted:
    """Delete a workspace that Firefly runs."""
    return sync_detailed(
        workspace_id, destroy=destroy, description=description, client=client
    ).parsed


async def asyncio_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    destroy: bool | Unset = False,
    description: str | Unset = UNSET,
) -> Response[RunnersWorkspaceDeleted]:
    """Delete a workspace that Firefly runs."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(workspace_id, destroy=destroy, description=description)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    destroy: bool | Unset = False,
    description: str | Unset = UNSET,
) -> RunnersWorkspaceDeleted:
    """Delete a workspace that Firefly runs."""
    return (
        await asyncio_detailed(
            workspace_id, destroy=destroy, description=description, client=client
        )
    ).parsed
