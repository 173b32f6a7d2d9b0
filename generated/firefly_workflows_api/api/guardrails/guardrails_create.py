"""POST /guardrails"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.guardrails import GuardrailCreated
from ...runtime.requests import json_body
from ...runtime.responses import build_response
from ...types import Response
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.guardrails import GuardrailCreate

OPERATION: Operation[GuardrailCreated] = Operation(
    id="guardrails.create",
    method="POST",
    path="/guardrails",
    paging=None,
    decode=GuardrailCreated.from_dict,
    decode_items=None,
)


def _get_kwargs(*, body: GuardrailCreate | Mapping[str, Any]) -> dict[str, Any]:
    return {"method": "post", "url": "/guardrails", **json_body(body)}


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: GuardrailCreate | Mapping[str, Any]
) -> Response[GuardrailCreated]:
    """Create a guardrail rule."""
    _response = client.get_httpx_client().request(**_get_kwargs(body=body))
    return build_response(OPERATION, _response)


def sync(
    *, client: AuthenticatedClient | Client, body: GuardrailCreate | Mapping[str, Any]
) -> GuardrailCreated:
    """Create a guardrail rule."""
    return sync_detailed(body=body, client=client).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: GuardrailCreate | Mapping[str, Any]
) -> Response[GuardrailCreated]:
    """Create a guardrail rule."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(body=body))
    return build_response(OPERATION, _response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: GuardrailCreate | Mapping[str, Any]
) -> GuardrailCreated:
    """Create a guardrail rule."""
    return (await asyncio_detailed(body=body, client=client)).parsed
