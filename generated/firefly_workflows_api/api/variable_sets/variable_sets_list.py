"""GET /runners/variables/variable-sets"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.variable_sets import VariableSet
from ...runtime.requests import query
from ...runtime.responses import build_response, list_of
from ...types import UNSET, Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[list[VariableSet]] = Operation(
    id="variable_sets.list",
    method="GET",
    path="/runners/variables/variable-sets",
    paging="offset",
    decode=list_of(VariableSet),
    decode_items=list_of(VariableSet),
)


def _get_kwargs(
    *,
    search_query: str | Unset = UNSET,
    page_size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    return {
        "method": "get",
        "url": "/runners/variables/variable-sets",
        "params": query({"searchQuery": search_query, "pageSize": page_size, "offset": offset}),
    }


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    search_query: str | Unset = UNSET,
    page_size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[list[VariableSet]]:
    """List variable sets."""
    _response = client.get_httpx_client().request(
        **_get_kwargs(search_query=search_query, page_size=page_size, offset=offset)
    )
    return build_response(OPERATION, _response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    search_query: str | Unset = UNSET,
    page_size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> list[VariableSet]:
    """List variable sets."""
    return sync_detailed(
        search_query=search_query, page_size=page_size, offset=offset, client=client
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    search_query: str | Unset = UNSET,
    page_size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[list[VariableSet]]:
    """List variable sets."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(search_query=search_query, page_size=page_size, offset=offset)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    search_query: str | Unset = UNSET,
    page_size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> list[VariableSet]:
    """List variable sets."""
    return (
        await asyncio_detailed(
            search_query=search_query, page_size=page_size, offset=offset, client=client
        )
    ).parsed
