"""DELETE /guardrails/{ruleId}"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.guardrails import GuardrailDeleted
from ...runtime.requests import path_argument
from ...runtime.responses import build_response
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[GuardrailDeleted] = Operation(
    id="guardrails.delete",
    method="DELETE",
    path="/guardrails/{ruleId}",
    paging=None,
    decode=GuardrailDeleted.from_dict,
    decode_items=None,
)


def _get_kwargs(rule_id: str | Unset) -> dict[str, Any]:
    return {
        "method": "delete",
        "url": "/guardrails/{rule_id}".format(rule_id=path_argument("ruleId", rule_id)),
    }


def sync_detailed(
    rule_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[GuardrailDeleted]:
    """Delete a guardrail rule."""
    _response = client.get_httpx_client().request(**_get_kwargs(rule_id))
    return build_response(OPERATION, _response)


def sync(rule_id: str | Unset, *, client: AuthenticatedClient | Client) -> GuardrailDeleted:
    """Delete a guardrail rule."""
    return sync_detailed(rule_id, client=client).parsed


async def asyncio_detailed(
    rule_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[GuardrailDeleted]:
    """Delete a guardrail rule."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(rule_id))
    return build_response(OPERATION, _response)


async def asyncio(
    rule_id: str | Unset, *, client: AuthenticatedClient | Client
) -> GuardrailDeleted:
    """Delete a guardrail rule."""
    return (await asyncio_detailed(rule_id, client=client)).parsed
