"""POST /runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/bind"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...runtime.requests import path_argument
from ...runtime.responses import build_response, nothing
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[None] = Operation(
    id="variable_sets.bind_to_workspace",
    method="POST",
    path="/runners/variables/workspaces/{workspaceId}/variable-sets/{variableSetId}/bind",
    paging=None,
    decode=nothing,
    decode_items=None,
)


def _get_kwargs(workspace_id: str | Unset, variable_set_id: str | Unset) -> dict[str, Any]:
    return {
        "method": "post",
        "url": "/runners/variables/workspaces/{workspace_id}/variable-sets/{variable_set_id}/bind".format(
            workspace_id=path_argument("workspaceId", workspace_id),
            variable_set_id=path_argument("variableSetId", variable_set_id),
        ),
    }


def sync_detailed(
    workspace_id: str | Unset, variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[None]:
    """Bind a variable set to a workspace."""
    _response = client.get_httpx_client().request(**_get_kwargs(workspace_id, variable_set_id))
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset, variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
) -> None:
    """Bind a variable set to a workspace."""
    sync_detailed(workspace_id, variable_set_id, client=client)


async def asyncio_detailed(
    workspace_id: str | Unset, variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[None]:
    """Bind a variable set to a workspace."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(workspace_id, variable_set_id)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset, variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
) -> None:
    """Bind a variable set to a workspace."""
    await asyncio_detailed(workspace_id, variable_set_id, client=client)
