"""GET /runners/variables/workspaces/{workspaceId}/variables"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.shared import Variable
from ...runtime.requests import path_argument, query
from ...runtime.responses import build_response, list_of
from ...types import UNSET, Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[list[Variable]] = Operation(
    id="workspace_variables.list",
    method="GET",
    path="/runners/variables/workspaces/{workspaceId}/variables",
    paging="offset",
    decode=list_of(Variable),
    decode_items=list_of(Variable),
)


def _get_kwargs(
    workspace_id: str | Unset, *, page_size: int | Unset = UNSET, offset: int | Unset = UNSET
) -> dict[str, Any]:
    return {
        "method": "get",
        "url": "/runners/variables/workspaces/{workspace_id}/variables".format(
            workspace_id=path_argument("workspaceId", workspace_id)
        ),
        "params": query({"pageSize": page_size, "offset": offset}),
    }


def sync_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    page_size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[list[Variable]]:
    """List the variables of a workspace."""
    _response = client.get_httpx_client().request(
        **_get_kwargs(workspace_id, page_size=page_size, offset=offset)
    )
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    page_size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> list[Variable]:
    """List the variables of a workspace."""
    return sync_detailed(workspace_id, page_size=page_size, offset=offset, client=client).parsed


async def asyncio_detailed(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    page_size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[list[Variable]]:
    """List the variables of a workspace."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(workspace_id, page_size=page_size, offset=offset)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    page_size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> list[Variable]:
    """List the variables of a workspace."""
    return (
        await asyncio_detailed(workspace_id, page_size=page_size, offset=offset, client=client)
    ).parsed
