"""POST /runners/projects"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.projects import Project
from ...runtime.requests import json_body
from ...runtime.responses import build_response
from ...types import Response
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.projects import ProjectCreate

OPERATION: Operation[Project] = Operation(
    id="projects.create",
    method="POST",
    path="/runners/projects",
    paging=None,
    decode=Project.from_dict,
    decode_items=None,
)


def _get_kwargs(*, body: ProjectCreate | Mapping[str, Any]) -> dict[str, Any]:
    return {"method": "post", "url": "/runners/projects", **json_body(body)}


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: ProjectCreate | Mapping[str, Any]
) -> Response[Project]:
    """Create a project."""
    _response = client.get_httpx_client().request(**_get_kwargs(body=body))
    return build_response(OPERATION, _response)


def sync(
    *, client: AuthenticatedClient | Client, body: ProjectCreate | Mapping[str, Any]
) -> Project:
    """Create a project."""
    return sync_detailed(body=body, client=client).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: ProjectCreate | Mapping[str, Any]
) -> Response[Project]:
    """Create a project."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(body=body))
    return build_response(OPERATION, _response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: ProjectCreate | Mapping[str, Any]
) -> Project:
    """Create a project."""
    return (await asyncio_detailed(body=body, client=client)).parsed
