"""POST /guardrails/search"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.guardrails import Guardrail
from ...runtime.requests import json_body, query
from ...runtime.responses import build_response, list_of
from ...types import UNSET, Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.guardrails import GuardrailSearch

OPERATION: Operation[list[Guardrail]] = Operation(
    id="guardrails.search",
    method="POST",
    path="/guardrails/search",
    paging="page",
    decode=list_of(Guardrail),
    decode_items=list_of(Guardrail),
)


def _get_kwargs(
    *,
    body: GuardrailSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> dict[str, Any]:
    return {
        "method": "post",
        "url": "/guardrails/search",
        "params": query({"page": page, "pageSize": page_size}),
        **json_body(body),
    }


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: GuardrailSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> Response[list[Guardrail]]:
    """Search guardrail rules."""
    _response = client.get_httpx_client().request(
        **_get_kwargs(body=body, page=page, page_size=page_size)
    )
    return build_response(OPERATION, _response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: GuardrailSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> list[Guardrail]:
    """Search guardrail rules."""
    return sync_detailed(body=body, page=page, page_size=page_size, client=client).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: GuardrailSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> Response[list[Guardrail]]:
    """Search guardrail rules."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(body=body, page=page, page_size=page_size)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: GuardrailSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> list[Guardrail]:
    """Search guardrail rules."""
    return (await asyncio_detailed(body=body, page=page, page_size=page_size, client=client)).parsed
