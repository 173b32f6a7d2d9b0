"""POST /runners/workspaces"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.shared import RunnersWorkspace
from ...runtime.requests import json_body
from ...runtime.responses import build_response
from ...types import Response
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.runners_workspaces import RunnersWorkspaceCreate

OPERATION: Operation[RunnersWorkspace] = Operation(
    id="runners_workspaces.create",
    method="POST",
    path="/runners/workspaces",
    paging=None,
    decode=RunnersWorkspace.from_dict,
    decode_items=None,
)


def _get_kwargs(*, body: RunnersWorkspaceCreate | Mapping[str, Any]) -> dict[str, Any]:
    return {"method": "post", "url": "/runners/workspaces", **json_body(body)}


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: RunnersWorkspaceCreate | Mapping[str, Any]
) -> Response[RunnersWorkspace]:
    """Create a workspace that Firefly runs."""
    _response = client.get_httpx_client().request(**_get_kwargs(body=body))
    return build_response(OPERATION, _response)


def sync(
    *, client: AuthenticatedClient | Client, body: RunnersWorkspaceCreate | Mapping[str, Any]
) -> RunnersWorkspace:
    """Create a workspace that Firefly runs."""
    return sync_detailed(body=body, client=client).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: RunnersWorkspaceCreate | Mapping[str, Any]
) -> Response[RunnersWorkspace]:
    """Create a workspace that Firefly runs."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(body=body))
    return build_response(OPERATION, _response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: RunnersWorkspaceCreate | Mapping[str, Any]
) -> RunnersWorkspace:
    """Create a workspace that Firefly runs."""
    return (await asyncio_detailed(body=body, client=client)).parsed
