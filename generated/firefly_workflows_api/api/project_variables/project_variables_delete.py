"""DELETE /runners/variables/projects/{projectId}/variables"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...runtime.requests import json_body, path_argument
from ...runtime.responses import build_response, nothing
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.project_variables import VariableKeys

OPERATION: Operation[None] = Operation(
    id="project_variables.delete",
    method="DELETE",
    path="/runners/variables/projects/{projectId}/variables",
    paging=None,
    decode=nothing,
    decode_items=None,
)


def _get_kwargs(
    project_id: str | Unset, *, body: VariableKeys | Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "method": "delete",
        "url": "/runners/variables/projects/{project_id}/variables".format(
            project_id=path_argument("projectId", project_id)
        ),
        **json_body(body),
    }


def sync_detailed(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableKeys | Mapping[str, Any],
) -> Response[None]:
    """Delete variables of a project."""
    _response = client.get_httpx_client().request(**_get_kwargs(project_id, body=body))
    return build_response(OPERATION, _response)


def sync(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableKeys | Mapping[str, Any],
) -> None:
    """Delete variables of a project."""
    sync_detailed(project_id, body=body, client=client)


async def asyncio_detailed(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableKeys | Mapping[str, Any],
) -> Response[None]:
    """Delete variables of a project."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(project_id, body=body))
    return build_response(OPERATION, _response)


async def asyncio(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableKeys | Mapping[str, Any],
) -> None:
    """Delete variables of a project."""
    await asyncio_detailed(project_id, body=body, client=client)
