"""DELETE /runners/projects/{projectId}"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...runtime.requests import path_argument
from ...runtime.responses import build_response, nothing
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[None] = Operation(
    id="projects.delete",
    method="DELETE",
    path="/runners/projects/{projectId}",
    paging=None,
    decode=nothing,
    decode_items=None,
)


def _get_kwargs(project_id: str | Unset) -> dict[str, Any]:
    return {
        "method": "delete",
        "url": "/runners/projects/{project_id}".format(
            project_id=path_argument("projectId", project_id)
        ),
    }


def sync_detailed(
    project_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[None]:
    """Delete a project and its workspaces."""
    _response = client.get_httpx_client().request(**_get_kwargs(project_id))
    return build_response(OPERATION, _response)


def sync(project_id: str | Unset, *, client: AuthenticatedClient | Client) -> None:
    """Delete a project and its workspaces."""
    sync_detailed(project_id, client=client)


async def asyncio_detailed(
    project_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[None]:
    """Delete a project and its workspaces."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(project_id))
    return build_response(OPERATION, _response)


async def asyncio(project_id: str | Unset, *, client: AuthenticatedClient | Client) -> None:
    """Delete a project and its workspaces."""
    await asyncio_detailed(project_id, client=client)
