"""DELETE /runners/variables/variable-sets/{variableSetId}/variables"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...runtime.requests import json_body, path_argument
from ...runtime.responses import build_response, nothing
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.shared import VariableIds

OPERATION: Operation[None] = Operation(
    id="variable_sets.delete_variables",
    method="DELETE",
    path="/runners/variables/variable-sets/{variableSetId}/variables",
    paging=None,
    decode=nothing,
    decode_items=None,
)


def _get_kwargs(
    variable_set_id: str | Unset, *, body: VariableIds | Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "method": "delete",
        "url": "/runners/variables/variable-sets/{variable_set_id}/variables".format(
            variable_set_id=path_argument("variableSetId", variable_set_id)
        ),
        **json_body(body),
    }


def sync_detailed(
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableIds | Mapping[str, Any],
) -> Response[None]:
    """Delete variables of a variable set."""
    _response = client.get_httpx_client().request(**_get_kwargs(variable_set_id, body=body))
    return build_response(OPERATION, _response)


def sync(
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableIds | Mapping[str, Any],
) -> None:
    """Delete variables of a variable set."""
    sync_detailed(variable_set_id, body=body, client=client)


async def asyncio_detailed(
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableIds | Mapping[str, Any],
) -> Response[None]:
    """Delete variables of a variable set."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(variable_set_id, body=body)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableIds | Mapping[str, Any],
) -> None:
    """Delete variables of a variable set."""
    await asyncio_detailed(variable_set_id, body=body, client=client)
