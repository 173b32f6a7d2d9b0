"""POST /login"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.auth import AccessToken
from ...runtime.requests import json_body
from ...runtime.responses import build_response
from ...types import Response
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.auth import LoginRequest

OPERATION: Operation[AccessToken] = Operation(
    id="auth.login",
    method="POST",
    path="/login",
    paging=None,
    decode=AccessToken.from_dict,
    decode_items=None,
)


def _get_kwargs(*, body: LoginRequest | Mapping[str, Any]) -> dict[str, Any]:
    return {"method": "post", "url": "/login", **json_body(body)}


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: LoginRequest | Mapping[str, Any]
) -> Response[AccessToken]:
    """Log in."""
    _response = client.get_httpx_client().request(**_get_kwargs(body=body))
    return build_response(OPERATION, _response)


def sync(
    *, client: AuthenticatedClient | Client, body: LoginRequest | Mapping[str, Any]
) -> AccessToken:
    """Log in."""
    return sync_detailed(body=body, client=client).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: LoginRequest | Mapping[str, Any]
) -> Response[AccessToken]:
    """Log in."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(body=body))
    return build_response(OPERATION, _response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: LoginRequest | Mapping[str, Any]
) -> AccessToken:
    """Log in."""
    return (await asyncio_detailed(body=body, client=client)).parsed
