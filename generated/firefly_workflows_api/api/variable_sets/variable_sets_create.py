"""POST /runners/variables/variable-sets"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.variable_sets import VariableSetCreated
from ...runtime.requests import json_body
from ...runtime.responses import build_response
from ...types import Response
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.variable_sets import VariableSetCreate

OPERATION: Operation[VariableSetCreated] = Operation(
    id="variable_sets.create",
    method="POST",
    path="/runners/variables/variable-sets",
    paging=None,
    decode=VariableSetCreated.from_dict,
    decode_items=None,
)


def _get_kwargs(*, body: VariableSetCreate | Mapping[str, Any]) -> dict[str, Any]:
    return {"method": "post", "url": "/runners/variables/variable-sets", **json_body(body)}


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: VariableSetCreate | Mapping[str, Any]
) -> Response[VariableSetCreated]:
    """Create a variable set."""
    _response = client.get_httpx_client().request(**_get_kwargs(body=body))
    return build_response(OPERATION, _response)


def sync(
    *, client: AuthenticatedClient | Client, body: VariableSetCreate | Mapping[str, Any]
) -> VariableSetCreated:
    """Create a variable set."""
    return sync_detailed(body=body, client=client).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: VariableSetCreate | Mapping[str, Any]
) -> Response[VariableSetCreated]:
    """Create a variable set."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(body=body))
    return build_response(OPERATION, _response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: VariableSetCreate | Mapping[str, Any]
) -> VariableSetCreated:
    """Create a variable set."""
    return (await asyncio_detailed(body=body, client=client)).parsed
