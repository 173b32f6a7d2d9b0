"""GET /health"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...runtime.responses import build_response, nothing
from ...types import Response
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[None] = Operation(
    id="health.check", method="GET", path="/health", paging=None, decode=nothing, decode_items=None
)


def _get_kwargs() -> dict[str, Any]:
    return {"method": "get", "url": "/health"}


def sync_detailed(*, client: AuthenticatedClient | Client) -> Response[None]:
    """Check that the service is up."""
    _response = client.get_httpx_client().request(**_get_kwargs())
    return build_response(OPERATION, _response)


def sync(*, client: AuthenticatedClient | Client) -> None:
    """Check that the service is up."""
    sync_detailed(client=client)


async def asyncio_detailed(*, client: AuthenticatedClient | Client) -> Response[None]:
    """Check that the service is up."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs())
    return build_response(OPERATION, _response)


async def asyncio(*, client: AuthenticatedClient | Client) -> None:
    """Check that the service is up."""
    await asyncio_detailed(client=client)
