"""PUT /workspaces/{workspaceId}/labels"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.workspaces import WorkspaceLabels
from ...runtime.requests import json_body, path_argument
from ...runtime.responses import build_response
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.workspaces import WorkspaceLabelsUpdate

OPERATION: Operation[WorkspaceLabels] = Operation(
    id="workspaces.update_labels",
    method="PUT",
    path="/workspaces/{workspaceId}/labels",
    paging=None,
    decode=WorkspaceLabels.from_dict,
    decode_items=None,
)


def _get_kwargs(
    workspace_id: str | Unset, *, body: WorkspaceLabelsUpdate | Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "method": "put",
        "url": "/workspaces/{workspace_id}/labels".format(
            workspace_id=path_argument("workspaceId", workspace_id)
        ),
        **json_body(body),
    }


def sync_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: WorkspaceLabelsUpdate | Mapping[str, Any],
) -> Response[WorkspaceLabels]:
    """Replace the labels of a workspace."""
    _response = client.get_httpx_client().request(**_get_kwargs(workspace_id, body=body))
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: WorkspaceLabelsUpdate | Mapping[str, Any],
) -> WorkspaceLabels:
    """Replace the labels of a workspace."""
    return sync_detailed(workspace_id, body=body, client=client).parsed


async def asyncio_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: WorkspaceLabelsUpdate | Mapping[str, Any],
) -> Response[WorkspaceLabels]:
    """Replace the labels of a workspace."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(workspace_id, body=body)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: WorkspaceLabelsUpdate | Mapping[str, Any],
) -> WorkspaceLabels:
    """Replace the labels of a workspace."""
    return (await asyncio_detailed(workspace_id, body=body, client=client)).parsed
