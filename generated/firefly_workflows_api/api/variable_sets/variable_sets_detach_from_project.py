"""POST /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/detach"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...runtime.requests import path_argument
from ...runtime.responses import build_response, nothing
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[None] = Operation(
    id="variable_sets.detach_from_project",
    method="POST",
    path="/runners/variables/projects/{projectId}/variable-sets/{variableSetId}/detach",
    paging=None,
    decode=nothing,
    decode_items=None,
)


def _get_kwargs(project_id: str | Unset, variable_set_id: str | Unset) -> dict[str, Any]:
    return {
        "method": "post",
        "url": "/runners/variables/projects/{project_id}/variable-sets/{variable_set_id}/detach".format(
            project_id=path_argument("projectId", project_id),
            variable_set_id=path_argument("variableSetId", variable_set_id),
        ),
    }


def sync_detailed(
    project_id: str | Unset, variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[None]:
    """Detach a variable set from a project."""
    _response = client.get_httpx_client().request(**_get_kwargs(project_id, variable_set_id))
    return build_response(OPERATION, _response)


def sync(
    project_id: str | Unset, variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
) -> None:
    """Detach a variable set from a project."""
    sync_detailed(project_id, variable_set_id, client=client)


async def asyncio_detailed(
    project_id: str | Unset, variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[None]:
    """Detach a variable set from a project."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(project_id, variable_set_id)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    project_id: str | Unset, variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
) -> None:
    """Detach a variable set from a project."""
    await asyncio_detailed(project_id, variable_set_id, client=client)
