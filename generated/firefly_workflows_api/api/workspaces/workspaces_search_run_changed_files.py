"""POST /workspaces/{workspaceId}/runs/{runId}/changed-files-code/search"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...models.workspaces import ChangedFile, ChangedFilesByFolder
from ...runtime.requests import json_body, path_argument, query
from ...runtime.responses import build_response, items_of_map
from ...types import UNSET, Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client
    from ...models.workspaces import ChangedFileSearch

OPERATION: Operation[ChangedFilesByFolder] = Operation(
    id="workspaces.search_run_changed_files",
    method="POST",
    path="/workspaces/{workspaceId}/runs/{runId}/changed-files-code/search",
    paging="page",
    decode=ChangedFilesByFolder.from_dict,
    decode_items=items_of_map(ChangedFile),
)


def _get_kwargs(
    workspace_id: str | Unset,
    run_id: str | Unset,
    *,
    body: ChangedFileSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> dict[str, Any]:
    return {
        "method": "post",
        "url": "/workspaces/{workspace_id}/runs/{run_id}/changed-files-code/search".format(
            workspace_id=path_argument("workspaceId", workspace_id),
            run_id=path_argument("runId", run_id),
        ),
        "params": query({"page": page, "pageSize": page_size}),
        **json_body(body),
    }


def sync_detailed(
    workspace_id: str | Unset,
    run_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: ChangedFileSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> Response[ChangedFilesByFolder]:
    """Search the files changed by a run."""
    _response = client.get_httpx_client().request(
        **_get_kwargs(workspace_id, run_id, body=body, page=page, page_size=page_size)
    )
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset,
    run_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: ChangedFileSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> ChangedFilesByFolder:
    """Search the files changed by a run."""
    return sync_detailed(
        workspace_id, run_id, body=body, page=page, page_size=page_size, client=client
    ).parsed


async def asyncio_detailed(
    workspace_id: str | Unset,
    run_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: ChangedFileSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> Response[ChangedFilesByFolder]:
    """Search the files changed by a run."""
    _response = await client.get_async_httpx_client().request(
        **_get_kwargs(workspace_id, run_id, body=body, page=page, page_size=page_size)
    )
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset,
    run_id: str | Unset,
    *,
    client: AuthenticatedClient | Client,
    body: ChangedFileSearch | Mapping[str, Any] | Unset = UNSET,
    page: int | Unset = 0,
    page_size: int | Unset = 25,
) -> ChangedFilesByFolder:
    """Search the files changed by a run."""
    return (
        await asyncio_detailed(
            workspace_id, run_id, body=body, page=page, page_size=page_size, client=client
        )
    ).parsed
