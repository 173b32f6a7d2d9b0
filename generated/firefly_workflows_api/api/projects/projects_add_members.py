"""POST /runners/projects/{projectId}/members"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...models.projects import ProjectMember
from ...runtime.requests import json_body, path_argument
from ...runtime.responses import build_response, list_of
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.projects import ProjectMemberInput

OPERATION: Operation[list[ProjectMember]] = Operation(
    id="projects.add_members",
    method="POST",
    path="/runners/projects/{projectId}/members",
    paging=None,
    decode=list_of(ProjectMember),
    decode_items=None,
)


def _get_kwargs(
    project_id: str | Unset, *, body: Sequence[ProjectMemberInput | Mapping[str, Any]]
) -> dict[str, Any]:
    return {
        "method": "post",
        "url": "/runners/projects/{project_id}/members".format(
            project_id=path_argument("projectId", project_id)
        ),
        **json_body(body),
    }


def sync_detailed(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: Sequence[ProjectMemberInput | Mapping[str, Any]],
) -> Response[list[ProjectMember]]:
    """Add members to a project."""
    _response = client.get_httpx_client().request(**_get_kwargs(project_id, body=body))
    return build_response(OPERATION, _response)


def sync(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: Sequence[ProjectMemberInput | Mapping[str, Any]],
) -> list[ProjectMember]:
    """Add members to a project."""
    return sync_detailed(project_id, body=body, client=client).parsed


async def asyncio_detailed(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: Sequence[ProjectMemberInput | Mapping[str, Any]],
) -> Response[list[ProjectMember]]:
    """Add members to a project."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(project_id, body=body))
    return build_response(OPERATION, _response)


async def asyncio(
    project_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: Sequence[ProjectMemberInput | Mapping[str, Any]],
) -> list[ProjectMember]:
    """Add members to a project."""
    return (await asyncio_detailed(project_id, body=body, client=client)).parsed
