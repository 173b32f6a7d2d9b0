"""GET /runners/workspaces/labels"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...runtime.responses import build_response, list_of_values
from ...types import Response
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[list[str]] = Operation(
    id="runners_workspaces.list_labels",
    method="GET",
    path="/runners/workspaces/labels",
    paging=None,
    decode=list_of_values,
    decode_items=None,
)


def _get_kwargs() -> dict[str, Any]:
    return {"method": "get", "url": "/runners/workspaces/labels"}


def sync_detailed(*, client: AuthenticatedClient | Client) -> Response[list[str]]:
    """List the labels used by workspaces."""
    _response = client.get_httpx_client().request(**_get_kwargs())
    return build_response(OPERATION, _response)


def sync(*, client: AuthenticatedClient | Client) -> list[str]:
    """List the labels used by workspaces."""
    return sync_detailed(client=client).parsed


async def asyncio_detailed(*, client: AuthenticatedClient | Client) -> Response[list[str]]:
    """List the labels used by workspaces."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs())
    return build_response(OPERATION, _response)


async def asyncio(*, client: AuthenticatedClient | Client) -> list[str]:
    """List the labels used by workspaces."""
    return (await asyncio_detailed(client=client)).parsed
