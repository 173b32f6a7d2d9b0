"""PUT /runners/variables/variable-sets/{variableSetId}"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.variable_sets import VariableSetDetails
from ...runtime.requests import json_body, path_argument
from ...runtime.responses import build_response, optional
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.variable_sets import VariableSetUpdate

OPERATION: Operation[VariableSetDetails | None] = Operation(
    id="variable_sets.update",
    method="PUT",
    path="/runners/variables/variable-sets/{variableSetId}",
    paging=None,
    decode=optional(VariableSetDetails.from_dict),
    decode_items=None,
)


def _get_kwargs(
    variable_set_id: str | Unset, *, body: VariableSetUpdate | Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "method": "put",
        "url": "/runners/variables/variable-sets/{variable_set_id}".format(
            variable_set_id=path_argument("variableSetId", variable_set_id)
        ),
        **json_body(body),
    }


def sync_detailed(
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableSetUpdate | Mapping[str, Any],
) -> Response[VariableSetDetails | None]:
    """Update a variable set."""
    _response = client.get_httpx_client().request(**_get_kwargs(variable_set_id, body=body))
    return build_response(OPERATION, _response)


def sync(
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableSetUpdate | Mapping[str, Any],
) -> VariableSetDetails | None:
    """Update a variable set."""
    return sync_detailed(variable_set_id, body=body, client=client).parsed


async def asyncio_detailed(
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableSetUpdate | Mapping[str, Any],
) -> Response[VariableSetDetails | None]:
    """Update a variable set."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(variable_set_id, body=body)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: VariableSetUpdate | Mapping[str, Any],
) -> VariableSetDetails | None:
    """Update a variable set."""
    return (await asyncio_detailed(variable_set_id, body=body, client=client)).parsed
