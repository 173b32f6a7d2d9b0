"""PATCH /runners/projects/{projectId}"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.projects import Project
from ...runtime.requests import json_body, path_argument
from ...runtime.responses import build_response
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.projects import ProjectUpdate

OPERATION: Operation[Project] = Operation(
    id="projects.update",
    method="PATCH",
    path="/runners/projects/{projectId}",
    paging=None,
    decode=Project.from_dict,
    decode_items=None,
)


def _get_kwargs(
    project_id: str | Unset, *, body: ProjectUpdate | Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "method": "patch",
        "url": "/runners/projects/{project_id}".format(
            project_id=path_argument("projectId", project_id)
        ),
        **json_body(body),
    }


def sync_detailed(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: ProjectUpdate | Mapping[str, Any],
) -> Response[Project]:
    """Update a project."""
    _response = client.get_httpx_client().request(**_get_kwargs(project_id, body=body))
    return build_response(OPERATION, _response)


def sync(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: ProjectUpdate | Mapping[str, Any],
) -> Project:
    """Update a project."""
    return sync_detailed(project_id, body=body, client=client).parsed


async def asyncio_detailed(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: ProjectUpdate | Mapping[str, Any],
) -> Response[Project]:
    """Update a project."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(project_id, body=body))
    return build_response(OPERATION, _response)


async def asyncio(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: ProjectUpdate | Mapping[str, Any],
) -> Project:
    """Update a project."""
    return (await asyncio_detailed(project_id, body=body, client=client)).parsed
