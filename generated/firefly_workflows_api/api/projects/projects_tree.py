"""GET /runners/projects/tree"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.projects import ProjectTree
from ...runtime.requests import query
from ...runtime.responses import build_response
from ...types import UNSET, Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[ProjectTree] = Operation(
    id="projects.tree",
    method="GET",
    path="/runners/projects/tree",
    paging=None,
    decode=ProjectTree.from_dict,
    decode_items=None,
)


def _get_kwargs(
    *,
    search_query: str | Unset = UNSET,
    variable_set_id: str | Unset = UNSET,
    consumed_only: bool | Unset = UNSET,
) -> dict[str, Any]:
    return {
        "method": "get",
        "url": "/runners/projects/tree",
        "params": query(
            {
                "searchQuery": search_query,
                "variableSetId": variable_set_id,
                "consumedOnly": consumed_only,
            }
        ),
    }


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    search_query: str | Unset = UNSET,
    variable_set_id: str | Unset = UNSET,
    consumed_only: bool | Unset = UNSET,
) -> Response[ProjectTree]:
    """Get the projects as a tree."""
    _response = client.get_httpx_client().request(
        **_get_kwargs(
            search_query=search_query, variable_set_id=variable_set_id, consumed_only=consumed_only
        )
    )
    return build_response(OPERATION, _response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    search_query: str | Unset = UNSET,
    variable_set_id: str | Unset = UNSET,
    consumed_only: bool | Unset = UNSET,
) -> ProjectTree:
    """Get the projects as a tree."""
    return sync_detailed(
        search_query=search_query,
        variable_set_id=variable_set_id,
        consumed_only=consumed_only,
        client=client,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    search_query: str | Unset = UNSET,
    variable_set_id: str | Unset = UNSET,
    consumed_only: bool | Unset = UNSET,
) -> Response[ProjectTree]:
    """Get the projects as a tree."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            search_query=search_query, variable_set_id=variable_set_id, consumed_only=consumed_only
        )
    )
    return build_response(OPERATION, _response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    search_query: str | Unset = UNSET,
    variable_set_id: str | Unset = UNSET,
    consumed_only: bool | Unset = UNSET,
) -> ProjectTree:
    """Get the projects as a tree."""
    return (
        await asyncio_detailed(
            search_query=search_query,
            variable_set_id=variable_set_id,
            consumed_only=consumed_only,
            client=client,
        )
    ).parsed
