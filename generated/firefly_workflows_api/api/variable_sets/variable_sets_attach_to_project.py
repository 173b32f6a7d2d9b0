"""POST /runners/variables/projects/{projectId}/variable-sets/{variableSetId}/attach"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...runtime.requests import json_body, path_argument
from ...runtime.responses import build_response, nothing
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.variable_sets import VariableSetAttachment

OPERATION: Operation[None] = Operation(
    id="variable_sets.attach_to_project",
    method="POST",
    path="/runners/variables/projects/{projectId}/variable-sets/{variableSetId}/attach",
    paging=None,
    decode=nothing,
    decode_items=None,
)


def _get_kwargs(
    project_id: str | Unset,
    variable_set_id: str | Unset,
    *,
    body: VariableSetAttachment | Mapping[str, Any],
) -> dict[str, Any]:
    return {
        "method": "post",
        "url": "/runners/variables/projects/{project_id}/variable-sets/{variable_set_id}/attach".format(
            project_id=path_argument("projectId", project_id),
            variable_set_id=path_argument("variableSetId", variable_set_id),
        ),
        **json_body(body),
    }


def sync_detailed(
    project_id: str | Unset,
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableSetAttachment | Mapping[str, Any],
) -> Response[None]:
    """Attach a variable set to a project."""
    _response = client.get_httpx_client().request(
        **_get_kwargs(project_id, variable_set_id, body=body)
    )
    return build_response(OPERATION, _response)


def sync(
    project_id: str | Unset,
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableSetAttachment | Mapping[str, Any],
) -> None:
    """Attach a variable set to a project."""
    sync_detailed(project_id, variable_set_id, body=body, client=client)


async def asyncio_detailed(
    project_id: str | Unset,
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableSetAttachment | Mapping[str, Any],
) -> Response[None]:
    """Attach a variable set to a project."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(project_id, variable_set_id, body=body)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    project_id: str | Unset,
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableSetAttachment | Mapping[str, Any],
) -> None:
    """Attach a variable set to a project."""
    await asyncio_detailed(project_id, variable_set_id, body=body, client=client)
