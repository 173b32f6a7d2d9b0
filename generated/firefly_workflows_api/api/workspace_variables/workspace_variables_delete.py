"""DELETE /runners/variables/workspaces/{workspaceId}/variables"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...runtime.requests import json_body, path_argument
from ...runtime.responses import build_response, nothing
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.shared import VariableIds

OPERATION: Operation[None] = Operation(
    id="workspace_variables.delete",
    method="DELETE",
    path="/runners/variables/workspaces/{workspaceId}/variables",
    paging=None,
    decode=nothing,
    decode_items=None,
)


def _get_kwargs(
    workspace_id: str | Unset, *, body: VariableIds | Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "method": "delete",
        "url": "/runners/variables/workspaces/{workspace_id}/variables".format(
            workspace_id=path_argument("workspaceId", workspace_id)
        ),
        **json_body(body),
    }


def sync_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableIds | Mapping[str, Any],
) -> Response[None]:
    """Delete variables of a workspace."""
    _response = client.get_httpx_client().request(**_get_kwargs(workspace_id, body=body))
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableIds | Mapping[str, Any],
) -> None:
    """Delete variables of a workspace."""
    sync_detailed(workspace_id, body=body, client=client)


async def asyncio_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableIds | Mapping[str, Any],
) -> Response[None]:
    """Delete variables of a workspace."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(workspace_id, body=body)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableIds | Mapping[str, Any],
) -> None:
    """Delete variables of a workspace."""
    await asyncio_detailed(workspace_id, body=body, client=client)
