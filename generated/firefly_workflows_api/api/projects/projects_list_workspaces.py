"""GET /runners/projects/{projectId}/workspaces"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.shared import RunnersWorkspace
from ...runtime.requests import path_argument, query
from ...runtime.responses import build_response, list_of
from ...types import UNSET, Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[list[RunnersWorkspace]] = Operation(
    id="projects.list_workspaces",
    method="GET",
    path="/runners/projects/{projectId}/workspaces",
    paging="offset",
    decode=list_of(RunnersWorkspace),
    decode_items=list_of(RunnersWorkspace),
)


def _get_kwargs(
    project_id: str | Unset,
    *,
    search_query: str | Unset = UNSET,
    page_size: int | Unset = 25,
    offset: int | Unset = 0,
    pool_id: str | Unset = UNSET,
    variable_set_id: str | Unset = UNSET,
    explicit_consumption: bool | Unset = UNSET,
) -> dict[str, Any]:
    return {
        "method": "get",
        "url": "/runners/projects/{project_id}/workspaces".format(
            project_id=path_argument("projectId", project_id)
        ),
        "params": query(
            {
                "searchQuery": search_query,
                "pageSize": page_size,
                "offset": offset,
                "poolId": pool_id,
                "variableSetId": variable_set_id,
                "explicitConsumption": explicit_consumption,
            }
        ),
    }


def sync_detailed(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    search_query: str | Unset = UNSET,
    page_size: int | Unset = 25,
    offset: int | Unset = 0,
    pool_id: str | Unset = UNSET,
    variable_set_id: str | Unset = UNSET,
    explicit_consumption: bool | Unset = UNSET,
) -> Response[list[RunnersWorkspace]]:
    """List the workspaces of a project."""
    _response = client.get_httpx_client().request(
        **_get_kwargs(
            project_id,
            search_query=search_query,
            page_size=page_size,
            offset=offset,
            pool_id=pool_id,
            variable_set_id=variable_set_id,
            explicit_consumption=explicit_consumption,
        )
    )
    return build_response(OPERATION, _response)


def sync(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    search_query: str | Unset = UNSET,
    page_size: int | Unset = 25,
    offset: int | Unset = 0,
    pool_id: str | Unset = UNSET,
    variable_set_id: str | Unset = UNSET,
    explicit_consumption: bool | Unset = UNSET,
) -> list[RunnersWorkspace]:
    """List the workspaces of a project."""
    return sync_detailed(
        project_id,
        search_query=search_query,
        page_size=page_size,
        offset=offset,
        pool_id=pool_id,
        variable_set_id=variable_set_id,
        explicit_consumption=explicit_consumption,
        client=client,
    ).parsed


async def asyncio_detailed(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    search_query: str | Unset = UNSET,
    page_size: int | Unset = 25,
    offset: int | Unset = 0,
    pool_id: str | Unset = UNSET,
    variable_set_id: str | Unset = UNSET,
    explicit_consumption: bool | Unset = UNSET,
) -> Response[list[RunnersWorkspace]]:
    """List the workspaces of a project."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(
            project_id,
            search_query=search_query,
            page_size=page_size,
            offset=offset,
            pool_id=pool_id,
            variable_set_id=variable_set_id,
            explicit_consumption=explicit_consumption,
        )
    )
    return build_response(OPERATION, _response)


async def asyncio(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    search_query: str | Unset = UNSET,
    page_size: int | Unset = 25,
    offset: int | Unset = 0,
    pool_id: str | Unset = UNSET,
    variable_set_id: str | Unset = UNSET,
    explicit_consumption: bool | Unset = UNSET,
) -> list[RunnersWorkspace]:
    """List the workspaces of a project."""
    return (
        await asyncio_detailed(
            project_id,
            search_query=search_query,
            page_size=page_size,
            offset=offset,
            pool_id=pool_id,
            variable_set_id=variable_set_id,
            explicit_consumption=explicit_consumption,
            client=client,
        )
    ).parsed
