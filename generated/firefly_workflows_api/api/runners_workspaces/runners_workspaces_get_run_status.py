"""GET /runners/workspaces/{workspaceId}/run/{runId}/status"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...models.runners_workspaces import RunStatusReport
from ...runtime.requests import path_argument
from ...runtime.responses import build_response
from ...types import Response, Unset
from .. import Operation

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client

OPERATION: Operation[RunStatusReport] = Operation(
    id="runners_workspaces.get_run_status",
    method="GET",
    path="/runners/workspaces/{workspaceId}/run/{runId}/status",
    paging=None,
    decode=RunStatusReport.from_dict,
    decode_items=None,
)


def _get_kwargs(workspace_id: str | Unset, run_id: str | Unset) -> dict[str, Any]:
    return {
        "method": "get",
        "url": "/runners/workspaces/{workspace_id}/run/{run_id}/status".format(
            workspace_id=path_argument("workspaceId", workspace_id),
            run_id=path_argument("runId", run_id),
        ),
    }


def sync_detailed(
    workspace_id: str | Unset, run_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[RunStatusReport]:
    """Get the status of a run."""
    _response = client.get_httpx_client().request(**_get_kwargs(workspace_id, run_id))
    return build_response(OPERATION, _response)


def sync(
    workspace_id: str | Unset, run_id: str | Unset, *, client: AuthenticatedClient | Client
) -> RunStatusReport:
    """Get the status of a run."""
    return sync_detailed(workspace_id, run_id, client=client).parsed


async def asyncio_detailed(
    workspace_id: str | Unset, run_id: str | Unset, *, client: AuthenticatedClient | Client
) -> Response[RunStatusReport]:
    """Get the status of a run."""
    _response = await client.get_async_httpx_client().request(**_get_kwargs(workspace_id, run_id))
    return build_response(OPERATION, _response)


async def asyncio(
    workspace_id: str | Unset, run_id: str | Unset, *, client: AuthenticatedClient | Client
) -> RunStatusReport:
    """Get the status of a run."""
    return (await asyncio_detailed(workspace_id, run_id, client=client)).parsed
