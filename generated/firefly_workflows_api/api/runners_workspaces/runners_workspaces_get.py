"""GET /runners/workspaces/{workspaceId}"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.shared import RunnersWorkspace
from ...runtime.requests import path_argument
from ...runtime.responses import build_response
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[RunnersWorkspace] = Operation(
    id="runners_workspaces.get",
    method="GET",
    path="/runners/workspaces/{workspaceId}",
    paging=None,
    decode=RunnersWorkspace.from_dict,
    decode_items=None,
)


def _get_kwargs(workspace_id: str | Unset) -> dict[str, Any]:
    return {
        "method": "get",
        "url": "/runners/workspaces/{workspace_id}".format(
            workspace_id=path_argument("workspaceId", workspace_id)
        ),
    }


def sync_detailed(
    workspace_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[RunnersWorkspace]:
    """Get a workspace that Firefly runs."""
    _response = client.get_httpx_client().request(**_get_kwargs(workspace_id))
    return build_response(OPERATION, _response)


def sync(workspace_id: str | Unset, *, client: AuthenticatedClient | Client) -> RunnersWorkspace:
    """Get a workspace that Firefly runs."""
    return sync_detailed(workspace_id, client=client).parsed


async def asyncio_detailed(
    workspace_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[RunnersWorkspace]:
    """Get a workspace that Firefly runs."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(workspace_id))
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset, *, client: AuthenticatedClient | Client
) -> RunnersWorkspace:
    """Get a workspace that Firefly runs."""
    return (await asyncio_detailed(workspace_id, client=client)).parsed
