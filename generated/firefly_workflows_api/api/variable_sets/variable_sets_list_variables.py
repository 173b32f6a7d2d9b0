"""GET /runners/variables/variable-sets/{variableSetId}/variables"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.shared import Variable
from ...runtime.requests import path_argument, query
from ...runtime.responses import build_response, list_of
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[list[Variable]] = Operation(
    id="variable_sets.list_variables",
    method="GET",
    path="/runners/variables/variable-sets/{variableSetId}/variables",
    paging="page",
    decode=list_of(Variable),
    decode_items=list_of(Variable),
)


def _get_kwargs(
    variable_set_id: str | Unset, *, page: int | Unset = 0, page_size: int | Unset = 25
) -> dict[str, Any]:
    return {
        "method": "get",
        "url": "/runners/variables/variable-sets/{variable_set_id}/variables".format(
            variable_set_id=path_argument("variableSetId", variable_set_id)
        ),
        "params": query({"page": page, "pageSize": page_size}),
    }


def sync_detailed(
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> Response[list[Variable]]:
    """List the variables of a variable set."""
    _response = client.get_httpx_client().request(
        **_get_kwargs(variable_set_id, page=page, page_size=page_size)
    )
    return build_response(OPERATION, _response)


def sync(
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> list[Variable]:
    """List the variables of a variable set."""
    return sync_detailed(variable_set_id, page=page, page_size=page_size, client=client).parsed


async def asyncio_detailed(
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> Response[list[Variable]]:
    """List the variables of a variable set."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(variable_set_id, page=page, page_size=page_size)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    variable_set_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> list[Variable]:
    """List the variables of a variable set."""
    return (
        await asyncio_detailed(variable_set_id, page=page, page_size=page_size, client=client)
    ).parsed
