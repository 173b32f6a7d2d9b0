"""PUT /runners/workspaces/{workspaceId}"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.shared import RunnersWorkspace
from ...runtime.requests import json_body, path_argument
from ...runtime.responses import build_response
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.runners_workspaces import RunnersWorkspaceReplacement

OPERATION: Operation[RunnersWorkspace] = Operation(
    id="runners_workspaces.replace",
    method="PUT",
    path="/runners/workspaces/{workspaceId}",
    paging=None,
    decode=RunnersWorkspace.from_dict,
    decode_items=None,
)


def _get_kwargs(
    workspace_id: str | Unset, *, body: RunnersWorkspaceReplacement | Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "method": "put",
        "url": "/runners/workspaces/{workspace_id}".format(
            workspace_id=path_argument("workspaceId", workspace_id)
        ),
        **json_body(body),
    }


def sync_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: RunnersWorkspaceReplacement | Mapping[str, Any],
) -> Response[RunnersWorkspace]:
    """Update a workspace in the form of August 2025."""
    _response = client.get_httpx_client().request(**_get_kwargs(workspace_id, body=body))
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: RunnersWorkspaceReplacement | Mapping[str, Any],
) -> RunnersWorkspace:
    """Update a workspace in the form of August 2025."""
    return sync_detailed(workspace_id, body=body, client=client).parsed


async def asyncio_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: RunnersWorkspaceReplacement | Mapping[str, Any],
) -> Response[RunnersWorkspace]:
    """Update a workspace in the form of August 2025."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(workspace_id, body=body)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: RunnersWorkspaceReplacement | Mapping[str, Any],
) -> RunnersWorkspace:
    """Update a workspace in the form of August 2025."""
    return (await asyncio_detailed(workspace_id, body=body, client=client)).parsed
