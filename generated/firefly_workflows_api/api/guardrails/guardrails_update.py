"""PATCH /guardrails/{ruleId}"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.guardrails import GuardrailUpdated
from ...runtime.requests import json_body, path_argument
from ...runtime.responses import build_response
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.guardrails import GuardrailUpdate

OPERATION: Operation[GuardrailUpdated] = Operation(
    id="guardrails.update",
    method="PATCH",
    path="/guardrails/{ruleId}",
    paging=None,
    decode=GuardrailUpdated.from_dict,
    decode_items=None,
)


def _get_kwargs(
    rule_id: str | Unset, *, body: GuardrailUpdate | Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "method": "patch",
        "url": "/guardrails/{rule_id}".format(rule_id=path_argument("ruleId", rule_id)),
        **json_body(body),
    }


def sync_detailed(
    rule_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: GuardrailUpdate | Mapping[str, Any],
) -> Response[GuardrailUpdated]:
    """Update a guardrail rule."""
    _response = client.get_httpx_client().request(**_get_kwargs(rule_id, body=body))
    return build_response(OPERATION, _response)


def sync(
    rule_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: GuardrailUpdate | Mapping[str, Any],
) -> GuardrailUpdated:
    """Update a guardrail rule."""
    return sync_detailed(rule_id, body=body, client=client).parsed


async def asyncio_detailed(
    rule_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: GuardrailUpdate | Mapping[str, Any],
) -> Response[GuardrailUpdated]:
    """Update a guardrail rule."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(rule_id, body=body))
    return build_response(OPERATION, _response)


async def asyncio(
    rule_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: GuardrailUpdate | Mapping[str, Any],
) -> GuardrailUpdated:
    """Update a guardrail rule."""
    return (await asyncio_detailed(rule_id, body=body, client=client)).parsed
