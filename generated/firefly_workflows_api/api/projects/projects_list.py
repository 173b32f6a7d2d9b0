"""GET /runners/projects/list"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.projects import Project, ProjectList
from ...runtime.requests import query
from ...runtime.responses import build_response, items_at
from ...types import UNSET, Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[ProjectList] = Operation(
    id="projects.list",
    method="GET",
    path="/runners/projects/list",
    paging="offset",
    decode=ProjectList.from_dict,
    decode_items=items_at("data", Project),
)


def _get_kwargs(
    *,
    page_size: int | Unset = 25,
    offset: int | Unset = 0,
    max_depth: int | Unset = UNSET,
    pool_id: str | Unset = UNSET,
) -> dict[str, Any]:
    return {
        "method": "get",
        "url": "/runners/projects/list",
        "params": query(
            {"pageSize": page_size, "offset": offset, "maxDepth": max_depth, "poolId": pool_id}
        ),
    }


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    page_size: int | Unset = 25,
    offset: int | Unset = 0,
    max_depth: int | Unset = UNSET,
    pool_id: str | Unset = UNSET,
) -> Response[ProjectList]:
    """List projects as a flat list."""
    _response = client.get_httpx_client().request(
        **_get_kwargs(page_size=page_size, offset=offset, max_depth=max_depth, pool_id=pool_id)
    )
    return build_response(OPERATION, _response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    page_size: int | Unset = 25,
    offset: int | Unset = 0,
    max_depth: int | Unset = UNSET,
    pool_id: str | Unset = UNSET,
) -> ProjectList:
    """List projects as a flat list."""
    return sync_detailed(
        page_size=page_size, offset=offset, max_depth=max_depth, pool_id=pool_id, client=client
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    page_size: int | Unset = 25,
    offset: int | Unset = 0,
    max_depth: int | Unset = UNSET,
    pool_id: str | Unset = UNSET,
) -> Response[ProjectList]:
    """List projects as a flat list."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(page_size=page_size, offset=offset, max_depth=max_depth, pool_id=pool_id)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    page_size: int | Unset = 25,
    offset: int | Unset = 0,
    max_depth: int | Unset = UNSET,
    pool_id: str | Unset = UNSET,
) -> ProjectList:
    """List projects as a flat list."""
    return (
        await asyncio_detailed(
            page_size=page_size, offset=offset, max_depth=max_depth, pool_id=pool_id, client=client
        )
    ).parsed
