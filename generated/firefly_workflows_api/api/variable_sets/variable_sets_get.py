"""GET /runners/variables/variable-sets/{variableSetId}"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.variable_sets import VariableSetDetails
from ...runtime.requests import path_argument
from ...runtime.responses import build_response
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[VariableSetDetails] = Operation(
    id="variable_sets.get",
    method="GET",
    path="/runners/variables/variable-sets/{variableSetId}",
    paging=None,
    decode=VariableSetDetails.from_dict,
    decode_items=None,
)


def _get_kwargs(variable_set_id: str | Unset) -> dict[str, Any]:
    return {
        "method": "get",
        "url": "/runners/variables/variable-sets/{variable_set_id}".format(
            variable_set_id=path_argument("variableSetId", variable_set_id)
        ),
    }


def sync_detailed(
    variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[VariableSetDetails]:
    """Get a variable set."""
    _response = client.get_httpx_client().request(**_get_kwargs(variable_set_id))
    return build_response(OPERATION, _response)


def sync(
    variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
) -> VariableSetDetails:
    """Get a variable set."""
    return sync_detailed(variable_set_id, client=client).parsed


async def asyncio_detailed(
    variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[VariableSetDetails]:
    """Get a variable set."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(variable_set_id))
    return build_response(OPERATION, _response)


async def asyncio(
    variable_set_id: str | Unset, *, client: AuthenticatedClient | Client
) -> VariableSetDetails:
    """Get a variable set."""
    return (await asyncio_detailed(variable_set_id, client=client)).parsed
