"""GET /runners/variables/projects/{projectId}"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.shared import Variable
from ...runtime.requests import path_argument
from ...runtime.responses import build_response, list_of
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[list[Variable]] = Operation(
    id="project_variables.list",
    method="GET",
    path="/runners/variables/projects/{projectId}",
    paging=None,
    decode=list_of(Variable),
    decode_items=None,
)


def _get_kwargs(project_id: str | Unset) -> dict[str, Any]:
    return {
        "method": "get",
        "url": "/runners/variables/projects/{project_id}".format(
            project_id=path_argument("projectId", project_id)
        ),
    }


def sync_detailed(
    project_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[list[Variable]]:
    """List the variables of a project."""
    _response = client.get_httpx_client().request(**_get_kwargs(project_id))
    return build_response(OPERATION, _response)


def sync(project_id: str | Unset, *, client: AuthenticatedClient | Client) -> list[Variable]:
    """List the variables of a project."""
    return sync_detailed(project_id, client=client).parsed


async def asyncio_detailed(
    project_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[list[Variable]]:
    """List the variables of a project."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(project_id))
    return build_response(OPERATION, _response)


async def asyncio(
    project_id: str | Unset, *, client: AuthenticatedClient | Client
) -> list[Variable]:
    """List the variables of a project."""
    return (await asyncio_detailed(project_id, client=client)).parsed
