"""POST /workspaces/{workspaceId}/runs/search"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.workspaces import Run
from ...runtime.requests import json_body, path_argument, query
from ...runtime.responses import build_response, list_of
from ...types import UNSET, Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.workspaces import RunSearch

OPERATION: Operation[list[Run]] = Operation(
    id="workspaces.search_runs",
    method="POST",
    path="/workspaces/{workspaceId}/runs/search",
    paging="page",
    decode=list_of(Run),
    decode_items=list_of(Run),
)


def _get_kwargs(
    workspace_id: str | Unset,
    *,
    body: RunSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> dict[str, Any]:
    return {
        "method": "post",
        "url": "/workspaces/{workspace_id}/runs/search".format(
            workspace_id=path_argument("workspaceId", workspace_id)
        ),
        "params": query({"page": page, "pageSize": page_size}),
        **json_body(body),
    }


def sync_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: RunSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> Response[list[Run]]:
    """Search the runs of a workspace."""
    _response = client.get_httpx_client().request(
        **_get_kwargs(workspace_id, body=body, page=page, page_size=page_size)
    )
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: RunSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> list[Run]:
    """Search the runs of a workspace."""
    return sync_detailed(
        workspace_id, body=body, page=page, page_size=page_size, client=client
    ).parsed


async def asyncio_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: RunSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> Response[list[Run]]:
    """Search the runs of a workspace."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(workspace_id, body=body, page=page, page_size=page_size)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: RunSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> list[Run]:
    """Search the runs of a workspace."""
    return (
        await asyncio_detailed(
            workspace_id, body=body, page=page, page_size=page_size, client=client
        )
    ).parsed
